//! The work programme of a committee: what comes to which meeting, and what was promised.

use super::document::{Block, Blocks, Inline, Table, TableCell, TableRow, Target};
use super::simple::{labelled, paragraph};
use super::tables::{cell, column};
use super::traced::Traced;
use super::{Context, Sitting, people};
use crate::model::{By, Calendar, Carrier, Committee, Date, Made, Meeting, MeetingStatus, PlannedMeeting, PlannedSubject, Schedule};

/// From where a work programme is seen.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// The day on which it stands as shown; nothing before the committee's first agenda.
    pub(super) today: Option<Date>,
    /// The first day whose meetings are shown; nothing for all meetings.
    pub(super) from: Option<Date>,
    /// The day before which promises were made; all of them without one.
    pub(super) made_before: Option<Date>,
}

impl Seen {
    /// From the agenda of a meeting: what comes to it and after it, and what earlier meetings were promised.
    pub(super) fn at(context: Context<'_>, meeting: &Meeting) -> Self {
        Self { today: Some(context.today(meeting)), from: Some(meeting.date), made_before: Some(meeting.date) }
    }

    /// From the committee's last agenda: the whole of its municipal year, and what comes after.
    pub(super) fn from_last_agenda(context: Context<'_>, calendar: &Calendar) -> Self {
        let today = context.today_of_pages(calendar);
        let issued = calendar.meetings.values().filter(|meeting| today.is_none_or(|today| meeting.issued <= today));
        let last = issued.max_by_key(|meeting| meeting.issued);
        Self { today, from: last.map(|meeting| meeting.date.start_of_municipal_year()), made_before: None }
    }

    /// The day up to which everything is known.
    fn known_by(self) -> Date {
        self.today.unwrap_or(Date::LAST)
    }
}

/// The work programme as a paper for a meeting.
pub(super) fn paper(context: Context<'_>, sitting: Sitting<'_>) -> Blocks {
    let shown = blocks(context, sitting.committee, sitting.calendar, Seen::at(context, sitting.meeting));
    if shown.is_empty() { vec![paragraph(context.words.get("none"))] } else { shown }
}

/// A table of what is planned and one of what was promised; nothing of what there is none of.
pub(super) fn blocks(context: Context<'_>, committee: &Committee, calendar: &Calendar, seen: Seen) -> Blocks {
    let programme = Programme { context, committee, calendar, seen, promises: calendar.promises() };
    let promised = programme.promised(&calendar.schedule(seen.known_by()));
    let between = promised.as_ref().map(|_| paragraph(context.words.fill("programme-promises", &[("committee", &committee.name)])));
    [programme.planned(), between, promised].into_iter().flatten().collect()
}

/// A work programme as it is shown.
struct Programme<'a> {
    context: Context<'a>,
    committee: &'a Committee,
    calendar: &'a Calendar,
    seen: Seen,
    promises: Vec<Made<'a>>,
}

impl Programme<'_> {
    fn planned(&self) -> Option<Traced<Block>> {
        let words = self.context.words;
        let programme = self.calendar.programme.as_ref()?;
        let mut meetings: Vec<&PlannedMeeting> =
            programme.meetings.iter().filter(|planned| self.seen.from.is_none_or(|from| planned.date.value >= from)).collect();
        meetings.sort_by_key(|planned| planned.date.value);
        let rows = meetings.iter().flat_map(|planned| {
            let known = planned.subjects.iter().filter(|subject| subject.is_known(self.seen.known_by()));
            known.map(|subject| self.subject(planned.date.value, subject))
        });
        let rows = rows.collect();
        let columns = [("programme-meeting", 21), ("programme-subject", 52), ("programme-lead", 27)];
        let dated = |today| words.fill("programme-caption", &[("title", &programme.title.value), ("date", &words.date(today))]);
        let caption = self.seen.today.map_or_else(|| programme.title.value.clone(), dated);
        table(columns.map(|(key, share)| column(words.get(key), share)).into(), caption, rows)
    }

    fn subject(&self, date: Date, subject: &PlannedSubject) -> TableRow {
        let words = self.context.words;
        let mut what = vec![paragraph(subject.title.value.as_str())];
        what.extend(subject.reason.as_ref().map(|reason| paragraph(reason.value.as_str())));
        for answered in &subject.answers {
            let meant = self.promises.iter().filter(|made| answered.is_of(made));
            what.extend(meant.map(|made| {
                let promised = words.fill("programme-promised", &[("subject", &made.promise.subject.value), ("date", &words.date(made.date))]);
                let link = self.linked(self.origin(made), promised);
                Block::Paragraph { content: vec![Inline::text(words.get("programme-answers")), Inline::text(" "), link] }.into()
            }));
        }
        what.extend(subject.given_up(self.seen.known_by()).map(|given_up| {
            let places = [("date", words.date(given_up.date.value)), ("reason", given_up.reason.value.clone())];
            let text = words.fill("register-withdrawn", &places.each_ref().map(|(key, value)| (*key, value.as_str())));
            labelled(&text, [])
        }));
        let leads = subject.leads.iter().filter_map(|id| people::post(self.context, id)).map(|post| paragraph(post.title.as_str())).collect();
        let cells = vec![TableCell { blocks: self.day(date) }, TableCell { blocks: what }, TableCell { blocks: leads }];
        Traced::from(cells).made_from(&subject.title.place)
    }

    /// The day of a meeting, and what became of it.
    fn day(&self, date: Date) -> Blocks {
        let words = self.context.words;
        let mut blocks = vec![Block::Paragraph { content: vec![self.linked(self.page(date), words.date(date))] }.into()];
        if self.calendar.meets(date, self.seen.known_by()) {
            return blocks;
        }
        blocks.extend(self.calendar.meetings.values().filter(|meeting| meeting.date == date).filter_map(|meeting| match meeting.status {
            MeetingStatus::Planned | MeetingStatus::Held => None,
            MeetingStatus::Moved { to, .. } => Some(paragraph(words.fill("listed-moved", &[("date", &words.date(to))]))),
            MeetingStatus::Cancelled { .. } => Some(paragraph(words.get("listed-cancelled"))),
        }));
        blocks
    }

    fn promised(&self, schedule: &Schedule<'_>) -> Option<Traced<Block>> {
        let words = self.context.words;
        let rows = self.promises.iter().filter(|made| self.seen.made_before.is_none_or(|before| made.date < before)).filter_map(|made| {
            let carrier = schedule.carrier(made);
            carrier.is_none_or(|carrier| self.seen.from.is_none_or(|from| carrier.date >= from)).then(|| self.promise(made, carrier))
        });
        let columns = [("programme-commitment", 35), ("programme-by", 18), ("programme-made", 20), ("programme-carried", 27)];
        let columns = columns.map(|(key, share)| column(words.get(key), share)).into();
        table(columns, words.get("programme-commitments").to_owned(), rows.collect())
    }

    fn promise(&self, made: &Made<'_>, carrier: Option<Carrier<'_>>) -> TableRow {
        let words = self.context.words;
        let mut what = vec![paragraph(made.promise.subject.value.as_str())];
        what.extend(made.promise.reason.as_ref().map(|reason| paragraph(reason.value.as_str())));
        let by = match made.promise.by {
            Some(By::Day(last)) => words.fill("programme-up-to", &[("date", &words.date(last))]),
            Some(By::Month(month)) => words.month(month),
            None => words.get("programme-later").to_owned(),
        };
        let origin = Block::Paragraph { content: vec![self.linked(self.origin(made), words.date(made.date))] }.into();
        let carried = TableCell { blocks: self.carried(made, carrier) };
        let cells = vec![TableCell { blocks: what }, cell(by), TableCell { blocks: vec![origin] }, carried];
        Traced::from(cells).made_from(&made.promise.subject.place)
    }

    /// The meeting that carries a promise, what it is called there if it has another title, and whether it comes late.
    fn carried(&self, made: &Made<'_>, carrier: Option<Carrier<'_>>) -> Blocks {
        let words = self.context.words;
        let Some(carrier) = carrier else { return vec![paragraph(words.get("programme-uncarried"))] };
        let mut blocks = vec![Block::Paragraph { content: vec![self.linked(self.page(carrier.date), words.date(carrier.date))] }.into()];
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
        let there = self.calendar.meetings.values().filter(|meeting| meeting.date == date && meeting.issued <= self.seen.known_by());
        there.map(|meeting| format!("{}/{}", self.committee.slug, meeting.folder)).next()
    }

    /// The page of the report that promised something, or of its meeting.
    fn origin(&self, made: &Made<'_>) -> Option<String> {
        let meeting = self.calendar.meetings.get(made.meeting)?;
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
fn table(columns: Vec<super::document::TableColumn>, caption: String, rows: Vec<TableRow>) -> Option<Traced<Block>> {
    let caption = Some(vec![Inline::text(caption)]);
    (!rows.is_empty()).then(|| Block::Table(Table { caption, columns, row_headers: true, rows, source: None, dense: false }).into())
}
