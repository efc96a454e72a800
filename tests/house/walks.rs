//! The ways through the house that `src/lib.rs` describes: each stop is there, and leads to the next.

use super::File;
use super::code::{Blank, blank};

const PAGE: &str = "src/lib.rs";
const HEADING: &str = "# Three ways through the house";
/// Fewest stops of all ways together: with fewer the page is not read rightly.
const FEWEST: usize = 30;

/// A symbol in a file.
struct Stop {
    line: usize,
    file: String,
    symbol: String,
}

/// Stops that are not there, and stops that do not lead to the next one.
pub(crate) fn broken(files: &[File]) -> Vec<String> {
    let Some(page) = files.iter().find(|file| file.path == PAGE) else { return vec![format!("{PAGE} is missing")] };
    let ways = ways(&page.text);
    let count = ways.iter().map(Vec::len).sum::<usize>();
    if count < FEWEST {
        return vec![page.complaint(1, format_args!("{count} stops are described, {FEWEST} at least are needed"))];
    }
    let text = |stop: &Stop| {
        let path = format!("src/{}", stop.file);
        files.iter().find(|file| file.path == path).map(|file| blank(file.product_text(), Blank::CommentsAndStrings))
    };
    let mut complaints = Vec::new();
    for way in &ways {
        for stop in way.iter().filter(|stop| !text(stop).is_some_and(|text| defines(&text, &stop.symbol))) {
            complaints.push(page.complaint(stop.line, format_args!("src/{} has no `{}`", stop.file, stop.symbol)));
        }
        for pair in way.windows(2) {
            if let [from, to] = pair
                && !text(from).is_some_and(|text| uses(&text, &to.symbol))
            {
                complaints.push(page.complaint(to.line, format_args!("`{}` in src/{} does not lead to `{}`", from.symbol, from.file, to.symbol)));
            }
        }
    }
    complaints
}

/// The ways: stops with arrows between them. A list item begins one, and so does "then" after a semicolon.
fn ways(page: &str) -> Vec<Vec<Stop>> {
    let section = page.lines().enumerate().skip_while(|(_, line)| !line.contains(HEADING)).take_while(|(_, line)| line.starts_with("//!"));
    let mut items: Vec<(usize, String)> = Vec::new();
    for (at, line) in section {
        let text = line.trim_start_matches("//!");
        match items.last_mut() {
            _ if text.starts_with(" - ") => items.push((at + 1, text.to_owned())),
            Some((_, item)) if text.starts_with("   ") => item.push_str(text),
            Some(_) | None => {}
        }
    }
    let split = |(line, item): &(usize, String)| item.split("; then ").map(|way| stops(*line, way)).collect::<Vec<_>>();
    items.iter().flat_map(split).collect()
}

fn stops(line: usize, way: &str) -> Vec<Stop> {
    let mut file = String::new();
    let mut stops = Vec::new();
    for stop in way.split('→') {
        for code in stop.split('`').skip(1).step_by(2) {
            if code.ends_with(".rs") { file = code.to_owned() } else { stops.push(Stop { line, file: file.clone(), symbol: code.to_owned() }) }
        }
    }
    stops
}

/// Whether a word stands by itself at a place of a text.
fn stands_alone(text: &str, at: usize, word: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    !is_part(text[..at].chars().next_back()) && !is_part(text[at + word.len()..].chars().next())
}

/// The places where a symbol is named.
fn named<'t>(text: &'t str, symbol: &'t str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(symbol).map(|(at, _)| at).filter(move |at| stands_alone(text, *at, symbol))
}

fn is_definition(text: &str, at: usize) -> bool {
    let before = &text[..at];
    ["fn ", "const ", "struct ", "enum ", "type "].iter().any(|word| before.ends_with(word)) || before.trim_end().ends_with("form! {")
}

fn defines(text: &str, symbol: &str) -> bool {
    named(text, symbol).any(|at| is_definition(text, at))
}

fn uses(text: &str, symbol: &str) -> bool {
    named(text, symbol).any(|at| !is_definition(text, at))
}
