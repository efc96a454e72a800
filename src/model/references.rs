//! References in prose: "Appendix 2", "paragraphs 3 to 5", "recommendation (ii)".
//!
//! Rules check them and pages link them; both read them from here.

use std::borrow::Cow;
use std::ops::Range;

use super::Inline;
use crate::diagnostic::Place;

/// What a reference points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// An appendix of the report.
    Appendix,
    /// A numbered paragraph.
    Paragraph,
    /// A recommendation.
    Recommendation,
}

/// One number of a reference: "Appendices 1 and 3" has two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it points at.
    pub kind: ReferenceKind,
    /// As written, without brackets: "2", "3.3.2", "ii".
    pub number: String,
    /// The bytes of the run's text that stand for it; the first number of a reference takes the word before it along.
    pub range: Range<usize>,
    /// Whether the words before it say that the appendix is exempt or confidential.
    pub says_withheld: bool,
}

/// Neighbouring words of a line, joined, with the places they came from.
#[derive(Debug, Clone)]
pub struct Run<'a> {
    /// The words.
    pub text: Cow<'a, str>,
    pieces: Pieces<'a>,
}

/// The length of each piece of a run and where it stands. Nearly every run is one piece, which needs no list.
#[derive(Debug, Clone)]
enum Pieces<'a> {
    /// The first stands at the start of the run.
    One(usize, &'a Place),
    /// Each with its start in the run.
    Several(Vec<(usize, usize, &'a Place)>),
}

impl Default for Run<'_> {
    fn default() -> Self {
        Self { text: Cow::Borrowed(""), pieces: Pieces::Several(Vec::new()) }
    }
}

impl<'a> Run<'a> {
    /// Joins the words at the start of some inlines; says how many inlines they were.
    pub fn at_start(content: &'a [Inline]) -> (Self, usize) {
        let mut run = Self::default();
        let mut taken = 0;
        for inline in content {
            let Inline::Text(words, place) = inline else { break };
            run.push(words, place);
            taken += 1;
        }
        (run, taken)
    }

    /// The words of a text without marks.
    pub fn of(text: &'a str, place: &'a Place) -> Self {
        Self { text: Cow::Borrowed(text), pieces: Pieces::One(text.len(), place) }
    }

    /// Joins all words of a line, those in bold type and in links too; what is struck out, typed as code or a footnote is left out.
    pub fn whole(content: &'a [Inline]) -> Self {
        let mut run = Self::default();
        run.add(content);
        run
    }

    fn push(&mut self, words: &'a str, place: &'a Place) {
        match &mut self.pieces {
            Pieces::Several(pieces) if pieces.is_empty() && self.text.is_empty() => {
                *self = Self::of(words, place);
                return;
            }
            Pieces::Several(pieces) => pieces.push((self.text.len(), words.len(), place)),
            Pieces::One(length, first) => {
                self.pieces = Pieces::Several(vec![(0, *length, *first), (self.text.len(), words.len(), place)]);
            }
        }
        self.text.to_mut().push_str(words);
    }

    fn add(&mut self, content: &'a [Inline]) {
        for inline in content {
            match inline {
                Inline::Text(words, place) => self.push(words, place),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { content: inner, .. } => self.add(inner),
                Inline::Break => self.text.to_mut().push(' '),
                Inline::Date(..) | Inline::Figure { .. } | Inline::Struck(_) | Inline::Code(..) | Inline::Note { .. } => {}
            }
        }
    }

    /// Where a stretch of the joined words stands in its file.
    pub fn place(&self, range: &Range<usize>) -> Option<Place> {
        let first = self.source_of(range.start)?;
        let last = self.source_of(range.end.saturating_sub(1))?;
        Some(Place::new(&first.file, first.start..last.end))
    }

    /// Where a byte of the joined words stands: its whole piece, where that is written in another way than it reads.
    fn source_of(&self, at: usize) -> Option<Place> {
        let (from, length, place) = match &self.pieces {
            Pieces::One(length, place) => (0, *length, *place),
            Pieces::Several(pieces) => *pieces.iter().rev().find(|(from, _, _)| *from <= at)?,
        };
        let exact = place.end - place.start == length;
        Some(if exact { place.inside(at - from..at - from + 1) } else { place.clone() })
    }
}

/// The references in some words. Left alone: words in double quotation marks, and a reference followed by "of", "to" or "in".
pub fn references(text: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut quoted = false;
    let bytes = text.as_bytes();
    // Only a quotation mark, or a word that begins like one for something that is referred to, is looked at: all else is passed over.
    let opens_word = |at: usize| at.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|before| !before.is_ascii_alphanumeric());
    let may_begin = |at: &usize| match bytes.get(*at) {
        Some(b'a' | b'A' | b'p' | b'P' | b'r' | b'R') => opens_word(*at),
        Some(0xe2) => true,
        Some(_) | None => false,
    };
    while let Some(next) = (at..bytes.len()).find(may_begin) {
        at = next;
        let rest = &text[at..];
        match rest.chars().next() {
            Some('“') => quoted = true,
            Some('”') => quoted = false,
            Some(_) | None => {}
        }
        if !quoted
            && let Some((kind, word)) = keyword(rest)
            && starts_word(text, at)
            && let Some(end) = numbers(text, at, word, kind, &mut found)
        {
            at = end;
            continue;
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    found
}

fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// The word that opens a reference and its length, with the space behind it.
fn keyword(rest: &str) -> Option<(ReferenceKind, usize)> {
    const WORDS: [(&str, ReferenceKind); 6] = [
        ("appendices ", ReferenceKind::Appendix),
        ("appendix ", ReferenceKind::Appendix),
        ("paragraphs ", ReferenceKind::Paragraph),
        ("paragraph ", ReferenceKind::Paragraph),
        ("recommendations ", ReferenceKind::Recommendation),
        ("recommendation ", ReferenceKind::Recommendation),
    ];
    let found = WORDS.iter().find(|(word, _)| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
    found.map(|(word, kind)| (*kind, word.len()))
}

/// Reads "1", "1 and 3", "3 to 5", "(i), (ii) and (iii)" behind a keyword; gives the end of what was read.
fn numbers(text: &str, start: usize, word: usize, kind: ReferenceKind, found: &mut Vec<Reference>) -> Option<usize> {
    let mut items: Vec<(String, Range<usize>)> = Vec::new();
    let mut at = start + word;
    while let Some((number, length)) = one_number(&text[at..], kind) {
        let from = if items.is_empty() { start } else { at };
        items.push((number, from..at + length));
        at += length;
        let Some(joint) = joint(&text[at..]).filter(|joint| one_number(&text[at + joint..], kind).is_some()) else { break };
        at += joint;
    }
    let end = items.last()?.1.end;
    // An appendix is cited by name, and what is withheld may hide behind "Appendix 2, Part 1".
    let is_elsewhere = kind == ReferenceKind::Paragraph && is_of_another(&text[..start], &text[end..]);
    if !is_left_alone(&text[end..]) && !is_elsewhere {
        let says_withheld = says_withheld(&text[..start], &text[end..]);
        found.extend(items.into_iter().map(|(number, range)| Reference { kind, number, range, says_withheld }));
    }
    Some(end)
}

fn one_number(rest: &str, kind: ReferenceKind) -> Option<(String, usize)> {
    match kind {
        ReferenceKind::Appendix => digits(rest, &[]),
        ReferenceKind::Paragraph => digits(rest, b"."),
        ReferenceKind::Recommendation => {
            let inner = rest.strip_prefix('(')?;
            let close = inner.find(')')?;
            let number = inner.get(..close)?;
            // The longest numeral below 4,000 is mmmdccclxxxviii; letters count to (zz).
            let numeral = number.len() <= 15 && number.bytes().all(|b| b"ivxlcdm".contains(&b));
            let letters = number.len() <= 2 && number.bytes().all(|b| b.is_ascii_lowercase());
            let plausible = !number.is_empty() && (numeral || letters);
            plausible.then(|| (number.to_owned(), close + 2))
        }
    }
}

/// Digits, and for paragraphs dots between digits. A number that goes on as a word ("2nd", "1a") is none.
fn digits(rest: &str, between: &[u8]) -> Option<(String, usize)> {
    let mut length = rest.bytes().take_while(|b| b.is_ascii_digit() || between.contains(b)).count();
    while length > 0 && rest.as_bytes()[length - 1] == b'.' {
        length -= 1;
    }
    let follows_word = rest[length..].chars().next().is_some_and(char::is_alphanumeric);
    (length > 0 && length <= 12 && !follows_word).then(|| (rest[..length].to_owned(), length))
}

/// What joins two numbers of one reference.
fn joint(rest: &str) -> Option<usize> {
    const JOINTS: [&str; 8] = [", and ", " and ", " or ", " to ", ", ", " – ", "–", "-"];
    JOINTS.iter().find(|joint| rest.starts_with(**joint)).map(|joint| joint.len())
}

/// Whether the reference is to a part of another thing: "paragraph 10.4 of the Council's rules".
fn is_left_alone(after: &str) -> bool {
    [" of ", " to ", " in "].iter().any(|word| after.starts_with(word))
}

/// Whether the words around a paragraph's number name the law or the document that it is in: "Schedule 12A, paragraph 3", "NPPF paragraph 130", "paragraph 3, Part 1".
fn is_of_another(before: &str, after: &str) -> bool {
    const DOCUMENTS: [&str; 18] = [
        "NPPF",
        "Framework",
        "Act",
        "Regulations",
        "Order",
        "Rules",
        "Code",
        "Guidance",
        "Directive",
        "Convention",
        "Schedule",
        "Part",
        "Annex",
        "Policy",
        "Constitution",
        "Strategy",
        "Circular",
        "Manual",
    ];
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is_document = |word: &str| DOCUMENTS.contains(&word);
    // A number or a year may stand between: "Schedule 12A,", "Act 1972,".
    let mut words = before.trim_end_matches([' ', ',']).rsplit(char::is_whitespace);
    let (last, one_before) = (words.next().map(bare).unwrap_or_default(), words.next().map(bare).unwrap_or_default());
    let ends_sentence = before.trim_end().ends_with(['.', ';', ':']);
    let named_before = is_document(&last) || last.starts_with(|c: char| c.is_ascii_digit()) && is_document(&one_before);
    let next = after.strip_prefix(", ").and_then(|rest| rest.split(char::is_whitespace).next()).map(bare).unwrap_or_default();
    named_before && !ends_sentence || matches!(next.as_str(), "Schedule" | "Part" | "Annex" | "Chapter" | "Section" | "NPPF")
}

fn says_withheld(before: &str, after: &str) -> bool {
    let withheld = |word: &str| word.eq_ignore_ascii_case("exempt") || word.eq_ignore_ascii_case("confidential");
    let bare = |word: &str| withheld(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let before_says = before.split_whitespace().next_back().is_some_and(bare);
    let after_says = after.strip_prefix(" (").and_then(|rest| rest.split_once(')')).is_some_and(|(inner, _)| inner.split_whitespace().any(bare));
    before_says || after_says
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(ReferenceKind, String, String)> {
        references(text).into_iter().map(|r| (r.kind, r.number, text[r.range].to_owned())).collect()
    }

    #[test]
    fn references_are_found_with_all_their_numbers() {
        use ReferenceKind::{Appendix, Paragraph, Recommendation};
        let own = |kind, number: &str, text: &str| (kind, number.to_owned(), text.to_owned());
        assert_eq!(read("see Appendix 2."), [own(Appendix, "2", "Appendix 2")]);
        assert_eq!(read("Appendices 1 and 3 show"), [own(Appendix, "1", "Appendices 1"), own(Appendix, "3", "3")]);
        assert_eq!(read("paragraphs 3 to 5"), [own(Paragraph, "3", "paragraphs 3"), own(Paragraph, "5", "5")]);
        assert_eq!(read("paragraph 3.3.2."), [own(Paragraph, "3.3.2", "paragraph 3.3.2")]);
        assert_eq!(read("recommendation (ii)"), [own(Recommendation, "ii", "recommendation (ii)")]);
        let (long, letters) = ("recommendation (lxxxviii)", "recommendation (ab)");
        assert_eq!([read(long), read(letters)], [[own(Recommendation, "lxxxviii", long)], [own(Recommendation, "ab", letters)]]);
        assert_eq!(read("recommendation (draft)"), []);
        // The longest numbers that are read, and what is longer by one.
        let (digits, numeral) = ("appendix 123456789012", "recommendation (mmmdccclxxxviii)");
        let read_whole = [own(Appendix, "123456789012", digits), own(Recommendation, "mmmdccclxxxviii", numeral)];
        assert_eq!([read(digits), read(numeral)], read_whole.map(|one| [one]));
        assert_eq!([read("appendix 1234567890123"), read("recommendation (mmmdccclxxxviiii)"), read("recommendation (aab)")], [[], [], []]);
    }

    #[test]
    fn references_to_other_things_are_left_alone() {
        for text in [
            "paragraph 10.4 of the Council's rules",
            "“see Appendix 2”",
            "Appendix A",
            "Appendix 1 to the Act",
            "appendix",
            "Appendix 2b",
            "paragraph",
            "paragraph ",
            "paragraph, appendix – recommendation ()",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn words_beside_an_appendix_say_that_it_is_withheld() {
        let says = |text: &str| references(text).first().is_some_and(|r| r.says_withheld);
        assert!(says("in confidential Appendix 2,") && says("Appendix 2 (exempt)") && !says("Appendix 2"));
        assert!(says("(confidential Appendix 2)") && says("Appendix 2 (exempt, category 3)"));
    }
}
