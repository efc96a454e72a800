//! The same sources give the same bytes: in any folder, time zone and language, with any number of threads.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{Agendum, copy, files, repository, temporary, unpacked};

/// How one build differs from another.
struct Surroundings {
    folder: &'static str,
    variables: &'static [(&'static str, &'static str)],
    arguments: &'static [&'static str],
}

const PLAIN: Surroundings = Surroundings { folder: "a", variables: &[], arguments: &[] };
const OTHER: [Surroundings; 2] = [
    Surroundings {
        folder: "another/folder with spaces/ünïcode",
        variables: &[
            ("TZ", "Pacific/Auckland"),
            ("LANG", "de_DE.UTF-8"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("RAYON_NUM_THREADS", "7"),
            ("SOURCE_DATE_EPOCH", "86400"),
        ],
        arguments: &[],
    },
    Surroundings { folder: "b", variables: &[("TZ", "America/St_Johns"), ("HOME", "/nowhere"), ("USER", "someone")], arguments: &["--jobs", "1"] },
];

fn built(root: &Path, with: &Surroundings) -> BTreeMap<String, Vec<u8>> {
    let folder = root.join(with.folder);
    copy(&repository().join("content"), &folder.join("content"));
    let run = Agendum::within(&folder).args(["build"]).args(with.arguments);
    with.variables.iter().fold(run, |run, (name, value)| run.env(name, value)).run().ended_with(0);
    files(&folder.join("output/public"))
}

/// The files that two sites do not share to the byte.
fn differing<'a>(one: &'a BTreeMap<String, Vec<u8>>, other: &'a BTreeMap<String, Vec<u8>>) -> Vec<&'a String> {
    let paths: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    paths.into_iter().filter(|path| one.get(*path) != other.get(*path)).collect()
}

#[test]
fn two_builds_are_the_same_to_the_byte() {
    let root = temporary();
    let first = built(root.path(), &PLAIN);
    assert!(first.keys().any(|path| path.ends_with("pack.pdf")), "the sample has a pack");
    for with in &OTHER {
        let second = built(root.path(), with);
        assert_eq!(differing(&first, &second), Vec::<&String>::new(), "these files differ in {}", with.folder);
    }
}

#[test]
fn a_build_over_an_old_output_is_the_same() {
    let root = temporary();
    let first = built(root.path(), &PLAIN);
    assert_eq!(differing(&first, &built(root.path(), &PLAIN)), Vec::<&String>::new());
}

#[test]
fn no_output_names_the_machine() {
    let root = temporary();
    let site = built(root.path(), &Surroundings { folder: "tell-tale-folder", variables: &[("USER", "tell-tale-person")], arguments: &[] });
    for (path, bytes) in &site {
        for needle in ["tell-tale", env!("CARGO_MANIFEST_DIR")] {
            assert!(!holds(bytes, needle), "{path} holds {needle}");
        }
    }
    // The search sees what stands compressed in a PDF.
    let told = |path: &String| path.ends_with("pack.pdf") && holds(&site[path], "/Creator");
    assert!(site.keys().any(told), "no pack tells its creator");
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    unpacked(bytes).windows(needle.len()).any(|window| window == needle.as_bytes())
}

#[test]
fn a_changed_byte_is_seen() {
    let one = BTreeMap::from([("a".to_owned(), vec![1]), ("b".to_owned(), vec![2])]);
    let other = BTreeMap::from([("a".to_owned(), vec![1]), ("b".to_owned(), vec![3]), ("c".to_owned(), vec![])]);
    assert_eq!(differing(&one, &other), ["b", "c"]);
}
