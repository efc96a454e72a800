//! The fixed words: every one that is used is in the theme, every one of the theme is used.

use std::collections::BTreeSet;

use super::File;
use super::code::{Blank, blank, line_of};

const WORDS: &str = "themes/standard/words.yaml";

/// Calls that take the key of a word first, in Rust, in page templates and in typst.
const CALLS: [&str; 8] = ["words.get(\"", "words.has(\"", ".fill(\"", "words[\"", "words.at(\"", "words.web[\"", "words.pdf[\"", "word(\""];

/// The keys of the theme's words, with their lines.
fn keys(file: &File) -> Vec<(usize, &str)> {
    let lines = file.text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.starts_with([' ', '#', '-']))
        .filter_map(|(number, line)| Some((number + 1, line.split_once(':')?.0.trim_matches('"'))))
        .collect()
}

/// The text of a file in which words may be named, without its comments and, in Rust, without its tests.
fn naming(file: &File) -> Option<String> {
    let is_theme = file.path.starts_with("themes/") && [".html", ".typ", ".js", ".css", ".xml"].iter().any(|end| file.path.ends_with(end));
    match () {
        () if file.is_product() => {
            let code = blank(&file.text, Blank::Comments);
            let product = code.find("#[cfg(test)]").map_or(code.as_str(), |at| &code[..at]);
            Some(product.to_owned())
        }
        () if is_theme => Some(file.text.clone()),
        () => None,
    }
}

/// Words that are used and that the theme lacks.
pub(crate) fn missing(files: &[File]) -> Vec<String> {
    let Some(words) = files.iter().find(|file| file.path == WORDS) else { return vec![format!("{WORDS} is missing")] };
    let known: BTreeSet<&str> = keys(words).into_iter().map(|(_, key)| key).collect();
    let mut complaints = Vec::new();
    for file in files {
        let Some(text) = naming(file) else { continue };
        for call in CALLS {
            for (at, _) in text.match_indices(call) {
                let key = text[at + call.len()..].split('"').next().unwrap_or_default();
                if !known.contains(key) {
                    complaints.push(file.complaint(line_of(&text, at), format_args!("{WORDS} has no `{key}`")));
                }
            }
        }
    }
    complaints
}

/// Words of the theme whose key nothing spells.
pub(crate) fn unused(files: &[File]) -> Vec<String> {
    let Some(words) = files.iter().find(|file| file.path == WORDS) else { return vec![format!("{WORDS} is missing")] };
    let texts: Vec<String> = files.iter().filter_map(naming).collect();
    let is_used = |key: &str| texts.iter().any(|text| text.contains(&format!("\"{key}\"")));
    keys(words).into_iter().filter(|(_, key)| !is_used(key)).map(|(line, key)| words.complaint(line, format_args!("nothing uses `{key}`"))).collect()
}
