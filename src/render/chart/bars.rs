//! Bars: lengths from nothing, each with its figure at its end.

use super::canvas::{Anchor, Canvas, Line, MARGIN, Pen, WIDTH, Weight};
use super::lettering::TYPE;
use super::scale::{Base, Scale, number};
use crate::compose::chart::Series;
use crate::model::Colour;

/// The height of a bar.
const BAR: f64 = 18.0;
/// The longest name that stands beside its bar.
const BESIDE: f64 = 112.0;
/// The longest text that stands behind a bar.
const BEHIND: f64 = WIDTH * 0.48;

/// Where things stand across the drawing.
struct Columns {
    scale: Scale,
    /// Where bars may begin.
    left: f64,
    /// How long they may be.
    room: f64,
    /// Whether names stand beside bars.
    beside: bool,
    /// Whether figures stand above bars, since they or the names of series are long.
    over: bool,
}

impl Columns {
    fn of(pen: &Pen<'_>, labels: &[String], series: &[Series]) -> Self {
        let lettering = pen.lettering();
        let values: Vec<f64> = series.iter().flat_map(|series| series.figures.iter().flatten()).map(|value| number(*value)).collect();
        let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
        let behind = widest(&mut (0..labels.len()).flat_map(|row| written(pen, series, row)).map(|text| lettering.width(&text)));
        let over = behind > BEHIND;
        let names = widest(&mut labels.iter().map(|label| lettering.width(label)));
        let beside = !over && series.len() == 1 && names <= BESIDE;
        let left = if beside { MARGIN + names + 8.0 } else { MARGIN };
        let room = WIDTH - MARGIN - left - if over { 0.0 } else { behind + 8.0 };
        Self { scale: Scale::of(&values, 4, Base::Zero), left, room, beside, over }
    }

    fn place(&self, value: f64) -> f64 {
        self.left + self.scale.share(value) * self.room
    }
}

/// What is written at each bar of a row: its figure and, of several series, its name.
fn written<'a>(pen: &'a Pen<'a>, series: &'a [Series], row: usize) -> impl Iterator<Item = String> + 'a {
    let text = move |one: &Series| {
        let figure = pen.figure(one.figures.get(row).copied().flatten(), one.unit);
        if series.len() > 1 { format!("{figure} {}", one.name) } else { figure }
    };
    series.iter().map(text)
}

pub(super) fn draw<'p>(pen: &'p Pen<'p>, labels: &[String], series: &[Series]) -> Canvas<'p> {
    let mut canvas = Canvas::new(pen);
    let columns = Columns::of(pen, labels, series);
    let gap = if columns.beside { 6.0 } else { 12.0 };
    let zero = columns.place(0.0);
    let weight = if series.len() > 1 { Weight::Bold } else { Weight::Plain };
    let mut top = if columns.beside { 4.0 } else { 1.0 };
    for (row, label) in labels.iter().enumerate() {
        if columns.beside {
            canvas.text(MARGIN, top + BAR / 2.0 + TYPE * 0.36, Anchor::Start, Weight::Plain, label);
        } else {
            top = canvas.wrapped(MARGIN, top + TYPE, WIDTH - MARGIN * 2.0, weight, label) + 6.0;
        }
        let start = top;
        for (at, (one, text)) in series.iter().zip(written(pen, series, row)).enumerate() {
            top = bar_of(&mut canvas, &columns, top, one.figures.get(row).copied().flatten().map(number), pen.tone(at), &text) + 2.0;
        }
        // The line of nothing stands beside the bars alone: it would strike through names.
        let reach = if columns.beside { gap / 2.0 } else { 1.0 };
        if !columns.over {
            canvas.rule((zero, start - reach), (zero, top - 2.0 + reach), Line::Axis);
        }
        top += gap - 2.0;
    }
    canvas.reach(top - gap + 4.0);
    canvas
}

/// A bar with what is written at it; gives where it ends.
fn bar_of(canvas: &mut Canvas<'_>, columns: &Columns, top: f64, value: Option<f64>, tone: Colour, text: &str) -> f64 {
    let zero = columns.place(0.0);
    let end = value.map_or(zero, |value| columns.place(value));
    let (left, right) = (zero.min(end), zero.max(end));
    let top = if columns.over { canvas.wrapped(columns.left, top + TYPE, WIDTH - MARGIN - columns.left, Weight::Plain, text) + 5.0 } else { top };
    if let Some(value) = value {
        // What is small is still seen; what is nothing is not.
        canvas.bar(left, top, (right - left).max(if value == 0.0 { 0.0 } else { 1.0 }), BAR, tone);
    }
    if columns.over {
        canvas.rule((zero, top - 1.0), (zero, top + BAR + 1.0), Line::Axis);
    } else {
        canvas.text(right + 6.0, top + BAR / 2.0 + TYPE * 0.36, Anchor::Start, Weight::Plain, text);
    }
    top + BAR
}
