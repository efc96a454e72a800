//! Every PDF of the sample is what it claims, and says what it must about itself.

use rayon::prelude::*;

use crate::support::{Pdf, failures, sample};

#[test]
fn every_pdf_passes() {
    let pdfs = &sample().pdfs;
    assert!(pdfs.keys().any(|path| path.ends_with("/pack.pdf")) && pdfs.keys().any(|path| path.ends_with("/report.pdf")), "{:?}", pdfs.keys());
    let failing: Vec<String> =
        pdfs.par_iter().flat_map_iter(|(path, pdf)| failures(&pdf.bytes).into_iter().map(move |failure| format!("{path}: {failure}"))).collect();
    assert!(failing.is_empty(), "{} failures:\n{}", failing.len(), failing[..failing.len().min(30)].join("\n"));
}

#[test]
fn every_pdf_tells_its_language() {
    for (path, pdf) in &sample().pdfs {
        assert_eq!(pdf.language, "en-GB", "{path}");
    }
}

/// Every character of every page has a meaning, so that it can be searched and read aloud.
#[test]
fn every_character_means_something() {
    for (path, pdf) in &sample().pdfs {
        for page in &pdf.pages {
            let lost = page.lines.iter().find(|line| line.text.contains('\u{fffd}'));
            assert!(lost.is_none(), "{path}, page {}: {lost:?}", page.label);
        }
    }
}

/// The pages before the first report are labelled i, ii, …; then 1, 2, … without a gap.
#[test]
fn packs_are_labelled_in_two_runs() {
    for (path, pdf) in packs() {
        let labels: Vec<&str> = pdf.pages.iter().map(|page| page.label.as_str()).collect();
        let front = labels.iter().take_while(|label| !label.starts_with(|c: char| c.is_ascii_digit())).count();
        assert!(front > 0 && labels[0] == "i", "{path}: {labels:?}");
        assert!(labels[front..].iter().enumerate().all(|(index, label)| *label == (index + 1).to_string()), "{path}: {labels:?}");
    }
}

/// The foot of each numbered page says its number; no page before page 1 does.
#[test]
fn the_foot_says_the_page() {
    for (path, pdf) in packs() {
        for page in &pdf.pages {
            let foot = page.running();
            let numbered = page.label.parse::<usize>().is_ok();
            assert_eq!(foot.contains(&format!("Page {}", page.label)), numbered, "{path}, page {}: {foot}", page.label);
            assert!(numbered || !foot.contains("Page "), "{path}, page {}: {foot}", page.label);
        }
    }
}

#[test]
fn every_item_of_a_pack_has_a_bookmark() {
    for (path, pdf) in packs() {
        let top: Vec<&str> = pdf.bookmarks.iter().filter(|(depth, _)| *depth == 0).map(|(_, title)| title.as_str()).collect();
        assert!(top.len() >= 2, "{path}: {top:?}");
        assert!(pdf.bookmarks.iter().all(|(_, title)| !title.trim().is_empty()), "{path} has a bookmark without words");
    }
}

fn packs() -> Vec<(&'static String, &'static Pdf)> {
    let packs: Vec<_> = sample().pdfs.iter().filter(|(path, _)| path.ends_with("/pack.pdf")).collect();
    assert!(!packs.is_empty(), "the sample has no pack");
    packs
}
