//! Where links of a document lead in its PDF: to a place in the same file, to the council's website, or nowhere.

use std::collections::{BTreeMap, BTreeSet};

use super::walk::{self, Met};
use crate::compose::{Block, Document, DocumentKind, Inline, Part, Target};

/// Addresses longer than this are refused by the typesetter.
const LONGEST_ADDRESS: usize = 8000;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Way {
    /// To the label of a place in this file.
    Label(String),
    /// To an address.
    Address(String),
    /// Nowhere: the words stand without a link.
    None,
}

/// The places of a document that links can reach.
#[derive(Debug)]
pub(super) struct Links<'a> {
    website: Option<&'a str>,
    /// The folder of the meeting, in which each paper has a folder of its own.
    meeting: &'a str,
    /// The ids of parts with page numbers.
    numbered: BTreeSet<&'a str>,
    /// The first part of each paper.
    papers: BTreeMap<&'a str, &'a str>,
    /// Every anchor there is, with its paper before it.
    anchors: BTreeSet<String>,
    /// The labels that some link leads to: only these are set, since each costs time.
    wanted: BTreeSet<String>,
}

impl<'a> Links<'a> {
    /// Reads the places and links of a document.
    pub(super) fn of(document: &'a Document) -> Self {
        let mut links = Self {
            website: document.website.as_deref(),
            meeting: meeting_of(document),
            numbered: document.parts.iter().filter(|part| part.kind.is_numbered()).map(|part| part.id.as_str()).collect(),
            papers: BTreeMap::new(),
            anchors: BTreeSet::new(),
            wanted: BTreeSet::new(),
        };
        for part in &document.parts {
            if let Some(paper) = &part.paper {
                links.papers.entry(paper).or_insert(&part.id);
            }
            links.anchors.insert(anchor_label(part, &part.anchor));
            walk::part(part, &mut |met| links.anchors.extend(anchor_of(met).map(|anchor| anchor_label(part, anchor))));
        }
        for part in &document.parts {
            walk::part(part, &mut |met| {
                targets_of(met, &mut |target| {
                    if let Way::Label(label) = links.way(target) {
                        links.wanted.insert(label);
                    }
                });
            });
        }
        links
    }

    /// Where a target is to be found.
    pub(super) fn way(&self, target: &Target) -> Way {
        match target {
            Target::Paper { paper, anchor } => self.in_meeting(paper, anchor.as_deref()),
            Target::Page { path, anchor } => self.on_site(path, anchor.as_deref()),
            Target::File { path } => self.website.map_or(Way::None, |site| address(format!("{site}{path}"))),
            Target::Address { address: to } => address(to.clone()),
        }
    }

    /// The label of an anchor of a part, if a link leads there; given out once, since a label can stand in one place only.
    pub(super) fn label(&mut self, part: &Part, anchor: &str) -> Option<String> {
        self.wanted.take(&anchor_label(part, anchor))
    }

    /// The labels at the start and the end of some parts, if they are in this document and their pages are numbered.
    pub(super) fn range(&self, first: &str, last: &str) -> Option<[String; 2]> {
        (self.numbered.contains(first) && self.numbered.contains(last)).then(|| [start_label(first), end_label(last)])
    }

    fn in_meeting(&self, paper: &str, anchor: Option<&str>) -> Way {
        let Some(part) = self.papers.get(paper) else {
            return self.on_site(&format!("{}/{paper}", self.meeting), anchor);
        };
        let label = anchor.map(|anchor| format!("{paper}/{anchor}")).filter(|label| self.anchors.contains(label));
        Way::Label(label.unwrap_or_else(|| start_label(part)))
    }

    fn on_site(&self, path: &str, anchor: Option<&str>) -> Way {
        let Some(site) = self.website else { return Way::None };
        let folder = if path.is_empty() { String::new() } else { format!("{path}/") };
        let place = anchor.map_or(String::new(), |anchor| format!("#{anchor}"));
        address(format!("{site}{folder}{place}"))
    }
}

/// The label at the start of a part.
pub(super) fn start_label(part: &str) -> String {
    format!("start {part}")
}

/// The label at the end of a part.
pub(super) fn end_label(part: &str) -> String {
    format!("end {part}")
}

/// The label of an anchor: anchors are unique inside one paper only.
fn anchor_label(part: &Part, anchor: &str) -> String {
    format!("{}/{anchor}", part.paper.as_deref().unwrap_or(&part.id))
}

fn anchor_of(met: Met<'_>) -> Option<&str> {
    match met {
        Met::Block(Block::Heading { id, .. }) => id.as_deref(),
        Met::Block(Block::Numbered { id, .. } | Block::AgendaItem { id, .. }) => Some(id),
        Met::Block(_) | Met::Inline(_) => None,
    }
}

pub(super) fn targets_of<'a>(met: Met<'a>, visit: &mut impl FnMut(&'a Target)) {
    match met {
        Met::Inline(Inline::Link { target, .. }) | Met::Block(Block::AgendaItem { target: Some(target), .. }) => visit(target),
        Met::Block(Block::Links { items }) => items.iter().for_each(|item| visit(&item.target)),
        Met::Block(_) | Met::Inline(_) => {}
    }
}

fn meeting_of(document: &Document) -> &str {
    let above = || document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    match document.kind {
        DocumentKind::Home | DocumentKind::Committee | DocumentKind::Plan | DocumentKind::Meeting => &document.path,
        DocumentKind::Report | DocumentKind::Paper => document.pdf.as_ref().and_then(|pdf| pdf.pages_of.as_deref()).unwrap_or_else(above),
    }
}

fn address(to: String) -> Way {
    if to.is_empty() || to.len() > LONGEST_ADDRESS { Way::None } else { Way::Address(to) }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn paper(paper: &str, anchor: Option<&str>) -> Target {
        Target::Paper { paper: paper.into(), anchor: anchor.map(Into::into) }
    }

    #[test]
    fn papers_in_this_file_are_linked_here_and_others_on_the_website() {
        let report = sample::report_alone();
        let links = Links::of(&report);
        let label = |label: &str| Way::Label(label.into());
        let on_site = |path: &str| Way::Address(format!("https://www.wexmoor.example/democracy/{path}"));
        assert_eq!(links.way(&paper("improvement-plan", Some("para-2"))), label("improvement-plan/para-2"));
        assert_eq!(links.way(&paper("improvement-plan", Some("gone"))), label("start improvement-plan"));
        assert_eq!(links.way(&paper("minutes", Some("para-2"))), on_site("children/2021-11-04/minutes/#para-2"));
        assert_eq!(links.way(&Target::Page { path: String::new(), anchor: None }), on_site(""));
        assert_eq!(links.way(&Target::File { path: "a/b.pdf".into() }), on_site("a/b.pdf"));
        assert_eq!(links.way(&Target::Address { address: String::new() }), Way::None);
    }

    #[test]
    fn without_a_website_other_papers_stand_unlinked() {
        let report = Document { website: None, ..sample::report_alone() };
        let links = Links::of(&report);
        assert_eq!(links.way(&paper("minutes", None)), Way::None);
        assert_eq!(links.way(&Target::Page { path: "children".into(), anchor: None }), Way::None);
    }

    #[test]
    fn a_label_is_given_out_once_and_only_if_wanted() {
        let pack = sample::pack();
        let mut links = Links::of(&pack);
        let Some(part) = pack.parts.iter().find(|part| part.id == "improvement-plan") else { return };
        assert_eq!(links.label(part, "para-2").as_deref(), Some("improvement-plan/para-2"));
        assert_eq!((links.label(part, "para-2"), links.label(part, "para-3")), (None, None));
    }
}
