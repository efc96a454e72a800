//! Findings: what is wrong in an author's files, as data with a place.
//!
//! A finding is collected, never thrown, and becomes words only in [`Printer`]. This room knows nothing of the rest of the house.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

mod failure;
pub mod machine;
mod printer;

pub use failure::Failure;
pub use printer::{Colour, Printer};

/// A stretch of bytes in a source file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The file, as it is shown to people: relative to the folder the program was started in, with forward slashes.
    pub file: Arc<str>,
    /// First byte, counted from 0.
    pub start: usize,
    /// One past the last byte; equal to `start` where only a point is known.
    pub end: usize,
}

impl Place {
    /// A stretch of a file.
    pub fn new(file: &Arc<str>, range: std::ops::Range<usize>) -> Self {
        Self { file: Arc::clone(file), start: range.start, end: range.end.max(range.start) }
    }

    /// The start of a file: where something is missing from the whole of it.
    pub fn top(file: &Arc<str>) -> Self {
        Self::new(file, 0..0)
    }

    /// A smaller stretch inside this one, `range` counted from its start.
    pub fn inside(&self, range: std::ops::Range<usize>) -> Self {
        Self::new(&self.file, self.start + range.start..self.start + range.end)
    }
}

/// A value and where its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> Located<T> {
    /// Joins a value and its place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}

/// How grave a finding is. An error stops the output; a warning does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The pack cannot be published like this.
    Error,
    /// Worth a look; the pack can be published.
    Warning,
}

/// A place in a finding with the words shown under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is there; may be empty.
    pub text: String,
}

/// Something an author should change.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Finding {
    /// The name of the rule, in lower case with hyphens.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The fact, lower case, without a full stop.
    pub message: String,
    /// The main place first, then the other places of a clash.
    pub labels: Vec<Label>,
    /// Facts that help to understand.
    pub notes: Vec<String>,
    /// What to write instead.
    pub help: Option<String>,
}

impl Finding {
    /// An error at a place.
    pub fn error(code: &'static str, place: &Place, message: impl Into<String>) -> Self {
        Self::with_severity(Severity::Error, code, place, message.into())
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, place: &Place, message: impl Into<String>) -> Self {
        Self::with_severity(Severity::Warning, code, place, message.into())
    }

    fn with_severity(severity: Severity, code: &'static str, place: &Place, message: String) -> Self {
        let labels = vec![Label { place: place.clone(), text: String::new() }];
        Self { code, severity, message, labels, notes: Vec::new(), help: None }
    }

    /// Puts words under the main place.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(first) = self.labels.first_mut() {
            first.text = text.into();
        }
        self
    }

    /// Adds a second place.
    pub fn also(mut self, place: &Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place: place.clone(), text: text.into() });
        self
    }

    /// Adds a fact.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Says what to write instead.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// The main place.
    pub fn place(&self) -> Option<&Place> {
        self.labels.first().map(|label| &label.place)
    }
}

/// A finding that an author keeps: it is counted, and neither shown nor an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silenced {
    /// What was found.
    pub finding: Finding,
    /// Why it is kept, in the author's words.
    pub reason: String,
}

/// Sorts findings into the order they are shown in (file, place, code) and drops exact repeats.
pub fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| (a.place(), a.code, &a.message).cmp(&(b.place(), b.code, &b.message)));
    findings.dedup();
    findings
}

/// Whether any finding is an error.
pub fn any_error(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Where the text of a file is had from, when something was found in it.
#[derive(Debug, Clone)]
pub enum Source {
    /// From memory.
    Kept(Arc<str>),
    /// From the file, once more: of nearly all files there is nothing to say, and their texts together are large.
    Again(Arc<dyn Rereader>),
}

/// Somebody who can have the text of a file once more.
pub trait Rereader: std::fmt::Debug + Send + Sync {
    /// The text; nothing where it is no longer the one that was read before.
    fn text(&self) -> Option<&str>;
}

/// The text of every source file that was read, for the excerpts of the printer.
#[derive(Debug, Clone, Default)]
pub struct Sources(BTreeMap<Arc<str>, Source>);

impl Sources {
    /// Remembers where the text of a file is had from.
    pub fn add(&mut self, file: &Arc<str>, source: Source) {
        self.0.insert(Arc::clone(file), source);
    }

    /// Whether it is known where the text of a file is had from.
    pub fn knows(&self, file: &str) -> bool {
        self.0.contains_key(file)
    }

    /// The text of a file, if it was read and is still there.
    pub fn text(&self, file: &str) -> Option<&str> {
        match self.0.get(file)? {
            Source::Kept(text) => Some(text),
            Source::Again(reader) => reader.text(),
        }
    }

    /// Line and column of the start of a place, both counted from 1, the column in characters.
    pub fn line_and_column(&self, place: &Place) -> (usize, usize) {
        self.position(place, place.start)
    }

    /// Line and column of the character behind a place: those of its start where only a point is known.
    pub fn end_line_and_column(&self, place: &Place) -> (usize, usize) {
        self.position(place, place.end)
    }

    fn position(&self, place: &Place, byte: usize) -> (usize, usize) {
        let Some(text) = self.text(&place.file) else { return (1, 1) };
        let mut at = byte.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let before = &text[..at];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

/// The nearest of `known` to a mistyped `name`, if one is near enough to suggest.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count().max(3) / 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
