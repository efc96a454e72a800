//! The rule `missing-answer`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::Finding;
use crate::model::Content;

pub(super) const RULE: Rule = Rule {
    name: "missing-answer",
    summary: "An assessment question that a report does not answer, and contacts that it does not name.",
    why: "whether an assessment is needed must be decided before a report is published, not assumed; and readers must know whom to ask.",
    example: "no `impact_assessments` in the front matter",
    instead: "`impact_assessments: {equality_and_safety: no}`.",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for found in walk::reports(content) {
        let report = found.report;
        for question in &content.format.assessments {
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
                Finding::error(RULE.name, &report.front_matter, "the report does not say whose it is")
                    .help("add `report_of: post` to the front matter"),
            );
        }
    }
}
