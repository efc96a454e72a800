//! The file that typesetting starts with: which parts, in which order. It is made by tera from the theme's `pdf/main.typ`;
//! nothing but part ids and file names goes into it.

use std::io::Write;

use tera::{Context, Tera};

use crate::compose::Document;
use crate::diagnostic::Failure;

/// The template's path inside a theme.
const TEMPLATE: &str = "pdf/main.typ";

/// The template, parsed.
#[derive(Clone)]
pub(super) struct Skeleton(Tera);

impl Skeleton {
    /// Parses the theme's template.
    pub(super) fn parse(template: &str) -> Result<Self, Failure> {
        let mut tera = Tera::new();
        tera.set_escape_fn(escape);
        tera.autoescape_on([".typ"]);
        tera.add_raw_template(TEMPLATE, template).map_err(|error| fault(&error))?;
        Ok(Self(tera))
    }

    /// Fills it in for a document.
    pub(super) fn render(&self, document: &Document) -> Result<String, Failure> {
        let parts: Vec<&str> = document.parts.iter().map(|part| part.id.as_str()).collect();
        let mut context = Context::new();
        context.insert("document", super::world::DOCUMENT);
        context.insert("parts", &parts);
        self.0.render(TEMPLATE, &context).map_err(|error| fault(&error))
    }
}

/// Makes a text safe between the quotes of a typst string.
fn escape(text: &str, out: &mut dyn Write) -> std::io::Result<()> {
    for c in text.chars() {
        match c {
            '\\' | '"' => write!(out, "\\{c}")?,
            c if c.is_control() => write!(out, "\\u{{{:x}}}", u32::from(c))?,
            c => write!(out, "{c}")?,
        }
    }
    Ok(())
}

fn fault(error: &tera::Error) -> Failure {
    Failure::Theme { path: TEMPLATE.into(), message: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_leaves_its_quotes() {
        let mut out = Vec::new();
        escape("a\"b\\#c\n", &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a\\\"b\\\\#c\\u{a}");
    }
}
