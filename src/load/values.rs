//! Single values: text, dates, times, names, numbers, words of a fixed list.

use super::dates;
use super::links;
use super::markdown;
use super::reading::Reading;
use super::yaml::{Node, Scalar, Value};
use crate::diagnostic::{Finding, Located, Place, nearest};
use crate::model::draft::Prose;
use crate::model::{Answer, Date, Decimal, Slug, Time};

impl Reading<'_> {
    fn scalar<'n>(&mut self, node: &'n Node, expected: &str) -> Option<&'n Scalar> {
        let help = match &node.value {
            Value::Scalar(scalar) if scalar.text.trim().is_empty() => {
                self.error(
                    "empty-value",
                    &node.place,
                    format!("{expected} is expected here, and nothing stands here"),
                    "write it, or leave the key out",
                );
                return None;
            }
            Value::Scalar(scalar) => return Some(scalar),
            Value::List(_) => "delete the brackets or the `- `",
            Value::Map(_) => "put text that holds `: ` in quotation marks",
        };
        self.error("wrong-type", &node.place, format!("{expected} is expected here, and this is {}", node.value.kind()), help);
        None
    }

    /// Plain text in one line.
    pub(super) fn text(&mut self, node: &Node) -> Option<Located<String>> {
        let scalar = self.scalar(node, "text")?;
        let trimmed = scalar.text.trim();
        let skipped = scalar.text.len() - scalar.text.trim_start().len();
        let map = scalar.map.skip(skipped);
        self.check_characters(trimmed, |range| map.place(range));
        self.check_expressions(trimmed, |range| map.place(range));
        let value = if trimmed.contains(['\n', '\t']) { trimmed.split_whitespace().collect::<Vec<_>>().join(" ") } else { trimmed.to_owned() };
        Some(Located::new(value, map.place(0..trimmed.len())))
    }

    /// Plain text in one line, without its place.
    pub(super) fn words(&mut self, node: &Node) -> Option<String> {
        self.text(node).map(|text| text.value)
    }

    /// Plain text in one line; where there is none, or none that can be read, which is a finding already, an empty one at `around`.
    pub(super) fn text_or_empty(&mut self, node: Option<&Node>, around: &Place) -> Located<String> {
        node.and_then(|node| self.text(node)).unwrap_or_else(|| Located::new(String::new(), around.clone()))
    }

    /// Several plain texts.
    pub(super) fn several_texts(&mut self, node: &Node, thing: &str) -> Vec<Located<String>> {
        self.list(node, thing).iter().filter_map(|node| self.text(node)).collect()
    }

    /// Several plain texts, without their places.
    pub(super) fn several_words(&mut self, node: &Node, thing: &str) -> Vec<String> {
        self.several_texts(node, thing).into_iter().map(|text| text.value).collect()
    }

    /// Prose in Markdown; pictures are looked for in `folder`.
    pub(super) fn prose(&mut self, node: &Node, folder: &str) -> Prose {
        let Some(scalar) = self.scalar(node, "text") else { return Prose::new() };
        markdown::read(self, &scalar.text, &scalar.map, folder)
    }

    /// A date as `2021-11-04`.
    pub(super) fn date(&mut self, node: &Node) -> Option<Located<Date>> {
        let scalar = self.scalar(node, "a date")?;
        let date = Date::parse(&scalar.text);
        if date.is_none() {
            self.report(dates::bad_date(&scalar.text, &node.place));
        }
        Some(Located::new(date?, node.place.clone()))
    }

    /// A time as `17:30`.
    pub(super) fn time(&mut self, node: &Node) -> Option<Time> {
        let scalar = self.scalar(node, "a time")?;
        let time = Time::parse(&scalar.text);
        if time.is_none() {
            self.report(dates::bad_time(&scalar.text, &node.place));
        }
        time
    }

    /// A name in lower-case letters, digits and hyphens.
    pub(super) fn slug(&mut self, node: &Node, thing: &str) -> Option<Located<Slug>> {
        let scalar = self.scalar(node, thing)?;
        let slug = self.slug_of(&scalar.text, &node.place)?;
        Some(Located::new(slug, node.place.clone()))
    }

    /// A name that stands somewhere else than in a value.
    pub(super) fn slug_of(&mut self, text: &str, place: &Place) -> Option<Slug> {
        let slug = Slug::parse(text);
        if slug.is_none() {
            let finding = Finding::error("bad-slug", place, format!("`{text}` is not a name in lower-case letters, digits and hyphens"));
            let proposal = slugified(text);
            self.report(if proposal.is_empty() { finding } else { finding.help(format!("write `{proposal}`")) });
        }
        slug
    }

    /// One name, or a list of names.
    pub(super) fn slugs(&mut self, node: &Node, thing: &str) -> Vec<Located<Slug>> {
        match &node.value {
            Value::List(nodes) => nodes.iter().filter_map(|node| self.slug(node, thing)).collect(),
            Value::Scalar(_) | Value::Map(_) => self.slug(node, thing).into_iter().collect(),
        }
    }

    /// A post, or the one that stands in where the value cannot be read, which is a finding already.
    pub(super) fn post(&mut self, node: Option<&Node>, place: &Place) -> Option<Located<Slug>> {
        let read = node.and_then(|node| self.slug(node, "a post"));
        read.or_else(|| self.stand_in.clone().map(|slug| Located::new(slug, place.clone())))
    }

    /// A number, such as `90` or `-2.5`.
    pub(super) fn number(&mut self, node: &Node) -> Option<Decimal> {
        let scalar = self.scalar(node, "a number")?;
        let text = scalar.text.trim();
        let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')) && text.len() <= 15;
        let number = text.parse::<Decimal>().ok().filter(|_| plain);
        if number.is_none() {
            let bare: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
            let help = if bare.parse::<Decimal>().is_ok() { format!("write `{bare}`") } else { "write digits alone".to_owned() };
            self.error("wrong-type", &node.place, format!("`{}` is not a number", shortened(text)), help);
        }
        number
    }

    /// A whole number from `least` to `most`.
    pub(super) fn whole_number(&mut self, node: &Node, least: u32, most: u32) -> Option<u32> {
        let scalar = self.scalar(node, "a whole number")?;
        let number = scalar.text.parse::<u32>().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let message = format!("`{}` is not a whole number from {least} to {most}", shortened(&scalar.text));
            self.error("wrong-type", &node.place, message, "write digits alone");
        }
        number
    }

    /// `yes` or `no`.
    pub(super) fn answer(&mut self, node: &Node) -> Option<Answer> {
        self.one_of(node, "an answer", &[("yes", Answer::Yes), ("no", Answer::No)])
    }

    /// `yes` or `no` as a switch that has a default.
    pub(super) fn switch(&mut self, node: Option<&Node>, default: Answer) -> bool {
        node.and_then(|node| self.answer(node)).unwrap_or(default) == Answer::Yes
    }

    /// A word of a fixed list.
    pub(super) fn one_of<T: Clone>(&mut self, node: &Node, thing: &str, known: &[(&'static str, T)]) -> Option<T> {
        let scalar = self.scalar(node, thing)?;
        let found = known.iter().find(|(word, _)| *word == scalar.text).map(|(_, value)| value.clone());
        if found.is_none() {
            let words: Vec<String> = known.iter().map(|(word, _)| format!("`{word}`")).collect();
            let finding = Finding::error("unknown-value", &node.place, format!("`{}` is not {thing} that is known", shortened(&scalar.text)));
            let same = match scalar.text.as_str() {
                "true" | "True" | "Yes" | "YES" | "y" => known.iter().map(|(word, _)| *word).find(|word| *word == "yes"),
                "false" | "False" | "No" | "NO" | "n" => known.iter().map(|(word, _)| *word).find(|word| *word == "no"),
                text => nearest(text, known.iter().map(|(word, _)| *word)),
            };
            self.report(match same {
                Some(near) => finding.help(format!("write `{near}`")),
                None => finding.help(format!("write one of {}", words.join(", "))),
            });
        }
        found
    }

    /// An address on the web.
    pub(super) fn web_address(&mut self, node: &Node) -> Option<String> {
        let text = self.text(node)?;
        let web = text.value.starts_with("https://") || text.value.starts_with("http://");
        if !web || links::fault(&text.value).is_some() {
            let message = format!("`{}` is not an address on the web", shortened(&text.value));
            self.error("bad-link", &text.place, message, "write the whole address, starting with `https://`");
            return None;
        }
        Some(text.value)
    }
}

/// The start of a text, short enough for a finding.
pub(super) fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    let short: String = line.chars().filter(|c| !c.is_control()).take(60).collect();
    if short.len() < text.trim_end().len() { format!("{short}…") } else { short }
}

/// A name made from any text; empty when no letter or digit is left.
pub(super) fn slugified(text: &str) -> String {
    Slug::made_of(text).map(|slug| slug.to_string()).unwrap_or_default()
}
