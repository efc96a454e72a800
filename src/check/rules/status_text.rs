//! The rule `status-text`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::{Finding, Place};
use crate::model::{ActionStatus, Content, Inline, Paper, Prose, RecommendationStatus};

pub(super) const RULE: Rule = Rule {
    name: "status-text",
    summary: "A status that its own text contradicts.",
    why: "what is called complete leaves the list, and nobody looks after it again.",
    example: "`status: complete` with \"a report will come to the Panel in March\"",
    instead: "`partially complete` until it has come, or a text that says what was done.",
    silencing: Silencing::Allowed,
    check,
};

/// Words that speak of something still to be done.
const STILL_TO_COME: [&str; 9] =
    ["will be", "will come", "will report", "reporting back", "is to be", "are to be", "has yet to", "have yet to", "still to be"];
/// Words that speak of something begun.
const BEGUN: [&str; 5] = ["has begun", "have begun", "has started", "have started", "is under way"];

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for update in walk::plans(content).into_iter().flat_map(walk::actions).flat_map(|action| &action.updates) {
        match update.status.as_ref().map(|status| status.value) {
            Some(ActionStatus::Complete) => judge(&update.note, "complete", &STILL_TO_COME, findings),
            Some(ActionStatus::NotStarted) => judge(&update.note, "not started", &BEGUN, findings),
            Some(ActionStatus::InProgress) | None => {}
        }
    }
    for made in content.committees.values().flat_map(walk::tracked) {
        let complete = walk::answers(made).filter(|(status, _)| *status == RecommendationStatus::Complete);
        complete.for_each(|(_, text)| judge(text, "complete", &STILL_TO_COME, findings));
    }
    for found in walk::reports(content) {
        for (_, paper) in walk::public_papers(found.report) {
            if let Paper::Tracker(tracker) = paper {
                let complete =
                    tracker.items.iter().flat_map(|item| &item.recommendations).filter(|made| made.status == RecommendationStatus::Complete);
                complete.for_each(|made| judge(&made.response, "complete", &STILL_TO_COME, findings));
            }
        }
    }
}

fn judge(text: &Prose, status: &str, words: &[&str], findings: &mut Vec<Finding>) {
    walk::lines(text, &mut |line| {
        for inline in line {
            if let Inline::Text(text, place) = inline
                && let Some((at, words)) = words.iter().filter_map(|words| Some((find(text, words)?, *words))).min()
            {
                let place = if place.end - place.start == text.len() { place.inside(at..at + words.len()) } else { place.clone() };
                findings.push(contradiction(status, words, &place));
            }
        }
    });
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
