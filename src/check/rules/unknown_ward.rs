//! The rule `unknown-ward`.

use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, nearest};
use crate::model::Wards;

pub(super) const RULE: Rule = Rule {
    name: "unknown-ward",
    summary: "Wards that the council does not have.",
    why: "residents find papers by their ward; a misspelt one is found by nobody.",
    example: "`wards: [Bargat Quay]`",
    instead: "the name as it stands in `council.yaml`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check)],
};

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let known = &docket.facts.council.wards;
    let Wards::Some(wards) = &docket.report.wards else { return };
    for ward in wards.iter().filter(|ward| !known.contains(&ward.value)) {
        let finding = Finding::error(RULE.name, &ward.place, format!("the council has no ward `{}`", ward.value)).label("no such ward");
        findings.push(match nearest(&ward.value, known.iter().map(String::as_str)) {
            Some(near) => finding.help(format!("write `{near}`, if that is meant")),
            None => finding.help("write a ward of council.yaml, `all` or `none`"),
        });
    }
}
