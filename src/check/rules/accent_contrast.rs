//! The rule `accent-contrast`.

use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, Located};
use crate::model::{Colour, Council};

pub(super) const RULE: Rule = Rule {
    name: "accent-contrast",
    summary: "The council's accent colour against white paper.",
    why: "the accent draws links and rules; WCAG 2.2 asks for 4.5:1 for text, the house for 7:1.",
    example: "`accent: \"#77aaff\"`",
    instead: "a darker tone, such as `\"#1d4f73\"`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Council(check)],
};

/// The least contrast against white.
const LEAST: f64 = 7.0;

fn check(council: &Council, findings: &mut Vec<Finding>) {
    let Located { value: accent, ref place } = council.accent;
    let contrast = accent.contrast(Colour::WHITE);
    if contrast < LEAST {
        findings.push(
            Finding::error(RULE.name, place, format!("the accent colour {accent} has a contrast of {contrast:.1}:1 against white"))
                .help("choose a darker tone, with a contrast of at least 7:1, such as \"#1d4f73\""),
        );
    }
}
