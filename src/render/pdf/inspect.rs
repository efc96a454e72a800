//! What stands where on laid-out pages, and what stands where it should not.

use std::collections::HashMap;

use typst::foundations::{Content, Value};
use typst::introspection::{Location, MetadataElem, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::model::{FootnoteElem, TableCell};
use typst::pdf::ArtifactElem;
use typst::text::TextItem;
use typst_layout::{Page, PagedDocument};

use super::measures::Measures;
use crate::compose::Orientation;
use crate::render::chart::LabelFault;

/// Text may stand out of its area by so much, in points: slanted letters do.
const SLACK: f64 = 3.0;
/// Two pieces of text stand over each other where the bodies of their letters share so much, in points.
const SHARED: f64 = 1.2;

/// What the pages of a document hold.
#[derive(Debug, Clone, Default)]
pub(super) struct Inspected {
    /// For each mark, the page on which its block begins, counted from 0; by the mark less 1.
    pub(super) begins: Vec<Option<usize>>,
    /// For each page, the mark of the block and the number of its letters before the page. Blanks are not counted, nor are the numbers of notes.
    pub(super) starts: Vec<Option<(usize, usize)>>,
    /// Text that stands where it should not.
    pub(super) faults: Vec<Fault>,
}

/// Text that stands where it should not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fault {
    /// The mark of its block; none for what no block has, such as the running head.
    pub(super) mark: Option<usize>,
    pub(super) kind: FaultKind,
    /// The page, counted from 0.
    pub(super) page: usize,
}

/// How text can stand where it should not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// It runs out of the text area of its page, or off the page.
    Outside,
    /// It stands over other text.
    Over,
    /// It is a label of a chart, and stands where it should not in its picture.
    Label(LabelFault),
}

/// Goes through the pages of a document that has so many marks.
pub(super) fn inspect(pages: &PagedDocument, marks: usize, measures: &Measures) -> Inspected {
    let mut walk = Walk { found: Inspected { begins: vec![None; marks], ..Inspected::default() }, letters: vec![0; marks], ..Walk::default() };
    for (at, page) in pages.pages().iter().enumerate() {
        walk.page = at;
        walk.start = None;
        walk.pieces.clear();
        walk.frame(&page.frame, Transform::identity());
        let start = walk.start;
        walk.found.starts.push(start);
        let area = Area::of(page, measures);
        faults(&walk.pieces, area, at, &mut walk.found.faults);
    }
    walk.found.faults.sort_unstable();
    walk.found.faults.dedup_by_key(|fault| (fault.mark, fault.kind));
    walk.found
}

/// Whose text is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Owner {
    /// Nobody's: what comes before the first mark.
    #[default]
    Nobody,
    /// A block's.
    Block(usize),
    /// What a block repeats or counts: the head of its table, the bullets of its list.
    Running(usize),
}

impl Owner {
    fn mark(self) -> Option<usize> {
        match self {
            Self::Block(mark) | Self::Running(mark) => Some(mark),
            Self::Nobody => None,
        }
    }
}

/// A walk through the pages.
#[derive(Default)]
struct Walk {
    found: Inspected,
    /// Letters of each block that were met.
    letters: Vec<usize>,
    page: usize,
    start: Option<(usize, usize)>,
    owner: Owner,
    /// Table cells that go on elsewhere, and whose text they go on with.
    cells: HashMap<Location, Owner>,
    /// Running heads and feet, and numbers of notes, that the walk is in.
    aside: Vec<(Location, Aside)>,
    pieces: Vec<Piece>,
}

/// Text that is no text of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aside {
    /// Heads and feet of pages, with whose they are.
    Artifact(Owner),
    /// The number of a note.
    Number,
}

/// A piece of text on a page: the bodies of its letters, without what reaches above and below.
#[derive(Debug, Clone, Copy)]
struct Piece {
    owner: Owner,
    artifact: bool,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Walk {
    fn frame(&mut self, frame: &Frame, to_page: Transform) {
        for (at, item) in frame.items() {
            match item {
                FrameItem::Tag(tag) => self.tag(tag),
                FrameItem::Text(text) => self.text(text, at.transform(to_page), to_page),
                FrameItem::Group(group) => {
                    let inner = to_page.pre_concat(Transform::translate(at.x, at.y)).pre_concat(group.transform);
                    match group.parent {
                        Some(parent) => self.elsewhere(parent.location, &group.frame, inner),
                        None => self.frame(&group.frame, inner),
                    }
                }
                FrameItem::Link(..) | FrameItem::Shape(..) | FrameItem::Image(..) => {}
            }
        }
    }

    /// A frame whose text belongs to what began elsewhere: a table cell that goes on over a page, or the text of a note.
    fn elsewhere(&mut self, parent: Location, frame: &Frame, to_page: Transform) {
        let outer = std::mem::replace(&mut self.owner, self.cells.get(&parent).copied().unwrap_or_default());
        self.frame(frame, to_page);
        self.cells.insert(parent, self.owner);
        self.owner = outer;
    }

    fn tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Start(element, _) => self.element(element),
            Tag::End(location, ..) => self.aside.retain(|(known, _)| known != location),
        }
    }

    fn element(&mut self, element: &Content) {
        if let Some(mark) = element.to_packed::<MetadataElem>() {
            if let Value::Int(mark) = mark.value {
                self.mark(mark);
            }
        } else if let Some(location) = element.location() {
            if element.is::<ArtifactElem>() {
                self.aside.push((location, Aside::Artifact(Owner::Nobody)));
            } else if element.is::<FootnoteElem>() {
                self.aside.push((location, Aside::Number));
            } else if element.is::<TableCell>() {
                self.cells.insert(location, self.owner);
            }
        }
    }

    fn mark(&mut self, mark: i64) {
        let Ok(number) = usize::try_from(mark.unsigned_abs()) else { return };
        if let Some((_, Aside::Artifact(owner))) = self.aside.last_mut() {
            *owner = Owner::Running(number);
            return;
        }
        self.owner = if mark < 0 { Owner::Running(number) } else { Owner::Block(number) };
        if mark > 0
            && let Some(begins) = self.found.begins.get_mut(number - 1)
        {
            begins.get_or_insert(self.page);
        }
    }

    fn text(&mut self, text: &TextItem, at: Point, to_page: Transform) {
        let aside = self.aside.last().map(|(_, aside)| *aside);
        if let (Owner::Block(mark), None) = (self.owner, aside)
            && let Some(letters) = self.letters.get_mut(mark - 1)
        {
            let more = text.text.chars().filter(|letter| !letter.is_whitespace()).count();
            if more > 0 {
                self.start.get_or_insert((mark, *letters));
            }
            *letters += more;
        }
        // Text is set upright; where a theme turns it, it is not judged.
        if to_page.kx.get() == 0.0 && to_page.ky.get() == 0.0 && !text.text.trim().is_empty() {
            let size = text.size.to_pt() * to_page.sy.get();
            let (left, base) = (at.x.to_pt(), at.y.to_pt());
            let width = visible(text).to_pt() * to_page.sx.get();
            let (artifact, owner) = match aside {
                Some(Aside::Artifact(owner)) => (true, owner),
                Some(Aside::Number) | None => (false, self.owner),
            };
            self.pieces.push(Piece { owner, artifact, left, right: left + width, top: base - size * 0.45, bottom: base - size * 0.05 });
        }
    }
}

/// The width of a text without the blanks at its end.
fn visible(text: &TextItem) -> Abs {
    let blank = |range: std::ops::Range<usize>| text.text.get(range).is_some_and(|letters| letters.chars().all(char::is_whitespace));
    let trailing: Abs = text.glyphs.iter().rev().take_while(|glyph| blank(glyph.range())).map(|glyph| glyph.x_advance.at(text.size)).sum();
    text.width() - trailing
}

/// Where text may stand on a page, in points from its upper left corner.
#[derive(Debug, Clone, Copy)]
struct Area {
    width: f64,
    height: f64,
    /// The margins at the sides, and above and below.
    side: f64,
    end: f64,
}

impl Area {
    fn of(page: &Page, measures: &Measures) -> Self {
        let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
        let room = measures.room(if width > height { Orientation::Landscape } else { Orientation::Portrait });
        Self { width, height, side: (width - room.width) / 2.0, end: (height - room.height) / 2.0 }
    }

    /// Whether a piece of text stands where it may: heads and feet anywhere on the page, other text between the margins.
    fn holds(self, piece: &Piece) -> bool {
        let (side, end) = if piece.artifact { (SLACK, SLACK) } else { (self.side, self.end) };
        piece.left >= side - SLACK
            && piece.right <= self.width - side + SLACK
            && piece.top >= end - SLACK
            && piece.bottom <= self.height - end + SLACK
    }
}

/// Which of two texts over each other ran where it should not: the longer, as a rule, and never what an author cannot shorten.
fn runner<'p>(one: &'p Piece, other: &'p Piece) -> &'p Piece {
    let length = |piece: &Piece| (piece.owner.mark().is_some(), piece.right - piece.left);
    if length(one) > length(other) { one } else { other }
}

/// The faults of one page.
fn faults(pieces: &[Piece], area: Area, page: usize, faults: &mut Vec<Fault>) {
    let fault = |piece: &Piece, kind| Fault { mark: piece.owner.mark(), kind, page };
    faults.extend(pieces.iter().filter(|piece| !area.holds(piece)).map(|piece| fault(piece, FaultKind::Outside)));
    // Sorted from above, a piece can stand over those alone that begin before it ends.
    let mut sorted: Vec<&Piece> = pieces.iter().collect();
    sorted.sort_by(|a, b| a.top.total_cmp(&b.top));
    for (at, above) in sorted.iter().enumerate() {
        for below in sorted.iter().skip(at + 1).take_while(|below| below.top < above.bottom) {
            if above.right.min(below.right) - above.left.max(below.left) > SHARED && above.bottom.min(below.bottom) - below.top > SHARED {
                faults.push(fault(runner(above, below), FaultKind::Over));
            }
        }
    }
}
