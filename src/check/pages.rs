//! What is found on pages, which are made of checked content: authors keep it as they keep what is found in the content.

use super::rules::unused_silence;
use super::silences::{self, Found};
use super::{CheckedContent, bounded};
use crate::diagnostic::{Finding, Silenced};
use crate::model::Silence;

/// What was found on the pages.
#[derive(Debug)]
pub struct OnPages {
    /// What is wrong there, and each silence of it that was about nothing.
    pub findings: Vec<Finding>,
    /// What authors keep of it.
    pub silenced: Vec<Silenced>,
}

/// Divides what was found on all pages of the content into what is shown and what authors keep.
pub fn on_pages(checked: &CheckedContent, found: Vec<Finding>) -> OnPages {
    // One whose words stand nowhere was told of when the content was checked.
    let is_open = |silence: &&Silence| silences::is_of_pages(silence) && silences::holds(silence) && !silence.lines.is_empty();
    let open: Vec<&Silence> = checked.content().silences.iter().filter(is_open).collect();
    let all = Found::of(&found);
    let unmet: Vec<Finding> = open.iter().filter_map(|silence| unused_silence::unless_met(silence, &all)).collect();
    let (mut findings, silenced) = silences::apply(open, found);
    findings.extend(unmet);
    OnPages { findings: bounded(findings), silenced }
}
