//! Prose as its author meant it: blocks and inlines, each with its place.

use std::convert::Infallible;
use std::fmt::Display;

use crate::diagnostic::Place;

/// A piece of prose: what a Markdown field or file says.
///
/// `F` is what stands for a figure that is worked out from data: an [`Expression`](super::draft::Expression) in a draft, as `load` reads it; nothing at all in what
/// `check` hands on, so that no figure can be left where a reader would find a hole.
pub type Prose<F = Infallible> = Vec<Block<F>>;

/// How a table column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// At the left.
    #[default]
    Left,
    /// At the right, as figures are.
    Right,
    /// In the middle.
    Center,
}

/// A block of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<F = Infallible> {
    /// A paragraph.
    Paragraph {
        /// Its text.
        content: Vec<Inline<F>>,
        /// Where it stands.
        place: Place,
    },
    /// A heading below the level that the reader of the file splits at.
    Heading {
        /// The Markdown level: 2 for `##`.
        level: u8,
        /// Its text.
        content: Vec<Inline<F>>,
        /// Where it stands.
        place: Place,
    },
    /// A list.
    List {
        /// Whether its items count.
        ordered: bool,
        /// Its items.
        items: Vec<ListItem<F>>,
        /// Where it stands.
        place: Place,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block<F>>,
        /// Where it stands.
        place: Place,
    },
    /// Text to be shown as it is typed.
    Code {
        /// The text.
        text: String,
        /// Whether it was written by indenting with four spaces.
        indented: bool,
        /// Where it stands.
        place: Place,
    },
    /// A table written in Markdown.
    Table {
        /// One for each column.
        alignments: Vec<Alignment>,
        /// The header row.
        header: Vec<Vec<Inline<F>>>,
        /// The other rows, each as long as the header.
        rows: Vec<Vec<Vec<Inline<F>>>>,
        /// Where it stands.
        place: Place,
    },
    /// A picture alone in its paragraph.
    Picture {
        /// The picture. In a box, since nearly every block is a paragraph and each is as large as the largest.
        asset: Box<super::Asset>,
        /// What it shows, in words.
        description: String,
        /// A caption, from the title in the Markdown.
        caption: Option<String>,
        /// Where it stands.
        place: Place,
    },
    /// Data, drawn.
    View(Box<super::View<F>>),
    /// A line that separates.
    Rule {
        /// Where it stands.
        place: Place,
    },
}

impl<F> Block<F> {
    /// Where the block stands.
    pub fn place(&self) -> &Place {
        match self {
            Self::Paragraph { place, .. }
            | Self::Heading { place, .. }
            | Self::List { place, .. }
            | Self::Quote { place, .. }
            | Self::Code { place, .. }
            | Self::Table { place, .. }
            | Self::Picture { place, .. }
            | Self::Rule { place } => place,
            Self::View(view) => &view.place,
        }
    }
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem<F = Infallible> {
    /// What stands in it.
    pub blocks: Vec<Block<F>>,
    /// The number that its author typed before it, in an ordered list.
    pub typed: Option<usize>,
    /// For an item of a task list, whether it is ticked.
    pub ticked: Option<bool>,
    /// Where it stands.
    pub place: Place,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline<F = Infallible> {
    /// Words.
    Text(String, Place),
    /// Stressed words.
    Emphasis(Vec<Inline<F>>),
    /// Words in bold type.
    Strong(Vec<Inline<F>>),
    /// Words struck out.
    Struck(Vec<Inline<F>>),
    /// Words shown as typed.
    Code(String, Place),
    /// A link to the web, to a mailbox, or to a place in this paper.
    Link {
        /// The address: `https:`, `http:`, `mailto:`, `tel:` or `#anchor`.
        address: String,
        /// The words of the link.
        content: Vec<Inline<F>>,
        /// Where it stands.
        place: Place,
    },
    /// A figure that is worked out from data: `check` puts words in its place.
    Figure(F),
    /// A footnote.
    Note {
        /// Its text.
        blocks: Vec<Block<F>>,
        /// Where its mark stands.
        place: Place,
    },
    /// A day, printed in the words of the theme.
    Date(super::Date, Place),
    /// A forced end of line.
    Break,
}

/// The words of some inlines without any marks; a footnote's text is left out.
pub fn plain_text<F: Display>(content: &[Inline<F>]) -> String {
    let mut text = String::new();
    collect(content, &mut text);
    text
}

fn collect<F: Display>(content: &[Inline<F>], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(words, _) | Inline::Code(words, _) => text.push_str(words),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link { content: inner, .. } => collect(inner, text),
            Inline::Break => text.push(' '),
            Inline::Date(date, _) => text.push_str(&date.to_string()),
            Inline::Figure(figure) => text.push_str(&figure.to_string()),
            Inline::Note { .. } => {}
        }
    }
}

/// From the first to the last piece of a line whose place is known; nothing for a line without such pieces.
pub fn place_of_line(content: &[Inline]) -> Option<Place> {
    let mut places = Vec::new();
    places_in(content, &mut places);
    let (first, last) = (places.first()?, places.last()?);
    Some(Place::new(&first.file, first.start..last.end))
}

fn places_in<'a>(content: &'a [Inline], places: &mut Vec<&'a Place>) {
    for inline in content {
        match inline {
            Inline::Text(_, place) | Inline::Code(_, place) | Inline::Date(_, place) | Inline::Link { place, .. } | Inline::Note { place, .. } => {
                places.push(place)
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => places_in(inner, places),
            Inline::Figure(never) => match *never {},
            Inline::Break => {}
        }
    }
}
