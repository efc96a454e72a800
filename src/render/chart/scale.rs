//! From figures to places on a drawing.

use rust_decimal::prelude::ToPrimitive;

use crate::compose::chart::Figure;

/// An axis with ticks in steps of 1, 2 or 5 times a power of ten.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    /// The ticks, in order; two or more.
    pub(super) ticks: Vec<f64>,
}

/// Where a scale begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// With nothing: lengths are compared.
    Zero,
    /// Near the figures, where they lie far from nothing: places are compared.
    Free,
}

/// A figure for drawing.
pub(super) fn number(figure: Figure) -> f64 {
    figure.value().to_f64().filter(|number| number.is_finite()).unwrap_or(0.0)
}

impl Scale {
    /// A scale that holds some figures, with about so many steps. It begins with nothing unless the figures lie far from it and need not.
    pub(super) fn of(values: &[f64], steps: usize, base: Base) -> Self {
        let (least, most) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| (least.min(*value), most.max(*value)));
        let (mut least, mut most) = if least.is_finite() && most.is_finite() { (least, most) } else { (0.0, 1.0) };
        // Figures that are all alike, or nearly, have no spread to show: they are measured from nothing.
        let flat = most - least <= 1e-9 * most.abs().max(least.abs());
        if base == Base::Zero || flat || (least >= 0.0 && least < most * 0.6) {
            least = least.min(0.0);
            most = most.max(0.0);
        }
        if most <= least {
            most = least + 1.0;
        }
        let step = nice((most - least) / steps.max(1) as f64);
        let first = (least / step).floor();
        let count = ((most / step).ceil() - first).clamp(1.0, 50.0) as usize;
        Self { ticks: (0..=count).map(|at| (first + at as f64) * step).collect() }
    }

    /// Where a value lies between the first tick, 0, and the last, 1.
    pub(super) fn share(&self, value: f64) -> f64 {
        let (first, last) = (self.ticks.first().copied().unwrap_or(0.0), self.ticks.last().copied().unwrap_or(1.0));
        ((value - first) / (last - first)).clamp(0.0, 1.0)
    }
}

/// The next step of 1, 2 or 5 times a power of ten.
fn nice(step: f64) -> f64 {
    // Found by steps, not by a logarithm, which differs between machines. Figures have 29 digits at most.
    let mut power = 1.0_f64;
    (0..40).for_each(|_| power = if power * 10.0 <= step { power * 10.0 } else { power });
    (0..40).for_each(|_| power = if power > step { power / 10.0 } else { power });
    let lead = step / power;
    let factor = if lead <= 1.0 + 1e-9 {
        1.0
    } else if lead <= 2.0 + 1e-9 {
        2.0
    } else if lead <= 5.0 + 1e-9 {
        5.0
    } else {
        10.0
    };
    factor * power
}
