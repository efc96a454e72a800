//! `silence:` in a file: a rule, the words of the lines in which it is silenced, and the reason.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Located, Place};
use crate::load::form::{Fields, Meaning, Site, Type, form};
use crate::load::reading::Reading;
use crate::load::shape::{Key, Need, Shape};
use crate::load::text_file;
use crate::load::types::{self, List, Text};
use crate::load::yaml::{Node, Value};
use crate::model::Silence;

/// What the authors of a file keep: the same key in every file, taken down by the reading, for what is kept is no part of what the file says.
pub(in crate::load) struct Silences;

impl Silences {
    /// The key.
    pub(in crate::load) const KEY: Key = Key {
        name: "silence",
        need: Need::Optional,
        meaning: "Findings that the author keeps, each with a reason.",
        example: "[{rule: percentage, words: \"237 (90%)\", reason: The figure is quoted and was wrong there.}]",
        shape: Self::shape,
    };
}

form! {
    /// The keys of a silence.
    SilenceKeys: "a silence" {
        /// The rule that is silenced.
        Required rule: Text = "percentage",
        /// Words of the lines in which it is silenced.
        Required words: Text = "\"237 (90%)\"",
        /// Why the lines are right as they are.
        Required reason: Reason = "The figure is quoted from the inspection and was wrong there.",
        /// The file with the lines, where it is not this one.
        Optional file: Text = "visits.csv",
    }
}

/// A silence as it is written; its lines are still to be found.
pub(in crate::load) struct Written {
    rule: Located<String>,
    words: Located<String>,
    reason: Located<String>,
    file: Option<Located<String>>,
    /// Where it stands.
    place: Place,
}

/// A reason, also one that is left empty: a rule says that it is too short.
struct Reason;

impl Meaning for SilenceKeys {
    type Model = Written;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Written> {
        // A file that cannot be read is a finding already; without it the silence would be one of other lines.
        let read = self.file.is_some() || fields.get("file").is_none();
        Some(Written { rule: self.rule?, words: self.words?, reason: self.reason?, file: read.then_some(self.file)?, place: fields.place().clone() })
    }
}

impl Type for Reason {
    type Value = Located<String>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Located<String>> {
        match &node.value {
            Value::Scalar(scalar) if scalar.text.trim().is_empty() => Some(Located::new(String::new(), node.place.clone())),
            _ => Some(types::or_empty(Text::read(reading, node, site), &node.place)),
        }
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

/// The greatest number of silences of a file.
const MOST_SILENCES: usize = 100;

impl Type for Silences {
    type Value = ();

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<()> {
        let written = List::<SilenceKeys>::read(reading, node, site)?;
        if let Some(silence) = written.get(MOST_SILENCES) {
            let message = format!("this file silences more than {MOST_SILENCES} findings");
            reading.error("too-many", &silence.place, message, "put right what the rules find; a silence is for the exception");
        }
        for silence in written.into_iter().take(MOST_SILENCES) {
            let found = find(reading, silence, site.folder);
            reading.silences.extend(found);
        }
        Some(())
    }

    fn shape() -> Shape {
        List::<SilenceKeys>::shape()
    }
}

/// Looks for the words of a silence in its own file, or in the one that it names from its `folder`.
fn find(reading: &mut Reading<'_>, silence: Written, folder: &str) -> Option<Silence> {
    let Written { rule, words, reason, file, place } = silence;
    let (file, text) = match file {
        Some(written) => {
            let path = reading.path(folder, &written)?;
            let source = text_file::read(reading, &path, &written.place)?;
            (source.file, source.text)
        }
        None => (Arc::clone(&place.file), Arc::clone(reading.texts.get(&place.file)?)),
    };
    let own = |range: &Range<usize>| file == place.file && range.start < place.end && place.start < range.end;
    let found = occurrences(&text, &words.value).into_iter().filter(|range| !own(range));
    let lines = found.map(|range| Place::new(&file, whole_lines(&text, &range))).collect();
    Some(Silence { rule, words, reason, lines, place })
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
