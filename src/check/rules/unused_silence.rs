//! The rule `unused-silence`.

use crate::check::silences::{self, Found};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::Silence;

pub(super) const RULE: Rule = Rule {
    name: "unused-silence",
    summary: "A silence that silences nothing.",
    why: "a silence that is left behind would hide the next mistake in that line.",
    example: "`words: \"4 pupils\"` in a report that now says \"fewer than 5 pupils\"",
    instead: "delete the silence, or correct its words or its file.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Silences(check)],
};

fn check(silences: &[Silence], found: &Found<'_>, findings: &mut Vec<Finding>) {
    for silence in silences.iter().filter(|silence| silences::holds(silence)) {
        let words = &silence.words;
        if silence.lines.is_empty() {
            findings.push(
                Finding::warning(RULE.name, &words.place, "these words stand nowhere in the file that is silenced")
                    .help("copy words of the line that the finding shows; for an appendix add `file:` and its name"),
            );
        } else if !silences::is_of_pages(silence) {
            findings.extend(unless_met(silence, found));
        }
    }
}

/// That a silence is about none of what its rule has found.
pub(in crate::check) fn unless_met(silence: &Silence, found: &Found<'_>) -> Option<Finding> {
    if found.meets(silence) {
        return None;
    }
    let words = &silence.words;
    let unmet = Finding::warning(RULE.name, &words.place, format!("`{}` finds nothing in the line with these words", silence.rule.value));
    Some(unmet.help("delete this silence"))
}
