//! `committee.yaml` and the folders beside it.

use std::collections::BTreeMap;

use super::silence::Silences;
use super::{programme, tracker};
use crate::diagnostic::{Finding, Place};
use crate::load::data;
use crate::load::form::{self, Fields, Meaning, form};
use crate::load::paths;
use crate::load::prose::Prose;
use crate::load::reading::Reading;
use crate::load::text_file;
use crate::load::types::{self, Bare, Date, Filled, List, OneOrList, Post, Text, Whole, slug_of};
use crate::load::yaml;
use crate::model::draft::{Committee, Dossier, Notice, Paper, SharedPlan};
use crate::model::{self, Calendar, Member, Slug};

form! {
    /// The keys of `committee.yaml`.
    CommitteeKeys: "a committee" {
        /// The committee's full name.
        Required name: Bare<Text> = "Children and Families Scrutiny Panel",
        /// A short form of the name.
        Unused short_name: Bare<Text> = "Scrutiny Panel",
        /// What the committee is for.
        Required role: Prose = "The Panel holds the Cabinet to account.",
        /// What the committee may do.
        Required terms_of_reference: Prose = "The Panel has five members.",
        /// The committee's members, in the order in which they are printed.
        Required members: Filled<MemberKeys> = "[{name: Councillor Ashgrove, role: Chair}]",
        /// How many members must be present.
        Required quorum: Whole<1, 200> = "3",
        /// The post that readers can ask.
        Required clerk: Post = "committee-officer",
        /// The posts that each agenda names.
        Optional contacts: OneOrList<Post> = "[committee-officer]",
        /// The days of the year's meetings.
        Required meetings: List<Date> = "[2021-11-04, 2022-01-27]",
        /// Notices that each agenda carries.
        Optional notices: List<NoticeKeys> = "[{title: Mobile telephones, text: Please switch them off.}]",
        /// What the council wants to reach, as each agenda shows it.
        Optional outcomes: NoticeKeys = "{title: Our outcomes, text: Children have a good start.}",
        /// What members must say of their interests.
        Optional interests: Prose = "Members declare their interests.",
        /// The principles by which the council decides.
        Optional principles: Prose = "Decisions are open.",
    }
    and Silences
}

form! {
    /// The keys of a member.
    MemberKeys: "a member" {
        /// The member's name, as it is printed.
        Required name: Bare<Text> = "Councillor Ashgrove",
        /// What the member does on the committee.
        Optional role: Bare<Text> = "Chair",
    }
}

form! {
    /// The keys of a notice.
    NoticeKeys: "a notice" {
        /// What stands above it.
        Required title: Text = "Mobile telephones",
        /// What it says.
        Required text: Prose = "Please switch your telephone off.",
    }
}

/// Reads a committee and all that is in its folder, its meetings aside: of those it gives folder and day. Nothing of it when its own file cannot be read,
/// which is a finding.
pub(in crate::load) fn read(reading: &mut Reading<'_>, folder: &str) -> (Option<Dossier>, Vec<(String, model::Date)>) {
    let place = Place::top(&reading.files.shown(&paths::join(folder, "committee.yaml")));
    let slug = slug_of(reading, folder, &place);
    let names = reading.files.folders(folder);
    let homes = names.into_iter().filter_map(|name| {
        let date = meeting_day(reading, folder, &name)?;
        Some((name, date))
    });
    let homes = homes.collect();
    let plans = plans(reading, folder);
    reading.new_paper();
    let recommendations = tracker::read_own(reading, folder);
    let programme = programme::read_own(reading, folder);
    let committee = own(reading, folder, slug, &place);
    let calendar = Calendar { programme, meetings: BTreeMap::new() };
    let of = |committee| Dossier { committee, recommendations, plans, calendar, meetings: BTreeMap::new() };
    (committee.map(of), homes)
}

/// The committee in its own words.
fn own(reading: &mut Reading<'_>, folder: &str, slug: Option<Slug>, place: &Place) -> Option<Committee> {
    let source = text_file::read(reading, &paths::join(folder, "committee.yaml"), place)?;
    let node = yaml::read(reading, &source, 0..source.text.len())?;
    reading.new_paper();
    let (keys, _) = form::keys::<CommitteeKeys>(reading, &node, folder)?;
    // It is read for its form alone.
    let _ = keys.short_name;
    Some(Committee {
        slug: slug?,
        name: keys.name.unwrap_or_default(),
        role: keys.role.unwrap_or_default(),
        terms_of_reference: keys.terms_of_reference.unwrap_or_default(),
        members: keys.members.unwrap_or_default(),
        quorum: keys.quorum.unwrap_or(1),
        clerk: types::post_or_stand_in(reading, keys.clerk, place)?,
        contacts: keys.contacts.unwrap_or_default(),
        dates: keys.meetings.unwrap_or_default(),
        notices: keys.notices.unwrap_or_default(),
        outcomes: keys.outcomes,
        interests: keys.interests.unwrap_or_default(),
        principles: keys.principles.unwrap_or_default(),
        place: source.top(),
    })
}

impl Meaning for MemberKeys {
    type Model = Member;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Member> {
        Some(Member { name: self.name?, role: self.role })
    }
}

impl Meaning for NoticeKeys {
    type Model = Notice;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Notice> {
        Some(Notice { title: types::or_empty(self.title, fields.place()), text: self.text.unwrap_or_default() })
    }
}

/// The day of a folder of a meeting; one that looks like it under another name is a finding.
fn meeting_day(reading: &mut Reading<'_>, committee: &str, name: &str) -> Option<model::Date> {
    if let Some(date) = model::Date::parse(name.strip_suffix("-special").unwrap_or(name)) {
        return Some(date);
    }
    let path = paths::join(committee, name);
    let file = paths::join(&path, "meeting.yaml");
    let like_a_meeting = reading.files.has(&file) || name.starts_with(|c: char| c.is_ascii_digit());
    if like_a_meeting {
        let shown = if reading.files.has(&file) { reading.files.shown(&file) } else { reading.files.shown(&path) };
        let finding = Finding::error("bad-folder", &Place::top(&shown), format!("the folder `{path}` is not named by a date"));
        reading.report(
            finding.help("name the folder of a meeting by its date, such as `2021-11-04`, or `2021-11-04-special` for a second one on that day"),
        );
    }
    None
}

/// The committee's action plans; they are read even when no report shows them, so that a slip is seen when it is made.
fn plans(reading: &mut Reading<'_>, folder: &str) -> BTreeMap<Slug, SharedPlan> {
    let home = paths::join(folder, "plans");
    let mut plans = BTreeMap::new();
    for name in reading.files.names(&home).into_iter().filter(|name| name.ends_with(".yaml")) {
        let path = paths::join(&home, &name);
        let top = Place::top(&reading.files.shown(&path));
        let slug = slug_of(reading, paths::stem(&name), &top);
        // A paper of another kind is read for its findings alone.
        if let (Some(slug), Some(Paper::Plan(shown))) = (slug, data::paper(reading, &path, &top)) {
            plans.insert(slug, shown.plan);
        }
    }
    plans
}
