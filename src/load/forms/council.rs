//! `council.yaml`: the council, its posts, places and access rules.

use super::silence::Silences;
use crate::diagnostic::Located;
use crate::load::form::{self, Fields, Meaning, Site, Type, form};
use crate::load::reading::Reading;
use crate::load::shape::Shape;
use crate::load::text_file::SourceText;
use crate::load::types::{self, Bare, Date, Directory, Entries, List, Text, WebAddress, Word, Words, YesNo};
use crate::load::yaml::{self, Node};
use crate::model::{AccessCategory, AccessClass, AccessRules, Answer, Colour, Council, Post, PostKind, Venue};

form! {
    /// The keys of `council.yaml`.
    CouncilKeys: "the council" {
        /// The council's full name.
        Required name: Bare<Text> = "Wexmoor City Council",
        /// A short form of the name.
        Unused short_name: Bare<Text> = "Wexmoor",
        /// Where the council's site is: links to other papers begin with it.
        Optional website: WebAddress = "https://www.wexmoor.example",
        /// The language of the papers, as its short form.
        Required language: Language = "en-GB",
        /// The time zone of the council.
        Unused time_zone: Bare<Text> = "Europe/London",
        /// The colour of the title rule and of links, dark enough for white paper.
        Optional accent: AColour = "\"#1d4f73\"",
        /// The rules by which papers are withheld from the public.
        Required access: AccessKeys = "{rules: \"paragraph 10.4 of section 4.2\", categories: []}",
        /// The council's posts, each under a name that the other files use.
        Required posts: Directory<PostKeys> = "{executive-director-children: {title: Executive Director for Children}}",
        /// The places where meetings are held and papers can be read, each under a name that the other files use.
        Optional places: Directory<PlaceKeys> = "{civic-centre: {name: Civic Centre}}",
        /// The wards that a report can concern.
        Optional wards: List<Bare<Text>> = "[Bargate, Quay]",
        /// Words and what they mean.
        Unused glossary: Entries<Bare<Text>> = "{EHCP: plan for education and health}",
        /// Days on which the council's offices are closed.
        Unused holidays: List<Date> = "[2021-12-25]",
        /// Whether packs are printed on both sides, so that each item begins on a right-hand page.
        Optional duplex: YesNo = "no",
    }
    and Silences
}

form! {
    /// The keys of the access rules.
    AccessKeys: "the access rules" {
        /// Where the rules stand, as papers cite them.
        Required rules: Bare<Text> = "paragraph 10.4 of the Access to Information Procedure Rules",
        /// The categories under which a paper can be withheld.
        Required categories: List<CategoryKeys> = "[{code: 7A, class: exempt, paragraph: \"3\", wording: business affairs}]",
    }
}

form! {
    /// The keys of a category of withheld papers.
    CategoryKeys: "a category" {
        /// The council's own code of the category.
        Required code: Bare<Text> = "7A",
        /// Whether papers of the category are exempt by decision, or confidential by law.
        Required class: Word<AccessClass> = "exempt",
        /// The paragraph of Schedule 12A.
        Required paragraph: Bare<Text> = "\"3\"",
        /// The words of the law.
        Required wording: Text = "information relating to the business affairs of any person",
    }
}

form! {
    /// The keys of a post.
    PostKeys: "a post" {
        /// What the post is called.
        Required title: Bare<Text> = "Head of Quality Assurance",
        /// Whether an officer, a councillor or a partner of the council holds it; an officer without it.
        Optional kind: Word<PostKind> = "officer",
        /// What stands before the name in the table of contacts.
        Optional contact_label: Bare<Text> = "Author",
        /// Who holds the post.
        Optional name: Bare<Text> = "Robin Ashgrove",
        /// What the holder does in meetings.
        Optional role: Bare<Text> = "Panel support officer",
        /// The telephone number.
        Optional phone: Phone = "\"01632 960 101\"",
        /// The address for e-mail.
        Optional email: Email = "robin.ashgrove@wexmoor.example",
    }
}

form! {
    /// The keys of a place.
    PlaceKeys: "a place" {
        /// Its name and address.
        Required name: Bare<Text> = "Civic Centre, Wexmoor",
        /// What visitors should know.
        Optional note: Text = "There is a hearing loop in each room.",
    }
}

impl Words for AccessClass {
    const THING: &'static str = "a class";
    const WORDS: &'static [(&'static str, Self)] = &[("exempt", Self::Exempt), ("confidential", Self::Confidential)];
}

impl Words for PostKind {
    const THING: &'static str = "a kind of post";
    const WORDS: &'static [(&'static str, Self)] = &[("officer", Self::Officer), ("councillor", Self::Councillor), ("partner", Self::Partner)];
}

/// The accent of a council that gives none.
const ACCENT: Colour = Colour::new(0x1d, 0x4f, 0x73);

/// Reads the council; nothing when its file is no set of keys.
pub(in crate::load) fn read(reading: &mut Reading<'_>, source: &SourceText) -> Option<Council> {
    let node = yaml::read(reading, source, 0..source.text.len())?;
    let (keys, _) = form::keys::<CouncilKeys>(reading, &node, source.folder())?;
    // These are read for their form alone.
    let _ = (keys.short_name, keys.time_zone, keys.holidays, keys.glossary);
    Some(Council {
        name: keys.name.unwrap_or_default(),
        website: keys.website.map(|address| format!("{}/", address.trim_end_matches('/'))),
        language: keys.language.unwrap_or_else(|| "en-GB".to_owned()),
        accent: keys.accent.unwrap_or_else(|| Located::new(ACCENT, source.top())),
        access: keys.access.unwrap_or_default(),
        posts: keys.posts.unwrap_or_default(),
        venues: keys.places.unwrap_or_default(),
        wards: keys.wards.unwrap_or_default(),
        duplex: types::is_on(keys.duplex, Answer::No),
    })
}

impl Meaning for AccessKeys {
    type Model = AccessRules;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<AccessRules> {
        Some(AccessRules { rules: self.rules.unwrap_or_default(), categories: self.categories.unwrap_or_default() })
    }
}

impl Meaning for CategoryKeys {
    type Model = AccessCategory;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<AccessCategory> {
        Some(AccessCategory {
            code: self.code?,
            class: self.class.unwrap_or(AccessClass::Exempt),
            paragraph: self.paragraph.unwrap_or_default(),
            wording: types::or_empty(self.wording, fields.place()),
        })
    }
}

impl Meaning for PostKeys {
    type Model = Post;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Post> {
        Some(Post {
            title: self.title.unwrap_or_default(),
            kind: self.kind.unwrap_or_default(),
            contact_label: self.contact_label,
            name: self.name,
            role: self.role,
            phone: self.phone,
            email: self.email,
        })
    }
}

impl Meaning for PlaceKeys {
    type Model = Venue;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Venue> {
        Some(Venue { name: self.name.unwrap_or_default(), note: self.note })
    }
}

/// A language as its short form.
struct Language;
/// A colour as a hash and six digits.
struct AColour;
/// A telephone number.
struct Phone;
/// An address for e-mail.
struct Email;

impl Type for Language {
    type Value = String;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<String> {
        let text = Text::read(reading, node, site)?;
        let parts: Vec<&str> = text.value.split('-').collect();
        let good = parts.iter().all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        if good && parts.first().is_some_and(|part| (2..=3).contains(&part.len())) {
            return Some(text.value);
        }
        reading.error("bad-language", &text.place, format!("`{}` is not a language", text.value), "write its short form, such as `en-GB` or `cy`");
        None
    }

    fn shape() -> Shape {
        Shape::Pattern("a language", "^[A-Za-z0-9]{2,3}(-[A-Za-z0-9]{1,8})*$")
    }
}

impl Type for AColour {
    type Value = Located<Colour>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Located<Colour>> {
        let text = Text::read(reading, node, site)?;
        let colour = Colour::parse(&text.value);
        if colour.is_none() {
            let message = format!("`{}` is not a colour", text.value);
            reading.error("bad-colour", &text.place, message, "write six digits after `#`, such as \"#1d4f73\"");
        }
        colour.map(|colour| Located::new(colour, text.place))
    }

    fn shape() -> Shape {
        Shape::Pattern("a colour", "^#[0-9A-Fa-f]{6}$")
    }
}

impl Type for Phone {
    type Value = String;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<String> {
        let text = Text::read(reading, node, site)?;
        let good = text.value.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-'))
            && text.value.chars().any(|c| c.is_ascii_digit());
        if !good {
            let message = format!("`{}` is not a telephone number", text.value);
            reading.error("bad-phone", &text.place, message, "write digits and spaces, such as \"01632 960 101\"");
        }
        good.then_some(text.value)
    }

    fn shape() -> Shape {
        Shape::Pattern("a telephone number", "^[ +()-]*[0-9][0-9 +()-]*$")
    }
}

impl Type for Email {
    type Value = String;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<String> {
        let text = Text::read(reading, node, site)?;
        let good = text.value.split_once('@').is_some_and(|(name, site)| !name.is_empty() && site.contains('.') && !site.contains('@'));
        if !good || text.value.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ',' | ';')) {
            let message = format!("`{}` is not a mailbox", text.value);
            reading.error("bad-email", &text.place, message, "write one address, such as name@council.example");
            return None;
        }
        Some(text.value)
    }

    fn shape() -> Shape {
        Shape::Pattern("an address for e-mail", "^[^@\\s<>\",;]+@[^@\\s<>\",;]*\\.[^@\\s<>\",;]*$")
    }
}
