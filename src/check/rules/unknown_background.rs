//! The rule `unknown-background`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, nearest};
use crate::model::BackgroundSource;

pub(super) const RULE: Rule = Rule {
    name: "unknown-background",
    summary: "Background papers that point at a report which is not there.",
    why: "the law asks for a list of background papers that can be inspected (Local Government Act 1972, section 100D).",
    example: "`{title: …, meeting: 2021-11-05, item: improvement-plan}`",
    instead: "the folder names of the meeting and the report.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let meetings = &docket.facts.committee.calendar.meetings;
    for paper in &docket.report.background {
        let BackgroundSource::Report { meeting, item } = &paper.source else { continue };
        let Some(target) = meetings.get(meeting.value.as_str()) else {
            let finding =
                Finding::error(RULE.name, &meeting.place, format!("this committee has no meeting `{}`", meeting.value)).label("no such meeting");
            findings.push(match nearest(&meeting.value, meetings.keys().map(String::as_str)) {
                Some(near) => finding.help(format!("write `{near}`, if that is meant")),
                None => finding.help("write the name of the meeting's folder"),
            });
            continue;
        };
        if !target.reports.contains_key(&item.value) {
            let known: Vec<&str> = target.reports.keys().map(crate::model::Slug::as_str).collect();
            let message = format!("the meeting {} has no report `{}`", meeting.value, item.value);
            let finding = Finding::error(RULE.name, &item.place, message).label("no such report");
            findings.push(if known.is_empty() {
                finding.help("leave out `meeting` and `item`: that meeting has no reports")
            } else {
                finding.help(format!("write one of: {}", known.join(", ")))
            });
        }
    }
}
