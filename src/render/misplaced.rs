//! Text that does not stand where it should on paper, as findings for its author.

use std::collections::{BTreeMap, BTreeSet};

use super::chart::LabelFault;
use super::pdf::{FaultKind, Laid};
use crate::compose::Document;
use crate::diagnostic::{Failure, Finding, Place};

/// What is wrong on the pages of a document.
///
/// # Errors
/// When something is wrong that no author's text is the cause of: a fault of the theme.
pub(super) fn findings(document: &Document, laid: &Laid) -> Result<Vec<Finding>, Failure> {
    let mut pages: BTreeMap<(&Place, FaultKind), Vec<&str>> = BTreeMap::new();
    for misplaced in &laid.misplaced {
        let page = misplaced.page.as_str();
        let Some(place) = &misplaced.place else {
            let what = match misplaced.fault {
                FaultKind::Outside => "text of the theme runs out of",
                FaultKind::Over => "text of the theme stands over other text on",
                FaultKind::Label(_) => "labels stand out of their picture or over each other in a chart that no text has asked for on",
            };
            return Err(Failure::Typeset { document: document.path.clone(), message: format!("{what} page {page}") });
        };
        // Many rows can be made from one line, and run out of many pages, over others there: one cause, one finding.
        let known = pages.entry((place, misplaced.fault)).or_default();
        if !known.contains(&page) {
            known.push(page);
        }
    }
    let finding = |((place, fault), pages): (&(&Place, FaultKind), &Vec<&str>)| {
        let (message, help) = told(*fault);
        let finding = Finding::error(code(*fault), place, message).help(help);
        finding.note(format!("on {} of `{}`", named(pages), file_of(document)))
    };
    let runs_out: BTreeSet<&Place> = pages.keys().filter(|(_, fault)| code(*fault) == OUTSIDE).map(|(place, _)| *place).collect();
    let shown = pages.iter().filter(|((place, fault), _)| code(*fault) == OUTSIDE || !runs_out.contains(place));
    Ok(shown.map(finding).collect())
}

/// The first pages of some, and how many more there are.
fn named(pages: &[&str]) -> String {
    /// So many are named.
    const MOST: usize = 5;
    match pages.split_at_checked(MOST) {
        Some((first, others @ [_, ..])) => format!("pages {} and {} more", first.join(", "), others.len()),
        _ if pages.len() == 1 => format!("page {}", pages.join("")),
        _ => format!("pages {}", pages.join(", ")),
    }
}

/// The rules of what stands where it should not.
const OUTSIDE: &str = "off-page";
const OVER: &str = "overprint";

/// The rule that a fault is against.
fn code(fault: FaultKind) -> &'static str {
    match fault {
        FaultKind::Outside | FaultKind::Label(LabelFault::Outside) => OUTSIDE,
        FaultKind::Over | FaultKind::Label(LabelFault::Over) => OVER,
    }
}

/// What is wrong, and what to write instead.
fn told(fault: FaultKind) -> (&'static str, &'static str) {
    let text = "write it shorter, or divide it: a long line of code, a word without blanks, a table";
    let chart = "write the names and figures of its data shorter, or show them as `#table`";
    match fault {
        FaultKind::Outside => ("in print this runs out of its page", text),
        FaultKind::Over => ("in print this stands over other text", text),
        FaultKind::Label(LabelFault::Outside) => ("a label of this chart runs out of its picture", chart),
        FaultKind::Label(LabelFault::Over) => ("labels of this chart stand over each other", chart),
    }
}

/// The path of a document's PDF.
fn file_of(document: &Document) -> String {
    document.pdf.as_ref().map_or_else(String::new, |pdf| format!("{}/{}", document.path, pdf.name))
}
