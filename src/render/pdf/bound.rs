//! A paper's own pages, taken from the pages of the pack that it is bound in: laid out once, they are the same in both.

use std::collections::BTreeMap;

use typst::layout::{Frame, FrameItem};
use typst::model::Destination;
use typst_layout::PagedDocument;

use super::{Laid, ident, links, place, walk};
use crate::compose::{Document, PageRanges, Target};

impl Laid {
    /// The pages of a paper of this pack as a document of their own. Nothing where they cannot be taken out as they stand: where the paper's
    /// parts do not follow each other here, or it leads to another place of the pack, for which its own file has another way.
    pub fn paper(&self, paper: &Document) -> Option<Self> {
        if leads_elsewhere(paper) {
            return None;
        }
        let (first, last) = (paper.parts.first()?, paper.parts.last()?);
        let from = place(&self.pages, &links::start_label(&first.id))?;
        let to = place(&self.pages, &links::end_label(&last.id))?;
        let pages = self.pages.pages().get(from..=to)?;
        let mut info = typst::model::Document::info(&self.pages).clone();
        info.title = Some(paper.title.as_str().into());
        info.description = Some(paper.subject.as_str().into());
        let pages = PagedDocument::new(pages.iter().cloned().collect(), info);
        let ranges: PageRanges = paper.parts.iter().map(|part| Some((part.id.clone(), *self.ranges.get(&part.id)?))).collect::<Option<_>>()?;
        let whole = pages.pages().iter().all(|page| leads_to_itself(&page.frame, &pages));
        whole.then(|| Self {
            numbered_pages: pages.pages().len(),
            // What these say is said of the pack.
            page_starts: Vec::new(),
            blocks: BTreeMap::new(),
            misplaced: Vec::new(),
            pages,
            ranges,
            ident: ident(paper),
            path: paper.path.clone(),
        })
    }
}

/// Whether the words of a paper lead to another paper of the meeting.
fn leads_elsewhere(paper: &Document) -> bool {
    let own = paper.parts.first().and_then(|part| part.paper.as_deref());
    let mut elsewhere = false;
    for part in &paper.parts {
        walk::part(part, &mut |met| {
            links::targets_of(met, &mut |target| elsewhere |= matches!(target, Target::Paper { paper, .. } if Some(paper.as_str()) != own));
        });
    }
    elsewhere
}

/// Whether every link of a frame to a place in the file finds that place.
fn leads_to_itself(frame: &Frame, pages: &PagedDocument) -> bool {
    frame.items().all(|(_, item)| match item {
        FrameItem::Link(Destination::Location(location), _) => pages.introspector().position(*location).is_some(),
        FrameItem::Group(group) => leads_to_itself(&group.frame, pages),
        FrameItem::Link(..) | FrameItem::Text(_) | FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Tag(_) => true,
    })
}
