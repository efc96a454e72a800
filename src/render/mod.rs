//! Documents drawn as web pages and PDF.
//!
//! **Invariant:** sees a [`Document`](crate::compose::Document) and a [`Theme`](crate::model::Theme); never the content, files, the clock or the network.

pub mod html;
pub mod pdf;

/// A finished file of the output.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// Its path under the root of the site, with forward slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
