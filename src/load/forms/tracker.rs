//! `kind: tracker`: a list of recommendations and what became of them, as it stood; `kind: recommendations`: the committee's own file, from which the
//! list of each meeting is made.

use super::silence::Silences;
use crate::diagnostic::{Finding, Located, Place};
use crate::load::form::{self, Fields, Meaning, form};
use crate::load::paths;
use crate::load::prose::Prose;
use crate::load::reading::Reading;
use crate::load::text_file;
use crate::load::types::{self, Bare, Date, Filled, List, Text, Word, Words};
use crate::load::yaml;
use crate::model::RecommendationStatus;
use crate::model::draft::{Recommendation, Recommendations, Step, StepKind, Tracked, TrackedItem, Tracker, TrackerItem};

form! {
    /// The keys of a list of recommendations as it stood.
    TrackerKeys: "a tracker" {
        /// That this file is a list of recommendations as it stood.
        Required kind: Word<IsTracker> = "tracker",
        /// What the list is called.
        Required title: Text = "Recommendations tracker",
        /// The items of meetings from which the recommendations came.
        Required items: Filled<ItemKeys> =
            "[{meeting: 2021-09-02, title: Road safety, recommendations: [{text: That lights come., response: Done., status: complete}]}]",
    }
    and Silences
}

form! {
    /// The keys of an item of a list as it stood.
    ItemKeys: "an item of a tracker" {
        /// The day of the meeting.
        Required meeting: Bare<Date> = "2021-09-02",
        /// The item's title.
        Required title: Text = "Road safety",
        /// What the committee recommended.
        Required recommendations: Filled<RecommendationKeys> = "[{text: That lights come., response: Done., status: complete}]",
    }
}

form! {
    /// The keys of a recommendation as it stood.
    RecommendationKeys: "a recommendation" {
        /// What was recommended.
        Required text: Prose = "That the Cabinet Member reviews the lights.",
        /// What was answered.
        Required response: Prose = "The lights were reviewed in October.",
        /// How far it is.
        Required status: Word<RecommendationStatus> = "complete",
    }
}

form! {
    /// The keys of the committee's own `tracker.yaml`.
    RecommendationsKeys: "the recommendations of a committee" {
        /// That this file is the committee's own.
        Required kind: Word<IsRecommendations> = "recommendations",
        /// What the lists that are made of it are called.
        Required title: Text = "Recommendations tracker",
        /// The items of meetings from which the recommendations came.
        Required items: Filled<TrackedItemKeys> = "[{meeting: 2021-09-02, title: Road safety, recommendations: [{text: That lights come.}]}]",
    }
    and Silences
}

form! {
    /// The keys of an item of the committee's own file.
    TrackedItemKeys: "an item of a tracker" {
        /// The day of the meeting.
        Required meeting: Date = "2021-09-02",
        /// The item's title.
        Required title: Text = "Road safety",
        /// What the committee recommended.
        Required recommendations: Filled<TrackedKeys> = "[{text: That lights come.}]",
    }
}

form! {
    /// The keys of a recommendation in the committee's own file.
    TrackedKeys: "a recommendation" {
        /// What was recommended.
        Required text: Prose = "That the Cabinet Member reviews the lights.",
        /// What became of it, in the order of the days.
        Optional steps: List<StepKeys> = "[{date: 2021-10-20, status: complete, response: The lights were reviewed.}]",
    }
}

form! {
    /// The keys of a step of a recommendation: an answer with its status, or what the committee made of one.
    StepKeys: "a step" {
        /// The day on which it happened.
        Required date: Date = "2021-10-20",
        /// How far the recommendation is by the answer.
        Optional status: Word<RecommendationStatus> = "outstanding",
        /// What was answered.
        Optional response: Prose = "The review is under way.",
        /// What the committee made of the answer.
        Optional panel: Word<Judgement> = "accepted",
    }
}

/// The word of `kind` of a list as it stood.
#[derive(Clone)]
pub(super) struct IsTracker;
/// The word of `kind` of the committee's own file.
#[derive(Clone)]
pub(super) struct IsRecommendations;
/// What a committee makes of an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Judgement {
    Accepted,
    NotAccepted,
}

impl Words for IsTracker {
    const THING: &'static str = "a kind of this file";
    const WORDS: &'static [(&'static str, Self)] = &[("tracker", Self)];
}

impl Words for IsRecommendations {
    const THING: &'static str = "a kind of this file";
    const WORDS: &'static [(&'static str, Self)] = &[("recommendations", Self)];
}

impl Words for RecommendationStatus {
    const THING: &'static str = "a status";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("complete", Self::Complete),
        ("partially complete", Self::PartiallyComplete),
        ("outstanding", Self::Outstanding),
        ("rejected", Self::Rejected),
    ];
}

impl Words for Judgement {
    const THING: &'static str = "a judgement";
    const WORDS: &'static [(&'static str, Self)] = &[("accepted", Self::Accepted), ("not accepted", Self::NotAccepted)];
}

/// The name of the committee's own file.
const FILE: &str = "tracker.yaml";

/// The list of a meeting, to be filled when the whole committee is known; the file itself is read with the committee.
pub(super) fn living_list(reading: &mut Reading<'_>, path: &str, cited: &Place) -> Option<Tracker> {
    if paths::name(path) == FILE && paths::folder(paths::folder(path)).is_empty() {
        return Some(Tracker { title: Located::new(String::new(), cited.clone()), items: Vec::new(), living: true });
    }
    let finding = Finding::error("unknown-appendix-kind", cited, "these are not the recommendations of the committee");
    reading.report(finding.help("name the file `tracker.yaml` in the committee's folder, such as `../../tracker.yaml`, or write `kind: tracker`"));
    None
}

/// Reads the committee's recommendations, if it has the file.
pub(super) fn read_own(reading: &mut Reading<'_>, folder: &str) -> Option<Recommendations> {
    let path = paths::join(folder, FILE);
    if !reading.files.has(&path) {
        return None;
    }
    let source = text_file::read(reading, &path, &Place::top(&reading.files.shown(&path)))?;
    let node = yaml::read(reading, &source, 0..source.text.len())?;
    form::read::<RecommendationsKeys>(reading, &node, folder)
}

impl Meaning for RecommendationsKeys {
    type Model = Recommendations;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Recommendations> {
        let _: Option<IsRecommendations> = self.kind;
        Some(Recommendations { title: types::or_empty(self.title, fields.place()), items: self.items.unwrap_or_default() })
    }
}

impl Meaning for TrackedItemKeys {
    type Model = TrackedItem;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<TrackedItem> {
        let recommendations = self.recommendations.unwrap_or_default();
        Some(TrackedItem { meeting: self.meeting?, title: types::or_empty(self.title, fields.place()), recommendations })
    }
}

impl Meaning for TrackedKeys {
    type Model = Tracked;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Tracked> {
        Some(Tracked { text: self.text.unwrap_or_default(), steps: self.steps.unwrap_or_default(), place: fields.place().clone() })
    }
}

impl Meaning for StepKeys {
    type Model = Step;

    fn model(self, reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Step> {
        let kind = match (fields.get("panel"), fields.get("status"), fields.get("response")) {
            (Some(_), None, None) => match self.panel? {
                Judgement::Accepted => StepKind::Accepted,
                Judgement::NotAccepted => StepKind::NotAccepted,
            },
            (None, Some(_), Some(_)) => StepKind::Response { status: self.status?, text: self.response.unwrap_or_default() },
            _ => {
                let finding = Finding::error("bad-step", fields.place(), "it is not clear what happened on this day");
                reading.report(finding.help("write `status:` and `response:`, or `panel: accepted` or `panel: not accepted`"));
                return None;
            }
        };
        Some(Step { date: self.date?, kind })
    }
}

impl Meaning for TrackerKeys {
    type Model = Tracker;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Tracker> {
        let _: Option<IsTracker> = self.kind;
        Some(Tracker { title: types::or_empty(self.title, fields.place()), items: self.items.unwrap_or_default(), living: false })
    }
}

impl Meaning for ItemKeys {
    type Model = TrackerItem;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<TrackerItem> {
        let recommendations = self.recommendations.unwrap_or_default();
        Some(TrackerItem { meeting: self.meeting?, title: types::or_empty(self.title, fields.place()), recommendations })
    }
}

impl Meaning for RecommendationKeys {
    type Model = Recommendation;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Recommendation> {
        let (text, response) = (self.text.unwrap_or_default(), self.response.unwrap_or_default());
        Some(Recommendation { text, response, status: self.status?, age: None, refused: false })
    }
}
