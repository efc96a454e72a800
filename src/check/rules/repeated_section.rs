//! The rule `repeated-section`.

use std::collections::BTreeMap;

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    name: "repeated-section",
    summary: "A section that stands in a report twice.",
    why: "the second one would hide behind the first.",
    example: "two headings `## Detail`",
    instead: "one, with sub-headings.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeMap::new();
    for section in &docket.report.sections {
        let Some(spec) = docket.facts.format.section(&section.heading.value) else { continue };
        if let Some(first) = seen.insert(&spec.key, &section.heading.place) {
            findings.push(
                Finding::error(RULE.name, &section.heading.place, format!("the section \"{}\" stands here twice", spec.heading))
                    .label("and again here")
                    .also(first, "first here")
                    .help("keep one"),
            );
        }
    }
}
