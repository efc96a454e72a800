//! Texts of authors, made fit for a finding or a name.

use crate::model::Slug;

/// The start of a text, short enough for a finding.
pub(super) fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    let short: String = line.chars().filter(|c| !c.is_control()).take(60).collect();
    if short.len() < text.trim_end().len() { format!("{short}…") } else { short }
}

/// A name made from any text; empty when no letter or digit is left.
pub(super) fn slugified(text: &str) -> String {
    Slug::made_of(text).map(|slug| slug.to_string()).unwrap_or_default()
}

/// Names one after another, each marked as code: "`a`, `b` and `c`".
pub(super) fn listed(names: &[&str], last: &str) -> String {
    let marked: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match marked.split_last() {
        Some((end, before)) if !before.is_empty() => format!("{} {last} {end}", before.join(", ")),
        _ => marked.concat(),
    }
}
