//! The rule `unlisted-report`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::Finding;
use crate::model::{Content, ItemContent};

pub(super) const RULE: Rule = Rule {
    name: "unlisted-report",
    summary: "A report in a meeting's folder that its agenda does not have.",
    why: "only what is on the agenda is published, and a forgotten report is one that nobody can decide on.",
    example: "a folder `improvement-plan/` that no item names",
    instead: "`- report: improvement-plan` in `meeting.yaml`.",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for found in walk::reports(content) {
        let slug = &found.report.slug;
        let listed = found.meeting.items.iter().any(|item| matches!(&item.content, ItemContent::Report(named) if named.value == *slug));
        if !listed {
            findings.push(
                Finding::error(RULE.name, &found.report.front_matter, format!("the report `{slug}` is not on the agenda"))
                    .also(&found.meeting.place, "of this meeting")
                    .help(format!("add `- report: {slug}` to `items` in meeting.yaml, or move the folder out of content")),
            );
        }
    }
}
