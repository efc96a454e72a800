//! What the findings in a meeting's files depend on besides those files.
//!
//! A meeting, and each of its reports, is judged alone with these: nothing else of its committee can change what is found in it.

use crate::model::{Calendar, Committee, Council, Date, Made, MeetingFacts, Promise, ReportFormat, Schedule, Slug};

/// What is known of a committee.
#[derive(Debug)]
pub struct CommitteeFacts<'a> {
    /// The days on which it meets, by its own file.
    pub dates: Vec<Date>,
    /// Its meetings as others know them: as many as the meeting can see that is judged.
    pub calendar: &'a Calendar,
    /// What stands where in it.
    pub schedule: Schedule<'a>,
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
    pub meeting: &'a MeetingFacts,
}

impl<'a> CommitteeFacts<'a> {
    /// The facts of a committee with what is seen of its calendar.
    pub fn of(committee: &Committee, calendar: &'a Calendar) -> Self {
        let dates = committee.dates.iter().map(|date| date.value).collect();
        Self { dates, calendar, schedule: calendar.schedule(Date::LAST) }
    }

    /// Whether the committee meets on a day of its calendar.
    pub(super) fn meets(&self, date: Date) -> bool {
        self.calendar.meets(date, Date::LAST)
    }
}

impl Facts<'_> {
    /// A promise that a report makes at its meeting.
    pub(super) fn made<'m>(&'m self, report: &'m Slug, promise: &'m Promise) -> Made<'m> {
        Made { date: self.meeting.date, meeting: &self.meeting.folder, report: Some(report), promise }
    }
}
