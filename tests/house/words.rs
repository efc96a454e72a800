//! The fixed words: every one that is used is in the theme, every one of the theme is used.

use std::collections::BTreeSet;

use super::File;
use super::code::{Blank, blank, line_of};

const WORDS: &str = "themes/standard/words.yaml";

/// Calls that take the key of a word first, in Rust, in page templates and in typst.
const CALLS: [&str; 9] =
    ["words.get(\"", ".counted(\"", "words.has(\"", ".fill(\"", "words[\"", "words.at(\"", "words.web[\"", "words.pdf[\"", "word(\""];

/// The keys of the theme's words, with their lines; the forms of what is counted have one key.
fn keys(file: &File) -> Vec<(usize, &str)> {
    let lines = file.text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.starts_with([' ', '#', '-']))
        .filter_map(|(number, line)| Some((number + 1, line.split_once(':')?.0.trim_matches('"').split('.').next()?)))
        .collect()
}

/// The text of a file in which words may be named, without its comments and, in Rust, without its tests.
fn naming(file: &File) -> Option<String> {
    let is_theme = file.path.starts_with("themes/") && [".html", ".typ", ".js", ".css", ".xml"].iter().any(|end| file.path.ends_with(end));
    match () {
        () if file.is_product() => Some(blank(file.product_text(), Blank::Comments)),
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
        let named = named_keys(file, &text);
        complaints.extend(
            named.into_iter().filter(|(_, key)| !known.contains(key)).map(|(line, key)| file.complaint(line, format_args!("{WORDS} has no `{key}`"))),
        );
    }
    complaints
}

/// The keys that the text of a file names, with their lines.
fn named_keys<'a>(file: &File, text: &'a str) -> Vec<(usize, &'a str)> {
    let behind = |call: &'static str, ends: fn(char) -> bool| {
        text.match_indices(call).map(move |(at, _)| (line_of(text, at), text[at + call.len()..].split(ends).next().unwrap_or_default()))
    };
    let mut named: Vec<(usize, &str)> = CALLS.into_iter().flat_map(|call| behind(call, |c| c == '"')).collect();
    if file.path.ends_with(".typ") {
        named.extend(behind("words.", |c| !c.is_alphanumeric() && c != '-').filter(|(_, key)| *key != "at"));
    }
    named
}

/// Words of the theme whose key nothing spells.
pub(crate) fn unused(files: &[File]) -> Vec<String> {
    let Some(words) = files.iter().find(|file| file.path == WORDS) else { return vec![format!("{WORDS} is missing")] };
    let texts: Vec<String> = files.iter().filter_map(naming).collect();
    let composed: Vec<(&str, &str)> = texts.iter().flat_map(|text| composed_keys(text)).collect();
    let is_composed = |key: &str| composed.iter().any(|(start, end)| key.starts_with(start) && key[start.len()..].ends_with(end));
    let is_spelled = |key: &str| texts.iter().any(|text| text.contains(&format!("\"{key}\"")) || names_as_field(text, key));
    let is_used = |key: &str| is_spelled(key) || is_composed(key);
    keys(words).into_iter().filter(|(_, key)| !is_used(key)).map(|(line, key)| words.complaint(line, format_args!("nothing uses `{key}`"))).collect()
}

/// Start and end of the keys that are put together, such as `format!("quarter-{quarter}")`.
fn composed_keys(text: &str) -> Vec<(&str, &str)> {
    let patterns = text.split("format!(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let ends = patterns.filter_map(|pattern| Some((pattern.split_once('{')?.0, pattern.rsplit_once('}')?.1)));
    ends.filter(|(start, _)| start.ends_with('-') && start.chars().all(|c| c.is_ascii_lowercase() || c == '-')).collect()
}

/// Whether typst reads the word as a field: `words.pages-one`.
fn names_as_field(text: &str, key: &str) -> bool {
    let field = format!("words.{key}");
    text.match_indices(&field).any(|(at, _)| !text[at + field.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_'))
}
