//! `#table`: a data set as a plain table.

use super::super::document::{Blocks, Inline, Table, TableColumn};
use super::super::prose::Composer;
use super::super::simple;
use super::super::tables::cell;
use crate::model::{Alignment, DataSource, View};

/// Each row of the data as a row of the table; columns of figures stand at the right.
pub(super) fn table(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let DataSource::Set(set) = &view.source else { return Vec::new() };
    let align = |column| if set.is_figures(column) { Alignment::Right } else { Alignment::Left };
    let columns = set.columns.iter().enumerate();
    let columns = columns.map(|(index, column)| TableColumn { title: column.title.value.clone(), align: align(index), share: 0 }).collect();
    let rows = set.rows.iter().map(|row| row.cells.iter().map(|data| cell(data.text.as_str())).collect::<Vec<_>>().into()).collect();
    let caption = view.caption.as_ref().map(|text| vec![Inline::text(text.as_str())]);
    vec![simple::table(Table { caption, columns, row_headers: true, rows, source: super::credit(composer, view), dense: false }).into()]
}
