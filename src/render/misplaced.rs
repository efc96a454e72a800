//! Text that does not stand where it should on paper, as findings for its author.

use super::pdf::{FaultKind, Laid};
use crate::compose::Document;
use crate::diagnostic::{Failure, Finding};

/// The codes of these findings and what they mean, in order of the alphabet.
pub const CODES: &[(&str, &str)] = &[
    ("off-page", "Text that runs out of its page in print; it is found when the pages are made."),
    ("overprint", "Text that stands over other text in print; it is found when the pages are made."),
];

/// What is wrong on the pages of a document.
///
/// # Errors
/// When something is wrong that no author's text is the cause of: a fault of the theme.
pub(super) fn findings(document: &Document, laid: &Laid) -> Result<Vec<Finding>, Failure> {
    let found = laid.misplaced.iter().map(|misplaced| {
        let page = &misplaced.page;
        let Some(place) = &misplaced.place else {
            let what = match misplaced.fault {
                FaultKind::Outside => "text of the theme runs out of",
                FaultKind::Over => "text of the theme stands over other text on",
            };
            return Err(Failure::Typeset { document: document.path.clone(), message: format!("{what} page {page}") });
        };
        // Warnings: nobody can keep such a finding with a reason yet, and where a theme's own words are too long it is no author's to mend.
        let finding = match misplaced.fault {
            FaultKind::Outside => Finding::warning("off-page", place, "in print this runs out of its page")
                .help("divide a long line of code or a word without blanks, or what stands in a table into several tables"),
            FaultKind::Over => Finding::warning("overprint", place, "in print this stands over other text")
                .help("write it shorter, or divide it into several paragraphs or tables"),
        };
        Ok(finding.note(format!("on page {page} of `{}`", file_of(document))))
    });
    found.collect()
}

/// The path of a document's PDF.
fn file_of(document: &Document) -> String {
    document.pdf.as_ref().map_or_else(String::new, |pdf| format!("{}/{}", document.path, pdf.name))
}
