//! What the papers look like as documents, before any format.
//!
//! **Invariant:** nothing here knows HTML, PDF, typst or tera markup.

mod document;

pub use document::*;
