//! The council, its directory of posts, and its committees.

use std::collections::BTreeMap;
use std::convert::Infallible;

use super::{Colour, Date, Prose, Slug};
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

/// A committee in its own words, from `committee.yaml`.
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
    /// Where `committee.yaml` starts.
    pub place: Place,
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
