//! What is said in public of a paper that is withheld.

use super::Context;
use super::document::{Block, Blocks, Inline};
use super::links::{Links, Paragraphs};
use super::simple::paragraph;
use super::traced::Traced;
use crate::model::{AccessClass, AppendixContent, Exemption, Report};

/// The statement of confidentiality, written from what the appendices declare.
pub(super) fn statement(context: Context<'_>, report: &Report) -> Blocks {
    let statements: Blocks = report
        .appendices
        .iter()
        .enumerate()
        .filter_map(|(index, appendix)| match &appendix.content {
            AppendixContent::Exempt(exemption) => {
                let shown = Block::Paragraph { content: exemption_words(context, report, index + 1, exemption) };
                Some(Traced::from(shown).made_from(&appendix.place))
            }
            AppendixContent::Public(_) => None,
        })
        .collect();
    if statements.is_empty() { vec![paragraph(context.words.get("none"))] } else { statements }
}

/// Why an appendix is withheld, in the wording of the council's category table.
pub(super) fn exemption_words(context: Context<'_>, report: &Report, number: usize, exemption: &Exemption) -> Vec<Inline> {
    let words = context.words;
    let access = &context.content.council.access;
    let category = access.categories.iter().find(|category| category.code == exemption.category.value);
    let class = match category.map(|category| category.class) {
        Some(AccessClass::Confidential) => words.get("class-confidential"),
        Some(AccessClass::Exempt) | None => words.get("class-exempt"),
    };
    let appendix = words.fill("appendix", &[("number", &number.to_string())]);
    let wording = category.map_or("", |category| &category.wording.value);
    // A category of the council's own rules stands for no other paragraph.
    let law = category.filter(|category| category.paragraph != access.rules);
    let law = law.map(|category| words.fill("withheld-law", &[("paragraph", &category.paragraph)])).unwrap_or_default();
    let places = [
        ("appendix", appendix.as_str()),
        ("class", class),
        ("code", &exemption.category.value),
        ("wording", wording),
        ("rules", &access.rules),
        ("law", &law),
    ];
    let mut text = words.fill("withheld-statement", &places);
    text.push_str(&words.fill("withheld-reason", &[("reason", &exemption.reason.value)]));
    if let Some(until) = &exemption.until {
        text.push_str(&words.fill("withheld-until", &[("class", class), ("until", &until.value)]));
    }
    if let Some(summary) = &exemption.summary {
        text.push_str(&words.fill("withheld-summary", &[("summary", &summary.value)]));
    }
    Links::of(context, report, Paragraphs::Report).linked(&text)
}
