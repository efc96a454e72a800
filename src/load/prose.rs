//! Prose behind a key.

use super::form::{Site, Type};
use super::markdown;
use super::reading::Reading;
use super::shape::Shape;
use super::types::scalar;
use super::yaml::Node;
use crate::model::draft;

/// Prose in Markdown; its pictures and data are looked for in the folder of the file.
pub(super) struct Prose;

impl Type for Prose {
    type Value = draft::Prose;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<draft::Prose> {
        let scalar = scalar(reading, node, "text", site)?;
        Some(markdown::read(reading, &scalar.text, &scalar.map, site.folder))
    }

    fn shape() -> Shape {
        Shape::Prose
    }
}
