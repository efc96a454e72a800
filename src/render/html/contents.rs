//! Lists of contents, from the headings of a page.

use serde::Serialize;

use super::links;
use crate::compose::Inline;

/// A page with no more sections than these needs no list of them.
const FEW_ENTRIES: usize = 2;

/// A heading that can be linked.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) level: u8,
    pub(super) id: String,
    pub(super) label: Option<String>,
    pub(super) title: String,
    /// How many blocks stand under it, up to the next heading.
    pub(super) blocks: usize,
}

/// A line of a list of contents.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    pub(super) href: String,
    pub(super) label: Option<String>,
    pub(super) title: String,
    pub(super) children: Vec<Entry>,
}

impl From<&Mark> for Entry {
    fn from(mark: &Mark) -> Self {
        Self { href: links::fragment(&mark.id), label: mark.label.clone(), title: mark.title.clone(), children: Vec::new() }
    }
}

/// A page's list of contents; empty where it would not help.
pub(super) fn worth_listing(entries: &[Entry]) -> &[Entry] {
    if entries.len() > FEW_ENTRIES { entries } else { &[] }
}

/// The headings of one level with those of the next level below them, as far as these have more than a word or two to offer.
pub(super) fn entries(marks: &[Mark], level: u8) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for mark in marks {
        if mark.level == level {
            entries.push(mark.into());
        } else if let Some(above) = entries.last_mut().filter(|_| mark.level == level + 1 && mark.blocks > 1) {
            above.children.push(mark.into());
        }
    }
    entries
}

/// The words of a line without their looks; footnotes and page ranges are left out.
pub(super) fn plain(content: &[Inline]) -> String {
    content
        .iter()
        .map(|piece| match piece {
            Inline::Text { text } | Inline::Code { text } | Inline::Rag { status: _, text } => text.clone(),
            Inline::Emphasis { content } | Inline::Strong { content } | Inline::Struck { content } | Inline::Link { target: _, content } => {
                plain(content)
            }
            Inline::Break => " ".to_owned(),
            Inline::Note { .. } | Inline::PageRange { .. } => String::new(),
        })
        .collect()
}
