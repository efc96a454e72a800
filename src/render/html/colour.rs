//! A council's accent colour, made fit to read in light and dark.

use serde::Serialize;

use crate::model::Colour;

/// Contrast of text that WCAG asks for at its highest level.
const CONTRAST: f64 = 7.0;
/// The darkest ground that links stand on in light pages, and the lightest in dark pages; the style sheet's tints.
const LIGHT_GROUND: Colour = Colour::new(0xf3, 0xf5, 0xf7);
const DARK_GROUND: Colour = Colour::new(0x22, 0x28, 0x2e);

/// The accent of light and of dark pages, as `#rrggbb`.
#[derive(Debug, Serialize)]
pub(super) struct Accents {
    light: String,
    dark: String,
}

impl Accents {
    /// Takes the council's colour, made darker or lighter as far as reading needs it.
    pub(super) fn new(accent: &str) -> Self {
        let accent = Colour::parse(accent).unwrap_or(Colour::BLACK);
        Self {
            light: accent.readable_on(LIGHT_GROUND, Colour::BLACK, CONTRAST).to_string(),
            dark: accent.readable_on(DARK_GROUND, Colour::WHITE, CONTRAST).to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_accent_becomes_readable() {
        for accent in ["#1d4f73", "#ffcc00", "#000000", "#ffffff", "#ff0000", "#8a8a8a", "no colour"] {
            let accents = Accents::new(accent);
            let (Some(light), Some(dark)) = (Colour::parse(&accents.light), Colour::parse(&accents.dark)) else { panic!("{accents:?}") };
            assert!(light.contrast(LIGHT_GROUND) >= CONTRAST && light.contrast(Colour::WHITE) >= CONTRAST, "{accent}: {light}");
            assert!(dark.contrast(DARK_GROUND) >= CONTRAST, "{accent}: {dark}");
        }
    }

    #[test]
    fn a_readable_accent_is_kept() {
        assert_eq!(Accents::new("#1d4f73").light, "#1d4f73");
    }
}
