//! `#monthly`: counts by period with the percentage that each is of their total. The periods of the data become the columns of the table.

use super::super::document::{Alignment, Blocks, Inline, Table, TableColumn, TableRow};
use super::super::prose::Composer;
use super::super::simple;
use super::super::tables::cell;
use crate::model::{DataSet, DataSource, Decimal, Figure, Unit, View, Words, percentage};

/// A row for each column of figures, and one for their total, which a column headed "Total …" may name.
pub(super) fn monthly(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let DataSource::Set(set) = &view.source else { return Vec::new() };
    let words = composer.words;
    let decimals = view.argument.as_ref().and_then(|argument| argument.value.parse().ok()).unwrap_or(0);
    let (named, counted): (Vec<usize>, Vec<usize>) =
        (1..set.columns.len()).filter(|column| set.is_figures(*column)).partition(|column| is_total(set, *column));
    let total_title = named.first().map_or_else(|| words.get("monthly-total"), |column| heading(set, *column));
    let totals: Vec<Option<Decimal>> = (0..set.rows.len()).map(|row| total(set, row, &counted)).collect();
    let title = |title: &str, align| TableColumn { title: title.to_owned(), align, share: 0 };
    let columns =
        std::iter::once(title(words.get("monthly-measure"), Alignment::Left)).chain(set.labels().map(|label| title(label, Alignment::Right)));
    let mut rows: Vec<TableRow> = counted.iter().map(|column| counts(words, set, *column, &totals, decimals)).collect();
    let unit = counted.iter().find_map(|column| set.figures(*column).flatten().next()).map_or(Unit::Number, |figure| figure.unit);
    let all = totals.iter().map(|total| cell(total.map_or_else(|| words.no_figure(), |total| words.figure(total, unit))));
    rows.push(std::iter::once(cell(total_title)).chain(all).collect::<Vec<_>>().into());
    let caption = view.caption.as_ref().map(|text| vec![Inline::text(text.as_str())]);
    let source = super::credit(composer, view);
    vec![simple::table(Table { caption, columns: columns.collect(), row_headers: true, rows, source, dense: false }).into()]
}

fn heading(set: &DataSet, column: usize) -> &str {
    set.columns.get(column).map_or("", |column| column.title.value.as_str())
}

/// Whether a column gives the totals of the others: its heading names the row of totals, which is worked out all the same.
fn is_total(set: &DataSet, column: usize) -> bool {
    heading(set, column).to_lowercase().starts_with("total")
}

fn figure(set: &DataSet, row: usize, column: usize) -> Option<Figure> {
    set.rows.get(row)?.cells.get(column)?.figure
}

/// The total of a period; nothing where one of its figures is missing.
fn total(set: &DataSet, row: usize, columns: &[usize]) -> Option<Decimal> {
    columns.iter().map(|column| figure(set, row, *column).map(|figure| figure.value)).sum()
}

fn counts(words: &Words, set: &DataSet, column: usize, totals: &[Option<Decimal>], decimals: u32) -> TableRow {
    let count = |(row, total): (usize, &Option<Decimal>)| {
        let Some(Figure { value, unit, .. }) = figure(set, row, column) else { return cell(words.no_figure()) };
        let share = total.and_then(|total| percentage(value, total, decimals)).map(|share| words.figure(share, Unit::Percent));
        cell(words.with_share(words.figure(value, unit), share))
    };
    std::iter::once(cell(heading(set, column))).chain(totals.iter().enumerate().map(count)).collect::<Vec<_>>().into()
}
