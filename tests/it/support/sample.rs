//! The sample content of the repository, built once for all tests that look at it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{Agendum, Page, Pdf, files, repository, temporary};

/// The built sample.
pub(crate) struct Sample {
    /// Every file of the site.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The pages by path.
    pub(crate) pages: BTreeMap<String, Page>,
    /// The PDFs by path.
    pub(crate) pdfs: BTreeMap<String, Pdf>,
    /// What `build` said on standard output.
    pub(crate) said: String,
}

/// Builds the sample, or gives what was built before.
pub(crate) fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let folder = temporary();
        let output = folder.path().join("output");
        let built = Agendum::within(repository()).args(["build", "--output"]).args([&output]).run().ended_with(0);
        Sample::of(files(&output.join("public")), built.stdout)
    })
}

impl Sample {
    /// Reads the files of a site.
    pub(crate) fn of(files: BTreeMap<String, Vec<u8>>, said: String) -> Self {
        let of_kind = |end: &'static str| files.iter().filter(move |(path, _)| path.ends_with(end));
        let pages = of_kind(".html").map(|(path, bytes)| (path.clone(), Page::read(std::str::from_utf8(bytes).unwrap()))).collect();
        let pdfs = of_kind(".pdf").map(|(path, bytes)| (path.clone(), Pdf::read(bytes))).collect();
        Self { pages, pdfs, said, files }
    }
}
