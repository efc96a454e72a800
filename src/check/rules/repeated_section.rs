//! A section that stands in a report twice.
//!
//! **Why:** the second one would hide behind the first.
//!
//! **Example:** two headings `## Detail`. **Use instead:** one, with sub-headings.

use std::collections::BTreeMap;

use crate::check::{Rule, walk};
use crate::diagnostic::Finding;
use crate::model::Content;

pub(super) const RULE: Rule = Rule { name: "repeated-section", check };

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
