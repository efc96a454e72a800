//! A document in the form that the theme reads: one JSON file, with links resolved, numbers grouped, pages divided into runs
//! and columns measured.
//!
//! Whatever an author wrote is a JSON string here and stays one: the theme shows it and never parses it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::breaks::{self, Hyphens, Lettering, Line};
use super::columns::{self, BOLD, Fits};
use super::links::{self, Links, Way};
use super::marks::Marks;
use super::measures::{Measures, Room};
use super::runs::{self, Run};
use super::walk::{self, Met};
use crate::compose::{
    Block, Document, Fact, FactsLook, Inline, LinkItem, ListItem, Marker, Orientation, Origin, PageRanges, Part, PartKind, Register, Table,
    TableCell, Target, Traced,
};
use crate::model::{Colour, Tokens, Words};
use crate::render::chart::Drawing;
use crate::render::letters::Letters;

/// The length of a line of the title on the cover, in ems, as the theme sets it.
const COVER_LINE: f64 = 12.0;
/// The size of the council's name on the cover, in points, as the theme sets it.
const COUNCIL: f64 = 15.0;
/// The space at either side of a fact's text, in points.
const FACTS_INSET: f64 = 6.0;
/// The width of the shape of red, amber or green with the space behind it, in ems.
const SHAPE: f64 = 1.1;

/// What a sheet is made with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tools<'a> {
    /// The theme's words.
    pub(super) words: &'a Words,
    /// The theme's lengths and colours.
    pub(super) tokens: &'a Tokens,
    /// What things are measured with.
    pub(super) measures: &'a Measures,
}

/// A chart of a document, drawn.
#[derive(Debug)]
pub(super) struct DrawnChart {
    /// The name of its file.
    pub(super) file: String,
    /// The drawing.
    pub(super) drawing: Drawing,
}

/// Writes a document for the theme, and what its marks stand for. Its first numbered page has the number that `ranges` give to its part, or 1.
pub(super) fn sheet(document: &Document, ranges: &PageRanges, charts: &BTreeMap<&str, DrawnChart>, tools: Tools<'_>) -> (Value, Marks) {
    let mut links = Links::of(document);
    let mut marks = Marks::default();
    let pictures: BTreeMap<&str, String> = document.pictures.keys().map(String::as_str).zip(picture_names(document)).collect();
    let first_numbered = document.parts.iter().position(|part| part.kind.is_numbered());
    let mut above = false;
    let mut parts = Map::new();
    for (at, part) in document.parts.iter().enumerate() {
        let title_level = if part.kind == PartKind::Appendix && above { 2 } else { 1 };
        above |= matches!(part.kind, PartKind::Report | PartKind::Paper);
        marks.begin_part(at);
        let mut writer = Writer {
            part,
            links: &mut links,
            marks: &mut marks,
            owner: part.origin.clone(),
            pictures: &pictures,
            charts,
            measures: tools.measures,
            tokens: tools.tokens,
            dictionary: Hyphens::of(&document.language),
            room: tools.measures.room(part.orientation),
            lettering: Lettering::plain(tools.measures.body),
            level: title_level,
            nested: 0,
        };
        let title = writer.marks.next(&part.origin);
        let mut value = writer.part(title_level);
        value.insert("at".into(), json!(title));
        let counted = || (first_numbered == Some(at)).then(|| ranges.get(&part.id).map_or(1, |(first, _)| *first));
        value.insert("start".into(), json!(part.first_page.or_else(counted)));
        value.insert("odd".into(), json!(document.duplex && matches!(part.kind, PartKind::Report | PartKind::Paper)));
        parts.insert(part.id.clone(), Value::Object(value));
    }
    let (language, region) = document.language.split_once('-').map_or((document.language.as_str(), None), |(l, r)| (l, Some(r)));
    let across = |words: &str, em: f64| {
        let line = Line { room: tools.measures.room(Orientation::Portrait).width / em, slack: 0.0, hyphens: Hyphens::None };
        breaks::breakable(&tools.measures.face.letters, words, line).into_owned()
    };
    let head = across(&document.running_head.shown, tools.tokens.running.0);
    let head_mark = marks.next(&document.running_head.origin);
    let sheet = json!({
        "title": document.title,
        "subject": document.subject,
        "language": language,
        "region": region,
        "date": document.date.as_deref().map(numbers),
        "head": head,
        "head-at": head_mark,
        "council": across(&document.council, COUNCIL * BOLD),
        "accent": tools.tokens.on_light(Colour::parse(&document.accent).unwrap_or(Colour::BLACK)).to_string(),
        "face": tools.measures.face.name,
        "words": words(tools.words),
        "parts": parts,
    });
    (sheet, marks)
}

/// The file names of a document's pictures, in the order of their keys. Keys are many; these names are few, which the typesetter needs.
pub(super) fn picture_names(document: &Document) -> impl Iterator<Item = String> {
    document.pictures.values().enumerate().map(|(at, picture)| format!("picture-{at}.{}", picture.extension))
}

/// Year, month and day of `2021-10-27`.
fn numbers(date: &str) -> Vec<u32> {
    date.split('-').filter_map(|piece| piece.parse().ok()).collect()
}

/// The theme's words for the page itself.
fn words(words: &Words) -> Value {
    let keys = ["pages-range", "pages-one", "pdf-page", "pdf-own-page", "pdf-blank"];
    keys.iter().map(|key| ((*key).to_string(), Value::from(words.get(key)))).collect::<Map<_, _>>().into()
}

/// Writes one part.
struct Writer<'a, 'b> {
    part: &'a Part,
    links: &'a mut Links<'b>,
    marks: &'a mut Marks,
    /// The text that the block at hand was made from, or what it stands in.
    owner: Origin,
    measures: &'a Measures,
    /// The file of each picture, by its key.
    pictures: &'a BTreeMap<&'b str, String>,
    /// Its charts, by their names.
    charts: &'a BTreeMap<&'a str, DrawnChart>,
    tokens: &'a Tokens,
    /// What breaks the words of a table that is too narrow for them.
    dictionary: Hyphens,
    /// The room that the block at hand has.
    room: Room,
    /// How the words at hand are set.
    lettering: Lettering,
    /// The level of the heading before.
    level: u8,
    /// How many numbered paragraphs the block at hand stands in.
    nested: u8,
}

impl Writer<'_, '_> {
    fn part(&mut self, level: u8) -> Map<String, Value> {
        let part = self.part;
        let runs: Vec<Value> = runs::runs(part, self.measures).iter().map(|run| self.run(run)).collect();
        let mut value = Map::new();
        value.insert("id".into(), json!(part.id));
        value.insert("kind".into(), json!(part.kind));
        value.insert("title".into(), self.title(level));
        value.insert("bookmark".into(), json!(part.bookmark));
        value.insert("level".into(), json!(level));
        value.insert("anchor".into(), json!(self.links.label(part, &part.anchor)));
        value.insert("own".into(), json!(part.own_label));
        value.insert("numbered".into(), json!(part.kind.is_numbered()));
        value.insert("first".into(), json!(links::start_label(&part.id)));
        value.insert("last".into(), json!(links::end_label(&part.id)));
        value.insert("runs".into(), json!(runs));
        value
    }

    /// The title, in the size of its level.
    fn title(&mut self, level: u8) -> Value {
        let (room, part) = (self.measures.room(self.part.orientation).width, self.part);
        let size = if level == 1 { self.tokens.title } else { self.tokens.title_appendix }.0;
        // On the cover a line is so many letters long, whatever their size.
        let room = if part.kind == PartKind::Cover { size * COVER_LINE } else { room };
        self.within(room, |writer| writer.lettered(Lettering::plain(size).bold(), |writer| writer.text(&part.title)))
    }

    fn run(&mut self, run: &Run<'_>) -> Value {
        self.room = self.measures.room(run.orientation);
        json!({"landscape": run.orientation == Orientation::Landscape, "blocks": self.blocks(run.blocks.iter().copied())})
    }

    /// Blocks in order, with numbered paragraphs and agenda items that follow each other in one list.
    fn blocks<'b>(&mut self, blocks: impl IntoIterator<Item = &'b Traced<Block>>) -> Value {
        let mut values: Vec<Value> = Vec::new();
        let mut open: Option<Group<'b>> = None;
        for block in blocks {
            let group = Group::of(block);
            if let (Some(kind), Some(current)) = (&group, &mut open)
                && current.takes(kind)
            {
                current.blocks.push(block);
                continue;
            }
            if let (Block::SignOff { .. }, Some(current)) = (&block.shown, &mut open)
                && current.agenda
            {
                current.end = Some(block);
                continue;
            }
            values.extend(open.take().map(|group| self.group(&group)));
            match group {
                Some(group) => open = Some(group),
                None => values.push(self.marked(block)),
            }
        }
        values.extend(open.map(|group| self.group(&group)));
        Value::Array(values)
    }

    /// A block with its mark.
    fn marked(&mut self, block: &Traced<Block>) -> Value {
        self.owned(&block.origin, |writer, at| with_mark(writer.block(block), at))
    }

    /// Gives the next mark to something that was made from a text, and writes it.
    fn owned<T>(&mut self, origin: &Origin, write: impl FnOnce(&mut Self, usize) -> T) -> T {
        let outer = self.owner.clone();
        if origin.place().is_some() {
            self.owner = origin.clone();
        }
        let mark = self.marks.next(&self.owner);
        let written = write(self, mark);
        self.owner = outer;
        written
    }

    fn block(&mut self, block: &Traced<Block>) -> Value {
        match &block.shown {
            Block::Heading { level, id, label, content } => {
                let level = self.heading_level(*level);
                let anchor = id.as_ref().and_then(|id| self.links.label(self.part, id));
                let words = self.lettered(self.heading(level), |writer| writer.inlines(content));
                json!({"t": "heading", "level": level, "label": label, "anchor": anchor, "c": words})
            }
            Block::Paragraph { content } => json!({"t": "par", "c": self.inlines(content)}),
            Block::Numbered { .. } | Block::AgendaItem { .. } => Group::of(block).map_or(Value::Null, |group| self.group(&group)),
            Block::List { marker, items } => self.list(*marker, items),
            Block::Quote { blocks } => json!({"t": "quote", "b": self.narrower(self.measures.hang, blocks)}),
            Block::Code { text } => json!({"t": "code", "text": text}),
            Block::Table(table) | Block::Register(Register { table, .. }) => self.table(table),
            Block::Facts { look, rows } => self.facts(*look, rows),
            Block::Picture { picture, size, description, caption, source } => {
                let file = self.pictures.get(picture.as_str()).map(String::as_str);
                self.figure(file, *size, description, (caption.as_deref(), source.as_deref()))
            }
            Block::Chart { name, chart: _, description, caption, source } => {
                let chart = self.charts.get(name.as_str());
                self.marks.drew(chart.map_or(&[], |chart| &chart.drawing.faults));
                let size = chart.map_or((1, 1), |chart| chart.drawing.size);
                self.figure(chart.map(|chart| chart.file.as_str()), size, description, (caption.as_deref(), source.as_deref()))
            }
            Block::Box { level, title, blocks } => {
                let level = self.heading_level(*level);
                let title = self.within(self.room.width - 24.0, |writer| writer.lettered(writer.heading(level), |writer| writer.text(title)));
                json!({"t": "box", "level": level, "title": title, "b": self.narrower(24.0, blocks)})
            }
            Block::Statement { blocks } => json!({"t": "statement", "b": self.narrower(24.0, blocks)}),
            Block::SignOff { date, signatory } => {
                let signatory = self.lettered(self.lettering.bold(), |writer| writer.text(signatory));
                json!({"t": "sign-off", "date": self.text(date), "signatory": signatory})
            }
            Block::Links { items } => self.within(self.room.width - 14.0, |writer| {
                let item = |item: &LinkItem| {
                    let (title, note) = (writer.text(&item.title), item.note.as_ref().map(|note| writer.text(note)));
                    json!({"c": link(writer.links, &item.target, title), "note": note})
                };
                json!({"t": "links", "items": items.iter().map(item).collect::<Vec<_>>()})
            }),
            Block::Rule => json!({"t": "rule"}),
            Block::PageBreak => json!({"t": "break"}),
            // Deeper than the top of a part pages cannot be turned.
            Block::Turned { blocks, .. } | Block::Disclosure { blocks, .. } => json!({"t": "plain", "b": self.blocks(blocks)}),
        }
    }

    fn figure(&mut self, file: Option<&str>, size: (u32, u32), description: &str, (caption, source): (Option<&[Inline]>, Option<&str>)) -> Value {
        let (caption, source) = self.lettered(Lettering::plain(self.measures.table).bold(), |writer| {
            (caption.map(|caption| writer.inlines(caption)), source.map(|source| writer.text(source)))
        });
        json!({"t": "figure", "file": file, "alt": description, "width": self.picture_width(size), "c": caption, "source": source})
    }

    /// As wide as the picture is at 96 units to the inch, but no wider than its room, nor higher than six tenths of a page.
    fn picture_width(&self, (width, height): (u32, u32)) -> f64 {
        let (width, height) = (f64::from(width.max(1)), f64::from(height.max(1)));
        (width * 0.75).min(self.room.width).min(self.room.height * 0.8 * width / height)
    }

    /// The level of a heading that does not skip one on the way down.
    fn heading_level(&mut self, level: u8) -> u8 {
        self.level = level.clamp(2, self.level + 1);
        self.level
    }

    /// How a heading is set.
    fn heading(&self, level: u8) -> Lettering {
        let size = match level {
            ..=2 => self.tokens.heading_2,
            3 => self.tokens.heading_3,
            4.. => self.tokens.heading_4,
        };
        Lettering::plain(size.0).bold()
    }

    fn narrower(&mut self, by: f64, blocks: &[Traced<Block>]) -> Value {
        self.within((self.room.width - by).max(60.0), |writer| writer.blocks(blocks))
    }

    /// Writes something that has a width, in points.
    fn within<T>(&mut self, width: f64, write: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.room.width, width);
        let written = write(self);
        self.room.width = outer;
        written
    }

    /// Writes something that is set in a way of its own.
    fn lettered<T>(&mut self, lettering: Lettering, write: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.lettering, lettering);
        let written = write(self);
        self.lettering = outer;
        written
    }

    fn group(&mut self, group: &Group<'_>) -> Value {
        let widest =
            group.blocks.iter().map(|block| self.measures.face.letters.width(label_of(&block.shown))).fold(0.0, f64::max) * self.measures.body;
        let width = if widest <= self.measures.hang - self.measures.gap { self.measures.hang - self.measures.gap } else { widest.ceil() + 1.0 };
        let inset = f64::from(group.depth.saturating_sub(1 + self.nested)) * self.measures.hang;
        let indent = inset + width + self.measures.gap;
        let items: Vec<Value> =
            group.blocks.iter().map(|block| self.owned(&block.origin, |writer, at| with_mark(writer.group_item(&block.shown, indent), at))).collect();
        let end = group.end.map(|block| self.marked(block));
        json!({"t": if group.agenda { "agenda" } else { "numbered" }, "width": width, "gap": self.measures.gap, "inset": inset, "items": items, "end": end})
    }

    fn group_item(&mut self, block: &Block, indent: f64) -> Value {
        if let Block::Numbered { label, id, blocks, .. } = block {
            self.nested += 1;
            let blocks = self.narrower(indent, blocks);
            self.nested -= 1;
            return json!({"label": label, "anchor": self.links.label(self.part, id), "b": blocks});
        }
        let Block::AgendaItem { number, id, title, target, parts, remark, blocks } = block else { return Value::Null };
        let ends = parts.as_ref().and_then(|(first, last)| self.links.range(first, last));
        let (title, remark) = self.within(self.room.width - indent, |writer| {
            let title = writer.lettered(writer.lettering.bold(), |writer| writer.text(title));
            (title, remark.as_ref().map(|remark| writer.text(remark)))
        });
        let title = match target {
            Some(target) => link(self.links, target, title),
            None => title,
        };
        json!({
            "label": number, "anchor": self.links.label(self.part, id), "c": title,
            "pages": ends, "remark": remark, "whole": runs::lines(blocks, self.measures) < 20.0, "b": self.narrower(indent, blocks),
        })
    }

    /// Whether blocks are one line of half the room's width.
    fn is_short(&self, blocks: &[Traced<Block>]) -> bool {
        let [Traced { shown: Block::Paragraph { content }, .. }] = blocks else { return false };
        self.measures.face.letters.width(&walk::words(content)) * self.measures.body < self.room.width / 2.0 - 30.0
    }

    /// A list. Items of a task list have a box and a word for a label.
    fn list(&mut self, marker: Marker, items: &[ListItem]) -> Value {
        let plain = if marker == Marker::Bullet { "•" } else { "" };
        let label = |item: &ListItem| match (&item.task, &item.label) {
            (Some((_, word)), _) => word.clone(),
            (None, Some(label)) => label.clone(),
            (None, None) => plain.to_string(),
        };
        let tasks = items.iter().any(|item| item.task.is_some());
        let bullet = marker == Marker::Bullet && !tasks;
        let widest = items.iter().map(|item| self.measures.face.letters.width(&label(item))).fold(0.0, f64::max) * self.measures.body;
        let width = if bullet { 8.0 } else { (widest.ceil() + if tasks { 14.0 } else { 1.0 }).max(18.0) };
        let halves = bullet && self.part.kind == PartKind::Cover && items.len() > 3 && items.iter().all(|item| self.is_short(&item.blocks));
        let items: Vec<Value> = items
            .iter()
            .map(|item| {
                let done = item.task.as_ref().map(|(done, _)| *done);
                json!({"label": label(item), "done": done, "b": self.narrower(width + 8.0, &item.blocks)})
            })
            .collect();
        json!({"t": "list", "bullet": bullet, "width": width, "items": items, "halves": halves})
    }

    fn table(&mut self, table: &Table) -> Value {
        let small = table.dense || columns::is_wider(table, self.measures.room(Orientation::Portrait).width, self.measures);
        let size = if small { self.measures.table_small } else { self.measures.table };
        let grid = columns::grid(table, self.room, size, self.measures);
        let align: Vec<Value> = table.columns.iter().map(|column| json!(column.align)).collect();
        let inset = grid.inset * 2.0;
        let tall: Vec<bool> = table
            .rows
            .iter()
            .zip(&grid.heights)
            .map(|(row, height)| {
                let objects = row.shown.iter().zip(&grid.widths).map(|(cell, width)| self.objects(&cell.blocks, width - inset));
                height + objects.fold(0.0, f64::max) > grid.most
            })
            .collect();
        let hyphens = if grid.fits == Fits::No { self.dictionary } else { Hyphens::None };
        let (around, within) =
            (Lettering { hyphens, ..Lettering::plain(grid.size) }, Lettering { hyphens, slack: grid.inset, ..Lettering::plain(grid.size) });
        let (caption, source) = self.lettered(around.bold(), |writer| {
            (table.caption.as_ref().map(|caption| writer.inlines(caption)), table.source.as_ref().map(|source| writer.text(source)))
        });
        let header: Vec<Value> = self.lettered(within.bold(), |writer| {
            let heads = table.columns.iter().zip(&grid.widths);
            heads.map(|(column, width)| writer.within(width - inset, |writer| writer.text(&column.title))).collect()
        });
        let rows: Vec<Value> = self.lettered(within, |writer| table.rows.iter().map(|row| writer.row(row, &grid.widths, inset)).collect());
        json!({
            "t": "table", "size": grid.size, "inset": grid.inset, "widths": grid.widths, "break-words": grid.fits == Fits::No, "tall": tall,
            "align": align, "header": header, "row-headers": table.row_headers, "rows": rows,
            "c": caption, "source": source,
        })
    }

    fn row(&mut self, row: &Traced<Vec<TableCell>>, widths: &[f64], inset: f64) -> Value {
        self.owned(&row.origin, |writer, at| {
            let cells = row.shown.iter().zip(widths).map(|(cell, width)| writer.cell(&cell.blocks, width - inset));
            let (marks, cells): (Vec<Value>, Vec<Value>) = cells.unzip();
            json!({"at": at, "marks": marks, "cells": cells})
        })
    }

    /// The height of the pictures, charts and tables among some blocks in a cell of a width, in points: about, and rather more than less.
    fn objects(&self, blocks: &[Traced<Block>], width: f64) -> f64 {
        let mut height = 0.0;
        let mut picture = |(across, down): (u32, u32)| {
            let ratio = f64::from(down.max(1)) / f64::from(across.max(1));
            // Its caption and its source, and the space around them.
            height += (f64::from(across) * 0.75).min(width) * ratio + self.measures.body * 5.0;
        };
        let mut tables = Vec::new();
        walk::blocks(blocks, &mut |met| match met {
            Met::Block(Block::Picture { size, .. }) => picture(*size),
            Met::Block(Block::Chart { name, .. }) => picture(self.charts.get(name.as_str()).map_or((1, 1), |chart| chart.drawing.size)),
            Met::Block(Block::Table(table) | Block::Register(Register { table, .. })) => tables.push(table),
            Met::Block(_) | Met::Inline(_) => {}
        });
        let of_table = |table: &Table| {
            let grid = columns::grid(table, Room { width, ..self.room }, self.measures.table_small, self.measures);
            grid.heights.iter().sum::<f64>() + self.measures.body * 5.0
        };
        height + tables.into_iter().map(of_table).sum::<f64>()
    }

    /// A cell: words alone where one paragraph is all it holds, with its mark, else blocks, which have marks of their own.
    fn cell(&mut self, blocks: &[Traced<Block>], width: f64) -> (Value, Value) {
        self.within(width, |writer| match blocks {
            [Traced { shown: Block::Paragraph { content }, origin }] => writer.owned(origin, |writer, at| (json!(at), writer.inlines(content))),
            several => (Value::Null, json!({"b": writer.blocks(several)})),
        })
    }

    fn facts(&mut self, look: FactsLook, rows: &[Fact]) -> Value {
        let widest = |texts: &mut dyn Iterator<Item = String>| {
            texts.map(|text| self.measures.face.letters.width(&text)).fold(0.0, f64::max) * self.measures.body
        };
        let labels = widest(&mut rows.iter().map(|row| row.label.clone())) * 1.07 + 16.0;
        let values = widest(&mut rows.iter().flat_map(|row| &row.lines).map(|line| walk::words(line))) + 16.0;
        // Long labels, such as questions, get what short values leave.
        let most = (self.room.width - values).max(self.room.width * 0.4);
        let width = labels.ceil().min(most).max(self.measures.labels);
        let (label, value) = (Lettering { slack: FACTS_INSET, ..self.lettering.bold() }, self.room.width - width - 2.0 * FACTS_INSET);
        let rows: Vec<Value> = rows
            .iter()
            .map(|row| {
                let tall = self.height(&row.lines, value) > self.room.height / 2.0;
                let label = self.within(width - 2.0 * FACTS_INSET, |writer| writer.lettered(label, |writer| writer.text(&row.label)));
                let lines: Vec<Value> = self.within(value, |writer| row.lines.iter().map(|line| writer.inlines(line)).collect());
                json!({"label": label, "lines": lines, "tall": tall})
            })
            .collect();
        json!({"t": "facts", "front": look == FactsLook::Front, "width": width, "rows": rows})
    }

    /// How high some lines are that have a width, in points.
    fn height(&self, lines: &[Vec<Inline>], width: f64) -> f64 {
        let (letters, size) = (&self.measures.face.letters, self.lettering.size);
        let number: usize = lines.iter().map(|line| letters.lines(&walk::words(line), width / size)).sum();
        number as f64 * self.measures.line * size
    }

    /// A line: its words alone where it has no marks, else its pieces, the words among them as they are.
    fn inlines(&mut self, content: &[Inline]) -> Value {
        match content {
            [] => json!(""),
            [Inline::Text { text }] => self.text(text),
            pieces => pieces.iter().map(|piece| self.inline(piece)).collect(),
        }
    }

    /// Words, each of which fits on a line.
    fn text(&self, text: &str) -> Value {
        self.broken(text, &self.measures.face.letters, self.lettering, 0.0)
    }

    /// Words, each of which fits on a line beside what takes so many ems of it.
    fn broken(&self, text: &str, letters: &Letters, lettering: Lettering, beside: f64) -> Value {
        let Lettering { size, wider, slack, hyphens } = lettering;
        let em = size * wider;
        json!(breaks::breakable(letters, text, Line { room: self.room.width / em - beside, slack: slack / em, hyphens }))
    }

    /// A note, whose first paragraph begins beside its number.
    fn note(&mut self, blocks: &[Traced<Block>]) -> Value {
        let ((at, first), rest) = match blocks.split_first() {
            Some((Traced { shown: Block::Paragraph { content }, origin }, rest)) => {
                (self.owned(origin, |writer, at| (Some(at), writer.inlines(content))), rest)
            }
            Some(_) | None => ((None, json!("")), blocks),
        };
        json!({"t": "note", "at": at, "c": first, "b": self.blocks(rest)})
    }

    fn inline(&mut self, inline: &Inline) -> Value {
        match inline {
            Inline::Text { text } => self.text(text),
            Inline::Emphasis { content } => json!({"t": "emphasis", "c": self.inlines(content)}),
            Inline::Strong { content } => {
                let words = self.lettered(self.lettering.bold(), |writer| writer.inlines(content));
                json!({"t": "strong", "c": words})
            }
            Inline::Struck { content } => json!({"t": "struck", "c": self.inlines(content)}),
            Inline::Code { text } => {
                // The typesetter does not hyphenate code.
                let code = Lettering { size: self.measures.small, wider: 1.0, hyphens: Hyphens::None, ..self.lettering };
                json!({"t": "code", "text": self.broken(text, &self.measures.code, code, 0.0)})
            }
            Inline::Link { target, content } => {
                let words = self.inlines(content);
                link(self.links, target, words)
            }
            Inline::Note { blocks } => {
                // It stands at the foot of its page, across all of it.
                let (lettering, room) = (Lettering::plain(self.measures.small), self.measures.room(self.part.orientation).width);
                self.within(room, |writer| writer.lettered(lettering, |writer| writer.note(blocks)))
            }
            Inline::Break => json!({"t": "break"}),
            Inline::Rag { status, text } => {
                let words = self.broken(text, &self.measures.face.letters, self.lettering.bold(), SHAPE);
                json!({"t": "rag", "status": status, "text": words})
            }
            Inline::PageRange { first, last } => json!({"t": "pages", "pages": self.links.range(first, last)}),
        }
    }
}

/// What was written of a block, with its mark.
fn with_mark(mut written: Value, mark: usize) -> Value {
    if let Value::Object(fields) = &mut written {
        fields.insert("at".into(), json!(mark));
    }
    written
}

fn link(links: &Links<'_>, target: &Target, content: Value) -> Value {
    match links.way(target) {
        Way::Label(label) => json!({"t": "link", "label": label, "c": content}),
        Way::Address(address) => json!({"t": "link", "address": address, "c": content}),
        Way::None => json!({"t": "plain", "c": content}),
    }
}

/// Blocks that are shown as one list.
struct Group<'a> {
    agenda: bool,
    depth: u8,
    blocks: Vec<&'a Traced<Block>>,
    /// Who signs the agenda: it stays with the last item, and so in its list.
    end: Option<&'a Traced<Block>>,
}

impl<'a> Group<'a> {
    fn of(block: &'a Traced<Block>) -> Option<Self> {
        if let Block::Numbered { depth, .. } = &block.shown {
            return Some(Self { agenda: false, depth: *depth, blocks: vec![block], end: None });
        }
        matches!(block.shown, Block::AgendaItem { .. }).then(|| Self { agenda: true, depth: 1, blocks: vec![block], end: None })
    }

    fn takes(&self, other: &Group<'_>) -> bool {
        self.agenda == other.agenda && self.depth == other.depth
    }
}

fn label_of(block: &Block) -> &str {
    if let Block::Numbered { label, .. } | Block::AgendaItem { number: label, .. } = block { label } else { "" }
}
