//! What the papers look like as documents, before any format.
//!
//! **Invariant:** nothing here knows HTML, PDF, typst or tera markup; every fixed word comes from the theme.

mod appendix;
pub mod chart;
mod closing;
mod document;
mod family;
mod links;
mod listings;
mod meeting;
mod people;
mod pictures;
mod programme;
mod prose;
mod register;
mod report;
mod simple;
mod spreadsheet;
mod tables;
mod traced;
mod views;
mod withheld;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::CheckedContent;
use crate::model::{Calendar, Committee, Content, Date, Dossier, Meeting, MeetingFacts, Slug, Words, is_special};

pub use document::*;
pub use family::{FORMAT, Family, Order, Pins, Unreadable};
#[cfg(test)]
pub(crate) use traced::blocks;
pub use traced::{Origin, Traced};

/// What every composer needs.
#[derive(Clone, Copy)]
struct Context<'a> {
    content: &'a Content,
    words: &'a Words,
    order: &'a Order,
    /// What draws data that prose shows. Prose is handed it, since what is drawn may hold prose again.
    draw: prose::Drawing,
}

impl Context<'_> {
    /// The day that counts as today in a meeting's papers.
    fn today(self, meeting: &Meeting) -> Date {
        self.order.as_of.unwrap_or(meeting.issued.value)
    }

    /// The day that counts as today on the pages of a committee: that of its last agenda. Nothing before the first one.
    fn today_of_pages(self, calendar: &Calendar) -> Option<Date> {
        self.order.as_of.or(calendar.last_issued())
    }
}

/// A meeting and where it is.
#[derive(Clone, Copy)]
struct Sitting<'a> {
    committee: &'a Committee,
    /// As much of the committee's calendar as its papers can reach.
    calendar: &'a Calendar,
    meeting: &'a Meeting,
}

impl Sitting<'_> {
    /// The path of the meeting's page.
    fn path(&self) -> String {
        format!("{}/{}", self.committee.slug, self.meeting.folder)
    }

    /// The day of the meeting, told from another meeting on that day.
    fn date(&self, words: &Words) -> String {
        told_apart(words, words.date(self.meeting.date), &self.meeting.folder)
    }

    /// The same with the day of the week.
    fn long_date(&self, words: &Words) -> String {
        told_apart(words, words.long_date(self.meeting.date), &self.meeting.folder)
    }

    /// The path of a paper of the meeting.
    fn paper_path(&self, paper: &str) -> String {
        format!("{}/{paper}", self.path())
    }
}

/// The day of a meeting, told from the first meeting on that day where it is the second.
fn told_apart(words: &Words, date: String, folder: &str) -> String {
    if is_special(folder) { words.fill("special-meeting", &[("date", &date)]) } else { date }
}

/// What a family is about: a page that stands alone, or a meeting.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// The home page.
    Home,
    /// A committee's page.
    Committee(&'a Dossier),
    /// The page of an action plan.
    Plan(&'a Dossier, &'a Slug),
    /// A meeting: its pack and its papers.
    Meeting(&'a Dossier, &'a Meeting),
}

/// Every family of a site: the home page, then for each committee its page, its plans and its meetings, as far as they were read.
pub fn subjects(checked: &CheckedContent) -> Vec<Subject<'_>> {
    let mut subjects = vec![Subject::Home];
    for dossier in checked.content().committees.values() {
        subjects.push(Subject::Committee(dossier));
        subjects.extend(dossier.plans.keys().map(|plan| Subject::Plan(dossier, plan)));
        subjects.extend(dossier.meetings.values().map(|meeting| Subject::Meeting(dossier, meeting)));
    }
    subjects
}

/// The family of a subject, for an order; nothing for a plan that its committee does not have.
pub fn family(checked: &CheckedContent, words: &Words, subject: Subject<'_>, order: &Order) -> Option<Family> {
    let context = Context { content: checked.content(), words, order, draw: views::view };
    Some(match subject {
        Subject::Home => listings::home(context),
        Subject::Committee(dossier) => listings::committee(context, dossier),
        Subject::Plan(dossier, plan) => register::family(context, dossier, plan, dossier.plans.get(plan)?),
        Subject::Meeting(dossier, meeting) => {
            let calendar = dossier.calendar.seen_by(&MeetingFacts::of(meeting));
            meeting::family(context, Sitting { committee: &dossier.committee, calendar: &calendar, meeting })
        }
    })
}

/// A page that has no PDF.
fn page(title: String, blocks: Blocks) -> Part {
    Part {
        id: "page".to_owned(),
        kind: PartKind::Page,
        paper: None,
        bookmark: title.clone(),
        title,
        anchor: "top".to_owned(),
        own_label: None,
        orientation: Orientation::Portrait,
        first_page: None,
        origin: Origin::default(),
        blocks,
    }
}

/// What the documents of one council share.
fn frame(context: Context<'_>, kind: DocumentKind, path: String) -> Document {
    let council = &context.content.council;
    Document {
        path,
        kind,
        edition: context.order.edition,
        title: String::new(),
        heading: String::new(),
        kicker: None,
        subject: String::new(),
        language: context.order.language.clone().unwrap_or_else(|| council.language.clone()),
        date: None,
        running_head: Traced::from(String::new()),
        council: council.name.clone(),
        accent: council.accent.value.to_string(),
        trail: Vec::new(),
        pdf: None,
        website: council.website.clone(),
        duplex: council.duplex,
        parts: Vec::<Arc<Part>>::new(),
        downloads: BTreeMap::new(),
        pictures: BTreeMap::new(),
    }
}
