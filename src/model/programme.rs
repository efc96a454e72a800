//! The work programme of a committee: what it means to consider and when, and what it was promised.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Date, Slug};
use crate::diagnostic::Located;

/// What a committee means to consider, from its `work-programme.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkProgramme {
    /// Its title.
    pub title: Located<String>,
    /// What is planned, meeting by meeting.
    pub meetings: Vec<PlannedMeeting>,
    /// What was promised elsewhere than in the front matter of a report.
    pub commitments: Vec<Commitment>,
}

/// A day on which the committee meets, and what is planned for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedMeeting {
    /// The day.
    pub date: Located<Date>,
    /// The subjects.
    pub subjects: Vec<PlannedSubject>,
}

/// A subject that is planned for a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedSubject {
    /// Its title.
    pub title: Located<String>,
    /// Who brings it.
    pub leads: Vec<Located<Slug>>,
    /// Why it comes.
    pub reason: Option<Located<String>>,
    /// The promises that it keeps under another title, or later than promised.
    pub answers: Vec<Answered>,
    /// The day from which it was planned; from the start without one.
    pub added: Option<Located<Date>>,
    /// The day on which it was given up, and why.
    pub withdrawn: Option<GivenUp>,
}

/// Since when and why a subject is no longer planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenUp {
    /// The day.
    pub date: Located<Date>,
    /// The reason.
    pub reason: Located<String>,
}

impl PlannedSubject {
    /// Whether it was planned on a day, or had been and was given up.
    pub fn is_known(&self, today: Date) -> bool {
        self.added.as_ref().is_none_or(|added| added.value <= today)
    }

    /// Since when and why it is no longer planned on a day.
    pub fn given_up(&self, today: Date) -> Option<&GivenUp> {
        self.withdrawn.as_ref().filter(|withdrawn| withdrawn.date.value <= today)
    }
}

/// Where a promise was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The meeting's folder, or its day where it has none.
    pub meeting: Located<String>,
    /// The report's folder.
    pub report: Option<Located<Slug>>,
}

impl Origin {
    /// The day of the meeting.
    pub fn date(&self) -> Option<Date> {
        Date::parse(day_of(&self.meeting.value))
    }
}

/// The day in the name of a meeting's folder.
fn day_of(folder: &str) -> &str {
    folder.strip_suffix("-special").unwrap_or(folder)
}

/// A promise that a planned subject keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Where it was made.
    pub made: Origin,
    /// What was promised, where more than one thing was.
    pub subject: Option<Located<String>>,
}

impl Answered {
    /// Whether it speaks of a promise.
    pub fn is_of(&self, made: &Made<'_>) -> bool {
        self.made.meeting.value == made.meeting
            && self.made.report.as_ref().map(|report| &report.value) == made.report
            && self.subject.as_ref().is_none_or(|subject| told(&subject.value) == told(&made.promise.subject.value))
    }
}

/// That something will come to the committee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// What will come.
    pub subject: Located<String>,
    /// By when; at any later meeting without it.
    pub by: Option<By>,
    /// Why.
    pub reason: Option<Located<String>>,
}

/// By when something will come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// At a meeting up to this day.
    Day(Date),
    /// At a meeting in the month of this day.
    Month(Date),
}

impl By {
    /// Whether a meeting on a day is in time, and not too early.
    pub fn allows(self, date: Date) -> bool {
        match self {
            Self::Day(last) => date <= last,
            Self::Month(month) => (date.year(), date.month()) == (month.year(), month.month()),
        }
    }

    /// Whether a day is too late.
    pub fn is_over(self, date: Date) -> bool {
        match self {
            Self::Day(last) => date > last,
            Self::Month(month) => (date.year(), date.month()) > (month.year(), month.month()),
        }
    }
}

/// A promise that the work programme takes down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    /// What was promised.
    pub promise: Promise,
    /// Where.
    pub made: Origin,
}

/// A promise with where it was made.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// The day of the meeting.
    pub date: Date,
    /// The meeting's folder, or its day where it has none.
    pub meeting: &'a str,
    /// The report's folder.
    pub report: Option<&'a Slug>,
    /// What was promised.
    pub promise: &'a Promise,
}

/// What carries a promise: a planned subject, or an item of an agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Carrier<'a> {
    /// The day of the meeting.
    pub date: Date,
    /// The subject or the item.
    pub title: &'a str,
}

/// What stands where in a committee's calendar, as far as it is known on a day.
#[derive(Debug, Default)]
pub struct Schedule<'a> {
    /// By the title of a subject or an item.
    titled: BTreeMap<String, Vec<Carrier<'a>>>,
    /// By the meeting and the report of a promise.
    answering: BTreeMap<(&'a str, Option<&'a Slug>), Answers<'a>>,
}

/// What says that it answers a promise, and where it stands.
type Answers<'a> = Vec<(&'a Answered, Carrier<'a>)>;

impl<'a> Schedule<'a> {
    /// Takes down a subject or an item.
    pub(super) fn carries(&mut self, carrier: Carrier<'a>) {
        self.titled.entry(told(carrier.title)).or_default().push(carrier);
    }

    /// Takes down that a subject answers a promise.
    pub(super) fn answers(&mut self, answered: &'a Answered, carrier: Carrier<'a>) {
        let origin = (answered.made.meeting.value.as_str(), answered.made.report.as_ref().map(|report| &report.value));
        self.answering.entry(origin).or_default().push((answered, carrier));
    }

    /// The same with what stands under one title in the order of time.
    pub(super) fn in_time_order(mut self) -> Self {
        self.titled.values_mut().for_each(|carriers| carriers.sort());
        self
    }

    /// What carries a promise: the first subject that says so, else the first in time under the same title.
    pub fn carrier(&self, made: &Made<'_>) -> Option<Carrier<'a>> {
        let answering = self.answering.get(&(made.meeting, made.report)).into_iter().flatten();
        let said = answering.filter(|(answered, carrier)| carrier.date > made.date && answered.is_of(made)).map(|(_, carrier)| *carrier).min();
        said.or_else(|| {
            let titled = self.titled.get(&told(&made.promise.subject.value)).into_iter().flatten();
            titled.copied().find(|carrier| carrier.date > made.date && made.promise.by.is_none_or(|by| by.allows(carrier.date)))
        })
    }
}

/// A title without what tells two spellings of one title apart: capitals, blanks, the kind of apostrophe.
pub fn told(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_means_a_meeting_in_it_and_a_day_one_up_to_it() {
        let date = |text| Date::parse(text).unwrap();
        let month = By::Month(date("2022-03-01"));
        let day = By::Day(date("2022-03-31"));
        for (meeting, in_month, in_time) in [
            ("2022-02-28", false, true),
            ("2022-03-01", true, true),
            ("2022-03-31", true, true),
            ("2022-04-01", false, false),
            ("2021-03-31", false, true),
        ] {
            assert_eq!((month.allows(date(meeting)), day.allows(date(meeting))), (in_month, in_time), "{meeting}");
        }
    }

    #[test]
    fn spelling_does_not_part_a_title_from_itself() {
        assert_eq!(told("Children’s  services\nImprovement plan"), told("Children's Services improvement plan"));
        assert_ne!(told("Improvement plan"), told("Improvement plans"));
    }
}
