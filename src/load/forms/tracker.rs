//! `kind: tracker`: a list of recommendations and what became of them, as it stood; `kind: recommendations`: the committee's own file, from which the
//! list of each meeting is made.

use crate::diagnostic::{Finding, Located, Place};
use crate::load::node::Shape;
use crate::load::paths;
use crate::load::reading::Reading;
use crate::load::yaml::Node;
use crate::model::RecommendationStatus;
use crate::model::draft::{Recommendation, Recommendations, Step, StepKind, Tracked, TrackedItem, Tracker, TrackerItem};

const TRACKER: Shape = Shape { thing: "a tracker", required: &["kind", "title", "items"], optional: &[] };
const ITEM: Shape = Shape { thing: "an item of a tracker", required: &["meeting", "title", "recommendations"], optional: &[] };
const RECOMMENDATION: Shape = Shape { thing: "a recommendation", required: &["text", "response", "status"], optional: &[] };

const STATUSES: [(&str, RecommendationStatus); 4] = [
    ("complete", RecommendationStatus::Complete),
    ("partially complete", RecommendationStatus::PartiallyComplete),
    ("outstanding", RecommendationStatus::Outstanding),
    ("rejected", RecommendationStatus::Rejected),
];

const RECOMMENDATIONS: Shape = Shape { thing: "the recommendations of a committee", required: &["kind", "title", "items"], optional: &[] };
const TRACKED: Shape = Shape { thing: "a recommendation", required: &["text"], optional: &["steps"] };
const STEP: Shape = Shape { thing: "a step", required: &["date"], optional: &["status", "response", "panel"] };

/// What a committee makes of an answer.
const JUDGEMENTS: [(&str, StepKind); 2] = [("accepted", StepKind::Accepted), ("not accepted", StepKind::NotAccepted)];

/// The name of the committee's own file.
const FILE: &str = "tracker.yaml";

impl Reading<'_> {
    /// The list of a meeting, to be filled when the whole committee is known; the file itself is read with the committee.
    pub(in crate::load) fn living_list(&mut self, path: &str, cited: &Place) -> Option<Tracker> {
        if paths::name(path) == FILE && paths::folder(paths::folder(path)).is_empty() {
            return Some(Tracker { title: Located::new(String::new(), cited.clone()), items: Vec::new(), living: true });
        }
        let finding = Finding::error("unknown-appendix-kind", cited, "these are not the recommendations of the committee");
        self.report(finding.help("name the file `tracker.yaml` in the committee's folder, such as `../../tracker.yaml`, or write `kind: tracker`"));
        None
    }

    /// Reads the committee's recommendations, if it has the file.
    pub(in crate::load) fn recommendations(&mut self, folder: &str) -> Option<Recommendations> {
        let path = paths::join(folder, FILE);
        if !self.files.has(&path) {
            return None;
        }
        let source = self.text_file(&path, &Place::top(&self.files.shown(&path)))?;
        let node = self.yaml(&source, 0..source.text.len())?;
        let fields = self.fields(&node, &RECOMMENDATIONS)?;
        fields.get("kind").and_then(|node| self.one_of(node, "a kind of this file", &[("recommendations", ())]));
        let title = self.text_or_empty(fields.get("title"), &node.place);
        let items = self.filled(fields.get("items"), "the items").iter().filter_map(|node| self.tracked_item(node, folder)).collect();
        Some(Recommendations { title, items })
    }

    fn tracked_item(&mut self, node: &Node, folder: &str) -> Option<TrackedItem> {
        let fields = self.fields(node, &ITEM)?;
        let meeting = fields.get("meeting").and_then(|node| self.date(node));
        let title = self.text_or_empty(fields.get("title"), &node.place);
        let list = self.filled(fields.get("recommendations"), "the recommendations");
        let recommendations = list.iter().filter_map(|node| self.tracked(node, folder)).collect();
        Some(TrackedItem { meeting: meeting?, title, recommendations })
    }

    fn tracked(&mut self, node: &Node, folder: &str) -> Option<Tracked> {
        let fields = self.fields(node, &TRACKED)?;
        let text = fields.get("text").map(|node| self.prose(node, folder)).unwrap_or_default();
        let steps = self.list_of(fields.get("steps"), "the steps").iter().filter_map(|node| self.step(node, folder)).collect();
        Some(Tracked { text, steps, place: node.place.clone() })
    }

    /// An answer with its status, or what the committee made of one.
    fn step(&mut self, node: &Node, folder: &str) -> Option<Step> {
        let fields = self.fields(node, &STEP)?;
        let date: Option<Located<_>> = fields.get("date").and_then(|node| self.date(node));
        let kind = match (fields.get("panel"), fields.get("status"), fields.get("response")) {
            (Some(panel), None, None) => self.one_of(panel, "a judgement", &JUDGEMENTS)?,
            (None, Some(status), Some(response)) => {
                let text = self.prose(response, folder);
                StepKind::Response { status: self.one_of(status, "a status", &STATUSES)?, text }
            }
            _ => {
                let finding = Finding::error("bad-step", &node.place, "it is not clear what happened on this day");
                self.report(finding.help("write `status:` and `response:`, or `panel: accepted` or `panel: not accepted`"));
                return None;
            }
        };
        Some(Step { date: date?, kind })
    }

    /// Reads a tracker.
    pub(in crate::load) fn tracker(&mut self, node: &Node, folder: &str) -> Option<Tracker> {
        let fields = self.fields(node, &TRACKER)?;
        let title = self.text_or_empty(fields.get("title"), &node.place);
        let items = self.filled(fields.get("items"), "the items").iter().filter_map(|node| self.tracker_item(node, folder)).collect();
        Some(Tracker { title, items, living: false })
    }

    fn tracker_item(&mut self, node: &Node, folder: &str) -> Option<TrackerItem> {
        let fields = self.fields(node, &ITEM)?;
        let meeting = fields.get("meeting").and_then(|node| self.date(node));
        let title = self.text_or_empty(fields.get("title"), &node.place);
        let list = self.filled(fields.get("recommendations"), "the recommendations");
        let recommendations = list.iter().filter_map(|node| self.recommendation(node, folder)).collect();
        Some(TrackerItem { meeting: meeting?.value, title, recommendations })
    }

    fn recommendation(&mut self, node: &Node, folder: &str) -> Option<Recommendation> {
        let fields = self.fields(node, &RECOMMENDATION)?;
        let text = fields.get("text").map(|node| self.prose(node, folder)).unwrap_or_default();
        let response = fields.get("response").map(|node| self.prose(node, folder)).unwrap_or_default();
        let status = fields.get("status").and_then(|node| self.one_of(node, "a status", &STATUSES));
        Some(Recommendation { text, response, status: status?, age: None, refused: false })
    }
}
