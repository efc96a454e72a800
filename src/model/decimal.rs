//! The decimal numbering of a paper: sections 1.0, paragraphs 1.1, below them 1.1.1.

use std::collections::BTreeSet;

use super::{Block, Inline, ListItem};
use crate::diagnostic::Place;

/// A piece of a paper that counts in decimals.
#[derive(Debug, Clone)]
pub enum DecimalEntry<'a> {
    /// A `##` heading with its number.
    Section {
        /// As shown: "3.0".
        label: String,
        /// Its words.
        content: &'a [Inline],
    },
    /// A numbered paragraph and all that belongs to it. An ordered list in it counts one level deeper.
    Numbered {
        /// As shown: "3.3".
        label: String,
        /// Its number in its section.
        number: usize,
        /// Where it starts.
        place: &'a Place,
        /// The paragraph and what continues it.
        blocks: Vec<&'a Block>,
    },
    /// A block without a number.
    Loose(&'a Block),
}

/// Numbers the blocks of a paper.
pub fn decimal(body: &[Block]) -> Vec<DecimalEntry<'_>> {
    let mut entries = Vec::new();
    let (mut section, mut paragraph) = (0_usize, 0_usize);
    let mut open = false;
    for block in body {
        match block {
            Block::Heading { level: 2, content, .. } => {
                section += 1;
                paragraph = 0;
                open = false;
                entries.push(DecimalEntry::Section { label: format!("{section}.0"), content });
            }
            Block::Heading { .. } => {
                open = false;
                entries.push(DecimalEntry::Loose(block));
            }
            Block::List { ordered: true, items, .. } => {
                for item in items {
                    paragraph += 1;
                    let label = if section == 0 { paragraph.to_string() } else { format!("{section}.{paragraph}") };
                    entries.push(DecimalEntry::Numbered { label, number: paragraph, place: &item.place, blocks: item.blocks.iter().collect() });
                }
                open = true;
            }
            other => match entries.last_mut() {
                Some(DecimalEntry::Numbered { blocks, .. }) if open => blocks.push(other),
                Some(_) | None => entries.push(DecimalEntry::Loose(other)),
            },
        }
    }
    entries
}

/// The labels of the items of the ordered lists inside one numbered paragraph, list after list.
pub fn nested_labels<'a>(label: &str, blocks: &[&'a Block]) -> Vec<(String, &'a ListItem)> {
    let lists = blocks.iter().filter_map(|block| match block {
        Block::List { ordered: true, items, .. } => Some(items),
        _ => None,
    });
    lists.flatten().enumerate().map(|(index, item)| (format!("{label}.{}", index + 1), item)).collect()
}

/// The number of each numbered paragraph in its section, and of each item below it, by its place.
pub fn decimal_numbers(body: &[Block]) -> Vec<(&Place, usize)> {
    let mut numbers = Vec::new();
    for entry in decimal(body) {
        if let DecimalEntry::Numbered { label, number, place, blocks } = entry {
            numbers.push((place, number));
            numbers.extend(nested_labels(&label, &blocks).into_iter().enumerate().map(|(index, (_, item))| (&item.place, index + 1)));
        }
    }
    numbers
}

/// Every number that a reference in the paper may name.
pub fn decimal_labels(body: &[Block]) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    for entry in decimal(body) {
        match entry {
            DecimalEntry::Section { label, .. } => {
                labels.insert(label);
            }
            DecimalEntry::Numbered { label, blocks, .. } => {
                labels.extend(nested_labels(&label, &blocks).into_iter().map(|(nested, _)| nested));
                labels.insert(label);
            }
            DecimalEntry::Loose(_) => {}
        }
    }
    labels
}
