//! The rule `missing-section`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::Block;

pub(super) const RULE: Rule = Rule {
    name: "missing-section",
    summary: "A section that every report must have.",
    why: "members decide on the same points each time; a point that is left out cannot be told from one that was forgotten.",
    example: "a report without `## Legal implications`",
    instead: "add it; where there are none, say \"None\".",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let outline = &docket.outline;
    for spec in docket.facts.format.sections.iter().filter(|spec| spec.required) {
        let Some(section) = outline.sections.iter().find(|section| section.spec.is_some_and(|known| known.key == spec.key)) else {
            findings.push(
                Finding::error(RULE.name, &docket.report.front_matter, format!("the section \"{}\" is missing", spec.heading))
                    .help(format!("add `## {}`; where there is nothing to say, say so there: \"None\"", spec.heading)),
            );
            continue;
        };
        if section.written.body.iter().all(|block| matches!(block, Block::Heading { .. })) && spec.subheadings.is_empty() {
            findings.push(
                Finding::error(RULE.name, &section.written.heading.place, format!("the section \"{}\" is empty", spec.heading))
                    .help("write its text; where there is nothing to say, say so: \"None\""),
            );
        }
    }
}
