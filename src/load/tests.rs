//! Whole content folders in memory.

mod alone;
mod hostile;
mod pictures;
mod properties;

use std::path::Path;

use super::*;
use std::sync::Arc;

use crate::diagnostic::{Colour, Finding, Printer, in_order};
use crate::model::Wards;
use crate::model::draft::{AppendixContent, ItemContent, Paper, Report};

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

#[test]
fn keys_are_checked_with_their_places() {
    assert_eq!(with("council.yaml", &COUNCIL.replace("language:", "langauge:")), [("unknown-key", 2, 1)]);
    assert_eq!(with("council.yaml", &format!("{COUNCIL}name: Again\n")), [("duplicate-key", 9, 1)]);
    assert_eq!(with("panel/committee.yaml", &COMMITTEE.replace("quorum: 3", "quorum: three")), [("wrong-type", 8, 9)]);
    assert_eq!(with("panel/committee.yaml", &COMMITTEE.replace("quorum: 3", "quorum:")), [("empty-value", 8, 7)]);
    assert_eq!(report("inspection_place: Civic Centre\n", "## Detail\n"), [("bad-slug", 8, 19)]);
    assert_eq!(report("impact_assessments: {}\n", "## Detail\n"), [("duplicate-key", 8, 1)]);
    let one = FRONT.replace("{equality_and_safety: no, data_protection: no}", "{equality_and_safty: no, data_protection: maybe}");
    let codes = with("panel/2021-11-04/plan/report.md", &format!("{one}---\n## Detail\n"));
    assert_eq!(codes, [("unknown-key", 7, 22), ("unknown-value", 7, 63)]);
}

#[test]
fn both_places_of_a_repeated_key_are_shown() {
    let loaded = load(&folder([("council.yaml", format!("{COUNCIL}name: Again\n").as_bytes())]));
    let printed = Printer::new(Colour::Never).print(&loaded.findings[0], &loaded.sources);
    assert!(printed.contains("first given here") && printed.contains("and again here"), "{printed}");
    assert!(printed.contains("content/council.yaml:9:1"), "{printed}");
}

#[test]
fn one_slip_does_not_hide_another() {
    let meeting =
        MEETING.replace("\"17:30\"", "5.30 pm").replace("2021-10-27", "27/10/2021").replace("hall", "Hall 1").replace("report: plan", "report: Plan");
    let codes: Vec<_> = with("panel/2021-11-04/meeting.yaml", &meeting).into_iter().map(|(code, line, _)| (code, line)).collect();
    assert_eq!(codes, [("bad-time", 1), ("bad-slug", 2), ("bad-date", 4), ("bad-slug", 8)]);
}

#[test]
fn agenda_items_are_one_thing_each() {
    let items = "items:
  - {title: A, report: plan}
  - {text: B}
  - {report: plan, text: C}
  - {title: D, to_follow: yes, text: E}
";
    let meeting = format!("{}{items}", MEETING.split("items:").next().unwrap());
    let codes = with("panel/2021-11-04/meeting.yaml", &meeting);
    assert_eq!(codes, [("bad-item", 7, 5), ("bad-item", 8, 5), ("bad-item", 9, 20), ("bad-item", 10, 32)]);
}

#[test]
fn a_moved_meeting_says_why_and_where_to() {
    let codes = with("panel/2021-11-04/meeting.yaml", &format!("status: moved\n{MEETING}"));
    assert_eq!(codes, [("missing-key", 1, 9), ("missing-key", 1, 9)]);
    assert_eq!(with("panel/2021-11-04/meeting.yaml", &format!("status_note: x\n{MEETING}")), [("unknown-key", 1, 1)]);
    assert_eq!(with("panel/2021-11-04/meeting.yaml", &format!("status: cancelled\nstatus_note: Too few members.\n{MEETING}")), []);
}

#[test]
fn files_that_are_not_there_are_named() {
    let loaded = load(&folder([
        ("panel/2021-11-04/plan/report.md", format!("{FRONT}appendices: [{{title: A, source: Figures.csv}}]\n---\n").as_bytes()),
        ("panel/2021-11-04/plan/figures.csv", b"a,b\n1,2\n"),
    ]));
    assert_eq!(found(&loaded), [("missing-file", 8, 33)]);
    assert_eq!(loaded.findings[0].help.as_deref(), Some("there is `figures.csv`"));
    let files = Files::from_memory("content", [("panel/committee.yaml", COMMITTEE.as_bytes().to_vec())]);
    assert_eq!(found(&load(&files)), [("missing-file", 1, 1)]);
    assert!(load(&files).content.is_none());
}

#[test]
fn paths_do_not_leave_the_content() {
    for source in ["../../../../x.csv", "/etc/passwd", "https://example.org/x.csv", "a\\\\b.csv"] {
        let codes = report(&format!("appendices: [{{title: A, source: \"{source}\"}}]\n"), "");
        let column = if source.contains('\\') { 33 } else { 34 };
        assert_eq!(codes, [("outside-content", 8, column)], "{source}");
    }
}

#[test]
fn what_is_exempt_is_never_opened() {
    let front = "appendices: [{title: A, source: secret.md, exempt: {category: \"3\", reason: R}}]\n";
    let text = format!("{FRONT}{front}---\n");
    // Bytes that are no text: opening the file would be a second finding.
    let loaded = load(&folder([("panel/2021-11-04/plan/report.md", text.as_bytes()), ("panel/2021-11-04/plan/secret.md", b"\xff")]));
    assert_eq!(found(&loaded), [("exempt-source", 8, 33)]);
    assert!(loaded.sources.text("content/panel/2021-11-04/plan/secret.md").is_none());
    assert!(matches!(the_report(&loaded).appendices[0].content, AppendixContent::Exempt(_)));
    let front = "appendices: [{title: A, source: a-exempt.md}]\n";
    let text = format!("{FRONT}{front}---\n");
    let loaded = load(&folder([("panel/2021-11-04/plan/report.md", text.as_bytes()), ("panel/2021-11-04/plan/a-exempt.md", b"\xff")]));
    assert_eq!(found(&loaded), [("exempt-source", 1, 1)]);
    let text = format!("{FRONT}appendices: [{{title: A, source: a.md}}]\n---\n");
    let loaded =
        load(&folder([("panel/2021-11-04/plan/report.md", text.as_bytes()), ("panel/2021-11-04/plan/a.md", b"---\nexempt: yes\n---\nSecret.\n")]));
    assert_eq!(found(&loaded), [("exempt-source", 1, 1)]);
}

#[test]
fn appendices_are_read_by_their_kind() {
    let front = "appendices:
  - {title: A, source: a.md, numbering: decimal}
  - {title: B, source: b.csv}
  - {title: C, source: c.yaml}
  - {title: D, source: d.svg, description: A square.}
  - {title: E, source: ../../plans/p.yaml, as_at: 2021-10-27}
  - {title: F, source: f.yaml}
  - {title: G, source: g.yaml}
";
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>"#;
    let plan = "kind: plan
title: Plan
priorities:
  - id: one
    title: One
    actions:
      - id: EA-01
        owners: [clerk]
        improvement: Better.
        outcomes: [{at_least: {percent: 90, of: visits}}, {change: {percent: -25, of: breakdowns}}, {to_be_set: later}]
        bands: {amber: 60, green: 70}
        steps: [We will.]
        due: {quarter: 2021-Q4, note: relaunch}
        added: 2021-06-10
";
    let report = format!("{FRONT}{front}---\n");
    let loaded = load(&folder([
        ("panel/2021-11-04/plan/report.md", report.as_bytes()),
        ("panel/2021-11-04/plan/a.md", b"## One\n\n1. First.\n".as_slice()),
        ("panel/2021-11-04/plan/b.csv", b"Month,Visits\nApril,12\n"),
        ("panel/2021-11-04/plan/c.yaml", b"kind: tables\ntables:\n  - {columns: [A, {title: B, align: right}], rows: [[a, 1]]}\n"),
        ("panel/2021-11-04/plan/d.svg", svg.as_bytes()),
        ("panel/plans/p.yaml", plan.as_bytes()),
        ("panel/2021-11-04/plan/f.yaml", b"kind: glossary\nterms: {DSO: Democratic Support Officer}\n"),
        ("panel/2021-11-04/plan/g.yaml", b"kind: tracker\ntitle: T\nitems: [{meeting: 2021-06-17, title: Letter, recommendations: [{text: That, response: Done, status: partially complete}]}]\n"),
    ]));
    assert_eq!(found(&loaded), []);
    let kinds: Vec<&str> = the_report(&loaded)
        .appendices
        .iter()
        .map(|appendix| match &appendix.content {
            AppendixContent::Exempt(_) => "exempt",
            AppendixContent::Public(paper) => match paper.as_ref() {
                Paper::Markdown(_) => "markdown",
                Paper::Tables(_) => "tables",
                Paper::Glossary(_) => "glossary",
                Paper::Tracker(_) => "tracker",
                Paper::WorkProgramme => "work-programme",
                Paper::Plan(_) => "plan",
                Paper::Picture { .. } => "picture",
                Paper::View(_) => "view",
            },
        })
        .collect();
    assert_eq!(kinds, ["markdown", "tables", "tables", "picture", "plan", "glossary", "tracker"]);
}

#[test]
fn of_endless_returns_and_commitments_the_first_are_read() {
    let item = |at: usize| format!("  - {{subject: Report {at}, by: 2022-03}}\n");
    let returns: String = (0..502).map(item).collect();
    assert_eq!(report(&format!("returns:\n{returns}"), "## Detail\n\n1. One.\n"), [("too-many", 509, 5)]);
    let commitment = |at: usize| format!("  - {{subject: Report {at}, made: {{meeting: 2021-11-04}}}}\n");
    let commitments: String = (0..500).map(commitment).collect();
    let programme = "kind: work-programme\ntitle: P\nmeetings: [{date: 2021-11-04, subjects: [{title: T, lead: clerk}]}]\ncommitments:\n";
    assert_eq!(with("panel/work-programme.yaml", &format!("{programme}{commitments}")), []);
    assert_eq!(with("panel/work-programme.yaml", &format!("{programme}{commitments}{}", commitment(500))), [("too-many", 505, 5)]);
}

#[test]
fn of_endless_silences_the_first_are_read() {
    let silences = |number: usize| "  - {rule: total, words: notes, reason: It is printed so.}\n".repeat(number);
    let committee = |number| format!("{COMMITTEE}silence:\n{}", silences(number));
    let kept = |number| {
        let loaded = load(&folder([("panel/committee.yaml", committee(number).as_bytes())]));
        (found(&loaded), loaded.content.unwrap().silences.len())
    };
    assert_eq!(kept(100), (vec![], 100));
    let line = COMMITTEE.lines().count() + 102;
    assert_eq!(kept(101), (vec![("too-many", line, 5)], 100));
}

#[test]
fn what_is_kept_in_a_file_that_several_show_is_kept_once() {
    let glossary = "kind: glossary\nterms: {a: one}\nsilence: [{rule: total, words: a, reason: It is printed so.}]\n";
    let shown = format!("{FRONT}appendices: [{{title: A, source: ../words.yaml}}, {{title: B, source: ../words.yaml}}]\n---\n## Detail\n\n1. One.\n");
    let files = [("panel/2021-11-04/words.yaml", glossary), ("panel/2021-11-04/plan/report.md", &shown), ("panel/2021-11-04/road/report.md", &shown)];
    let loaded = load(&folder(files.map(|(path, text)| (path, text.as_bytes()))));
    assert_eq!((found(&loaded), loaded.content.unwrap().silences.len()), (vec![], 1));
}

#[test]
fn folders_are_named_by_dates() {
    assert_eq!(with("panel/4-11-2021/meeting.yaml", MEETING), [("bad-folder", 1, 1)]);
    assert_eq!(with("panel/2021-11-04-special/meeting.yaml", &MEETING.replace("  - {report: plan, purpose: Report of the Clerk.}\n", "")), []);
    assert_eq!(with("other/notes.yaml", "a: b\n"), [("missing-file", 1, 1)]);
}

#[test]
fn front_matter_has_a_start_and_an_end() {
    let path = "panel/2021-11-04/plan/report.md";
    assert_eq!(with(path, "## Detail\n\n1. One.\n"), [("front-matter", 1, 1)]);
    assert_eq!(with(path, "---\nsubject: X\n\n## Detail\n"), [("front-matter", 1, 1)]);
    assert_eq!(report("", "Early.\n\n## Detail\n"), [("text-before-heading", 9, 1)]);
    assert_eq!(with(path, &format!("{FRONT}---\n## Detail\n").replace('\n', "\r\n")), []);
    assert_eq!(with(path, &format!("\u{feff}{FRONT}---\n## Detail\n")), []);
}

#[test]
fn the_content_may_have_a_format_of_its_own() {
    assert_eq!(with("format.yaml", "front: []\n").len(), 4 + 2);
    let format = "front: []\ncontacts_heading: C\nconfidentiality_heading: S\nsections: [{key: a, heading: A, numbering: letter}]\nclosing: []\n";
    let codes: Vec<_> = with("format.yaml", format).into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, ["unknown-value", "unknown-key", "unknown-key"]);
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
    let content = loaded.content.unwrap();
    for committee in content.committees.values() {
        for meeting in committee.meetings.values() {
            println!("{} {}: {} items", committee.committee.slug, meeting.folder, meeting.items.len());
            for report in meeting.reports.values() {
                let words: usize = report.sections.iter().map(|section| section.body.len()).sum();
                println!("    {}: {} sections, {words} blocks, {} appendices", report.slug, report.sections.len(), report.appendices.len());
            }
        }
    }
    println!("{} findings", findings.len());
}
