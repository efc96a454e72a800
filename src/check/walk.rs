//! Ways through the content that several rules take.

use crate::model::{
    Action, ActionPlan, AppendixContent, Block, Committee, Content, DataSource, DataTable, Inline, ItemContent, Meeting, Paper, Prose,
    RecommendationStatus, Report, StepKind, Tracked, View,
};

/// A report and where it is.
pub(super) struct Found<'a> {
    pub(super) committee: &'a Committee,
    pub(super) meeting: &'a Meeting,
    pub(super) report: &'a Report,
}

/// Every meeting with its committee.
pub(super) fn meetings(content: &Content) -> impl Iterator<Item = (&Committee, &Meeting)> {
    content.committees.values().flat_map(|committee| committee.meetings.values().map(move |meeting| (committee, meeting)))
}

/// Every report.
pub(super) fn reports(content: &Content) -> impl Iterator<Item = Found<'_>> {
    meetings(content).flat_map(|(committee, meeting)| meeting.reports.values().map(move |report| Found { committee, meeting, report }))
}

/// The pieces of prose of a paper, each whole.
pub(super) fn paper_prose(paper: &Paper) -> Vec<&Prose> {
    match paper {
        Paper::Markdown(paper) => vec![&paper.body],
        Paper::Tables(tables) => [&tables.intro, &tables.notes].into_iter().chain(tables.tables.iter().flat_map(cells)).collect(),
        Paper::Glossary(_) | Paper::Picture { .. } | Paper::View(_) | Paper::WorkProgramme => Vec::new(),
        Paper::Tracker(tracker) => {
            tracker.items.iter().flat_map(|item| item.recommendations.iter().flat_map(|made| [&made.text, &made.response])).collect()
        }
        Paper::Plan(plan) => plan_prose(plan),
    }
}

/// The pieces of prose of a plan, each whole.
pub(super) fn plan_prose(plan: &ActionPlan) -> Vec<&Prose> {
    let actions = plan.priorities.iter().flat_map(|priority| &priority.actions);
    let annexes = plan
        .annexes
        .iter()
        .flat_map(|annex| [&annex.text, &annex.tables.intro, &annex.tables.notes].into_iter().chain(annex.tables.tables.iter().flat_map(cells)));
    std::iter::once(&plan.introduction)
        .chain(plan.assurance.iter().map(|row| &row.evidence))
        .chain(actions.flat_map(action_prose))
        .chain(annexes)
        .collect()
}

/// What an action says, its updates included.
fn action_prose(action: &Action) -> impl Iterator<Item = &Prose> {
    let updates = action.updates.iter().flat_map(|update| std::iter::once(&update.note).chain(&update.improvement));
    std::iter::once(&action.improvement).chain(&action.steps).chain(updates)
}

fn cells(table: &DataTable) -> impl Iterator<Item = &Prose> {
    table.rows.iter().flatten()
}

/// The public papers of a report.
pub(super) fn public_papers(report: &Report) -> impl Iterator<Item = (usize, &Paper)> {
    report.appendices.iter().enumerate().filter_map(|(index, appendix)| match &appendix.content {
        AppendixContent::Public(paper) => Some((index + 1, paper.as_ref())),
        AppendixContent::Exempt(_) => None,
    })
}

/// Every action plan of the content, in its folder or shown by a report; one that is shown several times comes several times.
pub(super) fn plans(content: &Content) -> Vec<&ActionPlan> {
    let mut found: Vec<&ActionPlan> = content.committees.values().flat_map(|committee| committee.plans.values()).collect();
    for report in reports(content) {
        found.extend(public_papers(report.report).filter_map(|(_, paper)| if let Paper::Plan(plan) = paper { Some(plan.as_ref()) } else { None }));
        let data = report.report.data.iter().map(|(_, source)| source);
        let drawn = views(report.report).into_iter().map(|view| &view.source);
        found.extend(data.chain(drawn).filter_map(|source| if let DataSource::Plan(plan) = source { Some(plan.as_ref()) } else { None }));
    }
    found
}

/// The actions of a plan, in order.
pub(super) fn actions(plan: &ActionPlan) -> impl Iterator<Item = &Action> {
    plan.priorities.iter().flat_map(|priority| &priority.actions)
}

/// What a report draws from data, in its text and its papers.
pub(super) fn views(report: &Report) -> Vec<&View> {
    let papers: Vec<&Paper> = public_papers(report).map(|(_, paper)| paper).collect();
    let mut found: Vec<&View> = papers.iter().filter_map(|paper| if let Paper::View(view) = paper { Some(view) } else { None }).collect();
    let prose = report.sections.iter().map(|section| &section.body).chain(papers.iter().flat_map(|paper| paper_prose(paper)));
    for text in prose {
        blocks(text, &mut |block| {
            if let Block::View(view) = block {
                found.push(view);
            }
        });
    }
    found
}

/// Every recommendation that a committee follows, whether a list shows it or not.
pub(super) fn tracked(committee: &Committee) -> impl Iterator<Item = &Tracked> {
    committee.recommendations.iter().flat_map(|recommendations| &recommendations.items).flat_map(|item| &item.recommendations)
}

/// What was answered to a recommendation, the answers that later ones have replaced too.
pub(super) fn answers(made: &Tracked) -> impl Iterator<Item = (RecommendationStatus, &Prose)> {
    made.steps.iter().filter_map(|step| match &step.kind {
        StepKind::Response { status, text } => Some((*status, text)),
        StepKind::Accepted | StepKind::NotAccepted => None,
    })
}

/// Every piece of prose outside reports.
pub(super) fn standing_prose(content: &Content) -> Vec<&Prose> {
    let mut found: Vec<&Prose> = Vec::new();
    for committee in content.committees.values() {
        found.extend([&committee.role, &committee.terms_of_reference, &committee.interests, &committee.principles]);
        found.extend(committee.notices.iter().chain(&committee.outcomes).map(|notice| &notice.text));
        found.extend(tracked(committee).flat_map(|made| std::iter::once(&made.text).chain(answers(made).map(|(_, text)| text))));
    }
    for (_, meeting) in meetings(content) {
        found.push(&meeting.attend);
        for item in &meeting.items {
            if let ItemContent::Standing { text, paper, .. } = &item.content {
                found.push(text);
                found.extend(paper.iter().map(|paper| &paper.body));
            }
        }
    }
    found
}

/// Every piece of prose of the whole content.
pub(super) fn all_prose(content: &Content) -> Vec<&Prose> {
    let mut found = standing_prose(content);
    for found_report in reports(content) {
        found.extend(found_report.report.sections.iter().map(|section| &section.body));
        found.extend(public_papers(found_report.report).flat_map(|(_, paper)| paper_prose(paper)));
    }
    found
}

/// Calls `visit` for each block, outer before inner.
pub(super) fn blocks<'a>(prose: impl IntoIterator<Item = &'a Block>, visit: &mut impl FnMut(&'a Block)) {
    for block in prose {
        visit(block);
        match block {
            Block::List { items, .. } => items.iter().for_each(|item| blocks(&item.blocks, visit)),
            Block::Quote { blocks: inner, .. } => blocks(inner, visit),
            Block::Paragraph { .. }
            | Block::Heading { .. }
            | Block::Code { .. }
            | Block::Table { .. }
            | Block::Picture { .. }
            | Block::View(_)
            | Block::Rule { .. } => {}
        }
    }
}

/// Calls `visit` for each line of words outside quotations, footnotes included.
pub(super) fn lines<'a>(prose: impl IntoIterator<Item = &'a Block>, visit: &mut impl FnMut(&'a [Inline])) {
    for block in prose {
        match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => line(content, visit),
            Block::List { items, .. } => items.iter().for_each(|item| lines(&item.blocks, visit)),
            Block::Table { header, rows, .. } => header.iter().chain(rows.iter().flatten()).for_each(|cell| line(cell, visit)),
            Block::Quote { .. } | Block::Code { .. } | Block::Picture { .. } | Block::View(_) | Block::Rule { .. } => {}
        }
    }
}

fn line<'a>(content: &'a [Inline], visit: &mut impl FnMut(&'a [Inline])) {
    visit(content);
    for inline in content {
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => line(inner, visit),
            Inline::Note { blocks, .. } => lines(blocks, visit),
            Inline::Text(..) | Inline::Date(..) | Inline::Code(..) | Inline::Link { .. } | Inline::Figure { .. } | Inline::Break => {}
        }
    }
}

/// Calls `visit` for each inline of a line, inner ones too.
pub(super) fn inlines<'a>(content: &'a [Inline], visit: &mut impl FnMut(&'a Inline)) {
    for inline in content {
        visit(inline);
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link { content: inner, .. } => inlines(inner, visit),
            Inline::Text(..) | Inline::Date(..) | Inline::Code(..) | Inline::Note { .. } | Inline::Figure { .. } | Inline::Break => {}
        }
    }
}
