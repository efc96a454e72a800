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
    let (mut findings, silenced) = silences::apply(open, once(found));
    findings.extend(unmet);
    OnPages { findings: bounded(findings), silenced }
}

/// What comes of one place in several documents, told once: a committee's name stands on every page of its packs.
fn once(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by(|a, b| (a.place(), a.code, &a.notes).cmp(&(b.place(), b.code, &b.notes)));
    let same = found.chunk_by(|a, b| (a.place(), a.code) == (b.place(), b.code));
    same.filter_map(|same| {
        let (first, others) = same.split_first()?;
        let first = first.clone();
        Some(match others.len() {
            0 => first,
            1 => first.note("and in one other file"),
            number => first.note(format!("and in {number} other files")),
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    #[test]
    fn what_comes_of_one_place_in_many_documents_is_told_once() {
        let here = Place::new(&"panel/committee.yaml".into(), 0..4);
        let at = |code, file: &str| Finding::error(code, &here, "in print this runs out of its page").note(format!("on page i of `{file}`"));
        let told = once(vec![at("off-page", "b.pdf"), at("overprint", "b.pdf"), at("off-page", "a.pdf"), at("off-page", "c.pdf")]);
        let notes: Vec<(&str, Vec<&str>)> = told.iter().map(|finding| (finding.code, finding.notes.iter().map(String::as_str).collect())).collect();
        assert_eq!(notes, [("off-page", vec!["on page i of `a.pdf`", "and in 2 other files"]), ("overprint", vec!["on page i of `b.pdf`"])]);
    }
}
