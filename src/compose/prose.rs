//! Prose as shown: links in place, lists labelled, headings at their level.

use std::collections::BTreeMap;

use super::document::{Asset, Block, Inline, ListItem, Marker, Target};
use super::links::{Links, push_text};
use super::{Context, tables, views};
use crate::model::{self, Date, Words, letters, roman};

/// How the items of an ordered list count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counter {
    /// "1."
    Number,
    /// "a)"
    Letter,
    /// "i)"
    Roman,
    /// "(i)"
    RomanInBrackets,
}

/// In prose without numbered paragraphs: 1., then a), then i).
pub(super) const PLAIN: &[Counter] = &[Counter::Number, Counter::Letter, Counter::Roman];
/// Inside numbered paragraphs: a), then i).
pub(super) const NESTED: &[Counter] = &[Counter::Letter, Counter::Roman];
/// In statutory lists: (i), then a), then i).
pub(super) const LEGAL: &[Counter] = &[Counter::RomanInBrackets, Counter::Letter, Counter::Roman];

/// Where and when the prose of a report is shown.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) context: Context<'a>,
    /// The day on which the agenda is issued: "today" in the pack.
    pub(super) today: Date,
    /// The day of the meeting.
    pub(super) meeting: Date,
}

/// Turns the prose of one paper into blocks as shown, and gathers its pictures.
pub(super) struct Composer<'a> {
    pub(super) words: &'a Words,
    /// Where and when the prose is shown; prose outside reports has none.
    pub(super) setting: Option<Setting<'a>>,
    pub(super) links: Links<'a>,
    /// Added to the level of each heading.
    pub(super) heading_shift: u8,
    /// How ordered lists count, the outermost first.
    pub(super) counters: &'static [Counter],
    /// Goes before the name of each picture, so that names are unique in a pack.
    pub(super) asset_prefix: String,
    pub(super) assets: BTreeMap<String, Asset>,
}

impl<'a> Composer<'a> {
    /// A composer for prose outside reports.
    pub(super) fn plain(words: &'a Words) -> Self {
        Self {
            words,
            setting: None,
            links: Links::default(),
            heading_shift: 0,
            counters: PLAIN,
            asset_prefix: String::new(),
            assets: BTreeMap::new(),
        }
    }

    /// The same composer with other counters.
    pub(super) fn counting(mut self, counters: &'static [Counter]) -> Self {
        self.counters = counters;
        self
    }

    /// The same composer with headings shifted.
    pub(super) fn shifted(mut self, heading_shift: u8) -> Self {
        self.heading_shift = heading_shift;
        self
    }

    /// Some blocks as shown.
    pub(super) fn blocks<'b>(&mut self, prose: impl IntoIterator<Item = &'b model::Block>) -> Vec<Block> {
        self.at_depth(prose, 0)
    }

    fn at_depth<'b>(&mut self, prose: impl IntoIterator<Item = &'b model::Block>, depth: usize) -> Vec<Block> {
        let mut shown = Vec::new();
        for block in prose {
            match block {
                model::Block::View(view) => shown.extend(views::view(self, view)),
                other => shown.push(self.block(other, depth)),
            }
        }
        shown
    }

    fn block(&mut self, block: &model::Block, depth: usize) -> Block {
        match block {
            model::Block::Paragraph { content, .. } => Block::Paragraph { content: self.line(content) },
            model::Block::Heading { level, content, .. } => {
                Block::Heading { level: (level + self.heading_shift).min(6), id: None, label: None, content: self.line(content) }
            }
            model::Block::List { ordered, items, .. } => self.list(if *ordered { Marker::Label } else { Marker::Bullet }, items, depth),
            model::Block::Quote { blocks, .. } => Block::Quote { blocks: self.quoted(blocks, depth) },
            model::Block::Code { text, .. } => Block::Code { text: text.trim_end_matches('\n').to_owned() },
            model::Block::Table { alignments, header, rows, .. } => tables::written(self, alignments, header, rows),
            model::Block::Picture { asset, description, caption, .. } => {
                let caption = caption.as_deref().map(|text| self.links.linked(text));
                self.figure(asset, description, caption)
            }
            model::Block::Rule { .. } | model::Block::View(_) => Block::Rule,
        }
    }

    /// A picture, which is kept for the renderers.
    pub(super) fn figure(&mut self, asset: &Asset, description: &str, caption: Option<Vec<Inline>>) -> Block {
        let key = format!("{}{}", self.asset_prefix, asset.name);
        self.assets.insert(key.clone(), asset.clone());
        Block::Figure { asset: key, size: asset.size, description: description.trim().to_owned(), caption, source: None }
    }

    /// What is quoted keeps its words as they are: no references are linked.
    fn quoted(&mut self, blocks: &[model::Block], depth: usize) -> Vec<Block> {
        let links = std::mem::take(&mut self.links);
        let shown = self.at_depth(blocks, depth);
        self.links = links;
        shown
    }

    fn list(&mut self, marker: Marker, items: &[model::ListItem], depth: usize) -> Block {
        let ordered = marker == Marker::Label;
        let inner = if ordered { depth + 1 } else { depth };
        let shown = items.iter().enumerate().map(|(index, item)| ListItem {
            label: ordered.then(|| self.label(depth, index + 1)),
            task: item.ticked.map(|done| (done, self.words.get(if done { "task-done" } else { "task-open" }).to_owned())),
            blocks: self.at_depth(&item.blocks, inner),
        });
        let items = shown.collect();
        Block::List { marker, items }
    }

    fn label(&self, depth: usize, number: usize) -> String {
        let last = self.counters.last().copied().unwrap_or(Counter::Number);
        match self.counters.get(depth).copied().unwrap_or(last) {
            Counter::Number => format!("{number}."),
            Counter::Letter => format!("{})", letters(number)),
            Counter::Roman => format!("{})", roman(number)),
            Counter::RomanInBrackets => format!("({})", roman(number)),
        }
    }

    /// A line of words as shown.
    pub(super) fn line(&mut self, content: &[model::Inline]) -> Vec<Inline> {
        let mut shown = Vec::new();
        let mut rest = content;
        while let Some((first, after)) = rest.split_first() {
            let (run, taken) = model::Run::at_start(rest);
            if taken > 0 {
                self.links.link(&run.text, &mut shown);
                rest = &rest[taken..];
                continue;
            }
            self.inline(first, &mut shown);
            rest = after;
        }
        shown
    }

    fn inline(&mut self, inline: &model::Inline, shown: &mut Vec<Inline>) {
        match inline {
            model::Inline::Text(words, _) => push_text(words, shown),
            model::Inline::Date(date, _) => push_text(&self.words.date(*date), shown),
            model::Inline::Emphasis(inner) => shown.push(Inline::Emphasis { content: self.line(inner) }),
            model::Inline::Strong(inner) => shown.push(Inline::Strong { content: self.line(inner) }),
            model::Inline::Struck(inner) => shown.push(Inline::Struck { content: self.line(inner) }),
            model::Inline::Code(text, _) => shown.push(Inline::Code { text: text.clone() }),
            model::Inline::Link { address, content, .. } => {
                let links = std::mem::take(&mut self.links);
                let content = self.line(content);
                self.links = links;
                shown.push(Inline::Link { target: Target::Address { address: address.clone() }, content });
            }
            model::Inline::Note { blocks, .. } => shown.push(Inline::Note { blocks: self.blocks(blocks) }),
            model::Inline::Figure(never) => match *never {},
            model::Inline::Break => shown.push(Inline::Break),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_by_their_depth() {
        let words = Words::default();
        let composer = Composer::plain(&words);
        let labels: Vec<String> = (0..4).map(|depth| composer.label(depth, 2)).collect();
        assert_eq!(labels, ["2.", "b)", "ii)", "ii)"]);
        assert_eq!(Composer::plain(&words).counting(LEGAL).label(0, 7), "(vii)");
    }
}
