//! The output folder: staged, then swapped; and the store of what earlier builds made.
//!
//! **Invariant:** the only room that writes. A reader of the output sees the old site or the new one, never half of either. It never
//! looks inside an artifact.

mod disk;
mod store;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::diagnostic::Failure;
use crate::model::Digest;
use crate::render::Artifact;

pub use store::Store;

/// The folder of the public edition inside the output folder; also the name of its store.
pub const EDITION: &str = "public";
/// Where a site is made.
const STAGING: &str = ".staging";
/// The list of a site's files, itself aside.
const MANIFEST: &str = "manifest.json";
/// The store may be so many times as large as the site.
const STORE_TO_SITE: u64 = 2;

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
    bytes: u64,
    sha256: Digest,
}

/// A site in the making: files are written as they are made, beside the site that is there, which they replace when all are there.
#[derive(Debug)]
pub struct Site<'s> {
    output: PathBuf,
    store: &'s Store,
    /// What was written, by path. A path is taken before its file is written.
    files: Mutex<BTreeMap<String, Option<Written>>>,
    /// Held until the site stands.
    _lock: fs::File,
}

/// A file that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Its size.
    pub bytes: u64,
    /// The digest of its bytes.
    pub digest: Digest,
}

/// Every file of a site that stands, by path.
pub type Files = BTreeMap<String, Written>;

impl<'s> Site<'s> {
    /// Begins a site in the output folder. From now on the store of that folder may be written.
    ///
    /// # Errors
    /// When another build is writing there, or the disk refuses.
    pub fn begin(output: &Path, store: &'s Store) -> Result<Self, Failure> {
        disk::create(output)?;
        let lock = disk::lock(output)?;
        let site = Self { output: output.to_owned(), store, files: Mutex::default(), _lock: lock };
        disk::remove(&site.staging())?;
        disk::restore(&output.join(EDITION))?;
        store.begin();
        Ok(site)
    }

    /// Writes a file, and keeps its bytes for later builds. On a full disk the store makes room.
    ///
    /// # Errors
    /// When another file has its path, or the disk refuses.
    pub fn put(&self, artifact: &Artifact) -> Result<Written, Failure> {
        if self.files().insert(artifact.path.clone(), None).is_some() {
            return Err(Failure::SamePath { path: artifact.path.clone() });
        }
        self.write(&artifact.path, &artifact.bytes)?;
        let written = Written { bytes: artifact.bytes.len() as u64, digest: Digest::of(&artifact.bytes) };
        self.store.keep(written.digest, &artifact.bytes);
        self.files().insert(artifact.path.clone(), Some(written));
        Ok(written)
    }

    /// Takes files that an earlier build made: each from the site that stands, where it is still the same file, else from the store. All of them or
    /// none: false when one is in neither; then they are to be made again.
    ///
    /// # Errors
    /// When another file has the path of one, or the disk refuses.
    pub fn take(&self, files: &Files) -> Result<bool, Failure> {
        for (at, (path, written)) in files.iter().enumerate() {
            if self.files().contains_key(path) {
                return Err(Failure::SamePath { path: path.clone() });
            }
            if !self.take_one(path, *written)? {
                files.keys().take(at).for_each(|path| remove_rest(&self.staging().join(path)));
                return Ok(false);
            }
        }
        for (path, written) in files {
            self.store.used(written.digest);
            self.files().insert(path.clone(), Some(*written));
        }
        Ok(true)
    }

    fn take_one(&self, path: &str, written: Written) -> Result<bool, Failure> {
        let target = self.staging().join(path);
        if self.link(path, written, &target)? {
            return Ok(true);
        }
        let Some(bytes) = self.store.kept(written.digest) else { return Ok(false) };
        self.write(path, &bytes)?;
        Ok(true)
    }

    /// Gives a file of the site that stands a second name in the new one. Files are made once and never written again, so that neither site can change
    /// the other; a file that somebody else has a name for is copied.
    fn link(&self, path: &str, written: Written, target: &Path) -> Result<bool, Failure> {
        let public = self.output.join(EDITION);
        let is_there = disk::plain_file(&public, path).is_some_and(|there| there.len() == written.bytes && disk::has_one_name(&there));
        let source = public.join(path);
        if !is_there || !disk::digest(&source).is_ok_and(|digest| digest == written.digest) {
            return Ok(false);
        }
        disk::folder_of(target)?;
        Ok(fs::hard_link(&source, target).is_ok())
    }

    /// Notes something for later builds.
    pub fn note(&self, key: Digest, bytes: &[u8]) {
        self.store.note(key, bytes);
    }

    /// Adds the manifest, and puts the site in the place of the one that was there. Gives every file of it.
    ///
    /// # Errors
    /// When the disk refuses. The old site is then still whole.
    pub fn finish(&self) -> Result<Files, Failure> {
        let manifest = self.manifest()?;
        let written = Written { bytes: manifest.len() as u64, digest: Digest::of(&manifest) };
        self.write(MANIFEST, &manifest)?;
        disk::swap(&self.staging(), &self.output.join(EDITION))?;
        let files = self.files();
        let all = files.iter().filter_map(|(path, written)| Some((path.clone(), (*written)?)));
        Ok(all.chain([(MANIFEST.to_owned(), written)]).collect())
    }

    /// Bounds the store by the size of the site, once all its files are written.
    pub fn settle(&self) {
        let size: u64 = self.files().values().flatten().map(|written| written.bytes).sum();
        self.store.tidy(STORE_TO_SITE * size);
    }

    /// Writes a staged file; where the disk is full, once more without the store.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.staging().join(path);
        match disk::write(&path, bytes) {
            Err(Failure::Write { source, .. }) if source.kind() == std::io::ErrorKind::StorageFull && self.store.clear() => {
                remove_rest(&path);
                disk::write(&path, bytes)
            }
            other => other,
        }
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
        self.output.join(STAGING)
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Option<Written>>> {
        // A thread that died while it wrote took its file with it, not the list.
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Site<'_> {
    fn drop(&mut self) {
        // Best effort: after `finish` nothing is there; after a failure, that failure is what is told.
        let _ = disk::remove(&self.staging());
    }
}

/// Whether the site that stands in an output folder has these files by name and size, and no others, and no build has left anything unfinished.
pub fn stands(output: &Path, store: &Store, files: &Files) -> bool {
    if !store.is_finished() || fs::symlink_metadata(output.join(STAGING)).is_ok() || disk::is_half_swapped(&output.join(EDITION)) {
        return false;
    }
    let public = output.join(EDITION);
    let mut count = 0;
    for entry in walkdir::WalkDir::new(&public).min_depth(1) {
        let Ok(entry) = entry else { return false };
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry
            .path()
            .strip_prefix(&public)
            .ok()
            .and_then(|path| path.components().map(|part| part.as_os_str().to_str()).collect::<Option<Vec<_>>>());
        let expected = path.and_then(|parts| files.get(&parts.join("/")));
        let is_there = |written: &Written| entry.file_type().is_file() && entry.metadata().is_ok_and(|there| there.len() == written.bytes);
        if !expected.is_some_and(is_there) {
            return false;
        }
        count += 1;
    }
    count == files.len()
}

/// What a write that failed has left.
fn remove_rest(path: &Path) {
    let _ = fs::remove_file(path);
}
