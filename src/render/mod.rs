//! Documents drawn as web pages and PDF.
//!
//! **Invariant:** sees a [`Document`] and a [`Theme`]; never the content, files, the clock or the network.

mod chart;
pub mod html;
mod letters;
mod misplaced;
pub mod pdf;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::compose::{Block, Document, DocumentKind, Family, PageRanges, Part};
use crate::diagnostic::{Failure, Finding};
use crate::model::Theme;

use html::Web;
use pdf::{Laid, Typesetter};

/// A finished file of the output.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// Its path under the root of the site, with forward slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What was drawn of a family.
#[derive(Debug)]
pub struct Drawn {
    /// Its files.
    pub artifacts: Vec<Artifact>,
    /// What there is to say of its pack, if it is one.
    pub pack: Option<Pack>,
    /// Text that does not fit on its pages.
    pub findings: Vec<Finding>,
}

/// What there is to say of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackItem {
    /// Its number, as printed.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The first and the last page of its papers, if it has any.
    pub pages: Option<(usize, usize)>,
}

/// Draws families under one theme. Works in several threads at a time.
pub struct Press<'a> {
    web: Web,
    typesetter: &'a Typesetter,
}

impl<'a> Press<'a> {
    /// Reads the web half of a theme; its other half is in the typesetter already.
    ///
    /// # Errors
    /// When a template of the theme has a fault.
    pub fn new(theme: &Theme, typesetter: &'a Typesetter) -> Result<Self, Failure> {
        Ok(Self { web: Web::new(theme)?, typesetter })
    }

    /// The files that all pages of a site share.
    pub fn shared(&self) -> Vec<Artifact> {
        self.web.assets()
    }

    /// Draws a family: its web pages and its PDFs. The papers of a pack carry the page numbers that they have in it.
    ///
    /// # Errors
    /// When the theme has a fault, or a document cannot be typeset.
    pub fn draw(&self, family: &Family) -> Result<Drawn, Failure> {
        let mut drawn = Drawn { artifacts: Vec::new(), pack: None, findings: Vec::new() };
        let mut ranges = PageRanges::new();
        self.typesetter.tidy();
        let pack = family.head.pdf.as_ref().map(|_| self.typesetter.lay_out(family, &family.head, &ranges)).transpose()?;
        if let Some(pack) = &pack {
            drawn.pack = (family.head.kind == DocumentKind::Meeting).then(|| summary(&family.head, pack));
            drawn.artifacts.extend(pdf_artifact(&family.head, pack.export()?));
            drawn.findings = misplaced::findings(&family.head, pack)?;
            ranges.clone_from(&pack.ranges);
        }
        drawn.artifacts.extend(self.web.page(family, &family.head, &ranges)?);
        for paper in &family.papers {
            has_pages(paper, &ranges)?;
            drawn.artifacts.extend(self.web.page(family, paper, &ranges)?);
            let laid = match pack.as_ref().and_then(|pack| pack.paper(paper)) {
                Some(bound) => bound,
                None => {
                    let alone = self.typesetter.lay_out(family, paper, &ranges)?;
                    let found = misplaced::findings(paper, &alone)?;
                    // What was found in the pack is told once.
                    let known: BTreeSet<_> = drawn.findings.iter().map(|known| (known.code, known.place().cloned())).collect();
                    drawn.findings.extend(found.into_iter().filter(|new| !known.contains(&(new.code, new.place().cloned()))));
                    alone
                }
            };
            drawn.artifacts.extend(pdf_artifact(paper, laid.export()?));
        }
        Ok(drawn)
    }
}

/// That a numbered paper has its pages in its pack: without them it would start at page 1, which is a fault of the pack.
fn has_pages(paper: &Document, ranges: &PageRanges) -> Result<(), Failure> {
    let lacking = paper.parts.iter().find(|part| part.kind.is_numbered() && !ranges.contains_key(&part.id));
    let unknown = |part: &Part| Failure::Typeset { document: paper.path.clone(), message: format!("its pack has no page for `{}`", part.id) };
    lacking.map_or(Ok(()), |part| Err(unknown(part)))
}

fn pdf_artifact(document: &Document, bytes: Vec<u8>) -> Option<Artifact> {
    let name = &document.pdf.as_ref()?.name;
    Some(Artifact { path: format!("{}/{name}", document.path), bytes })
}

fn summary(document: &Document, laid: &Laid) -> Pack {
    let items = document.parts.iter().flat_map(|part| &part.blocks).filter_map(|block| match &block.shown {
        Block::AgendaItem { number, title, parts, .. } => {
            let pages = parts.as_ref().and_then(|(first, last)| Some((laid.ranges.get(first)?.0, laid.ranges.get(last)?.1)));
            Some(PackItem { number: number.clone(), title: title.clone(), pages })
        }
        _ => None,
    });
    let (page_count, numbered_pages) = (laid.page_count(), laid.numbered_pages);
    Pack { path: document.path.clone(), page_count, numbered_pages, items: items.collect() }
}
