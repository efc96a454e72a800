//! A drawing in SVG, written shape by shape.

use std::fmt::Write as _;

use super::super::super::document::Rag;
use super::lettering::{TYPE, lines};

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

/// A drawing.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    body: String,
    height: f64,
}

impl Canvas {
    /// How large it is.
    pub(super) fn size(&self) -> (u32, u32) {
        (WIDTH as u32, self.height.max(1.0).ceil() as u32)
    }

    /// Makes room down to here.
    pub(super) fn reach(&mut self, bottom: f64) {
        self.height = self.height.max(bottom);
    }

    /// A text; its base line is at `y`.
    pub(super) fn text(&mut self, x: f64, y: f64, anchor: Anchor, weight: Weight, words: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if weight == Weight::Bold { " font-weight=\"700\"" } else { "" };
        let _ = write!(self.body, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\"{weight}>{}</text>", escaped(words));
        self.reach(y + TYPE * 0.4);
    }

    /// A text on as many lines as it needs; gives the base line of the last.
    pub(super) fn wrapped(&mut self, x: f64, y: f64, room: f64, weight: Weight, words: &str) -> f64 {
        let mut base = y;
        for (at, line) in lines(words, room).iter().enumerate() {
            base = y + at as f64 * TYPE * 1.25;
            self.text(x, base, Anchor::Start, weight, line);
        }
        base
    }

    /// A filled rectangle.
    pub(super) fn bar(&mut self, x: f64, y: f64, width: f64, height: f64, tone: &str) {
        let _ = write!(self.body, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" fill=\"{tone}\"/>", width.max(0.0));
        self.reach(y + height);
    }

    /// A tint behind other things, which says nothing that is not written too.
    pub(super) fn tint(&mut self, x: f64, y: f64, width: f64, height: f64, status: Rag) {
        let tone = match status {
            Rag::Red => "#f9e6e4",
            Rag::Amber => "#fdf3df",
            Rag::Green => "#e6f3ea",
        };
        self.bar(x, y, width, height, tone);
    }

    /// A thin line.
    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64), tone: &str) {
        let _ = write!(
            self.body,
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{tone}\" stroke-width=\"1\"/>",
            from.0, from.1, to.0, to.1
        );
        self.reach(from.1.max(to.1));
    }

    /// A line through some points, dashed in a way of its own.
    pub(super) fn path(&mut self, points: &[(f64, f64)], tone: &str, dash: usize) {
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
    pub(super) fn mark(&mut self, x: f64, y: f64, tone: &str, form: usize) {
        let _ = match form % 5 {
            0 => write!(self.body, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{tone}\"/>"),
            1 => write!(self.body, "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"8\" height=\"8\" fill=\"{tone}\"/>", x - 4.0, y - 4.0),
            2 => write!(self.body, "<path d=\"M{x:.1} {:.1}l5 9h-10z\" fill=\"{tone}\"/>", y - 5.5),
            3 => write!(self.body, "<path d=\"M{x:.1} {:.1}l5 5l-5 5l-5 -5z\" fill=\"{tone}\"/>", y - 5.0),
            _ => write!(self.body, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\" fill=\"#fff\" stroke=\"{tone}\" stroke-width=\"2\"/>"),
        };
        self.reach(y + 6.0);
    }

    /// The shape of red, amber or green, as in text.
    pub(super) fn rag(&mut self, x: f64, y: f64, status: Rag) {
        let _ = match status {
            Rag::Red => write!(self.body, "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"5\" fill=\"#a3180f\"/>", x + 5.0, y - 5.0),
            Rag::Amber => write!(self.body, "<path d=\"M{:.1} {:.1}l5.5 10h-11z\" fill=\"#b36b00\"/>", x + 5.5, y - 10.0),
            Rag::Green => write!(self.body, "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"10\" height=\"10\" fill=\"#1b6e3c\"/>", y - 10.0),
        };
    }

    /// The finished file. It has no description of its own: that stands beside it in both formats.
    pub(super) fn finish(&self) -> String {
        let (width, height) = self.size();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"Noto Sans, sans-serif\" \
             font-size=\"{TYPE}\" fill=\"#1a1d21\">{}</svg>\n",
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
