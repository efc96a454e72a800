//! The rule `missing-subheading`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Entry, SectionSpec};

pub(super) const RULE: Rule = Rule {
    name: "missing-subheading",
    summary: "A fixed sub-heading that is missing.",
    why: "a section with fixed sub-headings answers each of them.",
    example: "`## Resource implications` with `### Capital/Revenue` alone",
    instead: "add `### Property/Other`, or write the one merged heading.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    for section in &docket.outline.sections {
        let Some(spec) = section.spec.filter(|spec| !spec.subheadings.is_empty()) else { continue };
        let written: Vec<&str> = section
            .entries
            .iter()
            .filter_map(|entry| match entry {
                Entry::Subheading { fixed: Some(fixed), .. } => Some(fixed.heading.as_str()),
                Entry::Subheading { fixed: None, .. } | Entry::Numbered { .. } | Entry::Loose(_) => None,
            })
            .collect();
        let whole = spec.subheadings.iter().any(|set| set.len() == written.len() && set.iter().all(|sub| written.contains(&sub.heading.as_str())));
        if !whole {
            findings.push(
                Finding::error(
                    RULE.name,
                    &section.written.heading.place,
                    format!("the section \"{}\" does not have its sub-headings, each once", spec.heading),
                )
                .label(if written.is_empty() { "there are none".to_owned() } else { format!("there is {}", written.join(", ")) })
                .help(sets(spec)),
            );
        }
    }
}

/// The sets an author may choose from.
fn sets(spec: &SectionSpec) -> String {
    let sets: Vec<String> =
        spec.subheadings.iter().map(|set| set.iter().map(|sub| format!("`### {}`", sub.heading)).collect::<Vec<_>>().join(" and ")).collect();
    format!("write {}", sets.join(", or "))
}
