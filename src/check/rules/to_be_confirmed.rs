//! The rule `to-be-confirmed`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::Finding;
use crate::model::{Block, Content, plain_text};

pub(super) const RULE: Rule = Rule {
    name: "to-be-confirmed",
    summary: "\"TBC\" where an answer should stand.",
    why: "a report for decision is finished when it is published.",
    example: "`## Risk management implications` with \"TBC\"",
    instead: "the answer, or \"None\".",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for found in walk::reports(content) {
        for section in &found.report.sections {
            walk::blocks(&section.body, &mut |block| {
                let Block::Paragraph { content, place } = block else { return };
                if is_to_be_confirmed(&plain_text(content)) {
                    findings.push(
                        Finding::error(RULE.name, place, "the answer is still to be confirmed")
                            .label("not an answer")
                            .help("write the answer, or \"None\" where there is nothing to say"),
                    );
                }
            });
        }
    }
}

/// Whether a text says that what should stand there comes later.
pub(super) fn is_to_be_confirmed(text: &str) -> bool {
    let bare = text.trim().trim_end_matches('.').to_lowercase();
    matches!(bare.as_str(), "tbc" | "tba" | "to be confirmed" | "to be added")
}
