//! Folders.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder that goes away with its value.
pub(crate) fn temporary() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("agendum-").tempdir().unwrap()
}

/// Every file under a folder: its path inside it, with forward slashes, and its bytes.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap());
    let found = entries.filter(|entry| entry.file_type().is_file()).map(|entry| {
        let inner: PathBuf = entry.path().strip_prefix(folder).unwrap().to_owned();
        (inner.to_string_lossy().replace('\\', "/"), fs::read(entry.path()).unwrap())
    });
    found.collect()
}

/// Copies a folder over another; files that are there already are replaced.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let target = to.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}
