//! The rule `unused-silence`.

use crate::check::{Rule, Scope, Silencing, silences};
use crate::diagnostic::Finding;
use crate::model::Report;

pub(super) const RULE: Rule = Rule {
    name: "unused-silence",
    summary: "A silence that silences nothing.",
    why: "a silence that is left behind would hide the next mistake in that line.",
    example: "`words: \"4 pupils\"` in a report that now says \"fewer than 5 pupils\"",
    instead: "delete the silence, or correct its words or its file.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Found(check)],
};

fn check(report: &Report, found: &[&Finding], findings: &mut Vec<Finding>) {
    for silence in report.silences.iter().filter(|silence| silences::holds(silence)) {
        if found.iter().any(|finding| silences::is_about(silence, finding)) {
            continue;
        }
        let words = &silence.words;
        let finding = if silence.lines.is_empty() {
            Finding::warning(RULE.name, &words.place, "these words stand nowhere in the file that is silenced")
                .help("copy words of the line that the finding shows; for an appendix add `file:` and its name")
        } else {
            Finding::warning(RULE.name, &words.place, format!("`{}` finds nothing in the line with these words", silence.rule.value))
                .help("delete this silence")
        };
        findings.push(finding);
    }
}
