//! The rule `status-text`.

use crate::check::docket::Docket;
use crate::check::judge::{CommitteeDocket, ReportDocket};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, Place};
use crate::model::{ActionStatus, Block, Inline, Paper, Prose, RecommendationStatus, Run, StepKind};

pub(super) const RULE: Rule = Rule {
    name: "status-text",
    summary: "A status that its own text contradicts.",
    why: "what is called complete leaves the list, and nobody looks after it again.",
    example: "`status: complete` with \"a report will come to the Panel in March\"",
    instead: "`partially complete` until it has come, or a text that says what was done.",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Texts(updates), Scope::Report(trackers), Scope::Committee(answers)],
};

/// Words that speak of something still to be done.
const STILL_TO_COME: [&str; 9] =
    ["will be", "will come", "will report", "reporting back", "is to be", "are to be", "has yet to", "have yet to", "still to be"];
/// Words that speak of something begun.
const BEGUN: [&str; 5] = ["has begun", "have begun", "has started", "have started", "is under way"];

fn updates(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    for update in docket.plan.iter().flat_map(|plan| plan.actions()).flat_map(|action| &action.updates) {
        match update.status.as_ref().map(|status| status.value) {
            Some(ActionStatus::Complete) => judge(&update.note, "complete", &STILL_TO_COME, findings),
            Some(ActionStatus::NotStarted) => judge(&update.note, "not started", &BEGUN, findings),
            Some(ActionStatus::InProgress) | None => {}
        }
    }
}

fn trackers(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    for (_, paper) in docket.report.papers() {
        let Paper::Tracker(tracker) = paper else { continue };
        for made in tracker.items.iter().flat_map(|item| &item.recommendations) {
            answer(made.status, &made.response, findings);
        }
    }
}

/// What was answered to the recommendations that a committee follows, the answers that later ones have replaced too.
fn answers(docket: &CommitteeDocket<'_>, findings: &mut Vec<Finding>) {
    let items = docket.dossier.recommendations.iter().flat_map(|recommendations| &recommendations.items);
    for step in items.flat_map(|item| &item.recommendations).flat_map(|made| &made.steps) {
        match &step.kind {
            StepKind::Response { status, text } => answer(*status, text, findings),
            StepKind::Accepted | StepKind::NotAccepted => {}
        }
    }
}

fn answer(status: RecommendationStatus, text: &Prose, findings: &mut Vec<Finding>) {
    if status == RecommendationStatus::Complete {
        judge(text, "complete", &STILL_TO_COME, findings);
    }
}

/// Judges prose beside a status. What is quoted in it says nothing of the status.
fn judge(blocks: &[Block], status: &str, words: &[&str], findings: &mut Vec<Finding>) {
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => line(content, status, words, findings),
            Block::List { items, .. } => items.iter().for_each(|item| judge(&item.blocks, status, words, findings)),
            Block::Table { header, rows, .. } => {
                header.iter().chain(rows.iter().flatten()).for_each(|cell| line(cell, status, words, findings));
            }
            Block::Quote { .. } | Block::Code { .. } | Block::Picture { .. } | Block::View(_) | Block::Rule { .. } => {}
        }
    }
}

fn line(content: &[Inline], status: &str, words: &[&str], findings: &mut Vec<Finding>) {
    let run = Run::whole(content);
    if let Some((at, words)) = words.iter().filter_map(|words| Some((find(&run.text, words)?, *words))).min()
        && let Some(place) = run.place(&(at..at + words.len()))
    {
        findings.push(contradiction(status, words, &place));
    }
}

/// Where whole words stand in a text.
fn find(text: &str, words: &str) -> Option<usize> {
    let ends = |at: usize| !text[at + words.len()..].starts_with(char::is_alphanumeric);
    text.match_indices(words).map(|(at, _)| at).find(|at| ends(*at))
}

fn contradiction(status: &str, words: &str, place: &Place) -> Finding {
    Finding::error(RULE.name, place, format!("this is called {status}, and its text says \"{words}\""))
        .help("correct the status, or say what has been done")
}
