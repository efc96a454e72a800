//! Prose as rules about figures see it: sentences of words, counts and percentages.

use std::ops::Range;

use crate::model::{Decimal, Figure, percentage};

/// A piece of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A word, and any number that goes on as one: "15th", "£2.4m".
    Word(&'t str),
    /// A number.
    Count(Decimal),
    /// A number with the sign of per cent, or the words.
    Percent(Decimal),
    /// Any other character.
    Sign(char),
}

/// A piece of a sentence and the bytes of the text that it stands for.
#[derive(Debug, Clone)]
pub(super) struct Piece<'t> {
    /// What it is.
    pub(super) token: Token<'t>,
    /// Where.
    pub(super) range: Range<usize>,
}

/// A sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Sentence<'t>(pub(super) Vec<Piece<'t>>);

/// Whether a text speaks of percentages at all: most do not, and cost little.
pub(super) fn speaks_of_percentages(text: &str) -> bool {
    text.contains('%') || (text.contains("cent") && (text.contains("per cent") || text.contains("percent")))
}

/// The sentences of a text; they end at full stops, semicolons, question and exclamation marks.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut found = vec![Sentence::default()];
    let mut at = 0;
    while let Some((piece, end)) = piece(text, at) {
        let ends = matches!(piece.token, Token::Sign('.' | ';' | '?' | '!')) && text[end..].chars().next().is_none_or(char::is_whitespace);
        if let Some(last) = found.last_mut() {
            last.0.push(piece);
        }
        if ends {
            found.push(Sentence::default());
        }
        at = end;
    }
    found
}

/// The piece at or behind a byte, and where it ends.
fn piece(text: &str, from: usize) -> Option<(Piece<'_>, usize)> {
    let rest = text.get(from..)?;
    let start = from + (rest.len() - rest.trim_start().len());
    let first = text.get(start..)?.chars().next()?;
    let (token, end) = match first {
        '0'..='9' => number(text, start),
        '£' => {
            let end = start + first.len_utf8();
            let (_, end) = if text[end..].starts_with(|c: char| c.is_ascii_digit()) { number(text, end) } else { (Token::Sign(first), end) };
            (Token::Word(&text[start..end]), end)
        }
        c if c.is_alphabetic() => {
            let end = word_end(text, start);
            (Token::Word(&text[start..end]), end)
        }
        other => (Token::Sign(other), start + other.len_utf8()),
    };
    Some((Piece { token, range: start..end }, end))
}

/// The end of a word; hyphens and apostrophes between its letters belong to it, and the apostrophe of a plural.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].chars().peekable();
    while let Some(c) = chars.next() {
        let inner =
            matches!(c, '-' | '\'' | '’') && (chars.peek().is_some_and(|next| next.is_alphanumeric()) || (c != '-' && text[..end].ends_with('s')));
        if !c.is_alphanumeric() && !inner {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// A number with its commas and point, and what it is a number of.
fn number(text: &str, start: usize) -> (Token<'_>, usize) {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while digit(end) || (matches!(bytes.get(end), Some(b',' | b'.')) && digit(end + 1)) {
        end += 1;
    }
    let rest = &text[end..];
    let goes_on = rest.starts_with(char::is_alphabetic) || (rest.starts_with('-') && rest[1..].starts_with(char::is_alphabetic));
    let value = Figure::parse(&text[start..end]).filter(|_| !goes_on).map(|figure| figure.value);
    let Some(value) = value else {
        let end = word_end(text, end).max(end);
        return (Token::Word(&text[start..end]), end);
    };
    for sign in ["%", " %", "\u{a0}%", " per cent", " percent"] {
        if rest.get(..sign.len()).is_some_and(|there| there.eq_ignore_ascii_case(sign)) {
            return (Token::Percent(value), end + sign.len());
        }
    }
    (Token::Count(value), end)
}

/// Months, and other words beside which a number counts nothing.
const MONTHS: [&str; 12] = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const NUMBERED: [&str; 25] = [
    "paragraph",
    "paragraphs",
    "appendix",
    "appendices",
    "section",
    "sections",
    "page",
    "pages",
    "table",
    "figure",
    "recommendation",
    "aged",
    "age",
    "ages",
    "year",
    "years",
    "quarter",
    "stage",
    "stages",
    "no",
    "priority",
    "item",
    "tier",
    "level",
    "band",
];
const SCALES: [&str; 9] = ["million", "billion", "thousand", "hundred", "years", "year", "percentage", "weeks", "days"];

impl Sentence<'_> {
    /// The piece at a position.
    pub(super) fn token(&self, at: usize) -> Option<Token<'_>> {
        self.0.get(at).map(|piece| piece.token)
    }

    /// The word at a position, in lower case; empty for anything else.
    pub(super) fn word(&self, at: usize) -> String {
        match self.token(at) {
            Some(Token::Word(word)) => word.to_lowercase(),
            Some(Token::Count(_) | Token::Percent(_) | Token::Sign(_)) | None => String::new(),
        }
    }

    /// The word before a position.
    pub(super) fn word_before(&self, at: usize) -> String {
        at.checked_sub(1).map(|before| self.word(before)).unwrap_or_default()
    }

    /// Whether a sign stands at a position.
    pub(super) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.token(at) == Some(Token::Sign(sign))
    }

    /// The percentage at a position.
    pub(super) fn percent(&self, at: usize) -> Option<Decimal> {
        if let Some(Token::Percent(value)) = self.token(at) { Some(value) } else { None }
    }

    /// The count at a position: no year, day of a month, number of a paragraph, or number of millions.
    pub(super) fn count(&self, at: usize) -> Option<Decimal> {
        let Some(Token::Count(value)) = self.token(at) else { return None };
        let (before, after) = (self.word_before(at), self.word(at + 1));
        let beside = |words: &[&str], word: &str| words.contains(&word);
        let day = value <= Decimal::from(31) && (beside(&MONTHS, &before) || beside(&MONTHS, &after));
        let counts_nothing = day || beside(&NUMBERED, &before) || beside(&SCALES, &after) || self.is_year(at);
        (!counts_nothing && value.scale() == 0).then_some(value)
    }

    /// Whether four digits from 1900 to 2100 stand at a position, or part of a date or of a year such as 2020/21.
    fn is_year(&self, at: usize) -> bool {
        let year = |at: usize| match self.0.get(at) {
            Some(Piece { token: Token::Count(value), range }) => range.len() == 4 && *value >= Decimal::from(1900) && *value <= Decimal::from(2100),
            Some(_) | None => false,
        };
        year(at) || (at >= 2 && self.is_sign(at - 1, '/') && year(at - 2))
    }

    /// The first position at or behind `at`, over at most `most` words that hold no other figure or sign.
    pub(super) fn over_words(&self, at: usize, most: usize) -> usize {
        let pieces = self.0.get(at..).unwrap_or_default().iter().take(most);
        at + pieces.take_while(|piece| matches!(piece.token, Token::Word(_))).count()
    }

    /// The bytes from one position to another, both included.
    pub(super) fn range(&self, first: usize, last: usize) -> Range<usize> {
        let start = self.0.get(first).map_or(0, |piece| piece.range.start);
        start..self.0.get(last).map_or(start, |piece| piece.range.end)
    }
}

/// How many per cent a part is of a whole, rounded half up to the decimals of a printed percentage.
pub(super) fn percent_of(part: Decimal, whole: Decimal, printed: Decimal) -> Option<Decimal> {
    percentage(part, whole, printed.scale())
}

/// A percentage in a finding.
pub(super) fn shown(percent: Decimal) -> String {
    percent.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<String> {
        sentences(text).iter().flat_map(|sentence| sentence.0.iter().map(|piece| format!("{:?}", piece.token))).collect()
    }

    #[test]
    fn words_counts_and_percentages_are_told_apart() {
        assert_eq!(tokens("1,234 of 15th"), ["Count(1234)", "Word(\"of\")", "Word(\"15th\")"]);
        assert_eq!(tokens("55.55 % 16-year-old £2.4m"), ["Percent(55.55)", "Word(\"16-year-old\")", "Word(\"£2.4m\")"]);
        assert_eq!(tokens("children’s 7 per cent."), ["Word(\"children’s\")", "Percent(7)", "Sign('.')"]);
        assert_eq!(sentences("One. Two 1.5; three").len(), 3);
    }

    #[test]
    fn dates_are_no_counts() {
        let counts = |text: &str| {
            sentences(text).iter().map(|sentence| (0..sentence.0.len()).filter(|at| sentence.count(*at).is_some()).count()).sum::<usize>()
        };
        assert_eq!(counts("on 30 June 2021, in 2020/21, paragraph 4, 2 million, aged 17"), 0);
        assert_eq!(counts("690 compared to 370"), 2);
    }

    #[test]
    fn percentages_are_rounded_half_up() {
        let of =
            |part: i64, whole: i64, printed: &str| percent_of(part.into(), whole.into(), printed.parse().unwrap()).map(|percent| percent.to_string());
        assert_eq!(of(237, 267, "90").as_deref(), Some("89"));
        assert_eq!(of(165, 297, "55.55").as_deref(), Some("55.56"));
        assert_eq!(of(1, 8, "12.5").as_deref(), Some("12.5"));
        assert_eq!(of(1, 8, "13").as_deref(), Some("13"));
        assert_eq!(of(1, 0, "13"), None);
    }
}
