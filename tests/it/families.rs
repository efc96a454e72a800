//! Families as values: each reads back from its written form as what it was, and those of earlier versions can still be read and drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use agendum::compose::{Family, Order, family, subjects};
use agendum::load::{Files, FormatSource, content, standard_theme};
use agendum::model::{Date, Digest, Theme};
use agendum::render::{Press, pdf::Typesetter};
use proptest::prelude::*;

use crate::cases::{lay_out, names};
use crate::readers::{Kind, Readers};
use crate::support::{failures, files, repository, temporary};

/// The cases whose families are kept for each version: one with charts, one with pictures.
const KEPT: [&str; 2] = ["charts", "appendix-kinds"];

/// Every family of a content folder; none where it has errors.
fn families(folder: &Path, theme: &Theme) -> Vec<Family> {
    let (files, _) = Files::read(folder, "content").unwrap();
    let Some(content) = content(&files, &FormatSource::of(theme).unwrap(), &BTreeSet::new()).content else { return Vec::new() };
    let Some(checked) = agendum::check::content(content, &theme.words).checked else { return Vec::new() };
    subjects(&checked).into_iter().filter_map(|subject| family(&checked, &theme.words, subject, &Order::default())).collect()
}

/// The page of a committee, without its folder's pages, in its written form, as it was on a day.
fn committee_page(folder: &Path, theme: &Theme, as_of: &str) -> String {
    let (files, _) = Files::read(folder, "content").unwrap();
    let content = content(&files, &FormatSource::of(theme).unwrap(), &BTreeSet::new()).content.unwrap();
    let checked = agendum::check::content(content, &theme.words).checked.unwrap();
    let order = Order { as_of: Date::parse(as_of), ..Order::default() };
    let mut all = subjects(&checked).into_iter().filter_map(|subject| family(&checked, &theme.words, subject, &order));
    let page = all.find(|family| family.head.path == "scrutiny").expect("a committee has a page");
    String::from_utf8(page.write().unwrap()).unwrap()
}

#[test]
fn a_committee_is_shown_as_it_was_on_the_day_of_the_order() {
    let place = temporary();
    lay_out("work-programme", place.path());
    let page = |as_of| committee_page(&place.path().join("content"), &standard_theme().unwrap(), as_of);
    let (before, after) = (page("2021-11-04"), page("2021-11-05"));
    // The survey was put down for a meeting on 5 November.
    assert!(before.contains("as at 4 November 2021") && !before.contains("Measured in the winter"), "{before}");
    assert!(after.contains("as at 5 November 2021") && after.contains("Measured in the winter"), "{after}");
}

/// The families of a case under the standard theme.
fn of_case(name: &str, theme: &Theme) -> Vec<Family> {
    let place = temporary();
    lay_out(name, place.path());
    families(&place.path().join("content"), theme)
}

/// The families of some cases, one after the other.
fn of_cases(names: &[&str], theme: &Theme) -> Vec<Family> {
    names.iter().flat_map(|name| of_case(name, theme)).collect()
}

#[track_caller]
fn assert_reads_back(family: &Family, called: &str) {
    let written = family.write().unwrap();
    let read = Family::read(&written, |digest| family.files.get(&digest).cloned()).unwrap();
    assert_eq!(&read, family, "{called}: {}", family.head.path);
    assert_eq!(read.write().unwrap(), written, "{called}: {}", family.head.path);
    assert_eq!(read.identity().unwrap(), Digest::of(&written));
}

#[test]
fn every_family_of_the_sample_and_of_all_cases_reads_back() {
    let theme = standard_theme().unwrap();
    let mut all = vec![("the sample".to_owned(), families(&repository().join("content"), &theme))];
    all.extend(names().into_iter().map(|name| (name.clone(), of_case(&name, &theme))));
    let mut files = 0;
    for (name, family) in all.iter().flat_map(|(name, families)| families.iter().map(move |family| (name, family))) {
        assert_reads_back(family, name);
        files += family.files.len();
    }
    let count = all.iter().map(|(_, families)| families.len()).sum::<usize>();
    assert!(count > 100 && files > 10, "{count} families with {files} pictures and downloads");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a narrative says, the family it makes reads back.
    #[test]
    fn families_of_any_narrative_read_back(text in "[ -~\n\u{a0}-\u{17f}]{0,200}") {
        let narrative = format!("## Detail\n\n1. {text}\n");
        for family in Readers::new().read(Kind::Narrative, narrative.as_bytes()).families.into_iter().flatten() {
            assert_reads_back(&family, &narrative);
        }
    }
}

/// One letter more or less, another picture, another place of a paragraph: another identity. Where the words were written: the same.
#[test]
fn what_is_shown_is_the_identity_and_nothing_else() {
    let theme = standard_theme().unwrap();
    let place = temporary();
    lay_out("one-report", place.path());
    let content = place.path().join("content");
    let identities = || -> Vec<Digest> { families(&content, &theme).iter().map(|family| family.identity().unwrap()).collect() };
    let before = identities();
    let report = content.join("scrutiny/2026-03-19/air-quality/report.md");
    let text = std::fs::read_to_string(&report).unwrap();
    std::fs::write(&report, text.replace("\n## ", "\n\n\n## ")).unwrap();
    assert_eq!(identities(), before, "blank lines moved every block and changed none");
    std::fs::write(&report, text.replacen("subject: ", "subject: Not ", 1)).unwrap();
    let after = identities();
    let changed = before.iter().zip(&after).filter(|(before, after)| before != after).count();
    assert_eq!((after.len(), changed), (before.len(), 1), "the meeting alone is another");
}

#[test]
fn what_is_no_family_is_refused() {
    let theme = standard_theme().unwrap();
    let families = of_cases(&KEPT, &theme);
    let family = families.iter().find(|family| !family.files.is_empty()).unwrap();
    let written = String::from_utf8(family.write().unwrap()).unwrap();
    let read = |text: &str| Family::read(text.as_bytes(), |digest| family.files.get(&digest).cloned()).map_err(|error| error.to_string());
    let newer = written.replacen("\"format\":1", "\"format\":99", 1);
    assert!(read(&newer).unwrap_err().contains("format 99"), "a newer program's");
    assert!(read("{}").is_err() && read(&written[..written.len() / 2]).is_err());
    let part = &family.head.parts[0].id;
    let lost = written.replacen(&format!("\"parts\":{{\"{part}\""), "\"parts\":{\"other\"", 1);
    assert_eq!(read(&lost).unwrap_err(), format!("there is no part `{part}`"));
    let missing = Family::read(written.as_bytes(), |_| None).map_err(|error| error.to_string());
    assert!(missing.unwrap_err().ends_with("is missing"));
    let other = Family::read(written.as_bytes(), |_| Some(Arc::from(b"another".as_slice()))).map_err(|error| error.to_string());
    assert!(other.unwrap_err().ends_with("is missing"), "bytes with another digest are another file");
}

fn kept(version: &str) -> PathBuf {
    repository().join("tests/families").join(version)
}

/// `UPDATE=1` writes the families of the present version, until it is released.
fn keep(version: &str, families: &[Family]) {
    let folder = kept(version);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("files")).unwrap();
    for (at, family) in families.iter().enumerate() {
        std::fs::write(folder.join(format!("{at}.json")), family.write().unwrap()).unwrap();
        for (digest, bytes) in &family.files {
            std::fs::write(folder.join("files").join(digest.to_string()), bytes).unwrap();
        }
    }
}

fn read_kept(version: &str) -> Vec<Family> {
    let mut files: BTreeMap<String, Vec<u8>> = files(&kept(version));
    let written: Vec<Vec<u8>> = (0..).map_while(|at| files.remove(&format!("{at}.json"))).collect();
    let file = |digest: Digest| files.get(&format!("files/{digest}")).map(|bytes| Arc::from(bytes.as_slice()));
    written.iter().map(|written| Family::read(written, file).unwrap()).collect()
}

#[test]
fn families_of_every_version_are_read_and_drawn() {
    let theme = standard_theme().unwrap();
    let present = env!("CARGO_PKG_VERSION");
    let now = of_cases(&KEPT, &theme);
    if std::env::var("UPDATE").is_ok_and(|value| value == "1") {
        keep(present, &now);
    }
    assert_eq!(read_kept(present), now, "the families kept of the present version are not those it makes; UPDATE=1 writes them until it is released");
    let typesetter = Typesetter::new(&theme).unwrap();
    let press = Press::new(&theme, &typesetter).unwrap();
    let versions: Vec<String> =
        std::fs::read_dir(repository().join("tests/families")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    for version in versions {
        let families = read_kept(&version);
        assert!(families.iter().any(|family| !family.papers.is_empty() && !family.files.is_empty()), "{version}");
        for artifact in families.iter().flat_map(|family| press.draw(family).unwrap().artifacts) {
            if artifact.path.ends_with(".pdf") {
                assert_eq!(failures(&artifact.bytes), Vec::<String>::new(), "{version}: {}", artifact.path);
            }
        }
    }
}
