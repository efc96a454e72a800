//! How much room words take, before anything is typeset.

/// The size of type, in units of which 96 make an inch on paper: 11.25 pt.
pub(super) const TYPE: f64 = 15.0;

/// About how wide a text is, rather too wide: a reader's browser may have another face than paper.
pub(super) fn width(words: &str) -> f64 {
    let letter = |c: char| match c {
        'i' | 'l' | '.' | ',' | '1' | 'j' | ' ' | 't' | 'f' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' => 0.95,
        _ if c.is_uppercase() => 0.78,
        // Characters of other scripts may be as wide as they are high.
        _ if c as u32 > 0x2e80 => 1.05,
        _ => 0.59,
    };
    // Figures are as wide as each other.
    words.chars().map(|c| if c.is_ascii_digit() { 0.59 } else { letter(c) }).sum::<f64>() * TYPE
}

/// A text cut into lines of some length. A word that is too long stands on a line of its own, and is cut.
pub(super) fn lines(words: &str, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let word = shortened(word, room);
        match lines.last_mut() {
            Some(line) if width(line) + width(&word) + TYPE * 0.36 <= room => {
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

/// As much of a text as stands on a line.
pub(super) fn fitting(words: &str, room: f64) -> String {
    if width(words) <= room {
        return words.to_owned();
    }
    let mut lines = lines(words, room - TYPE).into_iter();
    let first = lines.next().unwrap_or_default();
    if lines.next().is_some() && !first.ends_with('…') { first + "…" } else { first }
}

fn shortened(word: &str, room: f64) -> String {
    if width(word) <= room {
        return word.to_owned();
    }
    let mut short = String::new();
    for letter in word.chars() {
        if width(&short) + TYPE * 2.1 > room {
            break;
        }
        short.push(letter);
    }
    short + "…"
}
