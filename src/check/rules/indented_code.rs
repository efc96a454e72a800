//! The rule `indented-code`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::Finding;
use crate::model::{Block, Content};

pub(super) const RULE: Rule = Rule {
    name: "indented-code",
    summary: "Text that four spaces made into code.",
    why: "a paragraph that is indented too far is set in typewriter type, and falls out of its numbered paragraph.",
    example: "a continuation indented by seven spaces",
    instead: "three spaces under `1. `.",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for prose in walk::all_prose(content) {
        walk::blocks(prose, &mut |block| {
            if let Block::Code { indented: true, place, .. } = block {
                findings.push(
                    Finding::error(RULE.name, place, "this text is indented by four spaces or more, which makes it code")
                        .label("indented too far")
                        .help("indent it by three spaces under a numbered paragraph, or not at all; for real code use ``` before and after"),
                );
            }
        });
    }
}
