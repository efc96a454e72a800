//! Where each byte of a text that was read stands in its file.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Place;

/// How a value is written in YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// Bare or in quotation marks.
    Inline,
    /// As a block behind `|`.
    Literal,
    /// As a block behind `>`.
    Folded,
}

/// Where each byte of a text stands in its file.
#[derive(Debug, Clone)]
pub(super) struct TextMap {
    whole: Place,
    pieces: Pieces,
}

/// Where the pieces of a text stand. Nearly every text is of one piece, which needs no list.
#[derive(Debug, Clone)]
enum Pieces {
    /// Only the whole is known.
    None,
    /// All of it stands in the file as it is, from here on.
    One(usize),
    /// Start in the text, start in the file; in order, the first at 0.
    Several(Vec<(usize, usize)>),
}

impl TextMap {
    /// A text that stands in its file as it is, from `offset` on.
    pub(super) fn straight(file: &Arc<str>, offset: usize, length: usize) -> Self {
        Self { whole: Place::new(file, offset..offset + length), pieces: Pieces::One(offset) }
    }

    /// A value written at `span` of `source`, which itself starts at `offset` of the file.
    pub(super) fn of_value(file: &Arc<str>, source: &str, offset: usize, span: Range<usize>, writing: Writing, value: &str) -> Self {
        let whole = Place::new(file, offset + span.start..offset + span.end);
        let pieces = match writing {
            Writing::Inline => inline_start(source, &span, value).map(|start| Pieces::One(start + offset)),
            Writing::Literal => literal_lines(source, span.start, value)
                .map(|lines| Pieces::Several(lines.into_iter().map(|(text, at)| (text, at + offset)).collect())),
            Writing::Folded => None,
        };
        let pieces = pieces.unwrap_or(Pieces::None);
        Self { whole, pieces }
    }

    /// Where a stretch of the text stands; the whole value where nothing closer is known.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        let Some(start) = self.offset(range.start) else { return self.whole.clone() };
        let end = if range.end > range.start { self.offset(range.end - 1).map_or(start, |last| last + 1) } else { start };
        Place::new(&self.whole.file, start..end)
    }

    /// Where all of the text stands.
    pub(super) fn whole(&self) -> Place {
        match self.pieces {
            Pieces::One(start) => Place::new(&self.whole.file, start..self.whole.end.max(start)),
            Pieces::None | Pieces::Several(_) => self.whole.clone(),
        }
    }

    /// The map of the same text without its first bytes.
    pub(super) fn skip(&self, bytes: usize) -> Self {
        let pieces = match (&self.pieces, self.offset(bytes)) {
            (_, None) => self.pieces.clone(),
            (Pieces::Several(pieces), Some(start)) => {
                let later = pieces.iter().filter(|(text, _)| *text > bytes).map(|(text, at)| (text - bytes, *at));
                Pieces::Several(std::iter::once((0, start)).chain(later).collect())
            }
            (_, Some(start)) => Pieces::One(start),
        };
        Self { whole: self.whole.clone(), pieces }
    }

    fn offset(&self, at: usize) -> Option<usize> {
        match &self.pieces {
            Pieces::None => None,
            Pieces::One(start) => Some(start + at),
            Pieces::Several(pieces) => {
                let after = pieces.partition_point(|(text, _)| *text <= at);
                let (text, file) = pieces.get(after.checked_sub(1)?)?;
                Some(file + (at - text))
            }
        }
    }
}

/// Where a bare or quoted value starts, if it is written without escapes and in one line.
fn inline_start(source: &str, span: &Range<usize>, value: &str) -> Option<usize> {
    let raw = source.get(span.clone())?;
    if raw.starts_with(value) && raw[value.len()..].trim().is_empty() {
        return Some(span.start);
    }
    let quoted = raw.get(1..raw.len().checked_sub(1)?)?;
    (quoted == value).then_some(span.start + 1)
}

/// The starts of the lines of a literal block: each is the line of the value behind spaces.
fn literal_lines(source: &str, start: usize, value: &str) -> Option<Vec<(usize, usize)>> {
    let mut at = if source[start..].starts_with('|') { source[start..].find('\n')? + start + 1 } else { line_start(source, start) };
    let mut text = 0;
    let mut pieces = Vec::new();
    for line in value.split_inclusive('\n') {
        let rest = source.get(at..)?;
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let written = rest[..length].trim_end_matches(['\n', '\r']);
        let bare = line.trim_end_matches('\n');
        let indent = written.strip_suffix(bare);
        match indent {
            Some(indent) if indent.bytes().all(|b| b == b' ') => pieces.push((text, at + indent.len())),
            _ if bare.is_empty() && written.trim().is_empty() => pieces.push((text, at + written.len())),
            _ => return None,
        }
        text += line.len();
        at += length;
    }
    Some(pieces)
}

fn line_start(source: &str, at: usize) -> usize {
    source[..at].rfind('\n').map_or(0, |found| found + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Arc<str> {
        "a.yaml".into()
    }

    #[test]
    fn a_literal_block_is_mapped_line_by_line() {
        let source = "a: |\n  one\n\n  two é x\nb: c\n";
        let value = "one\n\ntwo é x\n";
        let map = TextMap::of_value(&file(), source, 100, 3..source.len(), Writing::Literal, value);
        let at = value.find('x').unwrap();
        assert_eq!(map.place(at..at + 1).start, 100 + source.find('x').unwrap());
        assert_eq!(map.place(0..3), Place::new(&file(), 107..110));
    }

    #[test]
    fn quotation_marks_are_not_part_of_a_value() {
        let source = "a: \"b c\"";
        let map = TextMap::of_value(&file(), source, 0, 3..8, Writing::Inline, "b c");
        assert_eq!(map.place(2..3), Place::new(&file(), 6..7));
        let escaped = TextMap::of_value(&file(), "a: \"b\\tc\"", 0, 3..9, Writing::Inline, "b\tc");
        assert_eq!(escaped.place(2..3), Place::new(&file(), 3..9));
    }
}
