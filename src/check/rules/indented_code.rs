//! The rule `indented-code`.

use crate::check::docket::Docket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::Block;

pub(super) const RULE: Rule = Rule {
    name: "indented-code",
    summary: "Text that four spaces made into code.",
    why: "a paragraph that is indented too far is set in typewriter type, and falls out of its numbered paragraph.",
    example: "a continuation indented by seven spaces",
    instead: "three spaces under `1. `.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    for block in &docket.blocks {
        if let Block::Code { indented: true, place, .. } = block {
            findings.push(
                Finding::error(RULE.name, place, "this text is indented by four spaces or more, which makes it code")
                    .label("indented too far")
                    .help("indent it by three spaces under a numbered paragraph, or not at all; for real code use ``` before and after"),
            );
        }
    }
}
