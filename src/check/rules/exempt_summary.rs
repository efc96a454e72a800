//! The rule `exempt-summary`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::AppendixContent;

pub(super) const RULE: Rule = Rule {
    name: "exempt-summary",
    summary: "A withheld appendix of which the public is told nothing.",
    why: "where leaving matter out would mislead, a fair summary is due to the public.",
    example: "`exempt: {category: 3, reason: …}`",
    instead: "add `summary:` with what may be said.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    for appendix in &docket.report.appendices {
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
