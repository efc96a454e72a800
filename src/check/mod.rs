//! Rules: what a pack may not say, or may not leave out.
//!
//! **Invariant:** rules see the model alone, and nothing is published that did not come out of [`content`] as [`CheckedContent`].
//! Figures in prose are worked out first ([`FIGURE_FILTERS`]), so that rules, and all that follows, see words alone.
//! A rule is one file in `rules/`, one line in [`RULES`] and one case; what `agendum rules` says of it stands in its file.

mod claims;
mod figures;
mod figures_in_tables;
mod rules;
mod scopes;
mod silences;
mod walk;

use crate::diagnostic::{Finding, Silenced, any_error, in_order};
use crate::model::{Content, Words, draft};
use figures::Figures;

pub use figures::{Argument, ArgumentKind, FIGURE_FILTERS, Filter};
pub use rules::RULES;
pub use silences::SHORTEST_REASON;

/// A rule: its name, which is the code of its findings, what `agendum rules` says of it, and what it does.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// In lower case with hyphens.
    pub name: &'static str,
    /// What it finds, in one sentence.
    pub summary: &'static str,
    /// Why that is wrong.
    pub why: &'static str,
    /// What an author may have written.
    pub example: &'static str,
    /// What to write instead.
    pub instead: &'static str,
    /// Whether an author may keep what it finds, and say why.
    pub silencing: Silencing,
    /// Adds what it finds.
    pub check: fn(&Content, &mut Vec<Finding>),
}

/// Whether a rule can be silenced for a place with a written reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silencing {
    /// It judges figures and words, and an author may know better.
    Allowed,
    /// It guards what every pack must be.
    Refused,
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

/// What came of the rules.
#[derive(Debug)]
pub struct Judged {
    /// The content, where no rule found an error; warnings do not stop it.
    pub checked: Option<CheckedContent>,
    /// What the rules found.
    pub findings: Vec<Finding>,
    /// What they found and an author keeps.
    pub silenced: Vec<Silenced>,
}

/// Works out the figures of the content, then holds it against every rule.
pub fn content(draft: draft::Content, words: &Words) -> Judged {
    let mut figures = Figures::new(words);
    let content = figures.content(draft);
    let mut findings = figures.findings;
    for rule in RULES {
        (rule.check)(&content, &mut findings);
    }
    let (findings, silenced) = silences::apply(&content, findings);
    let findings = bounded(findings);
    let checked = (!any_error(&findings)).then_some(CheckedContent(content));
    Judged { checked, findings, silenced }
}

/// The greatest number of findings shown for one file.
const MOST_FINDINGS: usize = 200;

/// Of one file only the first two hundred: a table of a hundred thousand cells can be wrong in every one.
fn bounded(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    let mut of_file = 0;
    for finding in in_order(findings) {
        let Some(place) = finding.place() else { continue };
        let same_file = kept.last().and_then(Finding::place).is_some_and(|last| last.file == place.file);
        of_file = if same_file { of_file + 1 } else { 1 };
        match of_file.cmp(&(MOST_FINDINGS + 1)) {
            std::cmp::Ordering::Less => kept.push(finding),
            std::cmp::Ordering::Equal => {
                let more = Finding::error("too-many", place, format!("the rules find more than {MOST_FINDINGS} things in this file"));
                kept.push(more.note("the others are not shown"));
            }
            std::cmp::Ordering::Greater => {}
        }
    }
    kept
}
