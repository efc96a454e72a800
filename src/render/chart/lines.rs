//! Lines: figures over time.

use super::canvas::{Anchor, Canvas, Line, MARGIN, Pen, WIDTH, Weight};
use super::lettering::{Lettering, TYPE};
use super::scale::{Base, Scale, number};
use crate::compose::chart::{Band, Figure, Rag, Series, Unit};
use crate::model::{Colour, Decimal};

/// The height of the drawing above its axis.
const HEIGHT: f64 = 200.0;
/// The narrowest plot in which lines can be read.
const NARROWEST: f64 = 120.0;
/// So many digits of a tick are meant; what follows comes from reckoning in binary.
const TICK_DIGITS: u32 = 14;

/// The points in time of a chart.
#[derive(Clone, Copy)]
pub(super) struct Points<'a> {
    /// Their names.
    pub(super) labels: &'a [String],
    /// How far along each of them stands, 0 to 1.
    pub(super) at: &'a [f64],
}

/// Places as shares of the way from the first to the last.
pub(super) fn along(at: &[i64]) -> Vec<f64> {
    let (first, last) = (at.first().copied().unwrap_or(0), at.last().copied().unwrap_or(0));
    at.iter().map(|place| (place - first) as f64 / (last - first).max(1) as f64).collect()
}

/// Where a line is drawn, and how high a figure stands.
struct Plot {
    scale: Scale,
    left: f64,
    right: f64,
}

impl Plot {
    const TOP: f64 = 12.0;
    const BOTTOM: f64 = Self::TOP + HEIGHT;

    fn across(&self, share: f64) -> f64 {
        self.left + 6.0 + (self.right - self.left - 12.0) * share
    }

    fn down(&self, value: f64) -> f64 {
        Self::BOTTOM - self.scale.share(value) * HEIGHT
    }
}

/// Lines through figures, before their bands.
pub(super) fn draw<'p>(pen: &'p Pen<'p>, points: Points<'_>, series: &[Series], bands: &[Band]) -> Canvas<'p> {
    let lettering = pen.lettering();
    let mut canvas = Canvas::new(pen);
    let drawn = series.iter().flat_map(|series| series.figures.iter().flatten()).copied();
    let values: Vec<f64> = drawn.chain(bands.iter().filter_map(|band| band.from)).map(number).collect();
    let scale = Scale::of(&values, 4, Base::Free);
    let unit = series.first().map_or(Unit::Number, |series| series.unit);
    let tick = |tick: &f64| pen.figure(Decimal::try_from(*tick).ok().and_then(|tick| tick.round_sf(TICK_DIGITS)).map(Figure::from), unit);
    let ticks: Vec<String> = scale.ticks.iter().map(tick).collect();
    let left = MARGIN + ticks.iter().map(|tick| lettering.width(tick)).fold(0.0, f64::max) + 6.0;
    let beside = beside(pen, series, bands, left);
    let plot = Plot { scale, left, right: beside.unwrap_or(WIDTH - MARGIN - 8.0) };
    let mut notes: Vec<Note> = bands.iter().filter_map(|band| band_behind(&mut canvas, &plot, band)).collect();
    for (tick, words) in plot.scale.ticks.iter().zip(&ticks) {
        let y = plot.down(*tick);
        canvas.rule((plot.left, y), (plot.right, y), Line::Grid);
        canvas.text(plot.left - 5.0, y + TYPE * 0.36, Anchor::End, Weight::Plain, words);
    }
    for band in bands.iter().filter_map(|band| band.from) {
        canvas.rule((plot.left, plot.down(number(band))), (plot.right, plot.down(number(band))), Line::Axis);
    }
    for (form, series) in series.iter().enumerate() {
        notes.extend(line_of(&mut canvas, pen, &plot, points.at, series, form));
    }
    if beside.is_some() {
        // Names that reach below the plot leave the rest of its axis to themselves.
        let free = named(&mut canvas, lettering, notes, plot.right) <= Plot::BOTTOM + TYPE * 0.35;
        below(&mut canvas, lettering, points, &plot, if free { WIDTH - MARGIN } else { plot.right });
    } else {
        let last = below(&mut canvas, lettering, points, &plot, WIDTH - MARGIN);
        key(&mut canvas, pen, &notes, last);
    }
    canvas
}

/// Where the plot ends if what it shows is named beside it; nothing where that leaves too little of the plot, or would cut a word.
fn beside(pen: &Pen<'_>, series: &[Series], bands: &[Band], left: f64) -> Option<f64> {
    let lettering = pen.lettering();
    let names = series
        .iter()
        .map(|series| lettering.width(&series.name))
        .chain(bands.iter().map(|band| lettering.width(&band.words) - 30.0))
        .fold(0.0, f64::max);
    let right = WIDTH - MARGIN - (names + 54.0).clamp(54.0, 150.0);
    let holds = |from: f64, words: &str| words.split_whitespace().all(|word| lettering.width(word) <= WIDTH - MARGIN - right - from);
    let mut lines = series.iter().filter_map(|series| Some((series, pen.figure(Some(last(series)?.1), series.unit))));
    let fits = right - left >= NARROWEST
        && lines.all(|(series, figure)| match series.name.as_str() {
            "" => lettering.width(&figure) <= right - left - 2.0,
            name => holds(Sign::LINE, &figure) && holds(Sign::LINE, name),
        })
        && bands.iter().all(|band| holds(Sign::BAND, &band.words));
    fits.then_some(right)
}

/// Something written beside the plot, at the height of what it names, or below it.
struct Note {
    y: f64,
    sign: Sign,
    words: String,
}

/// What the words of a note name.
#[derive(Clone, Copy)]
enum Sign {
    /// A band, by its shape.
    Band(Rag),
    /// A line, by its place among the others.
    Line(usize),
}

impl Sign {
    /// How far from the plot the name of a band begins, behind its shape.
    const BAND: f64 = 23.0;
    /// How far from the plot the name of a line begins.
    const LINE: f64 = 8.0;

    fn indent(self) -> f64 {
        match self {
            Self::Band(_) => Self::BAND,
            Self::Line(_) => Self::LINE,
        }
    }
}

/// The tint of a band, as far as it is seen, and its name.
fn band_behind(canvas: &mut Canvas<'_>, plot: &Plot, band: &Band) -> Option<Note> {
    let top = band.to.map_or(Plot::TOP, |to| plot.down(number(to)));
    let bottom = band.from.map_or(Plot::BOTTOM, |from| plot.down(number(from)));
    if bottom - top < 1.0 {
        return None;
    }
    canvas.tint(plot.left, top, plot.right - plot.left, bottom - top, band.status);
    Some(Note { y: f64::midpoint(top, bottom), sign: Sign::Band(band.status), words: band.words.clone() })
}

/// One line with its marks. Without a name it is the only one, and its last figure stands at its end.
fn line_of(canvas: &mut Canvas<'_>, pen: &Pen<'_>, plot: &Plot, at: &[f64], series: &Series, form: usize) -> Option<Note> {
    let tone: Colour = pen.tone(form);
    let place = |row: usize, value: Figure| (plot.across(at.get(row).copied().unwrap_or(1.0)), plot.down(number(value)));
    for stretch in stretches(&series.figures) {
        let points: Vec<(f64, f64)> = stretch.iter().map(|(row, value)| place(*row, *value)).collect();
        canvas.path(&points, tone, form);
        points.iter().for_each(|(x, y)| canvas.mark(*x, *y, tone, form));
    }
    let (row, value) = last(series)?;
    let ((x, y), figure) = (place(row, value), pen.figure(Some(value), series.unit));
    if series.name.is_empty() {
        // Above its point, or below it where the drawing ends.
        let base = if y - 9.0 < TYPE { y + 9.0 + TYPE } else { y - 9.0 };
        let start = plot.left + 2.0 + pen.lettering().width(&figure);
        canvas.text((x + 5.0).max(start).min(plot.right), base, Anchor::End, Weight::Bold, &figure);
        return None;
    }
    Some(Note { y, sign: Sign::Line(form), words: format!("{figure} {}", series.name) })
}

/// The last figure of a series, and its row.
fn last(series: &Series) -> Option<(usize, Figure)> {
    series.figures.iter().enumerate().rev().find_map(|(row, value)| Some((row, (*value)?)))
}

/// What is written beside the plot, one below the other where they would meet; gives the base line of the last.
fn named(canvas: &mut Canvas<'_>, lettering: Lettering<'_>, mut notes: Vec<Note>, right: f64) -> f64 {
    notes.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut free = f64::NEG_INFINITY;
    let mut last = 0.0;
    for note in notes {
        let left = right + note.sign.indent();
        let words = lettering.lines(&note.words, WIDTH - MARGIN - left);
        // The first line of one, and the middle of several, stands at the height of what is named.
        let middle = if matches!(note.sign, Sign::Band(_)) { (words.len() - 1) as f64 * TYPE * 0.625 } else { 0.0 };
        let first = (note.y + TYPE * 0.36 - middle).max(free).max(TYPE);
        if let Sign::Band(status) = note.sign {
            canvas.rag(right + 7.0, first, status);
        }
        last = canvas.wrapped(left, first, WIDTH - MARGIN - left, Weight::Plain, &note.words);
        free = last + TYPE * 1.5;
    }
    last
}

/// What the plot shows, named below it: for names or figures that leave the plot no room beside them.
fn key(canvas: &mut Canvas<'_>, pen: &Pen<'_>, notes: &[Note], above: f64) {
    /// The length of a piece of a line.
    const SAMPLE: f64 = 28.0;
    let mut base = above + TYPE * 0.5;
    for note in notes {
        base += TYPE * 1.5;
        let left = match note.sign {
            Sign::Band(status) => {
                canvas.rag(MARGIN, base, status);
                MARGIN + 16.0
            }
            Sign::Line(form) => {
                let (y, tone) = (base - TYPE * 0.36, pen.tone(form));
                canvas.path(&[(MARGIN, y), (MARGIN + SAMPLE, y)], tone, form);
                canvas.mark(MARGIN + SAMPLE / 2.0, y, tone, form);
                MARGIN + SAMPLE + 7.0
            }
        };
        base = canvas.wrapped(left, base, WIDTH - MARGIN - left, Weight::Plain, &note.words);
    }
}

/// The names of the periods below their points, as many as stand side by side; the first and the last always. `edge` is where they end at the right.
/// Gives the base line of the last line.
fn below(canvas: &mut Canvas<'_>, lettering: Lettering<'_>, Points { labels, at }: Points<'_>, plot: &Plot, edge: f64) -> f64 {
    // The first, in the middle below its point, and the last, which ends at the edge, stand side by side.
    let both = (edge - plot.left - 14.0) / 1.5;
    let room = ((edge - MARGIN) / 2.0 - 8.0).min(both).clamp(30.0, 96.0);
    let mut last = Plot::BOTTOM;
    let wide = |label: &str| lettering.lines(label, room).iter().map(|line| lettering.width(line)).fold(0.0, f64::max);
    let spans: Vec<(f64, f64)> = labels.iter().zip(at).map(|(label, share)| (plot.across(*share), wide(label))).collect();
    let spans: Vec<(f64, f64)> = spans.into_iter().map(|(point, width)| ((point - width / 2.0).min(edge - width).max(MARGIN), width)).collect();
    for row in side_by_side(&spans) {
        let (Some(label), Some(share), Some((start, width))) = (labels.get(row), at.get(row), spans.get(row)) else { continue };
        for (number, line) in lettering.lines(label, room).iter().enumerate() {
            let base = Plot::BOTTOM + TYPE * 1.35 + number as f64 * TYPE * 1.2;
            canvas.text(start + width / 2.0, base, Anchor::Middle, Weight::Plain, line);
            last = last.max(base);
        }
        let point = plot.across(*share);
        canvas.rule((point, Plot::BOTTOM), (point, Plot::BOTTOM + 4.0), Line::Axis);
    }
    last
}

/// Which of some names, each with its start and length, have room beside each other: every one, every second and so on, or as many as fit where
/// that leaves few.
fn side_by_side(spans: &[(f64, f64)]) -> Vec<usize> {
    let last = spans.len().saturating_sub(1);
    let apart = |one: usize, two: usize| match (spans.get(one), spans.get(two)) {
        (Some((start, length)), Some((next, _))) => start + length + 8.0 <= *next,
        _ => false,
    };
    let mut fitting = vec![0];
    for row in 1..last {
        if fitting.last().is_some_and(|before| apart(*before, row)) && apart(row, last) {
            fitting.push(row);
        }
    }
    fitting.extend((last > 0).then_some(last));
    let mut steps = (1..=last).filter(|step| last.is_multiple_of(*step)).map(|step| (0..=last).step_by(step).collect::<Vec<_>>());
    let regular = steps.find(|rows| rows.windows(2).all(|pair| matches!(pair, [one, two] if apart(*one, *two))));
    regular.filter(|rows| rows.len() + 1 >= fitting.len()).unwrap_or(fitting)
}

/// Figures that follow each other without a gap.
fn stretches(values: &[Option<Figure>]) -> Vec<Vec<(usize, Figure)>> {
    let mut stretches: Vec<Vec<(usize, Figure)>> = Vec::new();
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
