//! The rule `exempt-cited`.

use crate::check::docket::Cited;
use crate::check::judge::{MeetingDocket, ReportDocket};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::visit::Home;
use crate::model::{AccessClass, AccessRules, Appendix, AppendixContent, Reference, ReferenceKind, Report};

pub(super) const RULE: Rule = Rule {
    name: "exempt-cited",
    summary: "A withheld appendix that the public text cites as if readers had it.",
    why: "the reader meets a dead reference, and may not know that something is withheld (Local Government Act 1972, section 100B).",
    example: "\"as set out in Appendix 2\"",
    instead: "\"Appendix 2 (exempt)\" or \"confidential Appendix 2\".",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check), Scope::Meeting(agenda)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let access = &docket.facts.council.access;
    docket.cited().chain(docket.cited_by_sources()).for_each(|cited| judge(cited, docket.report, access, findings));
}

/// What the agenda says of a report. Elsewhere outside reports "Appendix 2" is that of another paper, which nobody can tell.
fn agenda(docket: &MeetingDocket<'_>, findings: &mut Vec<Finding>) {
    for cited in &docket.shown.cited {
        if let Home::Report(report) = cited.home {
            judge(cited, report, &docket.council.access, findings);
        }
    }
}

fn judge(cited: &Cited<'_>, report: &Report, access: &AccessRules, findings: &mut Vec<Finding>) {
    let Reference { kind, number, says_withheld, .. } = &cited.reference;
    let Some(appendix) = withheld(report, number).filter(|_| *kind == ReferenceKind::Appendix && !says_withheld) else { return };
    let class = class(appendix, access);
    let message = format!("the public text cites Appendix {number} as if readers had it; Appendix {number} is {class}");
    findings.push(
        Finding::error(RULE.name, &cited.place, message)
            .label("cited here")
            .also(&appendix.place, format!("marked {class} here"))
            .help(format!("write `Appendix {number} ({class})`, or move the sentence into that appendix")),
    );
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
