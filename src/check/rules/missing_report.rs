//! The rule `missing-report`.

use std::collections::BTreeMap;

use crate::check::judge::MeetingDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, nearest};
use crate::model::{ItemContent, Slug};

pub(super) const RULE: Rule = Rule {
    name: "missing-report",
    summary: "An agenda item whose report is not there, or that stands on the agenda twice.",
    why: "an item without its paper cannot be decided on.",
    example: "`report: improvment-plan`",
    instead: "the name of the report's folder, or `to_follow: yes` with a title.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Meeting(check)],
};

fn check(docket: &MeetingDocket<'_>, findings: &mut Vec<Finding>) {
    let meeting = docket.meeting;
    let mut seen = BTreeMap::new();
    for item in &meeting.items {
        let ItemContent::Report(slug) = &item.content else { continue };
        if let Some(before) = seen.insert(slug.value.clone(), &slug.place) {
            findings.push(
                Finding::error(RULE.name, &slug.place, format!("the report `{}` stands on the agenda twice", slug.value))
                    .label("and again here")
                    .also(before, "first here")
                    .help("keep one"),
            );
        }
        if meeting.reports.contains_key(&slug.value) {
            continue;
        }
        let finding =
            Finding::error(RULE.name, &slug.place, format!("there is no report `{}` in this meeting's folder", slug.value)).label("no such folder");
        findings.push(match nearest(slug.value.as_str(), meeting.reports.keys().map(Slug::as_str)) {
            Some(near) => finding.help(format!("write `{near}`, if that is meant")),
            None => finding.help(format!("write {}/report.md, or list the item with a title and `to_follow: yes`", slug.value)),
        });
    }
}
