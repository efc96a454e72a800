//! The rule `update-after-issue`.

use crate::check::judge::CommitteeDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    name: "update-after-issue",
    summary: "An update of an action dated after the last agenda of the committee was issued.",
    why: "no pack shows it, and what lies ahead of every agenda is often a slip of the pen in the year.",
    example: "an update of 2023-01-10 when the last agenda is of 2022-11-16",
    instead: "the day on which it became known; a true one is shown as soon as a later agenda is there.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Committee(check)],
};

fn check(docket: &CommitteeDocket<'_>, findings: &mut Vec<Finding>) {
    let dossier = docket.dossier;
    let Some(issued) = dossier.calendar.last_issued() else { return };
    let updates = dossier.plans.values().flat_map(|plan| plan.actions()).flat_map(|action| &action.updates);
    for update in updates.filter(|update| update.date.value > issued) {
        findings.push(
            Finding::warning(RULE.name, &update.date.place, format!("this update is dated after the last agenda was issued on {issued}"))
                .note("no pack shows it yet")
                .help("correct the date, unless a later agenda is still to come"),
        );
    }
}
