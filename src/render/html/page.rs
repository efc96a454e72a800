//! What the template of a page may see.

use serde::Serialize;

use super::contents::{Entry, worth_listing};
use super::links::Here;
use super::parts::Body;
use super::writer::pages_in_words;
use crate::compose::{Document, DocumentKind, PageRanges};
use crate::model::Words;

/// The values of `page.html`.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    kind: DocumentKind,
    language: &'a str,
    title: &'a str,
    subject: &'a str,
    date: Option<&'a str>,
    council: &'a str,
    /// The home page; none on the home page itself.
    home: Option<String>,
    /// What leads from here to the folder of shared files, ending in `/`.
    assets: String,
    trail: Vec<Crumb<'a>>,
    kicker: Option<&'a str>,
    heading: &'a str,
    /// The anchor of the page's heading.
    anchor: Option<&'a str>,
    pdf: Option<Download<'a>>,
    contents: &'a [Entry],
    body: &'a str,
    words: &'a Words,
    footer: String,
}

/// A page above this one.
#[derive(Serialize)]
struct Crumb<'a> {
    title: &'a str,
    href: String,
}

/// The PDF of the page.
#[derive(Serialize)]
struct Download<'a> {
    href: String,
    title: &'a str,
    note: Option<String>,
}

impl<'a> Page<'a> {
    /// Gathers the values of a document's page.
    pub(super) fn new(document: &'a Document, words: &'a Words, ranges: &PageRanges, body: &'a Body) -> Self {
        let here = Here::of(document);
        let trail = document.trail.iter().map(|(title, path)| Crumb { title, href: here.to_page(path, None) }).collect();
        Self {
            kind: document.kind,
            language: &document.language,
            title: &document.title,
            subject: &document.subject,
            date: document.date.as_deref(),
            council: &document.council,
            home: (document.kind != DocumentKind::Home).then(|| here.to_page("", None)),
            assets: here.to_file("assets/"),
            trail,
            kicker: document.kicker.as_deref().filter(|kicker| *kicker != document.council),
            heading: &document.heading,
            anchor: document.parts.first().map(|part| part.anchor.as_str()).filter(|anchor| !anchor.is_empty()),
            pdf: download(document, words, ranges),
            contents: worth_listing(&body.contents),
            body: &body.html,
            words,
            footer: words.fill("web-footer", &[("council", &document.council)]),
        }
    }
}

/// The PDF of a document and the pages it has.
fn download<'a>(document: &Document, words: &'a Words, ranges: &PageRanges) -> Option<Download<'a>> {
    let file = document.pdf.as_ref()?;
    let numbered = || document.parts.iter().filter_map(|part| ranges.get(&part.id));
    let first = numbered().map(|(first, _)| *first).min();
    let last = numbered().map(|(_, last)| *last).max();
    let (title, note) = match document.kind {
        DocumentKind::Meeting => ("web-pdf-pack", "web-pdf-pack-note"),
        DocumentKind::Home | DocumentKind::Committee | DocumentKind::Plan | DocumentKind::Report => ("web-pdf-report", "web-pdf-report-note"),
        DocumentKind::Paper => ("web-pdf-paper", "web-pdf-report-note"),
    };
    let pages = first.zip(last).and_then(|(first, last)| pages_in_words(words, first, last));
    let href = Here::of(document).to_file(&super::links::file(&document.path, &file.name));
    Some(Download { href, title: words.get(title), note: pages.map(|pages| words.fill(note, &[("pages", &pages)])) })
}
