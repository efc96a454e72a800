//! `#predictions`: figures by period, the periods as columns, with the change over all of them.

use super::super::document::{Alignment, Blocks, Inline, Orientation, Table, TableColumn, TableRow};
use super::super::prose::Composer;
use super::super::simple::table_on;
use super::super::tables::cell;
use crate::model::{DataSet, DataSource, Figure, Unit, View, Words, percentage};

/// A row for each column of figures.
pub(super) fn predictions(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let DataSource::Set(set) = &view.source else { return Vec::new() };
    let words = composer.words;
    let title = |title: &str, align| TableColumn { title: title.to_owned(), align, share: 0 };
    let mut columns = vec![title(words.get("predictions-measure"), Alignment::Left)];
    columns.extend(set.labels().map(|label| title(label, Alignment::Right)));
    columns.push(title(words.get("predictions-change"), Alignment::Right));
    let rows = (1..set.columns.len()).filter(|column| set.is_figures(*column)).map(|column| row(words, set, column)).collect();
    let caption = view.caption.as_ref().map(|text| vec![Inline::text(text.as_str())]);
    let table = Table { caption, columns, row_headers: true, rows, source: super::credit(composer, view), dense: true };
    vec![table_on(if set.rows.len() > 4 { Orientation::Landscape } else { Orientation::Portrait }, table).into()]
}

fn row(words: &Words, set: &DataSet, column: usize) -> TableRow {
    let title = set.columns.get(column).map_or("", |column| column.title.value.as_str());
    let figures: Vec<Option<Figure>> = set.figures(column).collect();
    let shown = figures.iter().map(|figure| cell(figure.map_or_else(|| words.no_figure(), |figure| words.figure(figure.value, figure.unit))));
    let ends = figures.iter().flatten().next().zip(figures.iter().flatten().last());
    let change = ends.map_or_else(|| words.no_figure(), |(first, last)| change(words, *first, *last));
    std::iter::once(cell(title)).chain(shown).chain([cell(change)]).collect::<Vec<_>>().into()
}

/// "−69 (−13%)", "+28 (+6%)". Between percentages the change is one of points, whose own percentage would mislead.
fn change(words: &Words, first: Figure, last: Figure) -> String {
    let by = last.value - first.value;
    if first.unit == Unit::Percent {
        return words.change(by, Unit::Number);
    }
    let share = percentage(by, first.value.abs(), 0).map(|share| words.change(share, Unit::Percent));
    words.with_share(words.change(by, first.unit), share)
}
