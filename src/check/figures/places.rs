//! Every place of a report where a figure can stand.

use std::sync::Arc;

use crate::check::walk;
use crate::diagnostic::Place;
use crate::model::{Action, ActionPlan, Block, DataSource, DataTable, Inline, Outcome, Paper, Prose, Tables, View};

/// Gives the words for an expression at a place; nothing where it has a mistake, which leaves the figure as it is.
type Work<'w> = &'w mut dyn FnMut(&str, &Place) -> Option<String>;

/// Goes through a piece of prose.
pub(super) fn prose(blocks: &mut [Block], work: Work<'_>) {
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => line(content, work),
            Block::List { items, .. } => items.iter_mut().for_each(|item| prose(&mut item.blocks, work)),
            Block::Quote { blocks, .. } => prose(blocks, work),
            Block::Table { header, rows, .. } => header.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| line(cell, work)),
            Block::View(shown) => view(shown, work),
            Block::Code { .. } | Block::Picture { .. } | Block::Rule { .. } => {}
        }
    }
}

fn line(content: &mut [Inline], work: Work<'_>) {
    for inline in content {
        let words = match inline {
            Inline::Figure { expression, place } => work(expression, place).map(|text| Inline::Text(text, place.clone())),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link { content: inner, .. } => {
                line(inner, work);
                None
            }
            Inline::Note { blocks, .. } => {
                prose(blocks, work);
                None
            }
            Inline::Text(..) | Inline::Date(..) | Inline::Code(..) | Inline::Break => None,
        };
        if let Some(words) = words {
            *inline = words;
        }
    }
}

/// Goes through a paper.
pub(super) fn paper(paper: &mut Paper, work: Work<'_>) {
    match paper {
        Paper::Markdown(paper) => prose(&mut paper.body, work),
        Paper::Tables(given) => tables(given, work),
        Paper::Tracker(tracker) => {
            for made in tracker.items.iter_mut().flat_map(|item| &mut item.recommendations) {
                prose(&mut made.text, work);
                prose(&mut made.response, work);
            }
        }
        Paper::Plan(given) => plan(given, work),
        Paper::View(shown) => view(shown, work),
        Paper::Glossary(_) | Paper::WorkProgramme | Paper::Picture { .. } => {}
    }
}

fn tables(tables: &mut Tables, work: Work<'_>) {
    prose(&mut tables.intro, work);
    tables.tables.iter_mut().for_each(|given| table(given, work));
    prose(&mut tables.notes, work);
}

fn table(table: &mut DataTable, work: Work<'_>) {
    table.rows.iter_mut().flatten().for_each(|cell| prose(cell, work));
}

fn plan(plan: &mut ActionPlan, work: Work<'_>) {
    prose(&mut plan.introduction, work);
    plan.assurance.iter_mut().for_each(|row| prose(&mut row.evidence, work));
    for action in plan.priorities.iter_mut().flat_map(|priority| &mut priority.actions) {
        action_prose(action, &mut |given| prose(given, work));
    }
    for annex in &mut plan.annexes {
        prose(&mut annex.text, work);
        tables(&mut annex.tables, work);
    }
}

fn action_prose(action: &mut Action, each: &mut dyn FnMut(&mut Prose)) {
    each(&mut action.improvement);
    action.steps.iter_mut().for_each(&mut *each);
    for outcome in &mut action.outcomes {
        match outcome {
            Outcome::Qualitative(given) | Outcome::ToBeSet(given) => each(given),
            Outcome::AtLeast { .. } | Outcome::Count { .. } | Outcome::Change { .. } | Outcome::Keep { .. } | Outcome::Target { .. } => {}
        }
    }
    for update in &mut action.updates {
        each(&mut update.note);
        update.improvement.iter_mut().for_each(&mut *each);
    }
}

/// A plan that is drawn is shared with other views of it: only one with figures of its own is copied.
fn view(shown: &mut View, work: Work<'_>) {
    if let DataSource::Plan(shared) = &mut shown.source
        && has_figures(shared)
    {
        plan(Arc::make_mut(shared), work);
    }
}

fn has_figures(plan: &ActionPlan) -> bool {
    let mut found = false;
    each_of_plan(plan, &mut |_| found = true);
    found
}

fn each_of_plan(plan: &ActionPlan, visit: &mut dyn FnMut(&Place)) {
    let outcomes = plan.priorities.iter().flat_map(|priority| &priority.actions).flat_map(|action| &action.outcomes);
    let stated = outcomes.filter_map(|outcome| match outcome {
        Outcome::Qualitative(given) | Outcome::ToBeSet(given) => Some(given),
        Outcome::AtLeast { .. } | Outcome::Count { .. } | Outcome::Change { .. } | Outcome::Keep { .. } | Outcome::Target { .. } => None,
    });
    walk::plan_prose(plan).into_iter().chain(stated).for_each(|prose| each(prose, visit));
}

/// Calls `visit` with the place of each figure of a piece of prose, those of plans that are drawn in it too.
pub(super) fn each(blocks: &[Block], visit: &mut dyn FnMut(&Place)) {
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => each_of_line(content, visit),
            Block::List { items, .. } => items.iter().for_each(|item| each(&item.blocks, visit)),
            Block::Quote { blocks, .. } => each(blocks, visit),
            Block::Table { header, rows, .. } => header.iter().chain(rows.iter().flatten()).for_each(|cell| each_of_line(cell, visit)),
            Block::View(shown) => {
                if let DataSource::Plan(plan) = &shown.source {
                    each_of_plan(plan, visit);
                }
            }
            Block::Code { .. } | Block::Picture { .. } | Block::Rule { .. } => {}
        }
    }
}

fn each_of_line(content: &[Inline], visit: &mut dyn FnMut(&Place)) {
    for inline in content {
        match inline {
            Inline::Figure { place, .. } => visit(place),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link { content: inner, .. } => {
                each_of_line(inner, visit)
            }
            Inline::Note { blocks, .. } => each(blocks, visit),
            Inline::Text(..) | Inline::Date(..) | Inline::Code(..) | Inline::Break => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, plain_text};

    fn place(start: usize) -> Place {
        Place::new(&"plan.yaml".into(), start..start + 9)
    }

    fn said(expression: &str, start: usize) -> Prose {
        let content = vec![Inline::Strong(vec![Inline::Figure { expression: expression.to_owned(), place: place(start) }])];
        vec![Block::Quote { blocks: vec![Block::Paragraph { content, place: place(start) }], place: place(start) }]
    }

    fn words(plan: &ActionPlan) -> String {
        let [Block::Quote { blocks, .. }] = plan.introduction.as_slice() else { return String::new() };
        blocks.iter().map(|block| if let Block::Paragraph { content, .. } = block { plain_text(content) } else { String::new() }).collect()
    }

    #[test]
    fn a_plan_that_is_drawn_is_copied_for_its_figures_alone() {
        let plan = ActionPlan {
            title: String::new(),
            introduction: said("a", 1),
            assurance: Vec::new(),
            priorities: Vec::new(),
            annexes: Vec::new(),
            as_at: None,
            last_day: Date::LAST,
        };
        let shared = Arc::new(plan);
        let drawn = View {
            source: DataSource::Plan(Arc::clone(&shared)),
            kind: None,
            argument: None,
            as_at: None,
            caption: None,
            credit: None,
            place: place(0),
        };
        let mut blocks = vec![Block::View(drawn)];
        let mut seen = Vec::new();
        each(&blocks, &mut |place| seen.push(place.start));
        assert_eq!(seen, [1]);
        prose(&mut blocks, &mut |expression, _| Some(format!("{expression} is worked out")));
        let [Block::View(View { source: DataSource::Plan(copy), .. })] = blocks.as_slice() else { panic!("{blocks:?}") };
        assert_eq!((words(copy).as_str(), words(&shared).as_str()), ("a is worked out", "{{a}}"));

        let same = Arc::clone(copy);
        prose(&mut blocks, &mut |_, _| None);
        let [Block::View(View { source: DataSource::Plan(kept), .. })] = blocks.as_slice() else { panic!("{blocks:?}") };
        assert!(Arc::ptr_eq(&same, kept), "a plan without figures was copied");
    }
}
