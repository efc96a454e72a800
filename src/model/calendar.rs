//! What is known of a committee's meetings beyond each of them, and what stands where among them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::programme::{Carrier, Made, Schedule};
use super::{AppendixContent, BackgroundSource, Date, ItemContent, Meeting, MeetingStatus, Paper, Promise, Showing, Slug, Time, WorkProgramme};
use crate::diagnostic::Place;

/// The meetings of a committee as others know them, and what it means to consider.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    /// What it means to consider, and when.
    pub programme: Option<WorkProgramme>,
    /// Every meeting, by folder name.
    pub meetings: BTreeMap<String, MeetingFacts>,
}

/// What others may know of a meeting: nothing else of it reaches a paper that is not its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingFacts {
    /// The folder's name.
    pub folder: String,
    /// The day.
    pub date: Date,
    /// When it starts.
    pub time: Time,
    /// The day of the agenda.
    pub issued: Date,
    /// Whether it takes place.
    pub status: MeetingStatus,
    /// The minute number of item 1 in the municipal year.
    pub first_minute: Option<u32>,
    /// The items of its agenda.
    pub items: Vec<ItemFacts>,
    /// The reports in its folder.
    pub reports: BTreeMap<Slug, ReportFacts>,
    /// Whether one of its papers is the list of the committee's recommendations.
    pub shows_list: bool,
    /// What its own papers can show of the calendar.
    pub reach: Reach,
    /// Where `meeting.yaml` starts.
    pub place: Place,
}

/// What others may know of an item of an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemFacts {
    /// Its title; nothing for a report that is not there.
    pub title: Option<String>,
    /// The report that it is, if it is one.
    pub report: Option<Slug>,
}

/// What others may know of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportFacts {
    /// What it promises to bring back.
    pub returns: Vec<Promise>,
}

/// What the papers of a meeting can show of their committee's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// All of it.
    Whole,
    /// These meetings, by folder name.
    Meetings(BTreeSet<String>),
}

impl MeetingFacts {
    /// What others may know of a meeting.
    pub fn of<F>(meeting: &Meeting<F>) -> Self {
        let item = |content: &ItemContent<F>| match content {
            ItemContent::Standing { title, .. } | ItemContent::ToFollow { title } => ItemFacts { title: Some(title.value.clone()), report: None },
            ItemContent::Report(slug) => {
                let title = meeting.reports.get(&slug.value).map(|report| report.subject.value.clone());
                ItemFacts { title, report: Some(slug.value.clone()) }
            }
        };
        Self {
            folder: meeting.folder.clone(),
            date: meeting.date,
            time: meeting.time,
            issued: meeting.issued.value,
            status: meeting.status.clone(),
            first_minute: meeting.first_minute,
            items: meeting.items.iter().map(|listed| item(&listed.content)).collect(),
            reports: meeting.reports.iter().map(|(slug, report)| (slug.clone(), ReportFacts { returns: report.returns.clone() })).collect(),
            shows_list: papers(meeting).any(is_list),
            reach: reach(meeting),
            place: meeting.place.clone(),
        }
    }

    /// Whether it takes place on its day.
    pub fn takes_place(&self) -> bool {
        match self.status {
            MeetingStatus::Planned | MeetingStatus::Held => true,
            MeetingStatus::Moved { .. } | MeetingStatus::Cancelled { .. } => false,
        }
    }

    /// Whether a report is on its agenda.
    pub fn lists(&self, report: &Slug) -> bool {
        self.items.iter().any(|item| item.report.as_ref() == Some(report))
    }

    /// Its day and that of its agenda.
    pub fn showing(&self) -> Showing {
        Showing { meeting: self.date, issued: self.issued }
    }
}

fn papers<F>(meeting: &Meeting<F>) -> impl Iterator<Item = &Paper<F>> {
    let appendices = meeting.reports.values().flat_map(|report| &report.appendices);
    appendices.filter_map(|appendix| if let AppendixContent::Public(paper) = &appendix.content { Some(paper.as_ref()) } else { None })
}

fn is_list<F>(paper: &Paper<F>) -> bool {
    matches!(paper, Paper::Tracker(tracker) if tracker.living)
}

/// A programme, a list and a promise look at all meetings; a background paper at the one it names.
fn reach<F>(meeting: &Meeting<F>) -> Reach {
    let reports = || meeting.reports.values();
    let looks_around =
        papers(meeting).any(|paper| matches!(paper, Paper::WorkProgramme) || is_list(paper)) || reports().any(|report| !report.returns.is_empty());
    if looks_around {
        return Reach::Whole;
    }
    let named = reports().flat_map(|report| &report.background).filter_map(|paper| match &paper.source {
        BackgroundSource::Report { meeting, .. } => Some(meeting.value.clone()),
        BackgroundSource::File | BackgroundSource::Web(_) => None,
    });
    Reach::Meetings(named.collect())
}

impl Calendar {
    /// What the papers of a meeting see of it: as much as they can reach, and nothing else.
    pub fn seen_by(&self, meeting: &MeetingFacts) -> Cow<'_, Self> {
        match &meeting.reach {
            // Who names a meeting that is not there is shown all there are.
            Reach::Meetings(named) if named.iter().all(|name| self.meetings.contains_key(name)) => {
                let seen = self.meetings.iter().filter(|(folder, _)| named.contains(*folder) || **folder == meeting.folder);
                Cow::Owned(Self { programme: None, meetings: seen.map(|(folder, facts)| (folder.clone(), facts.clone())).collect() })
            }
            Reach::Meetings(_) | Reach::Whole => Cow::Borrowed(self),
        }
    }

    /// The day on which the last agenda was issued; nothing before the first one.
    pub fn last_issued(&self) -> Option<Date> {
        self.meetings.values().map(|meeting| meeting.issued).max()
    }

    /// Every promise that was made to the committee: by the reports of each meeting that took place, then by its work programme.
    pub fn promises(&self) -> Vec<Made<'_>> {
        let held = self.meetings.values().filter(|meeting| meeting.takes_place());
        let reports = held.flat_map(|meeting| meeting.reports.iter().map(move |(slug, report)| (meeting, slug, report)));
        let returns = reports.flat_map(|(meeting, slug, report)| {
            report.returns.iter().map(move |promise| Made { date: meeting.date, meeting: &meeting.folder, report: Some(slug), promise })
        });
        returns.chain(self.commitments()).collect()
    }

    /// Every promise that its work programme takes down.
    pub fn commitments(&self) -> impl Iterator<Item = Made<'_>> {
        self.programme.iter().flat_map(|programme| &programme.commitments).filter_map(|commitment| {
            let super::Commitment { promise, made } = commitment;
            Some(Made { date: made.date()?, meeting: &made.meeting.value, report: made.report.as_ref().map(|report| &report.value), promise })
        })
    }

    /// Whether the committee meets on a day of its calendar, as far as is known on another.
    pub fn meets(&self, date: Date, today: Date) -> bool {
        let mut that_day = self.meetings.values().filter(|meeting| meeting.date == date && meeting.issued <= today).peekable();
        that_day.peek().is_none() || that_day.any(MeetingFacts::takes_place)
    }

    /// What stands where, as far as it is known on a day.
    pub fn schedule(&self, today: Date) -> Schedule<'_> {
        let mut schedule = Schedule::default();
        for planned in self.programme.iter().flat_map(|programme| &programme.meetings).filter(|planned| self.meets(planned.date.value, today)) {
            for subject in planned.subjects.iter().filter(|subject| subject.is_known(today) && subject.given_up(today).is_none()) {
                let carrier = Carrier { date: planned.date.value, title: &subject.title.value };
                schedule.carries(carrier);
                subject.answers.iter().for_each(|answered| schedule.answers(answered, carrier));
            }
        }
        for meeting in self.meetings.values().filter(|meeting| meeting.issued <= today && meeting.takes_place()) {
            for title in meeting.items.iter().filter_map(|item| item.title.as_deref()) {
                schedule.carries(Carrier { date: meeting.date, title });
            }
        }
        schedule.in_time_order()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(folder: &str, reach: Reach) -> MeetingFacts {
        let date = Date::parse(folder).unwrap();
        MeetingFacts {
            folder: folder.to_owned(),
            date,
            time: Time { hour: 17, minute: 30 },
            issued: date,
            status: MeetingStatus::Held,
            first_minute: None,
            items: Vec::new(),
            reports: BTreeMap::new(),
            shows_list: false,
            reach,
            place: Place::top(&folder.into()),
        }
    }

    #[test]
    fn a_meeting_sees_those_that_it_names_and_all_where_one_of_them_is_not_there() {
        let names = |names: &[&str]| Reach::Meetings(names.iter().map(|name| (*name).to_owned()).collect());
        let days = ["2021-06-17", "2021-09-30", "2021-11-04"];
        let meetings = days.map(|day| (day.to_owned(), meeting(day, Reach::Whole)));
        let calendar = Calendar { programme: None, meetings: BTreeMap::from(meetings) };
        let seen = |reach| calendar.seen_by(&meeting("2021-11-04", reach)).meetings.keys().cloned().collect::<Vec<_>>();
        assert_eq!(seen(names(&[])), ["2021-11-04"]);
        assert_eq!(seen(names(&["2021-06-17"])), ["2021-06-17", "2021-11-04"]);
        assert_eq!(seen(names(&["2021-06-18"])), days);
        assert_eq!(seen(names(&["2021-06-17", "2021-06-18"])), days);
        assert_eq!(seen(Reach::Whole), days);
    }
}
