//! Rules that hold line by line.

use super::File;
use super::code::{Blank, blank, line_of};

/// Longest source file, in lines.
const LONGEST_FILE: usize = 600;
/// Longest function, in lines.
const LONGEST_FUNCTION: usize = 80;
/// Most direct dependencies. Each is code of others that readers must trust and builds must wait for, so a new one needs a reason; but a well-kept
/// crate beats our own code, and a cap that forces us to write what exists would be a bad rule. Of those there are, typst takes four lines, Unicode's
/// locales two, flate2 stands below typst in any case, and one is named for its features alone. Room is left for reading and writing finished PDFs
/// (lopdf, page_validation) and for git.
///
/// The program is one package: its rooms are held apart by `rooms.rs`, no one else uses a room by itself, and builds are short because what is dear,
/// typst, is a dependency already. A second package is worth its manifest when a part is used without the rest.
const MOST_DEPENDENCIES: usize = 32;

/// Words that mark unfinished work. Split, so that this file is not found by its own rule.
const FOR_LATER: [&str; 6] =
    [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:"), concat!("unimpl", "emented!"), concat!("to", "do!("), concat!("dbg", "!(")];

/// Starts of paths that exist on one machine only. Split for the same reason.
const MACHINE_PATHS: [&str; 6] =
    [concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/tm", "p/"), concat!("/wo", "rk/"), concat!("/Us", "ers/"), concat!("C:", "\\Users")];

/// Rust files that are too long.
pub(crate) fn long_files(files: &[File]) -> Vec<String> {
    let rust = files.iter().filter(|file| file.is_rust());
    rust.filter(|file| file.text.lines().count() > LONGEST_FILE)
        .map(|file| file.complaint(LONGEST_FILE, format_args!("{} lines, {LONGEST_FILE} at most", file.text.lines().count())))
        .collect()
}

/// Functions that are too long.
pub(crate) fn long_functions(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.is_product() || file.path.starts_with("tests/") && file.is_rust()) {
        let code = blank(&file.text, Blank::CommentsAndStrings);
        for (at, _) in code.match_indices("fn ").filter(|(at, _)| !code[..*at].ends_with(super::code::is_word)) {
            let lines = function_lines(&code[at..]);
            if lines > LONGEST_FUNCTION {
                complaints.push(file.complaint(line_of(&code, at), format_args!("a function of {lines} lines, {LONGEST_FUNCTION} at most")));
            }
        }
    }
    complaints
}

/// Lines from the head of a function to its closing brace; 0 for a function without a body.
fn function_lines(code: &str) -> usize {
    let (mut round, mut curly) = (0_i32, 0_i32);
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' => round += 1,
            ')' | ']' => round -= 1,
            ';' if round == 0 && curly == 0 => return 0,
            '{' => curly += 1,
            '}' => {
                curly -= 1;
                if curly <= 0 {
                    return line_of(code, at);
                }
            }
            _ => {}
        }
    }
    0
}

/// Marks of unfinished work.
pub(crate) fn left_for_later(files: &[File]) -> Vec<String> {
    let words = FOR_LATER;
    // Among the sentences that rules are measured by are notes of drafts.
    lines_with(
        files,
        |file| !file.path.ends_with(".lock") && !file.path.starts_with("tests/judgement/"),
        move |line| words.iter().find(|word| line.contains(**word)).map(ToString::to_string),
    )
}

/// Paths that exist on one machine only.
pub(crate) fn machine_paths(files: &[File]) -> Vec<String> {
    let found = |line: &str| {
        MACHINE_PATHS
            .iter()
            .find(|path| line.match_indices(**path).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "./-_}~)$".contains(c))))
    };
    lines_with(files, |_| true, move |line| found(line).map(ToString::to_string))
}

/// Typst themes that turn text into code.
pub(crate) fn evaluated_text(files: &[File]) -> Vec<String> {
    let is_theme = |file: &File| file.path.starts_with("themes/") && file.path.ends_with(".typ");
    lines_with(files, is_theme, |line| {
        let code = line.split("//").next().unwrap_or(line);
        let called = code
            .match_indices("eval")
            .any(|(at, word)| !code[..at].ends_with(super::code::is_word) && code[at + word.len()..].trim_start().starts_with(['(', '.']));
        called.then(|| "`eval` makes code of an author's text".to_owned())
    })
}

fn lines_with(files: &[File], wanted: impl Fn(&File) -> bool, found: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| wanted(file)) {
        for (number, line) in file.text.lines().enumerate() {
            if let Some(what) = found(line) {
                complaints.push(file.complaint(number + 1, what));
            }
        }
    }
    complaints
}

/// Exceptions from a lint that do not say why.
pub(crate) fn exceptions_without_reason(files: &[File]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        let code = blank(&file.text, Blank::CommentsAndStrings);
        for opening in ["[allow(", "[expect("] {
            for (at, _) in code.match_indices(opening) {
                let attribute = code[at..].split(']').next().unwrap_or_default();
                if !attribute.contains("reason") {
                    complaints.push(file.complaint(line_of(&code, at), "an exception without a reason"));
                }
            }
        }
    }
    complaints
}

/// More direct dependencies than agreed.
pub(crate) fn too_many_dependencies(files: &[File]) -> Vec<String> {
    let Some(manifest) = files.iter().find(|file| file.path == "Cargo.toml") else { return vec!["Cargo.toml is missing".to_owned()] };
    let mut section = "";
    let mut count = 0;
    for line in manifest.text.lines() {
        if line.starts_with('[') {
            section = line.trim();
        } else if section == "[dependencies]" && line.contains('=') && !line.starts_with([' ', '#']) {
            count += 1;
        }
    }
    match count {
        0 => vec!["Cargo.toml names no dependencies; is this rule reading the right section?".to_owned()],
        count if count > MOST_DEPENDENCIES => vec![manifest.complaint(1, format_args!("{count} direct dependencies, {MOST_DEPENDENCIES} at most"))],
        _ => Vec::new(),
    }
}

const STYLES: &str = "themes/standard/html/site.css";

/// Rules for cards that are not the same in both container queries.
pub(crate) fn unlike_cards(files: &[File]) -> Vec<String> {
    let Some(file) = files.iter().find(|file| file.path == STYLES) else { return vec![format!("{STYLES} is missing")] };
    let queries: Vec<(usize, &str)> = file.text.match_indices("\n@container ").map(|(at, _)| (at + 1, &file.text[at + 1..])).collect();
    let of = |class: &str| {
        let rules = queries.iter().filter_map(|(at, text)| Some((*at, text.split_once("{\n")?.1.split_once("\n}\n")?.0)));
        rules.into_iter().find(|(_, rules)| rules.trim_start().starts_with(&format!("{class} table")))
    };
    match (of(".table"), of(".wide")) {
        (Some((_, tables)), Some((at, wide))) => {
            let pairs = tables.lines().zip(wide.lines()).enumerate();
            let other = pairs.filter(|(_, (table, wide))| table.replace(".table", ".wide") != **wide).map(|(line, _)| line).next();
            let other = other.or((tables.lines().count() != wide.lines().count()).then(|| tables.lines().count().min(wide.lines().count())));
            let first = line_of(&file.text, at) + 1;
            other.map(|line| file.complaint(first + line, "the cards of wide tables are not those of other tables")).into_iter().collect()
        }
        (_, _) => vec![file.complaint(1, "it has no cards of `.table` or none of `.wide`")],
    }
}
