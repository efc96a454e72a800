//! What is read by itself, once, however many papers show it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::diagnostic::{Finding, Source};
use crate::model::draft::DataTable;
use crate::model::{DataSet, Digest, Silence};

/// A file that was read, and the digest of its bytes: who reads the same bytes under the same path reads the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Its path inside the folder.
    pub path: String,
    /// The digest of its bytes.
    pub digest: Digest,
}

/// What came of reading something by itself: the value, and all that others need to know of it.
#[derive(Debug)]
pub(super) struct Read<T> {
    /// What was read.
    pub(super) value: T,
    /// What is wrong with it.
    pub(super) findings: Vec<Finding>,
    /// What its authors keep although a rule has found it.
    pub(super) silences: Vec<Silence>,
    /// Name in findings of each text file, and where its text is had from.
    pub(super) sources: Vec<(Arc<str>, Source)>,
    /// Every file that the value was made from, in order of path.
    pub(super) inputs: Vec<Input>,
}

/// A file in CSV, as everything that it can be shown as.
#[derive(Debug)]
pub(super) struct TableFile {
    /// A table, drawn as given.
    pub(super) table: DataTable,
    /// A data set, where it has rows.
    pub(super) set: Option<Arc<DataSet>>,
    /// What is wrong with it as a data set alone.
    pub(super) faults_of_set: Vec<Finding>,
}

/// Results by path. Whoever asks first makes one; who asks meanwhile waits for it.
#[derive(Debug)]
pub(super) struct Shelf<T>(Mutex<BTreeMap<String, Arc<OnceLock<Read<T>>>>>);

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Shelf<T> {
    /// The result for a path, made by `read` when there is none yet. `read` must not ask this shelf for anything: it could wait for itself.
    pub(super) fn get<U>(&self, path: &str, read: impl FnOnce() -> Read<T>, take: impl FnOnce(&Read<T>) -> U) -> U {
        let slot = Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(path.to_owned()).or_default());
        take(slot.get_or_init(read))
    }

    /// What is told of some files, each as it was read by itself.
    pub(super) fn each_of<U>(&self, inputs: &[Input], told: impl Fn(&Read<T>) -> Vec<U>) -> impl Iterator<Item = U> {
        let slot = |input: &Input| self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&input.path).cloned();
        inputs.iter().filter_map(slot).flat_map(move |slot| slot.get().map(&told).unwrap_or_default())
    }

    /// The text of every file that was read, by its name in findings.
    pub(super) fn texts(&self) -> Vec<(Arc<str>, Source)> {
        let shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.values().filter_map(|slot| slot.get()).flat_map(|read| read.sources.iter().cloned()).collect()
    }
}
