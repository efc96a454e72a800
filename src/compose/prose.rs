//! Prose as shown: links in place, lists labelled, headings at their level.

use super::Context;
use super::document::{Alignment, Block, Blocks, Inline, ListItem, Marker, Table, TableCell, TableColumn, TableRow, Target};
use super::links::{Links, push_text};
use super::pictures::Pictures;
use super::simple::table;
use super::traced::{Traced, all_from};
use crate::diagnostic::Place;
use crate::model::{self, Asset, Date, Dossier, Meeting, View, Words, letters, roman};

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
    /// The day on which the agenda is issued: "today" in the pack. Nothing before the first agenda of a committee.
    pub(super) today: Option<Date>,
    /// The day of the meeting; nothing outside a pack.
    pub(super) meeting: Option<Date>,
}

impl<'a> Setting<'a> {
    /// The pages of a committee, which show how things stood when its last agenda was issued.
    pub(super) fn page(context: Context<'a>, dossier: &Dossier) -> Self {
        Self { context, today: context.today_of_pages(&dossier.calendar), meeting: None }
    }

    /// The papers of a meeting.
    pub(super) fn pack(context: Context<'a>, meeting: &Meeting) -> Self {
        Self { context, today: Some(context.today(meeting)), meeting: Some(meeting.date) }
    }
}

/// What draws data that prose shows.
pub(super) type Drawing = fn(&mut Composer<'_>, &View) -> Blocks;

/// Turns the prose of one paper into blocks as shown, and gathers its pictures.
pub(super) struct Composer<'a> {
    pub(super) words: &'a Words,
    /// Where and when the prose is shown.
    pub(super) setting: Setting<'a>,
    pub(super) links: Links<'a>,
    /// Added to the level of each heading.
    pub(super) heading_shift: u8,
    /// How ordered lists count, the outermost first.
    counters: &'static [Counter],
    pub(super) pictures: Pictures,
}

impl<'a> Composer<'a> {
    /// A composer for prose that belongs to no report, whose references therefore name nothing.
    pub(super) fn plain(setting: Setting<'a>) -> Self {
        let Context { words, .. } = setting.context;
        Self { words, setting, links: Links::default(), heading_shift: 0, counters: PLAIN, pictures: Pictures::default() }
    }

    /// What some work shows while ordered lists count in another way.
    pub(super) fn counting<T>(&mut self, counters: &'static [Counter], work: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.counters, counters);
        let shown = work(self);
        self.counters = before;
        shown
    }

    /// The same composer with headings shifted.
    pub(super) fn shifted(mut self, heading_shift: u8) -> Self {
        self.heading_shift = heading_shift;
        self
    }

    /// Some blocks as shown.
    pub(super) fn blocks<'b>(&mut self, prose: impl IntoIterator<Item = &'b model::Block>) -> Blocks {
        self.at_depth(prose, 0)
    }

    fn at_depth<'b>(&mut self, prose: impl IntoIterator<Item = &'b model::Block>, depth: usize) -> Blocks {
        let mut shown = Blocks::new();
        for block in prose {
            match block {
                // A view may be several blocks; all others are one.
                model::Block::View(view) => shown.extend(all_from((self.setting.context.draw)(self, view), &view.place)),
                model::Block::Paragraph { content, .. } => shown.push(from(block, Block::Paragraph { content: self.line(content) })),
                model::Block::Heading { level, content, .. } => {
                    let level = (level + self.heading_shift).min(6);
                    shown.push(from(block, Block::Heading { level, id: None, label: None, content: self.line(content) }));
                }
                model::Block::List { ordered, items, .. } => {
                    shown.push(from(block, self.list(if *ordered { Marker::Label } else { Marker::Bullet }, items, depth)));
                }
                model::Block::Quote { blocks, .. } => shown.push(from(block, Block::Quote { blocks: self.quoted(blocks, depth) })),
                model::Block::Code { text, .. } => shown.push(from(block, Block::Code { text: text.trim_end_matches('\n').to_owned() })),
                model::Block::Table { alignments, header, rows, .. } => shown.push(from(block, self.table(alignments, header, rows))),
                model::Block::Picture { asset, description, caption, .. } => {
                    let caption = caption.as_deref().map(|text| self.links.linked(text));
                    shown.push(from(block, self.figure(asset, description, caption)));
                }
                model::Block::Rule { .. } => shown.push(from(block, Block::Rule)),
            }
        }
        shown
    }

    fn table(&mut self, alignments: &[Alignment], header: &[Vec<model::Inline>], rows: &[Vec<Vec<model::Inline>>]) -> Block {
        let rows = rows.iter().map(|cells| self.row(cells)).collect();
        let titles = header.iter().map(|title| model::plain_text(title));
        let columns = titles.zip(alignments).map(|(title, align)| TableColumn { title, align: *align, share: 0 }).collect();
        table(Table { caption: None, columns, row_headers: true, rows, source: None, dense: false })
    }

    fn row(&mut self, cells: &[Vec<model::Inline>]) -> TableRow {
        let cell = |content: &Vec<_>| TableCell { blocks: vec![Block::Paragraph { content: self.line(content) }.into()] };
        let shown = Traced::from(cells.iter().map(cell).collect::<Vec<_>>());
        let places: Vec<Place> = cells.iter().filter_map(|cell| model::place_of_line(cell)).collect();
        match (places.first(), places.last()) {
            (Some(first), Some(last)) => shown.made_from(&Place::new(&first.file, first.start..last.end)),
            _ => shown,
        }
    }

    /// A picture, which is kept for the renderers.
    pub(super) fn figure(&mut self, asset: &Asset, description: &str, caption: Option<Vec<Inline>>) -> Block {
        let picture = self.pictures.keep(asset);
        Block::Picture { picture, size: asset.size, description: description.trim().to_owned(), caption, source: None }
    }

    /// What is quoted keeps its words as they are: no references are linked.
    fn quoted(&mut self, blocks: &[model::Block], depth: usize) -> Blocks {
        let links = std::mem::take(&mut self.links);
        let shown = self.at_depth(blocks, depth);
        self.links = links;
        shown
    }

    fn list(&mut self, marker: Marker, items: &[model::ListItem], depth: usize) -> Block {
        let ordered = marker == Marker::Label;
        let inner = if ordered { depth + 1 } else { depth };
        let shown = items.iter().enumerate().map(|(index, item)| ListItem {
            label: ordered.then(|| label(self.counters, depth, index + 1)),
            task: item.ticked.map(|done| (done, self.words.get(if done { "task-done" } else { "task-open" }).to_owned())),
            blocks: self.at_depth(&item.blocks, inner),
        });
        let items = shown.collect();
        Block::List { marker, items }
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

/// A block as shown, and the one that it is made from.
fn from(written: &model::Block, shown: Block) -> Traced<Block> {
    Traced::from(shown).made_from(written.place())
}

/// The label of the item of an ordered list, counted from 1, in lists of this depth.
fn label(counters: &[Counter], depth: usize, number: usize) -> String {
    match counters.get(depth).or(counters.last()).copied().unwrap_or(Counter::Number) {
        Counter::Number => format!("{number}."),
        Counter::Letter => format!("{})", letters(number)),
        Counter::Roman => format!("{})", roman(number)),
        Counter::RomanInBrackets => format!("({})", roman(number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_by_their_depth() {
        let labels = |counters: &[Counter]| (0..4).map(|depth| label(counters, depth, 2)).collect::<Vec<_>>();
        assert_eq!(labels(PLAIN), ["2.", "b)", "ii)", "ii)"]);
        assert_eq!(labels(LEGAL), ["(ii)", "b)", "ii)", "ii)"]);
    }
}
