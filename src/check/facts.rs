//! What the findings in a report's files depend on besides those files.
//!
//! A report is judged alone with these: nothing else of its committee can change what is found in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Finding, Place};
use crate::model::{Committee, Council, Date, ItemContent, Made, Meeting, MeetingStatus, Promise, ReportFormat, Schedule, Silence, Slug};

/// What is known of a committee.
#[derive(Debug)]
pub struct CommitteeFacts<'a> {
    /// The days on which it meets, by its calendar.
    pub dates: Vec<Date>,
    /// Its meetings, by the names of their folders.
    pub meetings: BTreeMap<&'a str, MeetingFacts<'a>>,
    /// What stands where in its calendar.
    pub schedule: Schedule<'a>,
    /// What the authors of its reports keep.
    pub silences: Vec<&'a Silence>,
    /// What the rules find outside its reports, where a report's silence may be about it.
    pub findings: Vec<Finding>,
}

/// What is known of a meeting.
#[derive(Debug)]
pub struct MeetingFacts<'a> {
    /// The folder's name.
    pub folder: &'a str,
    /// The day.
    pub date: Date,
    /// The day of the agenda.
    pub issued: Date,
    /// Whether it takes place on its day.
    pub takes_place: bool,
    /// Where `meeting.yaml` starts.
    pub place: &'a Place,
    /// The reports on its agenda.
    pub listed: BTreeSet<&'a Slug>,
    /// The reports in its folder.
    pub reports: BTreeSet<&'a Slug>,
}

/// What is known around a report.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The council.
    pub council: &'a Council,
    /// The skeleton of a report.
    pub format: &'a ReportFormat,
    /// The committee.
    pub committee: &'a CommitteeFacts<'a>,
    /// The meeting.
    pub meeting: &'a MeetingFacts<'a>,
}

impl<'a> CommitteeFacts<'a> {
    /// The facts of a committee; nothing is found yet.
    pub(super) fn of(committee: &'a Committee) -> Self {
        let reports = committee.meetings.values().flat_map(|meeting| meeting.reports.values());
        Self {
            dates: committee.dates.iter().map(|date| date.value).collect(),
            meetings: committee.meetings.iter().map(|(folder, meeting)| (folder.as_str(), MeetingFacts::of(meeting))).collect(),
            schedule: committee.schedule(Date::LAST),
            silences: reports.flat_map(|report| &report.silences).collect(),
            findings: Vec::new(),
        }
    }

    /// Whether the committee meets on a day of its calendar.
    pub(super) fn meets(&self, date: Date) -> bool {
        let mut that_day = self.meetings.values().filter(|meeting| meeting.date == date).peekable();
        that_day.peek().is_none() || that_day.any(|meeting| meeting.takes_place)
    }
}

impl<'a> MeetingFacts<'a> {
    fn of(meeting: &'a Meeting) -> Self {
        let listed = meeting.items.iter().filter_map(|item| if let ItemContent::Report(slug) = &item.content { Some(&slug.value) } else { None });
        Self {
            folder: &meeting.folder,
            date: meeting.date,
            issued: meeting.issued.value,
            takes_place: matches!(meeting.status, MeetingStatus::Planned | MeetingStatus::Held),
            place: &meeting.place,
            listed: listed.collect(),
            reports: meeting.reports.keys().collect(),
        }
    }
}

impl Facts<'_> {
    /// A promise that a report makes at its meeting.
    pub(super) fn made<'m>(&'m self, report: &'m Slug, promise: &'m Promise) -> Made<'m> {
        Made { date: self.meeting.date, meeting: self.meeting.folder, report: Some(report), promise }
    }
}
