//! `kind: tables` and `kind: glossary`.

use crate::diagnostic::Finding;
use crate::load::node::Shape;
use crate::load::reading::Reading;
use crate::load::yaml::{Node, Value};
use crate::model::draft::{Cell, DataTable, Tables};
use crate::model::{Alignment, Answer, Column, Glossary, Heading, Orientation};

const TABLES: Shape = Shape { thing: "a paper of tables", required: &["kind", "tables"], optional: &["intro", "notes"] };
const TABLE: Shape = Shape { thing: "a table", required: &["columns", "rows"], optional: &["title", "orientation", "row_headers", "source"] };
const COLUMN: Shape = Shape { thing: "a column", required: &["title"], optional: &["align"] };
const GLOSSARY: Shape = Shape { thing: "a glossary", required: &["kind", "terms"], optional: &[] };

const ALIGNMENTS: [(&str, Alignment); 3] = [("left", Alignment::Left), ("right", Alignment::Right), ("center", Alignment::Center)];
pub(super) const ORIENTATIONS: [(&str, Orientation); 2] = [("portrait", Orientation::Portrait), ("landscape", Orientation::Landscape)];

impl Reading<'_> {
    /// Reads a paper of tables.
    pub(in crate::load) fn tables(&mut self, node: &Node, folder: &str) -> Option<Tables> {
        let fields = self.fields(node, &TABLES)?;
        Some(Tables {
            intro: fields.get("intro").map(|node| self.prose(node, folder)).unwrap_or_default(),
            tables: self.several_tables(fields.get("tables"), folder),
            notes: fields.get("notes").map(|node| self.prose(node, folder)).unwrap_or_default(),
        })
    }

    /// Reads a list of tables.
    pub(in crate::load) fn several_tables(&mut self, node: Option<&Node>, folder: &str) -> Vec<DataTable> {
        self.filled(node, "the tables").iter().filter_map(|node| self.table(node, folder)).collect()
    }

    fn table(&mut self, node: &Node, folder: &str) -> Option<DataTable> {
        if let Value::Map(entries) = &node.value
            && let Some(kind) = entries.iter().find(|entry| entry.key.value == "kind")
        {
            return self.table_of_kind(node, &kind.node, folder);
        }
        let fields = self.fields(node, &TABLE)?;
        let title = fields.get("title").and_then(|node| self.text(node));
        let orientation = fields.get("orientation").and_then(|node| self.one_of(node, "an orientation", &ORIENTATIONS));
        let columns: Vec<Column> = self.filled(fields.get("columns"), "the columns").iter().filter_map(|node| self.column(node)).collect();
        let row_headers = self.switch(fields.get("row_headers"), Answer::Yes);
        let mut rows = Vec::new();
        for row in self.filled(fields.get("rows"), "the rows") {
            rows.extend(self.row(row, columns.len(), folder));
        }
        let source = fields.get("source").and_then(|node| self.text(node));
        Some(DataTable { title, orientation: orientation.unwrap_or_default(), columns, row_headers, rows, source, place: node.place.clone() })
    }

    /// A heading alone, or with its alignment.
    fn column(&mut self, node: &Node) -> Option<Column> {
        match &node.value {
            Value::Map(_) => {
                let fields = self.fields(node, &COLUMN)?;
                let title = self.text_or_empty(fields.get("title"), &node.place);
                let align = fields.get("align").and_then(|node| self.one_of(node, "an alignment", &ALIGNMENTS)).unwrap_or_default();
                Some(Column { title: Heading::Written(title), align })
            }
            Value::Scalar(_) | Value::List(_) => {
                let title = self.text_or_empty(Some(node), &node.place);
                Some(Column { title: Heading::Written(title), align: Alignment::Left })
            }
        }
    }

    /// A row as long as the columns; one of another length is a finding and left out.
    fn row(&mut self, node: &Node, columns: usize, folder: &str) -> Option<Vec<Cell>> {
        let cells = self.list(node, "a row");
        let row: Vec<Cell> = cells.iter().map(|cell| self.cell(cell, folder)).collect();
        if row.len() != columns && matches!(node.value, Value::List(_)) {
            let (count, unit) = (row.len(), if row.len() == 1 { "cell" } else { "cells" });
            let finding = Finding::error("table-ragged", &node.place, format!("this row has {count} {unit}, and the table has {columns} columns"));
            self.report(finding.help("write a cell for each column; put a cell that holds a comma in quotation marks"));
        }
        (row.len() == columns).then_some(row)
    }

    fn cell(&mut self, node: &Node, folder: &str) -> Cell {
        match &node.value {
            Value::Scalar(scalar) if scalar.text.trim().is_empty() => {
                self.error("empty-cell", &node.place, "this cell is empty", "write the value, or `–` where there is none");
                Cell::new()
            }
            Value::Scalar(_) | Value::List(_) | Value::Map(_) => self.prose(node, folder),
        }
    }

    /// Reads a glossary.
    pub(in crate::load) fn glossary(&mut self, node: &Node) -> Option<Glossary> {
        let fields = self.fields(node, &GLOSSARY)?;
        let mut terms = Vec::new();
        for entry in fields.get("terms").and_then(|node| self.entries(node, "the terms")).unwrap_or_default() {
            let place = entry.key.place.clone();
            self.check_characters(&entry.key.value, |_| place.clone());
            let meaning = self.text(&entry.node);
            terms.extend(meaning.map(|meaning| (entry.key.clone(), meaning)));
        }
        if terms.is_empty() && fields.get("terms").is_some_and(|node| matches!(&node.value, Value::Map(entries) if entries.is_empty())) {
            self.error("empty-list", fields.place(), "this glossary is empty", "write a term and its meaning, one or more");
        }
        Some(Glossary { terms })
    }
}
