//! The gate that every text of an author passes: no control, bidirectional or private character, none without a glyph.

use std::ops::Range;

use super::places::TextMap;
use super::reading::Reading;
use crate::diagnostic::{Finding, Place};

/// What is wrong with a character wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Control,
    Invisible,
    Direction,
    Private,
}

impl Fault {
    fn of(character: char) -> Option<Self> {
        match character {
            '\n' | '\t' | '\r' => None,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Self::Direction),
            '\u{ad}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}' => Some(Self::Invisible),
            '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => Some(Self::Invisible),
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(Self::Private),
            '\u{fdd0}'..='\u{fdef}' => Some(Self::Control),
            other if other.is_control() || u32::from(other) & 0xfffe == 0xfffe => Some(Self::Control),
            _ => None,
        }
    }

    fn finding(self, character: char, place: &Place) -> Finding {
        let code = u32::from(character);
        match self {
            Self::Control => {
                Finding::error("control-character", place, format!("the control character U+{code:04X} cannot be printed")).help("delete it")
            }
            Self::Invisible => Finding::error("control-character", place, format!("the character U+{code:04X} cannot be seen")).help("delete it"),
            Self::Direction => {
                Finding::error("bidi-character", place, format!("the character U+{code:04X} turns the direction of text")).help("delete it")
            }
            Self::Private => Finding::error("private-character", place, format!("the character U+{code:04X} has no meaning of its own"))
                .help("write the sign as a word, or as a character that fonts have"),
        }
    }
}

/// Reports control and bidirectional characters anywhere in a file, comments included.
pub(super) fn check_raw(reading: &mut Reading<'_>, text: &str, map: &TextMap) {
    for (at, character) in text.char_indices() {
        // Nearly every character is one of these, and there are millions.
        if matches!(character, ' '..='~' | '\n') {
            continue;
        }
        if let Some(fault) = Fault::of(character) {
            let place = map.place(at..at + character.len_utf8());
            reading.glyphs.insert((place.file.clone(), character));
            reading.report(fault.finding(character, &place));
        }
    }
}

/// Reports what is wrong with the characters of a text that is going to be printed.
///
/// `place` says where a stretch of the text stands in its file.
pub(super) fn check(reading: &mut Reading<'_>, text: &str, place: impl Fn(Range<usize>) -> Place) {
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        if character.is_ascii_graphic() || character == ' ' {
            continue;
        }
        if let Some(fault) = Fault::of(character) {
            let place = place(at..end);
            // Written as it is, it was seen with the whole file; here only escapes and entities are left.
            if !reading.glyphs.contains(&(place.file.clone(), character)) {
                reading.report(fault.finding(character, &place));
            }
        } else if lacks_glyph(reading, character) {
            missing_glyph(reading, character, &place(at..end));
        }
    }
}

fn lacks_glyph(reading: &Reading<'_>, character: char) -> bool {
    !character.is_whitespace() && !reading.characters.is_empty() && !reading.characters.contains(&character)
}

/// One finding for each character and file: a text in a strange script would else give thousands.
fn missing_glyph(reading: &mut Reading<'_>, character: char, place: &Place) {
    if reading.glyphs.insert((place.file.clone(), character)) {
        let message = format!("no font of the theme has the character {character} (U+{:04X})", u32::from(character));
        reading.report(Finding::error("missing-glyph", place, message).help("write it in other characters, or add a font that has it to the theme"));
    }
}

/// Reports the opening marks of expressions in a text whose expressions are not worked out.
pub(super) fn check_expressions(reading: &mut Reading<'_>, text: &str, place: impl Fn(Range<usize>) -> Place) {
    for mark in ["{{", "{%", "{#"] {
        if let Some(at) = text.find(mark) {
            let finding = Finding::error("expression", &place(at..at + 2), format!("`{mark}` opens an expression"));
            reading.report(
                finding.note("figures are worked out only in the running text of reports and of their appendices").help("write the figure itself"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_mislead_are_known() {
        assert_eq!(Fault::of('\u{202e}'), Some(Fault::Direction));
        assert_eq!(Fault::of('\u{0}'), Some(Fault::Control));
        assert_eq!(Fault::of('\u{85}'), Some(Fault::Control));
        assert_eq!(Fault::of('\u{200b}'), Some(Fault::Invisible));
        assert_eq!(Fault::of('\u{e000}'), Some(Fault::Private));
        assert!(['a', '\n', '\t', 'ŵ', '–', '\u{a0}', '€'].into_iter().all(|good| Fault::of(good).is_none()));
    }
}
