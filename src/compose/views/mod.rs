//! Data drawn, as tables and pictures. A way to draw is one file, one line here and one kind in `model`.

mod charts;
mod exceptions;
mod monthly;
mod predictions;
mod progress;
mod status;
mod table;

use super::document::{Block, Blocks, Inline, Table, TableCell, TableRow};
use super::prose::Composer;
use super::traced::Traced;
use super::{people, tables};
use crate::model::{ActionPlan, DataSource, Date, Progress, View, ViewKind};

/// A view as blocks; nothing for a kind that is not known, which is a finding already.
pub(super) fn view(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let Some(kind) = view.known_kind() else { return Blocks::new() };
    let draw = match kind {
        ViewKind::Table => table::table,
        ViewKind::Monthly => monthly::monthly,
        ViewKind::Predictions => predictions::predictions,
        ViewKind::Bar | ViewKind::GroupedBar => charts::bars,
        ViewKind::Line => charts::line,
        ViewKind::Share => charts::share,
        ViewKind::Timeline => charts::timeline,
        ViewKind::Exceptions => exceptions::exceptions,
        ViewKind::Progress => progress::progress,
        ViewKind::Status => status::status,
        ViewKind::Trend => charts::trend,
    };
    draw(composer, view)
}

/// A view without its caption and source, for the figures below a chart that has them.
fn bare(view: &View) -> View {
    View { caption: None, credit: None, ..view.clone() }
}

/// Where the data of a view come from, as shown.
fn credit(composer: &Composer<'_>, view: &View) -> Option<String> {
    view.credit.as_ref().map(|credit| composer.words.fill("table-source", &[("source", credit)]))
}

/// The plan of a view, and the day as at which it is drawn.
fn plan<'v>(composer: &Composer<'_>, view: &'v View) -> Option<(&'v ActionPlan, Date)> {
    let DataSource::Plan(plan) = &view.source else { return None };
    Some((plan, plan.day(view.as_at, composer.setting.today)))
}

/// The day that a view is told.
fn since(view: &View) -> Option<Date> {
    view.argument.as_ref().and_then(|argument| Date::parse(&argument.value))
}

/// The titles of posts, one after the other.
fn owners(composer: &Composer<'_>, progress: &Progress<'_>) -> String {
    let title = |id| people::post(composer.setting.context, id).map(|post| post.title.clone());
    progress.owners.iter().filter_map(title).collect::<Vec<_>>().join("; ")
}

/// A table of actions under heads, each the key of a word and its share of the width.
fn actions(composer: &Composer<'_>, view: &View, heads: &[(&str, u32)], rows: Vec<TableRow>) -> Traced<Block> {
    let table = Table {
        caption: view.caption.as_ref().map(|text| vec![Inline::text(text.as_str())]),
        columns: heads.iter().map(|(key, share)| tables::column(composer.words.get(key), *share)).collect(),
        row_headers: true,
        rows,
        source: None,
        dense: true,
    };
    Block::Table(table).into()
}

/// An action's id and wording.
fn action(composer: &mut Composer<'_>, progress: &Progress<'_>) -> TableCell {
    let mut blocks = composer.blocks(progress.improvement);
    let id = [Inline::Strong { content: vec![Inline::text(progress.action.id.value.as_str())] }, Inline::text(" ")];
    match blocks.first_mut() {
        Some(Traced { shown: Block::Paragraph { content }, .. }) => drop(content.splice(0..0, id)),
        _ => blocks.insert(0, Block::Paragraph { content: id.into() }.into()),
    }
    TableCell { blocks }
}

/// What was said last, or that nothing was.
fn note(composer: &mut Composer<'_>, progress: &Progress<'_>) -> TableCell {
    let blocks = progress.note.map(|note| composer.blocks(note)).unwrap_or_default();
    if blocks.is_empty() { tables::cell(composer.words.get("none")) } else { TableCell { blocks } }
}
