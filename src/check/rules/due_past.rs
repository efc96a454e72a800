//! The rule `due-past`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Date, Paper, Progress};

pub(super) const RULE: Rule = Rule {
    name: "due-past",
    summary: "An action in a published plan whose day is past, which is still open and of which nothing has been said since.",
    why: "a plan that promises yesterday is not believed, and members cannot tell whether the work was done.",
    example: "due 2021-02-01 in a plan issued on 2021-10-27",
    instead: "an update that says how it stands, or gives a new date.",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    for (_, paper) in docket.report.papers() {
        if let Paper::Plan(shown) = paper {
            let day = shown.as_at.unwrap_or(docket.facts.meeting.issued);
            shown.plan.at(day).for_each(|progress| judge(&progress, day, findings));
        }
    }
}

fn judge(progress: &Progress<'_>, day: Date, findings: &mut Vec<Finding>) {
    let Some(due) = progress.due.day.last_day().filter(|_| progress.is_overdue(day)) else { return };
    if progress.updated.is_none_or(|updated| updated <= due) {
        findings.push(
            Finding::error(
                RULE.name,
                &progress.due.place,
                format!("{} was due by {due}, and the plan is shown as at {day}", progress.action.id.value),
            )
            .label("past, and nothing has been said since")
            .help("write an update that says how it stands, or gives a new date"),
        );
    }
}
