//! The council, its directory of posts, and its committees.

use std::collections::BTreeMap;
use std::convert::Infallible;

use super::{AppendixContent, Colour, Date, Meeting, Paper, Prose, Recommendations, SharedPlan, Showing, Slug, WorkProgramme};
use crate::diagnostic::{Located, Place};

/// The council, from `council.yaml`.
#[derive(Debug, Clone)]
pub struct Council {
    /// Its full name.
    pub name: String,
    /// The address under which the public pages are deployed, ending in `/`; without one, links between papers stand unlinked in PDF.
    pub website: Option<String>,
    /// The language of the papers, as BCP 47 says it, such as `en-GB`.
    pub language: String,
    /// The accent colour, at least 7:1 against white.
    pub accent: Located<Colour>,
    /// The rules of access to information.
    pub access: AccessRules,
    /// The directory of posts.
    pub posts: BTreeMap<Slug, Post>,
    /// Where meetings are held and papers can be inspected.
    pub venues: BTreeMap<Slug, Venue>,
    /// The names of the wards.
    pub wards: Vec<String>,
    /// Whether items start on odd pages.
    pub duplex: bool,
}

/// The council's own categories of information that may be withheld.
#[derive(Debug, Clone, Default)]
pub struct AccessRules {
    /// Where the categories stand in the council's constitution.
    pub rules: String,
    /// The categories, in the order of the file.
    pub categories: Vec<AccessCategory>,
}

/// Why information may be withheld: exempt at the council's discretion, or confidential by law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessClass {
    /// Exempt: Local Government Act 1972, Schedule 12A.
    Exempt,
    /// Confidential: Local Government Act 1972, section 100A(3).
    Confidential,
}

/// A category of information, under the council's own code.
#[derive(Debug, Clone)]
pub struct AccessCategory {
    /// The council's code, such as `7A`.
    pub code: String,
    /// Exempt or confidential.
    pub class: AccessClass,
    /// The statutory or constitutional paragraph.
    pub paragraph: String,
    /// What the category says.
    pub wording: Located<String>,
}

/// Who holds a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PostKind {
    /// An officer of the council.
    #[default]
    Officer,
    /// An elected member.
    Councillor,
    /// Somebody of a partner body.
    Partner,
}

/// A post in the directory.
#[derive(Debug, Clone)]
pub struct Post {
    /// The post's title.
    pub title: String,
    /// Who holds it.
    pub kind: PostKind,
    /// The heading of its contact block, where it is not the author's.
    pub contact_label: Option<String>,
    /// The office, team or councillor that answers.
    pub name: Option<String>,
    /// A second line under "Report of".
    pub role: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// A mailbox.
    pub email: Option<String>,
}

/// A building that people may come to.
#[derive(Debug, Clone)]
pub struct Venue {
    /// Its name and address.
    pub name: String,
    /// Opening hours and the like.
    pub note: Option<Located<String>>,
}

/// A committee, from its folder.
#[derive(Debug, Clone)]
pub struct Committee<F = Infallible> {
    /// The folder's name.
    pub slug: Slug,
    /// Its full name.
    pub name: String,
    /// What it is for.
    pub role: Prose<F>,
    /// Its terms of reference.
    pub terms_of_reference: Prose<F>,
    /// Its members, the chair first.
    pub members: Vec<Member>,
    /// The least number of members that can meet.
    pub quorum: u32,
    /// The post that answers questions.
    pub clerk: Located<Slug>,
    /// Further posts named on the cover.
    pub contacts: Vec<Located<Slug>>,
    /// Every date it meets.
    pub dates: Vec<Located<Date>>,
    /// Public information, in order.
    pub notices: Vec<Notice<F>>,
    /// The council's outcomes, shown in a box.
    pub outcomes: Option<Titled<F>>,
    /// Disclosure of interests.
    pub interests: Prose<F>,
    /// Principles of decision making.
    pub principles: Prose<F>,
    /// Its recommendations and what became of them.
    pub recommendations: Option<Recommendations<F>>,
    /// What it means to consider, and when.
    pub programme: Option<WorkProgramme>,
    /// Its action plans, by the names of their files.
    pub plans: BTreeMap<Slug, SharedPlan<F>>,
    /// Its meetings, by folder name.
    pub meetings: BTreeMap<String, Meeting<F>>,
    /// Where `committee.yaml` starts.
    pub place: Place,
}

impl<F: Clone> Committee<F> {
    /// Gives each list of recommendations in its papers what stands on it at its meeting.
    pub fn fill_lists(&mut self) {
        let Some(recommendations) = &self.recommendations else { return };
        // A meeting that was cancelled or moved is none at which an answer could have been given.
        let dates: Vec<Date> = self.dates.iter().map(|date| date.value).filter(|date| self.meets(*date, Date::LAST)).collect();
        let shown: Vec<Showing> = self.meetings.values().filter(|meeting| shows_list(meeting)).map(showing).collect();
        for meeting in self.meetings.values_mut() {
            let now = showing(meeting);
            for paper in meeting.reports.values_mut().flat_map(|report| &mut report.appendices) {
                if let AppendixContent::Public(paper) = &mut paper.content
                    && let Paper::Tracker(tracker) = paper.as_mut()
                    && tracker.living
                {
                    *tracker = recommendations.list(now, &shown, &dates);
                }
            }
        }
    }
}

impl Committee {
    /// The day on which its last agenda was issued; nothing before the first one.
    pub fn last_issued(&self) -> Option<Date> {
        self.meetings.values().map(|meeting| meeting.issued.value).max()
    }
}

fn showing<F>(meeting: &Meeting<F>) -> Showing {
    Showing { meeting: meeting.date, issued: meeting.issued.value }
}

fn shows_list<F>(meeting: &Meeting<F>) -> bool {
    let papers = meeting.reports.values().flat_map(|report| &report.appendices);
    papers
        .filter_map(|appendix| if let AppendixContent::Public(paper) = &appendix.content { Some(paper.as_ref()) } else { None })
        .any(|paper| matches!(paper, Paper::Tracker(tracker) if tracker.living))
}

/// A member of a committee.
#[derive(Debug, Clone)]
pub struct Member {
    /// The member's name.
    pub name: String,
    /// "Chair" and the like.
    pub role: Option<String>,
}

/// A standing notice.
#[derive(Debug, Clone)]
pub struct Notice<F = Infallible> {
    /// Its heading.
    pub title: Located<String>,
    /// Its text.
    pub text: Prose<F>,
}

/// A text under a title.
pub type Titled<F = Infallible> = Notice<F>;
