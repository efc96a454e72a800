//! The door for reading: the only file of the house that opens files.
//!
//! A folder is walked once; a file is opened only when something that is read asks for it.

#![expect(clippy::disallowed_methods, reason = "this is the one door for reading files")]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::diagnostic::{Failure, Finding, Place, Rereader, Source};
use crate::model::Digest;

/// The largest file that is read, in bytes.
const LARGEST_FILE: u64 = 20_000_000;
/// The largest sum of all files of a folder, in bytes.
const LARGEST_FOLDER: u64 = 500_000_000;
/// The greatest number of files in a folder.
const MOST_FILES: usize = 20_000;
/// The greatest depth of folders in folders.
const DEEPEST_FOLDER: usize = 12;

/// A folder of named bytes.
#[derive(Debug, Clone)]
pub struct Files {
    shown_as: Arc<str>,
    entries: BTreeMap<String, Entry>,
}

#[derive(Debug, Clone)]
enum Entry {
    /// Its path and its size in bytes when the folder was listed.
    Disk(PathBuf, u64),
    TooLarge,
    Memory(Arc<[u8]>),
}

/// Why a file could not be had.
#[derive(Debug)]
pub(crate) enum Unavailable {
    /// There is no such file.
    Missing,
    /// It is larger than the limit; the walk has reported it.
    TooLarge,
    /// The system refused it.
    Refused(std::io::Error),
}

impl Files {
    /// Lists the files under `root`, which findings call `shown_as`; opens none of them.
    ///
    /// Names that start with a dot are left out. Links that leave the folder, and files beyond the limits, are findings.
    ///
    /// # Errors
    /// When the folder itself is not there or cannot be listed.
    pub fn read(root: &Path, shown_as: &str) -> Result<(Self, Vec<Finding>), Failure> {
        let failure = |source| Failure::Read { path: root.to_path_buf(), source };
        let real_root = root.canonicalize().map_err(failure)?;
        root.read_dir().map_err(failure)?;
        let mut walk = Walk { shown_as: shown_as.trim_end_matches('/').into(), real_root, entries: BTreeMap::new(), bytes: 0, findings: Vec::new() };
        walk.run(root);
        Ok((Self { shown_as: walk.shown_as, entries: walk.entries }, walk.findings))
    }

    /// Files that are in memory already: for tests.
    pub fn from_memory<'a>(shown_as: &str, entries: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Self {
        let entries = entries.into_iter().map(|(path, bytes)| (path.to_owned(), Entry::Memory(bytes.into()))).collect();
        Self { shown_as: shown_as.trim_end_matches('/').into(), entries }
    }

    /// The paths of all files inside the folder, with forward slashes, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Whether a file is there.
    pub fn has(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    /// How findings call a file.
    pub fn shown(&self, path: &str) -> Arc<str> {
        if self.shown_as.is_empty() { path.into() } else { format!("{}/{path}", self.shown_as).into() }
    }

    /// The bytes of a file, at most 20 MB.
    pub(crate) fn bytes(&self, path: &str) -> Result<Vec<u8>, Unavailable> {
        match self.entries.get(path) {
            None => Err(Unavailable::Missing),
            Some(Entry::TooLarge) => Err(Unavailable::TooLarge),
            Some(Entry::Memory(bytes)) => Ok(bytes.to_vec()),
            Some(Entry::Disk(disk, size)) => opened(disk, *size),
        }
    }

    /// How the text of a file is had once more, while its digest is the one that is given; nothing for a file in memory.
    pub(crate) fn again(&self, path: &str, digest: Digest) -> Option<Source> {
        match self.entries.get(path)? {
            Entry::Disk(disk, _) => Some(Source::Again(Arc::new(Again { disk: disk.clone(), digest, text: OnceLock::new() }))),
            Entry::TooLarge | Entry::Memory(_) => None,
        }
    }

    /// The digest of every file, read several at a time and let go. A file that is withheld by its name is not opened, and one that cannot be read has
    /// none: both are findings.
    pub fn digests(&self) -> BTreeMap<String, Digest> {
        let paths: Vec<&String> = self.entries.keys().filter(|path| !super::paths::says_exempt(path)).collect();
        paths.par_iter().filter_map(|path| Some(((*path).clone(), Digest::of(&self.bytes(path).ok()?)))).collect()
    }

    /// The name of the folder, as findings begin with it.
    pub fn shown_as(&self) -> &str {
        &self.shown_as
    }

    /// How the text of a file that findings call `shown` is had once more, while its digest is the one that is known.
    pub fn text_again(&self, shown: &str, digests: &BTreeMap<String, Digest>) -> Option<Source> {
        let path = if self.shown_as.is_empty() { shown } else { shown.strip_prefix(&*self.shown_as)?.strip_prefix('/')? };
        self.again(path, *digests.get(path)?)
    }

    /// The names directly under a folder (`""` for the root): folders end in `/`.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let mut names: Vec<String> = self
            .entries
            .range(prefix.clone()..)
            .map_while(|(path, _)| path.strip_prefix(&prefix))
            .map(|rest| rest.find('/').map_or(rest, |at| &rest[..=at]).to_owned())
            .collect();
        names.dedup();
        names
    }

    /// The folders directly under a folder, without slashes at their ends.
    pub(crate) fn folders(&self, folder: &str) -> Vec<String> {
        self.names(folder).into_iter().filter_map(|name| name.strip_suffix('/').map(str::to_owned)).collect()
    }
}

/// The bytes of a file on disk that had a size when its folder was listed.
fn opened(disk: &Path, size: u64) -> Result<Vec<u8>, Unavailable> {
    let file = std::fs::File::open(disk).map_err(Unavailable::Refused)?;
    // With room for a byte more the end is seen without growing.
    let mut bytes = Vec::with_capacity(usize::try_from(size).map_or(0, |size| size + 1));
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(Unavailable::Refused)?;
    if bytes.len() as u64 > LARGEST_FILE { Err(Unavailable::TooLarge) } else { Ok(bytes) }
}

/// Bytes as a text without its byte-order mark; where they are none, as much of it as can be shown, and the first byte that is no text.
pub(super) fn decoded(mut bytes: Vec<u8>) -> Result<String, (String, usize)> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| (String::from_utf8_lossy(error.as_bytes()).into_owned(), error.utf8_error().valid_up_to()))
}

/// A text file that was read, to be read once more.
#[derive(Debug)]
struct Again {
    disk: PathBuf,
    /// The digest of the bytes that were read.
    digest: Digest,
    text: OnceLock<Option<String>>,
}

impl Rereader for Again {
    fn text(&self) -> Option<&str> {
        let read = || {
            let bytes = opened(&self.disk, 0).ok().filter(|bytes| Digest::of(bytes) == self.digest)?;
            Some(decoded(bytes).unwrap_or_else(|(shown, _)| shown))
        };
        self.text.get_or_init(read).as_deref()
    }
}

struct Walk {
    shown_as: Arc<str>,
    real_root: PathBuf,
    entries: BTreeMap<String, Entry>,
    bytes: u64,
    findings: Vec<Finding>,
}

/// Whether the walk goes on after an entry.
enum Next {
    GoOn,
    SkipFolder,
    Stop,
}

impl Walk {
    fn run(&mut self, root: &Path) {
        let visible = |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
        let walk = walkdir::WalkDir::new(root).follow_links(true).max_depth(DEEPEST_FOLDER).sort_by_file_name();
        let mut walk = walk.into_iter().filter_entry(visible);
        while let Some(step) = walk.next() {
            let entry = match step {
                Ok(entry) => entry,
                Err(error) => {
                    self.refused(root, &error);
                    continue;
                }
            };
            match self.take(root, &entry) {
                // For anything but a folder that was entered, skipping would leave the folder above it.
                Next::SkipFolder if entry.file_type().is_dir() && entry.depth() < DEEPEST_FOLDER => walk.skip_current_dir(),
                Next::GoOn | Next::SkipFolder => {}
                Next::Stop => return,
            }
        }
    }

    fn take(&mut self, root: &Path, entry: &walkdir::DirEntry) -> Next {
        if entry.depth() == 0 {
            return Next::GoOn;
        }
        let Some(path) = inside(root, entry.path()) else { return self.unspeakable(root, entry.path()) };
        let place = self.place(&path);
        if entry.path_is_symlink() && !entry.path().canonicalize().is_ok_and(|target| target.starts_with(&self.real_root)) {
            let finding = Finding::error("outside-content", &place, format!("the link `{path}` leads out of the folder"));
            self.findings.push(finding.help("put the file itself in its place"));
            return Next::SkipFolder;
        }
        if entry.file_type().is_dir() {
            if entry.depth() == DEEPEST_FOLDER {
                self.findings.push(Finding::error("too-many", &place, format!("folders are nested more than {DEEPEST_FOLDER} deep")));
            }
            return Next::GoOn;
        }
        let Ok(metadata) = entry.metadata() else { return Next::GoOn };
        // Pipes, sockets and devices are no papers, and opening one could wait for ever.
        if !metadata.is_file() {
            return Next::SkipFolder;
        }
        self.add(path, &place, entry.path(), metadata.len())
    }

    fn add(&mut self, path: String, place: &Place, disk: &Path, size: u64) -> Next {
        if self.entries.len() >= MOST_FILES {
            self.findings.push(Finding::error("too-many", place, format!("the folder holds more than {MOST_FILES} files")));
            return Next::Stop;
        }
        if size > LARGEST_FILE {
            let message = format!("`{path}` is {} MB, more than the {} MB that are read", size / 1_000_000, LARGEST_FILE / 1_000_000);
            self.findings.push(Finding::error("too-large", place, message).help("make it smaller, or keep it elsewhere"));
            self.entries.insert(path, Entry::TooLarge);
            return Next::GoOn;
        }
        self.bytes += size;
        if self.bytes > LARGEST_FOLDER {
            let message = format!("the files of the folder come to more than {} MB", LARGEST_FOLDER / 1_000_000);
            self.findings.push(Finding::error("too-large", place, message).note("the files after this one are not read"));
            return Next::Stop;
        }
        self.entries.insert(path, Entry::Disk(disk.to_path_buf(), size));
        Next::GoOn
    }

    fn place(&self, path: &str) -> Place {
        let file: Arc<str> = if self.shown_as.is_empty() { path.into() } else { format!("{}/{path}", self.shown_as).into() };
        Place::top(&file)
    }

    fn refused(&mut self, root: &Path, error: &walkdir::Error) {
        let path = error.path().and_then(|path| inside(root, path)).unwrap_or_default();
        let place = self.place(&path);
        let finding = match error.loop_ancestor() {
            Some(_) => Finding::error("outside-content", &place, format!("the link `{path}` leads back to a folder above it")),
            None => unreadable(&place, &path, error.io_error()),
        };
        self.findings.push(finding);
    }

    fn unspeakable(&mut self, root: &Path, path: &Path) -> Next {
        let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned();
        let place = self.place(&shown);
        let finding = Finding::error("bad-name", &place, format!("the name `{shown}` is not text in UTF-8"));
        self.findings.push(finding.help("name the file in letters, digits and hyphens"));
        Next::SkipFolder
    }
}

fn inside(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

/// The finding for a file or folder that the system does not hand out.
pub(super) fn unreadable(place: &Place, path: &str, error: Option<&std::io::Error>) -> Finding {
    let finding = Finding::error("unreadable-file", place, format!("`{path}` cannot be read"));
    match error.map(std::io::Error::kind) {
        Some(std::io::ErrorKind::PermissionDenied) => finding.note("the system refuses access to it").help("allow this program to read it"),
        Some(kind) => finding.note(format!("the system says: {kind}")),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paths that are found under a folder, and the codes of the findings.
    fn found(root: &Path) -> (Vec<String>, Vec<&'static str>) {
        let (files, findings) = Files::read(root, "content/").unwrap();
        (files.paths().map(str::to_owned).collect(), findings.iter().map(|finding| finding.code).collect())
    }

    #[test]
    fn a_folder_is_listed_in_order_without_what_is_hidden() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("b/.git")).unwrap();
        for name in ["b/two.md", "b/one.md", "a.yaml", ".hidden", "b/.git/config"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        assert_eq!(found(folder.path()), (vec!["a.yaml".to_owned(), "b/one.md".to_owned(), "b/two.md".to_owned()], vec![]));
        let (files, _) = Files::read(folder.path(), "content/").unwrap();
        assert_eq!((&*files.shown("b/one.md"), files.folders("")), ("content/b/one.md", vec!["b".to_owned()]));
        assert_eq!(files.bytes("a.yaml").unwrap(), b"x");
        assert!(matches!(files.bytes("gone"), Err(Unavailable::Missing)));
        assert!(Files::read(&folder.path().join("gone"), "x").is_err());
        assert!(Files::read(&folder.path().join("a.yaml"), "x").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_inside() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("in/deep")).unwrap();
        std::fs::write(folder.path().join("in/file.md"), "x").unwrap();
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("secret.md"), "x").unwrap();
        std::os::unix::fs::symlink(folder.path().join("in/file.md"), folder.path().join("good.md")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret.md"), folder.path().join("in/a.md")).unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("in/b")).unwrap();
        std::os::unix::fs::symlink("../..", folder.path().join("in/deep/loop")).unwrap();
        let (paths, codes) = found(folder.path());
        assert_eq!(paths, ["good.md", "in/file.md"]);
        assert_eq!(codes, ["outside-content"; 3]);
    }

    #[test]
    fn a_text_is_had_again_while_the_file_is_the_one_that_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let disk = folder.path().join("a.md");
        std::fs::write(&disk, b"\xef\xbb\xbfbefore \xff").unwrap();
        let (files, _) = Files::read(folder.path(), "content").unwrap();
        let digest = Digest::of(&files.bytes("a.md").unwrap());
        let text = || match files.again("a.md", digest) {
            Some(Source::Again(reader)) => reader.text().map(str::to_owned),
            Some(Source::Kept(_)) | None => panic!("it is kept"),
        };
        assert_eq!(text().as_deref(), Some("before \u{fffd}"));
        std::fs::write(&disk, "behind").unwrap();
        assert_eq!(text(), None);
        std::fs::remove_file(&disk).unwrap();
        assert_eq!(text(), None);
    }

    #[test]
    fn a_huge_file_is_named_and_not_read() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::File::create(folder.path().join("huge.csv")).unwrap().set_len(LARGEST_FILE + 1).unwrap();
        assert_eq!(found(folder.path()).1, ["too-large"]);
        let (files, _) = Files::read(folder.path(), "content").unwrap();
        assert!(matches!(files.bytes("huge.csv"), Err(Unavailable::TooLarge)));
    }
}
