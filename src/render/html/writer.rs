//! The writer of a page's body, and the dispatch of blocks.

use std::collections::{BTreeMap, BTreeSet};

use super::contents::Mark;
use super::links::Here;
use super::markup::Html;
use crate::compose::{Block, PageRanges, Traced};
use crate::model::Words;
use crate::render::chart::Pen;

/// Writes blocks and remembers what the page must know of them.
pub(super) struct Writer<'a> {
    /// What charts are drawn with.
    pub(super) pen: &'a Pen<'a>,
    pub(super) words: &'a Words,
    pub(super) ranges: &'a PageRanges,
    pub(super) here: Here<'a>,
    pub(super) html: Html,
    /// The headings of the part being written.
    pub(super) headings: Vec<Mark>,
    /// The footnotes of the page, and how many of them already stand at the end of a part.
    pub(super) notes: Vec<&'a [Traced<Block>]>,
    pub(super) notes_written: usize,
    /// How often each anchor of a heading was asked for.
    pub(super) anchors: BTreeMap<String, usize>,
    /// The pictures that were shown.
    pub(super) pictures: BTreeSet<String>,
    /// The charts that were shown, by the names of their files.
    pub(super) drawn: BTreeMap<String, Vec<u8>>,
    /// The level of the last heading.
    pub(super) level: u8,
    /// How many levels the headings of this part stand lower than in its own document.
    pub(super) shift: u8,
}

impl<'a> Writer<'a> {
    /// Writes blocks, the items of an agenda gathered into one list.
    pub(super) fn blocks(&mut self, blocks: &'a [Traced<Block>]) {
        let mut rest = blocks;
        while let Some((first, others)) = rest.split_first() {
            if matches!(first.shown, Block::AgendaItem { .. }) {
                let count = rest.iter().take_while(|block| matches!(block.shown, Block::AgendaItem { .. })).count();
                let (items, after) = rest.split_at(count);
                self.agenda(items);
                rest = after;
            } else {
                self.block(first);
                rest = others;
            }
        }
    }

    /// Writes what stands in an item, a cell or the like: a single paragraph goes without its own element.
    pub(super) fn compact(&mut self, blocks: &'a [Traced<Block>]) {
        match blocks {
            [Traced { shown: Block::Paragraph { content }, .. }] => self.inlines(content),
            _ => self.blocks(blocks),
        }
    }

    /// Words that only a screen reader speaks.
    pub(super) fn spoken(&mut self, words: &str) {
        self.html.raw("<span class=\"spoken\">").text(words).raw(" </span>");
    }

    /// The pages of some parts in words, such as "Pages 21 – 68"; none when they are not known.
    pub(super) fn pages(&self, first: &str, last: &str) -> Option<String> {
        pages_in_words(self.words, self.ranges.get(first)?.0, self.ranges.get(last)?.1)
    }

    /// The level that a heading takes on this page; none is skipped on the way down.
    pub(super) fn next_level(&mut self, wanted: u8) -> u8 {
        self.level = wanted.clamp(2, 6).min(self.level + 1);
        self.level
    }
}

/// A range of pages in the theme's words.
pub(super) fn pages_in_words(words: &Words, first: usize, last: usize) -> Option<String> {
    let (start, end) = (first.to_string(), last.to_string());
    match first.cmp(&last) {
        std::cmp::Ordering::Less => Some(words.fill("pages-range", &[("first", &start), ("last", &end)])),
        std::cmp::Ordering::Equal => Some(words.fill("pages-one", &[("page", &start)])),
        std::cmp::Ordering::Greater => None,
    }
}
