//! The faces of a theme.

use std::collections::BTreeSet;

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontVariant, FontVariations};
use typst_kit::fonts::FontStore;

use crate::model::Theme;
use crate::render::letters::{Face, Letters};

/// The fonts of a theme, and those that the typesetter brings.
pub(super) fn fonts(theme: &Theme) -> FontStore {
    let own: Vec<Font> = theme.fonts.iter().flat_map(|file| Font::iter(Bytes::new(file.bytes.clone()))).collect();
    let mut fonts = FontStore::new();
    fonts.extend(own.into_iter().map(|font| (font.clone(), font.info().clone())));
    fonts.extend(typst_kit::fonts::embedded());
    fonts
}

/// The body face: a theme without fonts of its own is set in the first of those that the typesetter brings.
pub(in crate::render) fn body(theme: &Theme) -> Face {
    body_of(&fonts(theme))
}

/// The body face among some fonts.
pub(super) fn body_of(fonts: &FontStore) -> Face {
    let font = fonts.font(0);
    let name = font.as_ref().map_or_else(String::new, |font| font.info().family.as_str().to_string());
    Face { name, letters: letters(font) }
}

/// The widths of the characters of a font.
fn letters(font: Option<Font>) -> Letters {
    let face = font.map(|font| font.instantiate(FontVariant::default(), Abs::pt(12.0), &FontVariations::default()));
    Letters::of(|c| {
        let face = face.as_ref()?;
        Some(face.x_advance(face.ttf().glyph_index(c)?.0)?.get())
    })
}

/// Every character that some font can show. Characters of private use have no meaning that could be read out, so they do not count.
pub(super) fn characters(fonts: &FontStore) -> BTreeSet<char> {
    let covered = (0..).map_while(|index| fonts.font(index)).flat_map(|font| font.info().coverage.iter().collect::<Vec<_>>());
    covered.filter_map(char::from_u32).filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..) && !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::chart::WIDER;

    #[test]
    fn charts_reckon_with_the_width_of_bold_type() {
        let fonts = fonts(&crate::load::standard_theme().unwrap());
        let (plain, bold) = (body_of(&fonts).letters, letters(fonts.font(1)));
        assert!(fonts.font(1).unwrap().info().variant.weight.to_number() >= 700);
        for words in ["Cameras are tested outside two schools", "Under 9 months", "612 (52%)", "WWWW MMMM illi", "Children’s services"] {
            let ratio = bold.width(words) / plain.width(words);
            assert!(ratio > 1.0 && ratio <= WIDER, "{words}: {ratio}");
        }
    }
}
