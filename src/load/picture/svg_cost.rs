//! How much an SVG becomes when its `use` elements are drawn: a few of them inside each other can make millions of shapes.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

/// The greatest number of elements after all copies are made.
const MOST_DRAWN: u64 = 200_000;
/// The greatest depth of elements in elements, copies included.
const DEEPEST: usize = 100;

/// Whether a picture draws too many elements, or copies itself.
pub(super) fn is_too_great(document: &Document<'_>) -> bool {
    let targets: BTreeMap<&str, Node<'_, '_>> = document.descendants().filter_map(|node| node.attribute("id").map(|id| (id, node))).collect();
    let mut costs = BTreeMap::new();
    cost(&document.root_element(), &targets, &mut costs, 0).is_none_or(|cost| cost > MOST_DRAWN)
}

/// The number of elements that an element becomes; nothing when it nests too deeply, as an element that copies itself does.
fn cost<'a, 'i>(node: &Node<'a, 'i>, targets: &BTreeMap<&str, Node<'a, 'i>>, costs: &mut BTreeMap<u32, u64>, depth: usize) -> Option<u64> {
    if depth > DEEPEST {
        return None;
    }
    if let Some(known) = costs.get(&node.id().get()) {
        return Some(*known);
    }
    let mut sum = 1_u64;
    for child in node.children().filter(Node::is_element) {
        sum = sum.saturating_add(cost(&child, targets, costs, depth + 1)?);
    }
    for attribute in node.attributes() {
        for id in references(attribute.value()) {
            if let Some(target) = targets.get(id) {
                sum = sum.saturating_add(cost(target, targets, costs, depth + 1)?);
            }
        }
    }
    costs.insert(node.id().get(), sum);
    Some(sum)
}

/// The parts of the picture that an attribute refers to: `#id`, `url(#id)`.
fn references(value: &str) -> impl Iterator<Item = &str> {
    value.split('#').skip(1).map(|rest| rest.split([')', '"', '\'', ' ', ';']).next().unwrap_or(""))
}
