//! What earlier builds made, by what it was made from.
//!
//! A store can always be thrown away: what it does not have is made again. Nothing in it is believed unless its own digest says that it is whole, and no
//! link in it is followed. The lock of the output folder keeps two builds from writing it at a time.
#![expect(clippy::disallowed_methods, reason = "this room is the one door for writing")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::disk;
use crate::model::Digest;

/// The first bytes of a note, with the version of the layout.
const MAGIC: &[u8] = b"agendum store 1\n";
/// Notes: bytes under a key.
const NOTES: &str = "notes";
/// Files of the output, under their own digests.
const FILES: &str = "files";
/// What is being written.
const UNFINISHED: &str = "unfinished";
/// When each entry was used.
const INDEX: &str = "index.json";

/// What earlier builds made.
#[derive(Debug)]
pub struct Store {
    /// Nothing for one that knows nothing and keeps nothing.
    folder: Option<PathBuf>,
    /// Whether it may be written: a build has begun, and no write has failed.
    writes: AtomicBool,
    unfinished: AtomicUsize,
    /// The entries that this build used.
    used: Mutex<BTreeSet<String>>,
}

/// In which build each entry was used last.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Index {
    builds: u64,
    used: BTreeMap<String, u64>,
}

impl Store {
    /// The store of an edition in an output folder; nothing is made. A folder that cannot be used, such as a link, is one that knows nothing.
    pub fn open(output: &Path, edition: &str) -> Self {
        let all = output.join(".store");
        let is_link = fs::symlink_metadata(&all).is_ok_and(|there| !there.is_dir());
        Self::of((!is_link).then(|| all.join(edition)))
    }

    /// One that knows nothing and keeps nothing.
    pub fn none() -> Self {
        Self::of(None)
    }

    fn of(folder: Option<PathBuf>) -> Self {
        Self { folder, writes: AtomicBool::new(false), unfinished: AtomicUsize::new(0), used: Mutex::default() }
    }

    /// Whether it is one at all.
    pub fn is_on(&self) -> bool {
        self.folder.is_some()
    }

    /// Whether no build has left anything unfinished in it.
    pub(super) fn is_finished(&self) -> bool {
        self.folder.as_ref().is_none_or(|folder| fs::symlink_metadata(folder.join(UNFINISHED)).is_err())
    }

    /// What was noted under a key: whole, or nothing.
    pub fn noted(&self, key: Digest) -> Option<Vec<u8>> {
        let name = entry(NOTES, key);
        let sealed = self.read(&name)?;
        let bytes = unsealed(key, &sealed).map(<[u8]>::to_vec);
        self.seen(name, bytes)
    }

    /// The bytes of a file of the output: whole, or nothing.
    pub(super) fn kept(&self, digest: Digest) -> Option<Vec<u8>> {
        let name = entry(FILES, digest);
        let bytes = self.read(&name)?;
        let is_whole = Digest::of(&bytes) == digest;
        self.seen(name, is_whole.then_some(bytes))
    }

    /// Takes down that an entry was used; one that is damaged is removed, for it is of no use.
    fn seen(&self, name: String, bytes: Option<Vec<u8>>) -> Option<Vec<u8>> {
        match bytes {
            Some(_) => {
                self.lock_used().insert(name);
            }
            None if self.writes.load(Ordering::Relaxed) => {
                let _ = fs::remove_file(self.folder.as_ref()?.join(name));
            }
            None => {}
        }
        bytes
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        let folder = self.folder.as_ref()?;
        disk::plain_file(folder, name)?;
        fs::read(folder.join(name)).ok()
    }

    /// That the output folder is locked for a build: it may write, and what a build before it left unfinished is removed.
    pub(super) fn begin(&self) {
        let Some(folder) = &self.folder else { return };
        let usable = fs::create_dir_all(folder).is_ok()
            && fs::symlink_metadata(folder).is_ok_and(|there| there.is_dir())
            && disk::remove(&folder.join(UNFINISHED)).is_ok();
        self.writes.store(usable, Ordering::Relaxed);
    }

    /// Notes bytes under a key, in the place of what was noted there. What cannot be kept is not kept.
    pub(super) fn note(&self, key: Digest, bytes: &[u8]) {
        self.write(entry(NOTES, key), &sealed(key, bytes));
    }

    /// Keeps the bytes of a file of the output.
    pub(super) fn keep(&self, digest: Digest, bytes: &[u8]) {
        let Some(folder) = &self.folder else { return };
        let name = entry(FILES, digest);
        if disk::plain_file(folder, &name).is_some_and(|there| there.len() == bytes.len() as u64) {
            self.lock_used().insert(name);
        } else {
            self.write(name, bytes);
        }
    }

    /// Takes down that this build has a file.
    pub(super) fn used(&self, digest: Digest) {
        self.lock_used().insert(entry(FILES, digest));
    }

    /// Writes an entry beside its place, then puts it there. After the first write that fails nothing more is written.
    fn write(&self, name: String, bytes: &[u8]) {
        let Some(folder) = self.folder.as_ref().filter(|_| self.writes.load(Ordering::Relaxed)) else { return };
        let unfinished = folder.join(UNFINISHED).join(self.unfinished.fetch_add(1, Ordering::Relaxed).to_string());
        let place = folder.join(&name);
        let is_in_folder = || disk::plain_parents(folder, &name);
        let written =
            disk::write(&unfinished, bytes).is_ok() && disk::folder_of(&place).is_ok() && is_in_folder() && fs::rename(&unfinished, &place).is_ok();
        if written {
            self.lock_used().insert(name);
        } else {
            let _ = fs::remove_file(&unfinished);
            self.writes.store(false, Ordering::Relaxed);
        }
    }

    /// Gives the disk back what it holds, and writes no more. False when there is nothing to give.
    pub(super) fn clear(&self) -> bool {
        let Some(folder) = &self.folder else { return false };
        self.writes.store(false, Ordering::Relaxed);
        let entries = self.entries();
        for (name, _) in &entries {
            let _ = fs::remove_file(folder.join(name));
        }
        let unfinished = disk::remove(&folder.join(UNFINISHED)).is_ok();
        !entries.is_empty() && unfinished
    }

    /// Removes what was used least recently until the rest is at most so large, in bytes. What is no entry is not its own, and stays.
    pub(super) fn tidy(&self, most: u64) {
        let Some(folder) = self.folder.as_ref().filter(|_| self.writes.load(Ordering::Relaxed)) else { return };
        let _ = disk::remove(&folder.join(UNFINISHED));
        let mut index: Index = self.read(INDEX).and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        index.builds = index.builds.saturating_add(1);
        let builds = index.builds;
        for name in self.lock_used().iter() {
            index.used.insert(name.clone(), builds);
        }
        let mut entries = self.entries();
        let mut size: u64 = entries.iter().map(|(_, size)| size).sum();
        entries.sort_by_cached_key(|(name, _)| (index.used.get(name).copied().unwrap_or(0), name.clone()));
        let mut gone = 0;
        for (name, bytes) in &entries {
            if size <= most {
                break;
            }
            if fs::remove_file(folder.join(name)).is_ok() {
                size -= bytes;
            }
            gone += 1;
        }
        let left: BTreeSet<&str> = entries[gone..].iter().map(|(name, _)| name.as_str()).collect();
        index.used.retain(|name, _| left.contains(name.as_str()));
        if let Ok(bytes) = serde_json::to_vec(&index) {
            let unfinished = folder.join(UNFINISHED).join(INDEX);
            let _ = disk::write(&unfinished, &bytes).is_ok() && fs::rename(&unfinished, folder.join(INDEX)).is_ok();
        }
        let _ = disk::remove(&folder.join(UNFINISHED));
    }

    /// Every entry with its size in bytes, in order of name.
    fn entries(&self) -> Vec<(String, u64)> {
        let Some(folder) = &self.folder else { return Vec::new() };
        let mut entries = Vec::new();
        for kind in [NOTES, FILES] {
            let walk = walkdir::WalkDir::new(folder.join(kind)).follow_root_links(false).min_depth(2).max_depth(2).sort_by_file_name();
            for there in walk.into_iter().flatten().filter(|there| there.file_type().is_file()) {
                let named = there.file_name().to_str().and_then(|name| name.parse::<Digest>().ok()).map(|digest| entry(kind, digest));
                let own = named.filter(|name| there.path() == folder.join(name));
                entries.extend(own.zip(there.metadata().ok()).map(|(name, metadata)| (name, metadata.len())));
            }
        }
        entries
    }

    fn lock_used(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The name of an entry.
fn entry(kind: &str, digest: Digest) -> String {
    let digest = digest.to_string();
    format!("{kind}/{}/{digest}", &digest[..2])
}

/// A note as it is written: with the digest of its key and bytes, so that no other note can pass for it.
fn sealed(key: Digest, bytes: &[u8]) -> Vec<u8> {
    [MAGIC, seal(key, bytes).to_string().as_bytes(), b"\n", bytes].concat()
}

/// The bytes of a note that is whole and stands under its key.
fn unsealed(key: Digest, sealed: &[u8]) -> Option<&[u8]> {
    let (seal_there, bytes) = sealed.strip_prefix(MAGIC)?.split_at_checked(64)?;
    let bytes = bytes.strip_prefix(b"\n")?;
    (seal(key, bytes).to_string().as_bytes() == seal_there).then_some(bytes)
}

fn seal(key: Digest, bytes: &[u8]) -> Digest {
    Digest::of_parts([key.to_string().as_bytes(), bytes])
}

#[cfg(test)]
mod tests;
