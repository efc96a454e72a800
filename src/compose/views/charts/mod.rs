//! Charts, drawn once as vectors for both formats.
//!
//! The chart crates plotters, charts-rs, kuva, chartlet and fulgur-chart were looked at in their documentation and in part of their sources, not built, and
//! not kept: descriptions, room for long names, direct labels in place of legends, the theme's words and tones from the council's accent would still be
//! ours to write, which is most of what stands here.
//!
//! A chart is narrow, with type that stays large when the picture is made smaller for a telephone. Every figure is written where it is drawn, shapes
//! differ in lightness and marks in form, so that nothing depends on colour. Each chart comes with a description worked out from its figures and
//! with the table of them.

mod bars;
mod canvas;
mod lettering;
mod lines;
mod scale;
mod share;
mod timeline;
mod tones;
mod trend;

use std::sync::Arc;

pub(super) use bars::{bar, grouped_bar};
pub(super) use lines::line;
pub(super) use share::share;
pub(super) use timeline::timeline;
pub(super) use trend::trend;

use super::super::document::{Block, Blocks, Inline};
use super::super::prose::Composer;
use crate::model::{Asset, Colour, Decimal, Series, Unit, View, Words};
use canvas::Canvas;

/// How many parts are told in a description; the others are counted.
const TOLD: usize = 6;

/// A picture with its description, its caption, where its figures come from, and the figures behind it.
fn chart(composer: &mut Composer<'_>, view: &View, canvas: Canvas, description: &str, figures: Blocks) -> Blocks {
    let (width, height) = canvas.size();
    let name = format!("chart-{}-{}.svg", composer.pictures.len() + 1, view.known_kind().map_or("chart", |kind| kind.name));
    let asset = Asset { name, extension: "svg", size: (width, height), bytes: Arc::from(canvas.finish().into_bytes()) };
    let caption = view.caption.as_ref().map(|text| vec![Inline::text(text.as_str())]);
    let mut figure = composer.figure(&asset, description, caption);
    if let Block::Figure { source, .. } = &mut figure {
        *source = super::credit(composer, view);
    }
    let summary = composer.words.get("chart-figures").to_owned();
    vec![figure.into(), Block::Disclosure { summary, blocks: figures }.into()]
}

/// The accent of the council, from which the tones are made.
fn accent(composer: &Composer<'_>) -> Colour {
    composer.setting.context.content.council.accent.value
}

/// A figure with its unit and no needless decimals: 1,234; 87%; £5.
fn figure(words: &Words, value: Decimal, unit: Unit) -> String {
    words.figure(value.normalize(), unit)
}

/// Some parts told one after the other, and how many are not told.
fn bounded(words: &Words, mut told: Vec<String>) -> String {
    let more = told.len().saturating_sub(TOLD);
    if more > 0 {
        told.truncate(TOLD);
        told.push(words.counted("chart-more", more, &[]));
    }
    told.join("; ")
}

/// How a series ran from its first figure to its last, and how high and low it went in between: for periods.
fn course(words: &Words, series: &Series, labels: &[&str]) -> String {
    let told: Vec<(&str, Decimal)> = labels.iter().zip(&series.values).filter_map(|(label, value)| Some((*label, (*value)?))).collect();
    let (Some((from, first)), Some((to, last))) = (told.first(), told.last()) else {
        return words.fill("chart-nothing", &[("series", &series.name)]);
    };
    if told.len() == 1 {
        return words.fill("chart-single", &[("series", &series.name), ("from", from), ("first", &figure(words, *first, series.unit))]);
    }
    let key = match last.cmp(first) {
        std::cmp::Ordering::Greater => "chart-rose",
        std::cmp::Ordering::Less => "chart-fell",
        std::cmp::Ordering::Equal => "chart-stayed",
    };
    let ends = [
        ("series", series.name.as_str()),
        ("from", from),
        ("first", &figure(words, *first, series.unit)),
        ("to", to),
        ("last", &figure(words, *last, series.unit)),
    ];
    let mut text = words.fill(key, &ends);
    let mut beyond = |key: &str, extreme: Option<&(&str, Decimal)>| {
        if let Some((label, value)) = extreme.filter(|(_, value)| value != first && value != last) {
            text.push(' ');
            text += &words.fill(key, &[("label", label), ("value", &figure(words, *value, series.unit))]);
        }
    };
    // Of equals the first is named.
    beyond("chart-highest", told.iter().rev().max_by_key(|(_, value)| *value));
    beyond("chart-lowest", told.iter().min_by_key(|(_, value)| *value));
    text
}

/// The highest and the lowest of a series: for categories. Equals are all named, up to a few.
fn extremes(words: &Words, series: &Series, labels: &[&str]) -> String {
    let told: Vec<(&str, Decimal)> = labels.iter().zip(&series.values).filter_map(|(label, value)| Some((*label, (*value)?))).collect();
    let values = || told.iter().map(|(_, value)| *value);
    let (Some(most), Some(least)) = (values().max(), values().min()) else {
        return words.fill("chart-nothing", &[("series", &series.name)]);
    };
    if most == least {
        return words.fill("chart-alike", &[("series", &series.name), ("value", &figure(words, most, series.unit))]);
    }
    let with = |extreme: Decimal| bounded(words, told.iter().filter(|(_, value)| *value == extreme).map(|(label, _)| (*label).to_owned()).collect());
    let (high, low) = (with(most), with(least));
    let (most, least) = (figure(words, most, series.unit), figure(words, least, series.unit));
    words.fill("chart-extremes", &[("series", &series.name), ("most", &most), ("high", &high), ("least", &least), ("low", &low)])
}

#[cfg(test)]
mod tests;
