//! The rule `missing-alt`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::{Finding, Place};
use crate::model::{Block, Content, Paper};

pub(super) const RULE: Rule = Rule {
    name: "missing-alt",
    summary: "A picture that says nothing to a reader who cannot see it.",
    why: "WCAG 2.2, 1.1.1, and PDF/UA-1 (ISO 14289-1, 7.3) ask for words in place of a picture.",
    example: "`![](monitoring.png)`",
    instead: "`![Nitrogen dioxide fell at 9 of 12 sites](monitoring.png)`.",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for prose in walk::all_prose(content) {
        walk::blocks(prose, &mut |block| {
            if let Block::Picture { description, asset, place, .. } = block {
                judge(description, &asset.name, place, "describe it between these brackets", findings);
            }
        });
    }
    for found in walk::reports(content) {
        for (number, paper) in walk::public_papers(found.report) {
            if let (Paper::Picture { asset, description }, Some(appendix)) = (paper, found.report.appendices.get(number - 1)) {
                judge(&description.value, &asset.name, &appendix.place, "its `description` does not describe it", findings);
            }
        }
    }
}

fn judge(description: &str, name: &str, place: &Place, label: &str, findings: &mut Vec<Finding>) {
    let words = description.trim();
    let stem = name.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or(name);
    let says_nothing =
        words.is_empty() || words.eq_ignore_ascii_case(stem) || words.to_lowercase().ends_with(".png") || words.to_lowercase().ends_with(".jpg");
    if says_nothing {
        findings.push(
            Finding::error(RULE.name, place, "this image says nothing to a reader who cannot see it")
                .label(label)
                .help("give the finding, not the file name: \"nitrogen dioxide fell at 9 of 12 sites\""),
        );
    }
}
