//! The fixed words: every one that is used is in the theme and gets a value for each of its places, every one of the theme is used.

use std::collections::{BTreeMap, BTreeSet};

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

/// Calls that fill in a word and leave one of its places open, or bring a value that the word has no place for.
pub(crate) fn wrong_places(files: &[File]) -> Vec<String> {
    let Some(words) = files.iter().find(|file| file.path == WORDS) else { return vec![format!("{WORDS} is missing")] };
    let lines: Vec<&str> = words.text.lines().collect();
    let mut places: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    keys(words).into_iter().for_each(|(line, key)| places.entry(base(key)).or_default().extend(braced(lines[line - 1])));
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.is_product()) {
        let text = blank(file.product_text(), Blank::Comments);
        let calls = [FILL, COUNTED].into_iter().flat_map(|call| text.match_indices(call));
        for (at, call) in calls {
            let (key, mut values) = text[at + call.len()..].split_once("\", ").unwrap_or_default();
            let Some(known) = places.get(key) else { continue };
            if call == COUNTED {
                values = values[argument(values).len()..].trim_start_matches([',', ' ', '\n']);
            }
            let is_literal = values.starts_with("&[");
            let mut given = if is_literal { names(argument(values)) } else { names(since_let(&text[..at], values)) };
            given.extend((call == COUNTED).then_some("count"));
            let mut say = |wrong: Vec<&&str>, what: &str| {
                complaints.extend(wrong.iter().map(|place| file.complaint(line_of(&text, at), format_args!("`{key}` {what} `{{{place}}}`"))));
            };
            say(known.difference(&given).collect(), "gets no value for its place");
            if is_literal {
                say(given.difference(known).collect(), "has no place");
            }
        }
    }
    complaints
}

/// A call with a word and the values of its places.
const FILL: &str = ".fill(\"";
/// A call with a word, a count, and the values of its other places.
const COUNTED: &str = ".counted(\"";

/// What stands in braces.
fn braced(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// An argument of a call, up to the comma or bracket behind it.
fn argument(text: &str) -> &str {
    let mut depth = 0_i32;
    let end = text.find(|c| {
        depth += i32::from("([{".contains(c)) - i32::from(")]}".contains(c));
        depth < 0 || (depth == 0 && c == ',')
    });
    &text[..end.unwrap_or(text.len())]
}

/// The text before a call from the `let` on that makes the variable with which an argument begins.
fn since_let<'a>(before: &'a str, argument: &str) -> &'a str {
    let name: String = argument.trim_start_matches('&').chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    before.rfind(&format!("let {name} =")).or_else(|| before.rfind(&format!("let {name}:"))).map_or("", |at| &before[at..])
}

/// The first strings of pairs: `("name", value)`.
fn names(text: &str) -> BTreeSet<&str> {
    let pairs = text.match_indices("(\"").filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    pairs.filter_map(|(at, open)| text[at + open.len()..].split_once('"')).filter(|(_, rest)| rest.starts_with(',')).map(|(name, _)| name).collect()
}
