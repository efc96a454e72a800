//! Where a word may be broken that is wider than its line.
//!
//! Words stand whole where they can. In a table whose columns are narrower than some word the typesetter breaks words by the dictionary of their
//! language; what has no such place, or is still too wide, gets places here, by measure.

use std::borrow::Cow;

use hypher::Lang;

use super::columns::BOLD;
use crate::render::letters::{Letters, pieces};

/// The fewest characters on a line of a word that is broken. A line with no room for so many could not be read: what stands on it is found on its
/// page ([`super::inspect`]).
const KEPT: usize = 3;
/// The greatest distance between places where a word may be broken, in characters.
const STEP: usize = 8;
/// Signs over which a word goes on.
const JOINING: [char; 7] = ['\'', '’', '.', ':', '·', '_', ','];
/// A place where a word is broken with a hyphen, and one where it is broken without.
const SOFT_HYPHEN: char = '\u{ad}';
const ZERO_WIDTH_SPACE: char = '\u{200b}';
/// What is printed at the end of a line where a word is broken.
const HYPHEN: &str = "-";

/// What breaks words besides the places that are set here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hyphens {
    /// Nothing.
    None,
    /// The typesetter, by the dictionary of a language.
    Dictionary(Lang),
}

impl Hyphens {
    /// The dictionary of a language such as `en-GB`, if there is one.
    pub(super) fn of(language: &str) -> Self {
        let code = language.split('-').next().and_then(|code| code.as_bytes().try_into().ok());
        code.and_then(Lang::from_iso).map_or(Self::None, Self::Dictionary)
    }
}

/// How words are set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lettering {
    /// The size of type, in points.
    pub(super) size: f64,
    /// How much wider than plain type it is.
    pub(super) wider: f64,
    /// The space beside the text that a word may stand in before it is broken, in points.
    pub(super) slack: f64,
    pub(super) hyphens: Hyphens,
}

impl Lettering {
    pub(super) fn plain(size: f64) -> Self {
        Self { size, wider: 1.0, slack: 0.0, hyphens: Hyphens::None }
    }

    pub(super) fn bold(self) -> Self {
        Self { wider: BOLD, ..self }
    }
}

/// The line that a word stands on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Its length, in ems.
    pub(super) room: f64,
    /// How far a word may stand out of it before it is broken, in ems: into the space that a cell has beside its text.
    pub(super) slack: f64,
    pub(super) hyphens: Hyphens,
}

/// A text whose words each fit on a line: one that does not gets places to break it at. A word is broken with a hyphen, an address without one.
pub(super) fn breakable<'t>(letters: &Letters, text: &'t str, line: Line) -> Cow<'t, str> {
    if letters.widest_word(text) <= line.room + line.slack {
        return Cow::Borrowed(text);
    }
    let mut broken = String::with_capacity(text.len() * 2);
    for (word, piece) in text.split_inclusive(char::is_whitespace).flat_map(|word| pieces(word).map(move |piece| (word, piece))) {
        // The typesetter breaks an address at its signs alone.
        let line = if is_link(word) { Line { hyphens: Hyphens::None, ..line } } else { line };
        if letters.width(piece.trim_end()) <= line.room + line.slack || is_broken_by_dictionary(letters, piece.trim_end(), line) {
            broken.push_str(piece);
        } else {
            break_up(letters, piece, line.room, &mut broken);
        }
    }
    Cow::Owned(broken)
}

/// Whether the typesetter finds places enough in a word.
fn is_broken_by_dictionary(letters: &Letters, piece: &str, line: Line) -> bool {
    let Hyphens::Dictionary(language) = line.hyphens else { return false };
    // A word in the sense of Unicode: it goes on over signs such as an apostrophe, and then no dictionary has it.
    let words = piece.split(|c: char| !c.is_alphanumeric() && !JOINING.contains(&c)).map(|word| word.trim_matches(JOINING));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    // Other signs stand with the word that they touch.
    let signs = letters.width(piece) - words.iter().map(|word| letters.width(word)).sum::<f64>();
    let widest_of = |word: &str| {
        if !word.chars().all(char::is_alphabetic) {
            return letters.width(word);
        }
        hypher::hyphenate(word, language).map(|syllable| letters.width(syllable)).fold(0.0, f64::max)
    };
    words.into_iter().map(widest_of).fold(0.0, f64::max) + letters.width(HYPHEN) + signs <= line.room
}

/// Sets places at equal distances, and closer where the line has no room for so many letters.
fn break_up(letters: &Letters, piece: &str, room: f64, broken: &mut String) {
    let sign = if is_address(piece) { ZERO_WIDTH_SPACE } else { SOFT_HYPHEN };
    let hyphen = if sign == SOFT_HYPHEN { letters.width(HYPHEN) } else { 0.0 };
    let length = piece.trim_end().chars().count();
    let (mut letters_used, mut used) = (0, 0.0);
    for (at, letter) in piece.chars().enumerate() {
        let width = letters.letter(letter);
        let is_step = letters_used == STEP && at + KEPT <= length;
        let is_full = letters_used >= KEPT && used + width + (if at + 1 < length { hyphen } else { 0.0 }) > room && !letter.is_whitespace();
        if is_step || is_full {
            broken.push(sign);
            (letters_used, used) = (0, 0.0);
        }
        letters_used += 1;
        used += width;
        broken.push(letter);
    }
}

fn is_link(word: &str) -> bool {
    word.contains("://") || word.contains("www.")
}

/// Whether a word is an address or a number, in which a hyphen would be read as its own.
fn is_address(piece: &str) -> bool {
    let inner = piece.trim_end_matches(['.', ',', ':', '?', ' ']);
    inner.contains(|c: char| c.is_ascii_digit() || "._@:/=?&#+".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: f64 = 0.6;

    fn broken(text: &str, room: f64, hyphens: Hyphens) -> String {
        breakable(&Letters::of(|_| None), text, Line { room, slack: 0.0, hyphens }).into_owned()
    }

    #[test]
    fn words_that_fit_stand_whole() {
        let long = "a".repeat(31);
        assert_eq!(broken("a longword", 5.0, Hyphens::None), "a longword");
        assert_eq!(broken(&long, 50.0, Hyphens::None), long);
        let line = Line { room: 4.0, slack: 1.0, hyphens: Hyphens::None };
        assert_eq!(breakable(&Letters::of(|_| None), "longword", line), "longword", "a little may stand into the space beside");
    }

    #[test]
    fn long_words_get_places_at_equal_distances() {
        let long = "a".repeat(31);
        let expected = format!("{0}\u{ad}{0}\u{ad}{0}\u{ad}aaaaaaa", "a".repeat(8));
        assert_eq!(broken(&long, 9.0 * LETTER, Hyphens::None), expected);
        assert_eq!(broken(&long, 9.0 * LETTER, Hyphens::Dictionary(Lang::English)), expected);
        assert_eq!(broken(&format!("{long}.a"), 9.0 * LETTER, Hyphens::None).matches('\u{200b}').count(), 3);
    }

    #[test]
    fn a_dictionary_comes_before_places_anywhere() {
        let english = Hyphens::Dictionary(Lang::English);
        assert_eq!(broken("Responsibilities,", 8.0 * LETTER, english), "Responsibilities,", "re-spon-si-bil-i-ties");
        assert_eq!(broken("Responsibilities", 4.0 * LETTER, english), "Res\u{ad}pon\u{ad}sib\u{ad}ili\u{ad}ties", "`spon-` has five letters");
        assert_eq!(broken("head’steachers", 8.0 * LETTER, english), "head’st\u{ad}eachers", "what goes on over a sign is not broken by it");
        assert_eq!(broken("жжжжжжжжжж", 8.0 * LETTER, english), "жжжжжжж\u{ad}жжж", "what is no word of the language");
        assert_eq!(broken("Responsibilities", 8.0 * LETTER, Hyphens::None), "Respons\u{ad}ibiliti\u{ad}es");
    }

    #[test]
    fn no_line_has_few_letters() {
        assert_eq!(broken("abcdefg", 0.1, Hyphens::None), "abc\u{ad}def\u{ad}g");
    }
}
