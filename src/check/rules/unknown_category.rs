//! The rule `unknown-category`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::AppendixContent;

pub(super) const RULE: Rule = Rule {
    name: "unknown-category",
    summary: "Categories of exempt information that the council's table does not have.",
    why: "a paper may be withheld only under a category that the council has mapped to the law (Local Government Act 1972, Schedule 12A).",
    example: "`exempt: {category: 9, reason: …}`",
    instead: "a code of `access.categories` in `council.yaml`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let known: Vec<&str> = docket.facts.council.access.categories.iter().map(|category| category.code.as_str()).collect();
    for appendix in &docket.report.appendices {
        let AppendixContent::Exempt(exemption) = &appendix.content else { continue };
        if !known.contains(&exemption.category.value.as_str()) {
            findings.push(
                Finding::error(RULE.name, &exemption.category.place, format!("the council has no access category `{}`", exemption.category.value))
                    .label("no such category")
                    .help(format!("write one of: {}; or add it to `access.categories` in council.yaml", known.join(", "))),
            );
        }
    }
}
