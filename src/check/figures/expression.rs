//! The form of an expression: a name of data, and filters behind it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::call::{ArgumentKind, Arguments, Fault, Given, Value, suggestion};
use super::filters::{Argument, FIGURE_FILTERS, Filter};
use crate::diagnostic::{Finding, Place};
use crate::model::DataSource;

/// Words that mean something else in the notation, and so are no names of data.
const RESERVED: [&str; 5] = ["false", "none", "not", "null", "true"];

/// What is wrong with an expression.
#[derive(Debug)]
pub(super) struct Mistake {
    /// Its bytes in the expression.
    range: Range<usize>,
    message: String,
    help: Option<String>,
    /// A cell of the data that it has to do with, and what is there.
    also: Option<(Place, String)>,
}

/// A word of an expression.
#[derive(Debug, Clone)]
pub(super) struct Word<'e> {
    pub(super) text: &'e str,
    range: Range<usize>,
}

/// An expression.
#[derive(Debug)]
pub(super) struct Expression<'e> {
    pub(super) name: Word<'e>,
    steps: Vec<Step<'e>>,
}

/// A filter and its arguments.
#[derive(Debug)]
struct Step<'e> {
    name: Word<'e>,
    arguments: Vec<(Word<'e>, Literal<'e>)>,
}

/// A value that is written out.
#[derive(Debug)]
struct Literal<'e> {
    given: Given<'e>,
    range: Range<usize>,
}

impl Mistake {
    fn new(range: Range<usize>, message: impl Into<String>, help: Option<String>) -> Self {
        Self { range, message: message.into(), help, also: None }
    }

    /// A mistake of the whole expression.
    pub(super) fn whole(written: &str, message: impl Into<String>, help: &str) -> Self {
        let start = written.len() - written.trim_start().len();
        Self::new(start..written.trim_end().len().max(start), message, Some(help.to_owned()))
    }

    /// As a finding. `place` is that of the expression with its braces; where it is written with escapes, nothing closer is known.
    pub(super) fn finding(self, written: &str, place: &Place) -> Finding {
        let exact = place.end - place.start == written.len() + 4;
        let place = if exact { place.inside(2 + self.range.start..2 + self.range.end) } else { place.clone() };
        let mut finding = Finding::error("figure", &place, self.message);
        if let Some((cell, text)) = self.also {
            finding = finding.also(&cell, text);
        }
        finding = finding.note(format!("the expression is `{{{{ {} }}}}`", written.trim()));
        match self.help {
            Some(help) => finding.help(help),
            None => finding,
        }
    }
}

impl<'e> Expression<'e> {
    /// Reads the form of an expression.
    pub(super) fn parse(written: &'e str) -> Result<Self, Mistake> {
        let mut reader = Reader { written, at: 0 };
        let name = reader.name("a name of data")?;
        let mut steps = Vec::new();
        while reader.sign('|') {
            let name = reader.name("the name of a filter")?;
            let arguments = if reader.sign('(') { reader.arguments()? } else { Vec::new() };
            steps.push(Step { name, arguments });
        }
        match reader.peek() {
            None => Ok(Self { name, steps }),
            Some(_) => Err(reader.unexpected("the end or `|`")),
        }
    }

    /// The name is that of no data.
    pub(super) fn unknown_data<'n>(&self, known: impl Iterator<Item = &'n str> + Clone) -> Mistake {
        let name = self.name.text;
        let (message, help) = if known.clone().next().is_none() {
            let help = format!("name the file in the front matter, such as `data: {{{name}: {name}.csv}}`");
            (format!("`{name}` is no data of this report, which has none"), Some(help))
        } else {
            (format!("`{name}` is no data of this report"), suggestion(name, known))
        };
        Mistake::new(self.name.range.clone(), message, help)
    }

    /// The name is a word of the notation, such as `not`.
    fn reserved(&self) -> Mistake {
        let message = format!("`{}` means something else in an expression", self.name.text);
        Mistake::new(self.name.range.clone(), message, Some("give the data another name".to_owned()))
    }

    /// Data without a filter.
    pub(super) fn whole_data(&self, data: &Value) -> Mistake {
        let name = self.name.text;
        let filter = match data {
            Value::Data(_, DataSource::Set(set)) => {
                format!("last(of=\"{}\")", set.columns.get(1).map_or("", |column| column.title.value.as_str()))
            }
            _ => "count".to_owned(),
        };
        Mistake::new(self.name.range.clone(), format!("`{name}` is all of the data, and not one figure"), Some(format!("write `{name} | {filter}`")))
    }

    /// The filters in the order in which they are applied, each with its arguments.
    ///
    /// # Errors
    /// When one is none of ours, or an argument is not its own.
    pub(super) fn filters(&self) -> Result<Vec<(&'static Filter, Arguments<'e>)>, Mistake> {
        let mut filters = Vec::new();
        for step in &self.steps {
            let known = FIGURE_FILTERS.iter().find(|filter| filter.name == step.name.text);
            let filter = known.ok_or_else(|| {
                let help = suggestion(step.name.text, FIGURE_FILTERS.iter().map(|filter| filter.name));
                Mistake::new(step.name.range.clone(), format!("there is no filter `{}`", step.name.text), help)
            })?;
            filters.push((filter, step.arguments(filter)?));
        }
        if RESERVED.contains(&self.name.text) { Err(self.reserved()) } else { Ok(filters) }
    }

    /// Puts what a filter could not do in its place: `step` filters before it have done their part.
    pub(super) fn at_step(&self, step: usize, fault: Fault) -> Mistake {
        let step = self.steps.get(step);
        let argument = fault.argument.and_then(|name| step?.arguments.iter().find(|(given, _)| given.text == name));
        let range = match (argument, step) {
            (Some((_, literal)), _) => literal.range.clone(),
            (None, Some(step)) => step.name.range.clone(),
            (None, None) => self.name.range.clone(),
        };
        Mistake { also: fault.cell, ..Mistake::new(range, fault.message, fault.help) }
    }
}

impl<'e> Step<'e> {
    /// The arguments by name, each of them one of the filter's.
    fn arguments(&self, filter: &Filter) -> Result<Arguments<'e>, Mistake> {
        let name = filter.name;
        let mut arguments = BTreeMap::new();
        for (word, literal) in &self.arguments {
            let Some(argument) = filter.arguments.iter().find(|argument| argument.name == word.text) else {
                return Err(self.unknown_argument(filter, word));
            };
            if arguments.contains_key(argument.name) {
                let message = format!("`{}` is given twice", word.text);
                return Err(Mistake::new(word.range.clone(), message, Some("keep one".to_owned())));
            }
            if literal.given.kind() != argument.kind {
                let (kind, help) = match argument.kind {
                    ArgumentKind::Text => ("a text", "put it in straight quotation marks"),
                    ArgumentKind::Number => ("a whole number", "write digits alone"),
                };
                let message = format!("`{}` of `{name}` is {kind}", argument.name);
                return Err(Mistake::new(literal.range.clone(), message, Some(help.to_owned())));
            }
            arguments.insert(argument.name, literal.given);
        }
        let missing = |argument: &&Argument| argument.needed && !arguments.contains_key(argument.name);
        match filter.arguments.iter().find(missing) {
            None => Ok(Arguments(arguments)),
            Some(argument) => {
                let message = format!("`{name}` has to be told `{}`: {}", argument.name, argument.gives);
                Err(Mistake::new(self.name.range.clone(), message, Some(format!("write it as in `{}`", filter.example))))
            }
        }
    }

    fn unknown_argument(&self, filter: &Filter, word: &Word<'_>) -> Mistake {
        let message = format!("`{}` has no argument `{}`", filter.name, word.text);
        let names = filter.arguments.iter().map(|argument| argument.name);
        let help = if filter.arguments.is_empty() { Some("leave it out".to_owned()) } else { suggestion(word.text, names) };
        Mistake::new(word.range.clone(), message, help)
    }
}

/// Goes through an expression.
struct Reader<'e> {
    written: &'e str,
    at: usize,
}

impl<'e> Reader<'e> {
    fn rest(&self) -> &'e str {
        self.written.get(self.at..).unwrap_or("")
    }

    /// The next character that is no blank.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
        self.rest().chars().next()
    }

    /// Takes a sign, if it is next.
    fn sign(&mut self, sign: char) -> bool {
        let is_next = self.peek() == Some(sign);
        self.at += if is_next { sign.len_utf8() } else { 0 };
        is_next
    }

    fn take(&mut self, belongs: impl Fn(char) -> bool) -> Word<'e> {
        let rest = self.rest();
        let text = rest.get(..rest.find(|c| !belongs(c)).unwrap_or(rest.len())).unwrap_or("");
        let start = self.at;
        self.at += text.len();
        Word { text, range: start..self.at }
    }

    fn name(&mut self, wanted: &str) -> Result<Word<'e>, Mistake> {
        match self.peek() {
            Some(first) if first.is_ascii_alphabetic() || first == '_' => Ok(self.take(|c| c.is_ascii_alphanumeric() || c == '_')),
            _ => Err(self.unexpected(wanted)),
        }
    }

    /// The arguments of a filter, up to the bracket that closes them.
    fn arguments(&mut self) -> Result<Vec<(Word<'e>, Literal<'e>)>, Mistake> {
        let mut arguments = Vec::new();
        while !self.sign(')') {
            if !arguments.is_empty() && !self.sign(',') {
                return Err(self.unexpected("`,` or `)`"));
            }
            if matches!(self.peek(), Some('"' | '\'' | '0'..='9')) {
                return Err(self.unexpected("the name of an argument, as in `of=\"in\"`,"));
            }
            let name = self.name("the name of an argument")?;
            if !self.sign('=') {
                return Err(self.unexpected("`=`"));
            }
            arguments.push((name, self.literal()?));
        }
        Ok(arguments)
    }

    fn literal(&mut self) -> Result<Literal<'e>, Mistake> {
        let first = self.peek();
        let start = self.at;
        match first {
            Some(quote @ ('"' | '\'')) => {
                self.at += 1;
                let text = self.take(|c| c != quote);
                self.at += 1;
                if self.at > self.written.len() {
                    let help = format!("write `{quote}` at its end");
                    return Err(Mistake::new(start..self.written.len(), "this text is not closed", Some(help)));
                }
                if text.text.contains('\\') {
                    return Err(Mistake::new(text.range, "a backslash stands in a text", Some("leave it out".to_owned())));
                }
                Ok(Literal { given: Given::Text(text.text), range: start..self.at })
            }
            Some('0'..='9') => {
                let digits = self.take(|c| c.is_ascii_digit() || c == '.');
                let Some(number) = digits.text.parse().ok().filter(|_| digits.text.len() <= 6) else {
                    let message = format!("`{}` is no whole number of up to six digits", digits.text);
                    return Err(Mistake::new(digits.range, message, Some("write a smaller number without a point".to_owned())));
                };
                Ok(Literal { given: Given::Number(number), range: digits.range })
            }
            _ => Err(self.unexpected("a text in straight quotation marks or a whole number")),
        }
    }

    /// Something stands here that has no place in an expression.
    fn unexpected(&mut self, wanted: &str) -> Mistake {
        let Some(found) = self.peek() else {
            return Mistake::new(self.at..self.at, format!("the expression ends where {wanted} is expected"), Some(form()));
        };
        let shown = if !found.is_control() && !found.is_whitespace() { format!("`{found}`") } else { format!("U+{:04X}", u32::from(found)) };
        let help = match found {
            '“' | '”' | '‘' | '’' => "write straight quotation marks".to_owned(),
            '\\' => "leave the backslash out: `|` needs none inside an expression".to_owned(),
            _ => form(),
        };
        let message = format!("{shown} stands where {wanted} is expected");
        Mistake::new(self.at..self.at + found.len_utf8(), message, Some(help))
    }
}

/// What an expression looks like.
fn form() -> String {
    "write a name of data and filters, such as `visits | last(of=\"in\") | number`; `agendum rules figures` lists the filters".to_owned()
}
