//! Where the pages of a part turn.

use super::measures::Measures;
use super::{columns, walk};
use crate::compose::{Block, Orientation, Part, Traced};

/// How many lines of words may move to a turned page, so that they do not stand on an upright page by themselves.
const FEW: f64 = 9.0;

/// Pages of one orientation that follow each other.
#[derive(Debug)]
pub(super) struct Run<'a> {
    /// Which way up they are.
    pub(super) orientation: Orientation,
    /// What stands on them.
    pub(super) blocks: Vec<&'a Traced<Block>>,
}

/// Divides a part where its pages turn: where its author or kind asks for it, and where the words of a table would have to be broken on an
/// upright page. Headings right before a turn go with what follows, and so do a few lines at the start of the
/// part; a few lines at its end stay on the turned page. The part's title stands in the first run.
pub(super) fn runs<'a>(part: &'a Part, measures: &Measures) -> Vec<Run<'a>> {
    let upright = measures.room(Orientation::Portrait).width;
    let mut runs: Vec<Run<'_>> = Vec::new();
    for block in &part.blocks {
        match &block.shown {
            Block::Turned { orientation, blocks } => blocks.iter().for_each(|inner| put(&mut runs, *orientation, inner)),
            Block::Table(table) if part.orientation == Orientation::Portrait && columns::is_wider(table, upright, measures) => {
                put(&mut runs, Orientation::Landscape, block)
            }
            _ => put(&mut runs, part.orientation, block),
        }
    }
    if let [first, second, ..] = runs.as_mut_slice()
        && few_words(&first.blocks, measures)
    {
        let start = std::mem::take(&mut first.blocks);
        second.blocks.splice(0..0, start);
        runs.remove(0);
    }
    if let [.., before, last] = runs.as_mut_slice()
        && few_words(&last.blocks, measures)
    {
        before.blocks.append(&mut last.blocks);
        runs.pop();
    }
    if runs.is_empty() {
        runs.push(Run { orientation: part.orientation, blocks: Vec::new() });
    }
    runs
}

fn put<'a>(runs: &mut Vec<Run<'a>>, orientation: Orientation, block: &'a Traced<Block>) {
    match runs.last_mut() {
        Some(run) if run.orientation == orientation => run.blocks.push(block),
        Some(run) => {
            let headings = run.blocks.iter().rev().take_while(|block| matches!(block.shown, Block::Heading { .. })).count();
            let mut blocks = run.blocks.split_off(run.blocks.len() - headings);
            blocks.push(block);
            if run.blocks.is_empty() {
                runs.pop();
            }
            runs.push(Run { orientation, blocks });
        }
        None => runs.push(Run { orientation, blocks: vec![block] }),
    }
}

fn few_words(blocks: &[&Traced<Block>], measures: &Measures) -> bool {
    blocks.iter().map(|block| lines(std::slice::from_ref(*block), measures)).sum::<f64>() <= FEW
}

/// About how many lines some blocks take; without end for what is not words alone.
pub(super) fn lines(blocks: &[Traced<Block>], measures: &Measures) -> f64 {
    let line = |text: &str| (measures.face.letters.width(text) / measures.line()).ceil().max(1.0) + 0.5;
    let each = blocks.iter().map(|block| match &block.shown {
        Block::Paragraph { content } => line(&walk::words(content)),
        Block::Heading { content, .. } => line(&walk::words(content)) + 1.0,
        Block::List { items, .. } => items.iter().map(|item| lines(&item.blocks, measures)).sum(),
        Block::Numbered { blocks, .. } | Block::Quote { blocks } | Block::Statement { blocks } => lines(blocks, measures) + 0.5,
        Block::Code { .. }
        | Block::Table(_)
        | Block::Register(_)
        | Block::Facts { .. }
        | Block::Picture { .. }
        | Block::Chart { .. }
        | Block::Box { .. }
        | Block::AgendaItem { .. }
        | Block::SignOff { .. }
        | Block::Links { .. }
        | Block::Rule
        | Block::PageBreak
        | Block::Disclosure { .. }
        | Block::Turned { .. } => f64::INFINITY,
    });
    each.sum()
}
