//! The files of the standard theme, as part of the program: one line for each.

/// Names the files of `themes/standard` whose bytes become part of the program.
macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!("../../themes/standard/", $path)) as &[u8])),*]
    };
}

/// Every file of the theme, by its path inside it.
pub(super) const FILES: &[(&str, &[u8])] = files![
    "format.yaml",
    "html/contents.html",
    "html/council.css",
    "html/icon.svg",
    "html/page.html",
    "html/plan.js",
    "html/site.css",
    "pdf/blocks.typ",
    "pdf/inline.typ",
    "pdf/main.typ",
    "pdf/measures.typ",
    "pdf/tables.typ",
    "pdf/theme.typ",
    "tokens.yaml",
    "words.yaml",
];

/// The faces of the theme, the body face first.
pub(super) const FONTS: &[(&str, &[u8])] = &[
    ("NotoSans-Regular.ttf", ttf_noto_sans::REGULAR),
    ("NotoSans-Bold.ttf", ttf_noto_sans::BOLD),
    ("NotoSans-Italic.ttf", ttf_noto_sans::ITALIC),
    ("NotoSans-BoldItalic.ttf", ttf_noto_sans::BOLD_ITALIC),
];
