use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::sample::{self, LOREM, par, part};
use super::*;
use crate::compose::{Orientation, PartKind};

fn typeset(document: &Document, first_page: usize) -> TypesetPdf {
    Typesetter::new(&sample::theme()).unwrap().typeset(document, first_page).unwrap()
}

#[track_caller]
fn assert_conforms(pdf: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let report = validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(report.failures.is_empty(), "{profile:?}: {:#?}", report.failures);
    }
}

#[test]
fn every_kind_of_block_conforms() {
    let pack = typeset(&sample::pack(), 1);
    assert_conforms(&pack.bytes);
    assert_eq!(
        pack.ranges.keys().map(String::as_str).collect::<Vec<_>>(),
        ["improvement-plan", "improvement-plan.appendix-1", "improvement-plan.appendix-2", "minutes"]
    );
}
