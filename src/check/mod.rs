//! Rules: what a pack may not say, or may not leave out.
//!
//! **Invariant:** rules see the model alone, and nothing is published that did not come out of [`content`] as [`CheckedContent`].
//! Figures in prose are worked out first ([`FIGURE_FILTERS`]), so that rules, and all that follows, see words alone.
//! A rule is one file in `rules/`, one line in [`RULES`] and one case.

mod figures;
mod rules;
mod walk;

use crate::diagnostic::{Finding, any_error};
use crate::model::{Content, Words};

pub use figures::{Argument, ArgumentKind, FIGURE_FILTERS, Filter};
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

/// Works out the figures of the content, then holds it against every rule. Without an error it comes back as checked; warnings do not stop it.
pub fn content(mut content: Content, words: &Words) -> (Option<CheckedContent>, Vec<Finding>) {
    let mut findings = figures::work_out(&mut content, words);
    for rule in RULES {
        (rule.check)(&content, &mut findings);
    }
    let checked = (!any_error(&findings)).then_some(CheckedContent(content));
    (checked, findings)
}
