//! A meeting and its agenda.

use std::collections::BTreeMap;
use std::convert::Infallible;

use serde::{Deserialize, Serialize};

use super::{Date, MarkdownPaper, Prose, Report, Slug, Time};
use crate::diagnostic::{Located, Place};

/// A meeting, from its folder.
#[derive(Debug, Clone)]
pub struct Meeting<F = Infallible> {
    /// The folder's name: the date, with `-special` for a second meeting on one day.
    pub folder: String,
    /// The day.
    pub date: Date,
    /// When it starts.
    pub time: Time,
    /// The building.
    pub venue: Located<Slug>,
    /// The room.
    pub room: Option<Located<String>>,
    /// How to attend.
    pub attend: Prose<F>,
    /// The post that answers questions, where it is not the committee's.
    pub clerk: Option<Located<Slug>>,
    /// The date of the agenda and of every document of this pack.
    pub issued: Located<Date>,
    /// Who signs the agenda.
    pub proper_officer: Located<Slug>,
    /// Whether it takes place.
    pub status: MeetingStatus,
    /// The minute number of item 1 in the municipal year.
    pub first_minute: Option<u32>,
    /// The agenda.
    pub items: Vec<Item<F>>,
    /// The reports in this folder, by folder name.
    pub reports: BTreeMap<Slug, Report<F>>,
    /// Where `meeting.yaml` starts.
    pub place: Place,
}

/// Whether a folder is that of a second meeting on its day.
pub fn is_special(folder: &str) -> bool {
    folder.ends_with("-special")
}

/// Whether a meeting takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingStatus {
    /// It is to come.
    Planned,
    /// It took place, or will on its day.
    Held,
    /// It takes place on another day.
    Moved {
        /// The new day.
        to: Date,
        /// What the public should know.
        note: Located<String>,
    },
    /// It does not take place.
    Cancelled {
        /// What the public should know.
        note: Located<String>,
    },
}

/// An item of the agenda.
#[derive(Debug, Clone)]
pub struct Item<F = Infallible> {
    /// What it is.
    pub content: ItemContent<F>,
    /// One sentence that says whose report it is and what for.
    pub purpose: Option<Located<String>>,
    /// Where it stands in `meeting.yaml`.
    pub place: Place,
}

/// What an item of the agenda is.
#[derive(Debug, Clone)]
pub enum ItemContent<F = Infallible> {
    /// A standing item.
    Standing {
        /// Its title.
        title: Located<String>,
        /// Its text.
        text: Prose<F>,
        /// A paper that is bound in as the item itself, such as the minutes.
        paper: Option<MarkdownPaper<F>>,
    },
    /// A report in the meeting's folder.
    Report(Located<Slug>),
    /// A report that is still to come.
    ToFollow {
        /// Its title.
        title: Located<String>,
    },
}
