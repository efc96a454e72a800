//! `work-programme.yaml`: what a committee means to consider, and what it was promised; and `returns:` in the front matter of a report.
//!
//! ```yaml
//! kind: work-programme
//! title: Work programme of the Panel
//! meetings:
//!   - date: 2022-07-28
//!     subjects:
//!       - title: Improvement plan
//!         lead: executive-director              # a post, or a list of posts
//!         reason: The update promised for March
//!         answers: [{meeting: 2021-11-04, report: improvement-plan}]
//!         added: 2022-03-23                     # packs issued before this day do not show it
//!         withdrawn: {date: 2022-07-01, reason: "It comes in September."}
//! commitments:                                  # what no report promises in its `returns`
//!   - {subject: Destination 22, by: 2021-11-25, made: {meeting: 2021-11-04}}
//! ```
//!
//! `by` is a day (a meeting up to it carries the subject) or a month such as `2022-03` (a meeting in it does). A subject of the same title carries it
//! of itself; one of another title, or a later one, says so with `answers`.

use crate::diagnostic::{Finding, Located, Place};
use crate::load::dates;
use crate::load::form::{self, Fields, Meaning, Site, Type, form};
use crate::load::paths;
use crate::load::reading::Reading;
use crate::load::shape::Shape;
use crate::load::text_file;
use crate::load::types::{self, AReport, Date, Filled, List, Name, OneOrMore, Post, Text, Word, Words};
use crate::load::yaml::{self, Node, Value};
use crate::model::draft::Paper;
use crate::model::{self, Answered, By, Commitment, GivenUp, Origin, PlannedMeeting, PlannedSubject, Promise, Slug, WorkProgramme};

use super::meeting_name::MeetingName;
use super::silence::Silences;

form! {
    /// The keys of `work-programme.yaml`.
    ProgrammeKeys: "a work programme" {
        /// That this file is the committee's work programme.
        Required kind: Word<IsProgramme> = "work-programme",
        /// What it is called.
        Required title: Text = "Work programme of the Panel",
        /// The meetings to come and those that were, each with what it is to consider.
        Required meetings: Filled<MeetingKeys> = "[{date: 2022-07-28, subjects: [{title: Improvement plan, lead: head-of-service}]}]",
        /// What the committee was promised and no report promises in its `returns`.
        Optional commitments: Bounded<CommitmentKeys> = "[{subject: Destination 22, by: 2021-11-25, made: {meeting: 2021-11-04}}]",
    }
    and Silences
}

form! {
    /// The keys of a meeting of a work programme.
    MeetingKeys: "a meeting of a work programme" {
        /// The day of the meeting.
        Required date: Date = "2022-07-28",
        /// What the meeting is to consider.
        Required subjects: Filled<SubjectKeys> = "[{title: Improvement plan, lead: head-of-service}]",
    }
}

form! {
    /// The keys of a subject of a work programme.
    SubjectKeys: "a subject of a work programme" {
        /// What it is called: a promise of the same title is carried by it.
        Required title: Text = "Improvement plan",
        /// The posts that bring it.
        Required lead: OneOrMore<Post> = "executive-director-children",
        /// Why it comes.
        Optional reason: Text = "The update promised for March",
        /// Promises of another title, or earlier ones, that it carries.
        Optional answers: List<AnsweredKeys> = "[{meeting: 2021-11-04, report: improvement-plan}]",
        /// The day on which it was added: packs issued before it do not show it.
        Optional added: Date = "2022-03-23",
        /// That it was taken out, on which day and why.
        Optional withdrawn: WithdrawnKeys = "{date: 2022-07-01, reason: It comes in September.}",
    }
}

form! {
    /// The keys of a withdrawal.
    WithdrawnKeys: "a withdrawal" {
        /// The day on which it was decided.
        Required date: Date = "2022-07-01",
        /// Why.
        Required reason: Text = "It comes in September.",
    }
}

form! {
    /// The keys of a promise that a subject carries.
    AnsweredKeys: "a commitment that is answered" {
        /// The meeting at which it was made.
        Required meeting: MeetingName = "2021-11-04",
        /// The folder of the report that made it.
        Optional report: Name<AReport> = "improvement-plan",
        /// What was promised, where the report promised several things.
        Optional subject: Text = "Destination 22",
    }
}

form! {
    /// The keys of a commitment.
    CommitmentKeys: "a commitment" {
        /// What was promised.
        Required subject: Text = "Destination 22",
        /// By when: a day, or a month.
        Optional by: AnyBy = "2022-03",
        /// What for.
        Optional reason: Text = "asked for by the Panel",
        /// Where it was made.
        Required made: MadeKeys = "{meeting: 2021-11-04}",
    }
}

form! {
    /// The keys of where a commitment was made.
    MadeKeys: "where a commitment was made" {
        /// The meeting.
        Required meeting: MeetingName = "2021-11-04",
        /// The folder of the report.
        Optional report: Name<AReport> = "improvement-plan",
    }
}

form! {
    /// The keys of something that a report promises to bring back.
    ReturnKeys: "a return" {
        /// What comes back.
        Required subject: Text = "Improvement plan",
        /// By when: a day, or a month.
        Optional by: AnyBy = "2022-03",
        /// What for.
        Optional reason: Text = "progress since November",
    }
}

/// The word of `kind`.
#[derive(Clone)]
pub(super) struct IsProgramme;

impl Words for IsProgramme {
    const THING: &'static str = "a kind of this file";
    const WORDS: &'static [(&'static str, Self)] = &[("work-programme", Self)];
}

/// A list that is read up to a bound.
pub(super) struct Bounded<T>(std::marker::PhantomData<T>);
/// A day, or a month as `2022-03`.
struct AnyBy;

/// The name of the committee's own file.
const FILE: &str = "work-programme.yaml";

/// The greatest number of commitments of a work programme, and of returns of a report.
const MOST_COMMITMENTS: usize = 500;

/// The work programme as a paper; the file itself is read with the committee.
pub(super) fn own_paper(reading: &mut Reading<'_>, path: &str, cited: &Place) -> Option<Paper> {
    if paths::name(path) == FILE && paths::folder(paths::folder(path)).is_empty() {
        return Some(Paper::WorkProgramme);
    }
    let finding = Finding::error("unknown-appendix-kind", cited, "this is not the work programme of the committee");
    reading.report(finding.help("name the file `work-programme.yaml` in the committee's folder, such as `../../work-programme.yaml`"));
    None
}

/// Reads the committee's work programme, if it has the file.
pub(super) fn read_own(reading: &mut Reading<'_>, folder: &str) -> Option<WorkProgramme> {
    let path = paths::join(folder, FILE);
    if !reading.files.has(&path) {
        return None;
    }
    let source = text_file::read(reading, &path, &Place::top(&reading.files.shown(&path)))?;
    let node = yaml::read(reading, &source, 0..source.text.len())?;
    form::read::<ProgrammeKeys>(reading, &node, folder)
}

impl Meaning for ProgrammeKeys {
    type Model = WorkProgramme;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<WorkProgramme> {
        let _: Option<IsProgramme> = self.kind;
        Some(WorkProgramme {
            title: types::or_empty(self.title, fields.place()),
            meetings: self.meetings.unwrap_or_default(),
            commitments: self.commitments.unwrap_or_default(),
        })
    }
}

impl Meaning for MeetingKeys {
    type Model = PlannedMeeting;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<PlannedMeeting> {
        Some(PlannedMeeting { date: self.date?, subjects: self.subjects.unwrap_or_default() })
    }
}

impl Meaning for SubjectKeys {
    type Model = PlannedSubject;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<PlannedSubject> {
        Some(PlannedSubject {
            title: self.title?,
            leads: self.lead.unwrap_or_default(),
            reason: self.reason,
            answers: self.answers.unwrap_or_default(),
            added: self.added,
            withdrawn: self.withdrawn,
        })
    }
}

impl Meaning for WithdrawnKeys {
    type Model = GivenUp;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<GivenUp> {
        Some(GivenUp { date: self.date?, reason: self.reason? })
    }
}

impl Meaning for AnsweredKeys {
    type Model = Answered;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Answered> {
        Some(Answered { made: origin(self.meeting, self.report, fields)?, subject: self.subject })
    }
}

impl Meaning for CommitmentKeys {
    type Model = Commitment;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Commitment> {
        Some(Commitment { promise: promise(self.subject, self.by, self.reason, fields)?, made: self.made? })
    }
}

impl Meaning for MadeKeys {
    type Model = Origin;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Origin> {
        origin(self.meeting, self.report, fields)
    }
}

impl Meaning for ReturnKeys {
    type Model = Promise;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Promise> {
        promise(self.subject, self.by, self.reason, fields)
    }
}

fn origin(meeting: Option<Located<String>>, report: Option<Located<Slug>>, fields: &Fields<'_>) -> Option<Origin> {
    // A report that cannot be read is a finding already; without it the meeting alone would be another origin.
    let read = report.is_some() || fields.get("report").is_none();
    Some(Origin { meeting: meeting?, report: read.then_some(report)? })
}

fn promise(subject: Option<Located<String>>, by: Option<By>, reason: Option<Located<String>>, fields: &Fields<'_>) -> Option<Promise> {
    // A day that cannot be read is a finding already; without it the promise would be another one.
    let read = by.is_some() || fields.get("by").is_none();
    Some(Promise { subject: subject?, by: read.then_some(by)?, reason })
}

impl<T: Type> Type for Bounded<T> {
    type Value = Vec<T::Value>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value> {
        let nodes = types::list(reading, node, site.key);
        if let Some(node) = nodes.get(MOST_COMMITMENTS) {
            let message = format!("there are more than {MOST_COMMITMENTS} of them here");
            reading.error("too-many", &node.place, message, "keep what has still to come, and what came in the last years");
        }
        Some(nodes.iter().take(MOST_COMMITMENTS).filter_map(|node| T::read(reading, node, site)).collect())
    }

    fn shape() -> Shape {
        Shape::list(T::shape())
    }
}

impl Type for AnyBy {
    type Value = By;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<By> {
        let Value::Scalar(scalar) = &node.value else { return Date::read(reading, node, site).map(|date| By::Day(date.value)) };
        let text = scalar.text.trim();
        let read = model::Date::parse_month(text).map(By::Month).or_else(|| model::Date::parse(text).map(By::Day));
        if read.is_none() {
            reading.report(dates::bad_date(text, &node.place).note("a month, such as 2022-03, can stand here too"));
        }
        read
    }

    fn shape() -> Shape {
        Shape::Any(vec![Shape::Date, Shape::Pattern("a month", "^[0-9]{4}-(0[1-9]|1[0-2])$")])
    }
}
