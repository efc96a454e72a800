//! Kinds of tables that councils know: the author writes what a row says, key by key, and the program makes the columns. A kind is one file and
//! one line in [`KINDS`].

mod forward_plan;
mod indicators;
mod measures;
mod membership;
mod milestones;
mod principles;

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Located, Place};
use crate::load::node::Shape;
use crate::load::reading::Reading;
use crate::load::values::shortened;
use crate::load::yaml::{Node, Value};
use crate::model::draft::{Block, Cell, DataTable, Inline};
use crate::model::{Alignment, Column, Figure, Heading};

/// Every kind.
const KINDS: [&Kind; 6] = [&measures::KIND, &indicators::KIND, &milestones::KIND, &forward_plan::KIND, &principles::KIND, &membership::KIND];

/// A kind of table.
#[derive(Debug)]
struct Kind {
    /// Its name behind `kind:`.
    name: &'static str,
    /// The keys of a row.
    row: Shape,
    /// Its columns in order, the first of which heads the row.
    fields: &'static [Field],
    /// Whether the rows are counted: "2. Led by need".
    counted: bool,
}

/// A column of a kind.
#[derive(Debug)]
struct Field {
    /// The key in a row.
    key: &'static str,
    /// The entry of the theme's words that heads it.
    word: &'static str,
    /// What stands in it.
    form: Form,
    /// The entry that heads it where the table names a period.
    period: Option<&'static str>,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Words in one line.
    Words,
    /// Prose.
    Prose,
    /// A figure as tables print it.
    Figure,
    /// A code, unique in its table.
    Code,
    /// A date, written as 2021-11-15 and printed in words.
    Date,
}

/// The keys of a table of a kind.
const TABLE: Shape = Shape { thing: "a table of this kind", required: &["kind", "rows"], optional: &["title", "orientation", "period", "source"] };

impl Reading<'_> {
    /// Reads a table whose rows are sets of keys.
    pub(super) fn table_of_kind(&mut self, node: &Node, kind: &Node, folder: &str) -> Option<DataTable> {
        let known: Vec<(&'static str, &'static Kind)> = KINDS.iter().map(|kind| (kind.name, *kind)).collect();
        let kind = self.one_of(kind, "a kind of table", &known)?;
        let fields = self.fields(node, &TABLE)?;
        let title = fields.get("title").and_then(|node| self.text(node));
        let orientation = fields.get("orientation").and_then(|node| self.one_of(node, "an orientation", &super::tables::ORIENTATIONS));
        let source = fields.get("source").and_then(|node| self.text(node));
        let period = fields.get("period").and_then(|node| self.text(node));
        if let (Some(place), true) = (fields.key("period"), kind.fields.iter().all(|field| field.period.is_none())) {
            self.error("unknown-key", place, "`period` is a key of measures alone", "delete it");
        }
        let mut codes = BTreeMap::new();
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for row in self.filled(fields.get("rows"), "the rows") {
            let number = rows.len() + 1;
            rows.extend(self.row_of_kind(row, kind, number, folder, &mut codes));
        }
        // A column of which no row says anything is left out.
        let said: Vec<bool> =
            (0..kind.fields.len()).map(|at| at == 0 || rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()))).collect();
        let columns = kind.fields.iter().zip(&said).filter(|(_, said)| **said).map(|(field, _)| Column {
            title: heading(field, period.as_ref()),
            align: if field.form == Form::Figure { Alignment::Right } else { Alignment::Left },
        });
        let columns = columns.collect();
        let rows = rows.into_iter().map(|row| row.into_iter().zip(&said).filter(|(_, said)| **said).map(|(cell, _)| cell).collect()).collect();
        Some(DataTable { title, orientation: orientation.unwrap_or_default(), columns, row_headers: true, rows, source, place: node.place.clone() })
    }

    fn row_of_kind(&mut self, node: &Node, kind: &Kind, number: usize, folder: &str, codes: &mut BTreeMap<String, Place>) -> Option<Vec<Cell>> {
        let fields = self.fields(node, &kind.row)?;
        let mut row = Vec::new();
        for (at, field) in kind.fields.iter().enumerate() {
            let mut cell = fields.get(field.key).map(|node| self.cell_of_form(node, field.form, folder, codes)).unwrap_or_default();
            if at == 0
                && kind.counted
                && let Some(Block::Paragraph { content, place }) = cell.first_mut()
            {
                content.insert(0, Inline::Text(format!("{number}. "), Place::new(&place.file, place.start..place.start)));
            }
            row.push(cell);
        }
        Some(row)
    }

    fn cell_of_form(&mut self, node: &Node, form: Form, folder: &str, codes: &mut BTreeMap<String, Place>) -> Cell {
        match form {
            Form::Prose => self.several_prose(node, folder),
            Form::Words => self.text(node).map(cell).unwrap_or_default(),
            Form::Date => {
                let date = self.date(node);
                date.map(|date| vec![Block::Paragraph { content: vec![Inline::Date(date.value, date.place.clone())], place: date.place }])
                    .unwrap_or_default()
            }
            Form::Figure => {
                let text = self.text(node);
                if let Some(text) = text.as_ref().filter(|text| !is_figure(&text.value)) {
                    let finding = Finding::error("wrong-type", &text.place, format!("`{}` is not a figure", shortened(&text.value)));
                    self.report(finding.help("write a figure such as `90%`, `1,234` or `196 (87%)`, or leave the key out"));
                }
                text.map(cell).unwrap_or_default()
            }
            Form::Code => {
                let Some(code) = self.text(node) else { return Cell::new() };
                if let Some(first) = codes.insert(code.value.clone(), code.place.clone()) {
                    let finding = Finding::error("duplicate-code", &code.place, format!("two rows have the code `{}`", shortened(&code.value)));
                    self.report(finding.also(&first, "first given here").help("give each row a code of its own"));
                }
                cell(code)
            }
        }
    }

    /// Prose, or a list of texts that becomes a list with bullets.
    fn several_prose(&mut self, node: &Node, folder: &str) -> Cell {
        let Value::List(nodes) = &node.value else { return self.prose(node, folder) };
        let items =
            nodes.iter().map(|node| crate::model::draft::ListItem { blocks: self.prose(node, folder), ticked: None, place: node.place.clone() });
        let items = items.collect();
        vec![Block::List { ordered: false, items, place: node.place.clone() }]
    }
}

/// The heading of a column, with the period that its figures are of where it names one.
fn heading(field: &Field, period: Option<&Located<String>>) -> Heading {
    match (field.period, period) {
        (Some(word), Some(period)) => Heading::Period(word, period.clone()),
        (_, _) => Heading::Word(field.word),
    }
}

/// Whether a text is a figure, or a limit such as "29% or below" and "at least 90%".
fn is_figure(text: &str) -> bool {
    let bare = ["at least ", "at most ", "up to ", "below ", "above "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let bare = [" or below", " or above", " or more", " or fewer", " or less"].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare);
    Figure::parse(bare).is_some()
}

fn cell(text: Located<String>) -> Cell {
    vec![Block::Paragraph { content: vec![Inline::Text(text.value, text.place.clone())], place: text.place }]
}
