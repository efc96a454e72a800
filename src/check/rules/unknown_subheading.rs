//! The rule `unknown-subheading`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, nearest};
use crate::model::{Entry, plain_text};

pub(super) const RULE: Rule = Rule {
    name: "unknown-subheading",
    summary: "A sub-heading in a section that has fixed ones or none.",
    why: "the skeleton is the same in every report.",
    example: "`### Staffing` under `## Resource implications`",
    instead: "`### Capital/Revenue`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    for section in &docket.outline.sections {
        let Some(spec) = section.spec.filter(|spec| !spec.free_subheadings) else { continue };
        let known: Vec<&str> = spec.subheadings.iter().flatten().map(|sub| sub.heading.as_str()).collect();
        for entry in &section.entries {
            let Entry::Subheading { fixed: None, content, place, .. } = entry else { continue };
            let written = plain_text(content);
            let finding = Finding::error(RULE.name, place, format!("the section \"{}\" has no sub-heading \"{written}\"", spec.heading))
                .label("not a sub-heading of it");
            findings.push(match (nearest(&written, known.iter().copied()), known.is_empty()) {
                (Some(near), _) => finding.help(format!("write `### {near}`, if that is meant")),
                (None, true) => finding.help("leave the sub-heading out; this section takes none"),
                (None, false) => finding.help(format!("write one of: {}", known.join(", "))),
            });
        }
    }
}
