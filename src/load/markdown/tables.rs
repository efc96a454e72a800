//! Tables written with `|`.

use pulldown_cmark::{Alignment as Written, Event, Tag};

use super::super::notations::Site;
use super::blocks::Builder;
use super::inlines::Run;
use crate::diagnostic::{Finding, Place};
use crate::model::Alignment;
use crate::model::draft::{Block, Inline};

impl Builder<'_, '_, '_> {
    /// A table; rows of another length than the header are findings.
    pub(super) fn table(&mut self, alignments: &[Written], place: Place) -> Block {
        let alignments: Vec<Alignment> = alignments.iter().map(|written| alignment(*written)).collect();
        let mut header = Vec::new();
        let mut rows = Vec::new();
        while let Some((event, range)) = self.peek() {
            self.at += 1;
            match event {
                Event::Start(Tag::TableHead) => header = self.row(),
                Event::Start(Tag::TableRow) => {
                    self.check_length(range, alignments.len());
                    let mut row = self.row();
                    row.resize(alignments.len(), Vec::new());
                    rows.push(row);
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        Block::Table { alignments, header, rows, place }
    }

    fn row(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.peek() {
            self.at += 1;
            match event {
                Event::Start(Tag::TableCell) => {
                    let outer = std::mem::replace(&mut self.site, Site::Cell);
                    let line = self.line(Run::Enclosed);
                    self.site = outer;
                    let cell = self.without_pictures(line);
                    cells.push(cell);
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        cells
    }

    /// The parser drops cells that the header has no column for, and fills up short rows: both are slips of the author.
    fn check_length(&mut self, range: &std::ops::Range<usize>, columns: usize) {
        let written = self.text.get(range.clone()).unwrap_or("").trim();
        let found = cells(written);
        if found != columns {
            let place = self.place(&(range.start..range.start + written.len()));
            let unit = if found == 1 { "cell" } else { "cells" };
            let message = format!("this row has {found} {unit}, and the header has {columns}");
            let finding = Finding::error("table-ragged", &place, message);
            self.reading.report(finding.help("write as many cells as the header has; write `\\|` for the sign itself"));
        }
    }
}

/// The number of cells in a row as written.
fn cells(row: &str) -> usize {
    let mut separators = Vec::new();
    let mut escaped = false;
    for (at, byte) in row.bytes().enumerate() {
        if byte == b'|' && !escaped {
            separators.push(at);
        }
        escaped = byte == b'\\' && !escaped;
    }
    let leading = usize::from(separators.first() == Some(&0));
    let trailing = usize::from(separators.last() == Some(&(row.len().saturating_sub(1))) && separators.len() > leading);
    (separators.len() + 1).saturating_sub(leading + trailing)
}

fn alignment(written: Written) -> Alignment {
    match written {
        Written::None | Written::Left => Alignment::Left,
        Written::Center => Alignment::Center,
        Written::Right => Alignment::Right,
    }
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn cells_are_counted_as_they_are_written() {
        assert_eq!((cells("| a | b |"), cells("a | b"), cells("| a | b"), cells("| a \\| b |"), cells("|  |"), cells("a")), (2, 2, 2, 1, 1, 1));
    }
}
