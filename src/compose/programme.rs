//! The work programme of a committee: what comes to which meeting, and what was promised.

use super::document::{Block, Inline, Table, TableCell, Target};
use super::simple::paragraph;
use super::tables::{cell, column};
use super::{Context, people};
use crate::model::{By, Carrier, Committee, Date, Made, Meeting, MeetingStatus, PlannedMeeting, PlannedSubject, Schedule};

/// From where a work programme is seen.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// The day on which it stands as shown.
    pub(super) today: Date,
    /// The first day whose meetings are shown.
    pub(super) from: Date,
    /// The day before which promises were made; all of them without one.
    pub(super) made_before: Option<Date>,
}

impl Seen {
    /// From the agenda of a meeting: what comes to it and after it, and what earlier meetings were promised.
    pub(super) fn at(meeting: &Meeting) -> Self {
        Self { today: meeting.issued.value, from: meeting.date, made_before: Some(meeting.date) }
    }

    /// From the committee's last agenda: the whole of its municipal year, and what comes after.
    pub(super) fn from_last_agenda(committee: &Committee) -> Self {
        let last = committee.meetings.values().max_by_key(|meeting| meeting.issued.value);
        let today = last.map_or(Date::LAST, |meeting| meeting.issued.value);
        Self { today, from: last.map_or(Date::EPOCH, |meeting| meeting.date.start_of_municipal_year()), made_before: None }
    }
}

/// The work programme as a paper for a meeting.
pub(super) fn paper(context: Context<'_>, committee: &Committee, meeting: &Meeting) -> Vec<Block> {
    let shown = blocks(context, committee, Seen::at(meeting));
    if shown.is_empty() { vec![paragraph(context.words.get("none"))] } else { shown }
}

/// A table of what is planned and one of what was promised; nothing of what there is none of.
pub(super) fn blocks(context: Context<'_>, committee: &Committee, seen: Seen) -> Vec<Block> {
    let programme = Programme { context, committee, seen, promises: committee.promises() };
    let promised = programme.promised(&committee.schedule(seen.today));
    let between = promised.as_ref().map(|_| paragraph(context.words.fill("programme-promises", &[("committee", &committee.name)])));
    [programme.planned(), between, promised].into_iter().flatten().collect()
}

/// A work programme as it is shown.
struct Programme<'a> {
    context: Context<'a>,
    committee: &'a Committee,
    seen: Seen,
    promises: Vec<Made<'a>>,
}

impl Programme<'_> {
    fn planned(&self) -> Option<Block> {
        let words = self.context.words;
        let programme = self.committee.programme.as_ref()?;
        let mut meetings: Vec<&PlannedMeeting> = programme.meetings.iter().filter(|planned| planned.date.value >= self.seen.from).collect();
        meetings.sort_by_key(|planned| planned.date.value);
        let rows = meetings.iter().flat_map(|planned| {
            let known = planned.subjects.iter().filter(|subject| subject.is_known(self.seen.today));
            known.map(|subject| self.subject(planned.date.value, subject))
        });
        let rows = rows.collect();
        let date = words.date(self.seen.today);
        let columns = [("programme-meeting", 21), ("programme-subject", 52), ("programme-lead", 27)];
        let caption = words.fill("programme-caption", &[("title", &programme.title.value), ("date", &date)]);
        table(columns.map(|(key, share)| column(words.get(key), share)).into(), caption, rows)
    }

    fn subject(&self, date: Date, subject: &PlannedSubject) -> Vec<TableCell> {
        let words = self.context.words;
        let mut what = vec![paragraph(subject.title.value.as_str())];
        what.extend(subject.reason.as_ref().map(|reason| paragraph(reason.value.as_str())));
        for answered in &subject.answers {
            let meant = self.promises.iter().filter(|made| answered.is_of(made));
            what.extend(meant.map(|made| {
                let promised = words.fill("programme-promised", &[("subject", &made.promise.subject.value), ("date", &words.date(made.date))]);
                let link = self.linked(self.origin(made), promised);
                Block::Paragraph { content: vec![Inline::text(words.get("programme-answers")), Inline::text(" "), link] }
            }));
        }
        what.extend(subject.given_up(self.seen.today).map(|given_up| {
            let places = [("date", words.date(given_up.date.value)), ("reason", given_up.reason.value.clone())];
            let text = words.fill("register-withdrawn", &places.each_ref().map(|(key, value)| (*key, value.as_str())));
            Block::Paragraph { content: vec![Inline::Strong { content: vec![Inline::text(text)] }] }
        }));
        let leads = subject.leads.iter().filter_map(|id| people::post(self.context, id)).map(|post| paragraph(post.title.as_str())).collect();
        vec![TableCell { blocks: self.day(date) }, TableCell { blocks: what }, TableCell { blocks: leads }]
    }

    /// The day of a meeting, and what became of it.
    fn day(&self, date: Date) -> Vec<Block> {
        let words = self.context.words;
        let mut blocks = vec![Block::Paragraph { content: vec![self.linked(self.page(date), words.date(date))] }];
        if self.committee.meets(date, self.seen.today) {
            return blocks;
        }
        blocks.extend(self.committee.meetings.values().filter(|meeting| meeting.date == date).filter_map(|meeting| match meeting.status {
            MeetingStatus::Planned | MeetingStatus::Held => None,
            MeetingStatus::Moved { to, .. } => Some(paragraph(words.fill("listed-moved", &[("date", &words.date(to))]))),
            MeetingStatus::Cancelled { .. } => Some(paragraph(words.get("listed-cancelled"))),
        }));
        blocks
    }

    fn promised(&self, schedule: &Schedule<'_>) -> Option<Block> {
        let words = self.context.words;
        let rows = self.promises.iter().filter(|made| self.seen.made_before.is_none_or(|before| made.date < before)).filter_map(|made| {
            let carrier = schedule.carrier(made);
            carrier.is_none_or(|carrier| carrier.date >= self.seen.from).then(|| self.promise(made, carrier))
        });
        let columns = [("programme-commitment", 35), ("programme-by", 18), ("programme-made", 20), ("programme-carried", 27)];
        let columns = columns.map(|(key, share)| column(words.get(key), share)).into();
        table(columns, words.get("programme-commitments").to_owned(), rows.collect())
    }

    fn promise(&self, made: &Made<'_>, carrier: Option<Carrier<'_>>) -> Vec<TableCell> {
        let words = self.context.words;
        let mut what = vec![paragraph(made.promise.subject.value.as_str())];
        what.extend(made.promise.reason.as_ref().map(|reason| paragraph(reason.value.as_str())));
        let by = match made.promise.by {
            Some(By::Day(last)) => words.fill("programme-up-to", &[("date", &words.date(last))]),
            Some(By::Month(month)) => words.month(month),
            None => words.get("programme-later").to_owned(),
        };
        let origin = Block::Paragraph { content: vec![self.linked(self.origin(made), words.date(made.date))] };
        vec![TableCell { blocks: what }, cell(by), TableCell { blocks: vec![origin] }, TableCell { blocks: self.carried(made, carrier) }]
    }

    /// The meeting that carries a promise, what it is called there if it has another title, and whether it comes late.
    fn carried(&self, made: &Made<'_>, carrier: Option<Carrier<'_>>) -> Vec<Block> {
        let words = self.context.words;
        let Some(carrier) = carrier else { return vec![paragraph(words.get("programme-uncarried"))] };
        let mut blocks = vec![Block::Paragraph { content: vec![self.linked(self.page(carrier.date), words.date(carrier.date))] }];
        if carrier.title != made.promise.subject.value {
            blocks.push(paragraph(carrier.title));
        }
        if made.promise.by.is_some_and(|by| by.is_over(carrier.date)) {
            blocks.push(paragraph(words.get("programme-late")));
        }
        blocks
    }

    /// The page of a meeting whose papers were there on the day.
    fn page(&self, date: Date) -> Option<String> {
        let there = self.committee.meetings.values().filter(|meeting| meeting.date == date && meeting.issued.value <= self.seen.today);
        there.map(|meeting| format!("{}/{}", self.committee.slug, meeting.folder)).next()
    }

    /// The page of the report that promised something, or of its meeting.
    fn origin(&self, made: &Made<'_>) -> Option<String> {
        let meeting = self.committee.meetings.get(made.meeting)?;
        let report = made.report.map(|report| format!("/{report}")).unwrap_or_default();
        Some(format!("{}/{}{report}", self.committee.slug, meeting.folder))
    }

    fn linked(&self, path: Option<String>, text: String) -> Inline {
        match path {
            Some(path) => Inline::Link { target: Target::Page { path, anchor: None }, content: vec![Inline::text(text)] },
            None => Inline::text(text),
        }
    }
}

/// A table with a caption; nothing without rows.
fn table(columns: Vec<super::document::TableColumn>, caption: String, rows: Vec<Vec<TableCell>>) -> Option<Block> {
    let caption = Some(vec![Inline::text(caption)]);
    (!rows.is_empty()).then_some(Block::Table(Table { caption, columns, row_headers: true, rows, source: None, dense: false }))
}
