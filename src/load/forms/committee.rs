//! `committee.yaml` and the folders beside it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::{Finding, Place};
use crate::load::node::Shape;
use crate::load::paths;
use crate::load::reading::Reading;
use crate::load::values::slugified;
use crate::load::yaml::Node;
use crate::model::draft::{ActionPlan, Committee, Meeting, Notice, Prose, Titled};
use crate::model::{Date, Member, ReportFormat, Slug};

const COMMITTEE: Shape = Shape {
    thing: "a committee",
    required: &["name", "role", "terms_of_reference", "members", "quorum", "clerk", "meetings"],
    optional: &["short_name", "contacts", "notices", "outcomes", "interests", "principles"],
};
const MEMBER: Shape = Shape { thing: "a member", required: &["name"], optional: &["role"] };
const TITLED: Shape = Shape { thing: "a notice", required: &["title", "text"], optional: &[] };

impl Reading<'_> {
    /// Reads a committee and all that is in its folder; nothing when its own file cannot be read, which is a finding.
    pub(in crate::load) fn committee(&mut self, folder: &str, format: &ReportFormat) -> Option<Committee> {
        let place = Place::top(&self.files.shown(&paths::join(folder, "committee.yaml")));
        let slug = self.slug_of(folder, &place);
        let meetings = self.meetings(folder, format);
        let plans = self.plans(folder);
        self.new_paper();
        let recommendations = self.recommendations(folder);
        let programme = self.work_programme(folder);
        let source = self.text_file(&paths::join(folder, "committee.yaml"), &place)?;
        let node = self.yaml(&source, 0..source.text.len())?;
        let fields = self.fields(&node, &COMMITTEE)?;
        self.not_used_yet(&fields, &["short_name"]);
        self.new_paper();
        let name = fields.get("name").and_then(|node| self.words(node)).unwrap_or_default();
        let mut prose = |key: &str| fields.get(key).map(|node| self.prose(node, folder)).unwrap_or_default();
        let (role, terms_of_reference, interests, principles): (Prose, Prose, Prose, Prose) =
            (prose("role"), prose("terms_of_reference"), prose("interests"), prose("principles"));
        let mut committee = Committee {
            slug: slug?,
            name,
            role,
            terms_of_reference,
            members: self.members(fields.get("members")),
            quorum: fields.get("quorum").and_then(|node| self.whole_number(node, 1, 200)).unwrap_or(1),
            clerk: self.post(fields.get("clerk"), &place)?,
            contacts: fields.get("contacts").map(|node| self.slugs(node, "a post")).unwrap_or_default(),
            dates: self.list_of(fields.get("meetings"), "the meetings").iter().filter_map(|node| self.date(node)).collect(),
            notices: self.list_of(fields.get("notices"), "the notices").iter().filter_map(|node| self.titled(node, folder)).collect(),
            outcomes: fields.get("outcomes").and_then(|node| self.titled(node, folder)),
            interests,
            principles,
            plans,
            recommendations,
            programme,
            meetings: meetings.into_iter().map(|meeting| (meeting.folder.clone(), meeting)).collect(),
            place: source.top(),
        };
        committee.fill_lists();
        Some(committee)
    }

    /// The values of a list that may be missing.
    pub(in crate::load) fn list_of<'n>(&mut self, node: Option<&'n Node>, thing: &str) -> &'n [Node] {
        node.map(|node| self.list(node, thing)).unwrap_or_default()
    }

    fn members(&mut self, node: Option<&Node>) -> Vec<Member> {
        let mut members = Vec::new();
        for node in self.filled(node, "the members") {
            let Some(fields) = self.fields(node, &MEMBER) else { continue };
            let name = fields.get("name").and_then(|node| self.words(node));
            let role = fields.get("role").and_then(|node| self.words(node));
            members.extend(name.map(|name| Member { name, role }));
        }
        members
    }

    fn titled(&mut self, node: &Node, folder: &str) -> Option<Titled> {
        let fields = self.fields(node, &TITLED)?;
        let title = self.text_or_empty(fields.get("title"), &node.place);
        let text = fields.get("text").map(|node| self.prose(node, folder)).unwrap_or_default();
        Some(Notice { title, text })
    }

    /// The meetings in the folders that are named by a date; each is read by itself, on any thread.
    fn meetings(&mut self, folder: &str, format: &ReportFormat) -> Vec<Meeting> {
        let folders: Vec<(String, Date)> = self.files.folders(folder).into_iter().filter_map(|name| self.meeting_folder(folder, name)).collect();
        let read: Vec<(Option<Meeting>, Reading<'_>)> = folders
            .par_iter()
            .map(|(name, date)| {
                let mut own = self.apart();
                let meeting = own.meeting(folder, name, *date, format);
                (meeting, own)
            })
            .collect();
        let mut meetings = Vec::new();
        for (meeting, own) in read {
            self.join(own);
            meetings.extend(meeting);
        }
        meetings
    }

    /// Whether a folder is that of a meeting; one that looks like it under another name is a finding.
    fn meeting_folder(&mut self, committee: &str, name: String) -> Option<(String, Date)> {
        let date = Date::parse(name.strip_suffix("-special").unwrap_or(&name));
        if let Some(date) = date {
            return Some((name, date));
        }
        let path = paths::join(committee, &name);
        let file = paths::join(&path, "meeting.yaml");
        let like_a_meeting = self.files.has(&file) || name.starts_with(|c: char| c.is_ascii_digit());
        if like_a_meeting {
            let shown = if self.files.has(&file) { self.files.shown(&file) } else { self.files.shown(&path) };
            let finding = Finding::error("bad-folder", &Place::top(&shown), format!("the folder `{path}` is not named by a date"));
            self.report(
                finding.help("name the folder of a meeting by its date, such as `2021-11-04`, or `2021-11-04-special` for a second one on that day"),
            );
        }
        None
    }

    /// The committee's action plans; they are read even when no report shows them, so that a slip is seen when it is made.
    fn plans(&mut self, folder: &str) -> BTreeMap<Slug, ActionPlan> {
        let home = paths::join(folder, "plans");
        let mut plans = BTreeMap::new();
        for name in self.files.names(&home).into_iter().filter(|name| name.ends_with(".yaml")) {
            let path = paths::join(&home, &name);
            let seen = self.has_read(&path);
            let mut own = self.apart();
            let plan = own.standing_plan(&path);
            let slug = own.slug_of(paths::stem(&name), &Place::top(&own.files.shown(&path)));
            // What a report shows has its findings already.
            if !seen {
                self.join(own);
            }
            plans.extend(slug.zip(plan));
        }
        plans
    }

    /// A slug of a folder, by its name.
    pub(in crate::load) fn folder_slug(&mut self, path: &str) -> Option<Slug> {
        let name = paths::name(path);
        let slug = Slug::parse(name);
        if slug.is_none() {
            let place = Place::top(&self.files.shown(&paths::join(path, "report.md")));
            let finding = Finding::error("bad-slug", &place, format!("the folder `{name}` is not named in lower-case letters, digits and hyphens"));
            let proposal = slugified(name);
            self.report(if proposal.is_empty() { finding } else { finding.help(format!("name the folder `{proposal}`")) });
        }
        slug
    }
}
