//! A report's narrative under its format: which heading is which section, and which number each paragraph gets.
//!
//! Rules and pages both read numbers from here, so that they cannot disagree.

use super::{Block, Inline, Numbering, Report, ReportFormat, Section, SectionSpec, SubheadingSpec, plain_text};
use crate::diagnostic::Place;

/// A narrative under its format.
#[derive(Debug, Clone)]
pub struct Outline<'a> {
    /// What stands under each `##` heading, in the order of the file.
    pub sections: Vec<OutlineSection<'a>>,
}

/// A section under its format.
#[derive(Debug, Clone)]
pub struct OutlineSection<'a> {
    /// What the format says of it; nothing when the heading is not known.
    pub spec: Option<&'a SectionSpec>,
    /// The section as written.
    pub written: &'a Section,
    /// Its sub-headings, numbered paragraphs and other blocks, in order.
    pub entries: Vec<Entry<'a>>,
}

/// A piece of a section.
#[derive(Debug, Clone)]
pub enum Entry<'a> {
    /// A sub-heading.
    Subheading {
        /// The fixed sub-heading it is, if it is one.
        fixed: Option<&'a SubheadingSpec>,
        /// The Markdown level: 3 for `###`.
        level: u8,
        /// Its text as written.
        content: &'a [Inline],
        /// Where it stands.
        place: &'a Place,
    },
    /// A numbered paragraph and all that belongs to it.
    Numbered {
        /// Counted from 1: through the report, or in its section.
        number: usize,
        /// The paragraph and what continues it.
        blocks: Vec<&'a Block>,
        /// Where it starts.
        place: &'a Place,
    },
    /// A block without a number.
    Loose(&'a Block),
}

impl<'a> Outline<'a> {
    /// Reads a report under a format.
    pub fn of(report: &'a Report, format: &'a ReportFormat) -> Self {
        let mut paragraphs = 0;
        let sections = report
            .sections
            .iter()
            .map(|written| {
                let spec = format.section(&written.heading.value);
                let entries = match spec.map_or(Numbering::None, |spec| spec.numbering) {
                    Numbering::None => unnumbered(written, spec),
                    Numbering::Roman | Numbering::Letters => numbered(written, spec, &mut 0),
                    Numbering::Paragraphs => numbered(written, spec, &mut paragraphs),
                };
                OutlineSection { spec, written, entries }
            })
            .collect();
        Self { sections }
    }

    /// The number of each numbered paragraph, by its place.
    pub fn counted(&self) -> impl Iterator<Item = (&'a Place, usize)> {
        self.sections.iter().flat_map(|section| &section.entries).filter_map(|entry| match entry {
            Entry::Numbered { number, place, .. } => Some((*place, *number)),
            Entry::Subheading { .. } | Entry::Loose(_) => None,
        })
    }

    /// The highest paragraph number.
    pub fn last_paragraph(&self) -> usize {
        self.numbers(|spec| spec.numbering == Numbering::Paragraphs).last().unwrap_or(0)
    }

    /// How many recommendations there are.
    pub fn recommendations(&self, format: &ReportFormat) -> usize {
        let Some(recommendations) = format.recommendations() else { return 0 };
        self.numbers(|spec| spec.key == recommendations.key).max().unwrap_or(0)
    }

    fn numbers(&self, wanted: impl Fn(&SectionSpec) -> bool) -> impl Iterator<Item = usize> {
        self.sections.iter().filter(move |section| section.spec.is_some_and(&wanted)).flat_map(|section| {
            section.entries.iter().filter_map(|entry| match entry {
                Entry::Numbered { number, .. } => Some(*number),
                Entry::Subheading { .. } | Entry::Loose(_) => None,
            })
        })
    }
}

fn unnumbered<'a>(written: &'a Section, spec: Option<&'a SectionSpec>) -> Vec<Entry<'a>> {
    written.body.iter().map(|block| subheading(block, spec).unwrap_or(Entry::Loose(block))).collect()
}

fn subheading<'a>(block: &'a Block, spec: Option<&'a SectionSpec>) -> Option<Entry<'a>> {
    let Block::Heading { level, content, place } = block else { return None };
    let fixed = spec.and_then(|spec| spec.subheading(&plain_text(content)));
    Some(Entry::Subheading { fixed, level: *level, content, place })
}

/// What becomes of a paragraph that is the whole text between two headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lone {
    IsNumbered,
    IsLoose,
}

impl From<bool> for Lone {
    fn from(numbered: bool) -> Self {
        if numbered { Self::IsNumbered } else { Self::IsLoose }
    }
}

/// Numbers the items of the top-level ordered lists; each other block joins the item above it.
fn numbered<'a>(written: &'a Section, spec: Option<&'a SectionSpec>, count: &mut usize) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    let mut rest = written.body.as_slice();
    let mut lone = Lone::from(!written.body.iter().any(|block| matches!(block, Block::Heading { .. })));
    while let Some((first, after)) = rest.split_first() {
        if let Some(heading) = subheading(first, spec) {
            lone = Lone::from(matches!(heading, Entry::Subheading { fixed: Some(_), .. }));
            entries.push(heading);
            rest = after;
            continue;
        }
        let end = rest.iter().position(|block| matches!(block, Block::Heading { .. })).unwrap_or(rest.len());
        number_stretch(&rest[..end], lone, count, &mut entries);
        rest = &rest[end..];
    }
    entries
}

/// Numbers the blocks between two headings.
fn number_stretch<'a>(stretch: &'a [Block], lone: Lone, count: &mut usize, entries: &mut Vec<Entry<'a>>) {
    if let ([only @ Block::Paragraph { place, .. }], Lone::IsNumbered) = (stretch, lone) {
        *count += 1;
        entries.push(Entry::Numbered { number: *count, blocks: vec![only], place });
        return;
    }
    let mut any_item = false;
    for block in stretch {
        if let Block::List { ordered: true, items, .. } = block {
            for item in items {
                any_item = true;
                *count += 1;
                entries.push(Entry::Numbered { number: *count, blocks: item.blocks.iter().collect(), place: &item.place });
            }
        } else if let (Some(Entry::Numbered { blocks, .. }), true) = (entries.last_mut(), any_item) {
            blocks.push(block);
        } else {
            entries.push(Entry::Loose(block));
        }
    }
}
