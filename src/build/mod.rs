//! A build: from the content folder to the output folder, and no more of the way than what has changed since the last one.
//!
//! **Invariant:** what is written is the same byte for byte, whatever an earlier build has left. What something depends on is known by digests, never by
//! the times of files. Two things are noted of each meeting: what its files lead to (what others may know of it, its findings, its family), and what the
//! family leads to (its files). Pages that stand alone are composed each time, and drawn when they show something else.

mod known;
mod records;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::check::{self, CheckedContent};
use crate::compose::{self, Family, Order, Subject};
use crate::crew;
use crate::diagnostic::{self, Failure, Finding, Silenced, Sources, in_order};
use crate::load::{self, Ground, Home, Loaded};
use crate::model::{Digest, Dossier, Meeting, MeetingFacts, Silence, Theme};
use crate::publish::{self, Site, Store};
use crate::render::pdf::Typesetter;
use crate::render::{Pack, Press};
use known::{Footing, Known, Meetings};
use records::{Basis, DrawnRecord, MeetingRecord, PageRecord, Told, WholeRecord, digest, key, recall, written};

pub use records::Reason;

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
        Reuse::Unchanged => Store::open(output, publish::EDITION),
        Reuse::Nothing => Store::none(),
    };
    let basis = basis(&files, of_theme, if store.is_on() { files.digests() } else { BTreeMap::new() });
    if walked.is_empty()
        && let Some(built) = unchanged(&store, &basis, &files, &theme, output)
    {
        return Ok(built);
    }
    let typesetter = Typesetter::new(&theme)?;
    let work = Work { files: &files, theme: &theme, typesetter: &typesetter, store: &store, basis: &basis, order: Order::default() };
    let mut ground = work.ground()?;
    let (mut built, judged) = work.judge(&mut ground, walked)?;
    if let Some(judged) = judged {
        work.publish(&ground, &judged, &mut built, output, watch)?;
    }
    Ok(work.told(built))
}

/// Reads and checks, and writes nothing.
///
/// # Errors
/// When the machine or the theme fails.
pub fn check_only(source: &Source) -> Result<Built, Failure> {
    let (theme, of_theme) = theme(source)?;
    let typesetter = Typesetter::new(&theme)?;
    let (files, walked) = load::Files::read(&source.content, &source.content.to_string_lossy())?;
    let (store, basis) = (Store::none(), basis(&files, of_theme, BTreeMap::new()));
    let work = Work { files: &files, theme: &theme, typesetter: &typesetter, store: &store, basis: &basis, order: Order::default() };
    let (built, _) = work.judge(&mut work.ground()?, walked)?;
    Ok(work.told(built))
}

/// What a build of some files depends on.
fn basis(files: &load::Files, theme: Digest, digests: BTreeMap<String, Digest>) -> Basis {
    Basis { program: env!("AGENDUM_SOURCES").to_owned(), theme, shown_as: files.shown_as().to_owned(), files: digests, calendar: None }
}

/// A theme, and the digest of a theme folder's files; those of the built-in theme are a part of the program.
fn theme(source: &Source) -> Result<(Theme, Digest), Failure> {
    let Some(folder) = &source.theme else { return Ok((load::standard_theme()?, Digest::of(b""))) };
    let files = load::Files::read(folder, &folder.to_string_lossy())?.0;
    Ok((load::theme(&files)?, digest(&files.digests())?))
}

/// What came of the last build, where nothing has changed since then: every byte of the content is the same, and every file of the site is there.
fn unchanged(store: &Store, basis: &Basis, files: &load::Files, theme: &Theme, output: &Path) -> Option<Built> {
    let record: WholeRecord = recall(store, key(["whole"]))?;
    if record.basis != *basis || !publish::stands(output, store, &record.files) {
        return None;
    }
    let (findings, silenced) = (Told::findings(record.findings)?, Told::silenced(record.silenced)?);
    let taken = record.files.len();
    let mut built = Built { findings, silenced, sources: Sources::default(), packs: Some(record.packs), made: Vec::new(), taken };
    built.quote(files, basis, theme);
    Some(built)
}

impl Built {
    /// Adds where the text is had from of files that findings name and that were not read.
    fn quote(&mut self, files: &load::Files, basis: &Basis, theme: &Theme) {
        let findings = self.findings.iter().chain(self.silenced.iter().map(|silenced| &silenced.finding));
        let named: BTreeSet<_> = findings.flat_map(|finding| finding.labels.iter().map(|label| &label.place.file)).collect();
        for file in named {
            if self.sources.knows(file) {
                continue;
            }
            let source = files.text_again(file, &basis.files).or_else(|| load::FormatSource::of(theme).ok()?.text_of(file));
            if let Some(source) = source {
                self.sources.add(file, source);
            }
        }
    }

    /// Puts findings in the order in which they are shown; what several readers of one file found is told once.
    fn sort(&mut self) {
        self.findings = in_order(std::mem::take(&mut self.findings));
        self.silenced.sort_by(|a, b| (a.finding.place(), &a.finding.message).cmp(&(b.finding.place(), &b.finding.message)));
        self.silenced.dedup_by(|a, b| a.finding == b.finding);
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

/// What came of the files of a meeting.
#[derive(Clone)]
struct Found {
    /// What is wrong in them.
    read: Vec<Told>,
    /// What the rules find there, before silences are heard.
    checked: Vec<Told>,
    /// What their authors keep.
    silences: Vec<Silence>,
}

/// What was read and judged, and has no error.
struct Judged {
    checked: CheckedContent,
    meetings: Meetings,
    /// What came of each meeting that was read.
    found: BTreeMap<Home, Found>,
    /// Whether every file that was read was still the one whose digest is known: of what changed meanwhile nothing can be noted.
    is_steady: bool,
}

impl<'a> Work<'a> {
    fn ground(&self) -> Result<Ground<'a>, Failure> {
        Ok(Ground::read(self.files, &load::FormatSource::of(self.theme)?, self.typesetter.characters()))
    }

    /// Reads the meetings that have to be read, and judges all.
    fn judge(&self, ground: &mut Ground<'_>, walked: Vec<Finding>) -> Result<(Built, Option<Judged>), Failure> {
        let mut meetings = Footing { store: self.store, basis: self.basis }.meetings(ground)?;
        let (read, unread) = (std::mem::take(&mut meetings.read), std::mem::take(&mut meetings.unread));
        let of_reading = read.iter().map(|(home, read)| (home.clone(), Told::all(&read.findings), read.silences.clone()));
        let of_reading: Vec<(Home, Vec<Told>, Vec<Silence>)> = of_reading.collect();
        let Loaded { content, sources, findings, inputs } = ground.whole(read, unread);
        let is_steady = inputs.iter().all(|input| self.basis.files.get(&input.path) == Some(&input.digest));
        let mut built = Built { findings: walked, silenced: Vec::new(), sources, packs: None, made: Vec::new(), taken: 0 };
        built.findings.extend(findings);
        built.findings.extend(meetings.known.values().flat_map(|known| known.read.iter().cloned()));
        let Some(content) = content else { return Ok((built, None)) };
        let mut examined = check::examine(content, &self.theme.words);
        for (home, known) in &meetings.known {
            examined.found_before(&home.committee, &home.name, known.checked.clone());
        }
        let found = of_reading.into_iter().map(|(home, read, silences)| {
            let checked = Told::all(examined.of_meeting(&home.committee, &home.name));
            (home, Found { read, checked, silences })
        });
        let found = found.collect();
        let judged = examined.judged();
        built.findings.extend(judged.findings);
        built.silenced = judged.silenced;
        let checked = judged.checked.filter(|_| !diagnostic::any_error(&built.findings));
        Ok((built, checked.map(|checked| Judged { checked, meetings, found, is_steady })))
    }

    /// What is told of a build, in order and with what it quotes.
    fn told(&self, mut built: Built) -> Built {
        built.sort();
        built.quote(self.files, self.basis, self.theme);
        built
    }

    /// Composes and draws one family after the other, each in a thread; its files are written as they are made, and nothing of it is kept in memory.
    /// Where something on their pages is an error, the site that was there stays, and there are no packs.
    fn publish(&self, ground: &Ground<'_>, judged: &Judged, built: &mut Built, output: &Path, watch: &dyn Watch) -> Result<(), Failure> {
        let press = Press::new(self.theme, self.typesetter)?;
        let site = Site::begin(output, self.store)?;
        press.shared().iter().try_for_each(|artifact| site.put(artifact).map(drop))?;
        let known = judged.meetings.known.iter().map(|(home, known)| Task::Known(home, known));
        let tasks: Vec<Task<'_>> = compose::subjects(&judged.checked).into_iter().map(Task::Composed).chain(known).collect();
        watch.expect(tasks.len());
        let desk = Desk { work: self, ground, judged, press: &press, site: &site };
        let done = crew::each(&tasks, |task| {
            let done = desk.task(task)?;
            watch.family_done();
            Ok(done)
        })?;
        let (mut packs, mut found) = (Vec::new(), Vec::new());
        for Done { pack, findings, made, taken } in done {
            packs.extend(pack);
            found.extend(findings);
            built.made.extend(made);
            built.taken += taken;
        }
        built.made.sort_by(|a, b| a.files.cmp(&b.files));
        let on_pages = check::on_pages(&judged.checked, found);
        built.findings.extend(on_pages.findings);
        built.silenced.extend(on_pages.silenced);
        if diagnostic::any_error(&built.findings) {
            site.settle();
            return Ok(());
        }
        built.sort();
        // In the order of the site, whether they were drawn or known.
        packs.sort_by(|a, b| a.path.split('/').cmp(b.path.split('/')));
        let files = site.finish()?;
        built.packs = Some(packs.clone());
        if judged.is_steady {
            let silenced = built.silenced.iter().map(|kept| (Told::from(&kept.finding), kept.reason.clone())).collect();
            let (basis, findings) = (self.basis.clone(), Told::all(&built.findings));
            let record = WholeRecord { basis, findings, silenced, packs, files };
            site.note(key(["whole"]), &written(&record)?);
        }
        site.settle();
        Ok(())
    }
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

/// Where families are made.
struct Desk<'a> {
    work: &'a Work<'a>,
    ground: &'a Ground<'a>,
    judged: &'a Judged,
    press: &'a Press<'a>,
    site: &'a Site<'a>,
}

impl Desk<'_> {
    fn task(&self, task: &Task<'_>) -> Result<Done, Failure> {
        match task {
            Task::Composed(subject) => {
                let Some(family) = self.composed(*subject) else { return Ok(Done::default()) };
                if !self.work.store.is_on() {
                    return self.drawn(&family, None, BTreeSet::from([Reason::Unknown]));
                }
                let identity = identity(&family)?;
                let done = match self.taken(identity)? {
                    Some(done) => done,
                    None => self.drawn(&family, Some(identity), self.reasons(*subject, identity)?)?,
                };
                self.note(*subject, identity)?;
                Ok(done)
            }
            Task::Known(home, known) => match self.taken(known.family)? {
                Some(done) => Ok(done),
                None => self.lost(home),
            },
        }
    }

    fn composed(&self, subject: Subject<'_>) -> Option<Family> {
        compose::family(&self.judged.checked, &self.work.theme.words, subject, &self.work.order)
    }

    /// A meeting that was not read, and whose files are not there any more: it is read and drawn after all.
    fn lost(&self, home: &Home) -> Result<Done, Failure> {
        let checked = &self.judged.checked;
        let read = checked.content().committees.get(home.committee.as_str()).zip(self.ground.meeting(home).meeting);
        let family = read.and_then(|(dossier, draft)| {
            let meeting = checked.meeting(dossier, draft, &self.work.theme.words);
            self.composed(Subject::Meeting(dossier, &meeting))
        });
        let gone = || std::io::Error::other("it was changed while it was read");
        let family = family.ok_or_else(|| Failure::Read { path: home.path().into(), source: gone() })?;
        self.drawn(&family, Some(identity(&family)?), BTreeSet::from([Reason::Lost]))
    }

    /// The files of a family, drawn.
    fn drawn(&self, family: &Family, identity: Option<Digest>, mut reasons: BTreeSet<Reason>) -> Result<Done, Failure> {
        let drawn = self.press.draw(family)?;
        let mut files = BTreeMap::new();
        for artifact in &drawn.artifacts {
            files.insert(artifact.path.clone(), self.site.put(artifact)?);
        }
        reasons.extend((!drawn.findings.is_empty()).then_some(Reason::Findings));
        let made = Made { files: files.keys().cloned().collect(), reasons };
        // What is told of its pages names places, which are no part of a family: it is told again by each build.
        if let Some(identity) = identity.filter(|_| drawn.findings.is_empty()) {
            let record = DrawnRecord { files, pack: drawn.pack.clone() };
            self.site.note(self.of_family(identity), &written(&record)?);
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

    /// Notes what a family came from; nothing of a meeting in whose files something is wrong.
    fn note(&self, subject: Subject<'_>, family: Digest) -> Result<(), Failure> {
        let Some(basis) = self.basis(subject)?.filter(|_| self.judged.is_steady) else { return Ok(()) };
        let noted = match subject {
            Subject::Meeting(dossier, meeting) => {
                let Some(Found { read, checked, silences }) = self.judged.found.get(&home_of(dossier, meeting)).cloned() else { return Ok(()) };
                written(&MeetingRecord { basis, facts: MeetingFacts::of(meeting), silences, read, checked, family })?
            }
            Subject::Home | Subject::Committee(_) | Subject::Plan(..) => written(&PageRecord { basis, family })?,
        };
        self.site.note(key(["subject", &path_of(subject)]), &noted);
        Ok(())
    }

    /// What a family is made from; nothing where that is not known. Of a page that stands alone it says no more than why it is another: what it shows
    /// tells whether it is.
    fn basis(&self, subject: Subject<'_>) -> Result<Option<Basis>, Failure> {
        let of_committee = |dossier: &Dossier| format!("{}/committee.yaml", dossier.committee.slug);
        let all = &self.judged.checked.content().committees;
        let mut files = vec!["council.yaml".to_owned()];
        let calendar = match subject {
            Subject::Home => {
                files.extend(all.values().map(of_committee));
                digest(&all.values().map(|dossier| &dossier.calendar.meetings).collect::<Vec<_>>())?
            }
            Subject::Committee(dossier) => {
                let inputs = self.ground.inputs_of(dossier.committee.slug.as_str());
                files.extend(inputs.iter().map(|input| input.path.clone()));
                digest(&dossier.calendar.meetings)?
            }
            Subject::Plan(dossier, plan) => {
                files.extend([of_committee(dossier), format!("{}/plans/{plan}.yaml", dossier.committee.slug)]);
                digest(&dossier.calendar.last_issued())?
            }
            Subject::Meeting(dossier, meeting) => return Ok(self.judged.meetings.bases.get(&home_of(dossier, meeting)).cloned()),
        };
        let digests = &self.work.basis.files;
        let files = files.into_iter().filter_map(|path| Some((path.clone(), *digests.get(&path)?))).collect();
        Ok(Some(Basis { files, calendar: Some(calendar), ..self.work.basis.clone_without_files() }))
    }

    /// Why a family that was composed has to be drawn.
    fn reasons(&self, subject: Subject<'_>, identity: Digest) -> Result<BTreeSet<Reason>, Failure> {
        if let Subject::Meeting(dossier, meeting) = subject {
            return Ok(self.judged.meetings.reasons.get(&home_of(dossier, meeting)).cloned().unwrap_or_default());
        }
        let record: Option<PageRecord> = recall(self.work.store, key(["subject", &path_of(subject)]));
        let Some((PageRecord { basis, family }, now)) = record.zip(self.basis(subject)?) else { return Ok(BTreeSet::from([Reason::Unknown])) };
        let reasons = basis.differences(&now);
        let other = if identity == family { Reason::Lost } else { Reason::Shown };
        Ok(if reasons.is_empty() { BTreeSet::from([other]) } else { reasons })
    }
}

/// The identity of a family.
fn identity(family: &Family) -> Result<Digest, Failure> {
    family.identity().map_err(|source| Failure::Write { path: family.head.path.as_str().into(), source: source.into() })
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
