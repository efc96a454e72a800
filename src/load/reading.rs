//! What one pass over some files has found so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::files::{Files, Unavailable, unreadable};
use super::paths;
use super::picture::Pictures;
use super::places::TextMap;
use crate::diagnostic::{Finding, Place, Severity, Sources, nearest};
use crate::model::Slug;

/// The largest text file that is read, in bytes.
const LARGEST_TEXT: usize = 2_000_000;
/// The greatest number of findings shown for one file.
const MOST_FINDINGS: usize = 200;

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

/// One pass over some files: where they are, and what was found in them.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) files: &'a Files,
    /// The characters that the theme's fonts have; empty when that is not to be checked.
    pub(super) characters: &'a BTreeSet<char>,
    /// A post that stands in where none could be read, so that the rest of a file can still be judged.
    pub(super) stand_in: Option<Slug>,
    /// Characters that were reported already, by file.
    pub(super) glyphs: BTreeSet<(Arc<str>, char)>,
    /// The papers in YAML that are being read, the outermost first.
    pub(super) open: Vec<String>,
    /// Pictures of the paper that is being read.
    pub(super) pictures: Pictures,
    findings: Vec<Finding>,
    findings_in: BTreeMap<Arc<str>, usize>,
    sources: Vec<(Arc<str>, Arc<str>)>,
}

impl<'a> Reading<'a> {
    /// A fresh pass.
    pub(super) fn new(files: &'a Files, characters: &'a BTreeSet<char>) -> Self {
        Self {
            files,
            characters,
            stand_in: None,
            glyphs: BTreeSet::new(),
            open: Vec::new(),
            pictures: Pictures::default(),
            findings: Vec::new(),
            findings_in: BTreeMap::new(),
            sources: Vec::new(),
        }
    }

    /// A pass of its own over some of the same files.
    pub(super) fn apart(&self) -> Self {
        Self { stand_in: self.stand_in.clone(), ..Self::new(self.files, self.characters) }
    }

    /// Takes over what a pass of its own has found.
    pub(super) fn join(&mut self, other: Self) {
        for finding in other.findings {
            self.report(finding);
        }
        self.sources.extend(other.sources);
    }

    /// Takes down a finding; of one file only the first two hundred.
    pub(super) fn report(&mut self, finding: Finding) {
        let Some(place) = finding.place() else { return };
        let count = self.findings_in.entry(Arc::clone(&place.file)).or_insert(0);
        *count += 1;
        match (*count).cmp(&(MOST_FINDINGS + 1)) {
            std::cmp::Ordering::Less => self.findings.push(finding),
            std::cmp::Ordering::Equal => {
                let more = Finding::error("too-many", place, format!("there are more than {MOST_FINDINGS} findings in this file"));
                self.findings.push(more.note("the others are not shown"));
            }
            std::cmp::Ordering::Greater => {}
        }
    }

    /// An error with a code, a place and words.
    pub(super) fn error(&mut self, code: &'static str, place: &Place, message: impl Into<String>, help: impl Into<String>) {
        let finding = Finding::error(code, place, message);
        let help = help.into();
        self.report(if help.is_empty() { finding } else { finding.help(help) });
    }

    /// What was found, and the texts it was found in.
    pub(super) fn finish(self) -> (Vec<Finding>, Sources) {
        let mut sources = Sources::default();
        for (file, text) in &self.sources {
            sources.add(file, text);
        }
        (self.findings, sources)
    }

    /// Whether a text file has been read in this pass or one that it took over.
    pub(super) fn has_read(&self, path: &str) -> bool {
        let file = self.files.shown(path);
        self.sources.iter().any(|(read, _)| *read == file)
    }

    /// How many errors were found so far.
    pub(super) fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// The bytes of a file; a finding at `cited` where they cannot be had.
    pub(super) fn bytes(&mut self, path: &str, cited: &Place) -> Option<Arc<[u8]>> {
        if paths::says_exempt(path) {
            return None; // reported once, for the file itself
        }
        match self.files.bytes(path) {
            Ok(bytes) => Some(bytes),
            Err(Unavailable::TooLarge) => None,
            Err(Unavailable::Missing) => {
                let finding = self.missing(path, cited);
                self.report(finding);
                None
            }
            Err(Unavailable::Refused(error)) => {
                self.report(unreadable(cited, path, Some(&error)));
                None
            }
        }
    }

    /// A text file: UTF-8, of bounded size, its raw characters checked.
    pub(super) fn text_file(&mut self, path: &str, cited: &Place) -> Option<SourceText> {
        let bytes = self.bytes(path, cited)?;
        let file = self.files.shown(path);
        if bytes.len() > LARGEST_TEXT {
            let message = format!("`{path}` is {} MB of text, more than the {} MB that are read", bytes.len() / 1_000_000, LARGEST_TEXT / 1_000_000);
            self.error("too-large", &Place::top(&file), message, "divide it into several papers");
            return None;
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(self.source(path, file, text)),
            Err(error) => {
                let lossy = String::from_utf8_lossy(bytes);
                self.sources.push((Arc::clone(&file), lossy.as_ref().into()));
                let place = Place::new(&file, error.valid_up_to()..error.valid_up_to() + 1);
                self.error("not-utf8", &place, format!("`{path}` is not text in UTF-8 from here on"), "save the file again with the encoding UTF-8");
                None
            }
        }
    }

    /// A text that is in memory already.
    pub(super) fn source(&mut self, path: &str, file: Arc<str>, text: &str) -> SourceText {
        let text: Arc<str> = text.into();
        self.sources.push((Arc::clone(&file), Arc::clone(&text)));
        let source = SourceText { path: path.to_owned(), file, text };
        let map = TextMap::straight(&source.file, 0, source.text.len());
        self.check_raw(&source.text, &map);
        source
    }

    /// The finding for a file that is not there, with the nearest name that is.
    fn missing(&self, path: &str, cited: &Place) -> Finding {
        let folder = paths::folder(path);
        let names = self.files.names(folder);
        let finding = Finding::error("missing-file", cited, format!("there is no file `{path}`"));
        let name = paths::name(path);
        match nearest(name, names.iter().map(String::as_str)) {
            Some(near) => finding.help(format!("there is `{near}`")),
            None if names.is_empty() => finding.help("correct the path, or add the file"),
            None => {
                let shown: Vec<&str> = names.iter().take(12).map(String::as_str).collect();
                finding.note(format!("in that folder are: {}", shown.join(", "))).help("correct the name, or add the file")
            }
        }
    }
}
