//! The cases: each folder of `tests/cases` shows one thing. `UPDATE=1` accepts what the program does now; `CASES=one,two` runs only these.
//!
//! | in a case | what it is |
//! |---|---|
//! | `content/` | the content folder, or what differs from the base |
//! | `base.txt` | the name of a case whose content comes first |
//! | `changes.yaml` | what is put into files of the base: `{file, after, insert}` below a line, or `{file, replace, with}` |
//! | `without.txt` | files of the base that this case does not have, one a line |
//! | `args.txt` | further arguments, one a line |
//! | `theme/` | what differs from the standard theme |
//! | `expected/findings.txt`, `exit.txt` | standard error and exit code of `agendum check`; of `agendum build` for a rule that judges pages |
//! | `expected/pages/` | where it is there, the case is built too: the words of each web page inside `main` |
//! | `expected/pdf.txt` | and the words of each PDF, page by page |

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use agendum::check::RULES;
use rayon::prelude::*;

use crate::support::{Agendum, Page, Pdf, copy, failures, files, repository, temporary};

/// What a case expects or gave: files under `expected/` by path.
type Expected = BTreeMap<String, String>;

fn folder() -> PathBuf {
    repository().join("tests/cases")
}

/// The cases in order.
pub(crate) fn names() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    names
}

/// The cases that are built as well as checked.
pub(crate) fn built() -> Vec<String> {
    names().into_iter().filter(|name| folder().join(name).join("expected/pages").is_dir()).collect()
}

/// The lines of a file of a case; none without the file.
fn listed(case: &Path, file: &str) -> Vec<String> {
    fs::read_to_string(case.join(file)).unwrap_or_default().lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Puts the content of a case into a folder, its base first.
pub(crate) fn lay_out(name: &str, into: &Path) {
    let case = folder().join(name);
    assert!(case.is_dir(), "no case {name}");
    if let [base] = listed(&case, "base.txt").as_slice() {
        lay_out(base, into);
    }
    for removed in listed(&case, "without.txt") {
        fs::remove_file(into.join(&removed)).unwrap_or_else(|error| panic!("{name}/without.txt: {removed}: {error}"));
    }
    if case.join("content").is_dir() {
        copy(&case.join("content"), &into.join("content"));
    }
    for change in changes(&case.join("changes.yaml")) {
        change.make(&into.join("content")).unwrap_or_else(|fault| panic!("{name}/changes.yaml: {fault}"));
    }
    if case.join("theme").is_dir() {
        copy(&repository().join("themes/standard"), &into.join("theme"));
        copy(&case.join("theme"), &into.join("theme"));
    }
}

/// A change to a file of the base, whose path is one inside the content folder. The old text and the line before a new one stand exactly
/// once in the file, so that a change of the base is noticed.
#[derive(Debug, serde::Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(crate) enum Change {
    Insert { file: String, after: String, insert: String },
    Replace { file: String, replace: String, with: String },
}

impl Change {
    fn file(&self) -> &str {
        match self {
            Self::Insert { file, .. } | Self::Replace { file, .. } => file,
        }
    }

    /// Makes the change in a content folder.
    pub(crate) fn make(&self, content: &Path) -> Result<(), String> {
        let path = content.join(self.file());
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", self.file()))?;
        let changed = self.made(&text).map_err(|fault| format!("{}: {fault}", self.file()))?;
        fs::write(&path, changed).map_err(|error| format!("{}: {error}", self.file()))
    }

    fn made(&self, text: &str) -> Result<String, String> {
        let (old, new) = match self {
            Self::Insert { after, insert, .. } => (format!("\n{after}\n"), format!("\n{after}\n{insert}")),
            Self::Replace { replace, with, .. } => (replace.clone(), with.clone()),
        };
        // A line break before the first line lets it be found like every other.
        let text = format!("\n{text}");
        match text.matches(&old).count() {
            1 => Ok(text.replacen(&old, &new, 1)[1..].to_owned()),
            count => Err(format!("this stands there {count} times, not once:\n{old}")),
        }
    }
}

fn changes(path: &Path) -> Vec<Change> {
    if !path.is_file() {
        return Vec::new();
    }
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn arguments(name: &str) -> Vec<String> {
    let case = folder().join(name);
    let mut arguments = listed(&case, "args.txt");
    if case.join("theme").is_dir() {
        arguments.extend(["--theme".to_owned(), "theme".to_owned()]);
    }
    arguments
}

/// Whether a case is one of a rule that judges pages.
fn is_of_pages(name: &str) -> bool {
    RULES.iter().any(|rule| rule.is_of_pages() && name.strip_prefix("rule-") == Some(rule.name))
}

/// Runs a case.
fn run(name: &str) -> Expected {
    let place = temporary();
    lay_out(name, place.path());
    // What stands wrong on pages is found when they are made.
    let command = if is_of_pages(name) { "build" } else { "check" };
    let checked = Agendum::within(place.path()).args([command]).args(arguments(name)).run();
    let mut given = Expected::from([("findings.txt".to_owned(), checked.stderr), ("exit.txt".to_owned(), format!("{}\n", checked.code))]);
    if folder().join(name).join("expected/pages").is_dir() {
        Agendum::within(place.path()).args(["build"]).args(arguments(name)).run().ended_with(0);
        add_site(&files(&place.path().join("output/public")), &mut given);
    }
    given
}

fn add_site(site: &BTreeMap<String, Vec<u8>>, given: &mut Expected) {
    let mut pdf_text = String::new();
    for (path, bytes) in site {
        if let Some(stem) = path.strip_suffix(".html") {
            let page = Page::read(std::str::from_utf8(bytes).unwrap());
            given.insert(format!("pages/{stem}.txt"), page.main().lines().join("\n") + "\n");
        }
        if path.ends_with(".pdf") {
            assert_eq!(failures(bytes), Vec::<String>::new(), "{path}");
            for page in Pdf::read(bytes).pages {
                writeln!(pdf_text, "== {path}, {}", page.label).unwrap();
                for line in page.lines {
                    writeln!(pdf_text, "{}{}", if line.tagged { "" } else { "~ " }, line.text.trim_end()).unwrap();
                }
            }
        }
    }
    given.insert("pdf.txt".to_owned(), pdf_text);
}

/// What a case expects.
fn expected(name: &str) -> Expected {
    let folder = folder().join(name).join("expected");
    if !folder.is_dir() {
        return Expected::new();
    }
    files(&folder)
        .into_iter()
        .filter(|(path, _)| !path.ends_with(".gitkeep"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

fn accept(name: &str, given: &Expected) {
    let folder = folder().join(name).join("expected");
    for path in expected(name).keys() {
        fs::remove_file(folder.join(path)).unwrap();
    }
    for (path, text) in given {
        let target = folder.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, text).unwrap();
    }
}

/// The first line in which two texts differ.
fn difference(path: &str, expected: &str, given: &str) -> String {
    let (mut wanted, mut there) = (expected.lines(), given.lines());
    for number in 1.. {
        let pair = (wanted.next(), there.next());
        if pair == (None, None) {
            break;
        }
        if pair.0 != pair.1 {
            return format!("  {path}:{number}\n    expected {:?}\n    given    {:?}", pair.0.unwrap_or("(the end)"), pair.1.unwrap_or("(the end)"));
        }
    }
    format!("  {path}: line ends differ")
}

fn differences(expected: &Expected, given: &Expected) -> Vec<String> {
    let paths: std::collections::BTreeSet<&String> = expected.keys().chain(given.keys()).collect();
    let text = |side: &'_ Expected, path: &String| side.get(path).cloned().unwrap_or_else(|| "(no such file)\n".to_owned());
    paths
        .into_iter()
        .filter(|path| expected.get(*path) != given.get(*path))
        .map(|path| difference(path, &text(expected, path), &text(given, path)))
        .collect()
}

#[test]
fn every_case_gives_what_it_expects() {
    let asked = std::env::var("CASES").ok();
    let is_asked_for = |name: &String| asked.as_ref().is_none_or(|asked| asked.split(',').any(|wanted| wanted == name));
    let names: Vec<String> = names().into_iter().filter(is_asked_for).collect();
    assert!(!names.is_empty(), "there are no cases");
    let update = std::env::var("UPDATE").is_ok_and(|value| value == "1");
    let failures: Vec<String> = names
        .par_iter()
        .filter_map(|name| {
            let Ok(given) = std::panic::catch_unwind(|| run(name)) else { return Some(format!("{name}: did not run to its end")) };
            if update {
                accept(name, &given);
            }
            let differing = differences(&expected(name), &given);
            (!differing.is_empty()).then(|| format!("{name}\n{}", differing.join("\n")))
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} cases differ; UPDATE=1 accepts what the program gives now\n{}",
        failures.len(),
        names.len(),
        failures.join("\n")
    );
}

/// What is wrong with the findings of a case of a rule: it must show that rule, and nothing else that is an error.
fn beside_the_rule(rule: &str, findings: &str) -> Vec<String> {
    let shows = findings.contains(&format!("error[{rule}]")) || findings.contains(&format!("warning[{rule}]"));
    let missing = (!shows).then(|| format!("[{rule}] is not shown"));
    let others = findings.lines().filter(|line| line.starts_with("error[") && !line.starts_with(&format!("error[{rule}]")));
    missing.into_iter().chain(others.map(|line| format!("besides: {line}"))).collect()
}

#[test]
fn each_case_of_a_rule_shows_its_rule_and_no_other_error() {
    for name in names() {
        let Some(rule) = name.strip_prefix("rule-") else { continue };
        let findings = expected(&name).remove("findings.txt").unwrap_or_default();
        assert_eq!(beside_the_rule(rule, &findings), Vec::<String>::new(), "tests/cases/{name}");
    }
}

#[test]
fn a_change_is_made_at_one_place() {
    let insert = |after: &str| Change::Insert { file: String::new(), after: after.to_owned(), insert: "new\n".to_owned() };
    assert_eq!(insert("one").made("one\ntwo\none two\n").unwrap(), "one\nnew\ntwo\none two\n");
    let replace = |text: &str| Change::Replace { file: String::new(), replace: text.to_owned(), with: "2".to_owned() };
    assert_eq!(replace("two").made("one\ntwo\n").unwrap(), "one\n2\n");
    assert!([insert("o"), insert("three"), replace("o"), replace("three")].iter().all(|change| change.made("one\ntwo\n").is_err()));
}

#[test]
fn what_stands_beside_a_rule_is_seen() {
    let findings = "warning[total]: a\n\nerror[totals]: b\n\nwarning[change]: c\n";
    assert_eq!(beside_the_rule("total", findings), ["besides: error[totals]: b"]);
    assert_eq!(beside_the_rule("change", "warning[total]: a\n"), ["[change] is not shown"]);
}

/// Whoever reads a code in a finding can have it explained.
#[test]
fn each_code_of_a_case_is_explained() {
    let place = temporary();
    let list = Agendum::within(place.path()).args(["rules"]).run().ended_with(0).stdout;
    let listed: BTreeSet<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let mut shown = BTreeSet::new();
    for name in names() {
        let findings = expected(&name).remove("findings.txt").unwrap_or_default();
        let heads = findings.lines().filter_map(|line| line.strip_prefix("error[").or_else(|| line.strip_prefix("warning[")));
        shown.extend(heads.filter_map(|head| head.split_once(']')).map(|(code, _)| code.to_owned()));
    }
    assert!(shown.len() > 50, "{shown:?}");
    let unknown: Vec<&String> = shown.iter().filter(|code| !listed.contains(code.as_str())).collect();
    assert!(
        unknown.is_empty(),
        "`agendum rules` does not explain {unknown:?}; list a rule in src/check/rules/mod.rs, a code of the reader in src/load/codes.rs"
    );
}

#[test]
fn a_difference_is_seen() {
    let one = Expected::from([("exit.txt".to_owned(), "0\n".to_owned()), ("pdf.txt".to_owned(), "a\nb\n".to_owned())]);
    let mut other = one.clone();
    assert!(differences(&one, &other).is_empty());
    other.insert("pdf.txt".to_owned(), "a\nc\n".to_owned());
    other.insert("pages/x.txt".to_owned(), "d\n".to_owned());
    let seen = differences(&one, &other).join("\n");
    assert!(seen.contains("pages/x.txt:1") && seen.contains("pdf.txt:2"), "{seen}");
}
