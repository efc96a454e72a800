//! A report that is checked alone, with what is known around it, gives for its files what a check of everything gives.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use agendum::check::{self, CommitteeFacts, Facts};
use agendum::diagnostic::{Finding, Silenced, in_order};
use agendum::load::{Files, FormatSource, content, standard_theme, theme};
use agendum::model::{Committee, Date, Theme, draft};

use crate::cases;
use crate::support::{repository, temporary};

fn load(folder: &Path, theme: &Theme) -> Option<draft::Content> {
    let (files, _) = Files::read(folder, "content").ok()?;
    content(&files, &FormatSource::of(theme).ok()?, &BTreeSet::new()).content
}

/// Findings in the files of a folder, in order.
fn of_folder(findings: impl IntoIterator<Item = Finding>, folder: &str) -> Vec<Finding> {
    in_order(findings.into_iter().filter(|finding| finding.place().is_some_and(|place| place.file.starts_with(folder))).collect())
}

fn kept(silenced: Vec<Silenced>) -> Vec<Finding> {
    silenced.into_iter().map(|silenced| silenced.finding).collect()
}

/// What is lost of the facts of a committee, which stand beside the same committee without meetings and without a work programme.
type Loss = for<'a> fn(&mut CommitteeFacts<'a>, &'a Committee);

/// Nothing is lost.
const WHOLE: Loss = |_, _| {};

/// Each fact, and how it is lost.
const LOSSES: &[(&str, Loss)] = &[
    ("the calendar", |facts, _| facts.dates.clear()),
    ("the schedule", |facts, bare| facts.schedule = bare.schedule(Date::LAST)),
    ("the silences", |facts, _| facts.silences.clear()),
    ("the findings", |facts, _| facts.findings.clear()),
    ("the names of meetings", |facts, _| facts.meetings.values_mut().for_each(|meeting| meeting.folder = "2000-01-01")),
    ("the days of meetings", |facts, _| facts.meetings.values_mut().for_each(|meeting| meeting.date = Date::LAST)),
    ("the days of agendas", |facts, _| facts.meetings.values_mut().for_each(|meeting| meeting.issued = Date::LAST)),
    ("which meetings take place", |facts, _| facts.meetings.values_mut().for_each(|meeting| meeting.takes_place = !meeting.takes_place)),
    ("the items of agendas", |facts, _| facts.meetings.values_mut().for_each(|meeting| meeting.listed.clear())),
    ("the reports of meetings", |facts, _| facts.meetings.values_mut().for_each(|meeting| meeting.reports.clear())),
];

/// Compares each report of a content folder with what is found where something is lost; says in what they differ, and how many findings there were.
fn compare(name: &str, folder: &Path, theme: &Theme, lose: Loss) -> (Vec<String>, usize) {
    let (mut differing, mut found) = (Vec::new(), 0);
    let Some(draft) = load(folder, theme) else { return (differing, found) };
    let whole = check::content(draft.clone(), &theme.words);
    for committee in draft.committees.values() {
        let checked = check::committee(committee.clone(), &draft.council, &draft.format, &theme.words).part;
        let bare = Committee { meetings: BTreeMap::new(), programme: None, ..checked.clone() };
        let mut known = check::facts(&checked, &draft.council);
        lose(&mut known, &bare);
        for (at, meeting) in &committee.meetings {
            for (slug, report) in &meeting.reports {
                let facts = Facts { council: &draft.council, format: &draft.format, committee: &known, meeting: &known.meetings[at.as_str()] };
                let alone = check::report(report.clone(), facts, &theme.words);
                let own = format!("content/{}/{at}/{slug}/", committee.slug);
                let wanted = (of_folder(whole.findings.clone(), &own), of_folder(kept(whole.silenced.clone()), &own));
                let given = (of_folder(alone.findings, &own), of_folder(kept(alone.silenced), &own));
                found += wanted.0.len() + wanted.1.len();
                if wanted != given {
                    differing.push(format!("{name}: {own}\n  of everything {wanted:#?}\n  alone {given:#?}"));
                }
            }
        }
    }
    (differing, found)
}

/// Compares each report of every case.
fn compare_cases(lose: Loss) -> (Vec<String>, usize) {
    let (mut differing, mut found) = (Vec::new(), 0);
    let standard = standard_theme().unwrap();
    for name in cases::names() {
        let place = temporary();
        cases::lay_out(&name, place.path());
        let own = place.path().join("theme");
        let theme = if own.is_dir() { theme(&Files::read(&own, "theme").unwrap().0).unwrap() } else { standard.clone() };
        let (others, more) = compare(&name, &place.path().join("content"), &theme, lose);
        differing.extend(others);
        found += more;
    }
    (differing, found)
}

#[test]
fn a_report_alone_gives_what_it_gives_among_all() {
    let (mut differing, found) = compare_cases(WHOLE);
    differing.extend(compare("the sample", &repository().join("content"), &standard_theme().unwrap(), WHOLE).0);
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert!(found > 200, "{found} findings are too few to prove anything");
}

#[test]
fn every_fact_that_is_lost_is_missed() {
    let missed = |(_, lose): &&(&str, Loss)| compare_cases(*lose).0.is_empty();
    let unseen: Vec<&str> = LOSSES.iter().filter(missed).map(|(fact, _)| *fact).collect();
    assert_eq!(unseen, [""; 0], "no case needs these facts");
}
