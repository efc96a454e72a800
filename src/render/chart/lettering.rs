//! How much room words take, before anything is typeset.

use crate::render::letters::Letters;

/// The size of type, in units of which 96 make an inch on paper: 11.25 pt.
pub(super) const TYPE: f64 = 15.0;
/// How much wider than measured a text may be: in bold type, or in the face that a reader's browser has instead.
pub(in crate::render) const WIDER: f64 = 1.09;

/// Letters in the size of charts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lettering<'a>(pub(super) &'a Letters);

impl Lettering<'_> {
    /// How wide a text may be.
    pub(super) fn width(self, words: &str) -> f64 {
        self.0.width(words) * TYPE * WIDER
    }

    /// A text cut into lines of some length. A word that is too long stands on a line of its own, and is cut.
    pub(super) fn lines(self, words: &str, room: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in words.split_whitespace() {
            let word = self.shortened(word, room);
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(&word) + self.width(" ") <= room => {
                    line.push(' ');
                    line.push_str(&word);
                }
                Some(_) | None => lines.push(word),
            }
        }
        if lines.is_empty() {
            lines.push(String::new());
        }
        lines
    }

    fn shortened(self, word: &str, room: f64) -> String {
        if self.width(word) <= room {
            return word.to_owned();
        }
        let mut short = String::new();
        for letter in word.chars() {
            if self.width(&short) + TYPE * 2.1 > room {
                break;
            }
            short.push(letter);
        }
        short + "…"
    }
}
