//! `#bar` and `#grouped-bar`: lengths from nothing, each with its figure at its end.

use super::super::super::document::Block;
use super::super::super::prose::Composer;
use super::canvas::{Anchor, Canvas, MARGIN, TYPE, Tones, WIDTH, Weight, width};
use super::scale::{Base, Scale, number};
use crate::model::{DataSource, Series, View};

/// The height of a bar.
const BAR: f64 = 20.0;
/// The space between two groups.
const GAP: f64 = 14.0;

/// One column of figures: a bar for each row, its name above it.
pub(in crate::compose::views) fn bar(composer: &mut Composer<'_>, view: &View) -> Vec<Block> {
    bars(composer, view)
}

/// Several columns of figures: a group of bars for each row, each with the name of its column.
pub(in crate::compose::views) fn grouped_bar(composer: &mut Composer<'_>, view: &View) -> Vec<Block> {
    bars(composer, view)
}

fn bars(composer: &mut Composer<'_>, view: &View) -> Vec<Block> {
    let DataSource::Set(set) = &view.source else { return Vec::new() };
    let labels: Vec<&str> = set.labels().collect();
    let series = set.series();
    let words = composer.words;
    let told: Vec<String> = series.iter().map(|series| super::extremes(words, series, &labels)).collect();
    let canvas = draw(&labels, &series, &Tones::of(super::accent(composer)));
    let figures = super::super::table::table(composer, &super::super::bare(view));
    super::chart(composer, view, canvas, &told.join(" "), figures)
}

pub(super) fn draw(labels: &[&str], series: &[Series], tones: &Tones) -> Canvas {
    let mut canvas = Canvas::default();
    let values: Vec<f64> = series.iter().flat_map(|series| series.values.iter().flatten()).map(|value| number(*value)).collect();
    let scale = Scale::of(&values, 4, Base::Zero);
    let several = series.len() > 1;
    let name = |series: &Series, value: &str| if several { format!("{value} {}", series.name) } else { value.to_owned() };
    // Names and figures stand behind the bars: what the longest needs is kept free, but never more than half.
    let written = |row: usize| {
        series.iter().map(move |series| series.values.get(row).copied().flatten().map(|value| super::figure(value, series.unit)).unwrap_or_default())
    };
    let behind = (0..labels.len())
        .flat_map(|row| written(row).zip(series).map(|(value, series)| width(&name(series, &value))).collect::<Vec<_>>())
        .fold(0.0, f64::max);
    let most = (WIDTH - MARGIN * 2.0 - behind - 8.0).max(WIDTH * 0.4);
    let place = |value: f64| MARGIN + scale.share(value) * most;
    let zero = place(0.0);
    let mut top = 4.0;
    for (row, label) in labels.iter().enumerate() {
        top = canvas.wrapped(MARGIN, top + TYPE, WIDTH - MARGIN * 2.0, if several { Weight::Bold } else { Weight::Plain }, label) + 5.0;
        let start = top;
        for (at, series) in series.iter().enumerate() {
            let base = top + BAR / 2.0 + TYPE * 0.36;
            match series.values.get(row).copied().flatten() {
                Some(value) => {
                    let end = place(number(value));
                    let (left, right) = (zero.min(end), zero.max(end));
                    canvas.bar(left, top, (right - left).max(1.0), BAR, tones.at(at));
                    canvas.text(
                        right + 6.0,
                        base,
                        Anchor::Start,
                        Weight::Plain,
                        &fitting(&name(series, &super::figure(value, series.unit)), WIDTH - right - 8.0),
                    );
                }
                None => canvas.text(zero + 6.0, base, Anchor::Start, Weight::Plain, &fitting(&name(series, "–"), WIDTH - zero - 8.0)),
            }
            top += BAR + 3.0;
        }
        // The line of nothing stands beside the bars alone: it would strike through names.
        canvas.rule((zero, start - 2.0), (zero, top - 1.0), "#444444");
        top += GAP - 3.0;
    }
    canvas.reach(top - GAP + 6.0);
    canvas
}

/// As much of a text as stands on a line.
fn fitting(words: &str, room: f64) -> String {
    let mut lines = super::canvas::lines(words, room.max(30.0)).into_iter();
    let first = lines.next().unwrap_or_default();
    if lines.next().is_some() { format!("{first}…") } else { first }
}
