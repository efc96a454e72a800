//! A content folder read in steps: what stands for the whole council and for each committee first, then each meeting by itself.
//!
//! Who knows already what a meeting says leaves it unread.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::files::Files;
use super::forms::{appendix, committee, council, format, meeting};
use super::library::{Input, Read, Shelf};
use super::reading::{Library, Reading};
use super::text_file::{self, SourceText};
use super::{FORMAT, FormatSource, paths, yaml};
use crate::diagnostic::{Finding, Place, Source, Sources, in_order};
use crate::model::draft::{Content, Dossier, Meeting};
use crate::model::{Council, Date, MeetingFacts, ReportFormat, Silence, Slug};

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

/// A content folder of which the meetings are still to be read.
#[derive(Debug)]
pub struct Ground<'a> {
    files: &'a Files,
    characters: &'a BTreeSet<char>,
    library: Library,
    /// A post that stands in where none could be read.
    stand_in: Option<Slug>,
    council: Option<Council>,
    format: ReportFormat,
    committees: Vec<Standing>,
    /// What was found so far.
    read: Read<()>,
}

/// A committee without its meetings.
#[derive(Debug)]
pub(super) struct Standing {
    /// Its folder.
    pub(super) folder: String,
    /// What could be read of it.
    pub(super) dossier: Option<Dossier>,
    /// Its meetings.
    pub(super) meetings: Vec<Home>,
    /// The files that it was read from.
    pub(super) inputs: Vec<Input>,
}

/// Where a meeting is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Home {
    /// The folder of its committee.
    pub committee: String,
    /// Its own folder in that.
    pub name: String,
    /// Its day, by the folder's name.
    pub date: Date,
}

impl Home {
    /// Its folder, from the content folder.
    pub fn path(&self) -> String {
        paths::join(&self.committee, &self.name)
    }
}

/// A meeting that was read by itself.
#[derive(Debug)]
pub struct MeetingRead {
    /// The meeting; nothing when `meeting.yaml` cannot be read, which is a finding.
    pub meeting: Option<Meeting>,
    /// What is wrong in its files and in those that it shows.
    pub findings: Vec<Finding>,
    /// Every file that it was made from, in order of path.
    pub inputs: Vec<Input>,
    /// What the authors of those files keep.
    pub silences: Vec<Silence>,
    sources: Vec<(Arc<str>, Source)>,
}

/// What is known of a meeting without reading it.
#[derive(Debug, Clone)]
pub struct Unread {
    /// What others may know of it.
    pub facts: MeetingFacts,
    /// What the authors of its files keep.
    pub silences: Vec<Silence>,
}

impl<'a> Ground<'a> {
    /// Reads all but the meetings. `characters` are those that the theme's fonts have; when empty, glyphs are not checked.
    pub fn read(files: &'a Files, format_default: &FormatSource, characters: &'a BTreeSet<char>) -> Self {
        let library = library();
        let mut reading = Reading::new(files, characters, &library);
        exempt_names(&mut reading);
        let format = report_format(&mut reading, format_default);
        let top = Place::top(&reading.files.shown("council.yaml"));
        let council = text_file::read(&mut reading, "council.yaml", &top).and_then(|source| council::read(&mut reading, &source));
        reading.stand_in = council.as_ref().and_then(|council| council.posts.keys().next().cloned());
        let folders = files.folders("").into_iter().filter(|folder| holds_papers(files, folder));
        let committees = folders.map(|folder| {
            let read = reading.by_itself(|own| committee::read(own, &folder));
            let inputs = read.inputs.clone();
            let (dossier, meetings) = reading.join(read);
            let home = |(name, date)| Home { committee: folder.clone(), name, date };
            Standing { dossier, meetings: meetings.into_iter().map(home).collect(), inputs, folder: folder.clone() }
        });
        let committees = committees.collect();
        let (stand_in, read) = (reading.stand_in.clone(), reading.finish(()));
        Self { files, characters, stand_in, council, format, committees, read, library }
    }

    /// Every meeting, in order of committee and folder.
    pub fn meetings(&self) -> impl Iterator<Item = &Home> {
        self.committees.iter().flat_map(|standing| &standing.meetings)
    }

    /// The files that a committee was read from, its meetings aside; the council's are `council.yaml` and `format.yaml`.
    pub fn inputs_of(&self, committee: &str) -> &[Input] {
        self.committees.iter().find(|standing| standing.folder == committee).map(|standing| standing.inputs.as_slice()).unwrap_or_default()
    }

    /// Reads a meeting, on any thread.
    pub fn meeting(&self, home: &Home) -> MeetingRead {
        let mut reading = Reading::new(self.files, self.characters, &self.library);
        reading.stand_in.clone_from(&self.stand_in);
        let meeting = meeting::read(&mut reading, &home.path(), home.date, &self.format);
        let Read { value, mut findings, mut silences, sources, inputs } = reading.finish(meeting);
        findings.extend(self.library.found_in(&inputs));
        silences.extend(self.library.silences_in(&inputs));
        MeetingRead { meeting: value, findings, silences, inputs, sources }
    }

    /// Reads meetings, each on a thread.
    pub fn read_meetings(&self, homes: &[Home]) -> Vec<MeetingRead> {
        homes.par_iter().map(|home| self.meeting(home)).collect()
    }

    /// Puts everything together, once: the meetings that were read, and what is known of the others. After that meetings can still be read, one by one.
    pub fn whole(&mut self, read: Vec<(Home, MeetingRead)>, unread: Vec<(Home, Unread)>) -> Loaded {
        let mut findings = std::mem::take(&mut self.read.findings);
        findings.extend(self.library.found_in(&self.read.inputs));
        let mut silences = std::mem::take(&mut self.read.silences);
        silences.extend(self.library.silences_in(&self.read.inputs));
        let mut sources = std::mem::take(&mut self.read.sources);
        let mut inputs: BTreeSet<Input> = self.read.inputs.iter().cloned().collect();
        let mut dossiers: BTreeMap<String, Dossier> =
            self.committees.iter_mut().filter_map(|standing| Some((standing.folder.clone(), standing.dossier.take()?))).collect();
        for (home, known) in unread {
            let Some(dossier) = dossiers.get_mut(&home.committee) else { continue };
            silences.extend(known.silences);
            dossier.calendar.meetings.insert(home.name, known.facts);
        }
        for (home, read) in read {
            findings.extend(read.findings);
            silences.extend(read.silences);
            sources.extend(read.sources);
            inputs.extend(read.inputs);
            let (Some(dossier), Some(meeting)) = (dossiers.get_mut(&home.committee), read.meeting) else { continue };
            dossier.calendar.meetings.insert(home.name.clone(), MeetingFacts::of(&meeting));
            dossier.meetings.insert(home.name, meeting);
        }
        sources.extend(self.library.texts());
        dossiers.values_mut().for_each(Dossier::fill_lists);
        let committees = dossiers.into_values().map(|dossier| (dossier.committee.slug.clone(), dossier)).collect();
        let format = self.format.clone();
        // A file that several papers show is read by each of them.
        silences.sort_by(|a, b| a.place.cmp(&b.place));
        silences.dedup_by(|a, b| a.place == b.place);
        let content = self.council.take().map(|council| Content { council, format, committees, silences });
        let mut texts = Sources::default();
        sources.into_iter().for_each(|(file, source)| texts.add(&file, source));
        Loaded { content, sources: texts, findings: in_order(findings), inputs: inputs.into_iter().collect() }
    }
}

/// An empty library for a pass over a folder.
pub(super) fn library() -> Library {
    Library { papers: Shelf::default(), tables: Shelf::default(), read_paper: appendix::yaml_paper }
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
pub(super) fn report_format(reading: &mut Reading<'_>, default: &FormatSource) -> ReportFormat {
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
