//! Markdown into prose: CommonMark with tables, footnotes, task lists, struck-out words and typographic quotation marks.
//!
//! Raw HTML is refused, an expression becomes a figure that is worked out later, and every address and picture passes its own gate.
//! A text whose length equals that of its place stands in the file byte for byte; any other has the place of what it was made from.

mod blocks;
mod inlines;
mod mask;
mod notes;
mod tables;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::characters;
use super::notations;
use super::places::TextMap;
use super::reading::Reading;
use crate::diagnostic::{Finding, Place};
use crate::model::draft::{Block, Inline, Prose};
use blocks::Builder;
use mask::Masked;

/// The greatest depth of lists in quotations in lists.
const DEEPEST: usize = 32;
/// The greatest number of pieces that one text may be made of.
const MOST_PIECES: usize = 200_000;

/// A piece of Markdown and its bytes in the text.
type Piece<'t> = (Event<'t>, Range<usize>);

/// Reads a text; pictures are looked for in `folder`.
pub(super) fn read(reading: &mut Reading<'_>, text: &str, map: &TextMap, folder: &str) -> Prose {
    if is_plain(text) { plain(reading, text, map) } else { parsed(reading, text, map, folder) }
}

/// Whether a text is one line of words in which no sign means anything to Markdown: nearly every cell and every line of a plan is. The parser would
/// spend more time in getting ready than in reading it.
fn is_plain(text: &str) -> bool {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let means_itself = |c: char| c.is_alphanumeric() || " .,;:?!/%()+=-£–—’".contains(c);
    // A line that begins with a digit or a sign may be an item, a rule or a heading; two strokes and three points become one sign.
    text.starts_with(char::is_alphabetic) && !text.ends_with(' ') && text.chars().all(means_itself) && !text.contains("..") && !text.contains("--")
}

fn plain(reading: &mut Reading<'_>, text: &str, map: &TextMap) -> Prose {
    let text = text.strip_suffix('\n').unwrap_or(text);
    characters::check(reading, text, |range| map.place(range));
    notations::check(reading, text, notations::Site::Prose, |range| map.place(range));
    notations::check_lines(reading, text, |range| map.place(range));
    let place = map.place(0..text.len());
    vec![Block::Paragraph { content: vec![Inline::Text(text.to_owned(), place.clone())], place }]
}

fn parsed(reading: &mut Reading<'_>, text: &str, map: &TextMap, folder: &str) -> Prose {
    let masked = Masked::new(text);
    if let Some(at) = too_deep(masked.text()) {
        nested(reading, &map.place(at..at));
        return Prose::new();
    }
    let Some(pieces) = pieces(reading, masked.text(), map) else { return Prose::new() };
    let notes = notes::definitions(reading, &pieces, map);
    let mut builder = Builder::new(reading, &masked, map, folder, &pieces, notes);
    let prose = builder.blocks();
    builder.finish();
    prose
}

/// A line that nests deeper than any paper does: seen before parsing, since the parser's work grows with the depth.
fn too_deep(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let mut marks = 0;
        let mut brackets = 0;
        for byte in line.bytes() {
            match byte {
                b'>' => marks += 1,
                b'-' | b'*' | b'+' | b' ' | b'\t' | b'0'..=b'9' | b'.' | b')' => {}
                _ => break,
            }
        }
        let mut deepest = 0;
        for byte in line.bytes() {
            match byte {
                b'[' => brackets += 1,
                b']' => brackets = 0,
                _ => {}
            }
            deepest = deepest.max(brackets);
        }
        let markers = line.split([' ', '\t']).take_while(|word| is_marker(word)).filter(|word| !word.is_empty()).count();
        if marks > DEEPEST || markers > DEEPEST || deepest > DEEPEST {
            return Some(at);
        }
        at += line.len();
    }
    None
}

fn is_marker(word: &str) -> bool {
    matches!(word, "" | "-" | "*" | "+" | ">")
        || word.strip_suffix(['.', ')']).is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

fn nested(reading: &mut Reading<'_>, place: &Place) {
    reading.error("nested-too-deep", place, format!("lists, quotations or brackets are nested more than {DEEPEST} deep"), "write fewer levels");
}

/// The pieces of a text, unless there are too many or they nest too deeply.
fn pieces<'t>(reading: &mut Reading<'_>, text: &'t str, map: &TextMap) -> Option<Vec<Piece<'t>>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut pieces = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match &event {
            Event::Start(tag) => depth += usize::from(nests(tag)),
            Event::End(tag) => depth = depth.saturating_sub(usize::from(ends(*tag))),
            _ => {}
        }
        if depth > DEEPEST {
            nested(reading, &map.place(range.start..range.start));
            return None;
        }
        if pieces.len() >= MOST_PIECES {
            let finding = Finding::error("too-many", &map.place(range), format!("this text is made of more than {MOST_PIECES} pieces"));
            reading.report(finding.help("divide it into several papers"));
            return None;
        }
        pieces.push((event, range));
    }
    Some(pieces)
}

/// Whether something can hold more of its kind: all but the parts that are always of one level.
fn nests(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Paragraph | Tag::TableHead | Tag::TableRow | Tag::TableCell)
}

fn ends(tag: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    !matches!(tag, TagEnd::Paragraph | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell)
}

#[cfg(test)]
mod tests;
