//! Data sets: tables of figures that text, tables and pictures are made from.

use std::convert::Infallible;
use std::sync::Arc;

use super::figure::is_nothing;
use super::{Date, Figure, SharedPlan};
use crate::diagnostic::{Located, Place};

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataSource<F = Infallible> {
    /// A table of figures.
    Set(Arc<DataSet>),
    /// An action plan.
    Plan(SharedPlan<F>),
}

/// Data to be drawn, as a table or a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View<F = Infallible> {
    /// The data.
    pub source: DataSource<F>,
    /// How they are drawn: the word behind `#`; without one as a plain table.
    pub kind: Option<Located<String>>,
    /// What the kind is told besides: what stands behind the colon in `#exceptions:2021-07-22`.
    pub argument: Option<Located<String>>,
    /// The day as at which a plan is drawn; without one the day on which the agenda is issued.
    pub as_at: Option<Date>,
    /// A caption.
    pub caption: Option<String>,
    /// Where the data come from.
    pub credit: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A way to draw data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewKind {
    /// A data set as a plain table.
    Table,
    /// Counts by period with the percentage that each is of their total.
    Monthly,
    /// Figures by period with the change over all of them.
    Predictions,
    /// Bars of one column of figures.
    Bar,
    /// Bars of several columns of figures.
    GroupedBar,
    /// Lines over periods.
    Line,
    /// The parts of a whole.
    Share,
    /// What happens when.
    Timeline,
    /// The actions of a plan that differ from what was planned.
    Exceptions,
    /// What has been done since a day.
    Progress,
    /// How many actions of each priority stand how.
    Status,
    /// The figures of an action before its bands.
    Trend,
}

impl ViewKind {
    /// Every way to draw data.
    pub const ALL: [Self; 12] = [
        Self::Table,
        Self::Monthly,
        Self::Predictions,
        Self::Bar,
        Self::GroupedBar,
        Self::Line,
        Self::Share,
        Self::Timeline,
        Self::Exceptions,
        Self::Progress,
        Self::Status,
        Self::Trend,
    ];

    /// The word behind `#`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Monthly => "monthly",
            Self::Predictions => "predictions",
            Self::Bar => "bar",
            Self::GroupedBar => "grouped-bar",
            Self::Line => "line",
            Self::Share => "share",
            Self::Timeline => "timeline",
            Self::Exceptions => "exceptions",
            Self::Progress => "progress",
            Self::Status => "status",
            Self::Trend => "trend",
        }
    }

    /// What it draws.
    pub fn of(self) -> ViewOf {
        match self {
            Self::Table | Self::Monthly | Self::Predictions => ViewOf::Set,
            Self::Bar | Self::GroupedBar | Self::Line | Self::Share | Self::Timeline => ViewOf::Set,
            Self::Exceptions | Self::Progress | Self::Status | Self::Trend => ViewOf::Plan,
        }
    }

    /// What it is told besides.
    pub fn argument(self) -> ViewArgument {
        match self {
            Self::Monthly => ViewArgument::Decimals,
            Self::Exceptions | Self::Progress => ViewArgument::Date,
            Self::Trend => ViewArgument::Action,
            Self::Table | Self::Predictions | Self::Bar | Self::GroupedBar | Self::Line | Self::Share | Self::Timeline | Self::Status => {
                ViewArgument::None
            }
        }
    }
}

/// What a kind of view draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewOf {
    /// Data sets.
    Set,
    /// Action plans.
    Plan,
}

/// What stands behind the colon in the address of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewArgument {
    /// Nothing.
    None,
    /// Nothing, or how many decimals percentages have: 0 to 4.
    Decimals,
    /// A day, such as `2021-07-22`.
    Date,
    /// The id of an action.
    Action,
}

impl View {
    /// Its kind, if it is known: a data set without one is a plain table.
    pub fn known_kind(&self) -> Option<ViewKind> {
        let of = match self.source {
            DataSource::Set(_) => ViewOf::Set,
            DataSource::Plan(_) => ViewOf::Plan,
        };
        let name = self.kind.as_ref().map_or("table", |kind| kind.value.as_str());
        ViewKind::ALL.into_iter().find(|kind| kind.of() == of && kind.name() == name)
    }
}

/// A table of figures: a row for each period or category. Its first column names the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataSet {
    /// The file's name without its extension, such as `visits`.
    pub name: String,
    /// Its columns, two or more; the first names the rows.
    pub columns: Vec<DataColumn>,
    /// Its rows, one or more, each as long as the columns.
    pub rows: Vec<DataRow>,
    /// Where the file starts.
    pub place: Place,
}

/// A column of a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataColumn {
    /// Its heading as written.
    pub title: Located<String>,
}

/// A row of a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataRow {
    /// Its cells.
    pub cells: Vec<DataCell>,
    /// Where it stands.
    pub place: Place,
}

/// A cell of a data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataCell {
    /// Its text as written, without blanks at its ends.
    pub text: String,
    /// The figure that it is, if it is one.
    pub figure: Option<Figure>,
    /// Where it stands: the row, where nothing closer is known.
    pub place: Place,
}

impl DataSet {
    /// The names of the rows: the first column.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.cells.first().map_or("", |cell| cell.text.as_str()))
    }

    /// A column by its heading or by its name in expressions, case ignored: `In time` and `in_time` are one.
    pub fn column(&self, name: &str) -> Option<usize> {
        let wanted = key(name);
        self.columns.iter().position(|column| key(&column.title.value) == wanted)
    }

    /// The figures of a column, in the order of the rows; nothing for a cell that is no figure.
    pub fn figures(&self, column: usize) -> impl Iterator<Item = Option<Figure>> {
        self.rows.iter().map(move |row| row.cells.get(column).and_then(|cell| cell.figure))
    }

    /// Whether a column, other than the first, holds figures alone; cells that say there is none (`–`) are left out of account.
    pub fn is_figures(&self, column: usize) -> bool {
        let mut cells = self.rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !is_nothing(&cell.text)).peekable();
        column > 0 && cells.peek().is_some() && cells.all(|cell| cell.figure.is_some())
    }
}

impl DataCell {
    /// Whether it says that there is nothing to say: it is empty, or holds a dash.
    pub fn is_nothing(&self) -> bool {
        is_nothing(&self.text)
    }
}

/// A heading as a name: lower case, letters and digits, `_` between words.
fn key(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}
