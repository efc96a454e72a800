//! `#share`: the parts of a whole, side by side in one bar, each named below with its count and its share.

use super::super::super::document::Block;
use super::super::super::prose::Composer;
use super::canvas::{Anchor, Canvas, MARGIN, TYPE, Tones, WIDTH, Weight, lines, width};
use super::scale::number;
use crate::model::{DataSource, Decimal, Series, View, percentage};

/// The height of the bar.
const BAR: f64 = 36.0;

/// One column of parts.
pub(in crate::compose::views) fn share(composer: &mut Composer<'_>, view: &View) -> Vec<Block> {
    let DataSource::Set(set) = &view.source else { return Vec::new() };
    let labels: Vec<&str> = set.labels().collect();
    let series = set.series();
    let Some(parts) = series.first() else { return Vec::new() };
    let shares = shares(parts);
    let words = composer.words;
    let told: Vec<String> =
        labels.iter().zip(&shares).map(|(label, share)| words.fill("chart-part", &[("label", label), ("value", share)])).collect();
    let description = words.fill("chart-parts", &[("parts", &words.list(&told))]);
    let canvas = draw(&labels, parts, &shares, &Tones::of(super::accent(composer)));
    let figures = super::super::table::table(composer, &super::super::bare(view));
    super::chart(composer, view, canvas, &description, figures)
}

/// Each part with its share: "23 (42%)".
fn shares(parts: &Series) -> Vec<String> {
    let whole: Decimal = parts.values.iter().flatten().copied().sum();
    let share = |value: &Option<Decimal>| match value {
        Some(value) => {
            let share = percentage(*value, whole, 0).map(|share| format!(" ({share}%)")).unwrap_or_default();
            format!("{}{share}", super::figure(*value, parts.unit))
        }
        None => "–".to_owned(),
    };
    parts.values.iter().map(share).collect()
}

pub(super) fn draw(labels: &[&str], parts: &Series, shares: &[String], tones: &Tones) -> Canvas {
    let mut canvas = Canvas::default();
    let whole: f64 = parts.values.iter().flatten().map(|value| number(*value)).sum();
    let room = WIDTH - MARGIN * 2.0;
    let mut left = MARGIN;
    for (at, value) in parts.values.iter().enumerate() {
        let length = value.map_or(0.0, number) / whole.max(f64::MIN_POSITIVE) * room;
        // A white gap parts neighbours, whatever their tones.
        canvas.bar(left, 4.0, (length - 2.0).max(if length > 0.0 { 0.5 } else { 0.0 }), BAR, tones.at(at));
        left += length;
    }
    let mut base = 4.0 + BAR + TYPE * 1.6;
    let figures = shares.iter().map(|share| width(share)).fold(0.0, f64::max) + 12.0;
    for (at, (label, share)) in labels.iter().zip(shares).enumerate() {
        canvas.bar(MARGIN, base - 11.0, 12.0, 12.0, tones.at(at));
        canvas.text(MARGIN + 20.0, base, Anchor::Start, Weight::Bold, share);
        let left = MARGIN + 20.0 + figures;
        for (line, words) in lines(label, WIDTH - left - MARGIN).iter().enumerate() {
            base += if line > 0 { TYPE * 1.25 } else { 0.0 };
            canvas.text(left, base, Anchor::Start, Weight::Plain, words);
        }
        base += TYPE * 1.6;
    }
    canvas
}
