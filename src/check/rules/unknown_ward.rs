//! The rule `unknown-ward`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::{Finding, nearest};
use crate::model::{Content, Wards};

pub(super) const RULE: Rule = Rule {
    name: "unknown-ward",
    summary: "Wards that the council does not have.",
    why: "residents find papers by their ward; a misspelt one is found by nobody.",
    example: "`wards: [Bargat Quay]`",
    instead: "the name as it stands in `council.yaml`.",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    let known = &content.council.wards;
    for found in walk::reports(content) {
        let Wards::Some(wards) = &found.report.wards else { continue };
        for ward in wards.iter().filter(|ward| !known.contains(&ward.value)) {
            let finding = Finding::error(RULE.name, &ward.place, format!("the council has no ward `{}`", ward.value)).label("no such ward");
            findings.push(match nearest(&ward.value, known.iter().map(String::as_str)) {
                Some(near) => finding.help(format!("write `{near}`, if that is meant")),
                None => finding.help("write a ward of council.yaml, `all` or `none`"),
            });
        }
    }
}
