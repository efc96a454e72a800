//! Data that text, tables and pictures are made from: CSV files and action plans. Each file is read once, however often it is shown.

use std::sync::Arc;

use super::library::{Input, Read, TableFile};
use super::paths;
use super::pictures::Pictures;
use super::reading::Reading;
use super::table_file;
use super::text_file;
use super::wording::{shortened, slugified};
use crate::diagnostic::{Finding, Located, Place};
use crate::model::DataSet;
use crate::model::draft::{DataSource, Paper, SharedPlan, View};

/// What goes before the source in a caption.
const CREDIT: &str = "Source: ";
/// How many papers may show one another in a chain. Each is read again within the one that shows it, so that work grows with every link.
const LONGEST_CHAIN: usize = 3;

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

/// Reads the data whose path is written in a file of `folder`.
pub(super) fn source(reading: &mut Reading<'_>, folder: &str, written: &Located<String>) -> Option<DataSource> {
    let path = reading.path(folder, written)?;
    match paths::extension(&path).as_str() {
        "csv" => set(reading, &path, &written.place).map(DataSource::Set),
        "yaml" | "yml" => plan(reading, &path, written).map(DataSource::Plan),
        other => {
            let finding = Finding::error("unknown-data", &written.place, format!("data cannot be a file of the kind `.{}`", shortened(other)));
            reading.report(finding.help("write the figures as `.csv`, or name an action plan in `.yaml`"));
            None
        }
    }
}

fn plan(reading: &mut Reading<'_>, path: &str, cited: &Located<String>) -> Option<SharedPlan> {
    let plan = paper(reading, path, &cited.place)?.into_plan();
    if plan.is_none() {
        let finding = Finding::error("unknown-data", &cited.place, format!("`{}` is no action plan", shortened(&cited.value)));
        reading.report(finding.help("name an action plan (`kind: plan`), or a file of figures in `.csv`"));
    }
    plan
}

fn set(reading: &mut Reading<'_>, path: &str, cited: &Place) -> Option<Arc<DataSet>> {
    let file = table(reading, path, cited)?;
    for finding in &file.faults_of_set {
        reading.report(finding.clone());
    }
    file.set.clone()
}

/// A file in CSV, read by whoever shows it first; `cited` is where it is named.
pub(super) fn table(reading: &mut Reading<'_>, path: &str, cited: &Place) -> Option<Arc<TableFile>> {
    is_there(reading, path, cited)?;
    let read = |own: &mut Reading<'_>| {
        let top = Place::top(&own.files.shown(path));
        let source = text_file::read(own, path, &top)?;
        table_file::read(own, &source).map(Arc::new)
    };
    let (file, inputs) = reading.library.tables.get(path, || reading.by_itself(read), taken);
    reading.depends_on(&inputs);
    file
}

/// A paper in YAML, read by whoever shows it first; `cited` is where it is named.
pub(super) fn paper(reading: &mut Reading<'_>, path: &str, cited: &Place) -> Option<Paper> {
    is_there(reading, path, cited)?;
    if reading.open.iter().any(|open| open == path) {
        reading.error("shows-itself", cited, format!("`{path}` shows itself"), "show it in another paper");
        return None;
    }
    if reading.open.len() == LONGEST_CHAIN {
        let message = format!("papers show one another more than {LONGEST_CHAIN} deep");
        reading.error("nested-too-deep", cited, message, format!("show `{path}` in the report"));
        return None;
    }
    let library = reading.library;
    // What a paper shows that is itself being read is read again: where two papers show each other, each would wait for the other.
    if !reading.open.is_empty() {
        return opened(reading, path);
    }
    let read = |own: &mut Reading<'_>| {
        own.pictures = Pictures::of_shared(&slugified(paths::stem(path)));
        opened(own, path)
    };
    let (paper, inputs) = library.papers.get(path, || reading.by_itself(read), taken);
    reading.depends_on(&inputs);
    paper
}

fn opened(reading: &mut Reading<'_>, path: &str) -> Option<Paper> {
    reading.open.push(path.to_owned());
    let paper = (reading.library.read_paper)(reading, path);
    reading.open.pop();
    paper
}

fn taken<T: Clone>(read: &Read<T>) -> (T, Vec<Input>) {
    (read.value.clone(), read.inputs.clone())
}

/// Says where a file is named that is not there; what is withheld by its name is reported for the file itself.
fn is_there(reading: &mut Reading<'_>, path: &str, cited: &Place) -> Option<()> {
    if paths::says_exempt(path) {
        return None;
    }
    if !reading.files.has(path) {
        let finding = reading.missing(path, cited);
        reading.report(finding);
        return None;
    }
    Some(())
}

/// A view as it is written in Markdown: `file#kind` or `file#kind:argument`.
pub(super) fn view(reading: &mut Reading<'_>, folder: &str, written: &str, caption: Option<String>, place: Place) -> Option<View> {
    let (path, fragment) = written.split_once('#').map_or((written, None), |(path, fragment)| (path, Some(fragment)));
    let located = |text: &str| Located::new(text.to_owned(), place.clone());
    let (kind, argument) = match fragment.map(|fragment| fragment.split_once(':').map_or((fragment, None), |(kind, rest)| (kind, Some(rest)))) {
        None => (None, None),
        Some((kind, argument)) => (Some(located(kind)), argument.map(located)),
    };
    let source = source(reading, folder, &located(path))?;
    let (caption, credit) = credited(caption);
    Some(View { source, kind, argument, as_at: None, caption, credit, place })
}
