//! What the room does to the disk.
#![expect(clippy::disallowed_methods, reason = "this room is the one door for writing")]

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::Failure;
use crate::model::Digest;

/// Keeps two builds from writing at the same time; let go when it is dropped.
pub(super) fn lock(output: &Path) -> Result<fs::File, Failure> {
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

/// Writes a file that is not there yet, and the folders to it.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    folder_of(path)?;
    let written = fs::File::create_new(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|source| Failure::Write { path: path.to_owned(), source })
}

/// Makes the folder that a file is to stand in.
pub(super) fn folder_of(path: &Path) -> Result<(), Failure> {
    path.parent().map_or(Ok(()), create)
}

/// The size of a plain file that is reached through no link.
pub(super) fn plain_file(root: &Path, path: &str) -> Option<fs::Metadata> {
    let there = plain_parents(root, path).then(|| fs::symlink_metadata(root.join(path)));
    there?.ok().filter(fs::Metadata::is_file)
}

/// Whether all folders from a root to a path are folders, not links.
pub(super) fn plain_parents(root: &Path, path: &str) -> bool {
    let is_folder = |at: &Path| fs::symlink_metadata(at).is_ok_and(|there| there.is_dir());
    let mut at = root.to_owned();
    path.split('/').all(|part| {
        let is_there = is_folder(&at);
        at.push(part);
        is_there
    })
}

/// The digest of a file, read piece by piece.
pub(super) fn digest(path: &Path) -> io::Result<Digest> {
    Digest::of_stream(&mut fs::File::open(path)?)
}

/// Whether a file has this one name alone.
#[cfg(unix)]
pub(super) fn has_one_name(metadata: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(metadata) == 1
}

/// Whether a file has this one name alone: nobody can tell here.
#[cfg(not(unix))]
pub(super) fn has_one_name(_: &fs::Metadata) -> bool {
    false
}

pub(super) fn create(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|source| Failure::Write { path: folder.to_owned(), source })
}

pub(super) fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(Failure::Write { path: folder.to_owned(), source }),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Puts the staged folder in the place of the old one: in one step where the system can exchange two folders.
pub(super) fn swap(staging: &Path, edition: &Path) -> Result<(), Failure> {
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

/// For file systems that cannot exchange two folders: the old one steps aside, and comes back when the new one cannot take its place. Where that is cut
/// short, [`restore`] brings it back.
fn in_two_steps(staging: &Path, edition: &Path) -> io::Result<()> {
    let aside = aside(edition);
    let _ = fs::remove_dir_all(&aside);
    fs::rename(edition, &aside)?;
    if let Err(failed) = fs::rename(staging, edition) {
        fs::rename(&aside, edition)?;
        return Err(failed);
    }
    // What was aside is removed as the staging folder would have been.
    fs::rename(&aside, staging)
}

/// Where a site steps aside.
fn aside(edition: &Path) -> PathBuf {
    edition.with_extension("old")
}

/// Whether a swap in two steps was cut short.
pub(super) fn is_half_swapped(edition: &Path) -> bool {
    fs::symlink_metadata(aside(edition)).is_ok()
}

/// Ends a swap in two steps that was cut short: a site that stepped aside comes back where none took its place, and is removed where one did.
pub(super) fn restore(edition: &Path) -> Result<(), Failure> {
    let aside = aside(edition);
    if !is_half_swapped(edition) || fs::symlink_metadata(edition).is_ok() {
        return remove(&aside);
    }
    fs::rename(&aside, edition).map_err(|source| Failure::Write { path: edition.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with the site `old`, and `new` staged.
    fn sites() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let output = tempfile::tempdir().unwrap();
        let (staging, edition) = (output.path().join(".staging"), output.path().join("public"));
        for (folder, text) in [(&staging, "new"), (&edition, "old")] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("index.html"), text).unwrap();
        }
        (output, staging, edition)
    }

    fn site(edition: &Path) -> String {
        fs::read_to_string(edition.join("index.html")).unwrap()
    }

    #[test]
    fn a_site_that_cannot_be_exchanged_steps_aside() {
        let (_output, staging, edition) = sites();
        in_two_steps(&staging, &edition).unwrap();
        assert_eq!((site(&edition).as_str(), site(&staging).as_str()), ("new", "old"));
        assert!(!is_half_swapped(&edition));
    }

    #[test]
    fn a_swap_that_was_cut_short_is_ended() {
        let (_output, staging, edition) = sites();
        fs::rename(&edition, aside(&edition)).unwrap();
        restore(&edition).unwrap();
        assert_eq!((site(&edition).as_str(), is_half_swapped(&edition)), ("old", false));
        fs::rename(&edition, aside(&edition)).unwrap();
        fs::rename(&staging, &edition).unwrap();
        restore(&edition).unwrap();
        assert_eq!((site(&edition).as_str(), is_half_swapped(&edition)), ("new", false));
        restore(&edition).unwrap();
    }
}
