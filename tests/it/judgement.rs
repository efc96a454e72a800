//! What the rules find falsely and what they miss, on sentences and tables that were written without a look at them (`tests/judgement`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use serde::Deserialize;

use crate::cases::lay_out;
use crate::support::{Agendum, repository, temporary};

const REPORT: &str = "content/scrutiny/2021-11-04/road-safety/report.md";
/// The paragraphs of the base that give way to what is judged.
const DETAIL: &str = "1. Speeds were measured outside six schools (Appendix 1).\n1. Outside four of them most drivers kept to 20 mph.\n";
/// So many are held in one report.
const TOGETHER: usize = 40;

/// How well the rules do. A change may make it better, and then says so here; none may make it worse.
const RIGHT_WITH_ERROR: usize = 11;
const RIGHT_WITH_WARNING: usize = 0;
const WRONG_NOT_FOUND: usize = 118;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    lead: String,
    #[serde(default)]
    caption: String,
    #[serde(default)]
    table: String,
    #[serde(default)]
    sign: String,
    #[serde(default, rename = "wrong")]
    _wrong: String,
}

impl Entry {
    /// As a numbered paragraph.
    fn paragraph(&self) -> String {
        let lead = [&self.text, &self.lead, &self.caption].into_iter().find(|words| !words.is_empty());
        let lead = lead.map_or("The figures are as follows.", String::as_str).trim();
        let mut paragraph = format!("1. {}\n", lead.replace('\n', " "));
        if !self.table.is_empty() {
            paragraph.push('\n');
            self.table.lines().for_each(|line| _ = writeln!(paragraph, "   {line}"));
            paragraph.push('\n');
        }
        paragraph
    }
}

fn entries(name: &str) -> Vec<Entry> {
    let text = fs::read_to_string(repository().join("tests/judgement").join(name)).unwrap();
    serde_yaml::from_str(&text).unwrap()
}

/// What was found in an entry: the severity and code of each finding.
type Found = BTreeSet<(String, String)>;

#[derive(Deserialize)]
struct Told {
    code: String,
    severity: String,
    message: String,
    places: Vec<Position>,
}

#[derive(Deserialize)]
struct Position {
    file: String,
    line: usize,
}

/// Holds entries against the rules; what is found in each.
fn judged(entries: &[Entry]) -> Vec<Found> {
    entries.chunks(TOGETHER).flat_map(together).collect()
}

fn together(entries: &[Entry]) -> Vec<Found> {
    let folder = temporary();
    lay_out("base", folder.path());
    let path = folder.path().join(REPORT);
    let base = fs::read_to_string(&path).unwrap();
    let (before, after) = base.split_once(DETAIL).expect("the base has these paragraphs");
    let mut text = before.to_owned();
    let mut starts = Vec::new();
    for entry in entries {
        starts.push(text.lines().count() + 1);
        text.push_str(&entry.paragraph());
    }
    let end = text.lines().count() + 1;
    text.push_str(after);
    fs::write(&path, text).unwrap();
    let checked = Agendum::within(folder.path()).args(["check", "--format", "json"]).run();
    let told: Vec<Told> = serde_json::from_str(&checked.stdout).unwrap_or_else(|error| panic!("{error}: {}", checked.stdout));
    let mut found = vec![Found::new(); entries.len()];
    for finding in told {
        let label = finding.places.first().expect("a finding has a place");
        assert!(finding.code != "too-many", "{}", finding.message);
        if label.file.ends_with("report.md") && (starts[0]..end).contains(&label.line) {
            found[starts.partition_point(|start| *start <= label.line) - 1].insert((finding.severity, finding.code));
        }
    }
    found
}

#[test]
fn what_is_right_is_let_be_and_what_is_wrong_is_found() {
    let right: Vec<Entry> = ["right-sentences.yaml", "right-tables.yaml"].into_iter().flat_map(entries).collect();
    let wrong = entries("wrong.yaml");
    assert!(right.len() >= 360 && wrong.len() >= 100);
    let mut said = String::new();
    let (mut errors, mut warnings) = (0, 0);
    for (entry, found) in right.iter().zip(judged(&right)) {
        let has = |severity: &str| found.iter().any(|(of, _)| of == severity);
        errors += usize::from(has("error"));
        warnings += usize::from(has("warning"));
        if !found.is_empty() {
            let _ = writeln!(said, "right, and found {found:?}: {}", entry.paragraph());
        }
    }
    let (mut missed, mut by_sign) = (0, BTreeMap::<&str, (usize, usize)>::new());
    let on_wrong = judged(&wrong);
    for (entry, found) in wrong.iter().zip(&on_wrong) {
        let (all, seen) = by_sign.entry(&entry.sign).or_default();
        *all += 1;
        if found.is_empty() {
            missed += 1;
            let _ = writeln!(said, "wrong, and not found ({}): {}", entry.sign, entry.paragraph());
        } else {
            *seen += 1;
        }
    }
    let found = wrong.len() - missed;
    println!("{said}");
    println!("of {} right ones {errors} with an error and {warnings} with a warning; of {} wrong ones {found} found", right.len(), wrong.len());
    println!("precision {:.3}, recall {:.3}", found as f64 / (found + errors + warnings).max(1) as f64, found as f64 / wrong.len() as f64);
    println!("found and all by sign: {by_sign:?}");
    assert_eq!(
        (errors, warnings, missed),
        (RIGHT_WITH_ERROR, RIGHT_WITH_WARNING, WRONG_NOT_FOUND),
        "the rules do better or worse than is written here"
    );
}
