//! What the typesetter may see: its own library and fonts, the theme's sources and one document. No disk, no network, no clock.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};
use typst_kit::fonts::FontStore;

/// The name of the file that typesetting starts with.
pub(super) const MAIN: &str = "main.typ";
/// The name of the file that holds the document.
pub(super) const DOCUMENT: &str = "document.json";
/// The name of the file that holds the tokens of the theme.
pub(super) const TOKENS: &str = "tokens.json";

/// One document on the typesetter's desk.
pub(super) struct Desk<'a> {
    pub(super) library: &'a LazyHash<Library>,
    pub(super) fonts: &'a FontStore,
    /// The theme's sources, by name.
    pub(super) theme: &'a BTreeMap<String, Source>,
    /// What typesetting starts with.
    pub(super) main: Source,
    /// The document, the tokens and the pictures, by name.
    pub(super) files: BTreeMap<String, Bytes>,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        name(id).and_then(|name| self.theme.get(name)).cloned().ok_or_else(|| unknown(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        name(id).and_then(|name| self.files.get(name)).cloned().ok_or_else(|| unknown(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The name of a file of the project; packages have none.
fn name(id: FileId) -> Option<&'static str> {
    let path = id.get();
    matches!(path.root(), VirtualRoot::Project).then(|| path.vpath().get_without_slash())
}

fn unknown(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

/// The typesetter's handle of a file name. Handles are never given back, so names must come from a small set.
pub(super) fn file(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}
