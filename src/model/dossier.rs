//! All that there is of a committee: its own words, its plans and lists, its calendar, its meetings.

use std::collections::BTreeMap;
use std::convert::Infallible;

use super::{AppendixContent, Calendar, Committee, Date, Meeting, MeetingFacts, Paper, Recommendations, SharedPlan, Showing, Slug};

/// A committee's folder.
///
/// The calendar knows of every meeting what others may know of it. Meetings themselves are here as far as they were read: the papers of one meeting
/// never look into those of another.
#[derive(Debug, Clone)]
pub struct Dossier<F = Infallible> {
    /// The committee in its own words.
    pub committee: Committee<F>,
    /// Its recommendations and what became of them.
    pub recommendations: Option<Recommendations<F>>,
    /// Its action plans, by the names of their files.
    pub plans: BTreeMap<Slug, SharedPlan<F>>,
    /// Its meetings as others know them, and what it means to consider.
    pub calendar: Calendar,
    /// The meetings that were read, by folder name.
    pub meetings: BTreeMap<String, Meeting<F>>,
}

impl<F: Clone> Dossier<F> {
    /// Gives each list of recommendations in the papers that were read what stands on it at its meeting.
    pub fn fill_lists(&mut self) {
        let Self { committee, recommendations, calendar, meetings, .. } = self;
        let lists: Vec<&mut Meeting<F>> =
            meetings.values_mut().filter(|meeting| calendar.meetings.get(&meeting.folder).is_some_and(|known| known.shows_list)).collect();
        fill(recommendations.as_ref(), committee, calendar, lists);
    }

    /// The same for a meeting that is read later.
    pub fn fill_list(&self, meeting: &mut Meeting<F>) {
        fill(self.recommendations.as_ref(), &self.committee, &self.calendar, vec![meeting]);
    }
}

fn fill<F: Clone>(recommendations: Option<&Recommendations<F>>, committee: &Committee<F>, calendar: &Calendar, meetings: Vec<&mut Meeting<F>>) {
    let Some(recommendations) = recommendations.filter(|_| !meetings.is_empty()) else { return };
    // A meeting that was cancelled or moved is none at which an answer could have been given.
    let dates: Vec<Date> = committee.dates.iter().map(|date| date.value).filter(|date| calendar.meets(*date, Date::LAST)).collect();
    let shown: Vec<Showing> = calendar.meetings.values().filter(|meeting| meeting.shows_list).map(MeetingFacts::showing).collect();
    for meeting in meetings {
        let now = Showing { meeting: meeting.date, issued: meeting.issued.value };
        for paper in meeting.reports.values_mut().flat_map(|report| &mut report.appendices) {
            if let AppendixContent::Public(paper) = &mut paper.content
                && let Paper::Tracker(tracker) = paper.as_mut()
                && tracker.living
            {
                *tracker = recommendations.list(now, &shown, &dates);
            }
        }
    }
}
