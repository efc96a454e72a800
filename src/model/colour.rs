//! Colours: how light they are, how far they stand out, and other tones of them.
//!
//! Only sums, products and quotients are used, never a power of the machine's library, so that every machine comes to the same bytes.

/// A colour of the screen (sRGB): red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Black.
    pub const BLACK: Self = Self([0; 3]);
    /// White, the colour of paper.
    pub const WHITE: Self = Self([0xff; 3]);

    /// A colour from its red, green and blue, 0 to 255 each.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// The contrast with another colour as WCAG 2.2 defines it, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > two { one / two } else { two / one }
    }

    /// The relative luminance as WCAG 2.2 defines it, 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The colour itself if it has some contrast with a ground, else moved towards an end, black or white, as little as gives it that.
    pub fn readable_on(self, ground: Self, end: Self, contrast: f64) -> Self {
        let (own, last) = (self.lightness(), end.lightness());
        let steps = (0..=100).map(|step| own + (last - own) * f64::from(step) / 100.0);
        let moved = std::iter::once(self).chain(steps.map(|lightness| self.at_lightness(lightness)));
        moved.into_iter().find(|colour| colour.contrast(ground) >= contrast).unwrap_or(end)
    }

    /// The middle between its strongest and its weakest part, 0 to 1.
    fn lightness(self) -> f64 {
        let [red, green, blue] = self.0;
        f64::from(u16::from(red.max(green).max(blue)) + u16::from(red.min(green).min(blue))) / 510.0
    }

    /// The same hue and saturation at another lightness, 0 to 1.
    fn at_lightness(self, lightness: f64) -> Self {
        let own = self.lightness();
        let room = |lightness: f64| lightness.min(1.0 - lightness);
        let stretch = if room(own) > 0.0 { room(lightness) / room(own) } else { 0.0 };
        Self(self.0.map(|part| part_of(lightness + (f64::from(part) / 255.0 - own) * stretch)))
    }

    /// The colour mixed with black or white until it is as light as a grey, 0 to 1.
    #[must_use]
    pub fn as_light_as(self, grey: f64) -> Self {
        let own = self.grey();
        let parts = self.0.map(|part| f64::from(part) / 255.0);
        let mixed = if own > grey {
            parts.map(|part| part * grey / own)
        } else {
            let white = (grey - own) / (1.0 - own);
            parts.map(|part| part + (1.0 - part) * white)
        };
        Self(mixed.map(part_of))
    }

    /// How light it looks, 0 to 1, as television reckons it.
    fn grey(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| f64::from(part) / 255.0);
        0.299 * red + 0.587 * green + 0.114 * blue
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

/// The light of one part, 0 to 1. The power 2.4 is the square by the square of the fifth root, which Newton's method finds.
fn linear(part: u8) -> f64 {
    let value = f64::from(part) / 255.0;
    if value <= 0.040_45 {
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
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        let grey = Colour::new(0x59, 0x59, 0x59).contrast(Colour::WHITE);
        assert!((grey - 7.004).abs() < 0.001, "{grey}");
    }

    #[test]
    fn colours_are_read_as_they_are_written() {
        assert_eq!(Colour::parse("#1D4f73").map(|colour| colour.to_string()).as_deref(), Some("#1d4f73"));
        for wrong in ["", "#", "1d4f73", "#1d4f7", "#1d4f733", "#1d4f7g", "#+d4f73", "navy"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_colour_is_moved_only_as_far_as_it_must_be() {
        let (ground, end) = (Colour::WHITE, Colour::BLACK);
        assert_eq!(Colour::new(0x1d, 0x4f, 0x73).readable_on(ground, end, 7.0), Colour::new(0x1d, 0x4f, 0x73));
        for light in [Colour::new(0xff, 0xcc, 0), Colour::WHITE, Colour::new(0x8a, 0x8a, 0x8a)] {
            let contrast = light.readable_on(ground, end, 7.0).contrast(ground);
            assert!((7.0..8.0).contains(&contrast), "{light}: {contrast}");
        }
    }

    #[test]
    fn a_tone_is_as_light_as_asked() {
        for colour in [Colour::BLACK, Colour::WHITE, Colour::new(0x1d, 0x4f, 0x73), Colour::new(0xff, 0, 0)] {
            for grey in [0.08, 0.28, 0.54] {
                assert!((colour.as_light_as(grey).grey() - grey).abs() < 0.005, "{colour} {grey}");
            }
        }
    }
}
