//! `kind: tables` and `kind: glossary`.

use super::kinds;
use super::silence::Silences;
use crate::diagnostic::{Finding, Place};
use crate::load::characters;
use crate::load::form::{self, Fields, Meaning, Site, Type, form};
use crate::load::prose::Prose;
use crate::load::reading::Reading;
use crate::load::shape::Shape;
use crate::load::types::{self, Entries, Filled, Text, Word, Words, YesNo, list};
use crate::load::yaml::{Node, Value};
use crate::model::draft::{Cell, DataTable, Tables};
use crate::model::{Alignment, Answer, Column, Glossary, Heading, Orientation};

form! {
    /// The keys of a paper of tables.
    TablesKeys: "a paper of tables" {
        /// That this file is a paper of tables.
        Required kind: Word<IsTables> = "tables",
        /// What stands before the tables.
        Optional intro: Prose = "The figures are those of October.",
        /// The tables, in order.
        Required tables: Filled<AnyTable> = "[{columns: [Month, Visits], rows: [[April, \"1,196\"]]}]",
        /// What stands after the tables.
        Optional notes: Prose = "Visits are counted by the day on which they are made.",
    }
    and Silences
}

form! {
    /// The keys of a table.
    TableKeys: "a table" {
        /// Its caption.
        Optional title: Text = "Visits by month",
        /// Which way up its page is.
        Optional orientation: Word<Orientation> = "landscape",
        /// Its columns: a heading, or a heading with its alignment.
        Required columns: Filled<AnyColumn> = "[Month, {title: Visits, align: right}]",
        /// Whether the first cell of a row is its heading; it is without this key.
        Optional row_headers: YesNo = "yes",
        /// Its rows, each with a cell for each column.
        Required rows: Filled<Row> = "[[April, \"1,196\"]]",
        /// Where the figures come from.
        Optional source: Text = "case records",
    }
}

form! {
    /// The keys of a column.
    ColumnKeys: "a column" {
        /// Its heading.
        Required title: Text = "Visits",
        /// How its cells are aligned; to the left without this key.
        Optional align: Word<Alignment> = "right",
    }
}

form! {
    /// The keys of a glossary.
    GlossaryKeys: "a glossary" {
        /// That this file is a glossary.
        Required kind: Word<IsGlossary> = "glossary",
        /// Words, and what each means.
        Required terms: Entries<Text> = "{EHCP: plan for education and health}",
    }
    and Silences
}

/// The word of `kind` of a paper of tables.
#[derive(Clone)]
pub(super) struct IsTables;
/// The word of `kind` of a glossary.
#[derive(Clone)]
pub(super) struct IsGlossary;

impl Words for IsTables {
    const THING: &'static str = "a kind of this file";
    const WORDS: &'static [(&'static str, Self)] = &[("tables", Self)];
}

impl Words for IsGlossary {
    const THING: &'static str = "a kind of this file";
    const WORDS: &'static [(&'static str, Self)] = &[("glossary", Self)];
}

impl Words for Alignment {
    const THING: &'static str = "an alignment";
    const WORDS: &'static [(&'static str, Self)] = &[("left", Self::Left), ("right", Self::Right), ("center", Self::Center)];
}

impl Words for Orientation {
    const THING: &'static str = "an orientation";
    const WORDS: &'static [(&'static str, Self)] = &[("portrait", Self::Portrait), ("landscape", Self::Landscape)];
}

/// A table as it is to be drawn, or one of a kind that the program knows.
pub(super) struct AnyTable;
/// A heading alone, or with its alignment.
struct AnyColumn;
/// A row of cells, and where it stands.
struct Row;

impl Meaning for TablesKeys {
    type Model = Tables;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Tables> {
        let _: Option<IsTables> = self.kind;
        Some(Tables { intro: self.intro.unwrap_or_default(), tables: self.tables.unwrap_or_default(), notes: self.notes.unwrap_or_default() })
    }
}

impl Type for AnyTable {
    type Value = DataTable;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<DataTable> {
        match node.entry("kind") {
            Some(_) => kinds::read(reading, node, site.folder),
            None => form::read::<TableKeys>(reading, node, site.folder),
        }
    }

    fn shape() -> Shape {
        Shape::Any(vec![TableKeys::shape(), kinds::shape()])
    }
}

impl Meaning for TableKeys {
    type Model = DataTable;

    fn model(self, reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<DataTable> {
        let columns = self.columns.unwrap_or_default();
        let mut rows = Vec::new();
        for (row, place) in self.rows.unwrap_or_default() {
            if row.len() == columns.len() {
                rows.push(row);
            } else {
                reading.report(ragged(row.len(), columns.len(), &place));
            }
        }
        Some(DataTable {
            title: self.title,
            orientation: self.orientation.unwrap_or_default(),
            columns,
            row_headers: types::is_on(self.row_headers, Answer::Yes),
            rows,
            source: self.source,
            place: fields.place().clone(),
        })
    }
}

fn ragged(cells: usize, columns: usize, place: &Place) -> Finding {
    let unit = if cells == 1 { "cell" } else { "cells" };
    let finding = Finding::error("table-ragged", place, format!("this row has {cells} {unit}, and the table has {columns} columns"));
    finding.help("write a cell for each column; put a cell that holds a comma in quotation marks")
}

impl Type for AnyColumn {
    type Value = Column;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Column> {
        if matches!(node.value, Value::Map(_)) {
            return form::read::<ColumnKeys>(reading, node, site.folder);
        }
        let title = types::or_empty(Text::read(reading, node, site), &node.place);
        Some(Column { title: Heading::Written(title), align: Alignment::Left })
    }

    fn shape() -> Shape {
        Shape::Any(vec![Shape::Text, ColumnKeys::shape()])
    }
}

impl Meaning for ColumnKeys {
    type Model = Column;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Column> {
        Some(Column { title: Heading::Written(types::or_empty(self.title, fields.place())), align: self.align.unwrap_or_default() })
    }
}

impl Type for Row {
    type Value = (Vec<Cell>, Place);

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value> {
        let is_list = matches!(node.value, Value::List(_));
        let cells = list(reading, node, "a row").iter().map(|node| cell(reading, node, site)).collect();
        is_list.then(|| (cells, node.place.clone()))
    }

    fn shape() -> Shape {
        Shape::list(Shape::Prose)
    }
}

fn cell(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Cell {
    if matches!(&node.value, Value::Scalar(scalar) if scalar.text.trim().is_empty()) {
        reading.error("empty-cell", &node.place, "this cell is empty", "write the value, or `–` where there is none");
        return Cell::new();
    }
    Prose::read(reading, node, site).unwrap_or_default()
}

impl Meaning for GlossaryKeys {
    type Model = Glossary;

    fn model(self, reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Glossary> {
        let _: Option<IsGlossary> = self.kind;
        let given = self.terms.as_ref().map(Vec::len);
        let mut terms = Vec::new();
        for (term, meaning) in self.terms.unwrap_or_default() {
            characters::check(reading, &term.value, |_| term.place.clone());
            terms.extend(meaning.map(|meaning| (term, meaning)));
        }
        if given == Some(0) {
            reading.error("empty-list", fields.place(), "this glossary is empty", "write a term and its meaning, one or more");
        }
        Some(Glossary { terms })
    }
}
