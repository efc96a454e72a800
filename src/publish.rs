//! The output folder: staged, then swapped.
//!
//! **Invariant:** the only room that writes. A reader of the output sees the old site or the new one, never half of either. It never
//! looks inside an artifact.
#![expect(clippy::disallowed_methods, reason = "this room is the one door for writing")]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use crate::diagnostic::Failure;
use crate::model::Digest;
use crate::render::Artifact;

/// The folder of the public edition inside the output folder.
const EDITION: &str = "public";
/// The list of a site's files, itself aside.
const MANIFEST: &str = "manifest.json";

/// What the manifest says.
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
    sha256: Digest,
}

/// A site in the making: files are written as they are made, beside the site that is there, which they replace when all are there.
#[derive(Debug)]
pub struct Site {
    output: PathBuf,
    /// What was written, by path. A path is taken before its file is written.
    files: Mutex<BTreeMap<String, Option<Written>>>,
    /// Held until the site stands.
    _lock: fs::File,
}

/// A file that was written.
#[derive(Debug, Clone, Copy)]
struct Written {
    bytes: usize,
    digest: Digest,
}

impl Site {
    /// Begins a site in the output folder.
    ///
    /// # Errors
    /// When another build is writing there, or the disk refuses.
    pub fn begin(output: &Path) -> Result<Self, Failure> {
        create(output)?;
        let lock = lock(output)?;
        let site = Self { output: output.to_owned(), files: Mutex::default(), _lock: lock };
        remove(&site.staging())?;
        Ok(site)
    }

    /// Writes a file.
    ///
    /// # Errors
    /// When another file has its path, or the disk refuses.
    pub fn put(&self, artifact: &Artifact) -> Result<(), Failure> {
        if self.files().insert(artifact.path.clone(), None).is_some() {
            return Err(Failure::SamePath { path: artifact.path.clone() });
        }
        write(&self.staging(), artifact)?;
        let written = Written { bytes: artifact.bytes.len(), digest: Digest::of(&artifact.bytes) };
        self.files().insert(artifact.path.clone(), Some(written));
        Ok(())
    }

    /// Adds the manifest, and puts the site in the place of the one that was there.
    ///
    /// # Errors
    /// When the disk refuses. The old site is then still whole.
    pub fn finish(self) -> Result<(), Failure> {
        let manifest = self.manifest()?;
        write(&self.staging(), &Artifact { path: MANIFEST.to_owned(), bytes: manifest })?;
        swap(&self.staging(), &self.output.join(EDITION))
    }

    fn manifest(&self) -> Result<Vec<u8>, Failure> {
        let files = self.files();
        let files = files.iter().filter_map(|(path, written)| written.map(|Written { bytes, digest }| ManifestFile { path, bytes, sha256: digest }));
        let manifest = Manifest { program: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION"), files: files.collect() };
        let failed = |source: serde_json::Error| Failure::Write { path: self.output.join(EDITION).join(MANIFEST), source: source.into() };
        let mut text = serde_json::to_vec_pretty(&manifest).map_err(failed)?;
        text.push(b'\n');
        Ok(text)
    }

    fn staging(&self) -> PathBuf {
        self.output.join(".staging")
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Option<Written>>> {
        // A thread that died while it wrote took its file with it, not the list.
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // Best effort: after `finish` nothing is there; after a failure, that failure is what is told.
        let _ = remove(&self.staging());
    }
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
