//! `kind: tracker`: recommendations of earlier meetings and what became of them.

use crate::load::node::Shape;
use crate::load::reading::Reading;
use crate::load::yaml::Node;
use crate::model::{Recommendation, RecommendationStatus, Tracker, TrackerItem};

const TRACKER: Shape = Shape { thing: "a tracker", required: &["kind", "title", "items"], optional: &[] };
const ITEM: Shape = Shape { thing: "an item of a tracker", required: &["meeting", "title", "recommendations"], optional: &[] };
const RECOMMENDATION: Shape = Shape { thing: "a recommendation", required: &["text", "response", "status"], optional: &[] };

const STATUSES: [(&str, RecommendationStatus); 4] = [
    ("complete", RecommendationStatus::Complete),
    ("partially complete", RecommendationStatus::PartiallyComplete),
    ("outstanding", RecommendationStatus::Outstanding),
    ("rejected", RecommendationStatus::Rejected),
];

impl Reading<'_> {
    /// Reads a tracker.
    pub(in crate::load) fn tracker(&mut self, node: &Node, folder: &str) -> Option<Tracker> {
        let fields = self.fields(node, &TRACKER)?;
        let title = fields.get("title").and_then(|node| self.words(node)).unwrap_or_default();
        let items = self.filled(fields.get("items"), "the items").iter().filter_map(|node| self.tracker_item(node, folder)).collect();
        Some(Tracker { title, items })
    }

    fn tracker_item(&mut self, node: &Node, folder: &str) -> Option<TrackerItem> {
        let fields = self.fields(node, &ITEM)?;
        let meeting = fields.get("meeting").and_then(|node| self.date(node));
        let title = fields.get("title").and_then(|node| self.words(node)).unwrap_or_default();
        let list = self.filled(fields.get("recommendations"), "the recommendations");
        let recommendations = list.iter().filter_map(|node| self.recommendation(node, folder)).collect();
        Some(TrackerItem { meeting: meeting?.value, title, recommendations })
    }

    fn recommendation(&mut self, node: &Node, folder: &str) -> Option<Recommendation> {
        let fields = self.fields(node, &RECOMMENDATION)?;
        let text = fields.get("text").map(|node| self.prose(node, folder)).unwrap_or_default();
        let response = fields.get("response").map(|node| self.prose(node, folder)).unwrap_or_default();
        let status = fields.get("status").and_then(|node| self.one_of(node, "a status", &STATUSES));
        Some(Recommendation { text, response, status: status? })
    }
}
