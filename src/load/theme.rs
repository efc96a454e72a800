//! Themes: a folder, or the standard one that is part of the program.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::files::{Files, Unavailable};
use super::{standard_theme as standard, theme_words, yaml};
use crate::diagnostic::Failure;
use crate::model::{FontFile, Theme, TokenFault, Tokens};

/// Reads a theme: `tokens.yaml`, `words.yaml`, the fonts under `fonts/` (the standard ones where there are none), and all other files by name.
///
/// # Errors
/// When a file cannot be read, or `tokens.yaml` or `words.yaml` is missing, or has other tokens or words than the standard theme.
pub fn theme(files: &Files) -> Result<Theme, Failure> {
    let mut read = BTreeMap::new();
    for path in files.paths() {
        let bytes = files.bytes(path).map_err(|error| fault(path, unavailable(&error)))?;
        read.insert(path.to_owned(), bytes.into());
    }
    assemble(read)
}

/// The standard theme.
///
/// # Errors
/// When its `words.yaml` cannot be read, which a test rules out.
pub fn standard_theme() -> Result<Theme, Failure> {
    let files = standard::FILES.iter().map(|(path, bytes)| ((*path).to_owned(), Arc::from(*bytes))).collect();
    assemble(files)
}

/// The faces of the standard theme, which a theme without fonts of its own is set in.
fn standard_fonts() -> Vec<FontFile> {
    standard::FONTS.iter().map(|(name, bytes)| FontFile { name: (*name).to_owned(), bytes: Arc::from(*bytes) }).collect()
}

fn assemble(read: BTreeMap<String, Arc<[u8]>>) -> Result<Theme, Failure> {
    let mut fonts = Vec::new();
    let mut files = BTreeMap::new();
    let (mut tokens, mut words) = (None, None);
    for (path, bytes) in read {
        let lower = path.to_lowercase();
        if path == "words.yaml" {
            words = Some(theme_words::read(&path, &bytes)?);
        } else if path == "tokens.yaml" {
            tokens = Some(read_tokens(&path, &bytes)?);
        } else if lower.starts_with("fonts/") && (lower.ends_with(".ttf") || lower.ends_with(".otf")) {
            let name = path.trim_start_matches("fonts/").to_owned();
            fonts.push(FontFile { name, bytes });
        } else {
            files.insert(path, bytes);
        }
    }
    let missing = |path: &str| fault(path, "it is missing".to_owned());
    let words = words.ok_or_else(|| missing("words.yaml"))?;
    let tokens = tokens.ok_or_else(|| missing("tokens.yaml"))?;
    if fonts.is_empty() {
        fonts = standard_fonts();
    }
    Ok(Theme { tokens, files, fonts, words })
}

fn read_tokens(path: &str, bytes: &[u8]) -> Result<Tokens, Failure> {
    let lines = yaml::flat_lines(text(path, bytes)?).map_err(|message| fault(path, message))?;
    let texts = lines.iter().map(|(name, (_, text))| (name.clone(), text.clone())).collect();
    Tokens::read(&texts).map_err(|TokenFault { name, message }| {
        let line = name.and_then(|name| lines.get(&name)).map(|(line, _)| format!("line {line}: "));
        fault(path, line.unwrap_or_default() + &message)
    })
}

fn text<'t>(path: &str, bytes: &'t [u8]) -> Result<&'t str, Failure> {
    std::str::from_utf8(bytes).map_err(|error| fault(path, format!("it is not text in UTF-8: {error}")))
}

fn fault(path: &str, message: String) -> Failure {
    Failure::Theme { path: path.to_owned(), message }
}

fn unavailable(error: &Unavailable) -> String {
    match error {
        Unavailable::Missing => "it is missing".to_owned(),
        Unavailable::TooLarge => "it is too large".to_owned(),
        Unavailable::Refused(error) => format!("it cannot be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_theme_is_whole() {
        let theme = standard_theme().unwrap();
        assert_eq!(theme.fonts.len(), 4);
        let (folder, findings) = Files::read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/standard"), "").unwrap();
        let listed: Vec<&str> = standard::FILES.iter().map(|(path, _)| *path).collect();
        assert_eq!((folder.paths().collect::<Vec<_>>(), findings), (listed, vec![]));
    }

    #[test]
    fn a_wrong_token_is_named_with_its_line() {
        let tokens = include_str!("../../themes/standard/tokens.yaml").replace("body: 12pt", "bodi: 12pt");
        let line = tokens.lines().position(|line| line.starts_with("bodi")).unwrap() + 1;
        let files = Files::from_memory("t", [("tokens.yaml", tokens.into_bytes()), ("words.yaml", b"a: b".to_vec())]);
        let said = theme(&files).unwrap_err().to_string();
        assert_eq!(said, format!("theme file tokens.yaml: line {line}: `bodi` is no token; write `body`"));
    }

    #[test]
    fn a_theme_without_words_is_refused() {
        assert!(theme(&Files::from_memory("t", [("a.html", vec![])])).is_err());
        assert!(theme(&Files::from_memory("t", [("words.yaml", b"a: [1]".to_vec())])).is_err());
        let (tokens, words) = (standard_file("tokens.yaml"), standard_file("words.yaml"));
        assert!(theme(&Files::from_memory("t", [("tokens.yaml", tokens)])).is_err());
        assert!(theme(&Files::from_memory("t", [("words.yaml", words)])).is_err());
    }

    fn standard_file(name: &str) -> Vec<u8> {
        standard::FILES.iter().find(|(path, _)| *path == name).unwrap().1.to_vec()
    }

    #[test]
    fn a_theme_may_bring_its_own_fonts() {
        let words = [("tokens.yaml", standard_file("tokens.yaml")), ("words.yaml", standard_file("words.yaml"))];
        let read = theme(&Files::from_memory("t", words.into_iter().chain([("fonts/x.ttf", vec![1])]))).unwrap();
        assert_eq!((read.words.get("agenda"), read.fonts.len()), ("Agenda", 1));
    }
}
