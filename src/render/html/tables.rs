//! Tables. In a narrow column the style sheet turns each row into a card, whose cells show the heading of their column.

use super::markup::Html;
use super::writer::Writer;
use crate::compose::{Alignment, Table, TableCell, TableColumn};

/// With at most so many columns a table stands well in the measure of text.
const FEW_COLUMNS: usize = 4;
/// With at most so many columns each of them has room for long words.
const MANY_COLUMNS: usize = 6;

/// The start of an element and its end.
type Tags = (&'static str, &'static str);

const ROW_HEADING: Tags = ("<th scope=\"row\"", "</th>\n");
const DATA: Tags = ("<td", "</td>\n");

impl<'a> Writer<'a> {
    /// Writes a table with its caption and source.
    pub(super) fn table(&mut self, table: &'a Table) {
        self.table_of(table, |_, html| {
            html.raw("<tr>\n");
        });
    }

    /// Writes a table whose rows each begin with what `row` writes.
    pub(super) fn table_of(&mut self, table: &'a Table, row_start: impl Fn(usize, &mut Html)) {
        self.html.raw(if table.columns.len() <= FEW_COLUMNS {
            "<div class=\"table\">\n"
        } else if table.columns.len() <= MANY_COLUMNS {
            "<div class=\"table wide\">\n"
        } else {
            "<div class=\"table wide widest\">\n"
        });
        self.html.raw(if table.dense { "<table class=\"dense\">\n" } else { "<table>\n" });
        if let Some(caption) = &table.caption {
            self.html.raw("<caption>");
            self.inlines(caption);
            self.html.raw("</caption>\n");
        }
        self.column_widths(&table.columns);
        self.html.raw("<thead>\n<tr>\n");
        for column in &table.columns {
            self.html.raw("<th scope=\"col\"").raw(alignment(column.align)).raw(">").text(&column.title).raw("</th>\n");
        }
        self.html.raw("</tr>\n</thead>\n<tbody>\n");
        for (at, row) in table.rows.iter().enumerate() {
            row_start(at, &mut self.html);
            for (index, (cell, column)) in row.shown.iter().zip(&table.columns).enumerate() {
                let tags = if index == 0 && table.row_headers { ROW_HEADING } else { DATA };
                self.cell(tags, cell, column);
            }
            self.html.raw("</tr>\n");
        }
        self.html.raw("</tbody>\n</table>\n");
        if let Some(source) = &table.source {
            self.html.raw("<p class=\"source\">").text(source).raw("</p>\n");
        }
        self.html.raw("</div>\n");
    }

    fn cell(&mut self, (open, close): Tags, cell: &'a TableCell, column: &TableColumn) {
        self.html.raw(open).raw(alignment(column.align)).attribute("data-label", &column.title).raw("><div>");
        self.compact(&cell.blocks);
        self.html.raw("</div>").raw(close);
    }

    /// Shares of the width as classes, since a page has no style attributes.
    fn column_widths(&mut self, columns: &[TableColumn]) {
        let sum: u32 = columns.iter().map(|column| column.share).sum();
        if sum == 0 {
            return;
        }
        self.html.raw("<colgroup>\n");
        for column in columns {
            // In steps of five hundredths, of which the style sheet has a class each.
            let steps = (column.share.saturating_mul(20) + sum / 2) / sum;
            if steps == 0 {
                self.html.raw("<col>\n");
            } else {
                self.html.raw("<col").attribute("class", &format!("share-{}", steps * 5)).raw(">\n");
            }
        }
        self.html.raw("</colgroup>\n");
    }
}

fn alignment(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left => "",
        Alignment::Right => " class=\"right\"",
        Alignment::Center => " class=\"center\"",
    }
}
