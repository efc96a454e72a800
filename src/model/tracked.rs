//! Recommendations followed from meeting to meeting: what was answered, what the committee made of the answer, and when one leaves the list.

use std::convert::Infallible;

use super::{Date, Prose, Recommendation, RecommendationStatus, Tracker, TrackerItem};
use crate::diagnostic::{Located, Place};

/// A committee's recommendations, from its `tracker.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendations<F = Infallible> {
    /// The title of the lists made from it.
    pub title: Located<String>,
    /// By the item they came from.
    pub items: Vec<TrackedItem<F>>,
}

/// The recommendations of one item of one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackedItem<F = Infallible> {
    /// The day of the meeting that made them.
    pub meeting: Located<Date>,
    /// The item's title.
    pub title: Located<String>,
    /// What was recommended.
    pub recommendations: Vec<Tracked<F>>,
}

/// A recommendation and everything that became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked<F = Infallible> {
    /// What was recommended.
    pub text: Prose<F>,
    /// What became of it, in the order of the file.
    pub steps: Vec<Step<F>>,
    /// Where it stands.
    pub place: Place,
}

/// Something that became of a recommendation on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<F = Infallible> {
    /// The day.
    pub date: Located<Date>,
    /// What it was.
    pub kind: StepKind<F>,
}

/// What became of a recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepKind<F = Infallible> {
    /// Those it was made to answered.
    Response {
        /// How far it is by their account.
        status: RecommendationStatus,
        /// What they said.
        text: Prose<F>,
    },
    /// The committee accepted it as complete.
    Accepted,
    /// The committee did not accept the answer.
    NotAccepted,
}

/// Where a recommendation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrackedState {
    /// Nobody has answered.
    Unanswered,
    /// It was answered, and the committee has not said what it makes of it.
    Answered(RecommendationStatus),
    /// The committee did not accept the last answer: it stays, and returns.
    NotAccepted(RecommendationStatus),
    /// It was accepted as complete, and has left the list.
    Left,
}

impl TrackedState {
    /// The state after a step.
    ///
    /// # Errors
    /// When the step may not be taken, with the reason in words.
    pub fn after<F>(self, step: &StepKind<F>) -> Result<Self, &'static str> {
        match (self, step) {
            (Self::Left, _) => Err("it has left the list, since it was accepted as complete"),
            (_, StepKind::Response { status, .. }) => Ok(Self::Answered(*status)),
            (Self::Unanswered, StepKind::Accepted | StepKind::NotAccepted) => Err("nobody has answered it yet"),
            (Self::Answered(RecommendationStatus::Complete), StepKind::Accepted) => Ok(Self::Left),
            (Self::Answered(RecommendationStatus::Rejected) | Self::NotAccepted(RecommendationStatus::Rejected), StepKind::Accepted) => {
                Err("it was rejected, and leaves the list by itself once that has been reported")
            }
            (Self::Answered(_), StepKind::Accepted) => Err("it is not complete by the last answer"),
            (Self::NotAccepted(_), StepKind::Accepted) => Err("it was not accepted before, and nobody has answered since"),
            (Self::Answered(status) | Self::NotAccepted(status), StepKind::NotAccepted) => Ok(Self::NotAccepted(status)),
        }
    }
}

/// A meeting at which the list is shown: its day, and the day on which its agenda is issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Showing {
    /// The day of the meeting.
    pub meeting: Date,
    /// The day of the agenda.
    pub issued: Date,
}

impl<F: Clone> Recommendations<F> {
    /// The list for a meeting: everything that has not left before it. `shown` are all meetings at which the list is shown, `dates` the days on which
    /// the committee meets.
    pub fn list(&self, now: Showing, shown: &[Showing], dates: &[Date]) -> Tracker<F> {
        let items = self.items.iter().filter(|item| item.meeting.value <= now.issued).map(|item| {
            let age = dates.iter().filter(|date| **date > item.meeting.value && **date <= now.meeting).count();
            let listed = item.recommendations.iter().filter_map(|made| made.listed(now, shown, age));
            TrackerItem { meeting: item.meeting.value, title: item.title.clone(), recommendations: listed.collect() }
        });
        Tracker { title: self.title.clone(), items: items.filter(|item| !item.recommendations.is_empty()).collect(), living: true }
    }
}

impl<F: Clone> Tracked<F> {
    /// The recommendation as it stands on the list of a meeting; nothing when it has left before.
    fn listed(&self, now: Showing, shown: &[Showing], age: usize) -> Option<Recommendation<F>> {
        let mut state = TrackedState::Unanswered;
        let mut last: Option<(Date, RecommendationStatus, &Prose<F>)> = None;
        for step in &self.steps {
            let known = match &step.kind {
                StepKind::Response { status, text } if step.date.value <= now.issued => {
                    last = Some((step.date.value, *status, text));
                    true
                }
                StepKind::Response { .. } => false,
                StepKind::Accepted | StepKind::NotAccepted => step.date.value < now.meeting,
            };
            if known {
                state = state.after(&step.kind).unwrap_or(state);
            }
        }
        // A rejection is reported by the first list that shows it, and leaves after that.
        let told = |since: Date| shown.iter().any(|earlier| earlier.meeting < now.meeting && earlier.issued >= since);
        let rejected = last.filter(|(_, status, _)| *status == RecommendationStatus::Rejected);
        if state == TrackedState::Left || (matches!(state, TrackedState::Answered(_)) && rejected.is_some_and(|(date, ..)| told(date))) {
            return None;
        }
        let status = last.map_or(RecommendationStatus::Outstanding, |(_, status, _)| status);
        let response = last.map(|(_, _, text)| text.clone()).unwrap_or_default();
        let refused = matches!(state, TrackedState::NotAccepted(_));
        Some(Recommendation { text: self.text.clone(), response, status, age: Some(age), refused })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUSES: [RecommendationStatus; 4] =
        [RecommendationStatus::Outstanding, RecommendationStatus::PartiallyComplete, RecommendationStatus::Complete, RecommendationStatus::Rejected];

    #[test]
    fn each_step_from_each_state_is_legal_or_told() {
        let states = std::iter::once(TrackedState::Unanswered)
            .chain(STATUSES.map(TrackedState::Answered))
            .chain(STATUSES.map(TrackedState::NotAccepted))
            .chain([TrackedState::Left]);
        for state in states {
            for status in STATUSES {
                let after = state.after::<Infallible>(&StepKind::Response { status, text: Prose::new() });
                assert_eq!(after.is_ok(), state != TrackedState::Left, "{state:?} answered {status:?}");
            }
            let accepted = state.after::<Infallible>(&StepKind::Accepted).is_ok();
            assert_eq!(accepted, state == TrackedState::Answered(RecommendationStatus::Complete), "{state:?} accepted");
            let refused = state.after::<Infallible>(&StepKind::NotAccepted).is_ok();
            assert_eq!(refused, !matches!(state, TrackedState::Unanswered | TrackedState::Left), "{state:?} not accepted");
        }
    }
}
