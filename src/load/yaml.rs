//! YAML into a tree of values with their places. The only file that names the YAML crate.
//!
//! The tree is read from the crate's events instead of through serde, so that keys have places too, a repeated key shows both of its places,
//! and one wrong value does not hide the next. Anchors, aliases and tags are refused: then no small file can grow into a large one.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde_yaml::granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, Tag, options};

use super::places::{TextMap, Writing};
use super::reading::Reading;
use super::text_file::SourceText;
use crate::diagnostic::{Finding, Located, Place};

/// The greatest depth of lists in mappings in lists.
const DEEPEST: usize = 24;
/// The greatest number of values in a file.
const MOST_VALUES: usize = 100_000;

/// A value and its place.
#[derive(Debug, Clone)]
pub(super) struct Node<'s> {
    /// What it is.
    pub(super) value: Value<'s>,
    /// Where it stands: quotation marks included, the mark of a block not.
    pub(super) place: Place,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum Value<'s> {
    /// A single value, before anything is made of it.
    Scalar(Scalar<'s>),
    /// `[a, b]`, or lines with `-`.
    List(Vec<Node<'s>>),
    /// `{a: b}`, or lines with `key: value`.
    Map(Vec<Entry<'s>>),
}

/// A single value.
#[derive(Debug, Clone)]
pub(super) struct Scalar<'s> {
    /// Its text: that of the file, where it stands there as it is read.
    pub(super) text: Cow<'s, str>,
    /// Where each byte of the text stands.
    pub(super) map: TextMap,
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(super) struct Entry<'s> {
    /// The key.
    pub(super) key: Located<Cow<'s, str>>,
    /// The value.
    pub(super) node: Node<'s>,
}

impl Node<'_> {
    /// The value of a key, where it is a mapping that has it.
    pub(super) fn entry(&self, key: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|entry| entry.key.value == key).map(|entry| &entry.node)
    }
}

impl Value<'_> {
    /// How findings call it.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Scalar(_) => "a single value",
            Self::List(_) => "a list",
            Self::Map(_) => "a set of keys",
        }
    }
}

/// The texts of a file that is one flat mapping, each with the line it stands on, counted from 1.
pub(super) fn flat_lines(text: &str) -> Result<BTreeMap<String, (u64, String)>, String> {
    let options = serde_yaml::options! { strict_booleans: true, reject_unsupported_tags: true };
    let read: BTreeMap<String, serde_yaml::Spanned<String>> = serde_yaml::from_str_with_options(text, options).map_err(|error| error.to_string())?;
    Ok(read.into_iter().map(|(key, text)| (key, (text.defined.line(), text.value))).collect())
}

/// A value in YAML as an editor understands it: a number that is written plainly is one, and everything else is text. Nothing for what is no YAML.
pub(super) fn json(text: &str) -> Option<serde_json::Value> {
    let options = serde_yaml::options! { strict_booleans: true, reject_unsupported_tags: true };
    serde_yaml::from_str_with_options(text, options).ok()
}

/// Reads a stretch of a file as YAML; nothing after a finding that makes it unreadable, or when it is empty.
pub(super) fn read<'s>(reading: &mut Reading<'_>, source: &'s SourceText, range: Range<usize>) -> Option<Node<'s>> {
    let offset = range.start;
    let text = source.text.get(range)?;
    let mut tree = Tree { source, text, offset, open: Vec::new(), root: None, values: 0 };
    let limits = options! { flow_nesting_limit: DEEPEST, block_nesting_limit: DEEPEST, disallow_directives: true, emit_comments: false };
    for step in Parser::new_from_str_with_options(text, limits) {
        let taken = match step {
            Ok((event, span)) => tree.take(reading, event, &span),
            Err(error) => Err(tree.syntax(&error)),
        };
        if let Err(finding) = taken {
            reading.report(finding);
            return None;
        }
    }
    if tree.root.is_none() {
        let place = Place::new(&source.file, offset..offset);
        reading.error("empty-file", &place, "there is nothing here to read", "write the keys this file needs");
    }
    tree.root
}

/// A tree that grows with the events.
struct Tree<'t> {
    source: &'t SourceText,
    text: &'t str,
    offset: usize,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    values: usize,
}

/// A list or mapping whose end has not come yet.
enum Open<'t> {
    List { start: usize, nodes: Vec<Node<'t>> },
    Map { start: usize, key: Option<Located<Cow<'t, str>>>, entries: Vec<Entry<'t>> },
}

impl<'t> Tree<'t> {
    fn take(&mut self, reading: &mut Reading<'_>, event: Event<'t>, span: &Span) -> Result<(), Finding> {
        let range = self.range(span);
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                self.plain_node(&range, anchor, tag.as_deref())?;
                if style == ScalarStyle::Plain {
                    self.check_cut(reading, &range);
                }
                self.scalar(value, style, range)
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.plain_node(&range, anchor, tag.as_deref())?;
                self.open.push(Open::List { start: range.start, nodes: Vec::new() });
                Ok(())
            }
            Event::MappingStart(_, anchor, tag) => {
                self.plain_node(&range, anchor, tag.as_deref())?;
                self.open.push(Open::Map { start: range.start, key: None, entries: Vec::new() });
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(reading, range.end),
            Event::Alias(_) | Event::UnresolvedAlias(_) | Event::Anchor(..) => Err(self.alias(&range)),
            Event::DocumentStart(..) if self.root.is_some() => {
                Err(Finding::error("yaml-syntax", &self.place(range), "a second document begins here").help("delete the line `---`"))
            }
            // Starts and ends of the stream, and comments.
            _ => Ok(()),
        }
    }

    /// Refuses anchors and tags, and more values than a paper can have.
    fn plain_node(&mut self, range: &Range<usize>, anchor: usize, tag: Option<&Tag>) -> Result<(), Finding> {
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(Finding::error("too-complex", &self.place(range.clone()), format!("there are more than {MOST_VALUES} values in this file"))
                .help("divide it into several papers"));
        }
        if anchor != 0 {
            return Err(self.alias(range));
        }
        if tag.is_some() {
            return Err(Finding::error("yaml-tag", &self.place(range.clone()), "a value cannot have a type of its own (`!…`)")
                .help("delete the tag; to write an exclamation mark, put the text in quotation marks"));
        }
        Ok(())
    }

    /// Reports a text that ends where YAML begins a comment: "plot #3". Comments of people have a blank behind their sign.
    fn check_cut(&self, reading: &mut Reading<'_>, range: &Range<usize>) {
        let rest = self.text.get(range.end..).and_then(|rest| rest.lines().next()).unwrap_or("");
        let cut = rest.trim_start_matches([' ', '\t']);
        if range.is_empty() || cut.len() == rest.len() || !cut.strip_prefix('#').is_some_and(|cut| cut.starts_with(char::is_alphanumeric)) {
            return;
        }
        let start = range.end + rest.len() - cut.len();
        let finding = Finding::error("cut-short", &self.place(start..start + cut.trim_end().len()), "YAML takes this for a comment: it is not read");
        reading.report(finding.help("put the whole text in quotation marks; a comment has a blank behind its `#`"));
    }

    fn alias(&self, range: &Range<usize>) -> Finding {
        Finding::error("yaml-alias", &self.place(range.clone()), "a value cannot be given a name (`&…`) or be called by one (`*…`)")
            .help("write the value out again; to write the sign itself, put the text in quotation marks")
    }

    fn scalar(&mut self, value: Cow<'t, str>, style: ScalarStyle, range: Range<usize>) -> Result<(), Finding> {
        let writing = match style {
            ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Writing::Inline,
            ScalarStyle::Literal => Writing::Literal,
            ScalarStyle::Folded => Writing::Folded,
        };
        // The parser writes `~` for a value that is not there.
        let nothing = style == ScalarStyle::Plain && (range.is_empty() || matches!(&*value, "~" | "null" | "Null" | "NULL"));
        let value = if nothing { Cow::Borrowed("") } else { value };
        let place = self.place(range.clone());
        if let Some(Open::Map { key: key @ None, .. }) = self.open.last_mut() {
            *key = Some(Located::new(value, place));
            return Ok(());
        }
        let map = TextMap::of_value(&self.source.file, self.text, self.offset, range, writing, &value);
        self.place_node(Node { value: Value::Scalar(Scalar { text: value, map }), place })
    }

    fn close(&mut self, reading: &mut Reading<'_>, end: usize) -> Result<(), Finding> {
        let node = match self.open.pop() {
            Some(Open::List { start, nodes }) => {
                // The end of a list of lines is told by what follows it; its last value is a closer end.
                let end = nodes.last().map_or(end, |node| node.place.end - self.offset).max(start);
                Node { place: self.place(start..end), value: Value::List(nodes) }
            }
            Some(Open::Map { start, entries, .. }) => {
                let entries = without_repeats(reading, entries);
                let end = entries.last().map_or(end, |entry| entry.node.place.end - self.offset).max(start);
                Node { place: self.place(start..end), value: Value::Map(entries) }
            }
            None => return Ok(()),
        };
        self.place_node(node)
    }

    /// Puts a finished value where it belongs.
    fn place_node(&mut self, node: Node<'t>) -> Result<(), Finding> {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { nodes, .. }) => nodes.push(node),
            Some(Open::Map { key, entries, .. }) => {
                let Some(key) = key.take() else {
                    return Err(Finding::error("yaml-syntax", &node.place, format!("{} cannot be a key", node.value.kind()))
                        .help("write `key: value`; put text that starts with `[` or `{` in quotation marks"));
                };
                entries.push(Entry { key, node });
            }
        }
        Ok(())
    }

    fn range(&self, span: &Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or(0..0);
        let end = range.end.min(self.text.len());
        range.start.min(end)..end
    }

    fn place(&self, range: Range<usize>) -> Place {
        Place::new(&self.source.file, range.start + self.offset..range.end + self.offset)
    }

    /// The finding for text that is no YAML.
    fn syntax(&self, error: &ScanError) -> Finding {
        let marker = error.marker();
        let at = marker.byte_offset().or_else(|| self.text.char_indices().nth(marker.index()).map(|(at, _)| at)).unwrap_or(self.text.len());
        let at = at.min(self.text.len());
        // The parser tells where the value with the tab begins.
        let at = if tab_error(error.kind()) { self.tab_near(at) } else { at };
        let place = self.place(at..at);
        let line = self.text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or("");
        let (code, message, help) = in_plain_words(error, line);
        let finding = Finding::error(code, &place, message);
        if help.is_empty() { finding } else { finding.help(help) }
    }

    /// The tab that an error is about: just before the place of the error, or behind it.
    fn tab_near(&self, at: usize) -> usize {
        let (before, behind) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        if before.ends_with('\t') { before.trim_end_matches('\t').len() } else { at + behind.find('\t').unwrap_or(0) }
    }
}

/// The entries of a mapping, each key once: of one that is repeated the first counts, and the others are findings.
fn without_repeats<'t>(reading: &mut Reading<'_>, entries: Vec<Entry<'t>>) -> Vec<Entry<'t>> {
    let mut order: Vec<&Entry<'_>> = entries.iter().collect();
    order.sort_by(|one, next| one.key.value.cmp(&next.key.value));
    let mut repeats = Vec::new();
    for group in order.chunk_by(|one, next| one.key.value == next.key.value) {
        if let [first, others @ ..] = group {
            repeats.extend(others.iter().map(|again| again.key.place.start));
            others.iter().for_each(|again| reading.report(repeated(&again.key, &first.key)));
        }
    }
    if repeats.is_empty() {
        return entries;
    }
    entries.into_iter().filter(|entry| !repeats.contains(&entry.key.place.start)).collect()
}

fn repeated(again: &Located<Cow<'_, str>>, first: &Located<Cow<'_, str>>) -> Finding {
    Finding::error("duplicate-key", &again.place, format!("the key `{}` is given twice", again.value))
        .label("and again here")
        .also(&first.place, "first given here")
        .help("keep one")
}

fn tab_error(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    )
}

/// What is wrong with the form of a file at a line, and what to write instead.
fn in_plain_words(error: &ScanError, line: &str) -> (&'static str, String, &'static str) {
    const QUOTE: &str = "put the text in quotation marks: `key: \"text\"`";
    const INDENT: &str = "keys of one set start in the same column; what belongs to a key stands two spaces further in";
    let (code, message, help) = match error.kind() {
        ErrorKind::RecursionLimitExceeded => {
            return ("too-complex", format!("values are nested more than {DEEPEST} deep"), "write fewer brackets or steps of indentation");
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidMappingValueWhitespace | ErrorKind::InvalidColonPlacement => {
            ("yaml-syntax", "a second `: ` stands in this text".to_owned(), QUOTE)
        }
        ErrorKind::UnclosedQuotedScalar => {
            ("yaml-syntax", "the quotation mark that is opened here is never closed".to_owned(), "close it at the end of the text")
        }
        ErrorKind::InvalidQuotedScalarIndent => (
            "yaml-syntax",
            "a quotation mark is opened above and not closed before this line".to_owned(),
            "close it at the end of the text; indent the lines of a long text",
        ),
        kind if tab_error(kind) => ("yaml-syntax", "a tab stands where spaces are needed".to_owned(), "indent with spaces"),
        ErrorKind::ExpectedBlockMappingKey if line.contains(": ") || line.trim_end().ends_with(':') => {
            ("yaml-syntax", "the indentation does not fit the lines above".to_owned(), INDENT)
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey | ErrorKind::ExpectedBlockMappingKey => (
            "yaml-syntax",
            "this line does not have the form `key: value`".to_owned(),
            "write a colon and a space after the key; indent the lines of a long text",
        ),
        ErrorKind::InvalidIndentation
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::ExpectedBlockSequenceEntry => ("yaml-syntax", "the indentation does not fit the lines above".to_owned(), INDENT),
        ErrorKind::BlockSequenceEntryNotAllowed => (
            "yaml-syntax",
            "a `- ` stands where no list can begin".to_owned(),
            "begin the list on a line of its own, or put the text in quotation marks",
        ),
        ErrorKind::UnclosedFlowCollection { open } => {
            ("yaml-syntax", format!("the bracket `{open}` is never closed"), "close it, or put text that starts with a bracket in quotation marks")
        }
        ErrorKind::ExpectedFlowMappingSeparator => (
            "yaml-syntax",
            "a comma or `}` is missing before this".to_owned(),
            "put text with a comma, a colon or a quotation mark in quotation marks",
        ),
        ErrorKind::ExpectedFlowSequenceSeparator => (
            "yaml-syntax",
            "a comma or `]` is missing before this".to_owned(),
            "put text with a comma, a colon or a quotation mark in quotation marks",
        ),
        ErrorKind::UnexpectedCharacter { character } => ("yaml-syntax", format!("a text cannot begin with `{}`", character.escape_default()), QUOTE),
        ErrorKind::UnknownAnchor => {
            return (
                "yaml-alias",
                "a value cannot be called by a name (`*…`)".to_owned(),
                "write the value out; to write the sign itself, put the text in quotation marks",
            );
        }
        ErrorKind::UnknownQuotedScalarEscape => {
            ("yaml-syntax", "this is no escape that YAML knows".to_owned(), "write a backslash twice, or use single quotation marks")
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => {
            ("yaml-syntax", "text follows a closing quotation mark".to_owned(), "put all of the text inside one pair of quotation marks")
        }
        ErrorKind::DirectiveDisallowed => ("yaml-syntax", "a line cannot begin with `%`".to_owned(), QUOTE),
        _ => ("yaml-syntax", format!("this is not well-formed: {}", error.info()), ""),
    };
    (code, message, help)
}
