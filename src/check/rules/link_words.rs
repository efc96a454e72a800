//! The rule `link-words`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::Finding;
use crate::model::{Content, Inline, plain_text};

pub(super) const RULE: Rule = Rule {
    name: "link-words",
    summary: "A link without words.",
    why: "WCAG 2.2, 2.4.4: a link must say where it goes.",
    example: "`[](https://www.example.org/)`",
    instead: "`[the inspection letter](https://www.example.org/)`.",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for prose in walk::all_prose(content) {
        walk::lines(prose, &mut |line| {
            walk::inlines(line, &mut |inline| {
                let Inline::Link { content, place, .. } = inline else { return };
                let words = plain_text(content).trim().to_lowercase();
                if words.is_empty() || matches!(words.as_str(), "here" | "click here" | "link" | "this link" | "read more") {
                    findings.push(
                        Finding::error(RULE.name, place, "this link does not say where it goes")
                            .label("no words of its own")
                            .help("name what the reader will find there"),
                    );
                }
            });
        });
    }
}
