//! The output folder: staged, then swapped.
//!
//! **Invariant:** the only room that writes. A reader of the output sees the old site or the new one, never half of either. It never
//! looks inside an artifact.
#![expect(clippy::disallowed_methods, reason = "this room is the one door for writing")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::diagnostic::Failure;
use crate::render::Artifact;

/// The folder of the public edition inside the output folder.
const EDITION: &str = "public";

/// What `manifest.json` says.
#[derive(Serialize)]
struct Manifest<'a> {
    program: &'a str,
    version: &'a str,
    files: Vec<ManifestFile<'a>>,
}

#[derive(Serialize)]
struct ManifestFile<'a> {
    path: &'a str,
    bytes: usize,
    sha256: String,
}

/// Writes every artifact and a manifest into `public` inside the output folder, in place of what was there.
///
/// # Errors
///
/// When two artifacts have one path, when another build is writing there, or when the disk refuses. The old output is then still whole.
pub fn publish(mut artifacts: Vec<Artifact>, output: &Path) -> Result<(), Failure> {
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    unique(&artifacts)?;
    let manifest = Artifact { path: "manifest.json".to_owned(), bytes: manifest(&artifacts, output)? };
    create(output)?;
    let _lock = lock(output)?;
    let staging = output.join(".staging");
    remove(&staging)?;
    let written =
        artifacts.iter().chain([&manifest]).try_for_each(|artifact| write(&staging, artifact)).and_then(|()| swap(&staging, &output.join(EDITION)));
    if written.is_err() {
        // Best effort: the failure that is reported is the first one.
        let _ = remove(&staging);
    }
    written
}

fn unique(artifacts: &[Artifact]) -> Result<(), Failure> {
    let mut seen = BTreeSet::new();
    match artifacts.iter().find(|artifact| !seen.insert(&artifact.path)) {
        Some(twice) => Err(Failure::SamePath { path: twice.path.clone() }),
        None => Ok(()),
    }
}

fn manifest(artifacts: &[Artifact], output: &Path) -> Result<Vec<u8>, Failure> {
    let files = artifacts.iter().map(|artifact| {
        let digest = Sha256::digest(&artifact.bytes);
        let sha256 = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        ManifestFile { path: &artifact.path, bytes: artifact.bytes.len(), sha256 }
    });
    let manifest = Manifest { program: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION"), files: files.collect() };
    let failed = |error: serde_json::Error| Failure::Write { path: output.join("manifest.json"), source: error.into() };
    let mut bytes = serde_json::to_vec_pretty(&manifest).map_err(failed)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Keeps two builds from writing at the same time; let go when it is dropped.
fn lock(output: &Path) -> Result<fs::File, Failure> {
    let path = output.join(".lock");
    let file = fs::File::create(&path).map_err(|source| Failure::Write { path: path.clone(), source })?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => {
            let source = io::Error::new(io::ErrorKind::ResourceBusy, "another build is writing here");
            Err(Failure::Write { path: output.to_owned(), source })
        }
        Err(fs::TryLockError::Error(source)) => Err(Failure::Write { path, source }),
    }
}

fn write(staging: &Path, artifact: &Artifact) -> Result<(), Failure> {
    let path = staging.join(&artifact.path);
    if let Some(folder) = path.parent() {
        create(folder)?;
    }
    fs::write(&path, &artifact.bytes).map_err(|source| Failure::Write { path, source })
}

fn create(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|source| Failure::Write { path: folder.to_owned(), source })
}

fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(Failure::Write { path: folder.to_owned(), source }),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Puts the staged folder in the place of the old one: in one step where the system can exchange two folders.
fn swap(staging: &Path, edition: &Path) -> Result<(), Failure> {
    let failed = |source: io::Error| Failure::Write { path: PathBuf::from(edition), source };
    if !edition.exists() {
        return fs::rename(staging, edition).map_err(failed);
    }
    exchange(staging, edition).map_err(failed)?;
    remove(staging)
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(staging: &Path, edition: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, staging, CWD, edition, RenameFlags::EXCHANGE) {
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => in_two_steps(staging, edition),
        other => other.map_err(io::Error::from),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(staging: &Path, edition: &Path) -> io::Result<()> {
    in_two_steps(staging, edition)
}

/// For file systems that cannot exchange two folders: the old one steps aside, and comes back when the new one cannot take its place.
fn in_two_steps(staging: &Path, edition: &Path) -> io::Result<()> {
    let aside = edition.with_extension("old");
    let _ = fs::remove_dir_all(&aside);
    fs::rename(edition, &aside)?;
    if let Err(failed) = fs::rename(staging, edition) {
        fs::rename(&aside, edition)?;
        return Err(failed);
    }
    // What was aside is removed as the staging folder would have been.
    fs::rename(&aside, staging)
}
