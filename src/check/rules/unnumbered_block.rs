//! The rule `unnumbered-block`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Entry, Numbering};

pub(super) const RULE: Rule = Rule {
    name: "unnumbered-block",
    summary: "A block in a numbered section that no numbered paragraph stands above.",
    why: "debate and decisions refer to paragraph numbers; text without one cannot be referred to.",
    example: "a plain paragraph directly under `## Detail`",
    instead: "start it with `1.`",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    for section in &docket.outline.sections {
        let Some(spec) = section.spec.filter(|spec| spec.numbering != Numbering::None) else { continue };
        for entry in &section.entries {
            let Entry::Loose(block) = entry else { continue };
            findings.push(
                Finding::error(RULE.name, block.place(), format!("this text of \"{}\" has no number", spec.heading))
                    .label("no numbered paragraph stands above it")
                    .help("start the paragraph with `1.`; the program counts by itself"),
            );
        }
    }
}
