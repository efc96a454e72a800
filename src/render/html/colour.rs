//! A council's accent colour, made fit to read in light and dark.

use serde::Serialize;

/// Contrast of text that WCAG asks for at its highest level.
const CONTRAST: f64 = 7.0;
/// The darkest ground that links stand on in light pages, and the lightest in dark pages; the style sheet's tints.
const LIGHT_GROUND: Colour = Colour([0xf3, 0xf5, 0xf7]);
const DARK_GROUND: Colour = Colour([0x22, 0x28, 0x2e]);
const BLACK: Colour = Colour([0, 0, 0]);
const WHITE: Colour = Colour([0xff, 0xff, 0xff]);

/// The accent of light and of dark pages, as `#rrggbb`.
#[derive(Debug, Serialize)]
pub(super) struct Accents {
    light: String,
    dark: String,
}

impl Accents {
    /// Takes the council's colour, made darker or lighter as far as reading needs it.
    pub(super) fn new(accent: &str) -> Self {
        let accent = Colour::parse(accent).unwrap_or(BLACK);
        Self { light: accent.readable_on(LIGHT_GROUND, BLACK).to_string(), dark: accent.readable_on(DARK_GROUND, WHITE).to_string() }
    }
}

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Colour([u8; 3]);

impl Colour {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// The colour itself if it can be read on a ground, else moved towards black or white as little as makes it so.
    fn readable_on(self, ground: Self, end: Self) -> Self {
        let (own, last) = (self.lightness(), end.lightness());
        let steps = (0..=100).map(|step| own + (last - own) * f64::from(step) / 100.0);
        let moved = std::iter::once(self).chain(steps.map(|lightness| self.at(lightness)));
        moved.into_iter().find(|colour| colour.contrast(ground) >= CONTRAST).unwrap_or(end)
    }

    /// The middle between its strongest and its weakest part, 0 to 1.
    fn lightness(self) -> f64 {
        let [red, green, blue] = self.0;
        f64::from(u16::from(red.max(green).max(blue)) + u16::from(red.min(green).min(blue))) / 510.0
    }

    /// The same hue and saturation at another lightness, 0 to 1.
    fn at(self, lightness: f64) -> Self {
        let own = self.lightness();
        let room = |lightness: f64| lightness.min(1.0 - lightness);
        let stretch = if room(own) > 0.0 { room(lightness) / room(own) } else { 0.0 };
        Self(self.0.map(|part| part_of(lightness + (f64::from(part) / 255.0 - own) * stretch)))
    }

    /// WCAG's contrast ratio, 1 to 21.
    fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > two { one / two } else { two / one }
    }

    /// WCAG's relative luminance, 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A part of a colour from its share, 0 to 1.
fn part_of(share: f64) -> u8 {
    let nearest = (share * 255.0).round();
    (0..=u8::MAX).find(|part| f64::from(*part) >= nearest).unwrap_or(u8::MAX)
}

/// The light of one sRGB part. The power 2.4 is taken by Newton's method for the fifth root, as `powf` differs between machines.
fn linear(part: u8) -> f64 {
    let value = f64::from(part) / 255.0;
    if value <= 0.04045 {
        return value / 12.92;
    }
    let base = (value + 0.055) / 1.055;
    let square = base * base;
    let root = (0..60).fold(1.0, |root: f64, _| (4.0 * root + square / (root * root * root * root)) / 5.0);
    square * root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 1e-9);
        let grey = Colour([0x59, 0x59, 0x59]);
        assert!((grey.contrast(WHITE) - 7.004).abs() < 0.001, "{}", grey.contrast(WHITE));
    }

    #[test]
    fn every_accent_becomes_readable() {
        for accent in ["#1d4f73", "#ffcc00", "#000000", "#ffffff", "#ff0000", "#8a8a8a", "no colour"] {
            let accents = Accents::new(accent);
            let (Some(light), Some(dark)) = (Colour::parse(&accents.light), Colour::parse(&accents.dark)) else { panic!("{accents:?}") };
            assert!(light.contrast(LIGHT_GROUND) >= CONTRAST && light.contrast(WHITE) >= CONTRAST, "{accent}: {light}");
            assert!(dark.contrast(DARK_GROUND) >= CONTRAST, "{accent}: {dark}");
        }
    }

    #[test]
    fn a_readable_accent_is_kept() {
        assert_eq!(Accents::new("#1d4f73").light, "#1d4f73");
    }
}
