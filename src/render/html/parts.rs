//! The body of a page: the parts of its document, one after the other.

use std::collections::{BTreeMap, BTreeSet};

use super::contents::{Entry, Mark, entries};
use super::links::{Place, fragment};
use super::markup::Html;
use super::writer::Writer;
use crate::compose::{Document, DocumentKind, PageRanges, Part, PartKind};
use crate::model::Words;

/// An appendix with no more sections than these needs no list of them.
const FEW_HEADINGS: usize = 3;

/// The body of a page and what the page must know of it.
pub(super) struct Body {
    pub(super) html: String,
    pub(super) contents: Vec<Entry>,
    /// The keys of the pictures it shows.
    pub(super) pictures: BTreeSet<String>,
}

/// Where the title of a part stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Title {
    /// In the heading of the page.
    Page,
    /// In a heading of its own.
    Own,
}

/// Writes the body of a document.
pub(super) fn write(document: &Document, words: &Words, ranges: &PageRanges) -> Body {
    let mut writer = Writer {
        words,
        ranges,
        place: Place::of(document),
        html: Html::default(),
        headings: Vec::new(),
        notes: Vec::new(),
        notes_written: 0,
        anchors: BTreeMap::new(),
        pictures: BTreeSet::new(),
        level: 1,
        shift: 0,
    };
    let mut contents = Vec::new();
    for (index, part) in shown(document).enumerate() {
        let title = if index == 0 && (document.kind != DocumentKind::Meeting || part.kind == PartKind::Cover) { Title::Page } else { Title::Own };
        contents.extend(writer.part(part, title, document.kind));
    }
    Body { html: writer.html.finish(), contents, pictures: writer.pictures }
}

/// The parts that a web page shows: of a pack those up to the agenda, as its papers have pages of their own.
pub(super) fn shown(document: &Document) -> impl Iterator<Item = &Part> {
    let whole = document.kind != DocumentKind::Meeting;
    document.parts.iter().map(AsRef::as_ref).filter(move |part| whole || !part.kind.is_numbered())
}

impl<'a> Writer<'a> {
    /// Writes a part and gives its lines of the page's contents.
    fn part(&mut self, part: &'a Part, title: Title, document: DocumentKind) -> Vec<Entry> {
        let before = std::mem::take(&mut self.html);
        self.headings.clear();
        self.level = match title {
            Title::Page => 1,
            Title::Own => 2,
        };
        // An appendix is written for a title of level 2; every other title that is not the page's own moves its headings down.
        self.shift = if title == Title::Own && part.kind != PartKind::Appendix { 1 } else { 0 };
        self.blocks(&part.blocks);
        let notes_level = match title {
            Title::Page => 2,
            Title::Own => 3,
        };
        self.write_notes(notes_level);
        let body = std::mem::replace(&mut self.html, before);
        match title {
            Title::Page => {
                self.html.append(body);
                entries(&self.headings, 2)
            }
            Title::Own => {
                self.titled(part, body);
                let children = match document {
                    DocumentKind::Meeting => entries(&self.headings, 3),
                    DocumentKind::Home | DocumentKind::Committee | DocumentKind::Report | DocumentKind::Paper => Vec::new(),
                };
                vec![Entry { href: fragment(&part.anchor), label: None, title: part.title.clone(), children }]
            }
        }
    }

    /// A part with a heading of its own, and a list of its headings if they are many.
    fn titled(&mut self, part: &Part, body: Html) {
        self.html.raw("<section class=\"part\"").attribute("id", &part.anchor).raw(">\n<h2>").text(&part.title).raw("</h2>\n");
        if part.kind.is_numbered() {
            if let Some(pages) = self.pages(&part.id, &part.id) {
                let pages = self.words.fill("web-pages", &[("pages", &pages)]);
                self.html.raw("<p class=\"pages\">").text(&pages).raw("</p>\n");
            }
            let marks: Vec<&Mark> = self.headings.iter().filter(|mark| mark.level == 3).collect();
            if marks.len() > FEW_HEADINGS {
                local_contents(&mut self.html, self.words, &part.title, &marks);
            }
        }
        self.html.append(body).raw("</section>\n");
    }
}

fn local_contents(html: &mut Html, words: &Words, title: &str, marks: &[&Mark]) {
    let name = words.fill("web-contents-of", &[("title", title)]);
    html.raw("<nav class=\"local-contents\"").attribute("aria-label", &name).raw(">\n<ul>\n");
    for mark in marks {
        html.raw("<li><a").attribute("href", &fragment(&mark.id)).raw(">");
        if let Some(label) = &mark.label {
            html.text(label).raw(" ");
        }
        html.text(&mark.title).raw("</a></li>\n");
    }
    html.raw("</ul>\n</nav>\n");
}
