//! Forms as data: which keys a mapping may have, and what can stand behind each. Of these tables the reader, its messages, the JSON Schema and the
//! reference of keys are made.

/// The keys of a mapping.
#[derive(Debug)]
pub(super) struct Form {
    /// What the mapping describes, with its article: "an action".
    pub(super) thing: &'static str,
    /// Its keys, in the order in which they are best written.
    pub(super) keys: &'static [Key],
    /// The keys of which exactly one must be there, if it has such.
    pub(super) choice: Option<Choice>,
}

/// A key of a mapping.
#[derive(Debug)]
pub(super) struct Key {
    /// Its name.
    pub(super) name: &'static str,
    /// Whether it must be there.
    pub(super) need: Need,
    /// What it means, in a sentence.
    pub(super) meaning: &'static str,
    /// A value that it can have, as it is written in YAML.
    pub(super) example: &'static str,
    /// What can stand behind it.
    pub(super) shape: fn() -> Shape,
}

/// Whether a key must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// It must.
    Required,
    /// It may.
    Optional,
    /// It may, and nothing is made of it yet: an author must not rely on it.
    NotUsedYet,
}

/// Keys of which exactly one must be there.
#[derive(Debug)]
pub(super) struct Choice {
    /// Their names.
    pub(super) among: &'static [&'static str],
    /// The code of the finding where none or several are.
    pub(super) code: &'static str,
    /// What to write instead.
    pub(super) help: &'static str,
}

/// Its name, marked as code.
impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}`", self.name)
    }
}

impl Key {
    /// What to write where it is missing. An example that is long would hide the key.
    pub(super) fn written(&self) -> String {
        if self.example.len() <= 60 {
            format!("add `{}:`, such as `{}: {}`", self.name, self.name, self.example)
        } else {
            format!("add `{}:`", self.name)
        }
    }
}

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
