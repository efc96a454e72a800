//! The fixed words of a theme, held against those of the standard theme: the same keys, each with the same places. What is counted has the forms
//! that the theme's own language tells apart.

use std::collections::{BTreeMap, BTreeSet};

use super::files::Files;
use super::form;
use super::reading::Reading;
use super::standard_theme;
use super::text_file;
use super::yaml::{self, Node, Value};
use crate::diagnostic::{Failure, Finding, Place, Sources, nearest};
use crate::model::{Piece, Words, count_forms, pieces};

/// Lists of which the program asks for every member.
const LISTS: [&str; 2] = ["months", "weekdays"];
/// The form for all counts that have none of their own, which each language has.
const OTHER: &str = "other";

/// The words in a theme's file.
///
/// # Errors
/// When a word is missing, unknown or given twice, or has other places than the standard one: all such faults together, each with its line.
pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Words, Failure> {
    let fault = |message: String| Failure::Theme { path: path.to_owned(), message };
    let text = std::str::from_utf8(bytes).map_err(|error| fault(format!("it is not text in UTF-8: {error}")))?;
    let (given, mut faults, sources) = entries(path, text);
    let standard = standard(given.get("language").and_then(|word| word.text.as_deref()));
    faults.extend(given.iter().flat_map(|(key, word)| judge(key, word, &standard)));
    // Of a file that is no set of texts it cannot be said what it lacks.
    let lacking = if given.is_empty() && !faults.is_empty() { Vec::new() } else { missing(&given, &standard, &faults) };
    faults.sort_by(|a, b| a.place().cmp(&b.place()));
    let mut lines: Vec<String> = faults.iter().map(|fault| in_a_line(fault, &sources)).collect();
    lines.extend(lacking);
    match lines.as_slice() {
        [] => Ok(Words::new(given.into_iter().filter_map(|(key, word)| Some((key, word.text?))).collect())),
        [one] => Err(fault(one.clone())),
        several => Err(fault(format!("{} faults\n  {}", several.len(), several.join("\n  ")))),
    }
}

/// A word as the theme has it.
struct Word {
    /// Nothing where it cannot be read, which is a fault already.
    text: Option<String>,
    key: Place,
    place: Place,
}

/// What a file says, and what in it is no word.
fn entries(path: &str, text: &str) -> (BTreeMap<String, Word>, Vec<Finding>, Sources) {
    let (files, characters) = (Files::from_memory("", []), BTreeSet::new());
    let library = super::ground::library();
    let mut reading = Reading::new(&files, &characters, &library);
    let source = text_file::given(&mut reading, path, path.into(), text);
    let root = yaml::read(&mut reading, &source, 0..source.text.len());
    let mut words = BTreeMap::new();
    let entries = root.as_ref().and_then(|root| form::entries(&mut reading, root, "the words of a theme")).unwrap_or_default();
    for entry in entries {
        let text = word(&mut reading, &entry.node);
        words.insert(entry.key.value.to_string(), Word { text, key: entry.key.place.clone(), place: entry.node.place.clone() });
    }
    let read = reading.finish(words);
    let mut sources = Sources::default();
    read.sources.iter().for_each(|(file, source)| sources.add(file, source.clone()));
    (read.value, read.findings, sources)
}

/// A text with the spaces at its ends, which separators need.
fn word(reading: &mut Reading<'_>, node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::Scalar(_) if node.place.start == node.place.end => {
            reading.error("empty-value", &node.place, "a word is expected here, and nothing stands here", "write it, or `\"\"` for no word");
            None
        }
        Value::Scalar(scalar) => Some(scalar.text.to_string()),
        Value::List(_) | Value::Map(_) => {
            let message = format!("a word is expected here, and this is {}", node.value.kind());
            reading.error("wrong-type", &node.place, message, "put text that starts with `[` or `{` in quotation marks");
            None
        }
    }
}

/// The words of the standard theme, with the forms of another language for what is counted: each is that for all other counts.
fn standard(language: Option<&str>) -> BTreeMap<String, String> {
    let file = standard_theme::FILES.iter().find(|(path, _)| *path == "words.yaml");
    let text = file.map_or("", |(_, bytes)| std::str::from_utf8(bytes).unwrap_or_default());
    let words = entries("words.yaml", text).0.into_iter().filter_map(|(key, word)| Some((key, word.text?)));
    let Some(forms) = language.and_then(count_forms) else { return words.collect() };
    let in_forms = words.flat_map(|(key, text)| match key.split_once('.') {
        None => vec![(key, text)],
        Some((counted, OTHER)) => forms.iter().map(|form| (format!("{counted}.{form}"), text.clone())).collect(),
        Some(_) => Vec::new(),
    });
    in_forms.collect()
}

fn judge(key: &str, word: &Word, standard: &BTreeMap<String, String>) -> Vec<Finding> {
    let Some(meant) = standard.get(key) else {
        if let Some(counted) = counted(key).filter(|counted| standard.contains_key(&format!("{counted}.{OTHER}"))) {
            let forms: Vec<String> =
                standard.keys().filter(|known| self::counted(known) == Some(counted)).map(|known| format!("`{known}`")).collect();
            let message = format!("the language of these words has no form `{key}`");
            return vec![Finding::error("unknown-key", &word.key, message).help(format!("its forms are {}", forms.join(", ")))];
        }
        let finding = Finding::error("unknown-key", &word.key, format!("`{key}` is not a word of a theme"));
        return vec![match nearest(key, standard.keys().map(String::as_str)) {
            Some(near) => finding.help(format!("write `{near}`")),
            None => finding.help("delete the line"),
        }];
    };
    let Some(text) = word.text.as_deref() else { return Vec::new() };
    if key == "language" && count_forms(text).is_none() {
        let message = format!("`{text}` is not the name of a language");
        return vec![Finding::error("unknown-value", &word.place, message).help("write the code of the language of these words, as in `en` or `cy`")];
    }
    let count = |text: &str| text.split(',').count();
    if LISTS.contains(&key) && count(text) != count(meant) {
        let message = format!("`{key}` has {} members, and {} are needed", count(text), count(meant));
        return vec![Finding::error("unknown-value", &word.place, message).help("write them all, with commas between them")];
    }
    judge_places(key, text, &word.place, meant)
}

/// What a key counts, if it is one of the forms of something counted.
fn counted(key: &str) -> Option<&str> {
    key.split_once('.').map(|(counted, _)| counted)
}

/// Names of places, in order.
fn places(text: &str) -> Result<BTreeSet<&str>, usize> {
    let name = |piece| match piece {
        Piece::Text(_) => None,
        Piece::Place(name) => Some(name),
    };
    pieces(text).map(|pieces| pieces.into_iter().filter_map(name).collect())
}

fn judge_places(key: &str, text: &str, place: &Place, meant: &str) -> Vec<Finding> {
    let known = places(meant).unwrap_or_default();
    let given = match places(text) {
        Ok(given) => given,
        Err(at) => {
            let brace = text.get(at..=at).unwrap_or("{");
            let finding = Finding::error("unknown-value", place, format!("the brace `{brace}` in `{key}` has no partner"));
            return vec![finding.help("write the name of a place between two braces, as in `{date}`")];
        }
    };
    let unknown = given.difference(&known).map(|name| {
        let finding = Finding::error("unknown-value", place, format!("`{key}` has no place `{{{name}}}`"));
        let shown: Vec<String> = known.iter().map(|name| format!("`{{{name}}}`")).collect();
        match nearest(name, known.iter().copied()) {
            Some(near) => finding.help(format!("write `{{{near}}}`")),
            None if shown.is_empty() => finding.help("this word has no places"),
            None => finding.help(format!("its places are {}", shown.join(", "))),
        }
    });
    // A form may say its count in words: "no actions".
    let lost = known.difference(&given).filter(|name| **name != "count" || counted(key).is_none()).map(|name| {
        Finding::error("missing-key", place, format!("`{key}` has lost its place `{{{name}}}`")).help("write it where its value belongs")
    });
    unknown.chain(lost).collect()
}

/// Words that the theme lacks. One that is probably misspelt is no second fault.
fn missing(given: &BTreeMap<String, Word>, standard: &BTreeMap<String, String>, faults: &[Finding]) -> Vec<String> {
    let is_meant = |key: &str| faults.iter().any(|fault| fault.help.as_deref() == Some(&format!("write `{key}`")));
    let lacking = standard.iter().filter(|(key, _)| !given.contains_key(*key) && !is_meant(key));
    lacking.map(|(key, word)| format!("`{key}` is missing: the standard theme says `{word}`")).collect()
}

fn in_a_line(fault: &Finding, sources: &Sources) -> String {
    let (line, column) = fault.place().map_or((1, 1), |place| sources.line_and_column(place));
    let help = fault.help.as_ref().map(|help| format!(": {help}")).unwrap_or_default();
    format!("line {line}, column {column}: {}{help}", fault.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The standard words, some lines of them changed.
    fn changed(change: impl Fn(&str) -> String) -> String {
        let (_, bytes) = standard_theme::FILES.iter().find(|(path, _)| *path == "words.yaml").unwrap();
        std::str::from_utf8(bytes).unwrap().lines().map(|line| change(line) + "\n").collect()
    }

    fn faults(text: &str) -> String {
        read("words.yaml", text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn the_standard_words_are_themselves_sound() {
        let words = read("words.yaml", changed(str::to_owned).as_bytes()).unwrap();
        assert_eq!((words.get("list-separator"), words.get("none"), words.get("yes")), (", ", "None", "Yes"));
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let text = changed(|line| match line.split_once(':').map_or("", |(key, _)| key) {
            "agenda" => "agneda: Agenda".to_owned(),
            "months" => "months: Ionawr, Chwefror".to_owned(),
            "pages-range" => "pages-range: \"Pages {frist} – {last\"".to_owned(),
            "pages-one" => "pages-one: \"Page {pge}\"".to_owned(),
            "notices" => "notices: {a: b}\nnotices-role: one".to_owned(),
            "cover-date" => "cover-date:".to_owned(),
            "to-follow" => "mine: x".to_owned(),
            _ => line.to_owned(),
        });
        let faults = faults(&text);
        let said = [
            "line 7, column 9: `months` has 2 members, and 12 are needed: write them all",
            ": `agneda` is not a word of a theme: write `agenda`",
            ": the brace `{` in `pages-range` has no partner",
            ": `pages-one` has no place `{pge}`: write `{page}`",
            ": `pages-one` has lost its place `{page}`",
            ": a word is expected here, and this is a set of keys",
            ": a word is expected here, and nothing stands here",
            ": the key `notices-role` is given twice: keep one",
            ": `mine` is not a word of a theme: delete the line",
            "`to-follow` is missing: the standard theme says `to follow`",
        ];
        let unsaid: Vec<&str> = said.into_iter().filter(|words| !faults.contains(words)).collect();
        assert!(unsaid.is_empty() && faults.matches("is missing").count() == 1, "{unsaid:?} of\n{faults}");
    }

    /// A theme in Welsh: the standard words with more forms, one of which says its count in words.
    fn welsh() -> String {
        changed(|line| match line.split_once(".other: ") {
            Some((counted, text)) => {
                let form = |form: &str| format!("{counted}.{form}: {text}\n");
                form("other") + &["zero", "two", "few", "many"].map(form).concat().replace("quorum.zero: \"Quorum: {count}", "quorum.zero: \"Dim")
            }
            None => line.replace("language: en", "language: cy"),
        })
    }

    #[test]
    fn what_is_counted_has_the_forms_of_its_language() {
        let read = read("words.yaml", welsh().as_bytes()).unwrap();
        assert_eq!(read.counted("cover-quorum", 0, &[]), "Dim members");
        let lacking = faults(&welsh().replace("cover-quorum.few", "cover-quorum.fwe"));
        assert!(lacking.contains("has no form `cover-quorum.fwe`: its forms are `cover-quorum.few`, `cover-quorum.many`"), "{lacking}");
        assert!(lacking.contains("`cover-quorum.few` is missing"), "{lacking}");
        let foreign = faults(&changed(|line| line.replace("language: en", "language: zq7x!")));
        assert!(foreign.contains("`zq7x!` is not the name of a language"), "{foreign}");
    }

    #[test]
    fn a_file_that_is_no_set_of_texts_is_refused() {
        assert!(faults("- a").contains("a set of keys is expected here"), "{}", faults("- a"));
        assert!(faults("a: \"b").contains("never closed"), "{}", faults("a: \"b"));
        assert!(read("words.yaml", &[0xff]).is_err());
    }
}
