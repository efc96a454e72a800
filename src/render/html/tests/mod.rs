//! Pages of hand-made documents.

mod blocks;
mod pages;
mod specimen;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Web;
use crate::compose::{Block, Document, Inline, PageRanges};
use crate::model::{Theme, Words};

/// The standard theme as far as web pages need it.
fn theme() -> Theme {
    let files: [(&str, &[u8]); 5] = [
        ("html/page.html", include_bytes!("../../../../themes/standard/html/page.html")),
        ("html/contents.html", include_bytes!("../../../../themes/standard/html/contents.html")),
        ("html/council.css", include_bytes!("../../../../themes/standard/html/council.css")),
        ("html/site.css", include_bytes!("../../../../themes/standard/html/site.css")),
        ("html/icon.svg", include_bytes!("../../../../themes/standard/html/icon.svg")),
    ];
    let files = files.into_iter().map(|(path, bytes)| (path.to_owned(), Arc::from(bytes))).collect();
    let tokens = crate::load::standard_theme().unwrap().tokens;
    Theme { tokens, files, fonts: Vec::new(), words: words() }
}

/// The words of the standard theme, read by hand since this room does not know YAML.
fn words() -> Words {
    let text = include_str!("../../../../themes/standard/words.yaml");
    let mut entries: BTreeMap<String, String> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .map(|(key, value)| (key.to_owned(), value.trim().trim_matches('"').to_owned()))
        .collect();
    entries.insert("pages-range".to_owned(), "Pages {first} – {last}".to_owned());
    entries.insert("pages-one".to_owned(), "Page {page}".to_owned());
    Words::new(entries)
}

/// The page of a document as text.
#[track_caller]
fn page(document: &Document, ranges: &PageRanges) -> String {
    let artifacts = Web::new(&theme()).and_then(|web| web.page(&specimen::family(document), document, ranges)).unwrap();
    String::from_utf8(artifacts.into_iter().next().unwrap().bytes).unwrap()
}

/// What stands between the first `start` of a text and the next `end`.
#[track_caller]
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, after) = text.split_once(start).unwrap_or_else(|| panic!("no {start} in {text}"));
    after.split_once(end).unwrap_or_else(|| panic!("no {end} in {after}")).0
}

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::text(words)]
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph { content: text(words) }
}
