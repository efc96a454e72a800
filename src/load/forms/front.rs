//! The front matter of a report.

use crate::diagnostic::{Finding, Located, Place, nearest};
use crate::load::node::Shape;
use crate::load::reading::Reading;
use crate::load::yaml::{Node, Value};
use crate::model::draft::Report;
use crate::model::{Answer, Background, BackgroundSource, Date, ReportFormat, Slug, Wards};

const FRONT_MATTER: Shape = Shape {
    thing: "a report",
    required: &["subject", "report_of", "contacts", "key_decision", "wards"],
    optional: &["impact_assessments", "data", "appendices", "returns", "members_rooms", "background", "inspection_place", "silence"],
};
const BACKGROUND: Shape = Shape { thing: "a background document", required: &["title"], optional: &["meeting", "item", "url", "exempt_paragraph"] };

/// The greatest number of silences of a report.
const MOST_SILENCES: usize = 100;

impl Reading<'_> {
    /// Reads the front matter into a report; nothing when it is no set of keys.
    pub(in crate::load) fn front_matter(&mut self, node: &Node, folder: &str, format: &ReportFormat, report: &mut Report) -> Option<()> {
        let fields = self.fields(node, &FRONT_MATTER)?;
        if let Some(subject) = fields.get("subject").and_then(|node| self.text(node)) {
            report.subject = subject;
        }
        report.report_of = self.posts(fields.get("report_of"), &node.place);
        report.contacts = self.posts(fields.get("contacts"), &node.place);
        report.key_decision = fields.get("key_decision").and_then(|node| self.answer(node)).unwrap_or(Answer::No);
        report.wards = fields.get("wards").map(|node| self.wards(node)).unwrap_or(Wards::None);
        report.assessments = self.assessments(fields.get("impact_assessments"), format);
        (report.data, report.unread_data) = self.report_data(fields.get("data"), folder);
        let appendices = self.list_of(fields.get("appendices"), "the list of appendices");
        report.appendices = appendices.iter().filter_map(|node| self.appendix(node, folder)).collect();
        report.returns = self.returns(fields.get("returns"));
        report.members_rooms =
            fields.get("members_rooms").map(|node| self.several_texts(node, "the documents in members’ rooms")).unwrap_or_default();
        let background = self.list_of(fields.get("background"), "the background documents");
        report.background = background.iter().filter_map(|node| self.background(node)).collect();
        report.inspection_place = fields.get("inspection_place").and_then(|node| self.slug(node, "a place"));
        let silences = self.list_of(fields.get("silence"), "the silences");
        report.silences = silences.iter().take(MOST_SILENCES).filter_map(|node| self.silence(node, folder)).collect();
        if let Some(node) = silences.get(MOST_SILENCES) {
            let message = format!("this report silences more than {MOST_SILENCES} findings");
            self.error("too-many", &node.place, message, "put right what the rules find; a silence is for the exception");
        }
        Some(())
    }

    /// The posts of a list; one stands in where none could be read, which is a finding already. An empty list stays empty.
    fn posts(&mut self, node: Option<&Node>, front: &Place) -> Vec<Located<Slug>> {
        let read = node.map(|node| self.slugs(node, "a post")).unwrap_or_default();
        let left_empty = node.is_some_and(|node| matches!(&node.value, Value::List(nodes) if nodes.is_empty()));
        if read.is_empty() && !left_empty { self.post(None, front).into_iter().collect() } else { read }
    }

    fn wards(&mut self, node: &Node) -> Wards {
        match &node.value {
            Value::List(nodes) => Wards::Some(nodes.iter().filter_map(|node| self.text(node)).collect()),
            Value::Scalar(scalar) if !["all", "none", ""].contains(&scalar.text.trim()) => {
                let finding = Finding::error("wrong-type", &node.place, "wards are `all`, `none`, or a list");
                self.report(finding.help(format!("write `[{}]`, or `all`, or `none`", super::super::values::shortened(&scalar.text))));
                Wards::All
            }
            Value::Scalar(_) | Value::Map(_) => self.one_of(node, "an answer", &[("all", Wards::All), ("none", Wards::None)]).unwrap_or(Wards::All),
        }
    }

    /// Answers to the questions of the format. One that is misspelt is a finding already, and not also a question without an answer.
    fn assessments(&mut self, answers: Option<&Node>, format: &ReportFormat) -> Vec<(Located<String>, Answer)> {
        let mut read = Vec::new();
        let entries = answers.and_then(|node| self.entries(node, "the impact assessments")).unwrap_or_default();
        let known = || format.assessments.iter().map(|assessment| assessment.key.as_str());
        for entry in entries {
            let key = entry.key.value.as_str();
            if !known().any(|known| known == key) {
                let finding = Finding::error("unknown-key", &entry.key.place, format!("`{key}` is not an assessment of the report format"));
                let keys: Vec<String> = known().map(|key| format!("`{key}`")).collect();
                self.report(match nearest(key, known()) {
                    Some(near) => {
                        read.push((Located::new(near.to_owned(), entry.key.place.clone()), Answer::No));
                        finding.help(format!("write `{near}`"))
                    }
                    None => finding.help(format!("the assessments are {}", keys.join(", "))),
                });
                continue;
            }
            read.push((entry.key.clone(), self.answer(&entry.node).unwrap_or(Answer::No)));
        }
        read
    }

    fn background(&mut self, node: &Node) -> Option<Background> {
        let fields = self.fields(node, &BACKGROUND)?;
        let title = fields.get("title").and_then(|node| self.text(node));
        let exempt_paragraph = fields.get("exempt_paragraph").and_then(|node| self.text(node));
        let source = match (fields.get("url"), fields.get("meeting"), fields.get("item")) {
            (None, None, None) => Some(BackgroundSource::File),
            (Some(url), None, None) => self.web_address(url).map(BackgroundSource::Web),
            (None, Some(meeting), Some(item)) => self.earlier_report(meeting, item),
            _ => {
                let finding = Finding::error("bad-background", &node.place, "it is not clear where this document can be found");
                self.report(finding.help("write `url:`, or `meeting:` and `item:`, or none of them for a paper held on file"));
                None
            }
        };
        Some(Background { title: title?, source: source?, exempt_paragraph, place: node.place.clone() })
    }

    fn earlier_report(&mut self, meeting: &Node, item: &Node) -> Option<BackgroundSource> {
        let item = self.slug(item, "the folder of a report");
        Some(BackgroundSource::Report { meeting: self.meeting_name(meeting)?, item: item? })
    }

    /// The name of a meeting's folder: its day, or the day with `-special`.
    pub(in crate::load) fn meeting_name(&mut self, node: &Node) -> Option<Located<String>> {
        let special = matches!(&node.value, Value::Scalar(scalar) if scalar.text.strip_suffix("-special").and_then(Date::parse).is_some());
        if special { self.text(node) } else { self.date(node).map(|date| Located::new(date.value.to_string(), date.place)) }
    }
}
