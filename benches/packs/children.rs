//! What runs in a process of its own, so that nothing is warm from the run before: the whole build, bare typst, and the taking of sources.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock and writes its own input")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use agendum::compose::{Document, Family, Order, PageRanges};
use agendum::diagnostic::Severity;
use agendum::render::{html::Web, pdf::Typesetter};
use agendum::{
    Reuse, Source, Watch, check, compose, load,
    publish::{Site, Store},
    render,
};
use serde::{Deserialize, Serialize};

use crate::bare;

/// Whatever keeps a run from its end.
pub(crate) type Trouble = Box<dyn std::error::Error + Send + Sync>;

pub(crate) fn trouble(message: impl Into<String>) -> Trouble {
    message.into().into()
}

/// What a run took of the machine, in seconds and bytes.
#[derive(Serialize, Deserialize, Clone, Copy)]
pub(crate) struct Machine {
    pub(crate) wall: f64,
    /// Time on processors, of all threads together.
    pub(crate) cpu: f64,
    pub(crate) peak_memory: f64,
}

impl Machine {
    /// From a moment until now; processor time and memory are those of the process.
    pub(crate) fn since(started: Instant) -> Self {
        Self { wall: started.elapsed().as_secs_f64(), cpu: processor_seconds(), peak_memory: peak_memory() }
    }
}

/// Linux tells it in hundredths of a second, of threads that have ended too; elsewhere it is not known and 0.
fn processor_seconds() -> f64 {
    let status = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program stands in brackets and may hold blanks; the times are the 14th and 15th field.
    let fields = status.rsplit_once(')').map(|(_, fields)| fields.split_whitespace().skip(11).take(2));
    fields.into_iter().flatten().filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// Linux tells it in kilobytes; elsewhere it is not known and 0.
fn peak_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok()).unwrap_or(0.0) * 1024.0
}

/// What the whole build took.
#[derive(Serialize, Deserialize)]
pub(crate) struct BuildRun {
    pub(crate) machine: Machine,
    /// Seconds until everything was read, checked and composed, the theme and its fonts among it.
    pub(crate) composed: f64,
    /// The pages of each pack.
    pub(crate) packs: Vec<usize>,
}

/// Notes when rendering begins.
struct Clock {
    started: Instant,
    composed: Mutex<Duration>,
}

impl Watch for Clock {
    fn expect(&self, _: usize) {
        *self.composed.lock().unwrap_or_else(PoisonError::into_inner) = self.started.elapsed();
    }

    fn family_done(&self) {}
}

/// The whole build, from the content folder to the output folder.
pub(crate) fn build(content: &Path, output: &Path) -> Result<BuildRun, Trouble> {
    made(content, output, Reuse::Nothing)
}

fn made(content: &Path, output: &Path, reuse: Reuse) -> Result<BuildRun, Trouble> {
    let source = Source { content: content.to_owned(), theme: None };
    let clock = Clock { started: Instant::now(), composed: Mutex::default() };
    let built = agendum::build(&source, output, reuse, &clock)?;
    let machine = Machine::since(clock.started);
    let packs = built.packs.ok_or_else(|| trouble(format!("{:#?}", built.findings)))?;
    let composed = clock.composed.lock().unwrap_or_else(PoisonError::into_inner).as_secs_f64();
    Ok(BuildRun { machine, composed, packs: packs.iter().map(|pack| pack.page_count).collect() })
}

/// Reading and checking, without a page.
pub(crate) fn check(content: &Path) -> Result<Machine, Trouble> {
    let started = Instant::now();
    let built = agendum::check_only(&Source { content: content.to_owned(), theme: None })?;
    let machine = Machine::since(started);
    match built.findings.iter().find(|finding| finding.severity == Severity::Error) {
        None => Ok(machine),
        Some(finding) => Err(trouble(format!("{finding:#?}"))),
    }
}

/// A build that takes what has not changed from the build before it.
pub(crate) fn again(content: &Path, output: &Path, jobs: Option<usize>) -> Result<BuildRun, Trouble> {
    if let Some(jobs) = jobs {
        rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global()?;
    }
    made(content, output, Reuse::Unchanged)
}

/// The seconds that each stage of a build takes, one after the other, in one thread but for what typst does by itself.
#[derive(Serialize, Deserialize)]
pub(crate) struct Stages(pub(crate) Vec<(String, f64)>);

struct Lap(Instant, Vec<(String, f64)>);

impl Lap {
    fn end(&mut self, name: &str) {
        self.1.push((name.to_owned(), self.0.elapsed().as_secs_f64()));
        self.0 = Instant::now();
    }
}

/// Goes through a build step by step with a clock, and writes down what bare typst needs for the same PDFs.
pub(crate) fn sources(content: &Path, folder: &Path) -> Result<Stages, Trouble> {
    let mut lap = Lap(Instant::now(), Vec::new());
    let theme = load::standard_theme()?;
    lap.end("theme");
    let typesetter = Typesetter::new(&theme)?;
    lap.end("fonts");
    let (files, _) = load::Files::read(content, &content.to_string_lossy())?;
    let loaded = load::content(&files, &load::FormatSource::of(&theme)?, typesetter.characters());
    lap.end("read");
    let loaded = loaded.content.ok_or_else(|| trouble("the content cannot be read"))?;
    let checked = check::content(loaded, &theme.words).checked.ok_or_else(|| trouble("the content has errors"))?;
    lap.end("check");
    let order = Order::default();
    let subjects = compose::subjects(&checked).into_iter();
    let families: Vec<Family> = subjects.filter_map(|subject| compose::family(&checked, &theme.words, subject, &order)).collect();
    lap.end("compose");
    let web = Web::new(&theme)?;
    lap.end("web theme");
    let mut taken = Taken::new(folder, &theme)?;
    let store = Store::none();
    let site = Site::begin(&folder.join("published"), &store)?;
    let put = |lap: &mut Lap, artifacts: Vec<render::Artifact>| -> Result<(), Trouble> {
        lap.end("other");
        artifacts.iter().try_for_each(|artifact| site.put(artifact).map(drop))?;
        lap.end("publish");
        Ok(())
    };
    put(&mut lap, web.assets())?;
    for family in &families {
        taken.begin_family();
        let mut ranges = PageRanges::new();
        for document in family.documents() {
            if document.pdf.is_some() {
                lap.end("other");
                let files = typesetter.sources(family, document, &ranges)?;
                lap.end("document for typst");
                taken.add(document, files)?;
                lap.end("other");
                let laid = typesetter.lay_out(family, document, &ranges)?;
                let head = std::ptr::eq(document, &family.head);
                lap.end(if head { "typst, packs" } else { "typst, papers" });
                let bytes = laid.export()?;
                lap.end("export");
                if head {
                    ranges = laid.ranges;
                }
                put(&mut lap, vec![render::Artifact { path: taken.name(document), bytes }])?;
            }
            lap.end("other");
            let pages = web.page(family, document, &ranges)?;
            lap.end("web pages");
            put(&mut lap, pages)?;
        }
    }
    site.finish()?;
    lap.end("publish");
    taken.finish()?;
    let mut sums: Vec<(String, f64)> = Vec::new();
    for (name, seconds) in lap.1.into_iter().filter(|(name, _)| name != "other") {
        match sums.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => *sum += seconds,
            None => sums.push((name, seconds)),
        }
    }
    Ok(Stages(sums))
}

/// The sources as they are taken, each file once.
struct Taken<'a> {
    folder: &'a Path,
    blobs: BTreeMap<Vec<u8>, usize>,
    sources: bare::Sources,
}

impl<'a> Taken<'a> {
    fn new(folder: &'a Path, theme: &agendum::model::Theme) -> Result<Self, Trouble> {
        fs::create_dir_all(folder)?;
        for (at, font) in theme.fonts.iter().enumerate() {
            fs::write(folder.join(format!("font-{at}")), &font.bytes)?;
        }
        let creator = format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        let sources = bare::Sources { fonts: theme.fonts.len(), creator, ..bare::Sources::default() };
        Ok(Self { folder, blobs: BTreeMap::new(), sources })
    }

    fn begin_family(&mut self) {
        self.sources.families.push(Vec::new());
    }

    fn name(&self, document: &Document) -> String {
        let name = document.pdf.as_ref().map_or("", |pdf| pdf.name.as_str());
        format!("{}/{name}", document.path)
    }

    fn add(&mut self, document: &Document, files: Vec<(String, Vec<u8>)>) -> Result<(), Trouble> {
        let mut named = BTreeMap::new();
        for (name, bytes) in files {
            let next = self.blobs.len();
            if !self.blobs.contains_key(&bytes) {
                fs::write(self.folder.join(format!("blob-{next}")), &bytes)?;
            }
            named.insert(name, *self.blobs.entry(bytes).or_insert(next));
        }
        let pdf = self.name(document);
        let entry = bare::Document { pdf, ident: format!("{}{}", document.website.as_deref().unwrap_or_default(), document.path), files: named };
        if let Some(family) = self.sources.families.last_mut() {
            family.push(entry);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), Trouble> {
        self.sources.blobs = self.blobs.len();
        fs::write(self.folder.join("index.json"), serde_json::to_vec(&self.sources)?)?;
        Ok(())
    }
}
