//! The front matter of a report.

use super::appendix::AppendixKeys;
use super::meeting_name::MeetingName;
use super::programme::{Bounded, ReturnKeys};
use super::silence::Silences;
use crate::diagnostic::{Finding, Located, Place, nearest};
use crate::load::data;
use crate::load::form::{self, Fields, Meaning, Site, Type, form};
use crate::load::reading::Reading;
use crate::load::shape::Shape;
use crate::load::text_file::SourceText;
use crate::load::types::{self, APlace, AReport, Entries, List, Name, OneOrList, Post, Text, WebAddress, Word, Words, YesNo};
use crate::load::wording::shortened;
use crate::load::yaml::{Node, Value};
use crate::model::draft::{DataSource, Report};
use crate::model::{Answer, Background, BackgroundSource, ReportFormat, Slug, Wards};

form! {
    /// The keys of the front matter of a report.
    FrontKeys: "a report" {
        /// What the report is about: its title on the agenda and above its text.
        Required subject: Text = "Children's services improvement plan",
        /// The posts whose report it is.
        Required report_of: OneOrList<Post> = "executive-director-children",
        /// The posts that readers can ask.
        Required contacts: OneOrList<Post> = "[head-of-quality-assurance]",
        /// Whether it is a key decision.
        Required key_decision: YesNo = "no",
        /// The wards that it concerns: `all`, `none`, or a list.
        Required wards: AnyWards = "all",
        /// The answers to the questions of the report format.
        Optional impact_assessments: Entries<YesNo> = "{equality_and_safety: no, data_protection: no}",
        /// Files of figures and action plans, each under the name that expressions use.
        Optional data: DataByName = "{visits: visits.csv}",
        /// The papers behind the report, in order.
        Optional appendices: List<AppendixKeys> = "[{title: Peer review, exempt: {category: 7A, reason: duty of confidentiality}}]",
        /// What the report promises to bring back.
        Optional returns: Bounded<ReturnKeys> = "[{subject: Improvement plan, by: 2022-03}]",
        /// Documents that councillors can read in the members’ rooms.
        Optional members_rooms: List<Text> = "[Report of the peer review]",
        /// Documents on which the report was based.
        Optional background: List<BackgroundKeys> = "[{title: Improvement plan report, meeting: 2020-10-01, item: improvement-plan}]",
        /// The place where the public can read those documents.
        Optional inspection_place: Name<APlace> = "civic-centre",
    }
    and Silences
}

form! {
    /// The keys of a background document.
    BackgroundKeys: "a background document" {
        /// The document's title.
        Required title: Text = "Improvement plan report",
        /// The meeting to which it was an earlier report.
        Optional meeting: MeetingName = "2020-10-01",
        /// The folder of the earlier report.
        Optional item: Name<AReport> = "improvement-plan",
        /// Its address on the web.
        Optional url: WebAddress = "https://www.gov.example/guidance",
        /// The paragraph of Schedule 12A under which it is withheld, if it is.
        Optional exempt_paragraph: Text = "\"3\"",
    }
}

/// `all`, `none`, or a list.
struct AnyWards;
/// Paths of data, each under a name that expressions can use.
struct DataByName;

/// The word that stands for all wards, or for none.
#[derive(Clone, Copy)]
enum AllOrNone {
    All,
    None,
}

impl Words for AllOrNone {
    const THING: &'static str = "an answer";
    const WORDS: &'static [(&'static str, Self)] = &[("all", Self::All), ("none", Self::None)];
}

/// Reads the front matter into a report; nothing when it is no set of keys.
pub(super) fn read(reading: &mut Reading<'_>, node: &Node<'_>, source: &SourceText, format: &ReportFormat, report: &mut Report) -> Option<()> {
    let (keys, _) = form::keys::<FrontKeys>(reading, node, source.folder())?;
    if let Some(subject) = keys.subject {
        report.subject = subject;
    }
    report.report_of = posts(reading, keys.report_of, &node.place);
    report.contacts = posts(reading, keys.contacts, &node.place);
    report.key_decision = keys.key_decision.unwrap_or(Answer::No);
    report.wards = keys.wards.unwrap_or(Wards::None);
    report.assessments = assessments(reading, keys.impact_assessments.unwrap_or_default(), format);
    (report.data, report.unread_data) = named_data(reading, keys.data.unwrap_or_default(), source.folder());
    report.appendices = keys.appendices.unwrap_or_default();
    report.returns = keys.returns.unwrap_or_default();
    report.members_rooms = keys.members_rooms.unwrap_or_default();
    report.background = keys.background.unwrap_or_default();
    report.inspection_place = keys.inspection_place;
    Some(())
}

/// The posts of a list; one stands in where none could be read, which is a finding already. An empty list stays empty.
fn posts(reading: &Reading<'_>, read: Option<Vec<Located<Slug>>>, front: &Place) -> Vec<Located<Slug>> {
    read.unwrap_or_else(|| types::post_or_stand_in(reading, None, front).into_iter().collect())
}

impl Type for AnyWards {
    type Value = Wards;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Wards> {
        match &node.value {
            Value::List(nodes) => Some(Wards::Some(nodes.iter().filter_map(|node| Text::read(reading, node, site)).collect())),
            Value::Scalar(scalar) if !["all", "none", ""].contains(&scalar.text.trim()) => {
                let finding = Finding::error("wrong-type", &node.place, "wards are `all`, `none`, or a list");
                reading.report(finding.help(format!("write `[{}]`, or `all`, or `none`", shortened(&scalar.text))));
                Some(Wards::All)
            }
            Value::Scalar(_) | Value::Map(_) => match Word::<AllOrNone>::read(reading, node, site) {
                Some(AllOrNone::None) => Some(Wards::None),
                Some(AllOrNone::All) | None => Some(Wards::All),
            },
        }
    }

    fn shape() -> Shape {
        Shape::Any(vec![Word::<AllOrNone>::shape(), Shape::list(Shape::Text)])
    }
}

impl Type for DataByName {
    type Value = Vec<(Located<String>, Option<Located<String>>)>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value> {
        let entries = Entries::<Text>::read(reading, node, site)?;
        for (name, _) in entries.iter().filter(|(name, _)| !is_name_of_data(&name.value)) {
            let finding = Finding::error("bad-name", &name.place, format!("`{}` is not a name of data", shortened(&name.value)));
            reading.report(finding.help("write lower-case letters, digits and `_`, beginning with a letter, such as `visits`"));
        }
        Some(entries)
    }

    fn shape() -> Shape {
        Shape::Map(Box::new(Shape::Pattern("a name of data", "^[a-z][a-z0-9_]{0,39}$")), Box::new(Shape::Text))
    }
}

fn is_name_of_data(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.len() <= 40
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Answers to the questions of the format. One that is misspelt is a finding already, and not also a question without an answer.
fn assessments(reading: &mut Reading<'_>, answers: Vec<(Located<String>, Option<Answer>)>, format: &ReportFormat) -> Vec<(Located<String>, Answer)> {
    let mut read = Vec::new();
    let known = || format.assessments.iter().map(|assessment| assessment.key.as_str());
    for (key, answer) in answers {
        if known().any(|known| known == key.value) {
            read.push((key, answer.unwrap_or(Answer::No)));
            continue;
        }
        let finding = Finding::error("unknown-key", &key.place, format!("`{}` is not an assessment of the report format", key.value));
        let keys: Vec<String> = known().map(|key| format!("`{key}`")).collect();
        reading.report(match nearest(&key.value, known()) {
            Some(near) => {
                read.push((Located::new(near.to_owned(), key.place.clone()), Answer::No));
                finding.help(format!("write `{near}`"))
            }
            None => finding.help(format!("the assessments are {}", keys.join(", "))),
        });
    }
    read
}

/// Data by the name that expressions use.
type NamedData = Vec<(Located<String>, DataSource)>;

/// The data of a report, by the names that its expressions use, and the names of those that cannot be read.
fn named_data(reading: &mut Reading<'_>, entries: Vec<(Located<String>, Option<Located<String>>)>, folder: &str) -> (NamedData, Vec<String>) {
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for (name, written) in entries {
        let source = written.and_then(|written| data::source(reading, folder, &written));
        match source.filter(|_| is_name_of_data(&name.value)) {
            Some(source) => read.push((name, source)),
            None => unread.push(name.value),
        }
    }
    (read, unread)
}

impl Meaning for BackgroundKeys {
    type Model = Background;

    fn model(self, reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Background> {
        let source = match (fields.get("url"), fields.get("meeting"), fields.get("item")) {
            (None, None, None) => Some(BackgroundSource::File),
            (Some(_), None, None) => self.url.map(BackgroundSource::Web),
            (None, Some(_), Some(_)) => {
                let (meeting, item) = self.meeting.zip(self.item)?;
                Some(BackgroundSource::Report { meeting, item })
            }
            _ => {
                let finding = Finding::error("bad-background", fields.place(), "it is not clear where this document can be found");
                reading.report(finding.help("write `url:`, or `meeting:` and `item:`, or none of them for a paper held on file"));
                None
            }
        };
        Some(Background { title: self.title?, source: source?, exempt_paragraph: self.exempt_paragraph, place: fields.place().clone() })
    }
}
