//! Footnotes: each belongs to the one place that refers to it.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::super::places::TextMap;
use super::super::reading::Reading;
use super::Piece;
use crate::diagnostic::{Finding, Place};

/// A footnote's text.
#[derive(Debug)]
pub(super) struct Note {
    /// The first of its pieces, and one past the last.
    pub(super) pieces: std::ops::Range<usize>,
    /// Where it stands.
    pub(super) place: Place,
    /// Where it was referred to.
    pub(super) cited: Option<Place>,
}

/// The footnotes of a text by name.
pub(super) type Notes = BTreeMap<String, Note>;

/// Finds the footnotes of a text; a name that is used twice is a finding.
pub(super) fn definitions(reading: &mut Reading<'_>, pieces: &[Piece<'_>], map: &TextMap) -> Notes {
    let mut notes = Notes::new();
    let mut open: Option<(String, usize, Place)> = None;
    for (at, (event, range)) in pieces.iter().enumerate() {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) if open.is_none() => {
                open = Some((name.to_string(), at + 1, map.place(range.start..range.start + name.len() + 3)));
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                let Some((name, first, place)) = open.take() else { continue };
                if let Some(other) = notes.get(&name) {
                    let finding = Finding::error("footnote", &place, format!("there are two footnotes `[^{name}]`"));
                    reading.report(finding.also(&other.place, "first given here").help("give one of them another name"));
                } else {
                    notes.insert(name, Note { pieces: first..at, place, cited: None });
                }
            }
            _ => {}
        }
    }
    notes
}

/// Reports footnotes that nothing refers to.
pub(super) fn unused(reading: &mut Reading<'_>, notes: &Notes) {
    for (name, note) in notes.iter().filter(|(_, note)| note.cited.is_none()) {
        reading.error(
            "footnote",
            &note.place,
            format!("nothing refers to the footnote `[^{name}]`"),
            "write its mark where it belongs, or delete the footnote",
        );
    }
}

/// The name of the first mark `[^name]` in a text: a mark left as text has no footnote.
pub(super) fn mark_in(text: &str) -> Option<std::ops::Range<usize>> {
    let start = text.find("[^")?;
    let length = text[start..].find(']')?;
    let name = &text[start + 2..start + length];
    (!name.is_empty() && !name.contains(char::is_whitespace)).then_some(start..start + length + 1)
}
