//! Web pages.
//!
//! The frame of a page is a tera template of the theme; what stands in it is written here, block by block. Author text enters a page in
//! two ways only, both escaped: as a value of the template, or through [`markup::Html::text`] and [`markup::Html::attribute`].

mod agenda;
mod blocks;
mod contents;
mod inlines;
mod links;
mod markup;
mod notes;
mod page;
mod parts;
mod register;
mod styles;
mod tables;
#[cfg(test)]
mod tests;
mod writer;

use tera::{Context, Tera};

use super::Artifact;
use super::chart::Pen;
use super::letters::Face;
use crate::compose::{Document, DocumentKind, Family, PageRanges};
use crate::diagnostic::Failure;
use crate::model::{Theme, Tokens, Words};

/// Where the theme keeps the files of web pages.
const FOLDER: &str = "html/";
/// The template of every page.
const PAGE: &str = "page.html";
/// The style sheet, before which the tokens stand.
const STYLES: &str = "site.css";
/// The template of the style sheet that holds a council's colours.
const COUNCIL_STYLES: &str = "council.css";
/// Where the files that all pages share stand on the site.
const ASSETS: &str = "assets/";

/// The web half of a theme, its templates compiled.
pub struct Web {
    templates: Tera,
    words: Words,
    tokens: Tokens,
    face: Face,
    assets: Vec<Artifact>,
}

impl Web {
    /// Compiles the templates of a theme and takes its style sheet and icon.
    ///
    /// # Errors
    /// A template that is missing, is not text or has a fault.
    pub fn new(theme: &Theme) -> Result<Self, Failure> {
        let mut sources = Vec::new();
        let mut assets = Vec::new();
        for (path, bytes) in &theme.files {
            let Some(name) = path.strip_prefix(FOLDER) else { continue };
            if name.ends_with(".html") || name == COUNCIL_STYLES {
                let text = std::str::from_utf8(bytes).map_err(|error| fault(name, &error))?;
                sources.push((name, text));
            } else {
                let mut whole = if name == STYLES { styles::properties(&theme.tokens).into_bytes() } else { Vec::new() };
                whole.extend_from_slice(bytes);
                assets.push(Artifact { path: format!("{ASSETS}{name}"), bytes: whole });
            }
        }
        let mut templates = Tera::new();
        templates.autoescape_on([".html"]);
        templates.add_raw_templates(sources).map_err(|error| fault(PAGE, &error))?;
        for needed in [PAGE, COUNCIL_STYLES] {
            if !templates.contains_template(needed) {
                return Err(fault(needed, &"it is missing"));
            }
        }
        Ok(Self { templates, words: theme.words.clone(), tokens: theme.tokens.clone(), face: super::pdf::body_face(theme), assets })
    }

    /// The page of a document of a family, with the pictures and downloads beside it. The home page brings the council's colours along.
    ///
    /// # Errors
    /// A template that asks for something a page does not have.
    pub fn page(&self, family: &Family, document: &Document, ranges: &PageRanges) -> Result<Vec<Artifact>, Failure> {
        let pen = Pen::new(&self.words, &self.tokens, &self.face, &document.accent);
        let body = parts::write(document, &pen, &self.words, ranges);
        let page = page::Page::new(document, &self.words, ranges, &body);
        let mut artifacts = vec![Artifact { path: links::file(&document.path, links::INDEX), bytes: self.render(PAGE, &page)? }];
        let pictures = body.pictures.iter().filter_map(|key| Some((key, document.pictures.get(key)?.digest)));
        for (name, digest) in pictures.chain(document.downloads.iter().map(|(name, digest)| (name, *digest))) {
            if let Some(bytes) = family.files.get(&digest) {
                artifacts.push(Artifact { path: links::file(&document.path, name), bytes: bytes.to_vec() });
            }
        }
        artifacts.extend(body.drawn.into_iter().map(|(name, bytes)| Artifact { path: links::file(&document.path, &name), bytes }));
        if document.kind == DocumentKind::Home {
            let colours = styles::Accents::new(&document.accent, &self.tokens);
            artifacts.push(Artifact { path: format!("{ASSETS}{COUNCIL_STYLES}"), bytes: self.render(COUNCIL_STYLES, &colours)? });
        }
        Ok(artifacts)
    }

    /// The files that all pages share, under `assets/`: style sheet and icon.
    pub fn assets(&self) -> Vec<Artifact> {
        self.assets.clone()
    }

    fn render(&self, template: &str, values: &impl serde::Serialize) -> Result<Vec<u8>, Failure> {
        let context = Context::from_serialize(values).map_err(|error| fault(template, &error))?;
        let text = self.templates.render(template, &context).map_err(|error| fault(template, &error))?;
        Ok(text.into_bytes())
    }
}

fn fault(name: &str, message: &dyn std::fmt::Display) -> Failure {
    Failure::Theme { path: format!("{FOLDER}{name}"), message: message.to_string() }
}
