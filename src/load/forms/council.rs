//! `council.yaml`: the council, its posts, places and access rules.

use std::collections::BTreeMap;

use crate::diagnostic::Located;
use crate::load::node::Shape;
use crate::load::reading::{Reading, SourceText};
use crate::load::yaml::{Entry, Node};
use crate::model::{AccessCategory, AccessClass, AccessRules, Answer, Colour, Council, Post, PostKind, Slug, Venue};

const COUNCIL: Shape = Shape {
    thing: "the council",
    required: &["name", "language", "access", "posts"],
    optional: &["short_name", "website", "time_zone", "accent", "places", "wards", "glossary", "holidays", "duplex"],
};
const ACCESS: Shape = Shape { thing: "the access rules", required: &["rules", "categories"], optional: &[] };
const CATEGORY: Shape = Shape { thing: "a category", required: &["code", "class", "paragraph", "wording"], optional: &[] };
const POST: Shape = Shape { thing: "a post", required: &["title"], optional: &["kind", "contact_label", "name", "role", "phone", "email"] };
const PLACE: Shape = Shape { thing: "a place", required: &["name"], optional: &["note"] };

/// Keys that are understood and of which nothing is made yet.
const NOT_USED_YET: [&str; 4] = ["short_name", "time_zone", "glossary", "holidays"];
/// The accent of a council that gives none.
const ACCENT: Colour = Colour::new(0x1d, 0x4f, 0x73);

impl Reading<'_> {
    /// Reads the council; nothing when its file is no set of keys.
    pub(in crate::load) fn council(&mut self, source: &SourceText) -> Option<Council> {
        let node = self.yaml(source, 0..source.text.len())?;
        let fields = self.fields(&node, &COUNCIL)?;
        let name = fields.get("name").and_then(|node| self.words(node)).unwrap_or_default();
        let website = fields.get("website").and_then(|node| self.web_address(node)).map(|address| format!("{}/", address.trim_end_matches('/')));
        self.not_used_yet(&fields, &NOT_USED_YET);
        Some(Council {
            name,
            website,
            language: fields.get("language").and_then(|node| self.language(node)).unwrap_or_else(|| "en-GB".to_owned()),
            accent: fields.get("accent").and_then(|node| self.colour(node)).unwrap_or_else(|| Located::new(ACCENT, source.top())),
            access: fields.get("access").and_then(|node| self.access(node)).unwrap_or_default(),
            posts: fields.get("posts").map(|node| self.named(node, "the posts", Self::post_entry)).unwrap_or_default(),
            venues: fields.get("places").map(|node| self.named(node, "the places", Self::venue)).unwrap_or_default(),
            wards: fields.get("wards").map(|node| self.several_words(node, "the wards")).unwrap_or_default(),
            duplex: self.switch(fields.get("duplex"), Answer::No),
        })
    }

    fn named<T>(&mut self, node: &Node, thing: &str, mut read: impl FnMut(&mut Self, &Node) -> Option<T>) -> BTreeMap<Slug, T> {
        let mut named = BTreeMap::new();
        for Entry { key, node } in self.entries(node, thing).unwrap_or_default() {
            let slug = self.slug_of(&key.value, &key.place);
            let value = read(self, node);
            named.extend(slug.zip(value));
        }
        named
    }

    fn post_entry(&mut self, node: &Node) -> Option<Post> {
        let fields = self.fields(node, &POST)?;
        let kinds = [("officer", PostKind::Officer), ("councillor", PostKind::Councillor), ("partner", PostKind::Partner)];
        Some(Post {
            title: fields.get("title").and_then(|node| self.words(node)).unwrap_or_default(),
            kind: fields.get("kind").and_then(|node| self.one_of(node, "a kind of post", &kinds)).unwrap_or_default(),
            contact_label: fields.get("contact_label").and_then(|node| self.words(node)),
            name: fields.get("name").and_then(|node| self.words(node)),
            role: fields.get("role").and_then(|node| self.words(node)),
            phone: fields.get("phone").and_then(|node| self.phone(node)),
            email: fields.get("email").and_then(|node| self.email(node)),
        })
    }

    fn venue(&mut self, node: &Node) -> Option<Venue> {
        let fields = self.fields(node, &PLACE)?;
        let name = fields.get("name").and_then(|node| self.words(node)).unwrap_or_default();
        Some(Venue { name, note: fields.get("note").and_then(|node| self.text(node)) })
    }

    fn access(&mut self, node: &Node) -> Option<AccessRules> {
        let fields = self.fields(node, &ACCESS)?;
        let rules = fields.get("rules").and_then(|node| self.words(node)).unwrap_or_default();
        let list = fields.get("categories").map(|node| self.list(node, "the categories")).unwrap_or_default();
        Some(AccessRules { rules, categories: list.iter().filter_map(|node| self.category(node)).collect() })
    }

    fn category(&mut self, node: &Node) -> Option<AccessCategory> {
        let fields = self.fields(node, &CATEGORY)?;
        let classes = [("exempt", AccessClass::Exempt), ("confidential", AccessClass::Confidential)];
        let code = fields.get("code").and_then(|node| self.words(node));
        let class = fields.get("class").and_then(|node| self.one_of(node, "a class", &classes)).unwrap_or(AccessClass::Exempt);
        let paragraph = fields.get("paragraph").and_then(|node| self.words(node)).unwrap_or_default();
        let wording = self.text_or_empty(fields.get("wording"), &node.place);
        Some(AccessCategory { code: code?, class, paragraph, wording })
    }

    fn language(&mut self, node: &Node) -> Option<String> {
        let text = self.text(node)?;
        let parts: Vec<&str> = text.value.split('-').collect();
        let good = parts.iter().all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        if good && parts.first().is_some_and(|part| (2..=3).contains(&part.len())) {
            return Some(text.value);
        }
        self.error("bad-language", &text.place, format!("`{}` is not a language", text.value), "write its short form, such as `en-GB` or `cy`");
        None
    }

    fn colour(&mut self, node: &Node) -> Option<Located<Colour>> {
        let text = self.text(node)?;
        let colour = Colour::parse(&text.value);
        if colour.is_none() {
            self.error("bad-colour", &text.place, format!("`{}` is not a colour", text.value), "write six digits after `#`, such as \"#1d4f73\"");
        }
        colour.map(|colour| Located::new(colour, text.place))
    }

    fn phone(&mut self, node: &Node) -> Option<String> {
        let text = self.text(node)?;
        let good = text.value.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-'))
            && text.value.chars().any(|c| c.is_ascii_digit());
        if !good {
            self.error(
                "bad-phone",
                &text.place,
                format!("`{}` is not a telephone number", text.value),
                "write digits and spaces, such as \"01632 960 101\"",
            );
        }
        good.then_some(text.value)
    }

    fn email(&mut self, node: &Node) -> Option<String> {
        let text = self.text(node)?;
        let good = text.value.split_once('@').is_some_and(|(name, site)| !name.is_empty() && site.contains('.') && !site.contains('@'));
        if !good || text.value.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ',' | ';')) {
            self.error("bad-email", &text.place, format!("`{}` is not a mailbox", text.value), "write one address, such as name@council.example");
            return None;
        }
        Some(text.value)
    }
}
