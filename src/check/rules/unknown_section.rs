//! The rule `unknown-section`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, nearest};

pub(super) const RULE: Rule = Rule {
    name: "unknown-section",
    summary: "A heading that is no section of the report format.",
    why: "every report has the same skeleton, so that readers find the same thing in the same place.",
    example: "`## Background`",
    instead: "`### Background` inside `## Detail`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let known: Vec<&str> = docket.facts.format.sections.iter().flat_map(|spec| [spec.heading.as_str(), spec.key.as_str()]).collect();
    for section in &docket.report.sections {
        let heading = &section.heading;
        if docket.facts.format.section(&heading.value).is_some() {
            continue;
        }
        let finding =
            Finding::error(RULE.name, &heading.place, format!("the report format has no section \"{}\"", heading.value)).label("not a section");
        findings.push(match nearest(&heading.value, known.iter().copied()) {
            Some(near) => finding.help(format!("write `## {near}`, if that is meant")),
            None => finding.help("make it a sub-heading, `###`, in a section that takes free sub-headings"),
        });
    }
}
