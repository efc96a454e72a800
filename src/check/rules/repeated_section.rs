//! The rule `repeated-section`.

use std::collections::BTreeMap;

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::Finding;
use crate::model::Content;

pub(super) const RULE: Rule = Rule {
    name: "repeated-section",
    summary: "A section that stands in a report twice.",
    why: "the second one would hide behind the first.",
    example: "two headings `## Detail`",
    instead: "one, with sub-headings.",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for found in walk::reports(content) {
        let mut seen = BTreeMap::new();
        for section in &found.report.sections {
            let Some(spec) = content.format.section(&section.heading.value) else { continue };
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
}
