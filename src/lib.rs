//! agendum turns a folder of reports into agenda packs, as accessible PDF and as web pages.
//!
//! The rooms in the order in which a pack passes through them. A room names only rooms above it in this list; `tests/house.rs` holds that.
//!
//! | room | takes | hands on | never |
//! |---|---|---|---|
//! | [`diagnostic`] | a code, a place, words | findings and failures | knows the rest of the house |
//! | `crew` | things and work for each | their results, in order | knows what the work is |
//! | [`model`] | parsed values | what a council's papers mean | knows YAML, Markdown, paths or pages |
//! | [`load`] | a content folder, a theme folder | [`model::draft::Content`], [`model::Theme`], findings | judges what a report says; writes |
//! | [`check`] | a draft, the theme's words | its figures worked out: [`check::CheckedContent`], which only this room makes, or findings | knows files or formats |
//! | [`compose`] | the checked content, the theme's words, an order | [`compose::Family`]: a pack and its papers as one value | knows HTML or PDF |
//! | [`render`] | a family and a theme | artifacts (path and bytes), findings of what does not fit its page | sees the content, files, clock or network |
//! | [`publish`] | artifacts, one after the other | the output folder, staged and swapped | looks inside an artifact |
//! | [`cli`] | arguments | exit codes and words on the terminal | works of its own |
//!
//! # Words
//!
//! Each has one meaning throughout.
//!
//! | word | what it means |
//! |---|---|
//! | place | a stretch of a file ([`diagnostic::Place`]); where a meeting is held is its *venue* |
//! | finding, failure | what an author can mend; what only the machine or the theme can |
//! | rule, silence | one question asked of all content; an author's reason to keep what it found |
//! | paper | what an agenda binds in: a report, an appendix, minutes |
//! | pack | all papers of a meeting behind its agenda, with one run of page numbers |
//! | prose | what an author wrote in Markdown, as blocks with their places ([`model::Prose`]) |
//! | section, outline | a heading of the report format with what stands under it; all of them with their numbers |
//! | figure | a number that is printed, with its unit ([`model::Figure`]), or the expression in prose that gives one |
//! | picture, chart | an image of an author's own; data drawn by the program ([`compose::chart::Chart`]) |
//! | data set, view | a table of figures from a file; the way in which one, or a plan, is shown ([`model::ViewKind`]) |
//! | plan, action, update | a living list; one thing to be done; what was said of it on a day |
//! | progress, course | how an action stands on a day; how it stood on two |
//! | tracker, recommendation | the committee's list; what it asked for, with what became of that |
//! | programme, promise | what comes to which meeting; what a committee was told would come |
//! | exempt | kept from the public by a category of the law |
//! | slug | a name that is a folder and part of an address ([`model::Slug`]) |
//! | words | every text that the program itself prints, from the theme ([`model::Words`]) |
//! | tokens | the lengths and colours of a theme ([`model::Tokens`]) |
//! | order, pins, edition | what a family is composed for; numbers that are given; for whom ([`compose::Order`]) |
//! | family, document | a pack and its papers as one value ([`compose::Family`]); one page and its PDF |
//! | part, block, inline | what starts on a new page; what stands in it; a piece of a line |
//! | origin | the author's text that a block was made from ([`compose::Origin`]); no part of what it shows |
//! | anchor, label | the address of a block on a web page; the number or letter printed before one |
//! | room, run | what a page leaves for text; pages of one orientation that follow each other |
//! | artifact | a finished file of the output: path and bytes |
//!
//! # Three ways through the house
//!
//! Each arrow leads from a function to one that it calls, or to a value or type that it uses; `tests/house.rs` walks them.
//!
//! A paragraph becomes a page:
//!
//! - read: `lib.rs` `read` → `load/mod.rs` `content` → `whole` → `load/forms/committee.rs` `read` → `meetings` →
//!   `load/forms/meeting.rs` `read` → `reports` → `load/forms/report.rs` `read` → `load/markdown/mod.rs` `read` → `parsed` →
//!   `load/markdown/blocks.rs` `blocks` → `block` → `paragraph`
//! - composed: `lib.rs` `build` → `publish_site` → `compose/mod.rs` `family` → `compose/meeting.rs` `family` → `bound_report` →
//!   `compose/report.rs` `part` → `narrative` → `said` → `compose/prose.rs` `blocks` → `at_depth` → `line`
//! - as PDF: `lib.rs` `publish_site` → `render/mod.rs` `draw` → `render/pdf/mod.rs` `lay_out` → `desk` → `render/pdf/sheet.rs` `sheet` →
//!   `blocks` → `inline`; then `render/mod.rs` `draw` → `render/pdf/mod.rs` `export` → `render/pdf/compact.rs` `compact`
//! - on the web: `render/mod.rs` `draw` → `render/html/mod.rs` `page` → `render/html/parts.rs` `write` → `under_page_heading` →
//!   `render/html/writer.rs` `blocks`
//! - written: `lib.rs` `publish_site` → `publish.rs` `put` → `write`; then `lib.rs` `publish_site` → `publish.rs` `finish` → `manifest` → `swap`
//!
//! An update of an action becomes a row of its exceptions:
//!
//! - read: `load/forms/appendix.rs` `yaml_paper` → `load/forms/plan.rs` `PlanKeys` → `PriorityKeys` → `ActionKeys` → `UpdateKeys` →
//!   `model/plan.rs` `Update`
//! - shown: `compose/prose.rs` `blocks` → `compose/views/mod.rs` `view` → `compose/views/exceptions.rs` `exceptions` →
//!   `model/exceptions.rs` `exceptions` → `course` → `model/progress.rs` `at`; then `compose/views/exceptions.rs` `row` → `compose/document.rs`
//!   `TableCell`
//!
//! A wrong percentage becomes a finding:
//!
//! - judged: `cli.rs` `check` → `lib.rs` `check_only` → `read` → `check/mod.rs` `content` → `check/rules/mod.rs` `RULES` →
//!   `check/rules/percentage.rs` `RULE` → `check` → `judge` → `readings`
//! - kept or told: `check/mod.rs` `content` → `check/silences.rs` `apply`; then `cli.rs` `show` → `diagnostic/printer.rs` `print`

pub mod check;
pub mod cli;
pub mod compose;
mod crew;
pub mod diagnostic;
pub mod load;
pub mod model;
pub mod publish;
pub mod render;

use std::path::{Path, PathBuf};

use check::{CheckedContent, OnPages};
use compose::Order;
use diagnostic::{Failure, Finding, Silenced, Sources, in_order};
use model::Theme;
use publish::Site;
use render::Press;
use render::pdf::Typesetter;

/// Where content and theme come from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The content folder.
    pub content: PathBuf,
    /// A theme folder; the built-in theme without one.
    pub theme: Option<PathBuf>,
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
    pub packs: Option<Vec<render::Pack>>,
}

/// Somebody who watches a build.
pub trait Watch: Sync {
    /// So many packs and pages are to come.
    fn expect(&self, families: usize);
    /// One of them is done.
    fn family_done(&self);
}

/// Reads, checks, composes, renders and publishes: from the content folder to the output folder.
///
/// # Errors
///
/// When the machine or the theme fails; errors in the content are findings, and keep anything from being written.
pub fn build(source: &Source, output: &Path, watch: &dyn Watch) -> Result<Built, Failure> {
    let theme = theme(source)?;
    let typesetter = Typesetter::new(&theme)?;
    let (checked, mut built) = read(source, &theme, &typesetter)?;
    if let Some(checked) = checked {
        let (packs, on_pages) = publish_site(&checked, &theme, &typesetter, output, watch)?;
        built.findings = in_order(built.findings.into_iter().chain(on_pages.findings).collect());
        built.silenced = silenced_in_order(built.silenced.into_iter().chain(on_pages.silenced).collect());
        built.packs = packs;
    }
    Ok(built)
}

/// Composes and draws one family after the other, each in a thread; its files are written as they are made, and nothing of it is kept.
/// Gives the packs and what was found on their pages; where that is an error, the site that was there stays, and there are no packs.
fn publish_site(
    checked: &CheckedContent,
    theme: &Theme,
    typesetter: &Typesetter,
    output: &Path,
    watch: &dyn Watch,
) -> Result<(Option<Vec<render::Pack>>, OnPages), Failure> {
    let press = Press::new(theme, typesetter)?;
    let site = Site::begin(output)?;
    press.shared().iter().try_for_each(|artifact| site.put(artifact))?;
    let subjects = compose::subjects(checked);
    watch.expect(subjects.len());
    let order = Order::default();
    let drawn = crew::each(&subjects, |subject| {
        let Some(family) = compose::family(checked, &theme.words, *subject, &order) else { return Ok((None, Vec::new())) };
        let drawn = press.draw(&family)?;
        drawn.artifacts.iter().try_for_each(|artifact| site.put(artifact))?;
        watch.family_done();
        Ok((drawn.pack, drawn.findings))
    })?;
    let (packs, found): (Vec<_>, Vec<_>) = drawn.into_iter().unzip();
    let on_pages = check::on_pages(checked, found.into_iter().flatten().collect());
    if diagnostic::any_error(&on_pages.findings) {
        return Ok((None, on_pages));
    }
    site.finish()?;
    Ok((Some(packs.into_iter().flatten().collect()), on_pages))
}

/// Reads and checks, and writes nothing.
///
/// # Errors
///
/// When the machine or the theme fails.
pub fn check_only(source: &Source) -> Result<Built, Failure> {
    let theme = theme(source)?;
    Ok(read(source, &theme, &Typesetter::new(&theme)?)?.1)
}

fn theme(source: &Source) -> Result<Theme, Failure> {
    match &source.theme {
        Some(folder) => load::theme(&load::Files::read(folder, &folder.to_string_lossy())?.0),
        None => load::standard_theme(),
    }
}

/// The content as read and checked: nothing of it when any finding is an error.
fn read(source: &Source, theme: &Theme, typesetter: &Typesetter) -> Result<(Option<CheckedContent>, Built), Failure> {
    let (files, mut findings) = load::Files::read(&source.content, &source.content.to_string_lossy())?;
    let loaded = load::content(&files, &load::FormatSource::of(theme)?, typesetter.characters());
    findings.extend(loaded.findings);
    let (mut checked, mut silenced) = (None, Vec::new());
    if let Some(content) = loaded.content {
        let judged = check::content(content, &theme.words);
        findings.extend(judged.findings);
        silenced = judged.silenced;
        checked = judged.checked.filter(|_| !diagnostic::any_error(&findings));
    }
    Ok((checked, Built { findings: in_order(findings), silenced: silenced_in_order(silenced), sources: loaded.sources, packs: None }))
}

/// What several readers of one file found is silenced once.
fn silenced_in_order(mut silenced: Vec<Silenced>) -> Vec<Silenced> {
    silenced.sort_by(|a, b| (a.finding.place(), &a.finding.message).cmp(&(b.finding.place(), &b.finding.message)));
    silenced.dedup_by(|a, b| a.finding == b.finding);
    silenced
}
