//! Figures from repeated runs.

use std::path::Path;

use crate::bare::BareRun;
use crate::children::{BuildRun, Machine};

/// A build and a bare run that followed each other.
pub(crate) struct Pair {
    pub(crate) build: BuildRun,
    pub(crate) bare: BareRun,
}

/// All runs over one content folder.
pub(crate) struct Measured {
    /// The pages that were asked for; nothing for the sample.
    pub(crate) size: Option<usize>,
    /// What it is called in the table, where it is no pack of a size.
    pub(crate) name: Option<String>,
    /// The pages of all packs.
    pub(crate) pack_pages: usize,
    pub(crate) sizes: Sizes,
    pub(crate) pairs: Vec<Pair>,
}

/// Median, least and greatest of some values.
#[derive(Clone, Copy)]
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) least: f64,
    pub(crate) most: f64,
}

impl Measured {
    /// The spread of a figure over all pairs.
    pub(crate) fn spread(&self, figure: impl Fn(&Pair) -> f64) -> Spread {
        let mut values: Vec<f64> = self.pairs.iter().map(figure).collect();
        values.sort_by(f64::total_cmp);
        let at = |index: usize| values.get(index).copied().unwrap_or(f64::NAN);
        let last = values.len().saturating_sub(1);
        Spread { median: f64::midpoint(at(last / 2), at(last.div_ceil(2))), least: at(0), most: at(last) }
    }

    /// The build over bare typst, in what both took of the machine.
    pub(crate) fn ratio(&self, of: impl Fn(&Machine) -> f64) -> Spread {
        self.spread(|pair| of(&pair.build.machine) / of(&pair.bare.machine))
    }

    /// Pages, documents and documents that came out alike, of the first bare run: every run has the same.
    pub(crate) fn printed(&self) -> (usize, usize, usize) {
        self.pairs.first().map_or((0, 0, 0), |pair| (pair.bare.pages, pair.bare.documents, pair.bare.same))
    }
}

/// Bytes of the output by what they are.
#[derive(Default)]
pub(crate) struct Sizes {
    pub(crate) packs: u64,
    pub(crate) pdf: u64,
    pub(crate) html: u64,
}

impl Sizes {
    pub(crate) fn of(output: &Path) -> Self {
        let mut sizes = Self::default();
        for entry in walkdir::WalkDir::new(output).into_iter().flatten() {
            let bytes = entry.metadata().map_or(0, |metadata| metadata.len());
            let name = entry.file_name().to_string_lossy();
            if name == "pack.pdf" {
                sizes.packs += bytes;
            }
            if name.ends_with(".pdf") {
                sizes.pdf += bytes;
            } else if name.ends_with(".html") {
                sizes.html += bytes;
            }
        }
        sizes
    }
}
