//! Where the references of a built report lead.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::cases::lay_out;
use crate::support::{Agendum, Page, temporary, unpacked};

/// The small pack with a hundred and one recommendations and a reason that ends with a sentence: its folder, and that of its meeting.
fn with_many_recommendations(sentence: &str) -> (TempDir, PathBuf) {
    let place = temporary();
    lay_out("small-pack", place.path());
    let path = place.path().join("content/scrutiny/2026-03-19/air-quality/report.md");
    let report = fs::read_to_string(&path).unwrap();
    let (last, reason) = ("1. That the Panel asks for a further report in a year.\n", "see paragraph 3.");
    assert!([last, reason].iter().all(|text| report.matches(text).count() == 1));
    let many = report.replace(last, &"1. That the Panel notes one reading more.\n".repeat(100));
    fs::write(&path, many.replace(reason, &format!("{reason} {sentence}"))).unwrap();
    Agendum::within(place.path()).args(["build"]).run().ended_with(0);
    let meeting = place.path().join("output/public/scrutiny/2026-03-19");
    (place, meeting)
}

/// How many links the pages of a PDF have.
fn links(path: &Path) -> usize {
    unpacked(&fs::read(path).unwrap()).windows(13).filter(|bytes| bytes == b"/Subtype/Link").count()
}

/// However many there are: the hundred and first counts as "(ci)".
#[test]
fn a_reference_leads_to_the_hundred_and_first_recommendation() {
    let (_linked_place, linked) = with_many_recommendations("Recommendation (ci) is the last.");
    let (_plain_place, plain) = with_many_recommendations("Recommendation ci is the last.");
    let page = Page::read(&fs::read_to_string(linked.join("air-quality/index.html")).unwrap());
    let references = page.elements().into_iter().filter(|element| element.tag == "a" && element.text() == "Recommendation (ci)");
    let addresses: BTreeSet<Option<&str>> = references.map(|link| link.attribute("href")).collect();
    assert_eq!(addresses, BTreeSet::from([Some("#rec-101")]));
    assert!(page.by_id("rec-101").is_some_and(|item| item.text().contains("one reading more")));
    for pdf in ["pack.pdf", "air-quality/report.pdf"] {
        assert!(links(&linked.join(pdf)) > links(&plain.join(pdf)), "{pdf}");
    }
}
