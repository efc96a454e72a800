//! A CSV file as one table, or as a data set.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::characters;
use super::library::TableFile;
use super::paths;
use super::places::TextMap;
use super::reading::Reading;
use super::text_file::SourceText;
use crate::diagnostic::{Finding, Located, Place};
use crate::model::draft::{Block, Cell, DataTable, Inline};
use crate::model::{Alignment, Column, DataCell, DataColumn, DataRow, DataSet, Figure, Heading, Orientation, is_nothing, is_set_as_figure};

/// The greatest number of cells in a file.
const MOST_CELLS: usize = 100_000;

/// Reads a CSV file: a header row, then rows of the same length; in a data set a row for each period or category.
pub(super) fn read(reading: &mut Reading<'_>, source: &SourceText) -> Option<TableFile> {
    let map = TextMap::straight(&source.file, 0, source.text.len());
    characters::check(reading, &source.text, |range| map.place(range));
    characters::check_expressions(reading, &source.text, |range| map.place(range));
    let mut rows = rows(reading, source)?.into_iter();
    let Some(header) = rows.next() else {
        reading.error("csv-empty", &source.top(), "this table has no header", "write the headings of the columns in the first line");
        return None;
    };
    if header.cells.len() < 2 {
        not_a_table(reading, &header);
        return None;
    }
    for cell in &header.cells {
        if cell.trim().is_empty() {
            reading.error("empty-cell", &header.place, "a column of this table has no heading", "write a heading for each column");
        }
    }
    let mut rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        reading.error("csv-empty", &header.place, "this table has no rows", "write a line for each row below the headings");
    }
    for row in &rows {
        check_row(reading, row, header.cells.len());
    }
    rows.retain(|row| row.cells.len() == header.cells.len());
    let titles = header.located(source);
    Some(TableFile { table: table(&titles, &rows, source), faults_of_set: repeated_titles(&titles), set: set(titles, &rows, source).map(Arc::new) })
}

fn table(titles: &[Located<String>], rows: &[Row], source: &SourceText) -> DataTable {
    let columns =
        titles.iter().enumerate().map(|(at, title)| Column { title: Heading::Written(title.clone()), align: alignment(rows, at) }).collect();
    let rows = rows.iter().map(|row| row.cells.iter().map(|cell| plain_cell(cell, &row.place)).collect()).collect();
    DataTable { title: None, orientation: Orientation::Portrait, columns, row_headers: true, rows, source: None, place: source.top() }
}

fn set(titles: Vec<Located<String>>, rows: &[Row], source: &SourceText) -> Option<DataSet> {
    let columns = titles.into_iter().map(|title| DataColumn { title }).collect();
    let rows: Vec<DataRow> = rows
        .iter()
        .map(|row| {
            let cells =
                row.located(source).into_iter().map(|cell| DataCell { figure: Figure::parse(&cell.value), text: cell.value, place: cell.place });
            DataRow { cells: cells.collect(), place: row.place.clone() }
        })
        .collect();
    let name = paths::stem(&source.path).to_owned();
    (!rows.is_empty()).then(|| DataSet { name, columns, rows, place: source.top() })
}

fn repeated_titles(titles: &[Located<String>]) -> Vec<Finding> {
    let mut seen = BTreeMap::new();
    let mut findings = Vec::new();
    for title in titles {
        if let Some(first) = seen.insert(title.value.to_lowercase(), title.place.clone()) {
            let finding = Finding::error("duplicate-column", &title.place, format!("two columns are headed `{}`", title.value));
            findings.push(finding.also(&first, "first here").help("give each column a heading of its own"));
        }
    }
    findings
}

/// A line of the file.
struct Row {
    cells: Vec<String>,
    place: Place,
}

impl Row {
    /// The cells without blanks at their ends, each where it stands in the file; the whole row where it is written with escapes.
    fn located(&self, source: &SourceText) -> Vec<Located<String>> {
        let written = source.text.get(self.place.start..self.place.end).unwrap_or("");
        let mut at = 0;
        let mut cells = Vec::new();
        for cell in &self.cells {
            let text = cell.trim();
            let found = written.get(at..).and_then(|rest| rest.find(text));
            let place = match found {
                Some(found) if !text.is_empty() => {
                    let start = at + found;
                    at = start + text.len();
                    self.place.inside(start..at)
                }
                _ => self.place.clone(),
            };
            cells.push(Located::new(text.to_owned(), place));
        }
        cells
    }
}

fn rows(reading: &mut Reading<'_>, source: &SourceText) -> Option<Vec<Row>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(source.text.as_bytes());
    let mut rows = Vec::new();
    let mut cells = 0;
    let mut record = csv::StringRecord::new();
    loop {
        let start = byte(reader.position());
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Some(rows),
            Err(error) => {
                let place = Place::new(&source.file, start..start);
                reading.error("csv-not-table", &place, format!("this line cannot be read: {error}"), "save the table again as CSV in UTF-8");
                return None;
            }
        }
        let end = byte(reader.position());
        cells += record.len();
        if cells > MOST_CELLS {
            let place = Place::new(&source.file, start..start);
            reading.error("too-many", &place, format!("this table has more than {MOST_CELLS} cells"), "divide it into several tables");
            return None;
        }
        let start = record.position().map_or(start, byte).min(source.text.len());
        let written = source.text.get(start..end.min(source.text.len())).unwrap_or("");
        // Blank lines before a row belong to no row.
        let lead = written.len() - written.trim_start_matches(['\n', '\r']).len();
        let place = Place::new(&source.file, start + lead..start + written.trim_end().len().max(lead));
        rows.push(Row { cells: record.iter().map(str::to_owned).collect(), place });
    }
}

fn byte(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

fn check_row(reading: &mut Reading<'_>, row: &Row, columns: usize) {
    let found = row.cells.len();
    if found != columns {
        let message = format!("this row has {found} {}, and the header has {columns}", if found == 1 { "cell" } else { "cells" });
        let finding = Finding::error("csv-ragged", &row.place, message);
        reading.report(finding.help("write as many cells as the header has; put a cell that holds a comma in double quotation marks"));
        return;
    }
    if row.cells.iter().any(|cell| is_formula(cell)) {
        reading.error("formula-cell", &row.place, "a cell of this row is a formula", "write its value; a spreadsheet would run the formula");
    }
    if row.cells.iter().any(|cell| cell.trim().is_empty()) {
        reading.error("empty-cell", &row.place, "a cell of this row is empty", "write the value, or `–` where there is none");
    }
}

/// Whether a spreadsheet would take a cell for a formula: it begins as one, and is no figure.
fn is_formula(cell: &str) -> bool {
    let cell = cell.trim();
    cell.starts_with(['=', '@']) || (cell.starts_with(['+', '-']) && cell.len() > 1 && cell.contains(['(', '!']) && Figure::parse(cell).is_none())
}

fn not_a_table(reading: &mut Reading<'_>, header: &Row) {
    let line = header.cells.first().map_or("", String::as_str);
    let other = [(';', "semicolons"), ('\t', "tabs"), ('|', "upright strokes")].into_iter().find(|(sign, _)| line.contains(*sign));
    let finding = match other {
        Some((_, name)) => Finding::error("csv-not-table", &header.place, format!("the columns of this table are separated by {name}")),
        None => Finding::error("csv-not-table", &header.place, "this table has one column"),
    };
    reading.report(finding.help("separate the columns with commas"));
}

/// Figures stand at the right: a column in which every cell that says something is a figure.
fn alignment(rows: &[Row], column: usize) -> Alignment {
    let mut cells = rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| cell.trim()).filter(|cell| !is_nothing(cell)).peekable();
    if cells.peek().is_some() && column > 0 && cells.all(is_set_as_figure) { Alignment::Right } else { Alignment::Left }
}

fn plain_cell(cell: &str, place: &Place) -> Cell {
    let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Cell::new();
    }
    vec![Block::Paragraph { content: vec![Inline::Text(text, place.clone())], place: place.clone() }]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::load::files::Files;

    fn read_text(text: &str) -> (Option<DataTable>, Vec<&'static str>) {
        let files = Files::from_memory("content", []);
        let characters = BTreeSet::new();
        let library = crate::load::ground::library();
        let mut reading = Reading::new(&files, &characters, &library);
        let source = crate::load::text_file::given(&mut reading, "t.csv", "content/t.csv".into(), text);
        let table = read(&mut reading, &source);
        (table.map(|file| file.table), reading.finish(()).findings.iter().map(|finding| finding.code).collect())
    }

    #[test]
    fn a_table_has_its_figures_at_the_right() {
        let (table, codes) = read_text("Month,Visits,Note\nApril,\"1,196 (87%)\",good\nMay,–,fair\n");
        let table = table.unwrap();
        let aligned: Vec<Alignment> = table.columns.iter().map(|column| column.align).collect();
        assert_eq!((aligned, table.rows.len(), codes), (vec![Alignment::Left, Alignment::Right, Alignment::Left], 2, vec![]));
    }

    #[test]
    fn slips_are_named() {
        assert_eq!(read_text("").1, ["csv-empty"]);
        assert_eq!(read_text("a,b\n").1, ["csv-empty"]);
        assert_eq!(read_text("a;b\n1;2\n").1, ["csv-not-table"]);
        assert_eq!(read_text("a,b\n1,2,3\n4\n").1, ["csv-ragged", "csv-ragged"]);
        assert_eq!(read_text("a,b\n1,\n").1, ["empty-cell"]);
    }
}
