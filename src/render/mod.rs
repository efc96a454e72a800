//! Documents drawn as web pages and PDF.
//!
//! **Invariant:** sees a [`Document`] and a [`Theme`]; never the content, files, the clock or the network.

pub mod html;
pub mod pdf;

use rayon::prelude::*;

use crate::compose::{Block, Document, DocumentKind, PageRanges};
use crate::diagnostic::Failure;
use crate::model::Theme;

use html::Web;
use pdf::{TypesetPdf, Typesetter};

/// A finished file of the output.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// Its path under the root of the site, with forward slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A whole site.
#[derive(Debug)]
pub struct Site {
    /// Every file.
    pub artifacts: Vec<Artifact>,
    /// Every pack, in the order of the documents.
    pub packs: Vec<Pack>,
}

/// What there is to say of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The path of its meeting.
    pub path: String,
    /// All its pages.
    pub page_count: usize,
    /// Those that carry a number.
    pub numbered_pages: usize,
    /// The items of its agenda.
    pub items: Vec<PackItem>,
}

/// An item of a pack's agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackItem {
    /// Its number, as printed.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The first and the last page of its papers, if it has any.
    pub pages: Option<(usize, usize)>,
}

/// Draws every document; independent ones at the same time. `done` is called after each file.
///
/// # Errors
///
/// When a theme has a fault, or a document cannot be typeset.
pub fn site(documents: &[Document], theme: &Theme, typesetter: &Typesetter, done: &(dyn Fn() + Sync)) -> Result<Site, Failure> {
    let web = Web::new(theme)?;
    let drawn: Vec<Drawn> =
        families(documents).into_par_iter().map(|family| draw_family(family, &web, typesetter, done)).collect::<Result<Vec<_>, Failure>>()?;
    let mut site = Site { artifacts: web.assets(), packs: Vec::new() };
    for (artifacts, pack) in drawn {
        site.artifacts.extend(artifacts);
        site.packs.extend(pack);
    }
    Ok(site)
}

/// How many files [`site`] will report as done.
pub fn steps(documents: &[Document]) -> usize {
    documents.iter().map(|document| 1 + usize::from(document.pdf.is_some())).sum()
}

/// A meeting and the papers that take their page numbers from its pack, or a document that stands alone.
fn families(documents: &[Document]) -> Vec<&[Document]> {
    documents.chunk_by(|before, after| after.pdf.as_ref().is_some_and(|pdf| pdf.pages_of.is_some()) && before.pdf.is_some()).collect()
}

/// What is drawn of a family, and of which pack.
type Drawn = (Vec<Artifact>, Option<Pack>);

fn draw_family(family: &[Document], web: &Web, typesetter: &Typesetter, done: &(dyn Fn() + Sync)) -> Result<Drawn, Failure> {
    let Some((head, papers)) = family.split_first() else { return Ok((Vec::new(), None)) };
    let mut artifacts = Vec::new();
    let mut ranges = PageRanges::new();
    let mut pack = None;
    if head.pdf.is_some() {
        typesetter.tidy();
        let typeset = typesetter.typeset(head, 1)?;
        done();
        pack = (head.kind == DocumentKind::Meeting).then(|| summary(head, &typeset));
        ranges = typeset.ranges;
        artifacts.extend(pdf_artifact(head, typeset.bytes));
    }
    artifacts.extend(web.page(head, &ranges)?);
    done();
    let drawn: Vec<Vec<Artifact>> =
        papers.par_iter().map(|paper| draw_paper(paper, &ranges, web, typesetter, done)).collect::<Result<Vec<_>, Failure>>()?;
    artifacts.extend(drawn.into_iter().flatten());
    Ok((artifacts, pack))
}

/// A paper of a pack: its pages carry the numbers that they have in the pack.
fn draw_paper(paper: &Document, ranges: &PageRanges, web: &Web, typesetter: &Typesetter, done: &(dyn Fn() + Sync)) -> Result<Vec<Artifact>, Failure> {
    let typeset = typesetter.typeset(paper, first_page(paper, ranges)?)?;
    done();
    let mut artifacts = web.page(paper, ranges)?;
    done();
    artifacts.extend(pdf_artifact(paper, typeset.bytes));
    Ok(artifacts)
}

/// The number that the first page of a paper has in its pack. A paper without it is no page 1: it is a fault of the pack.
fn first_page(paper: &Document, ranges: &PageRanges) -> Result<usize, Failure> {
    let numbered = paper.parts.iter().find(|part| part.kind.is_numbered());
    let unknown = |id: &str| Failure::Typeset { document: paper.path.clone(), message: format!("its pack has no page for `{id}`") };
    numbered.map_or(Ok(1), |part| ranges.get(&part.id).map(|(first, _)| *first).ok_or_else(|| unknown(&part.id)))
}

fn pdf_artifact(document: &Document, bytes: Vec<u8>) -> Option<Artifact> {
    let name = &document.pdf.as_ref()?.name;
    Some(Artifact { path: format!("{}/{name}", document.path), bytes })
}

fn summary(document: &Document, typeset: &TypesetPdf) -> Pack {
    let items = document.parts.iter().flat_map(|part| &part.blocks).filter_map(|block| match block {
        Block::AgendaItem { number, title, parts, .. } => {
            let pages = parts.as_ref().and_then(|(first, last)| Some((typeset.ranges.get(first)?.0, typeset.ranges.get(last)?.1)));
            Some(PackItem { number: number.clone(), title: title.clone(), pages })
        }
        _ => None,
    });
    let (page_count, numbered_pages) = (typeset.page_count, typeset.numbered_pages);
    Pack { path: document.path.clone(), page_count, numbered_pages, items: items.collect() }
}
