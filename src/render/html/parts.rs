//! The body of a page: the parts of its document, one after the other.

use std::collections::{BTreeMap, BTreeSet};

use super::contents::{Entry, Mark, entries};
use super::links::{Here, fragment};
use super::markup::Html;
use super::writer::Writer;
use crate::compose::{Block, Document, DocumentKind, PageRanges, Part, PartKind, Traced};
use crate::model::Words;
use crate::render::chart::Pen;

/// A part with no more sections than these needs no list of them.
const FEW_HEADINGS: usize = 3;

/// The body of a page and what the page must know of it.
pub(super) struct Body {
    pub(super) html: String,
    pub(super) contents: Vec<Entry>,
    /// The keys of the pictures it shows.
    pub(super) pictures: BTreeSet<String>,
    /// The charts it shows: files beside it, by name.
    pub(super) drawn: BTreeMap<String, Vec<u8>>,
}

/// Writes the body of a document.
pub(super) fn write(document: &Document, pen: &Pen<'_>, words: &Words, ranges: &PageRanges) -> Body {
    let mut writer = Writer {
        pen,
        words,
        ranges,
        here: Here::of(document),
        html: Html::default(),
        headings: Vec::new(),
        notes: Vec::new(),
        notes_written: 0,
        anchors: BTreeMap::new(),
        pictures: BTreeSet::new(),
        drawn: BTreeMap::new(),
        level: 1,
        shift: 0,
    };
    let contents = match document.kind {
        DocumentKind::Meeting => writer.meeting(document),
        DocumentKind::Home | DocumentKind::Committee | DocumentKind::Plan | DocumentKind::Report | DocumentKind::Paper => writer.paper(document),
    };
    Body { html: writer.html.finish(), contents, pictures: writer.pictures, drawn: writer.drawn }
}

impl<'a> Writer<'a> {
    /// A document whose first part stands under the heading of the page, with the other parts as sections of it.
    fn paper(&mut self, document: &'a Document) -> Vec<Entry> {
        let Some((first, others)) = document.parts.split_first() else { return Vec::new() };
        let mut contents = self.under_page_heading(&first.blocks);
        contents.extend(others.iter().map(|part| self.section(part)));
        contents
    }

    /// A meeting: when and where, then the agenda, which readers come for, then what the pack says before it. The papers have their own pages.
    fn meeting(&mut self, document: &'a Document) -> Vec<Entry> {
        let of = |kind: PartKind| document.parts.iter().filter(move |part| part.kind == kind);
        let cover: &[Traced<Block>] = of(PartKind::Cover).next().map_or(&[], |cover| &cover.blocks);
        let headings = cover.iter().position(|block| matches!(block.shown, Block::Heading { .. })).unwrap_or(cover.len());
        let (facts, rest) = cover.split_at(headings);
        let mut contents = self.under_page_heading(facts);
        contents.extend(of(PartKind::Agenda).map(|part| self.section(part)));
        contents.extend(self.under_page_heading(rest));
        contents.extend(of(PartKind::Notices).chain(of(PartKind::Page)).map(|part| self.section(part)));
        contents
    }

    /// Blocks that belong to the heading of the page; gives their lines of the page's contents.
    fn under_page_heading(&mut self, blocks: &'a [Traced<Block>]) -> Vec<Entry> {
        self.headings.clear();
        (self.level, self.shift) = (1, 0);
        self.stretches(blocks);
        self.write_notes(2);
        entries(&self.headings, 2)
    }

    /// A part with a heading of its own, and a list of its headings if they are many; gives its line of the page's contents.
    fn section(&mut self, part: &'a Part) -> Entry {
        let before = std::mem::take(&mut self.html);
        self.headings.clear();
        // An appendix is written for a title of level 2; in other parts the headings move down to stand below theirs.
        (self.level, self.shift) = (2, if part.kind == PartKind::Appendix { 0 } else { 1 });
        self.stretches(&part.blocks);
        self.write_notes(3);
        let body = std::mem::replace(&mut self.html, before);
        self.html.raw("<section class=\"part\"").attribute("id", &part.anchor).raw(">\n<h2>").text(&part.title).raw("</h2>\n");
        if let Some(pages) = self.pages(&part.id, &part.id) {
            let pages = self.words.fill("web-pages", &[("pages", &pages)]);
            self.html.raw("<p class=\"pages\">").text(&pages).raw("</p>\n");
        }
        let marks: Vec<&Mark> = self.headings.iter().filter(|mark| mark.level == 3).collect();
        if marks.len() > FEW_HEADINGS {
            local_contents(&mut self.html, self.words, &part.title, &marks);
        }
        self.html.append(body).raw("</section>\n");
        Entry { href: fragment(&part.anchor), label: None, title: part.title.clone(), children: Vec::new() }
    }

    /// Writes the blocks of a part heading by heading, and notes how much stands under each.
    fn stretches(&mut self, blocks: &'a [Traced<Block>]) {
        let mut rest = blocks;
        while !rest.is_empty() {
            let next = rest.iter().skip(1).position(|block| matches!(block.shown, Block::Heading { .. }));
            let (stretch, after) = rest.split_at(next.map_or(rest.len(), |at| at + 1));
            let own = self.headings.len();
            self.blocks(stretch);
            if let Some(mark) = self.headings.get_mut(own) {
                mark.blocks = stretch.len() - 1;
            }
            rest = after;
        }
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
