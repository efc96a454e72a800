//! The rule `programme-entry`.

use std::collections::BTreeMap;

use crate::check::judge::CommitteeDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, Located, nearest};
use crate::model::{Answered, Date, Dossier, Made, Origin, PlannedMeeting, PlannedSubject, Slug, WorkProgramme, told};

pub(super) const RULE: Rule = Rule {
    name: "programme-entry",
    summary: "An entry of a work programme that names a meeting, a report or a commitment which is not there, or that stands there twice.",
    why: "what is planned for a day on which nobody meets, or for a promise that nobody made, never comes.",
    example: "`date: 2022-03-30` when the calendar says 31 March",
    instead: "a day of the calendar in `committee.yaml`; the folders of a meeting and a report that promised something.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Committee(check)],
};

fn check(docket: &CommitteeDocket<'_>, findings: &mut Vec<Finding>) {
    let dossier = docket.dossier;
    let Some(programme) = &dossier.calendar.programme else { return };
    days(dossier, programme, findings);
    for commitment in &programme.commitments {
        origin(dossier, &commitment.made, findings);
    }
    let promises = by_origin(dossier);
    for meeting in &programme.meetings {
        subjects(meeting, findings);
        for (subject, answered) in meeting.subjects.iter().flat_map(|subject| subject.answers.iter().map(move |answered| (subject, answered))) {
            answer(&promises, meeting, subject, answered, findings);
        }
    }
}

/// Promises by where they were made.
type Promises<'a> = BTreeMap<(&'a str, Option<&'a Slug>), Vec<Made<'a>>>;

fn by_origin(dossier: &Dossier) -> Promises<'_> {
    let mut found = Promises::new();
    for made in dossier.calendar.promises() {
        found.entry((made.meeting, made.report)).or_default().push(made);
    }
    found
}

/// Each meeting of the programme is one of the calendar, and stands there once.
fn days(dossier: &Dossier, programme: &WorkProgramme, findings: &mut Vec<Finding>) {
    let mut seen = BTreeMap::new();
    for meeting in &programme.meetings {
        let date = &meeting.date;
        if !is_planned(dossier, date.value) {
            findings.push(
                Finding::error(RULE.name, &date.place, format!("the calendar of the {} has no meeting on {}", dossier.committee.name, date.value))
                    .also(&dossier.committee.place, "the calendar is `meetings` in this file")
                    .help(format!("correct the day, or add {} to `meetings` in committee.yaml", date.value)),
            );
        }
        if let Some(first) = seen.insert(date.value, &date.place) {
            findings.push(
                Finding::error(RULE.name, &date.place, format!("the meeting of {} stands here twice", date.value))
                    .label("and again here")
                    .also(first, "first given here")
                    .help("put its subjects together under one `date`"),
            );
        }
    }
}

/// Whether the calendar or a folder has a meeting on a day.
fn is_planned(dossier: &Dossier, day: Date) -> bool {
    dossier.committee.dates.iter().any(|date| date.value == day) || dossier.calendar.meetings.values().any(|meeting| meeting.date == day)
}

/// No subject stands twice at one meeting, and none is given up before it was planned.
fn subjects(meeting: &PlannedMeeting, findings: &mut Vec<Finding>) {
    let mut seen = BTreeMap::new();
    for subject in &meeting.subjects {
        if let Some(first) = seen.insert(told(&subject.title.value), &subject.title.place) {
            findings.push(
                Finding::error(RULE.name, &subject.title.place, format!("\"{}\" stands twice at this meeting", subject.title.value))
                    .label("and again here")
                    .also(first, "first given here")
                    .help("keep one"),
            );
        }
        if let (Some(added), Some(withdrawn)) = (&subject.added, &subject.withdrawn)
            && withdrawn.date.value < added.value
        {
            findings.push(
                Finding::error(RULE.name, &withdrawn.date.place, format!("this subject was withdrawn before it was added, on {}", added.value))
                    .also(&added.place, "added here")
                    .help("correct one of the two days"),
            );
        }
    }
}

/// A meeting that made a promise is one of the committee's, and its report is there.
fn origin(dossier: &Dossier, made: &Origin, findings: &mut Vec<Finding>) {
    let meeting = &made.meeting;
    match (dossier.calendar.meetings.get(&meeting.value), &made.report) {
        (Some(known), Some(report)) if !known.reports.contains_key(&report.value) => {
            let finding = Finding::error(RULE.name, &report.place, format!("the meeting {} has no report `{}`", meeting.value, report.value))
                .label("no such report");
            findings.push(match nearest(report.value.as_str(), known.reports.keys().map(Slug::as_str)) {
                Some(near) => finding.help(format!("write `{near}`, if that is meant")),
                None => finding.help("write the name of the report's folder, or leave `report` out"),
            });
        }
        (Some(_), _) => {}
        (None, Some(report)) => findings.push(
            Finding::error(RULE.name, &report.place, format!("there are no papers of the meeting {}", meeting.value))
                .help("leave `report` out, or correct the meeting"),
        ),
        (None, None) if made.date().is_some_and(|date| is_planned(dossier, date)) && Date::parse(&meeting.value).is_some() => {}
        (None, None) => findings.push(no_meeting(dossier, meeting)),
    }
}

fn no_meeting(dossier: &Dossier, meeting: &Located<String>) -> Finding {
    let finding = Finding::error(RULE.name, &meeting.place, format!("this committee has no meeting `{}`", meeting.value)).label("no such meeting");
    let days: Vec<String> = dossier.committee.dates.iter().map(|date| date.value.to_string()).collect();
    match nearest(&meeting.value, days.iter().map(String::as_str)) {
        Some(near) => finding.help(format!("write `{near}`, if that is meant")),
        None => finding.help("write the day of a meeting of the calendar in committee.yaml"),
    }
}

/// A promise that a subject answers was made, before its meeting, and is the only one that can be meant.
fn answer(promises: &Promises<'_>, meeting: &PlannedMeeting, subject: &PlannedSubject, answered: &Answered, findings: &mut Vec<Finding>) {
    let place = answered.subject.as_ref().map_or(&answered.made.meeting.place, |subject| &subject.place);
    let origin = (answered.made.meeting.value.as_str(), answered.made.report.as_ref().map(|report| &report.value));
    let there = promises.get(&origin).map(Vec::as_slice).unwrap_or_default();
    let meant: Vec<&Made<'_>> = there.iter().filter(|made| answered.is_of(made)).collect();
    let names = || there.iter().map(|made| format!("\"{}\"", made.promise.subject.value)).collect::<Vec<_>>().join(", ");
    let finding = match meant.as_slice() {
        [] if there.is_empty() => Finding::error(RULE.name, place, "nothing was promised there")
            .label("no commitment")
            .help("correct the meeting and the report, or write what was promised: `returns` in the report, or `commitments` in this file"),
        [] => Finding::error(RULE.name, place, "this was not promised there").label("no such commitment").help(format!("promised were: {}", names())),
        [made] if made.date >= meeting.date.value => {
            let title = &subject.title.value;
            Finding::error(RULE.name, place, format!("\"{title}\" cannot answer what was promised on {}, for it is planned no later", made.date))
                .help("plan it for a later meeting, or correct the meeting that promised it")
        }
        [_] => return,
        [_, _, ..] => Finding::error(RULE.name, place, "more than one thing was promised there")
            .label("which one?")
            .help(format!("add `subject:` and one of {}", names())),
    };
    findings.push(finding);
}
