//! `#share`: the parts of a whole, each named at its part with its count and its share.

use super::super::super::document::Blocks;
use super::super::super::prose::Composer;
use super::canvas::{Anchor, Canvas, MARGIN, WIDTH, Weight};
use super::lettering::{TYPE, lines, width};
use super::scale::number;
use super::tones::Tones;
use crate::model::{DataSource, Decimal, Series, Unit, View, Words, percentage, whole};

/// The height of the bar.
const BAR: f64 = 36.0;
/// The height of a part that has a line of its own.
const ROW: f64 = 14.0;
/// The room of all parts together.
const ROOM: f64 = WIDTH - MARGIN * 2.0;

/// One column of parts.
pub(in crate::compose::views) fn share(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let DataSource::Set(set) = &view.source else { return Vec::new() };
    let labels = set.drawn_labels();
    let series = set.series();
    let Some(parts) = series.first() else { return Vec::new() };
    let words = composer.words;
    let shares = shares(words, parts);
    let told = labels.iter().zip(&shares).map(|(label, share)| words.fill("chart-part", &[("label", label), ("value", share)])).collect();
    let description = words.fill("chart-parts", &[("parts", &super::bounded(words, told))]);
    let canvas = draw(&labels, parts, &shares, &Tones::of(super::accent(composer)));
    let figures = super::super::table::table(composer, &super::super::bare(view));
    super::chart(composer, view, canvas, &description, figures)
}

/// Each part with its share: "23 (42%)".
fn shares(words: &Words, parts: &Series) -> Vec<String> {
    let whole = whole(&parts.values);
    let share = |value: &Option<Decimal>| {
        let Some(value) = *value else { return words.no_figure() };
        let share = whole.and_then(|whole| percentage(value, whole, 0)).map(|share| words.figure(share, Unit::Percent));
        words.with_share(super::figure(words, value, parts.unit), share)
    };
    parts.values.iter().map(share).collect()
}

pub(super) fn draw(labels: &[&str], parts: &Series, shares: &[String], tones: &Tones) -> Canvas {
    let whole: f64 = parts.values.iter().flatten().map(|value| number(*value)).sum();
    let length = |value: &Option<Decimal>| value.map_or(0.0, number) / whole.max(f64::MIN_POSITIVE) * ROOM;
    let lengths: Vec<f64> = parts.values.iter().map(|value| length(value).clamp(0.0, ROOM)).collect();
    let roomy = labels.len() <= 5
        && labels.iter().zip(shares).zip(&lengths).all(|((label, share), length)| {
            let widest = label.split_whitespace().map(width).chain([width(share)]).fold(0.0, f64::max);
            widest + 8.0 <= *length && lines(label, *length - 8.0).len() <= 2
        });
    if roomy { in_one(labels, shares, &lengths, tones) } else { one_by_one(labels, shares, &lengths, tones) }
}

/// A single bar, with the name of each part below it.
fn in_one(labels: &[&str], shares: &[String], lengths: &[f64], tones: &Tones) -> Canvas {
    let mut canvas = Canvas::default();
    let mut left = MARGIN;
    for (at, ((label, share), length)) in labels.iter().zip(shares).zip(lengths).enumerate() {
        // A white gap parts neighbours, whatever their tones.
        canvas.bar(left, 4.0, length - 2.0, BAR, tones.at(at));
        canvas.text(left, 4.0 + BAR + TYPE * 1.3, Anchor::Start, Weight::Bold, share);
        canvas.wrapped(left, 4.0 + BAR + TYPE * 2.55, length - 8.0, Weight::Plain, label);
        left += length;
    }
    canvas
}

/// A line for each part, which begins where the part before it ends: for parts that are many, or small.
fn one_by_one(labels: &[&str], shares: &[String], lengths: &[f64], tones: &Tones) -> Canvas {
    let mut canvas = Canvas::default();
    let figures = shares.iter().map(|share| width(share)).fold(0.0, f64::max).min(ROOM / 2.0) + 10.0;
    let (mut left, mut top) = (MARGIN, 1.0);
    for ((label, share), length) in labels.iter().zip(shares).zip(lengths) {
        canvas.text(MARGIN, top + TYPE, Anchor::Start, Weight::Bold, &super::lettering::fitting(share, ROOM));
        let base = canvas.wrapped(MARGIN + figures, top + TYPE, ROOM - figures, Weight::Plain, label);
        top = base + 6.0;
        canvas.rule((MARGIN, top + ROW / 2.0), (WIDTH - MARGIN, top + ROW / 2.0), "#d5d9dd");
        if *length > 0.0 {
            canvas.bar(left, top, length.max(1.0), ROW, tones.at(0));
        }
        left += length;
        top += ROW + 8.0;
    }
    canvas.reach(top - 4.0);
    canvas
}
