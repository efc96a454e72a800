//! What the papers look like as documents, before any format.
//!
//! **Invariant:** nothing here knows HTML, PDF, typst or tera markup; every fixed word comes from the theme.

mod appendix;
mod closing;
mod document;
mod links;
mod listings;
mod meeting;
mod people;
mod programme;
mod prose;
mod register;
mod report;
mod simple;
mod tables;
mod views;
mod withheld;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::CheckedContent;
use crate::model::{Committee, Content, Meeting, Words};

pub use document::*;

/// What every composer needs.
#[derive(Clone, Copy)]
struct Context<'a> {
    content: &'a Content,
    words: &'a Words,
    /// What draws data that prose shows. Prose is handed it, since what is drawn may hold prose again.
    draw: prose::Drawing,
}

/// A meeting and where it is.
#[derive(Clone, Copy)]
struct Sitting<'a> {
    committee: &'a Committee,
    meeting: &'a Meeting,
}

impl Sitting<'_> {
    /// The path of the meeting's page.
    fn path(&self) -> String {
        format!("{}/{}", self.committee.slug, self.meeting.folder)
    }

    /// The day of the meeting, told from another meeting on that day.
    fn date(&self, words: &Words) -> String {
        self.told_apart(words, words.date(self.meeting.date))
    }

    /// The same with the day of the week.
    fn long_date(&self, words: &Words) -> String {
        self.told_apart(words, words.long_date(self.meeting.date))
    }

    fn told_apart(&self, words: &Words, date: String) -> String {
        if self.meeting.is_special() { words.fill("special-meeting", &[("date", &date)]) } else { date }
    }

    /// The path of a paper of the meeting.
    fn paper_path(&self, paper: &str) -> String {
        format!("{}/{paper}", self.path())
    }
}

/// Every document of the site: the home page, the committees, the meetings, the reports.
pub fn documents(checked: &CheckedContent, words: &Words) -> Vec<Document> {
    let context = Context { content: checked.content(), words, draw: views::view };
    let mut documents = vec![listings::home(context)];
    for committee in context.content.committees.values() {
        documents.push(listings::committee(context, committee));
        documents.extend(register::documents(context, committee));
        for meeting in committee.meetings.values() {
            documents.extend(meeting::documents(context, Sitting { committee, meeting }));
        }
    }
    documents
}

/// A page that has no PDF.
fn page(title: String, blocks: Vec<Block>) -> Part {
    Part {
        id: "page".to_owned(),
        kind: PartKind::Page,
        paper: None,
        bookmark: title.clone(),
        title,
        anchor: "top".to_owned(),
        own_label: None,
        orientation: Orientation::Portrait,
        blocks,
    }
}

/// What the documents of one council share.
fn frame(context: Context<'_>, kind: DocumentKind, path: String) -> Document {
    let council = &context.content.council;
    Document {
        path,
        kind,
        title: String::new(),
        heading: String::new(),
        kicker: None,
        subject: String::new(),
        language: council.language.clone(),
        date: None,
        running_head: String::new(),
        council: council.name.clone(),
        accent: council.accent.value.to_string(),
        trail: Vec::new(),
        pdf: None,
        website: council.website.clone(),
        duplex: council.duplex,
        parts: Vec::<Arc<Part>>::new(),
        downloads: Vec::new(),
        assets: BTreeMap::new(),
    }
}
