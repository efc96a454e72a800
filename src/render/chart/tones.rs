//! The tones of a chart: the council's accent at five depths.

use crate::model::Colour;

/// How light each tone is, 0 to 1, in the order in which series take them: neighbours lie far apart, and no two are alike in grey.
const DEPTHS: [f64; 5] = [0.28, 0.54, 0.08, 0.41, 0.17];

/// Tones told apart by their lightness alone: a reader who sees no colour sees the same chart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tones([Colour; 5]);

impl Tones {
    /// Tones made from the accent. The lightest stands out from white by 3:1, whatever the accent.
    pub(super) fn of(accent: Colour) -> Self {
        Self(DEPTHS.map(|depth| accent.as_light_as(depth)))
    }

    /// The tone of a series.
    pub(super) fn at(self, series: usize) -> Colour {
        self.0.get(series % self.0.len()).copied().unwrap_or(Colour::BLACK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones_stand_out_and_differ_in_grey() {
        for accent in ["#1d4f73", "#0000c0", "#b00000", "#005a00", "#595959", "#000000", "#4b0082", "#7a3e00", "#ffffff"] {
            let tones = Tones::of(Colour::parse(accent).unwrap());
            let contrast = |tone: &Colour| tone.contrast(Colour::WHITE);
            // The lightness that eyes see, 0 to 100.
            let seen = |tone: &Colour| 116.0 * (1.05 / contrast(tone) - 0.05).cbrt() - 16.0;
            let mut lightness: Vec<f64> = tones.0.iter().map(seen).collect();
            tones.0.iter().for_each(|tone| assert!(contrast(tone) >= 3.0, "{accent}: {tone} is too light"));
            assert!((lightness[0] - lightness[1]).abs() > 15.0, "{accent}: {tones:?}");
            lightness.sort_by(f64::total_cmp);
            lightness.windows(2).for_each(|pair| assert!(pair[1] - pair[0] > 5.0, "{accent}: {tones:?} {lightness:?}"));
        }
    }
}
