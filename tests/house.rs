//! The rules of the house, read off its sources.
//!
//! This test does not link the library. Each rule is a function from files to complaints; `holds` applies it to the repository and
//! its own test to a planted fault, so that a rule which sees nothing cannot pass unnoticed.

#![expect(clippy::disallowed_methods, reason = "a test that reads the sources has to read files")]
#![expect(clippy::expect_used, reason = "a test says what went wrong by failing")]

#[path = "house/circles.rs"]
mod circles;
#[path = "house/code.rs"]
mod code;
#[path = "house/fields.rs"]
mod fields;
#[path = "house/planted.rs"]
mod planted;
#[path = "house/rooms.rs"]
mod rooms;
#[path = "house/text.rs"]
mod text;
#[path = "house/walks.rs"]
mod walks;
#[path = "house/words.rs"]
mod words;

use std::path::Path;

/// A text file of the repository.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// Its path from the root of the repository, with forward slashes.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

impl File {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    pub(crate) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether it is part of the program: not a test, and not a file of tests beside what they test.
    pub(crate) fn is_product(&self) -> bool {
        self.is_rust() && self.path.starts_with("src/") && !self.path.ends_with("/tests.rs") && !self.path.contains("/tests/")
    }

    /// Its text up to the tests at its end.
    pub(crate) fn product_text(&self) -> &str {
        let opens_tests = |at: &usize| {
            let after = self.text[at + TEST_ONLY.len()..].trim_start();
            after.starts_with("mod ") && after.find('{') < after.find(';')
        };
        let end = self.text.match_indices(TEST_ONLY).map(|(at, _)| at).find(opens_tests);
        &self.text[..end.unwrap_or(self.text.len())]
    }

    /// A complaint about a line, counted from 1.
    pub(crate) fn complaint(&self, line: usize, message: impl std::fmt::Display) -> String {
        format!("{}:{line}: {message}", self.path)
    }
}

const TEST_ONLY: &str = "#[cfg(test)]";

/// Folders that hold what programs made, or that belong to other programs.
const NOT_SOURCES: [&str; 5] = [".git", "target", "output", "node_modules", "corpus"];

/// Every text file of the repository, in order of path.
fn repository() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_source = |entry: &walkdir::DirEntry| entry.depth() == 0 || !NOT_SOURCES.contains(&entry.file_name().to_string_lossy().as_ref());
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(is_source) {
        let entry = entry.expect("the repository can be listed");
        if !entry.file_type().is_file() {
            continue;
        }
        let bytes = std::fs::read(entry.path()).expect("a file of the repository can be read");
        let relative = entry.path().strip_prefix(root).expect("a file of the repository stands in it");
        if let Ok(text) = String::from_utf8(bytes) {
            files.push(File { path: relative.to_string_lossy().replace('\\', "/"), text });
        }
    }
    files
}

/// A rule of the house: what it complains about in these files.
pub(crate) type Rule = fn(&[File]) -> Vec<String>;

#[track_caller]
fn holds(rule: Rule) {
    let files = repository();
    assert!(files.iter().any(|file| file.path == "src/lib.rs"), "the sources were not found");
    let complaints = rule(&files);
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn arrows_between_rooms_point_one_way() {
    holds(rooms::arrows);
}

#[test]
fn files_of_a_room_name_each_other_one_way() {
    holds(circles::circles);
}

#[test]
fn every_field_of_the_model_is_read() {
    holds(fields::unread);
}

#[test]
fn each_door_is_in_its_room() {
    holds(rooms::doors);
}

#[test]
fn each_rule_has_a_case() {
    holds(rooms::rules_without_a_case);
}

#[test]
fn no_file_is_too_long() {
    holds(text::long_files);
}

#[test]
fn no_function_is_too_long() {
    holds(text::long_functions);
}

#[test]
fn nothing_is_left_for_later() {
    holds(text::left_for_later);
}

#[test]
fn each_exception_has_a_reason() {
    holds(text::exceptions_without_reason);
}

#[test]
fn no_path_of_a_machine_is_named() {
    holds(text::machine_paths);
}

#[test]
fn themes_do_not_evaluate_text() {
    holds(text::evaluated_text);
}

#[test]
fn cards_are_alike() {
    holds(text::unlike_cards);
}

#[test]
fn direct_dependencies_are_few() {
    holds(text::too_many_dependencies);
}

#[test]
fn each_word_that_is_used_is_in_the_theme() {
    holds(words::missing);
}

#[test]
fn each_word_of_the_theme_is_used() {
    holds(words::unused);
}

#[test]
fn each_place_of_a_word_gets_its_value() {
    holds(words::wrong_places);
}

#[test]
fn the_ways_through_the_house_are_as_described() {
    holds(walks::broken);
}
