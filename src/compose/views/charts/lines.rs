//! `#line`: figures over periods; `#trend:EA-01`: the figures of an action of a plan, between its bands.

use super::super::super::document::{Block, Inline, Rag, Table};
use super::super::super::prose::Composer;
use super::super::super::tables::{cell, column, plan as sheets};
use super::canvas::{Anchor, Canvas, MARGIN, TYPE, Tones, WIDTH, Weight, lines, width};
use super::scale::{Base, Scale, number};
use crate::model::{Bands, DataSource, Decimal, Series, Unit, View};

/// The height of the drawing above its axis.
const HEIGHT: f64 = 200.0;

/// A line for each column of figures, named at its end.
pub(in crate::compose::views) fn line(composer: &mut Composer<'_>, view: &View) -> Vec<Block> {
    let DataSource::Set(set) = &view.source else { return Vec::new() };
    let labels: Vec<&str> = set.labels().collect();
    let series = set.series();
    let words = composer.words;
    let told: Vec<String> = series.iter().map(|series| super::course(words, series, &labels)).collect();
    let canvas = draw(&labels, &series, &[], &Tones::of(super::accent(composer)));
    let figures = super::super::table::table(composer, &super::super::bare(view));
    super::chart(composer, view, canvas, &told.join(" "), figures)
}

/// The figures of an action over time, with the figures from which it is amber and green.
pub(in crate::compose::views) fn trend(composer: &mut Composer<'_>, view: &View) -> Vec<Block> {
    let words = composer.words;
    let (Some(action), Some((_, day))) = (view.action(), super::super::plan(composer, view)) else { return Vec::new() };
    let measured = action.measured(day);
    let days: Vec<String> = measured.iter().map(|(date, _)| words.date(*date)).collect();
    let labels: Vec<&str> = days.iter().map(String::as_str).collect();
    let name = action.bands.as_ref().and_then(|bands| bands.of.clone()).unwrap_or_else(|| action.id.value.clone());
    let series = Series { name, values: measured.iter().map(|(_, value)| Some(*value)).collect(), unit: Unit::Number };
    let limits = action.bands.as_ref().map(|bands| limits(composer, bands)).unwrap_or_default();
    let mut description = super::course(words, &series, &labels);
    if let Some(rag) = measured.last().and_then(|(_, value)| Some(action.bands.as_ref()?.rag(*value))) {
        description.push(' ');
        description += &words.fill("chart-rag", &[("rag", sheets::rag_word(words, rag))]);
    }
    let short = Series { name: String::new(), ..series };
    let canvas = draw(&labels, &[short], &limits, &Tones::of(super::accent(composer)));
    let colour = |value: &Decimal| match action.bands.as_ref().map(|bands| bands.rag(*value)) {
        Some(status) => vec![Inline::Rag { status, text: sheets::rag_word(words, status).to_owned() }],
        None => vec![Inline::text(words.get("register-no-rag"))],
    };
    let row = |(date, value): &(_, Decimal)| {
        let colour = super::super::super::document::TableCell { blocks: vec![Block::Paragraph { content: colour(value) }] };
        vec![cell(words.date(*date)), cell(super::figure(*value, Unit::Number)), colour]
    };
    let table = Table {
        caption: None,
        columns: [("chart-day", 40), ("register-figure", 30), ("register-rag", 30)]
            .into_iter()
            .map(|(key, share)| column(words.get(key), share))
            .collect(),
        row_headers: true,
        rows: measured.iter().map(row).collect(),
        source: super::super::credit(composer, view),
        dense: false,
    };
    super::chart(composer, view, canvas, &description, vec![Block::Table(table)])
}

/// A figure from which something is of a colour, with its words.
pub(super) struct Limit {
    pub(super) value: Decimal,
    pub(super) status: Rag,
    pub(super) words: String,
}

fn limits(composer: &Composer<'_>, bands: &Bands) -> Vec<Limit> {
    let words = composer.words;
    let limit = |value: Decimal, status| {
        let from = words.fill("chart-limit", &[("rag", sheets::rag_word(words, status)), ("limit", &sheets::number(value))]);
        Limit { value, status, words: from }
    };
    vec![limit(bands.green, Rag::Green), limit(bands.amber, Rag::Amber)]
}

pub(super) fn draw(labels: &[&str], series: &[Series], limits: &[Limit], tones: &Tones) -> Canvas {
    let mut canvas = Canvas::default();
    let drawn = series.iter().flat_map(|series| series.values.iter().flatten()).copied();
    let values: Vec<f64> = drawn.chain(limits.iter().map(|limit| limit.value)).map(number).collect();
    let scale = Scale::of(&values, 4, Base::Free);
    let unit = series.first().map_or(Unit::Number, |series| series.unit);
    let ticks: Vec<String> = scale.ticks.iter().map(|tick| super::figure(Decimal::try_from(*tick).unwrap_or_default().round_dp(6), unit)).collect();
    let left = MARGIN + ticks.iter().map(|tick| width(tick)).fold(0.0, f64::max) + 6.0;
    let names = series.iter().map(|series| width(&series.name)).chain(limits.iter().map(|limit| width(&limit.words) + 16.0)).fold(0.0, f64::max);
    let right = WIDTH - MARGIN - (names + 46.0).clamp(50.0, 150.0);
    let (top, bottom) = (10.0, 10.0 + HEIGHT);
    let across = |at: usize| left + 6.0 + (right - left - 12.0) * at as f64 / labels.len().saturating_sub(1).max(1) as f64;
    let down = |value: f64| bottom - scale.share(value) * (bottom - top);
    for (tick, words) in scale.ticks.iter().zip(&ticks) {
        canvas.rule((left, down(*tick)), (right, down(*tick)), "#d5d9dd");
        canvas.text(left - 5.0, down(*tick) + TYPE * 0.36, Anchor::End, Weight::Plain, words);
    }
    for limit in limits {
        let y = down(number(limit.value));
        canvas.rule((left, y), (right, y), "#444444");
        canvas.rag(right + 6.0, y + 5.0, limit.status);
        canvas.text(right + 20.0, y + TYPE * 0.36, Anchor::Start, Weight::Plain, &limit.words);
    }
    let mut ends: Vec<(f64, String)> = Vec::new();
    for (at, series) in series.iter().enumerate() {
        for stretch in stretches(&series.values) {
            let points: Vec<(f64, f64)> = stretch.iter().map(|(row, value)| (across(*row), down(number(*value)))).collect();
            canvas.path(&points, tones.at(at), at);
            points.iter().for_each(|(x, y)| canvas.mark(*x, *y, tones.at(at), at));
        }
        if let Some((row, value)) = series.values.iter().enumerate().rev().find_map(|(row, value)| Some((row, (*value)?))) {
            let figure = super::figure(value, series.unit);
            if series.name.is_empty() {
                let x = across(row);
                canvas.text(
                    x.min(right - 4.0),
                    down(number(value)) - 9.0,
                    if x > right - 30.0 { Anchor::End } else { Anchor::Middle },
                    Weight::Bold,
                    &figure,
                );
            } else {
                ends.push((down(number(value)), format!("{figure} {}", series.name)));
            }
        }
    }
    named(&mut canvas, ends, right);
    below(&mut canvas, labels, across, bottom);
    canvas
}

/// Names at the ends of lines, one below the other where they would meet.
fn named(canvas: &mut Canvas, mut ends: Vec<(f64, String)>, right: f64) {
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = f64::NEG_INFINITY;
    for (y, words) in ends {
        let first = (y + TYPE * 0.36).max(free);
        let last = canvas.wrapped(right + 8.0, first, WIDTH - right - 8.0, Weight::Plain, &words);
        free = last + TYPE * 1.5;
    }
}

/// The names of the periods, as many as stand side by side; the first and the last always.
fn below(canvas: &mut Canvas, labels: &[&str], across: impl Fn(usize) -> f64, bottom: f64) {
    let last = labels.len().saturating_sub(1);
    let room = 84.0;
    let step = if last == 0 { 1 } else { (room * last as f64 / (across(last) - across(0)).max(1.0)).ceil().max(1.0) as usize };
    for (at, label) in labels.iter().enumerate() {
        if at != last && (at % step != 0 || last - at < step) {
            continue;
        }
        for (number, line) in lines(label, room).iter().enumerate() {
            let anchor = if at == 0 {
                Anchor::Start
            } else if at == last {
                Anchor::End
            } else {
                Anchor::Middle
            };
            let x = across(at)
                + match anchor {
                    Anchor::Start => -6.0,
                    Anchor::Middle => 0.0,
                    Anchor::End => 6.0,
                };
            canvas.text(x, bottom + TYPE * 1.35 + number as f64 * TYPE * 1.2, anchor, Weight::Plain, line);
        }
        canvas.rule((across(at), bottom), (across(at), bottom + 4.0), "#444444");
    }
}

/// Figures that follow each other without a gap.
fn stretches(values: &[Option<Decimal>]) -> Vec<Vec<(usize, Decimal)>> {
    let mut stretches: Vec<Vec<(usize, Decimal)>> = Vec::new();
    let mut open = false;
    for (row, value) in values.iter().enumerate() {
        match (value, stretches.last_mut()) {
            (Some(value), Some(stretch)) if open => stretch.push((row, *value)),
            (Some(value), _) => stretches.push(vec![(row, *value)]),
            (None, _) => {}
        }
        open = value.is_some();
    }
    stretches
}
