//! `silence:` in the front matter of a report: a rule, the words of the lines in which it is silenced, and the reason.

use std::ops::Range;

use crate::diagnostic::{Located, Place};
use crate::load::node::Shape;
use crate::load::paths;
use crate::load::reading::Reading;
use crate::load::yaml::Node;
use crate::model::Silence;

const SILENCE: Shape = Shape { thing: "a silence", required: &["rule", "words", "reason"], optional: &["file"] };

impl Reading<'_> {
    /// Reads a silence, and looks for its words in the report or in the file that it names.
    pub(in crate::load) fn silence(&mut self, node: &Node, folder: &str) -> Option<Silence> {
        let fields = self.fields(node, &SILENCE)?;
        let rule = fields.get("rule").and_then(|node| self.text(node));
        let words = fields.get("words").and_then(|node| self.text(node));
        let reason = fields.get("reason").map(|node| self.reason(node));
        let source = match fields.get("file") {
            Some(file) => {
                let written = self.text(file)?;
                let path = self.path(folder, &written)?;
                self.text_file(&path, &written.place)?
            }
            // What is wrong with the report's own text is reported by its reader.
            None => self.apart().text_file(&paths::join(folder, "report.md"), &node.place)?,
        };
        let words = words?;
        let own = |range: &Range<usize>| source.file == node.place.file && range.start < node.place.end && node.place.start < range.end;
        let found = occurrences(&source.text, &words.value).into_iter().filter(|range| !own(range));
        let lines = found.map(|range| Place::new(&source.file, whole_lines(&source.text, &range))).collect();
        Some(Silence { rule: rule?, words, reason: reason?, lines, place: node.place.clone() })
    }

    /// A reason, also one that is left empty: a rule says that it is too short.
    fn reason(&mut self, node: &Node) -> Located<String> {
        match &node.value {
            crate::load::yaml::Value::Scalar(scalar) if scalar.text.trim().is_empty() => Located::new(String::new(), node.place.clone()),
            _ => self.text(node).unwrap_or_else(|| Located::new(String::new(), node.place.clone())),
        }
    }
}

/// So many words of a silence are looked for; they tell lines apart.
const MOST_WORDS: usize = 40;

/// Where some words stand in a text; between two words any blanks and line ends may stand.
fn occurrences(text: &str, words: &str) -> Vec<Range<usize>> {
    let mut wanted = words.split_whitespace();
    let Some(first) = wanted.next() else { return Vec::new() };
    let rest: Vec<&str> = wanted.take(MOST_WORDS).collect();
    let whole = |start: usize| {
        let mut at = start + first.len();
        for word in &rest {
            let after = text.get(at..)?;
            let bare = after.trim_start();
            at += after.len() - bare.len() + word.len();
            if bare.len() == after.len() || !bare.starts_with(word) {
                return None;
            }
        }
        Some(start..at)
    };
    text.match_indices(first).filter_map(|(start, _)| whole(start)).collect()
}

/// A stretch from the start of its first line to the end of its last.
fn whole_lines(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(range.end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| range.end + at);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_over_line_ends() {
        let text = "a 4 having\n  single x\n4 having more\n";
        assert_eq!(occurrences(text, "4 having single"), vec![2..19]);
        assert_eq!(whole_lines(text, &(2..19)), 0..21);
        assert_eq!(occurrences(text, "4 having").len(), 2);
        assert_eq!(occurrences(text, " "), Vec::<Range<usize>>::new());
    }
}
