//! `meeting.yaml`: one meeting and its agenda.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::silence::Silences;
use super::{appendix, report};
use crate::diagnostic::{Finding, Located, Place};
use crate::load::form::{self, Fields, Meaning, form};
use crate::load::library::Read;
use crate::load::paths;
use crate::load::prose::Prose;
use crate::load::reading::Reading;
use crate::load::text_file;
use crate::load::types::{self, APlace, AReport, Date, Filled, Name, Post, Text, Time, Whole, Word, Words, YesNo};
use crate::load::wording::slugified;
use crate::load::yaml;
use crate::model::draft::{Item, ItemContent, Meeting, Report};
use crate::model::{self, Answer, MeetingStatus, ReportFormat, Slug};

form! {
    /// The keys of `meeting.yaml`.
    MeetingKeys: "a meeting" {
        /// When the meeting begins.
        Required time: Time = "\"17:30\"",
        /// The place of `council.yaml` where it is held.
        Required place: Name<APlace> = "civic-centre",
        /// The room.
        Optional room: Text = "Committee Room 2",
        /// How the public can attend or follow it.
        Required attend: Prose = "The meeting is open to the public.",
        /// The post that readers can ask; the committee's clerk without it.
        Optional clerk: Post = "committee-officer",
        /// The day on which the agenda is issued. Dates and statuses are judged as on this day.
        Required issued: Date = "2021-10-27",
        /// The post that issues the agenda.
        Required proper_officer: Post = "city-solicitor",
        /// What became of the meeting; it is held without this key.
        Optional status: Word<Status> = "moved",
        /// What the public should know of a meeting that was moved or cancelled.
        Optional status_note: Text = "The meeting is moved because of the election.",
        /// The new day of a meeting that was moved.
        Optional moved_to: Date = "2021-11-11",
        /// The number of the first minute of the meeting.
        Optional first_minute: Whole<1, 9_999> = "12",
        /// The agenda, in order.
        Required items: Filled<ItemKeys> = "[{title: Apologies, text: To receive apologies.}, {report: improvement-plan, purpose: Report of the Director.}]",
    }
    and Silences
}

form! {
    /// The keys of an item of the agenda.
    ItemKeys: "an item" {
        /// The title of an item without a report.
        Optional title: Text = "Apologies for absence",
        /// What the agenda says of it.
        Optional text: Prose = "To receive apologies.",
        /// A paper in Markdown that stands behind it, such as minutes.
        Optional paper: Text = "minutes.md",
        /// The folder of a report, whose subject is the item's title.
        Optional report: Name<AReport> = "improvement-plan",
        /// What the report is for, in a sentence.
        Optional purpose: Text = "Report of the Executive Director on progress.",
        /// Whether the papers of the item come later.
        Optional to_follow: YesNo = "yes",
    }
    one of [report, title]: "bad-item",
        "write `report:` and the report's folder, or `title:` and `text:`; the title of a report is its subject"
}

/// The words of `status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Planned,
    Held,
    Moved,
    Cancelled,
}

impl Words for Status {
    const THING: &'static str = "a status";
    const WORDS: &'static [(&'static str, Self)] =
        &[("held", Self::Held), ("planned", Self::Planned), ("moved", Self::Moved), ("cancelled", Self::Cancelled)];
}

/// Reads a meeting and the reports in its folder; nothing when `meeting.yaml` cannot be read, which is a finding.
pub(in crate::load) fn read(reading: &mut Reading<'_>, home: &str, date: model::Date, format: &ReportFormat) -> Option<Meeting> {
    let path = paths::join(home, "meeting.yaml");
    let reports = reports(reading, home, format);
    let top = Place::top(&reading.files.shown(&path));
    let source = text_file::read(reading, &path, &top)?;
    let node = yaml::read(reading, &source, 0..source.text.len())?;
    reading.new_paper();
    let (keys, fields) = form::keys::<MeetingKeys>(reading, &node, home)?;
    let status = status(reading, &keys, &fields);
    let mut items = keys.items.unwrap_or_default();
    items.retain(|item| is_readable(reading, item, home, &reports));
    Some(Meeting {
        folder: paths::name(home).to_owned(),
        date,
        time: keys.time.unwrap_or(model::Time { hour: 0, minute: 0 }),
        venue: types::post_or_stand_in(reading, keys.place, &top)?,
        room: keys.room,
        attend: keys.attend.unwrap_or_default(),
        clerk: keys.clerk,
        // The last day on which it can be issued stands in for one that cannot be read, which is a finding already.
        issued: keys.issued.unwrap_or_else(|| Located::new(date.day_before(), top.clone())),
        proper_officer: types::post_or_stand_in(reading, keys.proper_officer, &top)?,
        status,
        first_minute: keys.first_minute,
        items,
        reports,
        place: top,
    })
}

/// The reports in a meeting's folder, on the agenda or not; each is read by itself, on any thread.
fn reports(reading: &mut Reading<'_>, home: &str, format: &ReportFormat) -> BTreeMap<Slug, Report> {
    let folders = reading.files.folders(home).into_iter().map(|name| paths::join(home, &name));
    let folders: Vec<String> = folders.filter(|folder| reading.files.has(&paths::join(folder, "report.md"))).collect();
    let read: Vec<Read<Option<(Slug, Report)>>> = folders
        .par_iter()
        .map(|folder| {
            reading.by_itself(|own| {
                let slug = folder_slug(own, folder);
                let report = report::read(own, folder, slug.as_ref(), format);
                slug.zip(report)
            })
        })
        .collect();
    read.into_iter().filter_map(|read| reading.join(read)).collect()
}

/// A slug of a report's folder, by its name.
fn folder_slug(reading: &mut Reading<'_>, path: &str) -> Option<Slug> {
    let name = paths::name(path);
    let slug = Slug::parse(name);
    if slug.is_none() {
        let place = Place::top(&reading.files.shown(&paths::join(path, "report.md")));
        let finding = Finding::error("bad-slug", &place, format!("the folder `{name}` is not named in lower-case letters, digits and hyphens"));
        let proposal = slugified(name);
        reading.report(if proposal.is_empty() { finding } else { finding.help(format!("name the folder `{proposal}`")) });
    }
    slug
}

fn status(reading: &mut Reading<'_>, keys: &MeetingKeys, fields: &Fields<'_>) -> MeetingStatus {
    let status = keys.status.unwrap_or(Status::Held);
    let place = fields.get("status").map_or(fields.place(), |node| &node.place).clone();
    if matches!(status, Status::Moved | Status::Cancelled) && fields.get("status_note").is_none() {
        reading.error("missing-key", &place, "the key `status_note` is missing", "add `status_note:` and say what the public should know");
    }
    if status == Status::Moved && fields.get("moved_to").is_none() {
        reading.error("missing-key", &place, "the key `moved_to` is missing", "add `moved_to:` and the new day");
    }
    for key in ["status_note", "moved_to"] {
        if let (Status::Held | Status::Planned, Some(place)) = (status, fields.key(key)) {
            let message = format!("`{key}` is a key of meetings that are moved or cancelled");
            reading.error("unknown-key", place, message, "delete it, or correct `status`");
        }
    }
    let note = types::or_empty(keys.status_note.clone(), &place);
    match (status, &keys.moved_to) {
        (Status::Planned, _) => MeetingStatus::Planned,
        (Status::Held, _) => MeetingStatus::Held,
        (Status::Moved, Some(to)) => MeetingStatus::Moved { to: to.value, note },
        (Status::Moved, None) | (Status::Cancelled, _) => MeetingStatus::Cancelled { note },
    }
}

/// Whether an item is no report that is there and could not be read, which is a finding already.
fn is_readable(reading: &Reading<'_>, item: &Item, home: &str, reports: &BTreeMap<Slug, Report>) -> bool {
    match &item.content {
        ItemContent::Report(slug) => {
            let file = paths::join(&paths::join(home, slug.value.as_str()), "report.md");
            reports.contains_key(&slug.value) || !reading.files.has(&file)
        }
        ItemContent::Standing { .. } | ItemContent::ToFollow { .. } => true,
    }
}

impl Meaning for ItemKeys {
    type Model = Item;

    fn model(self, reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Item> {
        let content = match (fields.get("report"), fields.get("title")) {
            (Some(_), None) => {
                foreign_keys(reading, fields, &["text", "paper", "to_follow"], "an item that is a report");
                ItemContent::Report(self.report?)
            }
            (None, Some(_)) if types::is_on(self.to_follow, Answer::No) => {
                foreign_keys(reading, fields, &["text", "paper"], "an item that is to follow");
                ItemContent::ToFollow { title: self.title? }
            }
            (None, Some(_)) => {
                let paper = self.paper.and_then(|written| {
                    reading.new_paper();
                    let path = reading.path(fields.folder(), &written)?;
                    appendix::item_paper(reading, &path, &written)
                });
                ItemContent::Standing { title: self.title?, text: self.text.unwrap_or_default(), paper }
            }
            // The form says already that one of the two must be there.
            (Some(_), Some(_)) | (None, None) => return None,
        };
        Some(Item { content, purpose: self.purpose, place: fields.place().clone() })
    }
}

fn foreign_keys(reading: &mut Reading<'_>, fields: &Fields<'_>, keys: &[&str], thing: &str) {
    for key in keys {
        if let Some(place) = fields.key(key) {
            reading.error("bad-item", place, format!("`{key}` is not a key of {thing}"), "delete it, or make it an item of its own");
        }
    }
}
