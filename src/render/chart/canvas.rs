//! A drawing in SVG, written shape by shape.

use std::fmt::Write as _;

use super::labels::{self, Label, LabelFault};
use super::lettering::{Lettering, TYPE};
use super::tones::Tones;
use crate::compose::chart::{Figure, Rag};
use crate::model::{Colour, Tokens, Unit, Words};
use crate::render::letters::Face;

/// The width of every chart, in units of which 96 make an inch on paper. On a telephone of 320 px a column is 288 px wide, where type is 12 px high.
pub(super) const WIDTH: f64 = 360.0;
/// The room beside the drawing.
pub(super) const MARGIN: f64 = 4.0;

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How heavy a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Plain,
    Bold,
}

/// What charts of a document are drawn with.
#[derive(Debug)]
pub(in crate::render) struct Pen<'a> {
    words: &'a Words,
    colours: &'a Tokens,
    face: &'a Face,
    tones: Tones,
}

impl<'a> Pen<'a> {
    /// Takes the theme's words, colours and body face, and the council's accent, `#rrggbb`.
    pub(in crate::render) fn new(words: &'a Words, colours: &'a Tokens, face: &'a Face, accent: &str) -> Self {
        Self { words, colours, face, tones: Tones::of(Colour::parse(accent).unwrap_or(Colour::BLACK)) }
    }

    /// The letters of the theme in the size of charts.
    pub(super) fn lettering(&self) -> Lettering<'a> {
        Lettering(&self.face.letters)
    }

    /// A figure with its unit and no needless decimals: 1,234; 87%; £5. A dash where there is none.
    pub(super) fn figure(&self, figure: Option<Figure>, unit: Unit) -> String {
        figure.map_or_else(|| self.words.no_figure(), |figure| self.words.figure(figure.value(), unit))
    }

    /// The tone of a series.
    pub(super) fn tone(&self, series: usize) -> Colour {
        self.tones.at(series)
    }
}

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// A place on an axis, behind everything.
    Grid,
    /// The end of an axis, or a limit.
    Axis,
}

/// A drawing.
#[derive(Debug)]
pub(super) struct Canvas<'a> {
    pen: &'a Pen<'a>,
    body: String,
    height: f64,
    /// Where its letters stand.
    labels: Vec<Label>,
}

impl<'a> Canvas<'a> {
    /// An empty one.
    pub(super) fn new(pen: &'a Pen<'a>) -> Self {
        Self { pen, body: String::new(), height: 0.0, labels: Vec::new() }
    }

    /// How large it is.
    pub(super) fn size(&self) -> (u32, u32) {
        (WIDTH as u32, self.height.max(1.0).ceil() as u32)
    }

    /// What is wrong with its labels.
    pub(super) fn faults(&self) -> Vec<LabelFault> {
        let (width, height) = self.size();
        labels::faults(&self.labels, (f64::from(width), f64::from(height)))
    }

    /// How many labels it has.
    #[cfg(test)]
    pub(super) fn labels(&self) -> usize {
        self.labels.len()
    }

    /// Makes room down to here.
    pub(super) fn reach(&mut self, bottom: f64) {
        self.height = self.height.max(bottom);
    }

    /// A text; its base line is at `y`.
    pub(super) fn text(&mut self, x: f64, y: f64, anchor: Anchor, weight: Weight, words: &str) {
        let width = self.pen.lettering().width(words);
        let (anchor, left) = match anchor {
            Anchor::Start => ("start", x),
            Anchor::Middle => ("middle", x - width / 2.0),
            Anchor::End => ("end", x - width),
        };
        self.labels.push(Label::new(left, width, y));
        let weight = if weight == Weight::Bold { " font-weight=\"700\"" } else { "" };
        let _ = write!(self.body, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\"{weight}>{}</text>", escaped(words));
        self.reach(y + TYPE * 0.4);
    }

    /// A text on as many lines as it needs; gives the base line of the last.
    pub(super) fn wrapped(&mut self, x: f64, y: f64, room: f64, weight: Weight, words: &str) -> f64 {
        let mut base = y;
        for (at, line) in self.pen.lettering().lines(words, room).iter().enumerate() {
            base = y + at as f64 * TYPE * 1.25;
            self.text(x, base, Anchor::Start, weight, line);
        }
        base
    }

    /// A filled rectangle.
    pub(super) fn bar(&mut self, x: f64, y: f64, width: f64, height: f64, tone: Colour) {
        let _ = write!(self.body, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" fill=\"{tone}\"/>", width.max(0.0));
        self.reach(y + height);
    }

    /// A tint behind other things, which says nothing that is not written too.
    pub(super) fn tint(&mut self, x: f64, y: f64, width: f64, height: f64, status: Rag) {
        let tone = match status {
            Rag::Red => self.pen.colours.red_tint,
            Rag::Amber => self.pen.colours.amber_tint,
            Rag::Green => self.pen.colours.green_tint,
        };
        self.bar(x, y, width, height, tone);
    }

    /// A thin line.
    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64), line: Line) {
        let tone = match line {
            Line::Grid => self.pen.colours.line,
            Line::Axis => self.pen.colours.quiet,
        };
        let _ = write!(
            self.body,
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{tone}\" stroke-width=\"1\"/>",
            from.0, from.1, to.0, to.1
        );
        self.reach(from.1.max(to.1));
    }

    /// A line through some points, dashed in a way of its own.
    pub(super) fn path(&mut self, points: &[(f64, f64)], tone: Colour, dash: usize) {
        let dashes = ["", " stroke-dasharray=\"7 4\"", " stroke-dasharray=\"2 3\"", " stroke-dasharray=\"9 3 2 3\"", " stroke-dasharray=\"4 2\""];
        let list: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let _ = write!(
            self.body,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{tone}\" stroke-width=\"2.5\"{}/>",
            list.join(" "),
            dashes.get(dash % dashes.len()).copied().unwrap_or("")
        );
    }

    /// A mark of a form of its own.
    pub(super) fn mark(&mut self, x: f64, y: f64, tone: Colour, form: usize) {
        let ground = self.pen.colours.ground;
        let _ = match form % 5 {
            0 => write!(self.body, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{tone}\"/>"),
            1 => write!(self.body, "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"8\" height=\"8\" fill=\"{tone}\"/>", x - 4.0, y - 4.0),
            2 => write!(self.body, "<path d=\"M{x:.1} {:.1}l5 9h-10z\" fill=\"{tone}\"/>", y - 5.5),
            3 => write!(self.body, "<path d=\"M{x:.1} {:.1}l5 5l-5 5l-5 -5z\" fill=\"{tone}\"/>", y - 5.0),
            _ => write!(self.body, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\" fill=\"{ground}\" stroke=\"{tone}\" stroke-width=\"2\"/>"),
        };
        self.reach(y + 6.0);
    }

    /// The shape of red, amber or green, as in text.
    pub(super) fn rag(&mut self, x: f64, y: f64, status: Rag) {
        let Tokens { red, amber, green, .. } = self.pen.colours;
        let _ = match status {
            Rag::Red => write!(self.body, "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"5\" fill=\"{red}\"/>", x + 5.0, y - 5.0),
            Rag::Amber => write!(self.body, "<path d=\"M{:.1} {:.1}l5.5 10h-11z\" fill=\"{amber}\"/>", x + 5.5, y - 10.0),
            Rag::Green => write!(self.body, "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"10\" height=\"10\" fill=\"{green}\"/>", y - 10.0),
        };
    }

    /// The finished file.
    pub(super) fn finish(&self) -> String {
        let (width, height) = self.size();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"{}, sans-serif\" \
             font-size=\"{TYPE}\" fill=\"{}\">{}</svg>\n",
            escaped(&self.pen.face.name),
            self.pen.colours.text,
            self.body
        )
    }
}

fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            _ if letter.is_control() => text.push(' '),
            _ => text.push(letter),
        }
    }
    text
}
