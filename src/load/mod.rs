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
mod ground;
mod library;
mod links;
mod markdown;
mod notations;
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

pub use codes::CODES;
pub use files::Files;
pub use ground::{Ground, Home, Loaded, MeetingRead, Unread};
pub use library::Input;
pub use schema::{FILE_KINDS, FileKind, reference, schema as json_schema};
pub use theme::{standard_theme, theme};

use crate::diagnostic::{Failure, Source};
use crate::model::Theme;

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

    /// Its text for the excerpts of findings, where it is the file that they name.
    pub fn text_of(self, file: &str) -> Option<Source> {
        (file == self.name).then(|| Source::Kept(self.text.into()))
    }
}

/// Reads a content folder whole. `characters` are those that the theme's fonts have; when empty, glyphs are not checked.
///
/// What has a finding of error severity may be missing from the content, or be empty in it.
pub fn content(files: &Files, format_default: &FormatSource, characters: &BTreeSet<char>) -> Loaded {
    let mut ground = Ground::read(files, format_default, characters);
    let homes: Vec<Home> = ground.meetings().cloned().collect();
    let read = ground.read_meetings(&homes);
    ground.whole(homes.into_iter().zip(read).collect(), Vec::new())
}

#[cfg(test)]
mod tests;
