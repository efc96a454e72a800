//! Tables drawn as given: from Markdown, CSV or YAML.

use super::super::document::{Alignment, Block, Blocks, Inline, Orientation, Table, TableCell, TableColumn, TableRow};
use super::super::prose::Composer;
use super::super::traced::Traced;
use super::{is_wide, words_of};
use crate::model::{self, DataTable, Tables};

/// A table written in Markdown.
pub(in crate::compose) fn written(
    composer: &mut Composer<'_>,
    alignments: &[Alignment],
    header: &[Vec<model::Inline>],
    rows: &[Vec<Vec<model::Inline>>],
) -> Block {
    let line =
        |composer: &mut Composer<'_>, cell: &[model::Inline]| TableCell { blocks: vec![Block::Paragraph { content: composer.line(cell) }.into()] };
    let row = |composer: &mut Composer<'_>, row: &[Vec<model::Inline>]| -> TableRow {
        let shown = Traced::from(row.iter().map(|cell| line(composer, cell)).collect::<Vec<_>>());
        model::place_of_line(row.first().map_or(&[], Vec::as_slice)).iter().fold(shown, |shown, place| shown.made_from(place))
    };
    let rows: Vec<TableRow> = rows.iter().map(|cells| row(composer, cells)).collect();
    let titles = header.iter().map(|title| model::plain_text(title));
    let columns = titles.zip(alignments).map(|(title, align)| TableColumn { title, align: *align, share: 0 }).collect();
    finished(Table { caption: None, columns, row_headers: true, rows, source: None, dense: false }, Orientation::Portrait)
}

/// The tables of a paper, with the words around them.
pub(in crate::compose) fn given(composer: &mut Composer<'_>, tables: &Tables) -> Blocks {
    let mut blocks = composer.blocks(&tables.intro);
    blocks.extend(tables.tables.iter().map(|table| Traced::from(data(composer, table)).made_from(&table.place)));
    blocks.extend(composer.blocks(&tables.notes));
    blocks
}

fn data(composer: &mut Composer<'_>, table: &DataTable) -> Block {
    let words = composer.words;
    let title = |column: &model::Column| column.title.text(words);
    let columns = table.columns.iter().map(|column| TableColumn { title: title(column), align: column.align, share: 0 }).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| shown(composer, cell)).collect::<Vec<_>>().into()).collect();
    let caption = table.title.as_ref().map(|title| vec![Inline::text(title.as_str())]);
    let source = table.source.as_ref().map(|source| composer.words.fill("table-source", &[("source", source)]));
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
            let cells = table.rows.iter().filter_map(|row| row.shown.get(index)).map(|cell| words_of(&cell.blocks));
            std::iter::once(column.title.clone()).chain(cells).collect()
        })
        .collect();
    let wide = orientation == Orientation::Landscape || is_wide(&texts);
    table.dense = wide || table.columns.len() > 5;
    if wide { Block::Turned { orientation: Orientation::Landscape, blocks: vec![Block::Table(table).into()] } } else { Block::Table(table) }
}
