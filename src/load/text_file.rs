//! Text files: UTF-8, of bounded size, without characters that nobody sees.

use std::sync::Arc;

use super::characters;
use super::files::decoded;
use super::paths;
use super::places::TextMap;
use super::reading::Reading;
use crate::diagnostic::{Place, Source};

/// The largest text file that is read, in bytes.
const LARGEST: usize = 2_000_000;

/// A text file that was read.
#[derive(Debug, Clone)]
pub(super) struct SourceText {
    /// Its path inside the folder.
    pub(super) path: String,
    /// Its name in findings.
    pub(super) file: Arc<str>,
    /// Its text, without a byte-order mark.
    pub(super) text: Arc<str>,
}

impl SourceText {
    /// The start of the file.
    pub(super) fn top(&self) -> Place {
        Place::top(&self.file)
    }

    /// The folder it is in.
    pub(super) fn folder(&self) -> &str {
        paths::folder(&self.path)
    }
}

/// Reads a text file; a finding at `cited` where it cannot be had.
pub(super) fn read(reading: &mut Reading<'_>, path: &str, cited: &Place) -> Option<SourceText> {
    let (bytes, digest) = reading.bytes_and_digest(path, cited)?;
    let file = reading.files.shown(path);
    if bytes.len() > LARGEST {
        let message = format!("`{path}` is {} MB of text, more than the {} MB that are read", bytes.len() / 1_000_000, LARGEST / 1_000_000);
        reading.error("too-large", &Place::top(&file), message, "divide it into several papers");
        return None;
    }
    let text = decoded(bytes);
    let (Ok(shown) | Err((shown, _))) = &text;
    let again = reading.files.again(path, digest).unwrap_or_else(|| Source::Kept(shown.as_str().into()));
    reading.keep_source(Arc::clone(&file), again);
    match text {
        Ok(text) => Some(source(reading, path, file, text)),
        Err((_, at)) => {
            let place = Place::new(&file, at..at + 1);
            reading.error("not-utf8", &place, format!("`{path}` is not text in UTF-8 from here on"), "save the file again with the encoding UTF-8");
            None
        }
    }
}

/// A text that is in memory already, called `file` in findings.
pub(super) fn given(reading: &mut Reading<'_>, path: &str, file: Arc<str>, text: &str) -> SourceText {
    reading.keep_source(Arc::clone(&file), Source::Kept(text.into()));
    source(reading, path, file, text.to_owned())
}

fn source(reading: &mut Reading<'_>, path: &str, file: Arc<str>, text: String) -> SourceText {
    let source = SourceText { path: path.to_owned(), file, text: text.into() };
    reading.texts.insert(Arc::clone(&source.file), Arc::clone(&source.text));
    let map = TextMap::straight(&source.file, 0, source.text.len());
    characters::check_raw(reading, &source.text, &map);
    source
}
