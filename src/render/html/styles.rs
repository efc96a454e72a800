//! The tokens of the theme as custom properties of the style sheet, and the council's colour.

use std::fmt::Write as _;

use serde::Serialize;

use crate::model::{Colour, TokenValue, Tokens};

/// What the names of colours for dark pages begin with.
const DARK: &str = "dark-";

/// The accent of light and of dark pages, as `#rrggbb`.
#[derive(Debug, Serialize)]
pub(super) struct Accents {
    light: String,
    dark: String,
}

impl Accents {
    /// Takes the council's colour, made darker or lighter as far as reading needs it.
    pub(super) fn new(accent: &str, tokens: &Tokens) -> Self {
        let accent = Colour::parse(accent).unwrap_or(Colour::BLACK);
        Self { light: tokens.on_light(accent).to_string(), dark: tokens.on_dark(accent).to_string() }
    }
}

/// The start of the style sheet: colours, and the lengths of the web. Those of paper stay on paper, and so do the colours of light pages.
pub(super) fn properties(tokens: &Tokens) -> String {
    let values = tokens.values();
    let light = values.iter().filter(|(name, _)| !name.starts_with(DARK)).filter_map(|(name, value)| Some((*name, written(value)?)));
    let dark = values.iter().filter_map(|(name, value)| Some((name.strip_prefix(DARK)?, written(value)?)));
    let rag = [("red", tokens.red), ("amber", tokens.amber), ("green", tokens.green)];
    let lighter = rag.map(|(name, colour)| (name, tokens.on_dark(colour).to_string()));
    let mut text = String::from("/* The tokens of the theme. */\n");
    block(&mut text, "", light);
    text.push_str("\n@media screen and (prefers-color-scheme: dark) {\n");
    block(&mut text, "  ", dark.chain(lighter));
    text.push_str("}\n\n");
    text
}

fn block<'t>(text: &mut String, indent: &str, properties: impl Iterator<Item = (&'t str, String)>) {
    let _ = writeln!(text, "{indent}:root {{");
    for (name, value) in properties {
        let _ = writeln!(text, "{indent}  --{name}: {value};");
    }
    let _ = writeln!(text, "{indent}}}");
}

/// A value as the style sheet takes it; nothing for one of paper.
fn written(value: &TokenValue) -> Option<String> {
    match value {
        TokenValue::Rem(number) => Some(format!("{number}rem")),
        TokenValue::Colour(colour) => Some(colour.to_string()),
        TokenValue::Points(_) | TokenValue::Em(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens() -> Tokens {
        crate::load::standard_theme().unwrap().tokens
    }

    #[test]
    fn every_accent_becomes_readable() {
        let tokens = tokens();
        for accent in ["#1d4f73", "#ffcc00", "#000000", "#ffffff", "#ff0000", "#8a8a8a", "no colour"] {
            let accents = Accents::new(accent, &tokens);
            let (light, dark) = (Colour::parse(&accents.light).unwrap(), Colour::parse(&accents.dark).unwrap());
            assert!(light.contrast(tokens.tint) >= 7.0 && light.contrast(tokens.ground) >= 7.0, "{accent}: {light}");
            assert!(dark.contrast(tokens.dark_tint) >= 7.0 && dark.contrast(tokens.dark_ground) >= 7.0, "{accent}: {dark}");
        }
        assert_eq!(Accents::new("#1d4f73", &tokens).light, "#1d4f73");
    }

    #[test]
    fn properties_are_those_of_the_tokens() {
        let text = properties(&tokens());
        assert!(text.contains("\n  --web-measure: 44rem;\n") && text.contains("\n  --red: #a3180f;\n"), "{text}");
        let (_, dark) = text.split_once("@media").unwrap();
        assert!(dark.contains("    --ground: #14181c;\n") && dark.contains("    --red: #"), "{text}");
        assert!(!text.contains("page-width") && !text.contains("--dark-"), "{text}");
    }
}
