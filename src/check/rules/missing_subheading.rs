//! The rule `missing-subheading`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::Finding;
use crate::model::{Content, Entry, Outline, SectionSpec};

pub(super) const RULE: Rule = Rule {
    name: "missing-subheading",
    summary: "A fixed sub-heading that is missing.",
    why: "a section with fixed sub-headings answers each of them.",
    example: "`## Resource implications` with `### Capital/Revenue` alone",
    instead: "add `### Property/Other`, or write the one merged heading.",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for found in walk::reports(content) {
        for section in Outline::of(found.report, &content.format).sections {
            let Some(spec) = section.spec.filter(|spec| !spec.subheadings.is_empty()) else { continue };
            let written: Vec<&str> = section
                .entries
                .iter()
                .filter_map(|entry| match entry {
                    Entry::Subheading { fixed: Some(fixed), .. } => Some(fixed.heading.as_str()),
                    Entry::Subheading { fixed: None, .. } | Entry::Numbered { .. } | Entry::Loose(_) => None,
                })
                .collect();
            let whole =
                spec.subheadings.iter().any(|set| set.len() == written.len() && set.iter().all(|sub| written.contains(&sub.heading.as_str())));
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
}

/// The sets an author may choose from.
fn sets(spec: &SectionSpec) -> String {
    let sets: Vec<String> =
        spec.subheadings.iter().map(|set| set.iter().map(|sub| format!("`### {}`", sub.heading)).collect::<Vec<_>>().join(" and ")).collect();
    format!("write {}", sets.join(", or "))
}
