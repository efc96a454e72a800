//! Data drawn, as tables and pictures. A way to draw is one file, one line here and one in `model`'s list of kinds.

mod charts;
mod exceptions;
mod monthly;
mod predictions;
mod progress;
mod status;
mod table;

use super::document::{Block, Blocks, Inline, TableCell};
use super::prose::Composer;
use super::traced::Traced;
use super::{people, tables};
use crate::model::{ActionPlan, DataSource, Date, Progress, View};

/// What draws a view.
type Drawing = fn(&mut Composer<'_>, &View) -> Blocks;

/// Every drawing by the name of its kind.
const DRAWINGS: &[(&str, Drawing)] = &[
    ("table", table::table),
    ("monthly", monthly::monthly),
    ("predictions", predictions::predictions),
    ("bar", charts::bar),
    ("grouped-bar", charts::grouped_bar),
    ("line", charts::line),
    ("share", charts::share),
    ("timeline", charts::timeline),
    ("exceptions", exceptions::exceptions),
    ("progress", progress::progress),
    ("status", status::status),
    ("trend", charts::trend),
];

/// A view as blocks; nothing for a kind that is not known, which is a finding already.
pub(super) fn view(composer: &mut Composer<'_>, view: &View) -> Blocks {
    let drawing = view.known_kind().and_then(|kind| DRAWINGS.iter().find(|(name, _)| *name == kind.name));
    drawing.map(|(_, draw)| draw(composer, view)).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::DRAWINGS;
    use crate::model::VIEW_KINDS;

    #[test]
    fn each_kind_is_drawn() {
        let kinds: Vec<&str> = VIEW_KINDS.iter().map(|kind| kind.name).collect();
        let drawn: Vec<&str> = DRAWINGS.iter().map(|(name, _)| *name).collect();
        assert_eq!(kinds, drawn);
    }
}
