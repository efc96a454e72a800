//! What the tests share: the program, folders, and readers of what it wrote.

mod folder;
mod html;
mod pdf;
mod program;
mod sample;

pub(crate) use folder::{copy, files, repository, temporary};
pub(crate) use html::{Element, Page};
pub(crate) use pdf::{Pdf, PdfPage};
pub(crate) use program::{Agendum, Outcome};
pub(crate) use sample::{Sample, sample};
