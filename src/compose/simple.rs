//! Blocks of plain words, and tables.

use super::document::{Block, Inline, ListItem, Marker, Orientation, Table};

/// With more columns than this, a table is set in smaller type.
const MANY_COLUMNS: usize = 5;

/// A paragraph of plain words.
pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph { content: vec![Inline::text(text)] }
}

/// A paragraph that begins with words in bold type.
pub(super) fn labelled(label: &str, rest: impl IntoIterator<Item = Inline>) -> Block {
    let strong = Inline::Strong { content: vec![Inline::text(label)] };
    Block::Paragraph { content: [strong, Inline::text(" ")].into_iter().chain(rest).collect() }
}

/// A heading of plain words.
pub(super) fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading { level, id: None, label: None, content: vec![Inline::text(text)] }
}

/// A list of blocks with bullets.
pub(super) fn bullets(items: impl IntoIterator<Item = Vec<Block>>) -> Block {
    let items = items.into_iter().map(|blocks| ListItem { label: None, task: None, blocks }).collect();
    Block::List { marker: Marker::Bullet, items }
}

/// A list of blocks that counts 1., 2., 3.
pub(super) fn counted(items: impl IntoIterator<Item = Vec<Block>>) -> Block {
    let items = items.into_iter().enumerate().map(|(index, blocks)| ListItem { label: Some(format!("{}.", index + 1)), task: None, blocks });
    Block::List { marker: Marker::Label, items: items.collect() }
}

/// A table, in smaller type where its columns are many.
pub(super) fn table(table: Table) -> Block {
    Block::Table(Table { dense: table.dense || table.columns.len() > MANY_COLUMNS, ..table })
}

/// A table on pages of some orientation; a wide page is worth smaller type.
pub(super) fn table_on(orientation: Orientation, table: Table) -> Block {
    match orientation {
        Orientation::Portrait => self::table(table),
        Orientation::Landscape => Block::Turned { orientation, blocks: vec![Block::Table(Table { dense: true, ..table })] },
    }
}
