//! Every field of the model is read: one that is named only where a value is made would be written for nobody.
//!
//! A field is read where it is had with a dot, or taken out by a pattern. Fields are known by their names alone, so that one with the name of another
//! that is read is taken for read.

use std::collections::{BTreeMap, BTreeSet};

use super::File;
use super::code::{Blank, blank, is_word, line_of};

/// Files that name every field only to hand it on.
const HAND_ON: [&str; 2] = ["src/model/visit.rs", "src/check/figures/worker.rs"];

/// Fields that nothing reads, each with its reason.
const LET_BE: [(&str, &str); 0] = [];

/// Fields of the model that nothing reads, and fields that are let be and need not.
pub(crate) fn unread(files: &[File]) -> Vec<String> {
    judged(files, &LET_BE)
}

/// The same with a list of fields that are let be.
pub(crate) fn judged(files: &[File], let_be: &[(&str, &str)]) -> Vec<String> {
    let mut fields: BTreeMap<String, (&File, usize)> = BTreeMap::new();
    let mut read: BTreeSet<String> = BTreeSet::new();
    for file in files.iter().filter(|file| file.is_product()) {
        let code = blank(file.product_text(), Blank::CommentsAndStrings);
        if file.path.starts_with("src/model/") {
            fields.extend(declared(&code).into_iter().map(|(at, name)| (name.to_owned(), (file, line_of(&code, at)))));
        }
        read.extend(dotted(&code).map(str::to_owned));
        if !HAND_ON.contains(&file.path.as_str()) {
            read.extend(taken_out(&code).into_iter().map(str::to_owned));
        }
    }
    let is_let_be = |name: &str| let_be.iter().any(|(field, _)| *field == name);
    let unread = fields.iter().filter(|(name, _)| !read.contains(*name) && !is_let_be(name));
    let unread = unread.map(|(name, (file, line))| file.complaint(*line, format_args!("nothing reads the field `{name}`")));
    let needless = let_be.iter().filter(|(name, _)| read.contains(*name) || !fields.contains_key(*name));
    unread.chain(needless.map(|(name, reason)| format!("tests/house/fields.rs:1: `{name}` need not be let be ({reason})"))).collect()
}

/// The fields that structures and variants of a file declare, each with its place.
fn declared(code: &str) -> Vec<(usize, &str)> {
    let bodies = ["struct ", "enum "].into_iter().flat_map(|word| code.match_indices(word)).filter_map(|(at, _)| {
        let end = code[at..].find(['{', ';', '('])? + at;
        code[end..].starts_with('{').then(|| (end + 1, closing(code, end)))
    });
    bodies.flat_map(|(start, end)| colons(code, start, end)).collect()
}

/// The names before single colons of a stretch.
fn colons(code: &str, start: usize, end: usize) -> Vec<(usize, &str)> {
    let single = |at: &usize| !code[..*at].ends_with(':') && !code[at + 1..].starts_with(':');
    let places = code[start..end].match_indices(':').map(|(at, _)| start + at).filter(single);
    places.map(|at| name_before(code, at)).filter(|(_, name)| name.starts_with(|c: char| c.is_lowercase())).collect()
}

/// The name that ends at a place, and where it begins.
fn name_before(code: &str, end: usize) -> (usize, &str) {
    let start = code[..end].rfind(|c| !is_word(c)).map_or(0, |at| at + 1);
    (start, &code[start..end])
}

/// The name that begins at a place.
fn name_at(code: &str, start: usize) -> &str {
    let length = code[start..].find(|c| !is_word(c)).unwrap_or(code.len() - start);
    &code[start..start + length]
}

/// The place of the bracket that closes the one at a place.
fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, sign) in code[open..].char_indices() {
        match sign {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' if depth == 1 => return open + at,
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// What is had with a dot and is no call.
fn dotted(code: &str) -> impl Iterator<Item = &str> {
    code.match_indices('.').filter_map(|(at, _)| {
        let name = name_at(code, at + 1);
        (!name.is_empty() && !code[at + 1 + name.len()..].starts_with(['(', ':'])).then_some(name)
    })
}

/// The names that patterns take out of structures and variants.
fn taken_out(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (open, _) in code.match_indices(" {") {
        let (start, end) = (open + 2, closing(code, open + 1));
        let (_, before) = name_before(code, open);
        if before.starts_with(|c: char| c.is_uppercase()) && is_pattern(code, end + 1) {
            let mut parts: Vec<&str> = code[start..end].split(',').map(str::trim).collect();
            parts.retain(|part| !part.ends_with(": _"));
            found.extend(parts.into_iter().map(|part| name_at(part, 0)).filter(|name| !name.is_empty()));
        }
    }
    found
}

/// Whether what ends before a place is a pattern, by what follows it and the brackets around it.
fn is_pattern(code: &str, mut at: usize) -> bool {
    loop {
        let rest = code.get(at..).unwrap_or_default();
        let next = rest.trim_start();
        at += rest.len() - next.len();
        match next.as_bytes() {
            [b')' | b']', ..] => at += 1,
            // Another pattern of the same brackets follows.
            [b',', ..] => match around(code, at) {
                Some(end) => at = end + 1,
                None => return false,
            },
            [b'=', b'=', ..] => return false,
            [b'=' | b'|' | b':', ..] | [b'i', b'f' | b'n', b' ', ..] => return true,
            _ => return false,
        }
    }
}

/// The end of the round or square brackets around a place.
fn around(code: &str, from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, sign) in code[from..].char_indices() {
        match sign {
            '{' | '(' | '[' => depth += 1,
            ')' | ']' if depth == 0 => return Some(from + at),
            '}' if depth == 0 => return None,
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
    }
    None
}
