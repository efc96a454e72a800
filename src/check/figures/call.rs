//! What a filter is given, and what it gives.

use std::collections::BTreeMap;

use crate::diagnostic::{Place, nearest};
use crate::model::{ActionPlan, DataSet, DataSource, Date, Decimal, Unit, Words, rounded};

/// A value on its way through the filters.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// Data, by their name.
    Data(String, DataSource),
    /// A figure.
    Amount(Amount),
    /// A day.
    Day(Date),
    /// Words: those of a cell, or a figure in its form.
    Text(String),
}

/// A figure: exact, with the decimals that it is printed with where no form says otherwise.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    pub(super) value: Decimal,
    pub(super) unit: Unit,
    pub(super) decimals: u32,
}

/// When and in which words figures are given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) words: &'a Words,
    /// The day on which plans are read.
    pub(super) day: Date,
}

/// The arguments of a filter, by name.
#[derive(Debug)]
pub(super) struct Arguments<'e>(pub(super) BTreeMap<&'static str, Given<'e>>);

/// An argument as it is given.
#[derive(Debug, Clone, Copy)]
pub(super) enum Given<'e> {
    Text(&'e str),
    Number(u32),
}

/// What an argument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArgumentKind {
    /// A text in quotation marks.
    Text,
    /// A whole number.
    Number,
}

impl Given<'_> {
    /// What it is.
    pub(super) fn kind(self) -> ArgumentKind {
        match self {
            Self::Text(_) => ArgumentKind::Text,
            Self::Number(_) => ArgumentKind::Number,
        }
    }
}

/// What a filter cannot do.
#[derive(Debug)]
pub(super) struct Fault {
    /// The argument that is wrong; none for the filter itself.
    pub(super) argument: Option<&'static str>,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// A cell of the data that it has to do with, and what is there.
    pub(super) cell: Option<(Place, String)>,
}

/// A filter at work.
#[derive(Debug, Clone, Copy)]
pub(super) struct Call<'c> {
    pub(super) name: &'static str,
    /// What stands before it.
    pub(super) value: &'c Value,
    pub(super) arguments: &'c Arguments<'c>,
    pub(super) setting: Setting<'c>,
}

/// A named set of data.
#[derive(Clone, Copy)]
pub(super) struct Set<'c> {
    pub(super) name: &'c str,
    pub(super) set: &'c DataSet,
}

impl Value {
    /// As it prints where no form is given. White space counts as one blank, as in the text around it.
    pub(super) fn shown(&self, words: &Words) -> String {
        match self {
            Self::Data(name, _) => name.clone(),
            Self::Amount(amount) => amount.shown(words),
            Self::Day(day) => words.date(*day),
            Self::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    /// What it is, for findings.
    fn kind(&self) -> &'static str {
        match self {
            Self::Data(_, DataSource::Set(_)) => "a data set",
            Self::Data(_, DataSource::Plan(_)) => "an action plan",
            Self::Amount(_) => "a figure",
            Self::Day(_) => "a day",
            Self::Text(_) => "text",
        }
    }
}

impl Amount {
    /// A count of something.
    pub(super) fn count(number: usize) -> Self {
        Self { value: Decimal::from(number), unit: Unit::Number, decimals: 0 }
    }

    fn shown(self, words: &Words) -> String {
        words.figure(rounded(self.value, self.decimals), self.unit)
    }
}

impl Fault {
    /// The filter itself cannot be used here.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { argument: None, message: message.into(), help: None, cell: None }
    }

    /// An argument is wrong.
    pub(super) fn of(argument: &'static str, message: impl Into<String>) -> Self {
        Self { argument: Some(argument), ..Self::new(message) }
    }

    /// Says what to write instead.
    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Names what is nearest to a word, or all there is.
    pub(super) fn nearest<'n>(self, word: &str, known: impl Iterator<Item = &'n str> + Clone) -> Self {
        Self { help: suggestion(word, known), ..self }
    }

    /// Shows a cell of the data.
    pub(super) fn cell(self, place: &Place, text: &str) -> Self {
        Self { cell: Some((place.clone(), text.to_owned())), ..self }
    }
}

impl<'c> Call<'c> {
    /// An argument that is a text.
    pub(super) fn text(&self, name: &str) -> Option<&'c str> {
        match self.arguments.0.get(name) {
            Some(Given::Text(text)) => Some(text.trim()),
            Some(Given::Number(_)) | None => None,
        }
    }

    /// An argument that is a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        match self.arguments.0.get(name) {
            Some(Given::Number(number)) => Some(*number),
            Some(Given::Text(_)) | None => None,
        }
    }

    /// The data set that the filter is applied to.
    pub(super) fn set(&self) -> Result<Set<'c>, Fault> {
        match self.value {
            Value::Data(name, DataSource::Set(set)) => Ok(Set { name, set }),
            _ => Err(self.wrong("a data set")),
        }
    }

    /// The plan that the filter is applied to, if it is one.
    pub(super) fn plan(&self) -> Option<(&'c str, &'c ActionPlan)> {
        match self.value {
            Value::Data(name, DataSource::Plan(plan)) => Some((name, plan)),
            _ => None,
        }
    }

    /// The figure that the filter is applied to.
    pub(super) fn amount(&self) -> Result<Amount, Fault> {
        match self.value {
            Value::Amount(amount) => Ok(*amount),
            _ => Err(self.wrong("a figure")),
        }
    }

    /// Something else stands before the filter than it can work with.
    pub(super) fn wrong(&self, wanted: &str) -> Fault {
        let fault = Fault::new(format!("`{}` needs {wanted} before it, and this is {}", self.name, self.value.kind()));
        match self.value {
            Value::Data(name, _) if wanted == "a figure" => fault.help(format!("take one figure of `{name}` first, such as `{name} | count`")),
            _ => fault,
        }
    }

    /// Refuses arguments that are for other things than these.
    pub(super) fn only(&self, things: &str, allowed: &[&str]) -> Result<(), Fault> {
        match self.arguments.0.keys().copied().find(|given| !allowed.contains(given)) {
            None => Ok(()),
            Some(other) => Err(Fault::of(other, format!("`{other}` says nothing about {things}")).help(format!("use {} alone", listed(allowed)))),
        }
    }
}

/// What to write instead of a word: the nearest that is known, or one of all.
pub(super) fn suggestion<'n>(word: &str, known: impl Iterator<Item = &'n str> + Clone) -> Option<String> {
    let related = |known: &&str| known.len() > 2 && word.starts_with(known);
    if let Some(near) = nearest(word, known.clone()).or_else(|| known.clone().find(related)) {
        return Some(format!("write `{near}`"));
    }
    let some: Vec<&str> = known.clone().take(16).collect();
    let more = if known.count() > some.len() { " and others" } else { "" };
    match some.as_slice() {
        [] => None,
        [one] => Some(format!("there is only `{one}`")),
        _ => Some(format!("there are {}{more}", listed(&some))),
    }
}

/// Names in a row, each as code.
pub(super) fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}
