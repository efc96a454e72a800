//! The rule `section-order`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::Finding;
use crate::model::Content;

pub(super) const RULE: Rule = Rule {
    name: "section-order",
    summary: "Sections in another order than the report format's.",
    why: "paragraph numbers run through the sections in the order of the format.",
    example: "`## Risk management implications` before `## Legal implications`",
    instead: "the order of the format.",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    let position = |heading: &str| {
        let spec = content.format.section(heading)?;
        content.format.sections.iter().position(|known| known.key == spec.key)
    };
    for found in walk::reports(content) {
        let placed: Vec<_> = found.report.sections.iter().filter_map(|section| Some((position(&section.heading.value)?, section))).collect();
        for pair in placed.windows(2) {
            let [(before, first), (after, second)] = pair else { continue };
            if after < before {
                findings.push(
                    Finding::error(
                        RULE.name,
                        &second.heading.place,
                        format!("\"{}\" stands behind \"{}\"", second.heading.value, first.heading.value),
                    )
                    .label("comes earlier in the report format")
                    .also(&first.heading.place, "stands before it here")
                    .help("put the sections in the order of the report format"),
                );
            }
        }
    }
}
