//! Every fixed word of the output comes from the theme: in a theme whose words are all in a made-up language, no other word is left than
//! those of the content, except the ones listed here.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::cases::{built, lay_out};
use crate::support::{Agendum, Page, Pdf, copy, files, repository, temporary};

/// Attributes that are read out or shown.
const TOLD: [&str; 5] = ["alt", "title", "content", "aria-label", "aria-description"];
/// Metadata that tell a browser what to do.
const INSTRUCTIONS: [&str; 3] = ["viewport", "referrer", "color-scheme"];

/// Words that the program spells itself, each with its reason. A word that is no longer left must be taken off the list.
const STILL_SPELT: [(&str, &str); 1] = [("agendum", "the program's own name, in what a PDF says of itself")];

/// A value in a language that nobody speaks; places and commas stay.
fn foreign(value: &str) -> String {
    let mut in_place = false;
    let letter = |c: char| {
        in_place = (in_place || c == '{') && c != '}';
        if !in_place && (c.is_alphabetic() || "%£".contains(c)) { 'ж' } else { c }
    };
    value.chars().map(letter).collect()
}

/// Puts a theme with every word in that language into a folder.
fn foreign_theme(folder: &Path) {
    copy(&repository().join("themes/standard"), folder);
    let path = folder.join("words.yaml");
    let old: BTreeMap<String, String> = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let new = old.iter().map(|(key, value)| match key.as_str() {
        // The name of the language is no word of the output.
        "language" => format!("language: {value}"),
        _ => format!("\"{key}\": \"{}\"", foreign(value)),
    });
    let new: Vec<String> = new.collect();
    fs::write(path, new.join("\n") + "\n").unwrap();
}

/// What a reader of the site can meet, by file: the words of pages with their attributes, of PDFs with their bookmarks and metadata.
fn readable(site: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (path, bytes) in site {
        if path.ends_with(".html") {
            let page = Page::read(std::str::from_utf8(bytes).unwrap());
            let mut text = String::new();
            for element in page.elements() {
                let is_instruction =
                    element.attribute("http-equiv").is_some() || element.attribute("name").is_some_and(|name| INSTRUCTIONS.contains(&name));
                let told = element.attributes.iter().filter(|(name, _)| TOLD.contains(&name.as_str()) && !(name == "content" && is_instruction));
                told.for_each(|(_, value)| writeln!(text, "{value}").unwrap());
                if element.tag == "title" || element.tag == "body" {
                    writeln!(text, "{}", element.lines().join("\n")).unwrap();
                }
            }
            texts.insert(path.clone(), text);
        } else if path.ends_with(".svg") {
            texts.insert(path.clone(), without_tags(std::str::from_utf8(bytes).unwrap()));
        } else if path.ends_with(".csv") {
            texts.insert(path.clone(), String::from_utf8(bytes.clone()).unwrap());
        } else if path.ends_with(".pdf") {
            let pdf = Pdf::read(bytes);
            let pages = pdf.pages.iter().map(|page| format!("{}\n{}\n", page.text(), page.running()));
            let bookmarks = pdf.bookmarks.iter().map(|(_, title)| format!("{title}\n"));
            texts.insert(path.clone(), pages.chain(bookmarks).collect::<String>() + &pdf.information);
        }
    }
    texts
}

/// The words between the tags of a drawing.
fn without_tags(svg: &str) -> String {
    svg.split('<').filter_map(|piece| Some(format!("{}\n", piece.split_once('>')?.1))).collect()
}

/// The words of a text in Latin letters, and places that nothing was filled into: "agendum", "{date}".
fn latin(text: &str) -> BTreeSet<String> {
    let is_latin = |c: char| c.is_alphabetic() && c < '\u{250}';
    let words = text.split(|c| !is_latin(c)).filter(|word| !word.is_empty()).map(str::to_owned);
    let places = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    let places = places.filter(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()));
    words.chain(places.map(|name| format!("{{{name}}}"))).collect()
}

/// The figures of a text that have a unit: "60%", "£1,200".
fn with_unit(text: &str) -> BTreeSet<String> {
    let pieces = text.split(|c: char| !c.is_ascii_digit() && !"%£,.".contains(c)).map(|piece| piece.trim_matches([',', '.']));
    pieces.filter(|piece| piece.contains(['%', '£'])).map(str::to_owned).collect()
}

/// Labels in letters and numerals, which the program counts: "b", "iv".
fn is_label(word: &str) -> bool {
    word.chars().count() == 1 || word.chars().all(|c| "ivxl".contains(c))
}

/// The words that a case still shows and that stand neither in its content nor in the report format, each with a file that shows it.
fn left(name: &str) -> BTreeMap<String, String> {
    let place = temporary();
    lay_out(name, place.path());
    foreign_theme(&place.path().join("theme"));
    Agendum::within(place.path()).args(["build", "--theme", "theme"]).run().ended_with(0);
    let format = fs::read_to_string(place.path().join("theme/format.yaml")).unwrap();
    let content = files(&place.path().join("content")).into_iter().map(|(path, bytes)| format!("{path}\n{}", String::from_utf8_lossy(&bytes)));
    let written = content.chain([format]).collect::<String>();
    let (words, units) = (latin(&written), with_unit(&written));
    let site = readable(&files(&place.path().join("output/public")));
    assert!(site.values().any(|text| text.contains("жж")), "{name}: the made-up words are shown");
    let mut left = BTreeMap::new();
    for (path, text) in &site {
        // On paper a long word may be broken, and in a chart it may be cut.
        let is_broken = |part: &String| (path.ends_with(".pdf") || path.ends_with(".svg")) && words.iter().any(|word| word.contains(part.as_str()));
        let strange = latin(text).into_iter().filter(|word| !words.contains(word) && !is_label(word) && !is_broken(word));
        let signs = with_unit(text).into_iter().filter(|figure| !units.contains(figure)).map(|figure| figure.replace(|c| !"%£".contains(c), ""));
        for word in strange.chain(signs) {
            left.entry(word).or_insert_with(|| format!("{name}: {path}"));
        }
    }
    left
}

#[test]
fn no_word_of_the_output_comes_from_elsewhere() {
    let left: BTreeMap<String, String> = built().par_iter().flat_map_iter(|name| left(name)).collect();
    let listed: BTreeSet<&str> = STILL_SPELT.iter().map(|(word, _)| *word).collect();
    let new: Vec<String> = left.iter().filter(|(word, _)| !listed.contains(word.as_str())).map(|(word, at)| format!("{word} ({at})")).collect();
    let gone: Vec<&&str> = listed.iter().filter(|word| !left.contains_key(**word)).collect();
    assert!(new.is_empty(), "these words come neither from the theme nor from the content:\n{}", new.join("\n"));
    assert!(gone.is_empty(), "these words are no longer spelt by the program; take them off the list: {gone:?}");
}

#[test]
fn a_word_that_is_left_is_seen() {
    assert_eq!(foreign("Pages {first} – {last}%, in all"), "жжжжж {first} – {last}ж, жж жжж");
    assert_eq!(latin("жPageж 3, 6b {date} ж {} {B2}"), ["Page", "b", "date", "{date}", "B"].map(str::to_owned).into());
    assert_eq!(with_unit("жж 3, 60% of £1,200. 5.5%, (%)"), ["60%", "£1,200", "5.5%", "%"].map(str::to_owned).into());
    assert_eq!(without_tags("<svg><text x=\"1\">one</text></svg>").split_whitespace().collect::<Vec<_>>(), ["one"]);
}
