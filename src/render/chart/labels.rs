//! Where the labels of a chart stand: a picture hides its letters from the inspection of pages, so the chart tells of them itself.

use super::lettering::TYPE;

/// How far letters reach above and below their base line.
const ABOVE: f64 = TYPE * 0.75;
const BELOW: f64 = TYPE * 0.22;
/// Places are written to a tenth of a unit: so much of an overlap is none.
const SLACK: f64 = 0.2;

/// How a label can stand where it should not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelFault {
    /// It runs out of the picture.
    Outside,
    /// It stands over another.
    Over,
}

/// The room that a label takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Label {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Label {
    /// A line of letters from `left` on, of some width, on a base line.
    pub(super) fn new(left: f64, width: f64, base: f64) -> Self {
        Self { left, right: left + width, top: base - ABOVE, bottom: base + BELOW }
    }

    fn is_over(&self, other: &Self) -> bool {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        across > SLACK && down > SLACK
    }

    fn is_outside(&self, (width, height): (f64, f64)) -> bool {
        self.left < -SLACK || self.right > width + SLACK || self.top < -SLACK || self.bottom > height + SLACK
    }
}

/// What is wrong with the labels of a picture of this size: each kind once.
pub(super) fn faults(labels: &[Label], size: (f64, f64)) -> Vec<LabelFault> {
    let is_outside = labels.iter().any(|label| label.is_outside(size));
    let is_over = labels.iter().enumerate().any(|(at, label)| labels.iter().take(at).any(|before| label.is_over(before)));
    let found = [is_outside.then_some(LabelFault::Outside), is_over.then_some(LabelFault::Over)];
    found.into_iter().flatten().collect()
}
