//! The papers that are bound in behind a report.

use std::convert::Infallible;
use std::sync::Arc;

use super::{Alignment, Date, DatedPlan, Prose, SharedPlan, View, Words};
use crate::diagnostic::{Located, Place};

/// The content of an appendix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paper<F = Infallible> {
    /// Prose with a numbering of its own.
    Markdown(MarkdownPaper<F>),
    /// Tables, drawn as given.
    Tables(Tables<F>),
    /// Terms and what they mean.
    Glossary(Glossary),
    /// Recommendations of earlier meetings and what became of them.
    Tracker(Tracker<F>),
    /// The committee's work programme, as it stood on the day of the agenda.
    WorkProgramme,
    /// An action plan as it stood on a day.
    Plan(DatedPlan<F>),
    /// Data, drawn.
    View(View<F>),
    /// A picture that fills the appendix.
    Picture {
        /// The picture.
        asset: Asset,
        /// What it shows.
        description: Located<String>,
    },
}

impl<F> Paper<F> {
    /// Its prose, if it is a Markdown file.
    pub fn markdown(&self) -> Option<&MarkdownPaper<F>> {
        if let Self::Markdown(paper) = self { Some(paper) } else { None }
    }

    /// The data it draws, if it is a view.
    pub fn view(&self) -> Option<&View<F>> {
        if let Self::View(view) = self { Some(view) } else { None }
    }

    /// The action plan that it is, if it is one.
    pub fn into_plan(self) -> Option<SharedPlan<F>> {
        if let Self::Plan(shown) = self { Some(shown.plan) } else { None }
    }
}

/// How a Markdown paper numbers itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PaperNumbering {
    /// Not at all.
    #[default]
    None,
    /// Sections 1.0, 2.0; paragraphs 1.1, 1.2; below them 1.1.1.
    Decimal,
}

/// A Markdown file as a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkdownPaper<F = Infallible> {
    /// Its text, with `##` and `###` headings among its blocks.
    pub body: Prose<F>,
    /// Its numbering.
    pub numbering: PaperNumbering,
    /// Where the file starts.
    pub place: Place,
}

/// A picture's bytes, safe to show: its format was checked and its metadata removed.
#[derive(Clone, PartialEq, Eq)]
pub struct Asset {
    /// The file's name, unique in its folder.
    pub name: String,
    /// `svg`, `png` or `jpg`.
    pub extension: &'static str,
    /// Width and height in pixels or user units, both above 0.
    pub size: (u32, u32),
    /// The bytes.
    pub bytes: Arc<[u8]>,
}

impl std::fmt::Debug for Asset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Asset({}, {} bytes)", self.name, self.bytes.len())
    }
}

/// Some tables with words around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tables<F = Infallible> {
    /// What stands before them.
    pub intro: Prose<F>,
    /// The tables.
    pub tables: Vec<DataTable<F>>,
    /// What stands after them.
    pub notes: Prose<F>,
}

impl<F> Default for Tables<F> {
    fn default() -> Self {
        Self { intro: Prose::new(), tables: Vec::new(), notes: Prose::new() }
    }
}

/// Which way up a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Orientation {
    /// Higher than wide.
    #[default]
    Portrait,
    /// Wider than high.
    Landscape,
}

/// A table, drawn as given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataTable<F = Infallible> {
    /// Its caption.
    pub title: Option<Located<String>>,
    /// Which way up its page is.
    pub orientation: Orientation,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Whether the first cell of a row is the row's heading.
    pub row_headers: bool,
    /// Its rows, each as long as the columns.
    pub rows: Vec<Vec<Cell<F>>>,
    /// Where the data come from.
    pub source: Option<Located<String>>,
    /// Where it stands.
    pub place: Place,
}

/// The heading of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heading {
    /// As its author wrote it.
    Written(Located<String>),
    /// An entry of the theme's words.
    Word(&'static str),
    /// An entry of the theme's words with a `{period}`, and the period.
    Period(&'static str, Located<String>),
}

impl Heading {
    /// What its author wrote; nothing for a heading of the theme.
    pub fn written(&self) -> &str {
        match self {
            Self::Written(title) => &title.value,
            Self::Word(_) | Self::Period(..) => "",
        }
    }

    /// Its words.
    pub fn text(&self, words: &Words) -> String {
        match self {
            Self::Written(title) => title.value.clone(),
            Self::Word(key) => words.get(key).to_owned(),
            Self::Period(key, period) => words.fill(key, &[("period", &period.value)]),
        }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: Heading,
    /// Its alignment.
    pub align: Alignment,
}

/// A cell of a table.
pub type Cell<F = Infallible> = Prose<F>;

/// Terms and their meanings, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Glossary {
    /// Term and meaning.
    pub terms: Vec<(Located<String>, Located<String>)>,
}

/// Recommendations of earlier meetings and what became of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracker<F = Infallible> {
    /// Its title.
    pub title: Located<String>,
    /// By the item they came from.
    pub items: Vec<TrackerItem<F>>,
    /// Whether it is the list of a meeting, made from the committee's recommendations.
    pub living: bool,
}

/// The recommendations of one item of one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackerItem<F = Infallible> {
    /// The day of the meeting.
    pub meeting: Date,
    /// The item's title.
    pub title: Located<String>,
    /// What was recommended.
    pub recommendations: Vec<Recommendation<F>>,
}

/// A recommendation and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation<F = Infallible> {
    /// What was recommended.
    pub text: Prose<F>,
    /// What was done.
    pub response: Prose<F>,
    /// How far it is.
    pub status: RecommendationStatus,
    /// For how many meetings it has been on the list, where that is known.
    pub age: Option<usize>,
    /// Whether the committee did not accept the answer.
    pub refused: bool,
}

/// How far a recommendation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecommendationStatus {
    /// Done.
    Complete,
    /// Begun.
    PartiallyComplete,
    /// Not begun.
    Outstanding,
    /// Not accepted by those it was made to.
    Rejected,
}
