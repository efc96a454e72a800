//! A report that is checked alone, with what is known around it, gives for its files what a check of everything gives.

use std::collections::BTreeSet;
use std::path::Path;

use agendum::check::{self, CommitteeFacts, Facts};
use agendum::diagnostic::{Finding, Located, Place, in_order};
use agendum::load::{Files, FormatSource, content, standard_theme, theme};
use agendum::model::{Calendar, Date, MeetingStatus, Theme, draft};

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

/// The facts of a committee, to lose some of.
struct Known {
    dates: Vec<Date>,
    calendar: Calendar,
    /// The calendar that the schedule is made from.
    scheduled: Calendar,
}

/// What is lost.
type Loss = fn(&mut Known);

/// Nothing is lost.
const WHOLE: Loss = |_| {};

/// Each fact, and how it is lost.
const LOSSES: &[(&str, Loss)] = &[
    ("the calendar", |known| known.dates.clear()),
    ("the schedule", |known| known.scheduled = Calendar::default()),
    ("the names of meetings", |known| known.calendar.meetings.values_mut().for_each(|meeting| meeting.folder = "2000-01-01".to_owned())),
    ("the days of meetings", |known| known.calendar.meetings.values_mut().for_each(|meeting| meeting.date = Date::LAST)),
    ("the days of agendas", |known| known.calendar.meetings.values_mut().for_each(|meeting| meeting.issued = Date::LAST)),
    ("which meetings take place", |known| {
        let other = |held: bool| {
            if held { MeetingStatus::Cancelled { note: Located::new(String::new(), Place::top(&"".into())) } } else { MeetingStatus::Held }
        };
        known.calendar.meetings.values_mut().for_each(|meeting| meeting.status = other(meeting.takes_place()));
    }),
    ("the items of agendas", |known| known.calendar.meetings.values_mut().for_each(|meeting| meeting.items.clear())),
    ("the reports of meetings", |known| known.calendar.meetings.values_mut().for_each(|meeting| meeting.reports.clear())),
];

/// Compares each report of a content folder with what is found where something is lost; says in what they differ, and how many findings there were.
fn compare(name: &str, folder: &Path, theme: &Theme, lose: Loss) -> (Vec<String>, usize) {
    let (mut differing, mut found) = (Vec::new(), 0);
    let Some(draft) = load(folder, theme) else { return (differing, found) };
    let examined = check::examine(draft.clone(), &theme.words);
    for (committee, dossier) in &draft.committees {
        let checked = examined.dossier(committee).expect("a committee stays one");
        let CommitteeFacts { dates, .. } = CommitteeFacts::of(&checked.committee, &checked.calendar);
        let calendar = checked.calendar.clone();
        let mut known = Known { dates, scheduled: calendar.clone(), calendar };
        lose(&mut known);
        let Known { dates, calendar, scheduled } = known;
        let facts = CommitteeFacts { dates, schedule: scheduled.schedule(Date::LAST), calendar: &calendar };
        for (at, meeting) in &dossier.meetings {
            for (slug, report) in &meeting.reports {
                let facts = Facts { council: &draft.council, format: &draft.format, committee: &facts, meeting: &calendar.meetings[at] };
                let alone = check::report(report.clone(), facts, &theme.words);
                let own = format!("content/{committee}/{at}/{slug}/");
                let wanted = of_folder(examined.of_meeting(committee.as_str(), at).iter().cloned(), &own);
                let given = of_folder(alone.findings, &own);
                found += wanted.len();
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
