//! What the tests share: the program, folders, and readers of what it wrote.

mod conformance;
mod folder;
mod html;
mod pdf;
pub(crate) mod program;
mod sample;
mod tags;

pub(crate) use conformance::failures;
pub(crate) use folder::{copy, files, repository, temporary};
pub(crate) use html::{Child, Element, Page};
pub(crate) use pdf::{Pdf, PdfPage, unpacked};
pub(crate) use program::Agendum;
pub(crate) use sample::{Sample, sample};
