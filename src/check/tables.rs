//! Tables as rules about figures see them: Markdown tables, papers of tables, annexes of plans, data sets.

use std::ops::Range;

use crate::diagnostic::Place;
use crate::model::{Block, DataSet, DataTable, Decimal, Figure, Heading, Inline, Notation, Prose, Run, Unit};

/// A table. Its first column names the rows.
pub(super) struct Table {
    /// Its caption.
    pub(super) caption: String,
    /// Its headings.
    pub(super) heads: Vec<TableCell>,
    /// Its rows, each as long as the headings.
    pub(super) rows: Vec<Vec<TableCell>>,
}

/// A cell.
#[derive(Clone)]
pub(super) struct TableCell {
    /// Its words, without marks.
    pub(super) text: String,
    /// The figure that it is, if it is one.
    pub(super) figure: Option<Figure>,
    /// Where it stands: the row, where nothing closer is known.
    pub(super) place: Place,
}

/// A row that is called a total, and the rows that it should be the sum of.
pub(super) struct Sum {
    /// The row.
    pub(super) total: usize,
    /// The rows above it, from the total before it on.
    pub(super) parts: Range<usize>,
}

/// A table written in Markdown.
pub(super) fn of_markdown(header: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], place: &Place) -> Table {
    let line = |cells: &[Vec<Inline>]| cells.iter().map(|content| cell_of(&Run::whole(content), place)).collect();
    Table { caption: String::new(), heads: line(header), rows: rows.iter().map(|row| line(row)).collect() }
}

/// A data set.
pub(super) fn of_set(set: &DataSet) -> Table {
    let heads = set.columns.iter().map(|column| read(&column.title.value, column.title.place.clone())).collect();
    let rows = set.rows.iter().map(|row| row.cells.iter().map(|cell| read(&cell.text, cell.place.clone())).collect()).collect();
    Table { caption: String::new(), heads, rows }
}

/// A table that is drawn as given.
pub(super) fn of_table(table: &DataTable) -> Table {
    let heads = table.columns.iter().map(|column| heading(&column.title, &table.place)).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| of_prose(cell, &table.place)).collect()).collect();
    Table { caption: table.title.as_ref().map(|title| title.value.clone()).unwrap_or_default(), heads, rows }
}

/// A heading that its author wrote; those of the theme say nothing that could be wrong.
fn heading(heading: &Heading, table: &Place) -> TableCell {
    match heading {
        Heading::Written(title) => read(&title.value, title.place.clone()),
        Heading::Word(_) | Heading::Period(..) => read("", table.clone()),
    }
}

/// A cell of prose: a figure only where it is one paragraph.
fn of_prose(prose: &Prose, table: &Place) -> TableCell {
    match prose.as_slice() {
        [Block::Paragraph { content, place }] => cell_of(&Run::whole(content), place),
        [] => TableCell { text: String::new(), figure: None, place: table.clone() },
        [first, ..] => {
            let mut text = String::new();
            words_of(prose, &mut text);
            TableCell { text, figure: None, place: first.place().clone() }
        }
    }
}

/// Adds the words of blocks, a blank behind each line.
fn words_of(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => text.extend([&*Run::whole(content).text, " "]),
            Block::Table { header, rows, .. } => {
                header.iter().chain(rows.iter().flatten()).for_each(|cell| text.extend([&*Run::whole(cell).text, " "]));
            }
            Block::List { items, .. } => items.iter().for_each(|item| words_of(&item.blocks, text)),
            Block::Quote { .. } | Block::Code { .. } | Block::Picture { .. } | Block::View(_) | Block::Rule { .. } => {}
        }
    }
}

fn cell_of(run: &Run<'_>, around: &Place) -> TableCell {
    let bare = run.text.trim();
    let start = run.text.len() - run.text.trim_start().len();
    let place = if bare.is_empty() { None } else { run.place(&(start..start + bare.len())) };
    read(bare, place.unwrap_or_else(|| around.clone()))
}

fn read(text: &str, place: Place) -> TableCell {
    TableCell { figure: Figure::parse(text), text: text.trim().to_owned(), place }
}

/// The words of a heading, in lower case.
pub(super) fn words(text: &str) -> Vec<String> {
    text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a text has one of some words.
pub(super) fn has_word(text: &str, wanted: &[&str]) -> bool {
    words(text).iter().any(|word| wanted.contains(&word.as_str()))
}

/// Headings of figures that nobody adds up.
pub(super) fn is_measure(text: &str) -> bool {
    const MEASURES: [&str; 13] =
        ["average", "mean", "median", "rate", "rates", "per", "percentage", "proportion", "ratio", "target", "difference", "which", "including"];
    text.contains('%') || has_word(text, &MEASURES)
}

/// Headings of what has changed.
pub(super) fn is_change(text: &str) -> bool {
    const CHANGES: [&str; 9] = ["change", "difference", "fall", "rise", "increase", "decrease", "reduction", "growth", "variance"];
    has_word(text, &CHANGES)
}

impl Table {
    /// A cell.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&TableCell> {
        self.rows.get(row)?.get(column)
    }

    /// The figure of a cell.
    pub(super) fn figure(&self, row: usize, column: usize) -> Option<Figure> {
        self.cell(row, column)?.figure
    }

    /// The heading of a row.
    pub(super) fn label(&self, row: usize) -> &str {
        self.cell(row, 0).map_or("", |cell| &cell.text)
    }

    /// The heading of a column.
    pub(super) fn head(&self, column: usize) -> &str {
        self.heads.get(column).map_or("", |cell| &cell.text)
    }

    /// The same table with its columns as rows.
    pub(super) fn turned(&self) -> Self {
        let corner = self.heads.first().cloned();
        let heads = corner.into_iter().chain(self.rows.iter().filter_map(|row| row.first().cloned())).collect();
        let rows = (1..self.heads.len())
            .map(|column| self.heads.get(column).into_iter().chain(self.rows.iter().filter_map(|row| row.get(column))).cloned().collect());
        Self { caption: self.caption.clone(), heads, rows: rows.collect() }
    }

    /// The rows that are called totals, with their parts: two or more rows that are no measures of their own.
    pub(super) fn sums(&self) -> Vec<Sum> {
        let mut sums = Vec::new();
        let mut start = 0;
        for total in 0..self.rows.len() {
            let parts = start..total;
            let called = names_total(self.label(total));
            if called || (parts.len() == 2 && names_open(self.label(total)) && in_and_out(self.label(start), self.label(start + 1))) {
                if parts.len() >= 2 && parts.clone().all(|row| names_part(self.label(row))) && names_sum(self.label(total)) {
                    sums.push(Sum { total, parts });
                }
                start = total + 1;
            }
        }
        sums
    }

    /// What the parts of a column come to, where all of them are plain counts or all of them pounds.
    pub(super) fn added(&self, rows: impl Iterator<Item = usize>, column: usize, unit: Unit) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        for row in rows {
            let figure = self.figure(row, column).filter(|figure| figure.unit == unit && is_countable(*figure))?;
            sum = sum.checked_add(figure.value)?;
        }
        Some(sum)
    }
}

/// Whether a figure can be a part of a total: whole, or pounds, and not below zero.
pub(super) fn is_countable(figure: Figure) -> bool {
    !figure.value.is_sign_negative() && (figure.unit == Unit::Pounds || figure.unit == Unit::Number && figure.value.scale() == 0)
}

/// "Total", "Total …", "Grand total", "Sum", "All", "All …".
pub(super) fn names_total(label: &str) -> bool {
    let words = words(label);
    let first = words.first().map(String::as_str);
    matches!(first, Some("total" | "totals" | "sum" | "all" | "subtotal")) || words.last().is_some_and(|word| word == "total")
}

/// "Number of children open", "Open".
fn names_open(label: &str) -> bool {
    let words = words(label);
    words.iter().any(|word| word == "open") && (words.len() == 1 || words.first().is_some_and(|word| word == "number"))
}

fn in_and_out(first: &str, second: &str) -> bool {
    let starts = |label: &str, known: &[&str]| words(label).first().is_some_and(|word| known.contains(&word.as_str()));
    starts(first, &["in", "within", "on", "timely"]) && starts(second, &["out", "outside", "overdue", "late", "over", "not"])
}

/// Whether a total is one of adding up: a "total variance" is not.
fn names_sum(label: &str) -> bool {
    !is_measure(label)
        && !is_change(label)
        && !has_word(label, &["net", "balance", "underspend", "overspend", "shortfall", "surplus", "deficit", "gap"])
}

/// Whether a row can be a part of a total: a row that is headed "Number of …" is a measure of its own, and one headed "Less …" is taken away.
fn names_part(label: &str) -> bool {
    !is_measure(label) && words(label).first().is_none_or(|word| !matches!(word.as_str(), "number" | "less" | "minus" | "of" | "net" | "income"))
}

/// A figure as findings show it: as authors write it.
pub(super) fn printed(value: Decimal, unit: Unit) -> String {
    Notation::SOURCES.figure(value, unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_known_by_their_names() {
        for name in ["Total", "Total visits due", "All six areas", "Grand total", "SUM"] {
            assert!(names_total(name), "{name}");
        }
        assert!(!names_total("Overall absence") && !names_total("Allotments") && names_open("Number of children open to Jigsaw"));
        assert!(in_and_out("In/On time", "Out/Overdue") && !in_and_out("Girls", "Boys"));
    }
}
