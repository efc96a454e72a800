//! Whole content folders in memory.

use std::path::Path;

use super::*;
use crate::diagnostic::{Colour, Printer};
use crate::model::{AppendixContent, Block, Inline, ItemContent, Paper, Report, Wards, plain_text};

const COUNCIL: &str = "name: Wexmoor City Council
language: en-GB
access:
  rules: paragraph 10.4
  categories: []
posts:
  clerk: {title: Clerk}
places: {}
";
const COMMITTEE: &str = "name: Panel
role: What it does.
terms_of_reference: |
  These:

  - one
members: [{name: Councillor Ashgrove, role: Chair}]
quorum: 3
clerk: clerk
meetings: [2021-11-04]
";
const MEETING: &str = "time: \"17:30\"
place: hall
attend: Come in.
issued: 2021-10-27
proper_officer: clerk
items:
  - {title: Apologies, text: To receive them.}
  - {report: plan, purpose: Report of the Clerk.}
";
const FRONT: &str = "---
subject: The plan
report_of: clerk
contacts: [clerk]
key_decision: no
wards: all
impact_assessments: {equality_and_safety: no, data_protection: no}
";

/// A good folder with some files put in or replaced.
fn folder<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Files {
    let mut entries: std::collections::BTreeMap<&str, Vec<u8>> = [
        ("council.yaml", COUNCIL.to_owned()),
        ("panel/committee.yaml", COMMITTEE.to_owned()),
        ("panel/2021-11-04/meeting.yaml", MEETING.to_owned()),
        ("panel/2021-11-04/plan/report.md", format!("{FRONT}---\n## Detail\n\n1. One.\n")),
    ]
    .into_iter()
    .map(|(path, text)| (path, text.into_bytes()))
    .collect();
    entries.extend(files.into_iter().map(|(path, bytes)| (path, bytes.to_vec())));
    Files::from_memory("content", entries)
}

fn load(files: &Files) -> Loaded {
    let theme = standard_theme().unwrap();
    content(files, &FormatSource::of(&theme).unwrap(), &BTreeSet::new())
}

/// Code, line and column of each finding.
fn found(loaded: &Loaded) -> Vec<(&'static str, usize, usize)> {
    let place = |finding: &Finding| loaded.sources.line_and_column(finding.place().unwrap());
    loaded.findings.iter().map(|finding| (finding.code, place(finding).0, place(finding).1)).collect()
}

/// The findings of a good folder with one file replaced.
fn with(path: &str, text: &str) -> Vec<(&'static str, usize, usize)> {
    found(&load(&folder([(path, text.as_bytes())])))
}

/// The findings in a report with some more front matter and a narrative.
fn report(front: &str, narrative: &str) -> Vec<(&'static str, usize, usize)> {
    with("panel/2021-11-04/plan/report.md", &format!("{FRONT}{front}---\n{narrative}"))
}

fn the_report(loaded: &Loaded) -> &Report {
    let committee = loaded.content.as_ref().unwrap().committees.values().next().unwrap();
    committee.meetings.values().next().unwrap().reports.values().next().unwrap()
}

#[test]
fn a_good_folder_has_no_findings() {
    let loaded = load(&folder([]));
    assert_eq!(found(&loaded), []);
    let content = loaded.content.as_ref().unwrap();
    let committee = content.committees.values().next().unwrap();
    let meeting = committee.meetings.values().next().unwrap();
    assert!(matches!(&meeting.items[1].content, ItemContent::Report(slug) if slug.value.as_str() == "plan"));
    let report = the_report(&loaded);
    assert_eq!((report.subject.value.as_str(), &report.wards), ("The plan", &Wards::All));
    assert_eq!(report.sections[0].heading.value, "Detail");
}

/// Prints the findings of the folder that the environment names: `AGENDUM_CONTENT=… cargo test -- --ignored --nocapture`.
#[test]
#[ignore = "needs a folder"]
#[expect(clippy::disallowed_methods, reason = "the folder is named from outside")]
fn a_folder_from_outside() {
    let Ok(root) = std::env::var("AGENDUM_CONTENT") else { return };
    let (files, mut findings) = Files::read(Path::new(&root), "content").unwrap();
    let loaded = load(&files);
    findings.extend(loaded.findings);
    let printer = Printer::new(Colour::Never);
    for finding in &findings {
        println!("{}", printer.print(finding, &loaded.sources));
    }
    println!("{} findings", findings.len());
}
