//! The fixed words: every one that is used is in the theme, every one of the theme is used.

use std::collections::BTreeSet;

use super::File;
use super::code::{Blank, blank, line_of};

const WORDS: &str = "themes/standard/words.yaml";

/// Calls that take the key of a word first, in Rust, in page templates and in typst.
const CALLS: [&str; 8] = ["words.get(\"", "words.has(\"", ".fill(\"", "words[\"", "words.at(\"", "words.web[\"", "words.pdf[\"", "word(\""];

/// The call that takes the key of what is counted first, which has forms.
const COUNTING: &str = ".counted(\"";

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
        () if file.is_product() => Some(blank(file.product_text(), Blank::Comments)),
        () if is_theme => Some(file.text.clone()),
        () => None,
    }
}

/// Words that are used and that the theme lacks.
pub(crate) fn missing(files: &[File]) -> Vec<String> {
    let Some(words) = files.iter().find(|file| file.path == WORDS) else { return vec![format!("{WORDS} is missing")] };
    let (forms, known): (BTreeSet<&str>, BTreeSet<&str>) = keys(words).into_iter().map(|(_, key)| key).partition(|key| key.contains('.'));
    let counted: BTreeSet<&str> = forms.iter().map(|key| base(key)).collect();
    let mut complaints = Vec::new();
    for file in files {
        let Some(text) = naming(file) else { continue };
        let plain = named_keys(file, &text).into_iter().filter(|(_, key)| !known.contains(key));
        let counting = behind(&text, COUNTING, |c| c == '"').filter(|(_, key)| !counted.contains(key));
        complaints.extend(plain.map(|(line, key)| file.complaint(line, format_args!("{WORDS} has no `{key}`"))));
        complaints.extend(counting.map(|(line, key)| file.complaint(line, format_args!("{WORDS} has no forms of `{key}`"))));
    }
    complaints
}

/// The keys that the text of a file names, with their lines.
fn named_keys<'a>(file: &File, text: &'a str) -> Vec<(usize, &'a str)> {
    let mut named: Vec<(usize, &str)> = CALLS.into_iter().flat_map(|call| behind(text, call, |c| c == '"')).collect();
    if file.path.ends_with(".typ") {
        named.extend(behind(text, "words.", |c| !c.is_alphanumeric() && c != '-').filter(|(_, key)| *key != "at"));
    }
    named
}

/// What stands behind each place of a call, with its line.
fn behind<'a>(text: &'a str, call: &'static str, ends: fn(char) -> bool) -> impl Iterator<Item = (usize, &'a str)> {
    text.match_indices(call).map(move |(at, _)| (line_of(text, at), text[at + call.len()..].split(ends).next().unwrap_or_default()))
}

/// The key of a form: `listed` of `listed.one`.
fn base(key: &str) -> &str {
    key.split('.').next().unwrap_or(key)
}

/// Words of the theme whose key nothing spells.
pub(crate) fn unused(files: &[File]) -> Vec<String> {
    let Some(words) = files.iter().find(|file| file.path == WORDS) else { return vec![format!("{WORDS} is missing")] };
    let texts: Vec<String> = files.iter().filter_map(naming).collect();
    let composed: Vec<(&str, &str)> = texts.iter().flat_map(|text| composed_keys(text)).collect();
    let is_composed = |key: &str| composed.iter().any(|(start, end)| key.starts_with(start) && key[start.len()..].ends_with(end));
    let is_spelled = |key: &str| texts.iter().any(|text| text.contains(&format!("\"{key}\"")) || names_as_field(text, key));
    let is_used = |key: &str| is_spelled(key) || is_composed(key);
    keys(words)
        .into_iter()
        .filter(|(_, key)| !is_used(base(key)))
        .map(|(line, key)| words.complaint(line, format_args!("nothing uses `{key}`")))
        .collect()
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
