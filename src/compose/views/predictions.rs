//! `#predictions`: figures by period, the periods as columns, with the change over all of them.

use super::super::document::{Alignment, Blocks, Inline, Orientation, Table, TableColumn, TableRow};
use super::super::prose::Composer;
use super::super::tables::{self, cell};
use crate::model::{DataSet, DataSource, Decimal, View, grouped, percentage};

/// A row for each column of figures.
pub(super) fn predictions(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let DataSource::Set(set) = &view.source else { return Vec::new() };
    let words = composer.words;
    let title = |title: &str, align| TableColumn { title: title.to_owned(), align, share: 0 };
    let mut columns = vec![title(words.get("predictions-measure"), Alignment::Left)];
    columns.extend(set.labels().map(|label| title(label, Alignment::Right)));
    columns.push(title(words.get("predictions-change"), Alignment::Right));
    let rows = (1..set.columns.len()).filter(|column| set.is_figures(*column)).map(|column| row(set, column)).collect();
    let caption = view.caption.as_ref().map(|text| vec![Inline::text(text.as_str())]);
    let table = Table { caption, columns, row_headers: true, rows, source: super::credit(composer, view), dense: true };
    vec![tables::finished(table, if set.rows.len() > 4 { Orientation::Landscape } else { Orientation::Portrait }).into()]
}

fn row(set: &DataSet, column: usize) -> TableRow {
    let title = set.columns.get(column).map_or("", |column| column.title.value.as_str());
    let figures: Vec<Option<Decimal>> = set.figures(column).map(|figure| figure.map(|figure| figure.value)).collect();
    let shown = figures.iter().map(|figure| cell(figure.map_or_else(|| "–".to_owned(), grouped)));
    let change = figures.iter().flatten().next().zip(figures.iter().flatten().last()).map(|(first, last)| change(*first, *last));
    std::iter::once(cell(title)).chain(shown).chain([cell(change.unwrap_or_else(|| "–".to_owned()))]).collect::<Vec<_>>().into()
}

/// "−69 (−13%)", "+28 (+6%)".
fn change(first: Decimal, last: Decimal) -> String {
    let sign = if last < first { "−" } else { "+" };
    let by = (last - first).abs();
    let share = percentage(by, first.abs(), 0).map(|share| format!(" ({sign}{share}%)")).unwrap_or_default();
    format!("{sign}{}{share}", grouped(by))
}
