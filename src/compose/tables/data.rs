//! Tables drawn as given: from Markdown, CSV or YAML.

use super::super::document::{Alignment, Block, Inline, Orientation, Table, TableCell, TableColumn};
use super::super::prose::Composer;
use super::{is_wide, words_of};
use crate::model::{self, DataTable, Tables};

/// A table written in Markdown.
pub(in crate::compose) fn written(
    composer: &mut Composer<'_>,
    alignments: &[Alignment],
    header: &[Vec<model::Inline>],
    rows: &[Vec<Vec<model::Inline>>],
) -> Block {
    let line = |composer: &mut Composer<'_>, cell: &[model::Inline]| TableCell { blocks: vec![Block::Paragraph { content: composer.line(cell) }] };
    let rows: Vec<Vec<TableCell>> = rows.iter().map(|row| row.iter().map(|cell| line(composer, cell)).collect()).collect();
    let titles = header.iter().map(|title| model::plain_text(title));
    let columns = titles.zip(alignments).map(|(title, align)| TableColumn { title, align: *align, share: 0 }).collect();
    finished(Table { caption: None, columns, row_headers: true, rows, source: None, dense: false }, Orientation::Portrait)
}

/// The tables of a paper, with the words around them.
pub(in crate::compose) fn given(composer: &mut Composer<'_>, tables: &Tables) -> Vec<Block> {
    let mut blocks = composer.blocks(&tables.intro);
    blocks.extend(tables.tables.iter().map(|table| data(composer, table)));
    blocks.extend(composer.blocks(&tables.notes));
    blocks
}

fn data(composer: &mut Composer<'_>, table: &DataTable) -> Block {
    let words = composer.words;
    let title = |column: &model::Column| column.title.text(words);
    let columns = table.columns.iter().map(|column| TableColumn { title: title(column), align: column.align, share: 0 }).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| shown(composer, cell)).collect()).collect();
    let caption = table.title.as_ref().map(|title| vec![Inline::text(title.value.as_str())]);
    let source = table.source.as_ref().map(|source| composer.words.fill("table-source", &[("source", &source.value)]));
    finished(Table { caption, columns, row_headers: table.row_headers, rows, source, dense: false }, table.orientation)
}

/// A cell as shown; one of a kind of table that says nothing says so.
fn shown(composer: &mut Composer<'_>, cell: &model::Cell) -> TableCell {
    if cell.is_empty() { super::cell(composer.words.get("not-set")) } else { TableCell { blocks: composer.blocks(cell) } }
}

/// Gives a wide table pages that are wide, and one of many columns smaller type.
pub(in crate::compose) fn finished(mut table: Table, orientation: Orientation) -> Block {
    let texts: Vec<Vec<String>> = table
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let cells = table.rows.iter().filter_map(|row| row.get(index)).map(|cell| words_of(&cell.blocks));
            std::iter::once(column.title.clone()).chain(cells).collect()
        })
        .collect();
    let wide = orientation == Orientation::Landscape || is_wide(&texts);
    table.dense = wide || table.columns.len() > 5;
    if wide { Block::Turned { orientation: Orientation::Landscape, blocks: vec![Block::Table(table)] } } else { Block::Table(table) }
}
