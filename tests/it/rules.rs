//! What `agendum rules` shows of a rule is true: its example gives its finding, and what is to be written instead gives none.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use agendum::check::{RULES, Rule};
use rayon::prelude::*;

use crate::cases::{Change, lay_out};
use crate::support::{Agendum, files, temporary};

/// How a rule is tried; `rules.yaml` says what the keys mean.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Trial {
    example: Side,
    instead: Side,
    /// Other rules whose errors stand beside this one in the example and afterwards, since the example is about them.
    #[serde(default)]
    besides: Vec<String>,
    /// Starts of code in the rule's words that the files do not show.
    #[serde(default)]
    unshown: Vec<String>,
    /// Names in the rule's words, and what they are called in the files.
    #[serde(default)]
    called: BTreeMap<String, String>,
}

#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Side {
    detail: Option<String>,
    front: Option<String>,
    plan: Option<String>,
    files: BTreeMap<String, String>,
    pictures: Vec<String>,
    changes: Vec<Change>,
}

const REPORT: &str = "scrutiny/2021-11-04/road-safety/report.md";
const DETAIL: &str = "1. Outside four of them most drivers kept to 20 mph.";
const APPENDIX: &str = "  - {title: Speed survey, source: survey.md, numbering: decimal}";
const PLAN: &str = "kind: plan\ntitle: Road safety plan\npriorities:\n  - id: speed\n    title: Slower traffic\n    actions:\n";
/// What every action has; an outcome only where the trial gives none.
const ACTION: &str = "owners: [head-of-highways], improvement: Drivers slow down., steps: [We watch the traffic.]";
const OUTCOME: &str = "outcomes: [{at_least: {percent: 70, of: drivers}}]";

impl Side {
    /// Lays out the base, changed.
    fn lay_out(&self, folder: &Path) {
        lay_out("base", folder);
        let content = folder.join("content");
        let insert = |after: &str, text: &str| Change::Insert { file: REPORT.to_owned(), after: after.to_owned(), insert: format!("{text}\n") };
        let replace = |text: &str| Change::Replace { file: REPORT.to_owned(), replace: DETAIL.to_owned(), with: text.to_owned() };
        // The front matter ends behind the appendices, so that it is written before another appendix is.
        let front = self.front.iter().map(|text| insert(APPENDIX, text.trim_end()));
        let detail = self.detail.iter().map(|text| replace(text));
        front.chain(detail).for_each(|change| change.make(&content).unwrap());
        self.changes.iter().for_each(|change| change.make(&content).unwrap());
        let plan = self.plan.iter().map(|actions| ("scrutiny/plans/plan.yaml".to_owned(), plan(actions)));
        for (path, text) in self.files.clone().into_iter().chain(plan) {
            fs::create_dir_all(content.join(&path).parent().unwrap()).unwrap();
            fs::write(content.join(path), text).unwrap();
        }
        for path in &self.pictures {
            image::RgbImage::new(40, 30).save(content.join(path)).unwrap();
        }
    }
}

/// A plan of actions, each of which is one line here.
fn plan(actions: &str) -> String {
    let line = |action: &str| {
        let outcome = if action.contains("outcomes:") { String::new() } else { format!("{OUTCOME}, ") };
        format!("      {}\n", action.replacen("- {", &format!("- {{{ACTION}, {outcome}"), 1))
    };
    actions.lines().map(line).fold(PLAN.to_owned(), |plan, line| plan + &line)
}

/// The codes of the findings of a folder, errors and warnings apart.
fn codes(folder: &Path, rule: &Rule) -> (Vec<String>, Vec<String>) {
    let command = if rule.is_of_pages() { "build" } else { "check" };
    let said = Agendum::within(folder).args([command]).run().stderr;
    let of = |severity: &str| said.lines().filter_map(|line| Some(line.strip_prefix(severity)?.split_once(']')?.0.to_owned())).collect();
    (of("error["), of("warning["))
}

/// The pieces of code in the words of a rule: what stands between backticks, apart at each ellipsis.
fn code(words: &str) -> Vec<String> {
    let pieces = words.split('`').skip(1).step_by(2).flat_map(|code| code.split('…'));
    pieces.map(|piece| piece.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|piece| piece.len() > 1).collect()
}

/// A side of a trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Example,
    Instead,
}

/// What is wrong with one side of a trial.
fn faults(rule: &Rule, trial: &Trial, shown: Shown) -> Vec<String> {
    let place = temporary();
    let (side, words) = match shown {
        Shown::Example => (&trial.example, rule.example),
        Shown::Instead => (&trial.instead, rule.instead),
    };
    side.lay_out(place.path());
    let (errors, warnings) = codes(place.path(), rule);
    let mut wrong: Vec<String> = Vec::new();
    let is_found = errors.iter().chain(&warnings).any(|code| code == rule.name);
    match (shown, is_found) {
        (Shown::Example, false) => wrong.push(format!("the example is not found; there are {errors:?} {warnings:?}")),
        (Shown::Instead, true) => wrong.push("what is to be written instead is found too".to_owned()),
        (Shown::Example, true) | (Shown::Instead, false) => {}
    }
    let others = errors.iter().filter(|code| *code != rule.name && !trial.besides.contains(code));
    wrong.extend(others.map(|code| format!("there is also an error [{code}]")));
    let written: String = files(&place.path().join("content"))
        .into_iter()
        .map(|(path, bytes)| format!("{path}\n{}\n", String::from_utf8_lossy(&bytes).split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect();
    for piece in code(words) {
        let named = trial.called.iter().fold(piece.clone(), |piece, (name, called)| piece.replace(name, called));
        if written.contains(&named) == trial.unshown.iter().any(|start| piece.starts_with(start.as_str())) {
            wrong.push(format!(
                "`{piece}` of the rule's words: {}",
                if written.contains(&named) { "it is shown after all" } else { "it is not shown" }
            ));
        }
    }
    wrong
}

#[test]
fn examples_are_found_and_what_is_written_instead_is_not() {
    let trials: BTreeMap<String, Trial> = serde_yaml::from_str(include_str!("rules.yaml")).unwrap();
    let untried: Vec<&str> = RULES.iter().map(|rule| rule.name).filter(|name| !trials.contains_key(*name)).collect();
    let unknown: Vec<&String> = trials.keys().filter(|name| RULES.iter().all(|rule| rule.name != name.as_str())).collect();
    assert!(untried.is_empty() && unknown.is_empty(), "tests/it/rules.yaml lacks {untried:?} and tries {unknown:?}, which are no rules");
    let wrong: Vec<String> = RULES
        .par_iter()
        .flat_map_iter(|rule| {
            let trial = &trials[rule.name];
            [Shown::Example, Shown::Instead]
                .into_iter()
                .flat_map(move |shown| faults(rule, trial, shown).into_iter().map(move |fault| format!("{}, {shown:?}: {fault}", rule.name)))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_example_that_is_not_one_is_seen() {
    let rule = RULES.iter().find(|rule| rule.name == "total").unwrap();
    let trial: Trial = serde_yaml::from_str("{example: {detail: 2. See Appendix 9.}, instead: {}}").unwrap();
    let seen = faults(rule, &trial, Shown::Example);
    assert!(seen.len() == 2 && seen[0].contains("not found") && seen[1].contains("cross-reference"), "{seen:?}");
    assert_eq!(code("write `a: {b: …, c: 1}` or `d`"), ["a: {b:", ", c: 1}"]);
}
