//! Walking through a document's blocks and words.

use crate::compose::{Block, Inline, Part, Register, Traced};

/// What a walk meets, in reading order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Met<'a> {
    /// A block, before what stands in it.
    Block(&'a Block),
    /// A piece of a line, before what stands in it.
    Inline(&'a Inline),
}

/// Shows everything in a part to a visitor.
pub(super) fn part<'a>(part: &'a Part, visit: &mut impl FnMut(Met<'a>)) {
    blocks(&part.blocks, visit);
}

/// Shows some blocks and everything in them to a visitor.
pub(super) fn blocks<'a>(list: &'a [Traced<Block>], visit: &mut impl FnMut(Met<'a>)) {
    for block in list {
        visit(Met::Block(&block.shown));
        inside(&block.shown, visit);
    }
}

fn inside<'a>(block: &'a Block, visit: &mut impl FnMut(Met<'a>)) {
    match block {
        Block::Heading { content, .. } | Block::Paragraph { content } => inlines(content, visit),
        Block::Numbered { blocks: inner, .. }
        | Block::Quote { blocks: inner }
        | Block::Box { blocks: inner, .. }
        | Block::Statement { blocks: inner }
        | Block::AgendaItem { blocks: inner, .. }
        | Block::Disclosure { blocks: inner, .. }
        | Block::Turned { blocks: inner, .. } => blocks(inner, visit),
        Block::List { items, .. } => items.iter().for_each(|item| blocks(&item.blocks, visit)),
        Block::Table(table) | Block::Register(Register { table, .. }) => {
            table.caption.iter().for_each(|caption| inlines(caption, visit));
            table.rows.iter().flat_map(|row| &row.shown).for_each(|cell| blocks(&cell.blocks, visit));
        }
        Block::Facts { rows, .. } => rows.iter().flat_map(|row| &row.lines).for_each(|line| inlines(line, visit)),
        Block::Picture { caption, .. } | Block::Chart { caption, .. } => caption.iter().for_each(|caption| inlines(caption, visit)),
        Block::Code { .. } | Block::SignOff { .. } | Block::Links { .. } | Block::Rule | Block::PageBreak => {}
    }
}

/// Shows the pieces of a line to a visitor.
pub(super) fn inlines<'a>(list: &'a [Inline], visit: &mut impl FnMut(Met<'a>)) {
    for inline in list {
        visit(Met::Inline(inline));
        match inline {
            Inline::Emphasis { content } | Inline::Strong { content } | Inline::Struck { content } | Inline::Link { content, .. } => {
                inlines(content, visit);
            }
            Inline::Note { blocks: inner } => blocks(inner, visit),
            Inline::Text { .. } | Inline::Code { .. } | Inline::Break | Inline::Rag { .. } | Inline::PageRange { .. } => {}
        }
    }
}

/// The words of a line without any marks.
pub(super) fn words(list: &[Inline]) -> String {
    let mut text = String::new();
    collect(list, &mut text);
    text
}

fn collect(list: &[Inline], text: &mut String) {
    for inline in list {
        match inline {
            Inline::Text { text: words } | Inline::Code { text: words } => text.push_str(words),
            Inline::Rag { text: words, .. } => {
                // The shape and the space behind it are about as wide as these.
                text.push_str("●\u{a0}");
                text.push_str(words);
            }
            Inline::Emphasis { content } | Inline::Strong { content } | Inline::Struck { content } | Inline::Link { content, .. } => {
                collect(content, text);
            }
            Inline::Break => text.push('\n'),
            Inline::Note { .. } | Inline::PageRange { .. } => {}
        }
    }
}
