//! The specimen: a content folder with a marker, a word such as `zq17`, in every text of the model.
//!
//! It proves three things. Every field of the model that holds text is reached by the walk that rules read by. Every one has a marker in the specimen.
//! And each rule that reads texts finds what is put in the place of every marker, except where it says that it does not look.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use agendum::diagnostic::{Finding, Place};
use agendum::load::{Files, FormatSource, content, standard_theme};
use agendum::model::visit::{Home, Text, Visitor, walk_content};
use agendum::model::{Block, Inline, Prose};

use crate::support::{files, repository};

/// The files of the specimen.
fn specimen() -> BTreeMap<String, String> {
    let folder = files(&repository().join("tests/specimen"));
    folder.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// What a walk through the specimen meets.
#[derive(Default)]
struct Met {
    texts: Vec<Passage>,
}

/// A text that was met.
#[derive(Debug, Clone)]
struct Passage {
    field: &'static str,
    form: Form,
    home: Where,
    /// Its words.
    words: String,
    /// Where a text without marks stands.
    place: Option<Place>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Prose,
    Cell,
    Line,
    Code,
    Description,
    Datum,
    Name,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    /// In a report, its appendices, or what the agenda says of it.
    Report,
    Elsewhere,
}

impl<'a> Visitor<'a> for Met {
    fn text(&mut self, home: Home<'a>, field: &'static str, text: Text<'a>) {
        let (form, words, place) = match text {
            Text::Prose(prose) => (Form::Prose, words_of(prose), None),
            Text::Cell(prose) => (Form::Cell, words_of(prose), None),
            Text::Line(words, place) => (Form::Line, words.to_owned(), Some(place)),
            Text::Code(words, place) => (Form::Code, words.to_owned(), Some(place)),
            Text::Description(words, place) => (Form::Description, words.to_owned(), Some(place)),
            Text::Datum(words, place) => (Form::Datum, words.to_owned(), Some(place)),
            Text::Name(words) => (Form::Name, words.to_owned(), None),
        };
        let home = match home {
            Home::Report(_) | Home::Appendix(..) => Where::Report,
            Home::Council | Home::Committee(_) | Home::Plan(..) | Home::Meeting(_) => Where::Elsewhere,
        };
        self.texts.push(Passage { field, form, home, words, place: place.cloned() });
    }
}

/// Every word of some prose, wherever it stands in it.
fn words_of(prose: &Prose) -> String {
    fn line(content: &[Inline], words: &mut String) {
        for inline in content {
            match inline {
                Inline::Text(text, _) => words.extend([text.as_str(), " "]),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) | Inline::Link { content: inner, .. } => line(inner, words),
                Inline::Note { blocks: inner, .. } => blocks(inner, words),
                Inline::Code(..) | Inline::Figure(_) | Inline::Date(..) | Inline::Break => {}
            }
        }
    }
    fn blocks(given: &[Block], words: &mut String) {
        for block in given {
            match block {
                Block::Paragraph { content, .. } | Block::Heading { content, .. } => line(content, words),
                Block::List { items, .. } => items.iter().for_each(|item| blocks(&item.blocks, words)),
                Block::Quote { blocks: inner, .. } => blocks(inner, words),
                Block::Table { header, rows, .. } => header.iter().chain(rows.iter().flatten()).for_each(|cell| line(cell, words)),
                Block::Code { .. } | Block::Picture { .. } | Block::View(_) | Block::Rule { .. } => {}
            }
        }
    }
    let mut words = String::new();
    blocks(prose, &mut words);
    words
}

/// What came of reading and checking a folder.
struct Read {
    findings: Vec<Finding>,
    met: Met,
}

fn read(files: &BTreeMap<String, String>) -> Read {
    let theme = standard_theme().unwrap();
    let entries = files.iter().map(|(path, text)| (path.as_str(), text.clone().into_bytes()));
    let loaded = content(&Files::from_memory("content", entries), &FormatSource::of(&theme).unwrap(), &BTreeSet::new());
    let judged = agendum::check::content(loaded.content.expect("the specimen can be read"), &theme.words);
    let mut met = Met::default();
    judged.checked.iter().for_each(|checked| walk_content(&mut met, checked.content()));
    Read { findings: loaded.findings.into_iter().chain(judged.findings).collect(), met }
}

/// A marker in a file of the specimen.
#[derive(Debug, Clone)]
struct Marker {
    path: String,
    range: Range<usize>,
    word: String,
}

impl Marker {
    /// What it says of the place in its prose: `quote` in `zq17-quote`.
    fn hint(&self) -> &str {
        self.word.split_once('-').map_or("", |(_, hint)| hint)
    }
}

/// The markers of a text, in order.
fn markers(path: &str, text: &str) -> Vec<Marker> {
    let starts = text.match_indices("zq").map(|(at, _)| at);
    let whole = |start: usize| {
        let length = text[start..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len() - start);
        Marker { path: path.to_owned(), range: start..start + length, word: text[start..start + length].to_owned() }
    };
    starts.map(whole).collect()
}

/// The texts in which a marker was met.
fn met_at<'m>(met: &'m Met, marker: &Marker) -> Vec<&'m Passage> {
    let file = format!("content/{}", marker.path);
    let has = |passage: &&Passage| passage.words.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').any(|word| word == marker.word);
    let at = |passage: &&Passage| {
        passage.place.as_ref().is_none_or(|place| *place.file == *file && place.start < marker.range.end && marker.range.start < place.end)
    };
    met.texts.iter().filter(has).filter(at).collect()
}

/// Fields of the model whose text is none of an author's that readers get, or is part of a text that has a field of its own.
const NO_TEXTS: &[(&str, &str)] = &[
    ("a code, a key or the name of a file", "Asset.name Asset.extension Council.language AccessCategory.code DataSet.name"),
    ("a code, a key or the name of a file", "SectionSpec.key Assessment.key Report.assessments Report.data Report.unread_data View.kind"),
    ("a code, a key or the name of a file", "View.argument Exemption.category Action.id Meeting.folder Origin.meeting Inline::Link.address"),
    ("a code, a key or the name of a file", "BackgroundSource::Web BackgroundSource::Report.meeting Calendar.meetings Dossier.meetings"),
    ("a code, a key or the name of a file", "MeetingFacts.folder Reach::Meetings"),
    ("a name out of a list that is given elsewhere", "Wards::Some"),
    ("what an author may write for a heading, and is never printed", "SectionSpec.aliases SubheadingSpec.aliases"),
    ("told to the program, not to readers", "Silence.rule Silence.words Silence.reason"),
    ("a part of the prose that it stands in", "Block::Paragraph.content Block::Heading.content Block::Table.header Block::Table.rows"),
    ("a part of the prose that it stands in", "Block::List.items Block::Quote.blocks ListItem.blocks Inline::Text Inline::Emphasis"),
    ("a part of the prose that it stands in", "Inline::Strong Inline::Struck Inline::Link.content Inline::Note.blocks"),
    ("what puts words in the place of figures, not the words", "Worker.work"),
    ("an expression, of which no content has one after it was checked", "Expression.text"),
    ("made from the content, which is read itself", "ItemFacts.title Series.name Span.name DecimalEntry::Section.label"),
    ("made from the content, which is read itself", "DecimalEntry::Section.content DecimalEntry::Numbered.label Entry::Subheading.content"),
    ("made from the content, which is read itself", "Progress.improvement Progress.note Reference.number Run.text Schedule.titled"),
    ("the theme's", "Words FontFile.name Theme.files Heading::Word TokenFault.message TokenFault.name"),
];

/// Every field of the model that holds text, as the sources declare it: `Action.improvement`, `Outcome::Keep.of`.
fn declared() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, bytes) in files(&repository().join("src/model")) {
        let text = String::from_utf8(bytes).unwrap();
        let product = text.split("#[cfg(test)]").next().unwrap();
        if path != "visit.rs" {
            declared_in(product, &mut found);
        }
    }
    found
}

/// The fields of text that a source file declares; it is laid out as `cargo fmt` does.
fn declared_in(source: &str, found: &mut BTreeSet<String>) {
    let holds_text =
        |kind: &str| ["String", "Prose", "Cell<", "Inline", "Block<", "ListItem", "&'static str", "Cow<"].iter().any(|text| kind.contains(text));
    let name_of = |line: &str| line.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned();
    let (mut owner, mut variant): (Option<(String, &str)>, String) = (None, String::new());
    for line in source.lines() {
        let bare = line.trim_start();
        let indent = line.len() - bare.len();
        if indent == 0 {
            let declares = |keyword: &str| bare.strip_prefix(keyword).map(name_of);
            owner = declares("pub struct ").map(|name| (name, ".")).or_else(|| declares("pub enum ").map(|name| (name, "::")));
            if let (Some((name, _)), Some((_, kind))) = (&owner, bare.split_once('(')) {
                found.extend(holds_text(kind).then(|| name.clone()));
            }
            continue;
        }
        let Some((name, joint)) = &owner else { continue };
        if bare.starts_with("//") || bare.starts_with('#') {
            continue;
        }
        let field = bare.trim_start_matches("pub ");
        match (*joint, indent) {
            (".", 4) => {
                if let Some((field, kind)) = field.split_once(": ") {
                    found.extend(holds_text(kind).then(|| format!("{name}.{field}")));
                }
            }
            ("::", 4) => {
                variant = name_of(bare);
                if let Some((_, kind)) = bare.split_once('(') {
                    found.extend(holds_text(kind).then(|| format!("{name}::{variant}")));
                }
            }
            ("::", 8) => {
                if let Some((field, kind)) = field.split_once(": ") {
                    found.extend(holds_text(kind).then(|| format!("{name}::{variant}.{field}")));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn every_text_of_the_model_is_reached_and_has_a_marker() {
    let files = specimen();
    let Read { findings, met } = read(&files);
    assert_eq!(findings, Vec::new(), "the specimen itself is sound");
    let reached: BTreeSet<String> = met.texts.iter().map(|passage| passage.field.to_owned()).collect();
    let excused: BTreeSet<String> = NO_TEXTS.iter().flat_map(|(_, fields)| fields.split(' ')).map(str::to_owned).collect();
    let declared = declared();
    assert!(declared.len() > 100 && declared.contains("Action.improvement") && declared.contains("Outcome::Keep.of"), "{declared:?}");
    let unreached: Vec<_> = declared.iter().filter(|field| !reached.contains(*field) && !excused.contains(*field)).collect();
    assert!(unreached.is_empty(), "no rule reads {unreached:?}: let src/model/visit.rs go there, or say in NO_TEXTS why not");
    let unknown: Vec<_> = reached.union(&excused).filter(|field| !declared.contains(*field)).collect();
    assert!(unknown.is_empty(), "the model has no {unknown:?}");
    let marked: BTreeSet<&str> = met.texts.iter().filter(|passage| passage.words.contains("zq")).map(|passage| passage.field).collect();
    let named: BTreeSet<&str> = met.texts.iter().filter(|passage| passage.form == Form::Name).map(|passage| passage.field).collect();
    let unmarked: Vec<_> = reached.iter().filter(|field| !marked.contains(field.as_str()) && !named.contains(field.as_str())).collect();
    assert!(unmarked.is_empty(), "the specimen has no marker in {unmarked:?}");
    let unmet: Vec<Marker> = files
        .iter()
        .flat_map(|(path, text)| markers(path, text))
        .filter(|marker| !path_of_names(&marker.path) && met_at(&met, marker).is_empty())
        .collect();
    assert!(unmet.is_empty(), "these markers are never met: {unmet:?}");
}

/// Files of which some markers stand in names that nothing shows, such as the heading of a section that no report has.
fn path_of_names(path: &str) -> bool {
    path == "format.yaml"
}

/// A rule, what is put in the place of each marker, and whether it finds that in a text.
struct Reader {
    rule: &'static str,
    planted: &'static str,
    finds: fn(&Passage, &Marker) -> bool,
}

/// What stands in the marks of prose by itself, and is a place of its own to nobody.
fn is_prose(passage: &Passage) -> bool {
    matches!(passage.form, Form::Prose | Form::Cell)
}

fn is_quoted(marker: &Marker) -> bool {
    marker.hint() == "quote"
}

fn is_cell(passage: &Passage, marker: &Marker) -> bool {
    matches!(passage.form, Form::Cell | Form::Datum) || marker.hint() == "cell"
}

/// Whether a reference is read here: in what is said of one report, and outside quotations, links and code.
fn refers(passage: &Passage, marker: &Marker) -> bool {
    passage.home == Where::Report && !is_quoted(marker) && marker.hint() != "link" && passage.form != Form::Code
}

/// Whether a marker stands in a living plan.
fn is_of_plan(marker: &Marker) -> bool {
    ["plan.yaml", "shown.yaml", "standing.yaml"].iter().any(|name| marker.path.ends_with(name))
}

const READERS: &[Reader] = &[
    Reader { rule: "small-count", planted: "4 children", finds: |_, _| true },
    Reader { rule: "percentage-claim", planted: "237 of 267 visits (90%)", finds: |_, marker| !is_quoted(marker) },
    Reader { rule: "change-claim", planted: "increased by 87% (690 compared to 370)", finds: |_, marker| !is_quoted(marker) },
    Reader { rule: "share-of-total", planted: "Of the 152 children, 31 have a plan (21%)", finds: |_, marker| !is_quoted(marker) },
    Reader { rule: "exempt-cited", planted: "Appendix 2", finds: refers },
    Reader { rule: "cross-reference", planted: "Appendix 99", finds: refers },
    Reader {
        rule: "to-be-confirmed",
        planted: "TBC",
        finds: |passage, marker| !is_cell(passage, marker) && !is_of_plan(marker) && !matches!(passage.field, "Meeting.room" | "Exemption.until"),
    },
    Reader {
        rule: "link-words",
        planted: "[here](https://www.example.org/)",
        finds: |passage, marker| is_prose(passage) && marker.hint() != "plain",
    },
    // A finding about a picture stands at the whole of it, and so at the caption beside the description too.
    Reader { rule: "missing-alt", planted: "photo.png", finds: |passage, marker| passage.form == Form::Description || marker.hint() == "beside" },
    // In Markdown the planted block breaks up whatever it is planted in.
    Reader {
        rule: "indented-code",
        planted: "a\n\n        b",
        finds: |passage, marker| is_prose(passage) && matches!(marker.hint(), "" | "done" | "cell"),
    },
    Reader { rule: "status-text", planted: "It will be done", finds: |_, marker| marker.hint() == "done" },
];

/// A text with something in the place of each of its markers, and where each of them now stands.
fn planted(path: &str, text: &str, instead: &str) -> (String, Vec<(Marker, Range<usize>)>) {
    let written = if path.ends_with(".yaml") { instead.replace('\n', "\\n") } else { instead.to_owned() };
    let (mut changed, mut places, mut at) = (String::new(), Vec::new(), 0);
    for marker in markers(path, text) {
        changed.push_str(&text[at..marker.range.start]);
        let start = changed.len();
        changed.push_str(&written);
        at = marker.range.end;
        places.push((marker, start..changed.len()));
    }
    changed.push_str(&text[at..]);
    (changed, places)
}

#[test]
fn each_rule_finds_every_marker() {
    let files = specimen();
    let Read { met, .. } = read(&files);
    for Reader { rule, planted: instead, finds } in READERS {
        let mut changed = BTreeMap::new();
        let mut places = Vec::new();
        for (path, text) in &files {
            let (text, here) = planted(path, text, instead);
            changed.insert(path.clone(), text);
            places.extend(here);
        }
        let findings = read(&changed).findings;
        let mut wrong = Vec::new();
        for (marker, range) in places {
            let passages = met_at(&met, &marker);
            let file = format!("content/{}", marker.path);
            let is_here = |place: &Place| *place.file == *file && place.start < range.end && range.start < place.end;
            let found = findings.iter().any(|finding| finding.code == *rule && finding.place().is_some_and(is_here));
            let read: Vec<&&Passage> = passages.iter().filter(|passage| passage.form != Form::Name).collect();
            let wanted = read.iter().any(|passage| finds(passage, &marker));
            if found != wanted && !(found && instead.contains('\n')) {
                wrong.push(format!("{} {}: {} ({:?})", marker.path, marker.word, if found { "found" } else { "not found" }, passages.first()));
            }
        }
        assert!(wrong.is_empty(), "{rule}:\n{}", wrong.join("\n"));
    }
}
