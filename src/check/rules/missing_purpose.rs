//! The rule `missing-purpose`.

use crate::check::judge::MeetingDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::ItemContent;

pub(super) const RULE: Rule = Rule {
    name: "missing-purpose",
    summary: "A report on the agenda without the sentence that says whose it is and what for.",
    why: "readers choose what to open by that sentence.",
    example: "`- report: improvement-plan`",
    instead: "add `purpose: \"Report of the … updating the Panel on ….\"`",
    silencing: Silencing::Refused,
    scopes: &[Scope::Meeting(check)],
};

fn check(docket: &MeetingDocket<'_>, findings: &mut Vec<Finding>) {
    let meeting = docket.meeting;
    for item in &meeting.items {
        if let (ItemContent::Report(slug), None) = (&item.content, &item.purpose) {
            findings.push(
                Finding::error(RULE.name, &slug.place, format!("the item `{}` does not say whose report it is and what for", slug.value))
                    .help("add `purpose:` with one sentence: \"Report of the … updating the Panel on ….\""),
            );
        }
    }
}
