//! The rule `heading-skipped`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::Finding;
use crate::model::{Block, Content, ItemContent, Paper, Prose};

pub(super) const RULE: Rule = Rule {
    name: "heading-skipped",
    summary: "A heading that skips a level on the way down.",
    why: "people who listen to a page move by its headings; PDF/UA-1 (ISO 14289-1, 7.4.2) forbids a gap.",
    example: "`####` directly under `##`",
    instead: "`###`.",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for found in walk::reports(content) {
        for section in &found.report.sections {
            levels(&section.body, 2, findings);
        }
        for (_, paper) in walk::public_papers(found.report) {
            match paper {
                Paper::Markdown(paper) => levels(&paper.body, 1, findings),
                Paper::Plan(plan) => levels(&plan.introduction, 1, findings),
                Paper::Tables(_) | Paper::Glossary(_) | Paper::Tracker(_) | Paper::WorkProgramme | Paper::View(_) | Paper::Picture { .. } => {}
            }
        }
    }
    for (_, meeting) in walk::meetings(content) {
        for item in &meeting.items {
            if let ItemContent::Standing { paper: Some(paper), .. } = &item.content {
                levels(&paper.body, 1, findings);
            }
        }
    }
}

fn levels(prose: &Prose, above: u8, findings: &mut Vec<Finding>) {
    let mut last = above;
    for block in prose {
        let Block::Heading { level, place, .. } = block else { continue };
        if *level > last + 1 {
            findings.push(
                Finding::error(RULE.name, place, format!("this heading is of level {level}, the one above it of level {last}"))
                    .label("skips a level")
                    .help(format!("write it with {}", "#".repeat(usize::from(last) + 1))),
            );
        }
        last = *level;
    }
}
