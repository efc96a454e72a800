//! Text that does not stand where it should on paper, as findings for its author.

use std::collections::BTreeMap;

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
        let finding = match fault {
            FaultKind::Outside => Finding::error("off-page", place, "in print this runs out of its page")
                .help("write it shorter, or divide it: a long line of code, a word without blanks, a table"),
            FaultKind::Over => Finding::error("overprint", place, "in print this stands over other text")
                .help("write it shorter, or divide it: a long line of code, a word without blanks, a table"),
        };
        let page = if pages.len() == 1 { "page" } else { "pages" };
        finding.note(format!("on {page} {} of `{}`", pages.join(", "), file_of(document)))
    };
    let runs_out = |place: &Place| pages.contains_key(&(place, FaultKind::Outside));
    let told = pages.iter().filter(|((place, fault), _)| *fault == FaultKind::Outside || !runs_out(place));
    Ok(told.map(finding).collect())
}

/// The path of a document's PDF.
fn file_of(document: &Document) -> String {
    document.pdf.as_ref().map_or_else(String::new, |pdf| format!("{}/{}", document.path, pdf.name))
}
