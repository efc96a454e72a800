//! A build that takes what it can from the last one gives what a build from nothing gives: to the byte, and in every word that it says.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::cases::lay_out;
use crate::support::program::Outcome;
use crate::support::{Agendum, files, temporary};

/// Cases whose papers look at other meetings, lists and plans.
const CASES: [&str; 7] = ["tracker-lists", "work-programme", "plan-exceptions", "silence", "silence-in-every-file", "small-pack", "rule-overprint"];

fn build(folder: &Path, more: &[&str]) -> Outcome {
    Agendum::within(folder).args(["build"]).args(more).run()
}

/// Builds with the store of all builds before, and from nothing; says in what they differ.
fn differing(folder: &Path) -> Option<String> {
    let with = build(folder, &[]);
    let without = build(folder, &["--no-store", "--output", "alone"]);
    if with != without {
        return Some(format!("with the store {with:?}\nwithout {without:?}"));
    }
    if with.code != 0 {
        return None;
    }
    let (site, alone) = (files(&folder.join("output/public")), files(&folder.join("alone/public")));
    let paths = site.keys().chain(alone.keys()).filter(|path| site.get(*path) != alone.get(*path));
    let paths: Vec<&String> = paths.collect();
    (!paths.is_empty()).then(|| format!("other bytes in {paths:?}"))
}

fn text_files(folder: &Path) -> Vec<PathBuf> {
    let found = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten().map(walkdir::DirEntry::into_path);
    found.filter(|path| path.is_file() && fs::read_to_string(path).is_ok()).collect()
}

/// A text with one of its words or numbers changed; nothing where it has none of them.
fn edited(text: &str) -> Option<String> {
    let changes = [("the ", "The "), ("2021-11", "2021-12"), (" of ", " or "), (" a ", " one ")];
    changes.iter().find(|(old, _)| text.contains(old)).map(|(old, new)| text.replacen(old, new, 1))
}

#[test]
fn after_any_edit_a_build_is_what_a_build_from_nothing_is() {
    let (faults, edits): (Vec<Vec<String>>, Vec<usize>) = CASES.into_par_iter().map(edits_of).unzip();
    let (faults, edits) = (faults.concat(), edits.into_iter().sum::<usize>());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(edits > 20, "{edits} edits prove nothing");
}

/// What differs after each edit of each text file of a case, and how many edits there were.
fn edits_of(case: &str) -> (Vec<String>, usize) {
    let (mut faults, mut edits) = (Vec::new(), 0);
    let folder = temporary();
    lay_out(case, folder.path());
    assert!(!folder.path().join("theme").exists(), "{case} is built in the standard theme");
    let fault = |what: String| differing(folder.path()).map(|fault| format!("{case}, {what}: {fault}"));
    faults.extend(fault("first".to_owned()));
    faults.extend(fault("again".to_owned()));
    for path in text_files(&folder.path().join("content")) {
        let text = fs::read_to_string(&path).unwrap();
        let Some(other) = edited(&text) else { continue };
        fs::write(&path, other).unwrap();
        faults.extend(fault(format!("{} changed", path.display())));
        fs::remove_file(&path).unwrap();
        faults.extend(fault(format!("{} gone", path.display())));
        fs::write(&path, text).unwrap();
        faults.extend(fault(format!("{} as before", path.display())));
        edits += 1;
    }
    (faults, edits)
}

/// What `--explain` says was made, by path.
fn made(folder: &Path) -> Vec<String> {
    let told = build(folder, &["--explain", "--quiet"]);
    told.ended_with(0).stderr.lines().filter_map(|line| line.strip_prefix("made ")).map(str::to_owned).collect()
}

#[test]
fn an_edit_makes_the_files_again_that_it_can_reach() {
    let folder = temporary();
    lay_out("tracker-lists", folder.path());
    assert!(made(folder.path()).iter().all(|line| line.ends_with("nothing is known of an earlier build of it")));
    assert_eq!(made(folder.path()), Vec::<String>::new(), "nothing has changed");
    let report = text_files(&folder.path().join("content")).into_iter().rfind(|path| path.ends_with("report.md")).unwrap();
    let meeting = report.parent().and_then(Path::parent).and_then(Path::file_name).unwrap().to_string_lossy().into_owned();
    let text = fs::read_to_string(&report).unwrap();
    fs::write(&report, text.replacen("\n1. ", "\n1. Indeed, ", 1)).unwrap();
    let again = made(folder.path());
    assert!(!again.is_empty() && again.iter().all(|line| line.contains(&meeting) && line.ends_with("report.md changed")), "{again:#?}");
    // What was built before is taken from the store.
    fs::write(&report, text).unwrap();
    assert_eq!(made(folder.path()), Vec::<String>::new(), "it was made before");
}

#[test]
fn an_output_that_was_touched_is_mended() {
    let folder = temporary();
    lay_out("small-pack", folder.path());
    build(folder.path(), &[]).ended_with(0);
    let public = folder.path().join("output/public");
    let site = files(&public);
    for (name, touch) in [
        ("gone", (|path| fs::remove_file(path).unwrap()) as fn(&Path)),
        ("cut", |path| fs::write(path, b"cut").unwrap()),
        ("a folder", |path| {
            fs::remove_file(path).unwrap();
            fs::create_dir(path).unwrap();
        }),
        ("more", |path| fs::write(path.with_extension("more"), b"more").unwrap()),
    ] {
        touch(&public.join(site.keys().find(|path| path.ends_with("pack.pdf")).unwrap()));
        build(folder.path(), &[]).ended_with(0);
        assert!(files(&public) == site, "{name}");
    }
    fs::remove_dir_all(&public).unwrap();
    assert_eq!(made(folder.path()), Vec::<String>::new(), "all of it is in the store");
    assert!(files(&public) == site);
    let size = |folder: &Path| files(folder).values().map(Vec::len).sum::<usize>();
    assert!(size(&folder.path().join("output/.store")) <= 2 * size(&public) + 100_000, "the index stands beside the entries");
}

#[test]
fn a_store_that_is_damaged_or_refused_changes_nothing() {
    let folder = temporary();
    lay_out("small-pack", folder.path());
    build(folder.path(), &[]).ended_with(0);
    let site = files(&folder.path().join("output/public"));
    let store = folder.path().join("output/.store");
    for damage in [
        (|bytes: &[u8]| bytes[..bytes.len() / 2].to_vec()) as fn(&[u8]) -> Vec<u8>,
        |bytes| bytes.iter().enumerate().map(|(at, byte)| if at == bytes.len() - 1 { byte ^ 1 } else { *byte }).collect(),
        |_| Vec::new(),
    ] {
        for path in files(&store).keys() {
            let path = store.join(path);
            fs::write(&path, damage(&fs::read(&path).unwrap())).unwrap();
        }
        fs::remove_dir_all(folder.path().join("output/public")).unwrap();
        build(folder.path(), &[]).ended_with(0);
        assert!(files(&folder.path().join("output/public")) == site);
    }
    fs::remove_dir_all(&store).unwrap();
    fs::write(&store, b"a file").unwrap();
    build(folder.path(), &[]).ended_with(0);
    assert!(files(&folder.path().join("output/public")) == site);
    assert_eq!(fs::read(&store).unwrap(), b"a file");
}

/// A store that belongs to somebody else, or that may not even be read.
#[cfg(unix)]
#[test]
fn a_store_of_somebody_else_changes_nothing() {
    let allow = |how: &str, path: &Path| {
        let changed = std::process::Command::new("chmod").args(["-R", how]).arg(path).status().unwrap();
        assert!(changed.success(), "chmod -R {how}");
    };
    for closed in ["u=rX,go=rX", "a="] {
        let folder = temporary();
        lay_out("small-pack", folder.path());
        build(folder.path(), &[]).ended_with(0);
        let (output, store) = (folder.path().join("output"), folder.path().join("output/.store"));
        let before = files(&store);
        allow("a+rwX", folder.path());
        allow(closed, &store);
        let report = text_files(&folder.path().join("content")).into_iter().rfind(|path| path.ends_with("report.md")).unwrap();
        let text = fs::read_to_string(&report).unwrap();
        fs::write(&report, edited(&text).unwrap()).unwrap();
        let stranger = |more: &[&str]| Agendum::within(folder.path()).args(["build"]).args(more).without_privilege().run();
        let with = stranger(&[]).ended_with(0);
        fs::create_dir(folder.path().join("alone")).unwrap();
        allow("a+rwX", &folder.path().join("alone"));
        assert_eq!(with, stranger(&["--no-store", "--output", "alone"]), "{closed}");
        assert!(files(&output.join("public")) == files(&folder.path().join("alone/public")), "{closed}");
        allow("u+rwX", &store);
        assert!(files(&store) == before, "{closed}: the store was written");
    }
}

#[test]
fn of_builds_at_once_each_is_right_or_says_that_another_is_at_work() {
    let folder = temporary();
    lay_out("small-pack", folder.path());
    build(folder.path(), &["--no-store", "--output", "alone"]).ended_with(0);
    let alone = files(&folder.path().join("alone/public"));
    for _ in 0..3 {
        let outcomes: Vec<Outcome> = std::thread::scope(|threads| {
            let begun: Vec<_> = (0..4).map(|_| threads.spawn(|| build(folder.path(), &[]))).collect();
            begun.into_iter().map(|build| build.join().unwrap()).collect()
        });
        assert!(outcomes.iter().any(|outcome| outcome.code == 0), "{outcomes:?}");
        for refused in outcomes.into_iter().filter(|outcome| outcome.code != 0) {
            refused.ended_with(3).says("another build is writing here");
        }
        assert!(files(&folder.path().join("output/public")) == alone);
        assert_eq!(made(folder.path()), Vec::<String>::new(), "all of it is known");
        fs::remove_dir_all(folder.path().join("output")).unwrap();
    }
}

/// Whether builds succeed or fail at their pages.
#[test]
fn the_store_does_not_grow_with_the_number_of_builds() {
    let folder = temporary();
    lay_out("rule-off-page", folder.path());
    let faulty: Vec<(PathBuf, String)> =
        text_files(&folder.path().join("content")).into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect();
    build(folder.path(), &[]).ended_with(1);
    lay_out("base", folder.path());
    build(folder.path(), &[]).ended_with(0);
    let report = faulty.iter().map(|(path, _)| path).rfind(|path| path.ends_with("report.md")).unwrap();
    let sound = fs::read_to_string(report).unwrap();
    let text = &faulty.iter().find(|(path, _)| path == report).unwrap().1;
    assert_ne!(&sound, text);
    let size = |folder: &Path| files(folder).values().map(Vec::len).sum::<usize>();
    for (text, code) in [(&sound, 0), (text, 1)] {
        for number in 0..8 {
            fs::write(report, text.replacen(" the ", &format!(" the {number} "), 1)).unwrap();
            build(folder.path(), &[]).ended_with(code);
        }
        let (site, store) = (size(&folder.path().join("output/public")), size(&folder.path().join("output/.store")));
        assert!(store <= 2 * site + 100_000, "{store} bytes are kept of a site of {site}");
    }
}
