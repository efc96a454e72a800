//! Marks: which text of a page was made from which block.
//!
//! The theme sets a mark, which nobody sees, where a block begins. So the laid-out pages say which block each piece of text belongs to.

use crate::compose::{Document, Origin};
use crate::diagnostic::Place;
use crate::render::chart::LabelFault;

/// What every mark of a document stands for.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    spots: Vec<Spot>,
    /// How many marks the parts before the present one have.
    before: usize,
    part: usize,
    /// What is wrong inside the pictures of charts, with the marks of their blocks.
    drawn: Vec<(usize, LabelFault)>,
}

/// What one mark stands for.
#[derive(Debug, Clone)]
struct Spot {
    /// The part, by its position in the document.
    part: usize,
    /// As [`BlockAt::block`].
    block: usize,
    origin: Origin,
}

/// A block or table row of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BlockAt {
    /// The id of its part.
    pub part: String,
    /// Its number: 0 is the part's title; then blocks and table rows count in reading order, an outer one before what stands in it.
    pub block: usize,
}

impl Marks {
    /// Goes on to the blocks of a part.
    pub(super) fn begin_part(&mut self, part: usize) {
        (self.before, self.part) = (self.spots.len(), part);
    }

    /// A mark for the next block, which was made from this text. Marks count from 1, since those of running text are negative.
    pub(super) fn next(&mut self, origin: &Origin) -> usize {
        self.spots.push(Spot { part: self.part, block: self.spots.len() - self.before, origin: origin.clone() });
        self.spots.len()
    }

    /// Says that the block of the latest mark is a chart, and what is wrong with its labels.
    pub(super) fn drew(&mut self, faults: &[LabelFault]) {
        let mark = self.len();
        self.drawn.extend(faults.iter().map(|fault| (mark, *fault)));
    }

    /// What is wrong inside the pictures of charts, with the marks of their blocks.
    pub(super) fn drawn(&self) -> &[(usize, LabelFault)] {
        &self.drawn
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.spots.len()
    }

    /// The block that a mark stands for.
    pub(super) fn block(&self, mark: usize, document: &Document) -> Option<BlockAt> {
        let spot = self.spots.get(mark.checked_sub(1)?)?;
        Some(BlockAt { part: document.parts.get(spot.part)?.id.clone(), block: spot.block })
    }

    /// The text that the block of a mark was made from, or what it stands in.
    pub(super) fn place(&self, mark: usize) -> Option<&Place> {
        self.spots.get(mark.checked_sub(1)?)?.origin.place()
    }
}
