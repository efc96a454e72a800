//! The rule `bad-silence`.

use crate::check::silences::{self, Found};
use crate::check::{RULES, Rule, SHORTEST_REASON, Scope, Silencing};
use crate::diagnostic::{Finding, nearest};
use crate::model::Silence;

pub(super) const RULE: Rule = Rule {
    name: "bad-silence",
    summary: "A silence of a rule that is not there or cannot be silenced, or one without a reason.",
    why: "what is kept against a rule is kept knowingly: who reads the file later must see why.",
    example: "`silence: [{rule: small-count, words: \"4 pupils\", reason: ok}]`",
    instead: "a sentence: `reason: \"The families agreed that the number is published.\"`",
    silencing: Silencing::Refused,
    scopes: &[Scope::Silences(check)],
};

fn check(silences: &[Silence], _: &Found<'_>, findings: &mut Vec<Finding>) {
    for silence in silences {
        findings.extend(rule_fault(silence));
        if !silences::has_reason(silence) {
            findings.push(
                Finding::error(RULE.name, &silence.reason.place, "this silence gives no reason")
                    .help(format!("say in a sentence, of at least {SHORTEST_REASON} characters, why what the rule finds there is right")),
            );
        }
    }
}

fn rule_fault(silence: &Silence) -> Option<Finding> {
    let name = &silence.rule.value;
    let Some(rule) = silences::rule(silence) else {
        let finding = Finding::error(RULE.name, &silence.rule.place, format!("there is no rule `{name}`"));
        return Some(match nearest(name, RULES.iter().map(|rule| rule.name)) {
            Some(near) => finding.help(format!("write `{near}`")),
            None => finding.help("write the word that stands in brackets in the finding; `agendum rules` lists them"),
        });
    };
    let refused = Finding::error(RULE.name, &silence.rule.place, format!("the rule `{name}` cannot be silenced"));
    (rule.silencing == Silencing::Refused).then(|| refused.help("put right what it finds, and delete this silence"))
}
