//! Reading a mapping against the keys it may have.

use super::reading::Reading;
use super::yaml::{Entry, Node, Value};
use crate::diagnostic::{Finding, Place, nearest};

/// The keys of a mapping.
#[derive(Debug)]
pub(super) struct Shape {
    /// What the mapping describes, with its article: "an action".
    pub(super) thing: &'static str,
    /// Keys that must be there.
    pub(super) required: &'static [&'static str],
    /// Keys that may be there.
    pub(super) optional: &'static [&'static str],
}

/// A mapping whose keys have been checked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'n> {
    entries: &'n [Entry],
    place: &'n Place,
}

impl<'n> Fields<'n> {
    /// The value of a key, if it is there.
    pub(super) fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries.iter().find(|entry| entry.key.value == key).map(|entry| &entry.node)
    }

    /// Where a key itself stands, if it is there.
    pub(super) fn key(&self, key: &str) -> Option<&'n Place> {
        self.entries.iter().find(|entry| entry.key.value == key).map(|entry| &entry.key.place)
    }

    /// Where the mapping stands.
    pub(super) fn place(&self) -> &'n Place {
        self.place
    }
}

impl Reading<'_> {
    /// The fields of a mapping; unknown and missing keys are findings.
    pub(super) fn fields<'n>(&mut self, node: &'n Node, shape: &Shape) -> Option<Fields<'n>> {
        if matches!(node.value, Value::Scalar(_))
            && let Some(key) = shape.required.first().or(shape.optional.first())
        {
            let finding = Finding::error("wrong-type", &node.place, format!("a set of keys is expected here, and this is {}", node.value.kind()));
            self.report(finding.label(shape.thing).help(format!("write `{key}: …`, with quotation marks around text that holds `: `")));
            return None;
        }
        let entries = self.entries(node, shape.thing)?;
        // A key that is misspelt is one slip, not also a key that is missing.
        let mut meant = Vec::new();
        for entry in entries {
            let key = entry.key.value.as_str();
            if !shape.required.contains(&key) && !shape.optional.contains(&key) {
                meant.extend(self.unknown_key(entry, shape));
            }
        }
        for key in shape.required {
            if !entries.iter().any(|entry| entry.key.value == *key) && !meant.contains(key) {
                let message = format!("the key `{key}` is missing");
                let place = Place::new(&node.place.file, node.place.start..node.place.start);
                self.report(Finding::error("missing-key", &place, message).label(shape.thing).help(format!("add `{key}:`")));
            }
        }
        Some(Fields { entries, place: &node.place })
    }

    /// Warns of keys that may be there and of which nothing is made yet: an author must not rely on them.
    pub(super) fn not_used_yet(&mut self, fields: &Fields<'_>, keys: &[&str]) {
        for (key, place) in keys.iter().filter_map(|key| Some((key, fields.key(key)?))) {
            let finding = Finding::warning("unused-key", place, format!("`{key}` is not used yet"));
            self.report(finding.note("nothing that is shown or checked depends on it").help("leave it out, or keep it for later"));
        }
    }

    /// The entries of a mapping with keys of the author's own.
    pub(super) fn entries<'n>(&mut self, node: &'n Node, thing: &str) -> Option<&'n [Entry]> {
        match &node.value {
            Value::Map(entries) => Some(entries),
            Value::Scalar(_) | Value::List(_) => {
                let finding = Finding::error("wrong-type", &node.place, format!("a set of keys is expected here, and this is {}", node.value.kind()));
                self.report(finding.label(thing).help("write `key: value` lines, indented under this key"));
                None
            }
        }
    }

    /// The values of a list.
    pub(super) fn list<'n>(&mut self, node: &'n Node, thing: &str) -> &'n [Node] {
        match &node.value {
            Value::List(nodes) => nodes,
            Value::Scalar(_) | Value::Map(_) => {
                let finding = Finding::error("wrong-type", &node.place, format!("a list is expected here, and this is {}", node.value.kind()));
                self.report(finding.label(thing).help("write `[one, two]`, or a line with `- ` for each"));
                &[]
            }
        }
    }

    /// The values of a list that is not empty; nothing where the key is missing, which is a finding already.
    pub(super) fn filled<'n>(&mut self, node: Option<&'n Node>, thing: &str) -> &'n [Node] {
        let Some(node) = node else { return &[] };
        self.not_empty(node, thing);
        self.list(node, thing)
    }

    /// Reports a list without values.
    pub(super) fn not_empty(&mut self, node: &Node, thing: &str) {
        if matches!(&node.value, Value::List(nodes) if nodes.is_empty()) {
            self.error("empty-list", &node.place, "this list is empty", format!("write {thing}, one or more"));
        }
    }

    /// Reports a key that a mapping does not have; gives the key that is probably meant.
    fn unknown_key(&mut self, entry: &Entry, shape: &Shape) -> Option<&'static str> {
        let key = &entry.key.value;
        let known = || shape.required.iter().chain(shape.optional).copied();
        let finding = Finding::error("unknown-key", &entry.key.place, format!("`{key}` is not a key of {}", shape.thing));
        let meant = nearest(key, known());
        let finding = match meant {
            Some(near) => finding.help(format!("write `{near}`")),
            None => {
                let keys: Vec<String> = known().map(|key| format!("`{key}`")).collect();
                finding.help(format!("the keys are {}", keys.join(", ")))
            }
        };
        self.report(finding);
        meant
    }
}
