//! Charts, drawn as vectors for both formats.
//!
//! The chart crates plotters, charts-rs, kuva, chartlet and fulgur-chart were looked at in their documentation and in part of their sources, not built, and
//! not kept: room for long names, direct labels in place of legends, the theme's words and tones from the council's accent would still be ours to
//! write, which is most of what stands here.
//!
//! A chart is narrow, with type that stays large when the picture is made smaller for a telephone. Every figure is written where it is drawn, shapes
//! differ in lightness and marks in form, so that nothing depends on colour.

mod bars;
mod canvas;
mod labels;
mod lettering;
mod lines;
mod scale;
mod share;
mod timeline;
mod tones;

#[cfg(test)]
pub(super) mod tests;

pub(super) use canvas::Pen;
pub use labels::LabelFault;
#[cfg(test)]
pub(super) use lettering::WIDER;

use crate::compose::chart::Chart;
use canvas::Canvas;

/// A chart as a picture.
#[derive(Debug)]
pub(super) struct Drawing {
    /// An SVG file. It has no description of its own: that stands beside it in both formats.
    pub(super) svg: Vec<u8>,
    /// Width and height in user units.
    pub(super) size: (u32, u32),
    /// What is wrong with its labels.
    pub(super) faults: Vec<LabelFault>,
}

/// Draws a chart.
pub(super) fn draw(pen: &Pen<'_>, chart: &Chart) -> Drawing {
    let canvas = canvas(pen, chart);
    Drawing { size: canvas.size(), faults: canvas.faults(), svg: canvas.finish().into_bytes() }
}

fn canvas<'p>(pen: &'p Pen<'p>, chart: &Chart) -> Canvas<'p> {
    match chart {
        Chart::Bars { labels, series } => bars::draw(pen, labels, series),
        Chart::Lines { labels, at, series, bands } => lines::draw(pen, lines::Points { labels, at: &lines::along(at) }, series, bands),
        Chart::Share { parts } => share::draw(pen, parts),
        Chart::Timeline { stretches } => timeline::draw(pen, stretches),
    }
}
