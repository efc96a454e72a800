//! The tones of a chart: the council's accent at five depths.

/// How light each tone is, 0 to 1, in the order in which series take them: neighbours lie far apart, and no two are alike in grey.
const DEPTHS: [f64; 5] = [0.28, 0.54, 0.08, 0.41, 0.17];

/// Tones told apart by their lightness alone: a reader who sees no colour sees the same chart.
#[derive(Debug, Clone)]
pub(super) struct Tones([String; 5]);

impl Tones {
    /// Tones made from the accent, `#rrggbb`, which is mixed with black or white until it is as light as each depth asks. The lightest stands out from
    /// white by 3:1, whatever the accent. Only sums and products are used, so that every machine comes to the same bytes.
    pub(super) fn of(accent: &str) -> Self {
        let part = |at: usize| accent.get(at..at + 2).and_then(|part| u8::from_str_radix(part, 16).ok()).map_or(0.3, |part| f64::from(part) / 255.0);
        let colour = [part(1), part(3), part(5)];
        Self(DEPTHS.map(|depth| tone(colour, depth)))
    }

    /// The tone of a series.
    pub(super) fn at(&self, series: usize) -> &str {
        self.0.get(series % self.0.len()).map_or("#555555", String::as_str)
    }
}

/// A colour as light as some depth.
fn tone(colour: [f64; 3], depth: f64) -> String {
    let own = lightness(colour);
    let mixed = if own > depth {
        colour.map(|part| part * depth / own)
    } else {
        let white = (depth - own) / (1.0 - own);
        colour.map(|part| part + (1.0 - part) * white)
    };
    let [red, green, blue] = mixed.map(|part| (part * 255.0).round() as u8);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// How light a colour looks, 0 to 1, as television reckons it.
fn lightness([red, green, blue]: [f64; 3]) -> f64 {
    0.299 * red + 0.587 * green + 0.114 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG's relative luminance.
    fn luminance(tone: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&tone[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    /// The lightness that eyes see, 0 to 100.
    fn seen(tone: &str) -> f64 {
        116.0 * luminance(tone).cbrt() - 16.0
    }

    #[test]
    fn tones_stand_out_and_differ_in_grey() {
        for accent in ["#1d4f73", "#0000c0", "#b00000", "#005a00", "#595959", "#000000", "#4b0082", "#7a3e00", "nonsense"] {
            let tones = Tones::of(accent);
            let mut seen: Vec<f64> = tones.0.iter().map(|tone| seen(tone)).collect();
            tones.0.iter().for_each(|tone| assert!(1.05 / (luminance(tone) + 0.05) >= 3.0, "{accent}: {tone} is too light"));
            assert!((seen[0] - seen[1]).abs() > 15.0, "{accent}: {tones:?}");
            seen.sort_by(f64::total_cmp);
            seen.windows(2).for_each(|pair| assert!(pair[1] - pair[0] > 5.0, "{accent}: {tones:?} {seen:?}"));
        }
    }
}
