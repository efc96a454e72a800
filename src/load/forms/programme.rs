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

use crate::diagnostic::{Finding, Place};
use crate::load::dates;
use crate::load::node::Shape;
use crate::load::paths;
use crate::load::reading::Reading;
use crate::load::yaml::{Node, Value};
use crate::model::draft::Paper;
use crate::model::{Answered, By, Commitment, Date, GivenUp, Origin, PlannedMeeting, PlannedSubject, Promise, WorkProgramme};

const PROGRAMME: Shape = Shape { thing: "a work programme", required: &["kind", "title", "meetings"], optional: &["commitments"] };
const MEETING: Shape = Shape { thing: "a meeting of a work programme", required: &["date", "subjects"], optional: &[] };
const SUBJECT: Shape =
    Shape { thing: "a subject of a work programme", required: &["title", "lead"], optional: &["reason", "answers", "added", "withdrawn"] };
const WITHDRAWN: Shape = Shape { thing: "a withdrawal", required: &["date", "reason"], optional: &[] };
const ANSWERED: Shape = Shape { thing: "a commitment that is answered", required: &["meeting"], optional: &["report", "subject"] };
const COMMITMENT: Shape = Shape { thing: "a commitment", required: &["subject", "made"], optional: &["by", "reason"] };
const MADE: Shape = Shape { thing: "where a commitment was made", required: &["meeting"], optional: &["report"] };
const RETURN: Shape = Shape { thing: "a return", required: &["subject"], optional: &["by", "reason"] };

/// The name of the committee's own file.
const FILE: &str = "work-programme.yaml";

/// The greatest number of commitments of a work programme, and of returns of a report.
const MOST_COMMITMENTS: usize = 500;

impl Reading<'_> {
    /// The work programme as a paper; the file itself is read with the committee.
    pub(in crate::load) fn own_programme(&mut self, path: &str, cited: &Place) -> Option<Paper> {
        if paths::name(path) == FILE && paths::folder(paths::folder(path)).is_empty() {
            return Some(Paper::WorkProgramme);
        }
        let finding = Finding::error("unknown-appendix-kind", cited, "this is not the work programme of the committee");
        self.report(finding.help("name the file `work-programme.yaml` in the committee's folder, such as `../../work-programme.yaml`"));
        None
    }

    /// Reads the committee's work programme, if it has the file.
    pub(in crate::load) fn work_programme(&mut self, folder: &str) -> Option<WorkProgramme> {
        let path = paths::join(folder, FILE);
        if !self.files.has(&path) {
            return None;
        }
        let source = self.text_file(&path, &Place::top(&self.files.shown(&path)))?;
        let node = self.yaml(&source, 0..source.text.len())?;
        let fields = self.fields(&node, &PROGRAMME)?;
        fields.get("kind").and_then(|node| self.one_of(node, "a kind of this file", &[("work-programme", ())]));
        let title = self.text_or_empty(fields.get("title"), &node.place);
        let meetings = self.filled(fields.get("meetings"), "the meetings").iter().filter_map(|node| self.planned_meeting(node)).collect();
        let commitments = self.bounded(fields.get("commitments"), "the commitments").iter().filter_map(|node| self.commitment(node)).collect();
        Some(WorkProgramme { title, meetings, commitments })
    }

    /// What a report promises to bring back.
    pub(in crate::load) fn returns(&mut self, node: Option<&Node>) -> Vec<Promise> {
        let nodes = self.bounded(node, "the returns");
        let mut promises = Vec::new();
        for node in nodes {
            let Some(fields) = self.fields(node, &RETURN) else { continue };
            promises.extend(self.promise(fields.get("subject"), fields.get("by"), fields.get("reason")));
        }
        promises
    }

    /// The values of a list that may be missing, as far as they are read.
    fn bounded<'n>(&mut self, node: Option<&'n Node>, thing: &str) -> &'n [Node] {
        let nodes = self.list_of(node, thing);
        if let Some(node) = nodes.get(MOST_COMMITMENTS) {
            let message = format!("there are more than {MOST_COMMITMENTS} of them here");
            self.error("too-many", &node.place, message, "keep what has still to come, and what came in the last years");
        }
        nodes.get(..MOST_COMMITMENTS).unwrap_or(nodes)
    }

    fn planned_meeting(&mut self, node: &Node) -> Option<PlannedMeeting> {
        let fields = self.fields(node, &MEETING)?;
        let date = fields.get("date").and_then(|node| self.date(node));
        let subjects = self.filled(fields.get("subjects"), "the subjects").iter().filter_map(|node| self.planned_subject(node)).collect();
        Some(PlannedMeeting { date: date?, subjects })
    }

    fn planned_subject(&mut self, node: &Node) -> Option<PlannedSubject> {
        let fields = self.fields(node, &SUBJECT)?;
        let title = fields.get("title").and_then(|node| self.text(node));
        if let Some(node) = fields.get("lead") {
            self.not_empty(node, "a post");
        }
        let leads = fields.get("lead").map(|node| self.slugs(node, "a post")).unwrap_or_default();
        let reason = fields.get("reason").and_then(|node| self.text(node));
        let answers = self.list_of(fields.get("answers"), "the commitments that it answers");
        let answers = answers.iter().filter_map(|node| self.answered(node)).collect();
        let added = fields.get("added").and_then(|node| self.date(node));
        let withdrawn = fields.get("withdrawn").and_then(|node| self.given_up(node));
        Some(PlannedSubject { title: title?, leads, reason, answers, added, withdrawn })
    }

    fn given_up(&mut self, node: &Node) -> Option<GivenUp> {
        let fields = self.fields(node, &WITHDRAWN)?;
        let date = fields.get("date").and_then(|node| self.date(node));
        let reason = fields.get("reason").and_then(|node| self.text(node));
        Some(GivenUp { date: date?, reason: reason? })
    }

    fn answered(&mut self, node: &Node) -> Option<Answered> {
        let fields = self.fields(node, &ANSWERED)?;
        let made = self.origin(fields.get("meeting"), fields.get("report"));
        let subject = fields.get("subject").and_then(|node| self.text(node));
        Some(Answered { made: made?, subject })
    }

    fn commitment(&mut self, node: &Node) -> Option<Commitment> {
        let fields = self.fields(node, &COMMITMENT)?;
        let promise = self.promise(fields.get("subject"), fields.get("by"), fields.get("reason"));
        let made = fields.get("made").and_then(|node| self.fields(node, &MADE));
        let made = made.and_then(|made| self.origin(made.get("meeting"), made.get("report")));
        Some(Commitment { promise: promise?, made: made? })
    }

    fn origin(&mut self, meeting: Option<&Node>, report: Option<&Node>) -> Option<Origin> {
        let meeting = meeting.and_then(|node| self.meeting_name(node));
        let report = report.map(|node| self.slug(node, "the folder of a report"));
        // A report that cannot be read is a finding already; without it the meeting alone would be another origin.
        Some(Origin { meeting: meeting?, report: report.map_or(Some(None), |report| report.map(Some))? })
    }

    fn promise(&mut self, subject: Option<&Node>, by: Option<&Node>, reason: Option<&Node>) -> Option<Promise> {
        let subject = subject.and_then(|node| self.text(node));
        let by = by.map(|node| self.by(node));
        let reason = reason.and_then(|node| self.text(node));
        // A day that cannot be read is a finding already; without it the promise would be another one.
        Some(Promise { subject: subject?, by: by.map_or(Some(None), |by| by.map(Some))?, reason })
    }

    /// A day, or a month as `2022-03`.
    fn by(&mut self, node: &Node) -> Option<By> {
        let Value::Scalar(scalar) = &node.value else { return self.date(node).map(|date| By::Day(date.value)) };
        let text = scalar.text.trim();
        let read = Date::parse_month(text).map(By::Month).or_else(|| Date::parse(text).map(By::Day));
        if read.is_none() {
            self.report(dates::bad_date(text, &node.place).note("a month, such as 2022-03, can stand here too"));
        }
        read
    }
}
