//! A build: from the content folder to the output folder, and no more of the way than what has changed since the last one.
//!
//! **Invariant:** what is written is the same byte for byte, whatever an earlier build has left. What something depends on is known by digests, never by
//! the times of files. Two things are noted of each meeting: what its files lead to (what others may know of it, its findings, its family), and what the
//! family leads to (its files). Pages that stand alone are composed each time, and drawn when they show something else.

mod known;
mod records;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::check::{self, CheckedContent, Examined};
use crate::compose::{self, Family, Order, Subject};
use crate::crew;
use crate::diagnostic::{self, Failure, Finding, Silenced, Sources, in_order};
use crate::load::{self, Ground, Home, Loaded};
use crate::model::{Digest, Dossier, Meeting, Slug, Theme};
use crate::publish::{self, Site, Store};
use crate::render::pdf::Typesetter;
use crate::render::{Pack, Press};
use known::{Footing, Known, Meetings};
use records::{Basis, DrawnRecord, MeetingRecord, PageRecord, Told, WholeRecord, key, recall, written};

pub use records::Reason;

/// The edition that is built.
const EDITION: &str = "public";

/// Where content and theme come from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The content folder.
    pub content: PathBuf,
    /// A theme folder; the built-in theme without one.
    pub theme: Option<PathBuf>,
}

/// Whether earlier builds are asked for what they made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reuse {
    /// What has not changed is taken from the output and its store.
    Unchanged,
    /// All is made again, and nothing is kept.
    Nothing,
}

/// What came of a build or a check.
#[derive(Debug)]
pub struct Built {
    /// Every finding, in order of place.
    pub findings: Vec<Finding>,
    /// Findings that authors keep with a reason, in order of place.
    pub silenced: Vec<Silenced>,
    /// The text of the files that were read.
    pub sources: Sources,
    /// The packs that were written; nothing when an error kept them from it.
    pub packs: Option<Vec<Pack>>,
    /// What was made again and why, in order of path.
    pub made: Vec<Made>,
    /// How many files were taken as they were.
    pub taken: usize,
}

/// Files that were made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Their paths on the site.
    pub files: Vec<String>,
    /// Why.
    pub reasons: BTreeSet<Reason>,
}

/// Somebody who watches a build.
pub trait Watch: Sync {
    /// So many packs and pages are to come.
    fn expect(&self, families: usize);
    /// One of them is done.
    fn family_done(&self);
}

/// Reads, checks, composes, renders and publishes what has changed: from the content folder to the output folder.
///
/// # Errors
/// When the machine or the theme fails; errors in the content are findings, and keep anything from being written.
pub fn build(source: &Source, output: &Path, reuse: Reuse, watch: &dyn Watch) -> Result<Built, Failure> {
    let (theme, of_theme) = theme(source)?;
    let (files, walked) = load::Files::read(&source.content, &source.content.to_string_lossy())?;
    let store = match reuse {
        Reuse::Unchanged => Store::open(output, EDITION),
        Reuse::Nothing => Store::none(),
    };
    let basis = Basis {
        program: env!("AGENDUM_SOURCES").to_owned(),
        theme: of_theme,
        shown_as: files.shown_as().to_owned(),
        files: if store.is_on() { files.digests() } else { BTreeMap::new() },
        calendar: None,
    };
    if walked.is_empty()
        && let Some(built) = unchanged(&store, &basis, &files, output)
    {
        return Ok(built);
    }
    let typesetter = Typesetter::new(&theme)?;
    let work = Work { files: &files, theme: &theme, typesetter: &typesetter, store: &store, basis: &basis, order: Order::default() };
    work.build(walked, output, watch)
}

/// Reads and checks, and writes nothing.
///
/// # Errors
/// When the machine or the theme fails.
pub fn check_only(source: &Source) -> Result<Built, Failure> {
    let (theme, _) = theme(source)?;
    let typesetter = Typesetter::new(&theme)?;
    let (files, mut findings) = load::Files::read(&source.content, &source.content.to_string_lossy())?;
    let Loaded { content, sources, findings: found, .. } = load::content(&files, &load::FormatSource::of(&theme)?, typesetter.characters());
    findings.extend(found);
    let mut silenced = Vec::new();
    if let Some(content) = content {
        let judged = check::content(content, &theme.words);
        findings.extend(judged.findings);
        silenced = judged.silenced;
    }
    Ok(Built { findings: in_order(findings), silenced: silenced_in_order(silenced), sources, packs: None, made: Vec::new(), taken: 0 })
}

/// A theme, and the digest of a theme folder's files; those of the built-in theme are a part of the program.
fn theme(source: &Source) -> Result<(Theme, Digest), Failure> {
    let Some(folder) = &source.theme else { return Ok((load::standard_theme()?, Digest::of(b""))) };
    let files = load::Files::read(folder, &folder.to_string_lossy())?.0;
    Ok((load::theme(&files)?, Digest::of(&written(&files.digests()))))
}

/// What came of the last build, where nothing has changed since then: every byte of the content is the same, and every file of the site is there.
fn unchanged(store: &Store, basis: &Basis, files: &load::Files, output: &Path) -> Option<Built> {
    let record: WholeRecord = recall(store, key(["whole"]))?;
    if record.basis != *basis || !publish::stands(output, store, &record.files) {
        return None;
    }
    let (findings, silenced) = (Told::findings(record.findings)?, Told::silenced(record.silenced)?);
    let taken = record.files.len();
    let mut built = Built { findings, silenced, sources: Sources::default(), packs: Some(record.packs), made: Vec::new(), taken };
    built.quote(files);
    Some(built)
}

impl Built {
    /// Adds the text of the files that findings name and that were not read.
    fn quote(&mut self, files: &load::Files) {
        let findings = self.findings.iter().chain(self.silenced.iter().map(|silenced| &silenced.finding));
        for place in findings.flat_map(|finding| finding.labels.iter().map(|label| &label.place)) {
            if self.sources.text(&place.file).is_none()
                && let Some(text) = files.excerpt(&place.file)
            {
                self.sources.add(&place.file, diagnostic::Source::Kept(text));
            }
        }
    }
}

/// What a build works with.
struct Work<'a> {
    files: &'a load::Files,
    theme: &'a Theme,
    typesetter: &'a Typesetter,
    store: &'a Store,
    basis: &'a Basis,
    order: Order,
}

/// What is to be drawn: a page or a pack that was composed, or a meeting that was not read.
enum Task<'a> {
    Composed(Subject<'a>),
    Known(&'a Home, &'a Known),
}

/// What came of a task.
#[derive(Default)]
struct Done {
    pack: Option<Pack>,
    findings: Vec<Finding>,
    made: Option<Made>,
    taken: usize,
}

/// What was read and judged.
struct Judged<'a> {
    ground: &'a Ground<'a>,
    checked: CheckedContent,
    meetings: Meetings,
    /// What the rules find in each meeting that was read, before silences are heard.
    found: BTreeMap<Home, (Vec<Told>, Vec<Told>)>,
}

impl Work<'_> {
    fn build(&self, walked: Vec<Finding>, output: &Path, watch: &dyn Watch) -> Result<Built, Failure> {
        let format = load::FormatSource::of(self.theme)?;
        let mut ground = Ground::read(self.files, &format, self.typesetter.characters());
        let mut meetings = Footing { store: self.store, basis: self.basis }.meetings(&ground);
        let (read, unread) = meetings.taken();
        let of_reading: BTreeMap<Home, Vec<Told>> = read.iter().map(|(home, read)| (home.clone(), Told::all(&read.findings))).collect();
        let Loaded { content, sources, findings, .. } = ground.whole(read, unread);
        let mut built = Built { findings: walked, silenced: Vec::new(), sources, packs: None, made: Vec::new(), taken: 0 };
        built.findings.extend(findings);
        built.findings.extend(meetings.known.values().flat_map(|known| known.read.iter().cloned()));
        let Some(content) = content else { return Ok(built.in_order(self.files)) };
        let mut examined = check::examine(content, &self.theme.words);
        for (home, known) in &meetings.known {
            let Some(committee) = Slug::parse(&home.committee) else { continue };
            examined.found_before(&committee, &home.name, known.checked.clone());
        }
        let found = of_reading.into_iter().map(|(home, read)| {
            let checked = checked_in(&examined, &home);
            (home, (read, checked))
        });
        let found = found.collect();
        let judged = examined.judged();
        built.findings.extend(judged.findings);
        built.silenced = judged.silenced;
        let Some(checked) = judged.checked.filter(|_| !diagnostic::any_error(&built.findings)) else { return Ok(built.in_order(self.files)) };
        self.publish(&Judged { ground: &ground, checked, meetings, found }, &mut built, output, watch)?;
        Ok(built.in_order(self.files))
    }

    /// Composes and draws one family after the other, each in a thread; its files are written as they are made, and nothing of it is kept in memory.
    /// Where something on their pages is an error, the site that was there stays, and there are no packs.
    fn publish(&self, judged: &Judged<'_>, built: &mut Built, output: &Path, watch: &dyn Watch) -> Result<(), Failure> {
        let press = Press::new(self.theme, self.typesetter)?;
        let site = Site::begin(output, self.store)?;
        press.shared().iter().try_for_each(|artifact| site.put(artifact).map(drop))?;
        let known = judged.meetings.known.iter().map(|(home, known)| Task::Known(home, known));
        let tasks: Vec<Task<'_>> = compose::subjects(&judged.checked).into_iter().map(Task::Composed).chain(known).collect();
        watch.expect(tasks.len());
        let done = crew::each(&tasks, |task| {
            let done = Desk { work: self, judged, press: &press, site: &site }.task(task)?;
            watch.family_done();
            Ok(done)
        })?;
        let mut packs = Vec::new();
        for Done { pack, findings, made, taken } in done {
            packs.extend(pack);
            built.findings.extend(findings);
            built.made.extend(made);
            built.taken += taken;
        }
        built.made.sort_by(|a, b| a.files.cmp(&b.files));
        if diagnostic::any_error(&built.findings) {
            return Ok(());
        }
        // In the order of the site, whether they were drawn or known.
        packs.sort_by(|a, b| a.path.split('/').cmp(b.path.split('/')));
        let files = site.finish()?;
        let record = WholeRecord {
            basis: self.basis.clone(),
            findings: Told::all(&in_order(built.findings.clone())),
            silenced: silenced_in_order(built.silenced.clone()).iter().map(|kept| (Told::from(&kept.finding), kept.reason.clone())).collect(),
            packs: packs.clone(),
            files: files.clone(),
        };
        site.note(key(["whole"]), &written(&record));
        site.settle(&files);
        built.packs = Some(packs);
        Ok(())
    }
}

fn checked_in(examined: &Examined, home: &Home) -> Vec<Told> {
    Slug::parse(&home.committee).map(|committee| Told::all(examined.of_meeting(&committee, &home.name))).unwrap_or_default()
}

/// Where one family is made.
struct Desk<'a> {
    work: &'a Work<'a>,
    judged: &'a Judged<'a>,
    press: &'a Press<'a>,
    site: &'a Site<'a>,
}

impl Desk<'_> {
    fn task(&self, task: &Task<'_>) -> Result<Done, Failure> {
        match task {
            Task::Composed(subject) => {
                let Some(family) = compose::family(&self.judged.checked, &self.work.theme.words, *subject, &self.work.order) else {
                    return Ok(Done::default());
                };
                let identity = family.identity().ok().filter(|_| self.work.store.is_on());
                let done = self.drawn(&family, identity, || self.reasons(*subject, identity))?;
                if let Some(identity) = identity {
                    self.note(*subject, identity);
                }
                Ok(done)
            }
            Task::Known(home, known) => match self.taken(known.family)? {
                Some(done) => Ok(done),
                None => self.lost(home),
            },
        }
    }

    /// A meeting that was not read, and whose files are not there any more: it is read and drawn after all.
    fn lost(&self, home: &Home) -> Result<Done, Failure> {
        let Judged { ground, checked, .. } = self.judged;
        let words = &self.work.theme.words;
        let dossier = Slug::parse(&home.committee).and_then(|committee| checked.content().committees.get(&committee));
        let Some((dossier, draft)) = dossier.zip(ground.meeting(home).meeting) else { return Ok(Done::default()) };
        let meeting = checked.meeting(dossier, draft, words);
        let Some(family) = compose::family(checked, words, Subject::Meeting(dossier, &meeting), &self.work.order) else { return Ok(Done::default()) };
        self.drawn(&family, family.identity().ok(), || BTreeSet::from([Reason::Lost]))
    }

    /// The files of a family, taken from where they are or else drawn.
    fn drawn(&self, family: &Family, identity: Option<Digest>, reasons: impl FnOnce() -> BTreeSet<Reason>) -> Result<Done, Failure> {
        if let Some(identity) = identity
            && let Some(done) = self.taken(identity)?
        {
            return Ok(done);
        }
        let drawn = self.press.draw(family)?;
        let mut files = BTreeMap::new();
        for artifact in &drawn.artifacts {
            files.insert(artifact.path.clone(), self.site.put(artifact)?);
        }
        let mut reasons = reasons();
        reasons.extend((!drawn.findings.is_empty()).then_some(Reason::Findings));
        let made = Made { files: files.keys().cloned().collect(), reasons };
        // What is told of its pages names places, which are no part of a family: it is told again by each build.
        if let Some(identity) = identity.filter(|_| drawn.findings.is_empty()) {
            let record = DrawnRecord { files, pack: drawn.pack.clone() };
            self.site.note(self.of_family(identity), &written(&record));
        }
        Ok(Done { pack: drawn.pack, findings: drawn.findings, made: Some(made), taken: 0 })
    }

    /// The files of a family as an earlier build made them: all of them, or none.
    fn taken(&self, identity: Digest) -> Result<Option<Done>, Failure> {
        let Some(DrawnRecord { files, pack }) = recall(self.work.store, self.of_family(identity)) else { return Ok(None) };
        let taken = files.len();
        Ok(self.site.take(&files)?.then(|| Done { pack, taken, ..Done::default() }))
    }

    /// The key of what a family leads to.
    fn of_family(&self, identity: Digest) -> Digest {
        let Basis { program, theme, .. } = self.work.basis;
        key(["drawn", program, &theme.to_string(), &identity.to_string()])
    }

    /// Notes what a family came from.
    fn note(&self, subject: Subject<'_>, family: Digest) {
        let noted = match subject {
            Subject::Meeting(dossier, meeting) => self.record(dossier, meeting, family).map(|record| written(&record)),
            Subject::Home | Subject::Committee(_) | Subject::Plan(..) => Some(written(&PageRecord { basis: self.basis(subject), family })),
        };
        if let Some(noted) = noted {
            self.site.note(key(["subject", &path_of(subject)]), &noted);
        }
    }

    /// What is known of a meeting that was read; nothing of one in whose files something is wrong.
    fn record(&self, dossier: &Dossier, meeting: &Meeting, family: Digest) -> Option<MeetingRecord> {
        let home = home_of(dossier, meeting);
        let basis = self.judged.meetings.bases.get(&home)?.clone();
        let facts = dossier.calendar.meetings.get(&meeting.folder)?.clone();
        let silences = meeting.reports.values().flat_map(|report| &report.silences).cloned().collect();
        let (read, checked) = self.judged.found.get(&home)?.clone();
        Some(MeetingRecord { basis, facts, silences, read, checked, family })
    }

    /// What a page that stands alone is made from, as far as that says why it is another: what it shows tells whether it is.
    fn basis(&self, subject: Subject<'_>) -> Basis {
        let of_committee = |dossier: &Dossier| format!("{}/committee.yaml", dossier.committee.slug);
        let all = &self.judged.checked.content().committees;
        let mut files = vec!["council.yaml".to_owned()];
        let calendar = match subject {
            Subject::Home => {
                files.extend(all.values().map(of_committee));
                written(&all.values().map(|dossier| &dossier.calendar.meetings).collect::<Vec<_>>())
            }
            Subject::Committee(dossier) => {
                let inputs = self.judged.ground.inputs_of(dossier.committee.slug.as_str());
                files.extend(inputs.iter().map(|input| input.path.clone()));
                written(&dossier.calendar.meetings)
            }
            Subject::Plan(dossier, plan) => {
                files.extend([of_committee(dossier), format!("{}/plans/{plan}.yaml", dossier.committee.slug)]);
                written(&dossier.calendar.last_issued())
            }
            Subject::Meeting(dossier, meeting) => {
                files.push(of_committee(dossier));
                written(&meeting.issued.value)
            }
        };
        let digests = &self.work.basis.files;
        let files = files.into_iter().filter_map(|path| Some((path.clone(), *digests.get(&path)?))).collect();
        Basis { files, calendar: Some(Digest::of(&calendar)), ..self.work.basis.clone_without_files() }
    }

    /// Why a family that was composed had to be drawn.
    fn reasons(&self, subject: Subject<'_>, identity: Option<Digest>) -> BTreeSet<Reason> {
        if let Subject::Meeting(dossier, meeting) = subject {
            return self.judged.meetings.reasons.get(&home_of(dossier, meeting)).cloned().unwrap_or_default();
        }
        let Some(PageRecord { basis, family }) = recall(self.work.store, key(["subject", &path_of(subject)])) else {
            return BTreeSet::from([Reason::Unknown]);
        };
        let reasons = basis.differences(&self.basis(subject));
        match identity {
            _ if !reasons.is_empty() => reasons,
            Some(identity) if identity == family => BTreeSet::from([Reason::Lost]),
            Some(_) | None => BTreeSet::from([Reason::Shown]),
        }
    }
}

fn home_of(dossier: &Dossier, meeting: &Meeting) -> Home {
    Home { committee: dossier.committee.slug.to_string(), name: meeting.folder.clone(), date: meeting.date }
}

/// Where a subject is: its path from the content folder.
fn path_of(subject: Subject<'_>) -> String {
    match subject {
        Subject::Home => String::new(),
        Subject::Committee(dossier) => dossier.committee.slug.to_string(),
        Subject::Plan(dossier, plan) => format!("{}/plans/{plan}", dossier.committee.slug),
        Subject::Meeting(dossier, meeting) => home_of(dossier, meeting).path(),
    }
}

impl Built {
    fn in_order(mut self, files: &load::Files) -> Self {
        self.findings = in_order(self.findings);
        self.silenced = silenced_in_order(self.silenced);
        self.quote(files);
        self
    }
}

/// What several readers of one file found is silenced once.
fn silenced_in_order(mut silenced: Vec<Silenced>) -> Vec<Silenced> {
    silenced.sort_by(|a, b| (a.finding.place(), &a.finding.message).cmp(&(b.finding.place(), &b.finding.message)));
    silenced.dedup_by(|a, b| a.finding == b.finding);
    silenced
}
