//! Entries that are whole are given back; all else is as if it were not there.

use super::*;

fn store(output: &Path) -> Store {
    let store = Store::open(output, "public");
    store.begin();
    store
}

fn key(name: &str) -> Digest {
    Digest::of(name.as_bytes())
}

/// The files of the folder, by name, whatever they are.
fn listed(output: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(output.join(".store"))
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|entry| !entry.file_type().is_dir())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

#[test]
fn what_is_noted_is_given_back_to_the_next_build() {
    let folder = tempfile::tempdir().unwrap();
    let first = store(folder.path());
    first.note(key("a"), b"one");
    first.note(key("a"), b"two");
    first.keep(Digest::of(b"file"), b"file");
    let next = Store::open(folder.path(), "public");
    assert_eq!(next.noted(key("a")).as_deref(), Some(&b"two"[..]));
    assert_eq!(next.kept(Digest::of(b"file")).as_deref(), Some(&b"file"[..]));
    assert_eq!((next.noted(key("b")), next.kept(key("a"))), (None, None));
    assert_eq!(Store::none().noted(key("a")), None);
    assert_eq!(Store::open(folder.path(), "members").noted(key("a")), None, "each edition has a store of its own");
}

#[test]
fn only_a_build_that_has_begun_writes() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), "public");
    store.note(key("a"), b"one");
    store.tidy(0);
    assert_eq!(listed(folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_damaged_entry_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let first = store(folder.path());
    first.note(key("a"), b"one");
    first.note(key("b"), b"other");
    first.keep(Digest::of(b"file"), b"file");
    let files = listed(folder.path());
    assert_eq!(files.len(), 3);
    for path in &files {
        let whole = fs::read(path).unwrap();
        let mut damages: Vec<Vec<u8>> = (0..whole.len()).map(|at| whole[..at].to_vec()).collect();
        damages.extend((0..whole.len()).map(|at| whole.iter().enumerate().map(|(i, byte)| if i == at { byte ^ 1 } else { *byte }).collect()));
        damages.extend(files.iter().filter(|other| *other != path).map(|other| fs::read(other).unwrap()));
        for damaged in damages {
            fs::write(path, &damaged).unwrap();
            let store = Store::open(folder.path(), "public");
            let found = [store.noted(key("a")), store.noted(key("b")), store.kept(Digest::of(b"file"))];
            assert_eq!(found.iter().flatten().count(), 2, "{}: {damaged:?}", path.display());
        }
        fs::write(path, &whole).unwrap();
    }
    fs::write(&files[0], b"").unwrap();
    let again = store(folder.path());
    let _ = [again.noted(key("a")), again.noted(key("b")), again.kept(Digest::of(b"file"))];
    assert_eq!(listed(folder.path()).len(), 2, "what is of no use is removed");
}

#[test]
fn what_was_used_least_recently_goes_first() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = |n: u8| vec![n; 1000];
    let file = |n: u8| Digest::of(&bytes(n));
    for build in 0..3u8 {
        let store = store(folder.path());
        (build * 2..build * 2 + 2).for_each(|n| store.keep(file(n), &bytes(n)));
        assert!(store.kept(file(0)).is_some());
        store.tidy(3_500);
    }
    let there: Vec<u8> = (0..6).filter(|n| Store::open(folder.path(), "public").kept(file(*n)).is_some()).collect();
    assert_eq!(there, [0, 4, 5], "the first is used by each build, the others by one");
    fs::write(folder.path().join(".store/public/index.json"), "{").unwrap();
    store(folder.path()).tidy(1_000);
    assert_eq!(listed(folder.path()).len(), 2, "one file, and the index anew");
}

#[test]
fn no_link_is_followed_and_nothing_foreign_is_removed() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    let name = entry(FILES, Digest::of(b"file"));
    let shard = folder.path().join(".store/public").join(&name);
    // A shard, then an entry, is a link to the outside.
    fs::create_dir_all(shard.parent().unwrap().parent().unwrap()).unwrap();
    symlink(outside.path(), shard.parent().unwrap()).unwrap();
    store(folder.path()).keep(Digest::of(b"file"), b"file");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    fs::write(outside.path().join(shard.file_name().unwrap()), b"file").unwrap();
    assert_eq!(Store::open(folder.path(), "public").kept(Digest::of(b"file")), None);
    fs::remove_file(shard.parent().unwrap()).unwrap();
    fs::create_dir(shard.parent().unwrap()).unwrap();
    symlink(outside.path().join(shard.file_name().unwrap()), &shard).unwrap();
    assert_eq!(Store::open(folder.path(), "public").kept(Digest::of(b"file")), None);
    fs::write(folder.path().join(".store/public/notes.txt"), b"mine").unwrap();
    store(folder.path()).tidy(0);
    assert!(outside.path().join(shard.file_name().unwrap()).exists() && folder.path().join(".store/public/notes.txt").exists());
    // The store itself is a link.
    let other = tempfile::tempdir().unwrap();
    symlink(outside.path(), other.path().join(".store")).unwrap();
    store(other.path()).note(key("a"), b"one");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[test]
fn a_folder_that_cannot_be_used_knows_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".store"), b"a file").unwrap();
    let store = store(folder.path());
    store.note(key("a"), b"one");
    store.tidy(0);
    assert_eq!((store.noted(key("a")), store.clear()), (None, false));
    assert_eq!(fs::read(folder.path().join(".store")).unwrap(), b"a file");
}
