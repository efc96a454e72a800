//! Text files: UTF-8, of bounded size, without characters that nobody sees.

use std::sync::Arc;

use super::characters;
use super::paths;
use super::places::TextMap;
use super::reading::Reading;
use crate::diagnostic::Place;

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
    let bytes = reading.bytes(path, cited)?;
    let file = reading.files.shown(path);
    if bytes.len() > LARGEST {
        let message = format!("`{path}` is {} MB of text, more than the {} MB that are read", bytes.len() / 1_000_000, LARGEST / 1_000_000);
        reading.error("too-large", &Place::top(&file), message, "divide it into several papers");
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(given(reading, path, file, text)),
        Err(error) => {
            let lossy = String::from_utf8_lossy(bytes);
            reading.keep_source(Arc::clone(&file), lossy.as_ref().into());
            let place = Place::new(&file, error.valid_up_to()..error.valid_up_to() + 1);
            reading.error("not-utf8", &place, format!("`{path}` is not text in UTF-8 from here on"), "save the file again with the encoding UTF-8");
            None
        }
    }
}

/// A text that is in memory already, called `file` in findings.
pub(super) fn given(reading: &mut Reading<'_>, path: &str, file: Arc<str>, text: &str) -> SourceText {
    let text: Arc<str> = text.into();
    reading.keep_source(Arc::clone(&file), Arc::clone(&text));
    let source = SourceText { path: path.to_owned(), file, text };
    let map = TextMap::straight(&source.file, 0, source.text.len());
    characters::check_raw(reading, &source.text, &map);
    source
}
