//! A chart as data: what it shows, in the words in which it is told. How that looks is the renderers' work.

use serde::{Deserialize, Serialize};

use crate::model::{self, Decimal};
pub use crate::model::{Rag, Unit};

/// What a chart shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Chart {
    /// Lengths from nothing: for each label a bar of each series.
    Bars {
        /// The names of the rows.
        labels: Vec<String>,
        /// One or more, each with a figure for each label.
        series: Vec<Series>,
    },
    /// Figures over time, each series a line.
    Lines {
        /// The names of the points in time.
        labels: Vec<String>,
        /// Where each of them lies, in whole steps or days from any start, in order.
        at: Vec<i64>,
        /// One or more, each with a figure for each label. A series without a name is the only one.
        series: Vec<Series>,
        /// The bands behind them.
        bands: Vec<Band>,
    },
    /// The parts of a whole.
    Share {
        /// The parts.
        parts: Vec<Part>,
    },
    /// What happens when.
    Timeline {
        /// What happens, in order.
        stretches: Vec<Stretch>,
    },
}

/// Some figures under one name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its figures; nothing where one is missing.
    pub figures: Vec<Option<Figure>>,
    /// Their unit.
    pub unit: Unit,
}

impl From<model::Series> for Series {
    fn from(series: model::Series) -> Self {
        let figures = series.values.into_iter().map(|value| value.map(Figure::from)).collect();
        Self { name: series.name, figures, unit: series.unit }
    }
}

/// A figure as charts show it: without needless decimals, so that what shows the same is the same, and is written the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Figure(Decimal);

impl Figure {
    /// The figure.
    pub fn value(self) -> Decimal {
        self.0
    }
}

impl From<Decimal> for Figure {
    fn from(value: Decimal) -> Self {
        Self(value.normalize())
    }
}

impl From<Figure> for String {
    fn from(figure: Figure) -> Self {
        figure.0.to_string()
    }
}

impl TryFrom<String> for Figure {
    type Error = rust_decimal::Error;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        written.parse().map(|value: Decimal| Self::from(value))
    }
}

/// Figures between which something is of a colour.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Band {
    /// Its lowest figure; none for a band without a lower end.
    pub from: Option<Figure>,
    /// The figure that is above it; none for a band without an upper end.
    pub to: Option<Figure>,
    /// Its colour.
    pub status: Rag,
    /// What it is called.
    pub words: String,
}

/// A part of a whole.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Part {
    /// Its name.
    pub label: String,
    /// How large it is; nothing where that is not known.
    pub value: Option<Figure>,
    /// The same in words, with its share of the whole: "23 (42%)".
    pub words: String,
}

/// Something that takes time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stretch {
    /// What it is.
    pub label: String,
    /// Its days in words.
    pub words: String,
    /// Its first day, as a number of days from any start.
    pub start: i64,
    /// Its last day; the first for something that takes one day.
    pub end: i64,
}
