//! Blocks of plain words, and tables.

use super::document::{Block, Blocks, Inline, ListItem, Marker, Orientation, Table};
use super::traced::Traced;

/// With more columns than this, a table is set in smaller type.
const MANY_COLUMNS: usize = 5;

/// A paragraph of plain words.
pub(super) fn paragraph(text: impl Into<String>) -> Traced<Block> {
    Block::Paragraph { content: vec![Inline::text(text)] }.into()
}

/// A paragraph that begins with words in bold type, or has no others.
pub(super) fn labelled(label: &str, rest: impl IntoIterator<Item = Inline>) -> Traced<Block> {
    let strong = Inline::Strong { content: vec![Inline::text(label)] };
    let mut rest = rest.into_iter().peekable();
    let between = rest.peek().map(|_| Inline::text(" "));
    Block::Paragraph { content: std::iter::once(strong).chain(between).chain(rest).collect() }.into()
}

/// A heading of plain words.
pub(super) fn heading(level: u8, text: impl Into<String>) -> Traced<Block> {
    Block::Heading { level, id: None, label: None, content: vec![Inline::text(text)] }.into()
}

/// A list of blocks with bullets.
pub(super) fn bullets(items: impl IntoIterator<Item = Blocks>) -> Traced<Block> {
    let items = items.into_iter().map(|blocks| ListItem { label: None, task: None, blocks }).collect();
    Block::List { marker: Marker::Bullet, items }.into()
}

/// A list of blocks that counts 1., 2., 3.
pub(super) fn counted(items: impl IntoIterator<Item = Blocks>) -> Traced<Block> {
    let items = items.into_iter().enumerate().map(|(index, blocks)| ListItem { label: Some(format!("{}.", index + 1)), task: None, blocks });
    Block::List { marker: Marker::Label, items: items.collect() }.into()
}

/// A table, in smaller type where its columns are many.
pub(super) fn table(table: Table) -> Block {
    Block::Table(Table { dense: table.dense || table.columns.len() > MANY_COLUMNS, ..table })
}

/// A table on pages of some orientation; a wide page is worth smaller type.
pub(super) fn table_on(orientation: Orientation, table: Table) -> Block {
    match orientation {
        Orientation::Portrait => self::table(table),
        Orientation::Landscape => Block::Turned { orientation, blocks: vec![Block::Table(Table { dense: true, ..table }).into()] },
    }
}
