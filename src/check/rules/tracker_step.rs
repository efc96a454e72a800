//! The rule `tracker-step`.

use crate::check::judge::CommitteeDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Date, Dossier, RecommendationStatus, StepKind, Tracked, TrackedItem, TrackedState};

pub(super) const RULE: Rule = Rule {
    name: "tracker-step",
    summary: "A step of a recommendation that may not be taken.",
    why: "what leaves the list is not looked after again: it must have been answered, reported and accepted by the committee.",
    example: "`panel: accepted` when the last answer was \"partially complete\"",
    instead: "an answer with the status `complete`, and then the meeting that accepted it.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Committee(check)],
};

fn check(docket: &CommitteeDocket<'_>, findings: &mut Vec<Finding>) {
    let dossier = docket.dossier;
    for item in dossier.recommendations.iter().flat_map(|recommendations| &recommendations.items) {
        if !meets_on(dossier, item.meeting.value) {
            findings.push(
                Finding::error(RULE.name, &item.meeting.place, format!("the committee did not meet on {}", item.meeting.value))
                    .help("write the day of the meeting that made the recommendations, and list it in committee.yaml"),
            );
        }
        item.recommendations.iter().for_each(|made| steps(dossier, item, made, findings));
    }
}

fn meets_on(dossier: &Dossier, day: Date) -> bool {
    dossier.committee.dates.iter().any(|date| date.value == day) || dossier.calendar.meetings.values().any(|meeting| meeting.date == day)
}

fn steps(dossier: &Dossier, item: &TrackedItem, made: &Tracked, findings: &mut Vec<Finding>) {
    let mut state = TrackedState::Unanswered;
    let mut last = &item.meeting;
    for step in &made.steps {
        let date = &step.date;
        if date.value < last.value {
            let message = if std::ptr::eq(last, &item.meeting) {
                format!("this step is dated before the meeting of {} that made the recommendation", last.value)
            } else {
                format!("this step is dated before the one above it, of {}", last.value)
            };
            findings.push(Finding::error(RULE.name, &date.place, message).help("correct the date, or put the steps in the order of their dates"));
        }
        if !matches!(step.kind, StepKind::Response { .. }) && !meets_on(dossier, date.value) {
            findings.push(
                Finding::error(RULE.name, &date.place, format!("the committee did not meet on {}", date.value))
                    .help("write the day of the meeting at which the committee said so"),
            );
        }
        match state.after(&step.kind) {
            Ok(next) => state = next,
            Err(reason) => {
                findings.push(Finding::error(RULE.name, &date.place, format!("this step cannot be taken: {reason}")).help(help(state, &step.kind)));
            }
        }
        last = date;
    }
}

fn help(state: TrackedState, step: &StepKind) -> &'static str {
    match (state, step) {
        (TrackedState::Left, _) => "delete it, or make it a new recommendation",
        (TrackedState::Answered(RecommendationStatus::Rejected) | TrackedState::NotAccepted(RecommendationStatus::Rejected), _) => "delete it",
        (_, StepKind::Accepted) => "write the answer that was accepted above it, with the status `complete`",
        (_, StepKind::NotAccepted | StepKind::Response { .. }) => "write the answer that it speaks of above it",
    }
}
