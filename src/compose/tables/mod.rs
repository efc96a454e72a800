//! The kinds of tables. A kind is one file and one line here.

mod data;
mod glossary;
pub(super) mod plan;
mod tracker;

pub(super) use data::given;
pub(super) use glossary::glossary;
pub(super) use plan::plan;
pub(super) use tracker::tracker;

use super::document::{Block, Inline, Register, TableCell, TableColumn};
use super::traced::Traced;
use crate::model::Alignment;

/// A column of a given share.
pub(super) fn column(title: &str, share: u32) -> TableColumn {
    TableColumn { title: title.to_owned(), align: Alignment::Left, share }
}

/// A cell with one line of words.
pub(super) fn cell(text: impl Into<String>) -> TableCell {
    TableCell { blocks: vec![super::simple::paragraph(text)] }
}

/// The words of some blocks, for measuring.
pub(super) fn words_of(blocks: &[Traced<Block>]) -> String {
    let mut text = String::new();
    for block in blocks {
        match &block.shown {
            Block::Paragraph { content } | Block::Heading { content, .. } => inline_words(content, &mut text),
            Block::Numbered { blocks, .. } | Block::Quote { blocks } | Block::Box { blocks, .. } | Block::Statement { blocks } => {
                text.push_str(&words_of(blocks));
            }
            Block::Turned { blocks, .. } | Block::Disclosure { blocks, .. } => text.push_str(&words_of(blocks)),
            Block::List { items, .. } => items.iter().for_each(|item| text.push_str(&words_of(&item.blocks))),
            Block::Code { text: code } => text.push_str(code),
            Block::Table(table) | Block::Register(Register { table, .. }) => {
                table.rows.iter().flat_map(|row| &row.shown).for_each(|cell| text.push_str(&words_of(&cell.blocks)))
            }
            Block::Facts { .. }
            | Block::Picture { .. }
            | Block::Chart { .. }
            | Block::AgendaItem { .. }
            | Block::SignOff { .. }
            | Block::Links { .. }
            | Block::Rule
            | Block::PageBreak => {}
        }
        text.push(' ');
    }
    text
}

fn inline_words(content: &[Inline], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text: words } | Inline::Code { text: words } | Inline::Rag { text: words, .. } => text.push_str(words),
            Inline::Emphasis { content } | Inline::Strong { content } | Inline::Struck { content } | Inline::Link { content, .. } => {
                inline_words(content, text);
            }
            Inline::Break => text.push(' '),
            Inline::Note { .. } | Inline::PageRange { .. } => {}
        }
    }
}
