//! Every fixed word of the output comes from the theme: with other words in the theme, none of the old ones is left.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::cases::lay_out;
use crate::support::{Agendum, Page, Pdf, copy, files, repository, temporary};

/// The entries of the theme's words file, in order.
fn words(text: &str) -> Vec<(String, String)> {
    let entry = |line: &str| {
        let (key, value) = line.split_once(':')?;
        let (key, value) = (key.trim().trim_matches('"'), value.trim());
        let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
        Some((key.to_owned(), value.to_owned()))
    };
    text.lines().filter(|line| !line.starts_with(['#', ' '])).filter_map(entry).collect()
}

/// The fixed parts of a value: what stands between its places and commas.
fn fixed(value: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = value;
    while let Some(open) = rest.find('{') {
        parts.push(&rest[..open]);
        rest = rest[open..].split_once('}').map_or("", |(_, after)| after);
    }
    parts.push(rest);
    parts
        .into_iter()
        .flat_map(|part| part.split(','))
        .map(|part| part.trim().to_owned())
        .filter(|part| part.chars().any(char::is_alphabetic))
        .collect()
}

/// A value with each fixed part replaced by a word that no language has; places and commas stay.
fn replaced(value: &str, number: usize) -> String {
    let mut out = String::new();
    let mut in_place = false;
    let mut in_word = false;
    for c in value.chars() {
        in_place = (in_place || c == '{') && c != '}';
        let word = !in_place && c != '}' && (c.is_alphanumeric() || (in_word && " '’-".contains(c)));
        match (word, in_word) {
            (true, false) => write!(out, "zq{number}x").unwrap(),
            (true, true) => {}
            (false, _) => out.push(c),
        }
        in_word = word;
    }
    out
}

/// A theme folder with every word replaced.
fn other_theme(folder: &Path) -> Vec<(String, String)> {
    copy(&repository().join("themes/standard"), folder);
    let path = folder.join("words.yaml");
    let old = words(&fs::read_to_string(&path).unwrap());
    // The language is no word of the output.
    let new = old.iter().enumerate().map(|(number, (key, value))| match key.as_str() {
        "language" => format!("language: {value}"),
        _ => format!("\"{key}\": \"{}\"", replaced(value, number)),
    });
    let new: Vec<String> = new.collect();
    fs::write(path, new.join("\n") + "\n").unwrap();
    old
}

/// What a reader of the site can meet, by file: the words of pages with their attributes, of PDFs with their bookmarks and metadata.
fn readable(site: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (path, bytes) in site {
        if path.ends_with(".html") {
            let page = Page::read(std::str::from_utf8(bytes).unwrap());
            let mut text = String::new();
            // What a page tells the browser alone is read by nobody.
            for element in page.elements().into_iter().filter(|element| !element.attributes.iter().any(|(name, _)| name == "http-equiv")) {
                let told =
                    element.attributes.iter().filter(|(name, _)| ["alt", "title", "content"].contains(&name.as_str()) || name.starts_with("aria-"));
                told.for_each(|(_, value)| writeln!(text, "{value}").unwrap());
                if element.tag == "title" || element.tag == "body" {
                    writeln!(text, "{}", element.lines().join("\n")).unwrap();
                }
            }
            texts.insert(path.clone(), text);
        } else if path.ends_with(".pdf") {
            let pdf = Pdf::read(bytes);
            let pages = pdf.pages.iter().map(|page| format!("{}\n{}\n", page.text(), page.running()));
            let bookmarks = pdf.bookmarks.iter().map(|(_, title)| format!("{title}\n"));
            texts.insert(path.clone(), pages.chain(bookmarks).collect::<String>() + &pdf.information);
        }
    }
    texts
}

/// Whether a text has these words as words of their own.
fn has_words(text: &str, words: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + words.len()..].chars().next());
        let (starts, ends) = (words.chars().next(), words.chars().next_back());
        !(is_part(before) && is_part(starts) || is_part(after) && is_part(ends))
    })
}

#[test]
fn no_word_of_the_output_comes_from_elsewhere() {
    let place = temporary();
    lay_out("small-pack", place.path());
    let old = other_theme(&place.path().join("theme"));
    Agendum::within(place.path()).args(["build", "--theme", "theme"]).run().ended_with(0);
    let site = readable(&files(&place.path().join("output/public")));
    assert!(site.values().any(|text| text.contains("zq")), "the other words are shown");
    // Words that the authors of the small pack or the report format use too cannot be told apart from the theme's.
    let written: String = files(&place.path().join("content"))
        .into_values()
        .chain([fs::read(place.path().join("theme/format.yaml")).unwrap()])
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned() + "\n")
        .collect();
    let mut looked_for = 0;
    let mut left = Vec::new();
    for (key, value) in &old {
        for part in fixed(value).into_iter().filter(|part| part.chars().count() > 1 && !has_words(&written, part)) {
            looked_for += 1;
            left.extend(site.iter().filter(|(_, text)| has_words(text, &part)).map(|(path, _)| format!("{path} still says \"{part}\" ({key})")));
        }
    }
    assert!(looked_for > old.len() / 2, "only {looked_for} words were looked for");
    assert!(left.is_empty(), "{}", left.join("\n"));
}

#[test]
fn a_word_that_is_left_is_seen() {
    assert!(has_words("See Page 3.", "Page") && !has_words("See Pages 3.", "Page"));
    assert_eq!(fixed("Pages {first} – {last}, {of} in all"), ["Pages", "in all"]);
    assert_eq!(replaced("Pages {first} – {last} in all", 7), "zq7x{first} – {last} zq7x");
    assert_eq!(words("# a\nyes: \"Yes: {x}\"\n\"no\": No\n"), [("yes".to_owned(), "Yes: {x}".to_owned()), ("no".to_owned(), "No".to_owned())]);
}
