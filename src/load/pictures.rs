//! The pictures of one paper and its appendices: each file is read once, and names are unique.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Asset;

/// Pictures that were read, and the names that they have.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    loaded: BTreeMap<String, Option<Asset>>,
    names: BTreeSet<String>,
    /// What stands before every name.
    prefix: String,
}

impl Pictures {
    /// The pictures of a paper that several others may show: what stands before their names holds a sign that names of files do not have, so that
    /// none is called as a picture of the paper that shows it.
    pub(super) fn of_shared(paper: &str) -> Self {
        Self { prefix: format!("{paper}_"), ..Self::default() }
    }

    /// What was read from a path before: a picture, or nothing where it was refused.
    pub(super) fn loaded(&self, path: &str) -> Option<Option<Asset>> {
        self.loaded.get(path).cloned()
    }

    /// Keeps what was read from a path.
    pub(super) fn keep(&mut self, path: String, asset: Option<Asset>) {
        self.loaded.insert(path, asset);
    }

    /// A name that no other picture has: the first of the stems that is free.
    pub(super) fn name(&mut self, stems: impl IntoIterator<Item = String>, extension: &str) -> Option<String> {
        let names = stems.into_iter().map(|stem| format!("{}{stem}.{extension}", self.prefix));
        names.into_iter().find(|name| self.names.insert(name.clone()))
    }
}
