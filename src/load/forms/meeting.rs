//! `meeting.yaml`: one meeting and its agenda.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Located, Place};
use crate::load::node::{Fields, Shape};
use crate::load::paths;
use crate::load::reading::Reading;
use crate::load::yaml::Node;
use crate::model::draft::{Item, ItemContent, Meeting, Report};
use crate::model::{Answer, Date, MeetingStatus, ReportFormat, Slug, Time};

const MEETING: Shape = Shape {
    thing: "a meeting",
    required: &["time", "place", "attend", "issued", "proper_officer", "items"],
    optional: &["room", "clerk", "status", "status_note", "moved_to", "first_minute"],
};
const ITEM: Shape = Shape { thing: "an item", required: &[], optional: &["title", "text", "paper", "report", "purpose", "to_follow"] };

/// The words of `status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Planned,
    Held,
    Moved,
    Cancelled,
}

const STATUSES: [(&str, Status); 4] =
    [("held", Status::Held), ("planned", Status::Planned), ("moved", Status::Moved), ("cancelled", Status::Cancelled)];

impl Reading<'_> {
    /// Reads a meeting and the reports in its folder; nothing when `meeting.yaml` cannot be read, which is a finding.
    pub(in crate::load) fn meeting(&mut self, committee: &str, folder: &str, date: Date, format: &ReportFormat) -> Option<Meeting> {
        let home = paths::join(committee, folder);
        let path = paths::join(&home, "meeting.yaml");
        let reports = self.reports(&home, format);
        let top = Place::top(&self.files.shown(&path));
        let source = self.text_file(&path, &top)?;
        let node = self.yaml(&source, 0..source.text.len())?;
        let fields = self.fields(&node, &MEETING)?;
        self.new_paper();
        let attend = fields.get("attend").map(|node| self.prose(node, &home)).unwrap_or_default();
        let venue = self.post(fields.get("place"), &top);
        let proper_officer = self.post(fields.get("proper_officer"), &top);
        let issued = fields.get("issued").and_then(|node| self.date(node));
        Some(Meeting {
            folder: folder.to_owned(),
            date,
            time: fields.get("time").and_then(|node| self.time(node)).unwrap_or(Time { hour: 0, minute: 0 }),
            venue: venue?,
            room: fields.get("room").and_then(|node| self.text(node)),
            attend,
            clerk: fields.get("clerk").and_then(|node| self.slug(node, "a post")),
            // The last day on which it can be issued stands in for one that cannot be read, which is a finding already.
            issued: issued.unwrap_or_else(|| Located::new(date.day_before(), top.clone())),
            proper_officer: proper_officer?,
            status: self.status(&fields),
            first_minute: fields.get("first_minute").and_then(|node| self.whole_number(node, 1, 9_999)),
            items: self.items(fields.get("items"), &home, &reports),
            reports,
            place: top,
        })
    }

    /// The reports in a meeting's folder, on the agenda or not.
    fn reports(&mut self, home: &str, format: &ReportFormat) -> BTreeMap<Slug, Report> {
        let mut reports = BTreeMap::new();
        for name in self.files.folders(home) {
            let folder = paths::join(home, &name);
            if !self.files.has(&paths::join(&folder, "report.md")) {
                continue;
            }
            let slug = self.folder_slug(&folder);
            let report = self.report_in(&folder, slug.as_ref(), format);
            reports.extend(slug.zip(report));
        }
        reports
    }

    fn status(&mut self, fields: &Fields<'_>) -> MeetingStatus {
        let status = fields.get("status").and_then(|node| self.one_of(node, "a status", &STATUSES)).unwrap_or(Status::Held);
        let note = fields.get("status_note").and_then(|node| self.text(node));
        let to = fields.get("moved_to").and_then(|node| self.date(node));
        let place = fields.get("status").map_or(fields.place(), |node| &node.place).clone();
        if matches!(status, Status::Moved | Status::Cancelled) && fields.get("status_note").is_none() {
            self.error("missing-key", &place, "the key `status_note` is missing", "add `status_note:` and say what the public should know");
        }
        if status == Status::Moved && fields.get("moved_to").is_none() {
            self.error("missing-key", &place, "the key `moved_to` is missing", "add `moved_to:` and the new day");
        }
        for key in ["status_note", "moved_to"] {
            if let (Status::Held | Status::Planned, Some(place)) = (status, fields.key(key)) {
                self.error(
                    "unknown-key",
                    place,
                    format!("`{key}` is a key of meetings that are moved or cancelled"),
                    "delete it, or correct `status`",
                );
            }
        }
        let note = note.unwrap_or_else(|| Located::new(String::new(), place));
        match (status, to) {
            (Status::Planned, _) => MeetingStatus::Planned,
            (Status::Held, _) => MeetingStatus::Held,
            (Status::Moved, Some(to)) => MeetingStatus::Moved { to: to.value, note },
            (Status::Moved, None) | (Status::Cancelled, _) => MeetingStatus::Cancelled { note },
        }
    }

    /// The agenda, without reports that are there and could not be read, which is a finding already.
    fn items(&mut self, node: Option<&Node>, home: &str, reports: &BTreeMap<Slug, Report>) -> Vec<Item> {
        let mut items: Vec<Item> = self.filled(node, "the items of the agenda").iter().filter_map(|node| self.item(node, home)).collect();
        items.retain(|item| match &item.content {
            ItemContent::Report(slug) => {
                reports.contains_key(&slug.value) || !self.files.has(&paths::join(&paths::join(home, slug.value.as_str()), "report.md"))
            }
            ItemContent::Standing { .. } | ItemContent::ToFollow { .. } => true,
        });
        items
    }

    fn item(&mut self, node: &Node, home: &str) -> Option<Item> {
        let fields = self.fields(node, &ITEM)?;
        let purpose = fields.get("purpose").and_then(|node| self.text(node));
        let to_follow = self.switch(fields.get("to_follow"), Answer::No);
        let content = match (fields.get("report"), fields.get("title")) {
            (Some(report), None) => {
                self.foreign_keys(&fields, &["text", "paper", "to_follow"], "an item that is a report");
                ItemContent::Report(self.slug(report, "the folder of a report")?)
            }
            (None, Some(title)) if to_follow => {
                self.foreign_keys(&fields, &["text", "paper"], "an item that is to follow");
                ItemContent::ToFollow { title: self.text(title)? }
            }
            (None, Some(title)) => self.standing(&fields, title, home)?,
            (report, _) => {
                let fact =
                    if report.is_some() { "this item has both a `report` and a `title`" } else { "this item has neither a `report` nor a `title`" };
                let help = "write `report:` and the report's folder, or `title:` and `text:`; the title of a report is its subject";
                self.report(Finding::error("bad-item", &node.place, fact).help(help));
                return None;
            }
        };
        Some(Item { content, purpose, place: node.place.clone() })
    }

    fn foreign_keys(&mut self, fields: &Fields<'_>, keys: &[&str], thing: &str) {
        for key in keys {
            if let Some(place) = fields.key(key) {
                self.error("bad-item", place, format!("`{key}` is not a key of {thing}"), "delete it, or make it an item of its own");
            }
        }
    }

    fn standing(&mut self, fields: &Fields<'_>, title: &Node, home: &str) -> Option<ItemContent> {
        let title = self.text(title);
        let text = fields.get("text").map(|node| self.prose(node, home)).unwrap_or_default();
        let source = fields.get("paper").and_then(|node| self.text(node));
        let paper = match source {
            Some(source) => {
                self.new_paper();
                self.path(home, &source).and_then(|path| self.item_paper(&path, &source))
            }
            None => None,
        };
        Some(ItemContent::Standing { title: title?, text, paper })
    }
}
