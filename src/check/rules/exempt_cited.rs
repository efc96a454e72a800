//! The rule `exempt-cited`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::Finding;
use crate::model::{AccessClass, AccessRules, Appendix, AppendixContent, Content, Prose, ReferenceKind, Report, Run, references};

pub(super) const RULE: Rule = Rule {
    name: "exempt-cited",
    summary: "A withheld appendix that the public text cites as if readers had it.",
    why: "the reader meets a dead reference, and may not know that something is withheld (Local Government Act 1972, section 100B).",
    example: "\"as set out in Appendix 2\"",
    instead: "\"Appendix 2 (exempt)\" or \"confidential Appendix 2\".",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    let access = &content.council.access;
    for found in walk::reports(content) {
        let report = found.report;
        report.sections.iter().for_each(|section| prose(&section.body, report, access, findings));
        for (_, paper) in walk::public_papers(report) {
            walk::paper_prose(paper).into_iter().for_each(|text| prose(text, report, access, findings));
        }
    }
}

fn prose(text: &Prose, report: &Report, access: &AccessRules, findings: &mut Vec<Finding>) {
    walk::lines(text, &mut |line| {
        let mut rest = line;
        while !rest.is_empty() {
            let (run, taken) = Run::at_start(rest);
            for reference in references(&run.text).into_iter().filter(|r| r.kind == ReferenceKind::Appendix && !r.says_withheld) {
                let (Some(appendix), Some(place)) = (withheld(report, &reference.number), run.place(&reference.range)) else { continue };
                let class = class(appendix, access);
                let number = &reference.number;
                findings.push(
                    Finding::error(
                        RULE.name,
                        &place,
                        format!("the public text cites Appendix {number} as if readers had it; Appendix {number} is {class}"),
                    )
                    .label("cited here")
                    .also(&appendix.place, format!("marked {class} here"))
                    .help(format!("write `Appendix {number} ({class})`, or move the sentence into that appendix")),
                );
            }
            rest = &rest[taken.max(1)..];
        }
    });
}

fn withheld<'a>(report: &'a Report, number: &str) -> Option<&'a Appendix> {
    let index = number.parse::<usize>().ok()?.checked_sub(1)?;
    report.appendices.get(index).filter(|appendix| matches!(appendix.content, AppendixContent::Exempt(_)))
}

/// What the public text should call it: exempt at the council's discretion, or confidential by law.
fn class(appendix: &Appendix, access: &AccessRules) -> &'static str {
    let AppendixContent::Exempt(exemption) = &appendix.content else { return "exempt" };
    match access.categories.iter().find(|category| category.code == exemption.category.value).map(|category| category.class) {
        Some(AccessClass::Confidential) => "confidential",
        Some(AccessClass::Exempt) | None => "exempt",
    }
}
