//! What can stand behind the keys of several forms: text, dates, times, names, numbers, words of a fixed list, and lists and mappings of them.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::characters;
use super::dates;
use super::form::{Site, Type, entries};
use super::links;
use super::notations;
use super::reading::Reading;
use super::shape::{Need, Shape};
use super::wording::{shortened, slugified};
use super::yaml::{Entry, Node, Scalar, Value};
use crate::diagnostic::{Finding, Located, Place, nearest};
use crate::model::{self, Answer, Decimal, Slug};

/// Plain text in one line.
pub(super) struct Text;
/// A day as `2021-11-04`.
pub(super) struct Date;
/// A time as `17:30`.
pub(super) struct Time;
/// A number, such as `90` or `-2.5`.
pub(super) struct Number;
/// A whole number from the first to the second.
pub(super) struct Whole<const LEAST: u32, const MOST: u32>;
/// `yes` or `no`.
pub(super) type YesNo = Word<Answer>;
/// An address on the web.
pub(super) struct WebAddress;
/// A name in lower-case letters, digits and hyphens.
pub(super) struct Name<T>(PhantomData<T>);
/// A word of a fixed list.
pub(super) struct Word<T>(PhantomData<T>);
/// A value without its place.
pub(super) struct Bare<T>(PhantomData<T>);
/// A value with the place of all that is written.
pub(super) struct At<T>(PhantomData<T>);
/// A list that may be empty.
pub(super) struct List<T>(PhantomData<T>);
/// A list of one or more.
pub(super) struct Filled<T>(PhantomData<T>);
/// One value, or a list that may be empty.
pub(super) struct OneOrList<T>(PhantomData<T>);
/// One value, or a list of one or more.
pub(super) struct OneOrMore<T>(PhantomData<T>);
/// A mapping from names in lower-case letters, digits and hyphens.
pub(super) struct Directory<T>(PhantomData<T>);
/// A mapping with keys of the author's own, in the order of the file; nothing for a value that cannot be read.
pub(super) struct Entries<T>(PhantomData<T>);

/// What a [`Name`] names.
pub(super) trait Named {
    /// With its article: "a post".
    const THING: &'static str;
}

/// A post of `council.yaml`.
pub(super) struct APost;
/// A place of `council.yaml`.
pub(super) struct APlace;
/// The folder of a report.
pub(super) struct AReport;

impl Named for APost {
    const THING: &'static str = "a post";
}

impl Named for APlace {
    const THING: &'static str = "a place";
}

impl Named for AReport {
    const THING: &'static str = "the folder of a report";
}

/// A post of `council.yaml`.
pub(super) type Post = Name<APost>;

/// The words of a [`Word`].
pub(super) trait Words: Clone + Sized + 'static {
    /// What the words are, with the article: "a status".
    const THING: &'static str;
    /// Each word and what it means.
    const WORDS: &'static [(&'static str, Self)];
}

impl Words for Answer {
    const THING: &'static str = "an answer";
    const WORDS: &'static [(&'static str, Self)] = &[("yes", Self::Yes), ("no", Self::No)];
}

/// The single value of a node; anything else is a finding.
pub(super) fn scalar<'n>(reading: &mut Reading<'_>, node: &'n Node<'n>, expected: &str, site: Site<'_>) -> Option<&'n Scalar<'n>> {
    let help = match &node.value {
        Value::Scalar(scalar) if scalar.text.trim().is_empty() => {
            let finding = Finding::error("empty-value", &node.place, format!("{expected} is expected here, and nothing stands here"));
            let help = if site.key.need == Need::Required { "write it" } else { "write it, or leave the key out" };
            reading.report(finding.note(site.key.meaning.trim()).help(help));
            return None;
        }
        Value::Scalar(scalar) => return Some(scalar),
        Value::List(_) => "delete the brackets or the `- `",
        Value::Map(_) => "put text that holds `: ` in quotation marks",
    };
    reading.error("wrong-type", &node.place, format!("{expected} is expected here, and this is {}", node.value.kind()), help);
    None
}

/// The values of a list; anything else is a finding.
pub(super) fn list<'n>(reading: &mut Reading<'_>, node: &'n Node<'n>, label: impl std::fmt::Display) -> &'n [Node<'n>] {
    match &node.value {
        Value::List(nodes) => nodes,
        Value::Scalar(_) | Value::Map(_) => {
            let finding = Finding::error("wrong-type", &node.place, format!("a list is expected here, and this is {}", node.value.kind()));
            reading.report(finding.label(label.to_string()).help("write `[one, two]`, or a line with `- ` for each"));
            &[]
        }
    }
}

/// A name that stands somewhere else than in a value.
pub(super) fn slug_of(reading: &mut Reading<'_>, text: &str, place: &Place) -> Option<Slug> {
    let slug = Slug::parse(text);
    if slug.is_none() {
        let finding = Finding::error("bad-slug", place, format!("`{text}` is not a name in lower-case letters, digits and hyphens"));
        let proposal = slugified(text);
        reading.report(if proposal.is_empty() { finding } else { finding.help(format!("write `{proposal}`")) });
    }
    slug
}

/// A post, or the one that stands in where none could be read, which is a finding already.
pub(super) fn post_or_stand_in(reading: &Reading<'_>, read: Option<Located<Slug>>, place: &Place) -> Option<Located<Slug>> {
    read.or_else(|| reading.stand_in.clone().map(|slug| Located::new(slug, place.clone())))
}

/// A text, or an empty one at `around` where none could be read, which is a finding already.
pub(super) fn or_empty(read: Option<Located<String>>, around: &Place) -> Located<String> {
    read.unwrap_or_else(|| Located::new(String::new(), around.clone()))
}

/// Whether a switch is on that has a default.
pub(super) fn is_on(answer: Option<Answer>, default: Answer) -> bool {
    answer.unwrap_or(default) == Answer::Yes
}

impl Type for Text {
    type Value = Located<String>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Located<String>> {
        let scalar = scalar(reading, node, "text", site)?;
        let trimmed = scalar.text.trim();
        let skipped = scalar.text.len() - scalar.text.trim_start().len();
        let map = scalar.map.skip(skipped);
        characters::check(reading, trimmed, |range| map.place(range));
        characters::check_expressions(reading, trimmed, |range| map.place(range));
        notations::check(reading, trimmed, notations::Site::Field, |range| map.place(range));
        let value = if trimmed.contains(['\n', '\t']) { trimmed.split_whitespace().collect::<Vec<_>>().join(" ") } else { trimmed.to_owned() };
        Some(Located::new(value, map.place(0..trimmed.len())))
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

impl Type for Date {
    type Value = Located<model::Date>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value> {
        let scalar = scalar(reading, node, "a date", site)?;
        let date = model::Date::parse(&scalar.text);
        if date.is_none() {
            reading.report(dates::bad_date(&scalar.text, &node.place));
        }
        Some(Located::new(date?, node.place.clone()))
    }

    fn shape() -> Shape {
        Shape::Date
    }
}

impl Type for Time {
    type Value = model::Time;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<model::Time> {
        let scalar = scalar(reading, node, "a time", site)?;
        let time = model::Time::parse(&scalar.text);
        if time.is_none() {
            reading.report(dates::bad_time(&scalar.text, &node.place));
        }
        time
    }

    fn shape() -> Shape {
        Shape::Time
    }
}

impl<T: Named> Type for Name<T> {
    type Value = Located<Slug>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value> {
        let scalar = scalar(reading, node, T::THING, site)?;
        let slug = slug_of(reading, &scalar.text, &node.place)?;
        Some(Located::new(slug, node.place.clone()))
    }

    fn shape() -> Shape {
        Shape::Pattern(T::THING, SLUG)
    }
}

/// What [`Slug::parse`] reads.
pub(super) const SLUG: &str = "^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$";

impl Type for Number {
    type Value = Decimal;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Decimal> {
        let scalar = scalar(reading, node, "a number", site)?;
        let text = scalar.text.trim();
        let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')) && text.len() <= 15;
        let number = text.parse::<Decimal>().ok().filter(|_| plain);
        if number.is_none() {
            let bare: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
            let help = if bare.parse::<Decimal>().is_ok() { format!("write `{bare}`") } else { "write digits alone".to_owned() };
            reading.error("wrong-type", &node.place, format!("`{}` is not a number", shortened(text)), help);
        }
        number
    }

    fn shape() -> Shape {
        Shape::Number
    }
}

impl<const LEAST: u32, const MOST: u32> Type for Whole<LEAST, MOST> {
    type Value = u32;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<u32> {
        let scalar = scalar(reading, node, "a whole number", site)?;
        let number = scalar.text.parse::<u32>().ok().filter(|number| (LEAST..=MOST).contains(number));
        if number.is_none() {
            let message = format!("`{}` is not a whole number from {LEAST} to {MOST}", shortened(&scalar.text));
            reading.error("wrong-type", &node.place, message, "write digits alone");
        }
        number
    }

    fn shape() -> Shape {
        Shape::Whole(LEAST, MOST)
    }
}

impl<T: Words> Type for Word<T> {
    type Value = T;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<T> {
        let scalar = scalar(reading, node, T::THING, site)?;
        one_of(reading, scalar, &node.place, T::THING, T::WORDS)
    }

    fn shape() -> Shape {
        Shape::Words(T::WORDS.iter().map(|(word, _)| *word).collect())
    }
}

/// What a word of a fixed list means; any other word is a finding.
pub(super) fn one_of<T: Clone>(reading: &mut Reading<'_>, scalar: &Scalar<'_>, place: &Place, thing: &str, known: &[(&'static str, T)]) -> Option<T> {
    let found = known.iter().find(|(word, _)| *word == scalar.text).map(|(_, value)| value.clone());
    if found.is_none() {
        let words: Vec<String> = known.iter().map(|(word, _)| format!("`{word}`")).collect();
        let finding = Finding::error("unknown-value", place, format!("`{}` is not {thing} that is known", shortened(&scalar.text)));
        let same = match &*scalar.text {
            "true" | "True" | "Yes" | "YES" | "y" => known.iter().map(|(word, _)| *word).find(|word| *word == "yes"),
            "false" | "False" | "No" | "NO" | "n" => known.iter().map(|(word, _)| *word).find(|word| *word == "no"),
            text => nearest(text, known.iter().map(|(word, _)| *word)),
        };
        reading.report(match same {
            Some(near) => finding.help(format!("write `{near}`")),
            None if known.len() == 1 => finding.help(format!("write {}", words.concat())),
            None => finding.help(format!("write one of {}", words.join(", "))),
        });
    }
    found
}

impl Type for WebAddress {
    type Value = String;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<String> {
        let text = Text::read(reading, node, site)?;
        let web = text.value.starts_with("https://") || text.value.starts_with("http://");
        if !web || links::fault(&text.value).is_some() {
            let message = format!("`{}` is not an address on the web", shortened(&text.value));
            reading.error("bad-link", &text.place, message, "write the whole address, starting with `https://`");
            return None;
        }
        Some(text.value)
    }

    fn shape() -> Shape {
        Shape::Pattern("an address on the web", "^https?://[^\\s@\\\\<>\"`/?#]+([/?#][^\\s\\\\<>\"`]*)?$")
    }
}

impl<V, T: Type<Value = Located<V>>> Type for Bare<T> {
    type Value = V;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<V> {
        T::read(reading, node, site).map(|located| located.value)
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Type> Type for At<T> {
    type Value = Located<T::Value>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value> {
        T::read(reading, node, site).map(|value| Located::new(value, node.place.clone()))
    }

    fn shape() -> Shape {
        T::shape()
    }
}

/// The values that can be read, in a list with no room to spare: a plan has thousands of short ones.
fn each<T: Type>(reading: &mut Reading<'_>, nodes: &[Node<'_>], site: Site<'_>) -> Vec<T::Value> {
    let mut read = Vec::with_capacity(nodes.len());
    read.extend(nodes.iter().filter_map(|node| T::read(reading, node, site)));
    read
}

impl<T: Type> Type for List<T> {
    type Value = Vec<T::Value>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value> {
        let nodes = list(reading, node, site.key);
        Some(each::<T>(reading, nodes, site))
    }

    fn shape() -> Shape {
        Shape::list(T::shape())
    }
}

impl<T: Type> Type for Filled<T> {
    type Value = Vec<T::Value>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value> {
        not_empty(reading, node, site);
        List::<T>::read(reading, node, site)
    }

    fn shape() -> Shape {
        Shape::filled(T::shape())
    }
}

/// Reports a list without values.
pub(super) fn not_empty(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) {
    if matches!(&node.value, Value::List(nodes) if nodes.is_empty()) {
        let finding = Finding::error("empty-list", &node.place, format!("the list of `{}` is empty", site.key.name));
        reading.report(finding.note(site.key.meaning.trim()).help("write one or more"));
    }
}

impl<T: Type> Type for OneOrList<T> {
    type Value = Vec<T::Value>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value> {
        match &node.value {
            Value::List(nodes) => {
                let read = each::<T>(reading, nodes, site);
                // A list that was left empty is one; a list of which nothing could be read is none.
                (nodes.is_empty() || !read.is_empty()).then_some(read)
            }
            Value::Scalar(_) | Value::Map(_) => T::read(reading, node, site).map(|value| vec![value]),
        }
    }

    fn shape() -> Shape {
        Shape::Any(vec![T::shape(), Shape::list(T::shape())])
    }
}

impl<T: Type> Type for OneOrMore<T> {
    type Value = Vec<T::Value>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value> {
        not_empty(reading, node, site);
        OneOrList::<T>::read(reading, node, site)
    }

    fn shape() -> Shape {
        Shape::Any(vec![T::shape(), Shape::filled(T::shape())])
    }
}

impl<T: Type> Type for Directory<T> {
    type Value = BTreeMap<Slug, T::Value>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value> {
        let mut named = BTreeMap::new();
        for Entry { key, node } in entries(reading, node, site.key)? {
            let slug = slug_of(reading, &key.value, &key.place);
            let value = T::read(reading, node, site);
            named.extend(slug.zip(value));
        }
        Some(named)
    }

    fn shape() -> Shape {
        Shape::Map(Box::new(Shape::Pattern("a name", SLUG)), Box::new(T::shape()))
    }
}

impl<T: Type> Type for Entries<T> {
    type Value = Vec<(Located<String>, Option<T::Value>)>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value> {
        let entries = entries(reading, node, site.key)?;
        Some(
            entries
                .iter()
                .map(|Entry { key, node }| (Located::new(key.value.to_string(), key.place.clone()), T::read(reading, node, site)))
                .collect(),
        )
    }

    fn shape() -> Shape {
        Shape::Map(Box::new(Shape::Text), Box::new(T::shape()))
    }
}
