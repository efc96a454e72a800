//! A progress bar on a terminal for long work; nothing in a pipe.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Quiet;
use crate::Watch;

/// A bar that counts packs and pages.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar that is drawn only on a terminal.
    pub(super) fn new(quiet: Quiet) -> Self {
        let shown = quiet.is_loud() && std::io::stderr().is_terminal();
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} packs and pages") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// Takes the bar off the screen.
    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Watch for Progress {
    fn expect(&self, families: usize) {
        self.0.set_length(u64::try_from(families).unwrap_or(0));
    }

    fn family_done(&self) {
        self.0.inc(1);
    }
}
