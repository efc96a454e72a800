//! A withheld appendix of which the public is told nothing.
//!
//! **Why:** where leaving matter out would mislead, a fair summary is due to the public.
//!
//! **Example:** `exempt: {category: 3, reason: …}`. **Use instead:** add `summary:` with what may be said.

use crate::check::{Rule, walk};
use crate::diagnostic::Finding;
use crate::model::{AppendixContent, Content};

pub(super) const RULE: Rule = Rule { name: "exempt-summary", check };

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for found in walk::reports(content) {
        for appendix in &found.report.appendices {
            if let AppendixContent::Exempt(exemption) = &appendix.content
                && exemption.summary.is_none()
            {
                findings.push(
                    Finding::warning(RULE.name, &exemption.category.place, "the public is told nothing of what this exempt appendix says")
                        .label("no summary")
                        .help("add `summary:` with what may be said in public"),
                );
            }
        }
    }
}
