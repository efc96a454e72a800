//! `#timeline`: what happens when, one below the other.

use super::super::super::chart::{Chart, Stretch};
use super::super::super::document::{Block, Blocks, Table, TableRow};
use super::super::super::prose::Composer;
use super::super::super::tables::{cell, column};
use super::{bounded, shown};
use crate::model::{DataSource, Span, View, Words};

/// Rows with a `start` and, if things last, an `end`.
pub(in crate::compose::views) fn timeline(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let DataSource::Set(set) = &view.source else { return Blocks::new() };
    let spans: Vec<Span> = set.spans().into_iter().flatten().collect();
    let words = composer.words;
    let told = spans.iter().map(|span| words.fill("chart-part", &[("label", &span.name), ("value", &days(words, span))])).collect();
    let description = words.fill("chart-spans", &[("spans", &bounded(words, told))]);
    let stretch = |span: &Span| Stretch { label: span.name.clone(), words: days(words, span), start: span.start.days(), end: span.end.days() };
    let chart = Chart::Timeline { stretches: spans.iter().map(stretch).collect() };
    let title = set.columns.first().map_or("", |column| column.title.value.as_str());
    let row = |span: &Span| -> TableRow { vec![cell(span.name.as_str()), cell(words.date(span.start)), cell(words.date(span.end))].into() };
    let figures = Block::Table(Table {
        caption: None,
        columns: vec![column(title, 40), column(words.get("chart-start"), 30), column(words.get("chart-end"), 30)],
        row_headers: true,
        rows: spans.iter().map(row).collect(),
        source: None,
        dense: false,
    });
    shown(composer, view, chart, description, vec![figures.into()])
}

fn days(words: &Words, span: &Span) -> String {
    if span.start == span.end {
        return words.date(span.start);
    }
    words.fill("chart-span", &[("start", &words.date(span.start)), ("end", &words.date(span.end))])
}
