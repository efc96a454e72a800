//! No circle between the files of a room: a file can be read when those that it names have been read.
//!
//! The file of a folder says what is in the folder: that it names the files there is no arrow, and neither is what it hands on with `pub use`.

use std::collections::{BTreeMap, BTreeSet};

use super::File;
use super::code::{Blank, blank, paths};

/// Circles that are let be, with the reason: the files of each, in order of path.
const LET_BE: [(&[&str], &str); 2] = [
    (
        &["src/load/markdown/blocks.rs", "src/load/markdown/inlines.rs"],
        "one builder in two files: blocks hold lines, and a footnote in a line holds blocks",
    ),
    (
        &["src/model/data.rs", "src/model/paper.rs", "src/model/plan.rs", "src/model/text.rs"],
        "the data are so: prose shows a plan, and a plan holds prose",
    ),
];

/// A module: `["load", "markdown", "mask"]`.
type Module = Vec<String>;

/// The files of the program by their modules.
struct Tree<'f> {
    files: BTreeMap<Module, &'f File>,
    /// What a module hands on under its own name: the module and the name lead to where it comes from.
    handed_on: BTreeMap<(Module, String), Module>,
}

fn module(path: &str) -> Module {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    inner.split('/').filter(|part| *part != "mod").map(str::to_owned).collect()
}

/// The statements `pub use …;`, whatever stands in the brackets of `pub`, in the code of a file.
fn hand_ons(code: &str) -> impl Iterator<Item = &str> {
    code.split_inclusive(';').filter_map(|statement| {
        let start = statement.rfind("pub")?;
        let inner = statement.get(start + 3..)?.trim_start();
        let inner = if inner.starts_with('(') { inner.split_once(')')?.1.trim_start() } else { inner };
        inner.starts_with("use ").then_some(inner)
    })
}

impl<'f> Tree<'f> {
    fn of(files: &'f [File]) -> Self {
        let product = files.iter().filter(|file| file.is_product() && !matches!(file.path.as_str(), "src/lib.rs" | "src/main.rs"));
        let mut tree = Self { files: product.map(|file| (module(&file.path), file)).collect(), handed_on: BTreeMap::new() };
        let mut handed_on = BTreeMap::new();
        for (from, file) in &tree.files {
            for named in hand_ons(&blank(file.product_text(), Blank::CommentsAndStrings)).flat_map(paths) {
                let Some(path) = tree.absolute(from, &named.segments) else { continue };
                if let Some(name) = path.last() {
                    handed_on.insert((from.clone(), name.clone()), path.clone());
                }
            }
        }
        tree.handed_on = handed_on;
        tree
    }

    /// A path from the root of the program; nothing for one that leads out of it.
    fn absolute(&self, from: &Module, segments: &[String]) -> Option<Module> {
        let first = segments.first()?.as_str();
        let up = segments.iter().take_while(|segment| *segment == "super").count();
        match first {
            "crate" => Some(segments.get(1..)?.to_vec()),
            "super" => Some(from.get(..from.len().checked_sub(up)?)?.iter().chain(segments.get(up..)?).cloned().collect()),
            "self" => Some(from.iter().chain(segments.get(1..)?).cloned().collect()),
            child => {
                let inner: Module = from.iter().cloned().chain([child.to_owned()]).collect();
                let is_child = self.files.contains_key(&inner);
                is_child.then(|| from.iter().chain(segments).cloned().collect())
            }
        }
    }

    /// The module in which what a path names is written.
    fn home(&self, path: &Module, steps: usize) -> Option<Module> {
        let length = (1..=path.len()).rev().find(|length| path.get(..*length).is_some_and(|start| self.files.contains_key(start)))?;
        let (start, rest) = path.split_at(length);
        let next = rest.first().and_then(|name| self.handed_on.get(&(start.to_vec(), name.clone())));
        match next.filter(|_| steps > 0) {
            Some(further) => self.home(&further.iter().chain(rest.get(1..)?).cloned().collect(), steps - 1),
            None => Some(start.to_vec()),
        }
    }

    /// The modules of its own room that a module names. What it only hands on it does not name.
    fn named_by(&self, from: &Module, file: &File) -> BTreeSet<Module> {
        let mut code = blank(file.product_text(), Blank::CommentsAndStrings);
        let handed: Vec<String> = hand_ons(&code).map(str::to_owned).collect();
        for statement in handed {
            code = code.replace(&statement, "");
        }
        let named = paths(&code).into_iter().filter_map(|named| self.home(&self.absolute(from, &named.segments)?, 4));
        named.filter(|home| home.first() == from.first() && !home.starts_with(from)).collect()
    }
}

/// Circles between the files of a room, and circles that are let be and are none any more.
pub(crate) fn circles(files: &[File]) -> Vec<String> {
    judged(files, &LET_BE)
}

/// The same with a list of circles that are let be.
pub(crate) fn judged(files: &[File], let_be: &[(&[&str], &str)]) -> Vec<String> {
    let tree = Tree::of(files);
    let arrows: BTreeMap<&Module, BTreeSet<Module>> = tree.files.iter().map(|(module, file)| (module, tree.named_by(module, file))).collect();
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = arrows.keys().map(|module| (*module, reachable(module, &arrows))).collect();
    let mut found: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (module, reaches) in &reached {
        let mut circle: Vec<&str> =
            reaches.iter().filter(|other| reached[*other].contains(module)).map(|other| tree.files[*other].path.as_str()).collect();
        if reaches.contains(module) {
            circle.sort_unstable();
            found.insert(circle);
        }
    }
    let is_let_be = |circle: &Vec<&str>| let_be.iter().any(|(files, _)| files == circle);
    let new = found
        .iter()
        .filter(|circle| !is_let_be(circle))
        .map(|circle| format!("{}:1: these files name each other in a circle: {}", circle[0], circle.join(", ")));
    let gone = let_be.iter().filter(|(files, _)| !found.contains(*files));
    let gone =
        gone.map(|(files, reason)| format!("{}:1: this circle is none any more, and need not be let be: {} ({reason})", files[0], files.join(", ")));
    new.chain(gone).collect()
}

/// The modules that can be reached by one arrow or more.
fn reachable<'a>(from: &Module, arrows: &'a BTreeMap<&'a Module, BTreeSet<Module>>) -> BTreeSet<&'a Module> {
    let mut seen = BTreeSet::new();
    let mut next: Vec<&'a Module> = arrows.get(from).into_iter().flatten().collect();
    while let Some(module) = next.pop() {
        if seen.insert(module) {
            next.extend(arrows.get(module).into_iter().flatten());
        }
    }
    seen
}
