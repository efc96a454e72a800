//! Names the program by what it is made from: a store of earlier results is one of the same program, or is not believed.

#![expect(clippy::disallowed_methods, reason = "it reads its own sources, and no content")]

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What the program is made from.
const MADE_FROM: [&str; 5] = ["src", "themes", "build.rs", "Cargo.toml", "Cargo.lock"];

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    for root in MADE_FROM {
        println!("cargo::rerun-if-changed={root}");
        list(Path::new(root), &mut files)?;
    }
    files.sort();
    // Two hashes of 64 bits: nobody wants two programs to be taken for one, and nobody gains by it.
    let mut halves = [DefaultHasher::new(), DefaultHasher::new()];
    1.hash(&mut halves[1]);
    for file in files {
        let bytes = fs::read(&file)?;
        halves.iter_mut().for_each(|half| (file.to_string_lossy().replace('\\', "/"), &bytes).hash(half));
    }
    println!("cargo::rustc-env=AGENDUM_SOURCES={:016x}{:016x}", halves[0].finish(), halves[1].finish());
    Ok(())
}

fn list(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    fs::read_dir(path)?.try_for_each(|entry| list(&entry?.path(), files))
}
