//! A report as its author meant it.

use std::convert::Infallible;

use serde::{Deserialize, Serialize};

use super::{DataSource, Paper, Promise, Prose, Slug};
use crate::diagnostic::{Located, Place};

/// A report, from its folder.
#[derive(Debug, Clone)]
pub struct Report<F = Infallible> {
    /// The folder's name.
    pub slug: Slug,
    /// What it is about; also its title on the agenda.
    pub subject: Located<String>,
    /// Whose report it is.
    pub report_of: Vec<Located<Slug>>,
    /// Whom to ask; the last one is the author.
    pub contacts: Vec<Located<Slug>>,
    /// Whether it asks for a key decision.
    pub key_decision: Answer,
    /// The wards it affects.
    pub wards: Wards,
    /// Answers to the format's assessment questions, by key.
    pub assessments: Vec<(Located<String>, Answer)>,
    /// Its appendices, numbered from 1.
    pub appendices: Vec<Appendix<F>>,
    /// The data that its figures are worked out from, by the names that expressions use.
    pub data: Vec<(Located<String>, DataSource<F>)>,
    /// The names of data that could not be read, which is a finding already.
    pub unread_data: Vec<String>,
    /// What its recommendations promise to bring back to the committee.
    pub returns: Vec<Promise>,
    /// Documents placed in the members' rooms.
    pub members_rooms: Vec<Located<String>>,
    /// Background documents.
    pub background: Vec<Background>,
    /// Where background documents can be seen.
    pub inspection_place: Option<Located<Slug>>,
    /// The narrative: what stands under each `##` heading.
    pub sections: Vec<Section<F>>,
    /// The front matter.
    pub front_matter: Place,
}

impl Report {
    /// The papers behind it that readers get, each with the number of its appendix.
    pub fn papers(&self) -> impl Iterator<Item = (usize, &Paper)> {
        self.appendices.iter().enumerate().filter_map(|(index, appendix)| match &appendix.content {
            AppendixContent::Public(paper) => Some((index + 1, paper.as_ref())),
            AppendixContent::Exempt(_) => None,
        })
    }
}

/// A rule that is silenced in some lines, with a reason.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// The rule.
    pub rule: Located<String>,
    /// Words of the lines.
    pub words: Located<String>,
    /// Why what the rule finds there is kept.
    pub reason: Located<String>,
    /// The lines in which the words stand, each whole; none where the words stand nowhere.
    pub lines: Vec<Place>,
    /// Where it stands.
    pub place: Place,
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// Which wards a report affects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wards {
    /// Every ward.
    All,
    /// None of them.
    None,
    /// These.
    Some(Vec<Located<String>>),
}

/// What stands under one `##` heading.
#[derive(Debug, Clone)]
pub struct Section<F = Infallible> {
    /// The heading as written.
    pub heading: Located<String>,
    /// The text, with `###` headings among its blocks.
    pub body: Prose<F>,
}

/// An appendix in a report's list.
#[derive(Debug, Clone)]
pub struct Appendix<F = Infallible> {
    /// Its title.
    pub title: Located<String>,
    /// What it is.
    pub content: AppendixContent<F>,
    /// Where it stands in the front matter.
    pub place: Place,
}

/// What an appendix is.
#[derive(Debug, Clone)]
pub enum AppendixContent<F = Infallible> {
    /// A paper that readers get.
    Public(Box<Paper<F>>),
    /// A paper that is withheld: only what may be said about it is here.
    Exempt(Box<Exemption>),
}

/// Why an appendix is withheld, and what may be said about it.
#[derive(Debug, Clone)]
pub struct Exemption {
    /// The council's category code.
    pub category: Located<String>,
    /// The reason, in the author's words.
    pub reason: Located<String>,
    /// When it stops being withheld.
    pub until: Option<Located<String>>,
    /// What the public may know of it.
    pub summary: Option<Located<String>>,
}

/// A background document.
#[derive(Debug, Clone)]
pub struct Background {
    /// Its title.
    pub title: Located<String>,
    /// Where it can be found.
    pub source: BackgroundSource,
    /// The paragraph by which it is withheld, if it is.
    pub exempt_paragraph: Option<Located<String>>,
    /// Where it stands.
    pub place: Place,
}

/// Where a background document can be found.
#[derive(Debug, Clone)]
pub enum BackgroundSource {
    /// On file.
    File,
    /// On the web.
    Web(String),
    /// A report to an earlier meeting of the same committee.
    Report {
        /// The meeting's folder.
        meeting: Located<String>,
        /// The report's folder.
        item: Located<Slug>,
    },
}
