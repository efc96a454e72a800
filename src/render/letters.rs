//! How wide words are, measured with the body face, so that columns fit their text before anything is typeset.

use std::borrow::Cow;

/// Characters whose widths are kept one by one; others count as wide as an average letter.
const KNOWN: u32 = 0x250;
/// The width of an average letter, in ems.
const AVERAGE: f64 = 0.6;
/// From here on characters belong to scripts whose letters may be as wide as they are high.
const WIDE: char = '\u{2e80}';

/// The widths of characters in the body face.
#[derive(Debug)]
pub(super) struct Letters {
    widths: Vec<f64>,
}

/// The face that body text is set in.
#[derive(Debug)]
pub(super) struct Face {
    /// Its name.
    pub(super) name: String,
    /// The widths of its characters.
    pub(super) letters: Letters,
}

impl Letters {
    /// Takes the widths of the characters that are kept one by one; those that the face lacks are as wide as an average letter.
    pub(super) fn of(width: impl Fn(char) -> Option<f64>) -> Self {
        let known = |code| char::from_u32(code).and_then(&width).unwrap_or(AVERAGE);
        Self { widths: (0..KNOWN).map(known).collect() }
    }

    /// The width of a text on one line, in ems.
    pub(super) fn width(&self, text: &str) -> f64 {
        text.chars().map(|c| self.letter(c)).sum()
    }

    fn letter(&self, c: char) -> f64 {
        self.widths.get(c as usize).copied().unwrap_or(if c >= WIDE { 1.05 } else { AVERAGE })
    }

    /// The width of the widest piece that cannot be broken over two lines, in ems.
    pub(super) fn widest_word(&self, text: &str) -> f64 {
        pieces(text).map(|piece| self.width(piece.trim_end())).fold(0.0, f64::max)
    }

    /// How many lines a text takes when a line is so many ems long.
    pub(super) fn lines(&self, text: &str, room: f64) -> usize {
        let (mut lines, mut used) = (1, 0.0);
        for piece in pieces(text) {
            let words = self.width(piece.trim_end());
            if used > 0.0 && used + words > room {
                lines += 1;
                used = 0.0;
            }
            used += self.width(piece);
        }
        lines
    }
}

/// Characters that are kept together at either end of a word that is broken.
const KEPT: usize = 3;
/// The longest word that a dictionary may have, in characters.
const LONGEST: usize = 30;
/// The distance between places where a word that is too long may be broken, in characters.
const STEP: usize = 8;

impl Letters {
    /// A text whose words each fit on a line of so many ems: one that does not gets places to break it at. A word is broken with a hyphen, an
    /// address without one.
    pub(super) fn breakable<'t>(&self, text: &'t str, room: f64) -> Cow<'t, str> {
        if self.widest_word(text) <= room {
            return Cow::Borrowed(text);
        }
        let mut broken = String::with_capacity(text.len() * 2);
        for piece in pieces(text) {
            // Shorter words are broken by the typesetter's dictionary, where they need to be.
            let long = piece.chars().count() > LONGEST && self.width(piece.trim_end()) > room;
            let sign = if piece.trim_end_matches(['.', ',', ':', '?', ' ']).contains(|c: char| c.is_ascii_digit() || "._@:/=?&#+".contains(c)) {
                '\u{200b}'
            } else {
                '\u{ad}'
            };
            let length = piece.chars().count();
            for (at, letter) in piece.chars().enumerate() {
                if long && at >= KEPT && at % STEP == 0 && at + KEPT <= length {
                    broken.push(sign);
                }
                broken.push(letter);
            }
        }
        Cow::Owned(broken)
    }
}

/// A text cut where a line may end.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(|c: char| c.is_whitespace() && c != '\u{a0}' || matches!(c, '-' | '–' | '—' | '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_words_are_wider() {
        let letters = Letters::of(|_| None);
        assert!(letters.width("assessment") > letters.width("aim"));
        assert_eq!(letters.widest_word("early help and prevention"), letters.width("prevention"));
        assert_eq!(letters.widest_word("half-year"), letters.width("half-"));
        assert_eq!(letters.breakable("a longword", 5.0), "a longword");
        let long = "a".repeat(31);
        assert_eq!(letters.breakable(&long, 5.0), format!("{0}\u{ad}{0}\u{ad}{0}\u{ad}aaaaaaa", "a".repeat(8)));
        assert_eq!(letters.breakable(&long, 50.0), long);
        assert_eq!(letters.breakable(&format!("{long}.aa"), 5.0).matches('\u{200b}').count(), 3);
        assert_eq!(letters.width(""), 0.0);
        assert_eq!((letters.lines("early help", 100.0), letters.lines("early help", 3.5), letters.lines("", 3.0)), (1, 2, 1));
    }
}
