//! Failures of the machine or of the theme: what no author can mend in a report.

use std::path::PathBuf;

/// Why the program could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file or folder could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file or folder could not be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A theme has a fault.
    #[error("theme file {path}: {message}")]
    Theme {
        /// The file inside the theme.
        path: String,
        /// What is wrong with it.
        message: String,
    },
    /// A document could not be typeset.
    #[error("cannot typeset {document}: {message}")]
    Typeset {
        /// The document's path on the site.
        document: String,
        /// What the typesetter said.
        message: String,
    },
    /// Two artifacts were made for one path.
    #[error("two outputs have the same path: {path}")]
    SamePath {
        /// The path in the output folder.
        path: String,
    },
}
