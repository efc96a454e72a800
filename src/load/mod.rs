//! A content folder and a theme folder into what they mean.
//!
//! **Invariant:** the only room that reads files, and the only one that knows YAML and Markdown. It never judges what a report says, and never
//! writes. Whatever can be read is read, and everything that is wrong is reported at once, each with its place.

mod characters;
mod codes;
mod data;
mod dates;
mod files;
mod form;
mod forms;
mod library;
mod links;
mod markdown;
mod paths;
mod picture;
mod pictures;
mod places;
mod prose;
mod reading;
mod schema;
mod shape;
mod standard_theme;
mod table_file;
mod text_file;
mod theme;
mod theme_words;
mod types;
mod wording;
mod yaml;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use codes::CODES;
pub use files::Files;
pub use library::Input;
pub use schema::{FILE_KINDS, FileKind, reference, schema as json_schema};
pub use theme::{standard_theme, theme};

use crate::diagnostic::{Failure, Finding, Place, Sources, in_order};
use crate::model::draft::Content;
use crate::model::{ReportFormat, Theme};
use forms::{appendix, committee, council, format};
use library::{Read, Shelf};
use reading::{Library, Reading};
use text_file::SourceText;

/// The file of the report format, in a content folder or a theme.
const FORMAT: &str = "format.yaml";

/// The report format that holds unless the content folder has one of its own.
#[derive(Debug, Clone)]
pub struct FormatSource {
    /// How findings call it, such as `themes/standard/format.yaml`.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl FormatSource {
    /// The format of a theme.
    ///
    /// # Errors
    /// When the theme has no `format.yaml`, or it is not text in UTF-8.
    pub fn of(theme: &Theme) -> Result<Self, Failure> {
        let fault = |message: &str| Failure::Theme { path: FORMAT.to_owned(), message: message.to_owned() };
        let bytes = theme.files.get(FORMAT).ok_or_else(|| fault("it is missing"))?;
        let text = std::str::from_utf8(bytes).map_err(|_| fault("it is not text in UTF-8"))?;
        Ok(Self { name: format!("theme/{FORMAT}"), text: text.to_owned() })
    }
}

/// What was read from a content folder.
#[derive(Debug)]
pub struct Loaded {
    /// Everything that could be read; nothing only when `council.yaml` cannot be used.
    pub content: Option<Content>,
    /// The texts that were read, for excerpts in findings.
    pub sources: Sources,
    /// What is wrong, in order of place.
    pub findings: Vec<Finding>,
    /// Every file that the content was made from, in order of path.
    pub inputs: Vec<Input>,
}

/// Reads a content folder. `characters` are those that the theme's fonts have; when empty, glyphs are not checked.
///
/// What has a finding of error severity may be missing from the content, or be empty in it.
pub fn content(files: &Files, format_default: &FormatSource, characters: &BTreeSet<char>) -> Loaded {
    let library = library();
    let mut reading = Reading::new(files, characters, &library);
    let content = whole(&mut reading, format_default);
    // What several papers show has its findings once, in its own file.
    for shown in library.papers.take() {
        reading.join(shown);
    }
    for shown in library.tables.take() {
        reading.join(shown);
    }
    let Read { value: content, findings, sources: texts, inputs } = reading.finish(content);
    let mut sources = Sources::default();
    for (file, text) in &texts {
        sources.add(file, text);
    }
    Loaded { content, sources, findings: in_order(findings), inputs }
}

/// An empty library for a pass over a folder.
fn library() -> Library {
    Library { papers: Shelf::default(), tables: Shelf::default(), read_paper: appendix::yaml_paper }
}

fn whole(reading: &mut Reading<'_>, format_default: &FormatSource) -> Option<Content> {
    exempt_names(reading);
    let format = report_format(reading, format_default);
    let top = Place::top(&reading.files.shown("council.yaml"));
    let council = text_file::read(reading, "council.yaml", &top).and_then(|source| council::read(reading, &source));
    reading.stand_in = council.as_ref().and_then(|council| council.posts.keys().next().cloned());
    let mut committees = Vec::new();
    for folder in reading.files.folders("").into_iter().filter(|folder| holds_papers(reading.files, folder)) {
        committees.extend(committee::read(reading, &folder, &format));
    }
    let committees = committees.into_iter().map(|committee| (committee.slug.clone(), committee)).collect();
    Some(Content { council: council?, format, committees })
}

/// Whether a folder is that of a committee, not one of pictures.
fn holds_papers(files: &Files, folder: &str) -> bool {
    let prefix = format!("{folder}/");
    files.paths().filter(|path| path.starts_with(&prefix)).any(|path| matches!(paths::extension(path).as_str(), "yaml" | "yml" | "md"))
}

/// Files whose names say that they are withheld: they are reported, and never opened.
fn exempt_names(reading: &mut Reading<'_>) {
    let files = reading.files;
    for path in files.paths().filter(|path| paths::says_exempt(path)) {
        let finding =
            Finding::error("exempt-source", &Place::top(&files.shown(path)), "a file that is exempt by its name lies among the public papers");
        let help = "move the file out of the content folder, into the folder of exempt papers, or give it another name";
        reading.report(finding.note("it was not opened").help(help));
    }
}

/// The format of the content folder, or else the theme's.
fn report_format(reading: &mut Reading<'_>, default: &FormatSource) -> ReportFormat {
    let source: Option<SourceText> = if reading.files.has(FORMAT) {
        text_file::read(reading, FORMAT, &Place::top(&reading.files.shown(FORMAT)))
    } else {
        let name: Arc<str> = default.name.as_str().into();
        Some(text_file::given(reading, FORMAT, name, &default.text))
    };
    let place = source.as_ref().map_or_else(|| Place::top(&reading.files.shown(FORMAT)), SourceText::top);
    let read = source.and_then(|source| {
        let node = yaml::read(reading, &source, 0..source.text.len())?;
        format::read(reading, &node)
    });
    read.unwrap_or_else(|| format::empty(place))
}

#[cfg(test)]
mod tests;
