//! `#timeline`: what happens when, one below the other.

use super::super::super::document::{Block, Blocks, Table};
use super::super::super::prose::Composer;
use super::super::super::tables::{cell, column};
use super::canvas::{Anchor, Canvas, MARGIN, WIDTH, Weight};
use super::lettering::{TYPE, width};
use super::tones::Tones;
use crate::model::{DataSource, Span, View, Words};

/// The height of a bar.
const BAR: f64 = 14.0;

/// Rows with a `start` and, if things last, an `end`.
pub(in crate::compose::views) fn timeline(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let DataSource::Set(set) = &view.source else { return Vec::new() };
    let spans: Vec<Span> = set.spans().into_iter().flatten().collect();
    let words = composer.words;
    let told = spans.iter().map(|span| words.fill("chart-part", &[("label", &span.name), ("value", &days(words, span))])).collect();
    let description = words.fill("chart-spans", &[("spans", &super::bounded(words, told))]);
    let shown: Vec<(String, String)> = spans.iter().map(|span| (span.name.clone(), days(words, span))).collect();
    let canvas = draw(&spans, &shown, &Tones::of(super::accent(composer)));
    let title = set.columns.first().map_or("", |column| column.title.value.as_str());
    let row = |span: &Span| vec![cell(span.name.as_str()), cell(words.date(span.start)), cell(words.date(span.end))].into();
    let figures = Block::Table(Table {
        caption: None,
        columns: vec![column(title, 40), column(words.get("chart-start"), 30), column(words.get("chart-end"), 30)],
        row_headers: true,
        rows: spans.iter().map(row).collect(),
        source: None,
        dense: false,
    });
    super::chart(composer, view, canvas, &description, vec![figures.into()])
}

fn days(words: &Words, span: &Span) -> String {
    if span.start == span.end {
        return words.date(span.start);
    }
    words.fill("chart-span", &[("start", &words.date(span.start)), ("end", &words.date(span.end))])
}

/// Spans with what is written above each: name and days, on one line if they have room.
pub(super) fn draw(spans: &[Span], shown: &[(String, String)], tones: &Tones) -> Canvas {
    let mut canvas = Canvas::default();
    let first = spans.iter().map(|span| span.start.days()).min().unwrap_or(0);
    let last = spans.iter().map(|span| span.end.days()).max().unwrap_or(0).max(first + 1);
    let room = WIDTH - MARGIN * 2.0 - 12.0;
    let place = |day: i64| MARGIN + 6.0 + (day - first) as f64 / (last - first) as f64 * room;
    let mut top = 2.0;
    for (span, (name, days)) in spans.iter().zip(shown) {
        top = if width(name) * 1.05 + width(days) + TYPE <= WIDTH - MARGIN * 2.0 {
            canvas.text(MARGIN, top + TYPE, Anchor::Start, Weight::Bold, name);
            canvas.text(WIDTH - MARGIN, top + TYPE, Anchor::End, Weight::Plain, days);
            top + TYPE
        } else {
            let base = canvas.wrapped(MARGIN, top + TYPE, WIDTH - MARGIN * 2.0, Weight::Bold, name) + TYPE * 1.25;
            canvas.text(MARGIN, base, Anchor::Start, Weight::Plain, days);
            base
        } + 7.0;
        canvas.rule((MARGIN, top + BAR / 2.0), (WIDTH - MARGIN, top + BAR / 2.0), "#d5d9dd");
        let (start, end) = (place(span.start.days()), place(span.end.days()));
        if span.start == span.end {
            canvas.mark(start, top + BAR / 2.0, tones.at(0), 3);
        } else {
            canvas.bar(start, top, (end - start).max(2.0), BAR, tones.at(0));
        }
        top += BAR + 10.0;
    }
    canvas.reach(top);
    canvas
}
