//! Rules: what a pack may not say, or may not leave out.
//!
//! **Invariant:** rules see the model alone, and nothing is published that did not come out of [`content`] as [`CheckedContent`].
//! A rule is one file in `rules/`, one line in [`RULES`] and one case.

mod rules;
mod walk;

use crate::diagnostic::{Finding, any_error};
use crate::model::Content;

pub use rules::RULES;

/// A rule: its name, which is the code of its findings, and what it does.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// In lower case with hyphens.
    pub name: &'static str,
    /// Adds what it finds.
    pub check: fn(&Content, &mut Vec<Finding>),
}

/// Content in which no rule found an error. Only this room makes one.
#[derive(Debug, Clone)]
pub struct CheckedContent(Content);

impl CheckedContent {
    /// The content.
    pub fn content(&self) -> &Content {
        &self.0
    }
}

/// Holds the content against every rule. Without an error it comes back as checked; warnings do not stop it.
pub fn content(content: Content) -> (Option<CheckedContent>, Vec<Finding>) {
    let mut findings = Vec::new();
    for rule in RULES {
        (rule.check)(&content, &mut findings);
    }
    let checked = (!any_error(&findings)).then_some(CheckedContent(content));
    (checked, findings)
}
