//! How wide words are, measured with the body face, so that columns fit their text before anything is typeset.

/// Characters whose widths are kept one by one: the alphabets. Others count as wide as an average letter.
const KNOWN: u32 = 0x2000;
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

    /// The width of a character, in ems.
    pub(super) fn letter(&self, c: char) -> f64 {
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

/// A text cut where a line may end.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
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
        assert_eq!(letters.width(""), 0.0);
        assert_eq!((letters.lines("early help", 100.0), letters.lines("early help", 3.5), letters.lines("", 3.0)), (1, 2, 1));
    }
}
