//! The rule `accent-contrast`.

use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, Located};
use crate::model::Council;

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
    let Located { value: accent, place } = &council.accent;
    match contrast_with_white(accent) {
        Some(contrast) if contrast >= LEAST => {}
        Some(contrast) => findings.push(
            Finding::error(RULE.name, place, format!("the accent colour {accent} has a contrast of {contrast:.1}:1 against white"))
                .help("choose a darker tone, with a contrast of at least 7:1, such as \"#1d4f73\""),
        ),
        None => findings.push(
            Finding::error(RULE.name, place, format!("the accent colour `{accent}` is not a colour"))
                .help("write it as \"#1d4f73\": a hash and six digits or letters a to f"),
        ),
    }
}

/// Contrast against white as WCAG 2.2 defines it, 1 to 21; nothing when it is no colour.
fn contrast_with_white(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok().map(linear);
    let luminance = 0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?;
    Some(1.05 / (luminance + 0.05))
}

fn linear(value: u8) -> f64 {
    let share = f64::from(value) / 255.0;
    if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}
