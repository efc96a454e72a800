//! The rule `link-words`.

use crate::check::docket::Docket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Inline, plain_text};

pub(super) const RULE: Rule = Rule {
    name: "link-words",
    summary: "A link without words.",
    why: "WCAG 2.2, 2.4.4: a link must say where it goes.",
    example: "`[](https://www.example.org/)`",
    instead: "`[the inspection letter](https://www.example.org/)`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    docket.lines.iter().for_each(|line| links(line.content, findings));
}

fn links(line: &[Inline], findings: &mut Vec<Finding>) {
    for inline in line {
        match inline {
            Inline::Link { content, place, .. } => {
                let words = plain_text(content).trim().to_lowercase();
                if words.is_empty() || matches!(words.as_str(), "here" | "click here" | "link" | "this link" | "read more") {
                    findings.push(
                        Finding::error(RULE.name, place, "this link does not say where it goes")
                            .label("no words of its own")
                            .help("name what the reader will find there"),
                    );
                }
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => links(inner, findings),
            // The lines of a footnote are lines of their own.
            Inline::Text(..) | Inline::Date(..) | Inline::Code(..) | Inline::Note { .. } | Inline::Figure(_) | Inline::Break => {}
        }
    }
}
