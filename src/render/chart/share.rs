//! The parts of a whole, each named at its part with its count and its share.

use super::canvas::{Anchor, Canvas, Line, MARGIN, Pen, WIDTH, Weight};
use super::lettering::TYPE;
use super::scale::number;
use crate::compose::chart::{Figure, Part};

/// The height of the bar.
const BAR: f64 = 36.0;
/// The height of a part that has a line of its own.
const ROW: f64 = 14.0;
/// The room of all parts together.
const ROOM: f64 = WIDTH - MARGIN * 2.0;

pub(super) fn draw<'p>(pen: &'p Pen<'p>, parts: &[Part]) -> Canvas<'p> {
    let lettering = pen.lettering();
    let whole: f64 = parts.iter().filter_map(|part| part.value).map(number).sum();
    let length = |value: Option<Figure>| value.map_or(0.0, number) / whole.max(f64::MIN_POSITIVE) * ROOM;
    let lengths: Vec<f64> = parts.iter().map(|part| length(part.value).clamp(0.0, ROOM)).collect();
    let roomy = parts.len() <= 5
        && parts.iter().zip(&lengths).all(|(part, length)| {
            let words = part.label.split_whitespace().chain([part.words.as_str()]).map(|word| lettering.width(word));
            words.fold(0.0, f64::max) + 8.0 <= *length && lettering.lines(&part.label, *length - 8.0).len() <= 2
        });
    if roomy { in_one(pen, parts, &lengths) } else { one_by_one(pen, parts, &lengths) }
}

/// A single bar, with the name of each part below it.
fn in_one<'p>(pen: &'p Pen<'p>, parts: &[Part], lengths: &[f64]) -> Canvas<'p> {
    let mut canvas = Canvas::new(pen);
    let mut left = MARGIN;
    for (at, (part, length)) in parts.iter().zip(lengths).enumerate() {
        // A white gap parts neighbours, whatever their tones.
        canvas.bar(left, 4.0, length - 2.0, BAR, pen.tone(at));
        canvas.text(left, 4.0 + BAR + TYPE * 1.3, Anchor::Start, Weight::Bold, &part.words);
        canvas.wrapped(left, 4.0 + BAR + TYPE * 2.55, length - 8.0, Weight::Plain, &part.label);
        left += length;
    }
    canvas
}

/// A line for each part, which begins where the part before it ends: for parts that are many, or small.
fn one_by_one<'p>(pen: &'p Pen<'p>, parts: &[Part], lengths: &[f64]) -> Canvas<'p> {
    let lettering = pen.lettering();
    let mut canvas = Canvas::new(pen);
    let figures = parts.iter().map(|part| lettering.width(&part.words)).fold(0.0, f64::max) + 10.0;
    // Figures that take half of a line have the line to themselves.
    let is_beside = figures <= ROOM / 2.0 + 10.0;
    let (mut left, mut top) = (MARGIN, 1.0);
    for (part, length) in parts.iter().zip(lengths) {
        let base = canvas.wrapped(MARGIN, top + TYPE, ROOM, Weight::Bold, &part.words);
        let base = if is_beside {
            canvas.wrapped(MARGIN + figures, base, ROOM - figures, Weight::Plain, &part.label)
        } else {
            canvas.wrapped(MARGIN, base + TYPE * 1.25, ROOM, Weight::Plain, &part.label)
        };
        top = base + 6.0;
        canvas.rule((MARGIN, top + ROW / 2.0), (WIDTH - MARGIN, top + ROW / 2.0), Line::Grid);
        if *length > 0.0 {
            canvas.bar(left, top, length.max(1.0), ROW, pen.tone(0));
        }
        left += length;
        top += ROW + 8.0;
    }
    canvas.reach(top - 4.0);
    canvas
}
