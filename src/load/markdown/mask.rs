//! Figures in Markdown: before a text is parsed, each `{{ … }}` is covered by as many bytes that mean nothing to Markdown.
//!
//! So a sign inside an expression never divides a table or opens a link, places hold, and what is worked out later can never become markup. The
//! covering characters are such as no author may write. In code the expression is uncovered again: there it is literal.

use std::borrow::Cow;
use std::ops::Range;

/// The longest expression, in bytes, its braces included.
const LONGEST: usize = 500;

/// The first character of a cover: three bytes of private use.
const FIRST: char = '\u{e001}';
/// The others: three bytes of private use, and a control character of two bytes.
const OTHERS: [char; 2] = ['\u{e000}', '\u{91}'];

/// A text whose expressions are covered.
pub(super) struct Masked<'t> {
    source: &'t str,
    text: Cow<'t, str>,
    /// The bytes of each expression, its braces included, in order.
    expressions: Vec<Range<usize>>,
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'p> {
    /// Words, and their bytes.
    Words(&'p str, Range<usize>),
    /// A covered expression: its bytes, the braces included.
    Expression(Range<usize>),
}

impl<'t> Masked<'t> {
    /// Covers the expressions of a text.
    pub(super) fn new(source: &'t str) -> Self {
        // A text that has covers of its own is refused for them; nothing in it is covered.
        let expressions = if is_covered(source) { Vec::new() } else { expressions(source) };
        if expressions.is_empty() {
            return Self { source, text: Cow::Borrowed(source), expressions };
        }
        let mut text = String::with_capacity(source.len());
        for range in &expressions {
            text.push_str(source.get(text.len()..range.start).unwrap_or(""));
            cover(&mut text, range.len());
        }
        text.push_str(source.get(text.len()..).unwrap_or(""));
        Self { source, text: Cow::Owned(text), expressions }
    }

    /// The text to be parsed.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text as its author wrote it.
    pub(super) fn source(&self) -> &'t str {
        self.source
    }

    /// What stands between the braces of an expression.
    pub(super) fn expression(&self, range: &Range<usize>) -> &'t str {
        self.source.get(range.start + 2..range.end.saturating_sub(2)).unwrap_or("")
    }

    /// A piece of the parsed text, divided at its expressions. Where the piece does not stand in the text as it is, words have the bytes of all of it.
    pub(super) fn parts<'p>(&self, piece: &'p str, bytes: &Range<usize>) -> Vec<Part<'p>> {
        let exact = self.text.get(bytes.clone()) == Some(piece);
        let words = |from: usize, to: usize| {
            let bytes = if exact { bytes.start + from..bytes.start + to } else { bytes.clone() };
            piece.get(from..to).filter(|words| !words.is_empty()).map(|words| Part::Words(words, bytes))
        };
        let next = self.expressions.partition_point(|range| range.start < bytes.start);
        let mut parts = Vec::new();
        let mut at = 0;
        for ((found, _), expression) in piece.match_indices(FIRST).zip(self.expressions.get(next..).unwrap_or_default()) {
            parts.extend(words(at, found));
            parts.push(Part::Expression(expression.clone()));
            at = (found + expression.len()).min(piece.len());
        }
        parts.extend(words(at, piece.len()));
        parts
    }

    /// A piece of the parsed text with its expressions as they were written.
    pub(super) fn uncovered<'p>(&self, piece: &'p str, bytes: &Range<usize>) -> Cow<'p, str> {
        if !is_covered(piece) {
            return Cow::Borrowed(piece);
        }
        let parts = self.parts(piece, bytes);
        let written = parts.iter().map(|part| match part {
            Part::Words(words, _) => words,
            Part::Expression(range) => self.source.get(range.clone()).unwrap_or(""),
        });
        Cow::Owned(written.collect())
    }
}

/// Whether a text holds a covered expression.
pub(super) fn is_covered(text: &str) -> bool {
    !text.is_ascii() && text.contains([FIRST, OTHERS[0], OTHERS[1]])
}

/// The expressions of a text. What is not one on its line, is empty, too long or behind a backslash is left; outside code it is reported as text.
fn expressions(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("{{")).map(|found| at + found) {
        let before = text.get(..start).unwrap_or("");
        let escaped = before.len() - before.trim_end_matches('\\').len();
        match text.get(start..).map(inner) {
            Some(Ok(inner)) if escaped.is_multiple_of(2) && !before.ends_with("[^") => {
                at = start + inner.len() + 4;
                found.push(start..at);
            }
            _ => at = start + 2,
        }
    }
    found
}

/// What stands between the braces that a text begins with, or what is wrong with it and what to write instead.
pub(super) fn inner(text: &str) -> Result<&str, (&'static str, &'static str)> {
    // No more is looked at than an expression may be long: a text may hold many braces that nothing closes.
    let near = text.as_bytes().iter().take(LONGEST).position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(LONGEST);
    let end = text.as_bytes().windows(2).take(near).skip(2).position(|pair| pair == b"}}");
    let inner = end.filter(|end| end + 4 <= near).and_then(|end| text.get(2..2 + end));
    match inner {
        None => {
            Err(("this `{{` is not closed on its line, or only after more than 500 bytes", "write `}}` behind the expression, or the sign as `code`"))
        }
        Some(inner) if inner.contains('`') => {
            Err(("a backtick stands inside an expression", "write texts in straight quotation marks, such as `\"July\"`"))
        }
        Some(inner) if inner.trim().is_empty() => {
            Err(("this expression is empty", "write a name of data and what is wanted of it, such as `visits | last(of=\"in\")`"))
        }
        Some(inner) => Ok(inner),
    }
}

/// Writes a cover of so many bytes, five or more.
fn cover(text: &mut String, bytes: usize) {
    text.push(FIRST);
    let rest = bytes.saturating_sub(3);
    let short = match rest % 3 {
        0 => 0,
        2 => 1,
        _ => 2,
    };
    text.extend(std::iter::repeat_n(OTHERS[1], short));
    text.extend(std::iter::repeat_n(OTHERS[0], rest.saturating_sub(2 * short) / 3));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cover_is_as_long_as_what_it_covers() {
        for length in 1..60 {
            let text = format!("é {{{{{}}}}} {{{{a}}}}|", "x".repeat(length));
            let masked = Masked::new(&text);
            assert_eq!(masked.text().len(), text.len());
            assert_eq!(masked.expressions.len(), 2);
            assert!(!masked.text().contains(['{', '}', 'x', 'a']), "{length}");
            assert_eq!(masked.uncovered(masked.text(), &(0..text.len())), text);
        }
    }

    #[test]
    fn parts_have_their_bytes() {
        let masked = Masked::new("a {{b}}{{ c }} d");
        let piece = masked.text().to_owned();
        let parts = masked.parts(&piece, &(0..piece.len()));
        assert_eq!(parts, [Part::Words("a ", 0..2), Part::Expression(2..7), Part::Expression(7..14), Part::Words(" d", 14..16)]);
        assert_eq!(masked.expression(&(7..14)), " c ");
    }

    #[test]
    fn what_is_no_expression_is_left() {
        for text in ["{{ a", "{{ a\n}}", "{{}}", "{{  }}", "`{{` and `}}`", "\\{{ a }}", "[^{{ a }}]", "{ { a } }", "\u{e001}{{ a }}"] {
            assert_eq!(Masked::new(text).text(), text);
        }
        assert!(Masked::new(&format!("{{{{{}}}}}", "a".repeat(497))).expressions.is_empty());
        assert_eq!(Masked::new(&format!("{{{{{}}}}}", "a".repeat(496))).expressions.len(), 1);
        assert_eq!(Masked::new("\\\\{{ a }}").expressions.first(), Some(&(2..9)));
        assert_eq!(Masked::new("{{ a {{ b }}").expressions.first(), Some(&(0..12)));
    }
}
