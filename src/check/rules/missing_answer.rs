//! The rule `missing-answer`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    name: "missing-answer",
    summary: "An assessment question that a report does not answer, and contacts that it does not name.",
    why: "whether an assessment is needed must be decided before a report is published, not assumed; and readers must know whom to ask.",
    example: "no `impact_assessments` in the front matter",
    instead: "`impact_assessments: {equality_and_safety: no}`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let report = docket.report;
    for question in &docket.facts.format.assessments {
        if !report.assessments.iter().any(|(key, _)| key.value == question.key) {
            findings.push(
                Finding::error(RULE.name, &report.front_matter, format!("the question \"{}\" is not answered", question.heading))
                    .help(format!("add `{}: no` or `{0}: yes` to `impact_assessments` in the front matter", question.key)),
            );
        }
    }
    if report.contacts.is_empty() {
        findings.push(
            Finding::error(RULE.name, &report.front_matter, "the report names nobody to ask")
                .help("add `contacts: [post]` to the front matter, the author last"),
        );
    }
    if report.report_of.is_empty() {
        findings.push(
            Finding::error(RULE.name, &report.front_matter, "the report does not say whose it is").help("add `report_of: post` to the front matter"),
        );
    }
}
