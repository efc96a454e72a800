//! Notations of other programs that mean nothing here: what is typed in one would be published as it stands.
//!
//! Each is a line of a table, with what to write instead in the place where it stands. A backslash in front of a sign has it printed as it is, and what
//! follows it is no notation.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Regex, RegexSet};

use super::reading::Reading;
use crate::diagnostic::Place;

/// What a text is that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Site {
    /// Words of Markdown outside a table.
    Prose,
    /// Words of a link, in Markdown.
    Link,
    /// A cell of a table in Markdown.
    Cell,
    /// A text in which Markdown means nothing.
    Field,
}

/// A notation inside a line.
struct Notation {
    /// A regular expression of what it looks like.
    pattern: &'static str,
    /// What becomes of it.
    message: &'static str,
    /// What to write in Markdown, and in a text in which Markdown means nothing; where there is no answer it is no notation.
    prose: Option<&'static str>,
    field: Option<&'static str>,
}

const PLAIN: Option<&str> = Some("write the words alone: this text is shown in one way");

const INSIDE: &[Notation] = &[
    Notation {
        pattern: r"\*\*",
        message: "these stars are printed as they stand",
        prose: Some("write `**words**` with no blank inside the stars; `\\*` prints a star"),
        field: PLAIN,
    },
    Notation {
        pattern: r"==[^=\s][^=]*==|\+\+[^+\s][^+]*\+\+",
        message: "highlights and insertions cannot be marked so",
        prose: Some("write `**words**` to stress them"),
        field: PLAIN,
    },
    Notation {
        pattern: r"[\p{L}\p{N})]~[^~\s]{1,12}~|[\p{L}\p{N})]\^(?:[^\s^]{1,12}\^|\{|\d)",
        message: "indices and exponents cannot be written so",
        prose: Some("write the sign itself, as in CO₂ and m², or plain letters, as in 3rd"),
        field: Some("write the sign itself, as in CO₂ and m², or plain letters, as in 3rd"),
    },
    Notation {
        pattern: r"\$\$|\$[^$\s]*[\\_^{][^$\s]*\$|\\(?:frac|sqrt|text|mathrm|begin|times|newpage|pagebreak|clearpage)\b",
        message: "TeX is not read",
        prose: Some("write the formula in words and signs; pages are broken by themselves"),
        field: Some("write the formula in words and signs; pages are broken by themselves"),
    },
    Notation {
        pattern: r"!\[[^\]]*\]\(",
        message: "this is meant as a picture, and is none",
        prose: Some("write `![what it shows](file)`; a name with blanks stands in `<` and `>`"),
        field: Some("pictures stand in Markdown alone"),
    },
    Notation {
        pattern: r"\] ?\([^)]*\)?|\)\[(?:https?:|www\.)[^\]]*\]?",
        message: "this is meant as a link, and is none",
        prose: Some("write `[words](address)` with no blank between `]` and `(`, nor in the address"),
        field: PLAIN,
    },
    Notation {
        pattern: r"\{[.:#][\w-]+[^}]*\}|\{[a-z]+=[^}]*\}",
        message: "attributes of Markdown are not read",
        prose: Some("delete it: the look and the names of things are not the author’s to set"),
        field: Some("delete it"),
    },
    Notation {
        pattern: r"(?:^|[^{])\{ *[\w-]+ *\|[^}]*\}",
        message: "this is meant as a figure, and is none",
        prose: Some("write a figure in two pairs of braces: `{{ … }}`"),
        field: Some("write the figure itself"),
    },
    Notation {
        pattern: r"\[\[|\[TOC\]|\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]|:::.*|\*\[[^\]]+\]:",
        message: "this mark of another program is not read",
        prose: Some("delete it; `> ` in front of each line makes a quotation, and contents and glossaries are made by themselves"),
        field: Some("delete it"),
    },
    Notation {
        pattern: r"&(?:amp|nbsp|lt|gt|quot|apos|pound|euro|ndash|mdash|[lr][sd]quo|hellip|#\d+|#x[0-9A-Fa-f]+);",
        message: "entities of HTML are printed as they stand",
        prose: None,
        field: Some("write the character itself"),
    },
    Notation {
        pattern: r"â€|Â[£§©®°±·½¼¾«»\u{a0}]|Ã[\u{a1}-\u{bf}]|ï»¿",
        message: "these signs come from a file that was read in another code",
        prose: Some("write the character that was meant, such as ’ or £, and save the file as UTF-8"),
        field: Some("write the character that was meant, such as ’ or £, and save the file as UTF-8"),
    },
    Notation {
        pattern: ADDRESS,
        message: "this address is no link",
        prose: Some("write it in angle brackets: `<https://…>`, `<name@…>`; or `[words](https://…)`"),
        field: None,
    },
];

const ADDRESS: &str = r"https?://[^\s<>]+|\bwww\.[\w-]+\.\w[^\s<>]*|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+";

/// A notation at the start of a line of a paragraph.
struct Opening {
    pattern: &'static str,
    message: &'static str,
    help: &'static str,
    /// In which lines it is one.
    lines: Lines,
}

/// In which lines of a paragraph something is a notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// In all.
    All,
    /// In the first, and behind one that ends a clause or is a notation itself: elsewhere a sentence may go on so.
    Opening,
    /// In all but the first.
    Later,
    /// The same, behind one that ends a clause.
    LaterOpening,
}

const BULLET: &str = "write `- ` in front of each point, below a line that is empty; below a numbered paragraph indent it by three blanks";
const LETTER: &str = "write `1. ` in front of each, below a line that is empty and indented by three blanks: such points are lettered by themselves; \
                      a backslash in front, as in `\\(a)`, prints what stands here";
const NUMBER: &str = "write `1. ` in front of each: paragraphs are counted by themselves; a backslash, as in `1\\.2`, prints the number as it stands";

const OPENING: &[Opening] = &[
    Opening { pattern: r"^[•◦▪▫‣●○■□➢✓✔]\s*\S", message: "this bullet makes no list", help: BULLET, lines: Lines::All },
    Opening { pattern: r"^[§·]\s+\S", message: "this bullet makes no list", help: BULLET, lines: Lines::Opening },
    Opening { pattern: r"^[–—]\s+\S", message: "this dash makes no list", help: BULLET, lines: Lines::Opening },
    Opening { pattern: r"^[-*+]\s+\S", message: "this mark makes no list here", help: BULLET, lines: Lines::Later },
    Opening {
        pattern: r"^\((?:[a-z]{1,2}|[ivx]{1,5})\)\s|^(?:[a-z]|[ivx]{1,5})\)\s",
        message: "this letter makes no list",
        help: LETTER,
        lines: Lines::Opening,
    },
    Opening {
        pattern: r"^\d{1,3}(?:\.\d{1,3}){1,3}\.?\s+\p{Lu}\p{Ll}",
        message: "this number is typed by hand",
        help: NUMBER,
        lines: Lines::Opening,
    },
    Opening {
        pattern: r"^\d{1,3}[.)]\u{a0}",
        message: "a no-break space stands behind this number, so that it makes no list",
        help: "type an ordinary blank behind it",
        lines: Lines::Opening,
    },
    Opening {
        pattern: r"^\d{1,3}[.)]\p{Lu}\p{Ll}",
        message: "no blank stands behind this number, so that it makes no list",
        help: "write a blank behind it: `1. Words`",
        lines: Lines::Opening,
    },
    Opening {
        pattern: r"^\d{1,3}[.)]\s+\S",
        message: "this number makes no list: the paragraph above goes on",
        help: "write `1. ` in front of the first entry too, or leave an empty line above",
        lines: Lines::LaterOpening,
    },
    Opening {
        pattern: r"^\|.*\|",
        message: "this is no table yet",
        help: "a table begins with its headings, and below them a line of dashes: `| --- | --- |`",
        lines: Lines::All,
    },
    Opening {
        pattern: r"^:\s+\S",
        message: "a definition cannot be written so",
        help: "write `**Term**: its meaning` in a paragraph or a point of its own",
        lines: Lines::Later,
    },
];

static INSIDE_SET: LazyLock<(RegexSet, Vec<Regex>)> = LazyLock::new(|| compiled(INSIDE.iter().map(|notation| notation.pattern)));
static OPENING_SET: LazyLock<(RegexSet, Vec<Regex>)> = LazyLock::new(|| compiled(OPENING.iter().map(|opening| opening.pattern)));

/// All patterns of a table at once, and each by itself. A pattern of this file that is none finds nothing, which its test sees.
fn compiled<'p>(patterns: impl Iterator<Item = &'p str> + Clone) -> (RegexSet, Vec<Regex>) {
    let each = patterns.clone().filter_map(|pattern| Regex::new(pattern).ok()).collect();
    (RegexSet::new(patterns).unwrap_or_default(), each)
}

/// Reports the notations inside a text; `place` says where a stretch of it stands.
pub(super) fn check(reading: &mut Reading<'_>, text: &str, site: Site, place: impl Fn(Range<usize>) -> Place) {
    // Nearly every text has none of the signs that all of these have; 0xC3 begins the letters that take the place of others.
    if !text.bytes().any(|byte| b"*=+~^$\\[{:&@\xC3".contains(&byte)) && !text.contains("www.") {
        return;
    }
    let (set, each) = &*INSIDE_SET;
    let mut found = Vec::new();
    for index in &set.matches(text) {
        let (Some(notation), Some(pattern)) = (INSIDE.get(index), each.get(index)) else { continue };
        let help = match site {
            Site::Link if notation.pattern == ADDRESS => None,
            Site::Prose | Site::Link | Site::Cell => notation.prose,
            Site::Field => notation.field,
        };
        found.extend(help.zip(pattern.find(text)).map(|(help, there)| (there.range(), notation.message, help)));
    }
    found.sort_by_key(|(range, ..)| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    for (range, message, help) in found {
        // What stands inside another is the same slip.
        if range.start >= end {
            end = range.end;
            reading.error("notation", &place(range), message, help);
        }
    }
}

/// Reports the notations at the starts of the lines of a paragraph, as it is written: one of each kind.
pub(super) fn check_lines(reading: &mut Reading<'_>, written: &str, place: impl Fn(Range<usize>) -> Place) {
    let (set, each) = &*OPENING_SET;
    let mut told = vec![false; OPENING.len()];
    // Whether a new thought may begin in the line.
    let (mut opens, mut at) = (true, 0);
    let mut is_first = true;
    for line in written.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t', '>']);
        let start = at + line.len() - words.len();
        let words = words.trim_end();
        at += line.len();
        let mut is_notation = false;
        // Nearly every line begins with a word; of these only a letter with a bracket is one.
        let is_word = words.starts_with(char::is_alphabetic) && !words.bytes().take(6).any(|byte| byte == b')');
        for index in set.matches(if is_word { "" } else { words }).iter() {
            let (Some(opening), Some(pattern)) = (OPENING.get(index), each.get(index)) else { continue };
            let counts = match opening.lines {
                Lines::All => true,
                Lines::Opening => opens,
                Lines::Later => !is_first,
                Lines::LaterOpening => !is_first && opens,
            };
            if !counts {
                continue;
            }
            is_notation = true;
            if let (Some(told), Some(found)) = (told.get_mut(index), pattern.find(words))
                && !std::mem::replace(told, true)
            {
                reading.error("notation", &place(start + found.start()..start + found.end()), opening.message, opening.help);
            }
        }
        // A lone "o" is Word's second bullet, and a word of Welsh.
        is_notation |= opens && words.starts_with("o ");
        opens = is_notation || words.ends_with([':', ';', '.']) || words.ends_with(" and") || words.ends_with(" or");
        is_first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_one() {
        assert_eq!((INSIDE_SET.0.len(), INSIDE_SET.1.len()), (INSIDE.len(), INSIDE.len()));
        assert_eq!((OPENING_SET.0.len(), OPENING_SET.1.len()), (OPENING.len(), OPENING.len()));
    }
}
