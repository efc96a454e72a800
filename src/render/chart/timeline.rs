//! What happens when, one below the other.

use super::canvas::{Anchor, Canvas, Line, MARGIN, Pen, WIDTH, Weight};
use super::lettering::TYPE;
use crate::compose::chart::Stretch;

/// The height of a bar.
const BAR: f64 = 14.0;

/// Stretches with what is written above each: name and days, on one line if they have room.
pub(super) fn draw<'p>(pen: &'p Pen<'p>, stretches: &[Stretch]) -> Canvas<'p> {
    let lettering = pen.lettering();
    let mut canvas = Canvas::new(pen);
    let first = stretches.iter().map(|stretch| stretch.start).min().unwrap_or(0);
    let last = stretches.iter().map(|stretch| stretch.end).max().unwrap_or(0).max(first + 1);
    let room = WIDTH - MARGIN * 2.0 - 12.0;
    let place = |day: i64| MARGIN + 6.0 + (day - first) as f64 / (last - first) as f64 * room;
    let mut top = 2.0;
    for Stretch { label: name, words: days, start, end } in stretches {
        top = if lettering.width(name) + lettering.width(days) + TYPE <= WIDTH - MARGIN * 2.0 {
            canvas.text(MARGIN, top + TYPE, Anchor::Start, Weight::Bold, name);
            canvas.text(WIDTH - MARGIN, top + TYPE, Anchor::End, Weight::Plain, days);
            top + TYPE
        } else {
            let base = canvas.wrapped(MARGIN, top + TYPE, WIDTH - MARGIN * 2.0, Weight::Bold, name) + TYPE * 1.25;
            canvas.wrapped(MARGIN, base, WIDTH - MARGIN * 2.0, Weight::Plain, days)
        } + 7.0;
        canvas.rule((MARGIN, top + BAR / 2.0), (WIDTH - MARGIN, top + BAR / 2.0), Line::Grid);
        let is_day = start == end;
        let (start, end) = (place(*start), place(*end));
        if is_day {
            canvas.mark(start, top + BAR / 2.0, pen.tone(0), 3);
        } else {
            canvas.bar(start, top, (end - start).max(2.0), BAR, pen.tone(0));
        }
        top += BAR + 10.0;
    }
    canvas.reach(top);
    canvas
}
