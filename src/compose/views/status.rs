//! `#status`: how many actions of each priority stand how.

use super::super::document::{Block, Blocks, Inline, Table, TableColumn, TableRow};
use super::super::prose::Composer;
use super::super::tables::cell;
use crate::model::{ActionStatus, Alignment, Date, Priority, Progress, Rag, View};

/// A test that is counted, and the heading of its column.
type Counted = (&'static str, fn(&Progress<'_>, Date) -> bool);

const COLUMNS: [Counted; 6] = [
    ("action-not-started", |progress, _| progress.is_open() && progress.status == ActionStatus::NotStarted),
    ("action-in-progress", |progress, _| progress.is_open() && progress.status == ActionStatus::InProgress),
    ("action-complete", |progress, _| progress.withdrawn.is_none() && progress.status == ActionStatus::Complete),
    ("exception-withdrawn", |progress, _| progress.withdrawn.is_some()),
    ("register-overdue", |progress, day| progress.is_overdue(day)),
    ("rag-red", |progress, _| progress.rag == Some(Rag::Red)),
];

/// A row for each priority, and one for all of them.
pub(super) fn status(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let words = composer.words;
    let Some((plan, day)) = super::plan(composer, view) else { return Vec::new() };
    let standing = |priorities: &[Priority]| -> Vec<usize> {
        let all: Vec<Progress<'_>> = priorities.iter().flat_map(|priority| &priority.actions).filter_map(|action| action.at(day)).collect();
        let counts = COLUMNS.iter().map(|(_, holds)| all.iter().filter(|progress| holds(progress, day)).count());
        std::iter::once(all.len()).chain(counts).collect()
    };
    let row = |title: &str, counts: Vec<usize>| {
        std::iter::once(cell(title)).chain(counts.into_iter().map(|count| cell(count.to_string()))).collect::<Vec<_>>().into()
    };
    let mut rows: Vec<TableRow> =
        plan.priorities.iter().map(|priority| row(&priority.title.value, standing(std::slice::from_ref(priority)))).collect();
    rows.push(row(words.get("status-all"), standing(&plan.priorities)));
    let title = |key: &str, align| TableColumn { title: words.get(key).to_owned(), align, share: 0 };
    let counted = std::iter::once("status-actions").chain(COLUMNS.iter().map(|(key, _)| *key)).map(|key| title(key, Alignment::Right));
    let columns = std::iter::once(title("plan-priority", Alignment::Left)).chain(counted).collect();
    let caption = view.caption.as_ref().map(|text| vec![Inline::text(text.as_str())]);
    vec![Block::Table(Table { caption, columns, row_headers: true, rows, source: None, dense: true }).into()]
}
