//! agendum turns a folder of reports into agenda packs, as accessible PDF and as web pages.
//!
//! The rooms in the order in which a pack passes through them. A room names only rooms above it in this list; `tests/house.rs` holds that.
//!
//! | room | takes | hands on | never |
//! |---|---|---|---|
//! | [`diagnostic`] | a code, a place, words | findings and failures | knows the rest of the house |
//! | [`model`] | parsed values | what a council's papers mean | knows YAML, Markdown, paths or pages |
//! | [`load`] | a content folder, a theme folder | [`model::draft::Content`], [`model::Theme`], findings | judges what a report says; writes |
//! | [`check`] | a draft, the theme's words | its figures worked out: [`check::CheckedContent`], which only this room makes, or findings | knows files or formats |
//! | [`compose`] | the checked content, the theme's words | [`compose::Document`]s: numbered blocks, links, tables | knows HTML or PDF |
//! | [`render`] | documents and a theme | artifacts: path and bytes | sees the content, files, clock or network |
//! | [`publish`] | artifacts | the output folder, staged and swapped | looks inside an artifact |
//! | [`cli`] | arguments | exit codes and words on the terminal | works of its own |

pub mod check;
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod load;
pub mod model;
pub mod publish;
pub mod render;

use std::path::{Path, PathBuf};

use diagnostic::{Failure, Finding, Silenced, Sources, in_order};
use model::Theme;
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
    /// So many files are to come.
    fn expect(&self, files: usize);
    /// One of them is done.
    fn file_done(&self);
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
        let documents = compose::documents(&checked, &theme.words);
        watch.expect(render::steps(&documents));
        let site = render::site(&documents, &theme, &typesetter, &|| watch.file_done())?;
        publish::publish(site.artifacts, output)?;
        built.packs = Some(site.packs);
    }
    Ok(built)
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
fn read(source: &Source, theme: &Theme, typesetter: &Typesetter) -> Result<(Option<check::CheckedContent>, Built), Failure> {
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
