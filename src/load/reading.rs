//! What one pass over some files has found so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::files::{Files, Unavailable, unreadable};
use super::library::{Input, Read, Shelf, TableFile};
use super::paths::{self, Astray};
use super::pictures::Pictures;
use crate::diagnostic::{Finding, Located, Place, Severity, Source, nearest};
use crate::model::draft::Paper;
use crate::model::{Digest, Silence, Slug};

/// The greatest number of findings shown for one file.
const MOST_FINDINGS: usize = 200;

/// What papers show of each other: each file is read once.
#[derive(Debug)]
pub(super) struct Library {
    /// Papers in YAML.
    pub(super) papers: Shelf<Option<Paper>>,
    /// Tables in CSV.
    pub(super) tables: Shelf<Option<Arc<TableFile>>>,
    /// Reads a paper in YAML. Prose shows data, and data hold prose: the reader of papers is handed in, so that files name each other one way.
    pub(super) read_paper: fn(&mut Reading<'_>, &str) -> Option<Paper>,
}

impl Library {
    /// What was found in those of some files that papers show of each other.
    pub(super) fn found_in(&self, inputs: &[Input]) -> Vec<Finding> {
        self.papers.each_of(inputs, |read| read.findings.clone()).chain(self.tables.each_of(inputs, |read| read.findings.clone())).collect()
    }

    /// What is kept in those of some files that papers show of each other. A table in CSV keeps nothing.
    pub(super) fn silences_in(&self, inputs: &[Input]) -> Vec<Silence> {
        self.papers.each_of(inputs, |read| read.silences.clone()).collect()
    }

    /// The text of every file in it, by its name in findings.
    pub(super) fn texts(&self) -> Vec<(Arc<str>, Source)> {
        self.papers.texts().into_iter().chain(self.tables.texts()).collect()
    }
}

/// One pass over some files: where they are, and what was found in them.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) files: &'a Files,
    /// The characters that the theme's fonts have; empty when that is not to be checked.
    pub(super) characters: &'a BTreeSet<char>,
    /// What was read for several papers.
    pub(super) library: &'a Library,
    /// A post that stands in where none could be read, so that the rest of a file can still be judged.
    pub(super) stand_in: Option<Slug>,
    /// Characters that were reported already, by file.
    pub(super) glyphs: BTreeSet<(Arc<str>, char)>,
    /// The papers in YAML that are being read, the outermost first.
    pub(super) open: Vec<String>,
    /// Pictures of the paper that is being read.
    pub(super) pictures: Pictures,
    /// How many figures, to be worked out from data, were read so far.
    pub(super) figures: usize,
    /// The texts that were read in this pass, by their names in findings.
    pub(super) texts: BTreeMap<Arc<str>, Arc<str>>,
    /// What the authors of its files keep although a rule has found it.
    pub(super) silences: Vec<Silence>,
    findings: Vec<Finding>,
    findings_in: BTreeMap<Arc<str>, usize>,
    sources: Vec<(Arc<str>, Source)>,
    inputs: BTreeSet<Input>,
}

impl<'a> Reading<'a> {
    /// A fresh pass.
    pub(super) fn new(files: &'a Files, characters: &'a BTreeSet<char>, library: &'a Library) -> Self {
        Self {
            files,
            characters,
            library,
            stand_in: None,
            glyphs: BTreeSet::new(),
            open: Vec::new(),
            pictures: Pictures::default(),
            figures: 0,
            texts: BTreeMap::new(),
            silences: Vec::new(),
            findings: Vec::new(),
            findings_in: BTreeMap::new(),
            sources: Vec::new(),
            inputs: BTreeSet::new(),
        }
    }

    /// Reads something by itself: what came of it depends on nothing that was read before.
    pub(super) fn by_itself<T>(&self, read: impl FnOnce(&mut Self) -> T) -> Read<T> {
        let mut own = Self { stand_in: self.stand_in.clone(), ..Self::new(self.files, self.characters, self.library) };
        let value = read(&mut own);
        own.finish(value)
    }

    /// Takes over what was read by itself.
    pub(super) fn join<T>(&mut self, read: Read<T>) -> T {
        for finding in read.findings {
            self.report(finding);
        }
        self.silences.extend(read.silences);
        self.sources.extend(read.sources);
        self.inputs.extend(read.inputs);
        read.value
    }

    /// Ends the pass.
    pub(super) fn finish<T>(self, value: T) -> Read<T> {
        let Self { findings, silences, sources, inputs, .. } = self;
        Read { value, findings, silences, sources, inputs: inputs.into_iter().collect() }
    }

    /// Forgets the pictures of the paper before: names are unique within one paper and its appendices.
    pub(super) fn new_paper(&mut self) {
        self.pictures = Pictures::default();
    }

    /// Keeps where the text of a file is had from, for the excerpts of findings.
    pub(super) fn keep_source(&mut self, file: Arc<str>, source: Source) {
        self.sources.push((file, source));
    }

    /// Takes down that something was made from files which were read by themselves.
    pub(super) fn depends_on(&mut self, inputs: &[Input]) {
        self.inputs.extend(inputs.iter().cloned());
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

    /// How many errors were found so far.
    pub(super) fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }

    /// The bytes of a file; a finding at `cited` where they cannot be had.
    pub(super) fn bytes(&mut self, path: &str, cited: &Place) -> Option<Vec<u8>> {
        self.bytes_and_digest(path, cited).map(|(bytes, _)| bytes)
    }

    /// The bytes of a file with their digest; a finding at `cited` where they cannot be had.
    pub(super) fn bytes_and_digest(&mut self, path: &str, cited: &Place) -> Option<(Vec<u8>, Digest)> {
        if paths::says_exempt(path) {
            return None; // reported once, for the file itself
        }
        match self.files.bytes(path) {
            Ok(bytes) => {
                let digest = Digest::of(&bytes);
                self.inputs.insert(Input { path: path.to_owned(), digest });
                Some((bytes, digest))
            }
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

    /// Where a path written in a file of `folder` leads; a finding where it leads out of the content.
    pub(super) fn path(&mut self, folder: &str, written: &Located<String>) -> Option<String> {
        let place = &written.place;
        let text = &written.value;
        match paths::resolve(folder, text) {
            Ok(path) => return Some(path),
            Err(Astray::Outside) => {
                let finding = Finding::error("outside-content", place, format!("`{text}` leads out of the content folder"));
                self.report(finding.help("put the file into the content folder, and write its path from this file, such as `../plans/plan.yaml`"));
            }
            Err(Astray::Backslash) => {
                self.error("outside-content", place, format!("`{text}` has a backslash"), format!("write `{}`", text.replace('\\', "/")));
            }
            Err(Astray::Address) => {
                let finding = Finding::error("outside-content", place, "this is an address, not a file of the content folder");
                self.report(
                    finding
                        .note("a pack must read the same for ever, so nothing is fetched")
                        .help("save the file beside this one, and write its name"),
                );
            }
        }
        None
    }

    /// The finding for a file that is not there, with the nearest name that is.
    pub(super) fn missing(&self, path: &str, cited: &Place) -> Finding {
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
