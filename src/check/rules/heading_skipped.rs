//! The rule `heading-skipped`.

use crate::check::docket::Docket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Block, Prose};

pub(super) const RULE: Rule = Rule {
    name: "heading-skipped",
    summary: "A heading that skips a level on the way down.",
    why: "people who listen to a page move by its headings; PDF/UA-1 (ISO 14289-1, 7.4.2) forbids a gap.",
    example: "`####` directly under `##`",
    instead: "`###`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    for (field, prose) in &docket.prose {
        // The level of the heading that stands above the prose; elsewhere the prose begins with whatever level it has.
        let above = match *field {
            "Section.body" => Some(2),
            "MarkdownPaper.body" | "ActionPlan.introduction" => Some(1),
            _ => None,
        };
        levels(prose, above, findings);
    }
}

fn levels(prose: &Prose, above: Option<u8>, findings: &mut Vec<Finding>) {
    let mut last = above;
    for block in prose {
        let Block::Heading { level, place, .. } = block else { continue };
        if let Some(last) = last.filter(|last| *level > last + 1) {
            findings.push(
                Finding::error(RULE.name, place, format!("this heading is of level {level}, the one above it of level {last}"))
                    .label("skips a level")
                    .help(format!("write it with {}", "#".repeat(usize::from(last) + 1))),
            );
        }
        last = Some(*level);
    }
}
