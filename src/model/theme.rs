//! A theme: named bytes that say how output looks and which words it uses.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Tokens, Words};

/// A theme, read whole.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Its lengths and colours.
    pub tokens: Tokens,
    /// Its files other than fonts, tokens and words, by path inside the theme, such as `html/page.html`.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// Its fonts, the body face first.
    pub fonts: Vec<FontFile>,
    /// Its words.
    pub words: Words,
}

/// A font file.
#[derive(Debug, Clone)]
pub struct FontFile {
    /// Its name.
    pub name: String,
    /// TrueType or OpenType bytes.
    pub bytes: Arc<[u8]>,
}
