//! Tables drawn as given: from CSV or YAML.

use super::super::document::{Block, Blocks, Inline, Table, TableCell, TableColumn};
use super::super::prose::Composer;
use super::super::simple::table_on;
use super::super::traced::Traced;
use crate::model::{self, DataTable, Tables};

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
    let caption = table.title.as_ref().map(|title| vec![Inline::text(title.value.as_str())]);
    let source = table.source.as_ref().map(|source| composer.words.fill("table-source", &[("source", &source.value)]));
    table_on(table.orientation, Table { caption, columns, row_headers: table.row_headers, rows, source, dense: false })
}

/// A cell as shown; one of a kind of table that says nothing says so.
fn shown(composer: &mut Composer<'_>, cell: &model::Cell) -> TableCell {
    if cell.is_empty() { super::cell(composer.words.get("not-set")) } else { TableCell { blocks: composer.blocks(cell) } }
}
