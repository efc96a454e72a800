//! What an action is to achieve, and its bands.

use crate::diagnostic::{Finding, Located};
use crate::load::node::{Fields, Shape};
use crate::load::reading::Reading;
use crate::load::yaml::{Entry, Node, Value};
use crate::model::draft::Outcome;
use crate::model::{Bands, Decimal, Measure};

const AT_LEAST: Shape = Shape { thing: "an outcome `at_least`", required: &["percent", "of"], optional: &[] };
const COUNT: Shape = Shape { thing: "an outcome `count`", required: &["number", "of"], optional: &[] };
const CHANGE: Shape = Shape { thing: "an outcome `change`", required: &["percent", "of"], optional: &[] };
const KEEP: Shape = Shape { thing: "an outcome `keep`", required: &["percent", "of"], optional: &["source"] };
const TARGET: Shape = Shape { thing: "an outcome `target`", required: &["baseline", "target", "of"], optional: &["national"] };
const BANDS: Shape = Shape { thing: "the bands", required: &["amber", "green"], optional: &["of", "unit"] };

/// The kinds of outcomes.
const KINDS: [&str; 7] = ["at_least", "count", "change", "keep", "target", "qualitative", "to_be_set"];

impl Reading<'_> {
    /// Reads one outcome: a mapping with one key, which is its kind.
    pub(in crate::load) fn outcome(&mut self, node: &Node, folder: &str) -> Option<Outcome> {
        if matches!(node.value, Value::Scalar(_)) {
            let finding = Finding::error("bad-outcome", &node.place, "an outcome begins with its kind");
            self.report(finding.help("write `qualitative: …`, or one of the other kinds"));
            return None;
        }
        let entries = self.entries(node, "an outcome")?;
        let [Entry { key, node: inner }] = entries else {
            let finding = Finding::error("bad-outcome", &node.place, format!("an outcome has one key, and this has {}", entries.len()));
            self.report(finding.help("begin a new line with `- ` for each outcome; put text that holds a comma in quotation marks"));
            return None;
        };
        match key.value.as_str() {
            "at_least" => self.measure(inner, &AT_LEAST, "percent").map(|(percent, of, _)| Outcome::AtLeast { percent, of }),
            "count" => self.measure(inner, &COUNT, "number").map(|(number, of, _)| Outcome::Count { number, of }),
            "change" => self.measure(inner, &CHANGE, "percent").map(|(percent, of, _)| Outcome::Change { percent, of }),
            "keep" => {
                let (percent, of, fields) = self.measure(inner, &KEEP, "percent")?;
                Some(Outcome::Keep { percent, of, source: fields.get("source").and_then(|node| self.text(node)) })
            }
            "target" => {
                let (baseline, of, fields) = self.measure(inner, &TARGET, "baseline")?;
                let target = fields.get("target").and_then(|node| self.number(node))?;
                Some(Outcome::Target { baseline, target, national: fields.get("national").and_then(|node| self.number(node)), of })
            }
            "qualitative" => Some(Outcome::Qualitative(self.prose(inner, folder))),
            "to_be_set" => Some(Outcome::ToBeSet(self.prose(inner, folder))),
            other => {
                let finding = Finding::error("unknown-key", &key.place, format!("`{other}` is not a kind of outcome"));
                self.report(match crate::diagnostic::nearest(other, KINDS) {
                    Some(near) => finding.help(format!("write `{near}`")),
                    None => finding.help(format!("the kinds are {}", KINDS.map(|kind| format!("`{kind}`")).join(", "))),
                });
                None
            }
        }
    }

    /// A figure under `key`, what it is a figure of, and the other fields.
    fn measure<'n>(&mut self, node: &'n Node, shape: &Shape, key: &str) -> Option<(Decimal, Located<String>, Fields<'n>)> {
        let fields = self.fields(node, shape)?;
        let figure = fields.get(key).and_then(|node| self.number(node));
        let of = fields.get("of").and_then(|node| self.text(node));
        Some((figure?, of?, fields))
    }

    /// Reads the bands of an action.
    pub(in crate::load) fn bands(&mut self, node: &Node) -> Option<Bands> {
        let fields = self.fields(node, &BANDS)?;
        let amber = fields.get("amber").and_then(|node| self.number(node));
        let green = fields.get("green").and_then(|node| self.number(node));
        let of = fields.get("of").and_then(|node| self.text(node));
        let unit = fields.get("unit").and_then(|node| self.text(node)).map(|unit| match unit.value.as_str() {
            "percent" | "%" => Measure::Percent,
            "pounds" | "£" => Measure::Pounds,
            _ => Measure::Named(unit),
        });
        Some(Bands { amber: amber?, green: green?, of, unit })
    }
}
