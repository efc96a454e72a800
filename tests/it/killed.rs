//! A build may be killed at any moment: the site stays whole, and the next build is right and clean.
//!
//! A library that is loaded before libc (`tests/shim/kill.c`) ends the program in front of each of its changes to the file system in turn.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;

use crate::cases::lay_out;
use crate::support::{Agendum, files, repository, temporary};

/// The arguments of a build whose changes come in the same order each time.
const BUILD: [&str; 3] = ["build", "--jobs", "1"];
const MEETING: &str = "content/scrutiny/2021-11-04";
const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="8"><rect width="20" height="8" fill="#1d4f73"/></svg>"##;

/// What the store keeps: after a build that was killed it may hold more than after one that was not.
const KEPT: [&str; 3] = [".store/public/notes", ".store/public/files", ".store/public/index.json"];

/// Everything under an output folder by path, what the store keeps aside: the bytes of a file; nothing for a folder or a link.
type Listing = BTreeMap<PathBuf, Option<Vec<u8>>>;

fn listing(folder: &Path) -> Listing {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).into_iter().map(|entry| entry.unwrap());
    let listed = entries.map(|entry| {
        let bytes = entry.file_type().is_file().then(|| fs::read(entry.path()).unwrap());
        (entry.path().strip_prefix(folder).unwrap().to_owned(), bytes)
    });
    listed.filter(|(path, _)| !KEPT.iter().any(|kept| path.starts_with(kept))).collect()
}

/// Changes the content of the base: a picture and a sentence are new, and a report has another name, so that files come and go.
fn edit(folder: &Path) {
    let meeting = folder.join(MEETING);
    replace(&meeting.join("meeting.yaml"), "report: road-safety", "report: safer-roads");
    fs::rename(meeting.join("road-safety"), meeting.join("safer-roads")).unwrap();
    let report = meeting.join("safer-roads/report.md");
    replace(&report, "drivers kept to 20 mph.", "drivers kept to 20 mph.\n\n   ![A long bar stands for the speed of most drivers](speeds.svg)");
    fs::write(meeting.join("safer-roads/speeds.svg"), PICTURE).unwrap();
}

fn replace(path: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(text.matches(old).count(), 1, "{old} stands once in {}", path.display());
    fs::write(path, text.replace(old, new)).unwrap();
}

fn build(folder: &Path) -> Agendum {
    Agendum::within(folder).args(BUILD)
}

/// The library that kills. The compiler is the one that Rust itself links with.
fn shim(folder: &Path) -> PathBuf {
    let library = folder.join("kill.so");
    let source = repository().join("tests/shim/kill.c");
    let made = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(source).output().expect("there is a C compiler");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    library
}

/// What the builds that are killed begin with, and what may stand after them.
struct Scene {
    root: tempfile::TempDir,
    library: PathBuf,
    /// The files of the site before the change of the content, and after.
    old: BTreeMap<String, Vec<u8>>,
    new: BTreeMap<String, Vec<u8>>,
    /// The output folder after an undisturbed build of the new content over the old output.
    clean: Listing,
}

impl Scene {
    fn new() -> Self {
        let root = temporary();
        let library = shim(root.path());
        let start = root.path().join("start");
        lay_out("base", &start);
        build(&start).run().ended_with(0);
        let old = files(&start.join("output/public"));
        edit(&start);
        // The new site comes from a folder that never held the old one.
        let alone = root.path().join("alone");
        lay_out("base", &alone);
        edit(&alone);
        build(&alone).run().ended_with(0);
        let new = files(&alone.join("output/public"));
        assert!(new.keys().any(|path| !old.contains_key(path)) && old.keys().any(|path| !new.contains_key(path)), "files come and go");
        let mut scene = Self { root, library, old, new, clean: Listing::new() };
        let undisturbed = scene.start("undisturbed");
        build(&undisturbed).run().ended_with(0);
        scene.clean = listing(&undisturbed.join("output"));
        scene
    }

    /// A folder of its own with the new content and the old output; times stay what they were.
    fn start(&self, name: &str) -> PathBuf {
        let folder = self.root.path().join(name);
        let made = Command::new("cp").arg("-a").arg(self.root.path().join("start")).arg(&folder).status().unwrap();
        assert!(made.success());
        folder
    }

    fn killed(&self, folder: &Path, before: usize) -> Agendum {
        build(folder).env("LD_PRELOAD", &self.library).env("KILL_BEFORE", before.to_string()).env("KILL_COUNT", self.count(folder))
    }

    fn count(&self, folder: &Path) -> PathBuf {
        folder.join("changes.txt")
    }

    /// How many changes a build makes that nobody kills.
    fn changes(&self) -> usize {
        let folder = self.start("counted");
        self.killed(&folder, 0).run().ended_with(0);
        fs::read_to_string(self.count(&folder)).unwrap().trim().parse().unwrap()
    }

    /// What is wrong after a build that was killed in front of a change.
    fn fault(&self, before: usize) -> Option<String> {
        let folder = self.start(&before.to_string());
        let ended = self.killed(&folder, before).run();
        let told = (|| {
            if ended.code != -1 {
                return Some(format!("ended with {}:\n{}", ended.code, ended.stderr));
            }
            let public = folder.join("output/public");
            if !public.is_dir() {
                return Some("there is no site".to_owned());
            }
            let site = files(&public);
            if site != self.old && site != self.new {
                return Some(format!("the site is neither the old nor the new one: {:?}", site.keys()));
            }
            let next = build(&folder).run();
            if next.code != 0 {
                return Some(format!("the next build ended with {}:\n{}", next.code, next.stderr));
            }
            let left = listing(&folder.join("output"));
            let differing: Vec<&PathBuf> = left.keys().chain(self.clean.keys()).filter(|path| left.get(*path) != self.clean.get(*path)).collect();
            (!differing.is_empty()).then(|| format!("the next build left these otherwise than an undisturbed one: {differing:?}"))
        })();
        fs::remove_dir_all(folder).unwrap();
        told.map(|told| format!("killed before change {before}: {told}"))
    }
}

#[cfg_attr(not(target_os = "linux"), ignore = "the library that kills is one for Linux")]
#[test]
fn a_killed_build_leaves_a_whole_site_and_the_next_one_is_right() {
    let scene = Scene::new();
    let changes = scene.changes();
    assert!(changes > 3 * scene.new.len(), "{changes} changes make no {} files: the library does not see them", scene.new.len());
    let faults: Vec<String> = (1..=changes).into_par_iter().filter_map(|before| scene.fault(before)).collect();
    assert!(faults.is_empty(), "{} of {changes}:\n{}", faults.len(), faults.join("\n"));
    let after = scene.start("after");
    scene.killed(&after, changes + 1).run().ended_with(0);
    assert_eq!(files(&after.join("output/public")), scene.new, "the site that nobody killed");
}
