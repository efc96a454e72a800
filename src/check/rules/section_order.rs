//! The rule `section-order`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    name: "section-order",
    summary: "Sections in another order than the report format's.",
    why: "paragraph numbers run through the sections in the order of the format.",
    example: "`## Risk management implications` before `## Legal implications`",
    instead: "the order of the format.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let position = |heading: &str| {
        let spec = docket.facts.format.section(heading)?;
        docket.facts.format.sections.iter().position(|known| known.key == spec.key)
    };
    let placed: Vec<_> = docket.report.sections.iter().filter_map(|section| Some((position(&section.heading.value)?, section))).collect();
    for pair in placed.windows(2) {
        let [(before, first), (after, second)] = pair else { continue };
        if after < before {
            findings.push(
                Finding::error(RULE.name, &second.heading.place, format!("\"{}\" stands behind \"{}\"", second.heading.value, first.heading.value))
                    .label("comes earlier in the report format")
                    .also(&first.heading.place, "stands before it here")
                    .help("put the sections in the order of the report format"),
            );
        }
    }
}
