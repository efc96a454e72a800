//! What can stand behind a key, as data: of this the JSON Schema and the reference of keys are made.

use super::form::Form;

/// What can stand somewhere in a file.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// Text in one line.
    Text,
    /// Prose in Markdown.
    Prose,
    /// A day as `2021-11-04`.
    Date,
    /// A time of day as `17:30`.
    Time,
    /// Text of a certain form: what it is called, with its article, and a regular expression that it matches.
    Pattern(&'static str, &'static str),
    /// A number, whole or not.
    Number,
    /// A whole number from the first to the second.
    Whole(u32, u32),
    /// One of some words.
    Words(Vec<&'static str>),
    /// A list of at least so many values.
    List(Box<Self>, usize),
    /// A mapping with keys of the author's own, each of the first shape, and values of the second.
    Map(Box<Self>, Box<Self>),
    /// A mapping with fixed keys.
    Form(&'static Form),
    /// One of several.
    Any(Vec<Self>),
}

impl Shape {
    /// A list that may be empty.
    pub(super) fn list(of: Self) -> Self {
        Self::List(Box::new(of), 0)
    }

    /// A list of one or more.
    pub(super) fn filled(of: Self) -> Self {
        Self::List(Box::new(of), 1)
    }
}
