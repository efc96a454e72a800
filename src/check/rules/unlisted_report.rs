//! The rule `unlisted-report`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    name: "unlisted-report",
    summary: "A report in a meeting's folder that its agenda does not have.",
    why: "only what is on the agenda is published, and a forgotten report is one that nobody can decide on.",
    example: "a folder `improvement-plan/` that no item names",
    instead: "`- report: improvement-plan` in `meeting.yaml`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let (slug, meeting) = (&docket.report.slug, docket.facts.meeting);
    if !meeting.lists(slug) {
        findings.push(
            Finding::error(RULE.name, &docket.report.front_matter, format!("the report `{slug}` is not on the agenda"))
                .also(&meeting.place, "of this meeting")
                .help(format!("add `- report: {slug}` to `items` in meeting.yaml, or move the folder out of content")),
        );
    }
}
