//! The pictures and downloads of a document in the making.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::document::{Digest, Picture};
use crate::model::Asset;

/// Files by the digests of their bytes.
pub(super) type Files = BTreeMap<Digest, Arc<[u8]>>;

/// Pictures by the keys that blocks use for them, and their bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Pictures {
    /// Goes before the name of each picture, so that names are unique in a pack.
    prefix: String,
    pub(super) named: BTreeMap<String, Picture>,
    pub(super) files: Files,
    /// How many charts have a name.
    charts: usize,
}

impl Pictures {
    /// None yet, for a paper of this name.
    pub(super) fn of(paper: &str) -> Self {
        Self { prefix: format!("{paper}-"), ..Self::default() }
    }

    /// Keeps a picture; gives the key by which a block names it.
    pub(super) fn keep(&mut self, asset: &Asset) -> String {
        let key = format!("{}{}", self.prefix, asset.name);
        let digest = Digest::of(&asset.bytes);
        self.named.insert(key.clone(), Picture { extension: asset.extension.to_owned(), digest });
        self.files.insert(digest, Arc::clone(&asset.bytes));
        key
    }

    /// A name for the next chart, which differs from those of all other pictures of a pack.
    pub(super) fn name_chart(&mut self, kind: &str) -> String {
        self.charts += 1;
        format!("{}chart-{}-{kind}", self.prefix, self.named.len() + self.charts)
    }

    /// Takes over the pictures of another paper.
    pub(super) fn extend(&mut self, other: Self) {
        self.named.extend(other.named);
        self.files.extend(other.files);
    }
}
