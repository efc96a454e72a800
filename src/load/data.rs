//! Data that text, tables and pictures are made from: CSV files and action plans.

use std::sync::Arc;

use super::forms::plan_in;
use super::paths;
use super::reading::Reading;
use super::table_file;
use super::values::shortened;
use super::yaml::Node;
use crate::diagnostic::{Finding, Located, Place};
use crate::model::draft::{DataSource, View};

/// What goes before the source in a caption.
const CREDIT: &str = "Source: ";

/// Whether a path is that of data, not of a picture.
pub(super) fn is_data(path: &str) -> bool {
    matches!(paths::extension(path).as_str(), "csv" | "yaml" | "yml")
}

/// A caption and what its last sentence names as the source: "Visits by month. Source: case records".
fn credited(caption: Option<String>) -> (Option<String>, Option<String>) {
    let Some(whole) = caption else { return (None, None) };
    match whole.rsplit_once(CREDIT) {
        Some((title, credit)) if title.is_empty() || title.ends_with([' ', '.']) => {
            let title = title.trim_end().trim_end_matches('.');
            let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            (some(title), some(credit.trim()))
        }
        Some(_) | None => (Some(whole), None),
    }
}

impl Reading<'_> {
    /// Reads the data whose path is written in a file of `folder`.
    pub(super) fn data_source(&mut self, folder: &str, written: &Located<String>) -> Option<DataSource> {
        let path = self.path(folder, written)?;
        match paths::extension(&path).as_str() {
            "csv" => {
                let source = self.text_file(&path, &written.place)?;
                table_file::data(self, &source).map(|set| DataSource::Set(Arc::new(set)))
            }
            "yaml" | "yml" => plan_in(self, &path, written).map(|plan| DataSource::Plan(Arc::new(plan))),
            other => {
                let finding = Finding::error("unknown-data", &written.place, format!("data cannot be a file of the kind `.{}`", shortened(other)));
                self.report(finding.help("write the figures as `.csv`, or name an action plan in `.yaml`"));
                None
            }
        }
    }

    /// The data of a report, by the names that its expressions use, and the names of those that cannot be read.
    pub(super) fn report_data(&mut self, node: Option<&Node>, folder: &str) -> (Vec<(Located<String>, DataSource)>, Vec<String>) {
        let entries = node.and_then(|node| self.entries(node, "the data")).unwrap_or_default();
        let (mut read, mut unread) = (Vec::new(), Vec::new());
        for entry in entries {
            let name = &entry.key;
            let well_formed = name.value.starts_with(|c: char| c.is_ascii_lowercase())
                && name.value.len() <= 40
                && name.value.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
            if !well_formed {
                let finding = Finding::error("bad-name", &name.place, format!("`{}` is not a name of data", shortened(&name.value)));
                self.report(finding.help("write lower-case letters, digits and `_`, beginning with a letter, such as `visits`"));
            }
            let source = self.text(&entry.node).and_then(|written| self.data_source(folder, &written));
            match source.filter(|_| well_formed) {
                Some(source) => read.push((name.clone(), source)),
                None => unread.push(name.value.clone()),
            }
        }
        (read, unread)
    }

    /// A view as it is written in Markdown: `file#kind` or `file#kind:argument`.
    pub(super) fn view(&mut self, folder: &str, written: &str, caption: Option<String>, place: Place) -> Option<View> {
        let (path, fragment) = written.split_once('#').map_or((written, None), |(path, fragment)| (path, Some(fragment)));
        let located = |text: &str| Located::new(text.to_owned(), place.clone());
        let (kind, argument) = match fragment.map(|fragment| fragment.split_once(':').map_or((fragment, None), |(kind, rest)| (kind, Some(rest)))) {
            None => (None, None),
            Some((kind, argument)) => (Some(located(kind)), argument.map(located)),
        };
        let source = self.data_source(folder, &located(path))?;
        let (caption, credit) = credited(caption);
        Some(View { source, kind, argument, as_at: None, caption, credit, place })
    }
}
