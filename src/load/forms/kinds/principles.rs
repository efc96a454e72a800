//! Principles, counted, each with what it means.

use super::{Field, Form, Kind};
use crate::load::node::Shape;

pub(super) const KIND: Kind = Kind {
    name: "principles",
    row: Shape { thing: "a principle", required: &["name", "description"], optional: &[] },
    fields: &[
        Field { key: "name", word: "kind-principle", form: Form::Words, period: None },
        Field { key: "description", word: "kind-description", form: Form::Prose, period: None },
    ],
    counted: true,
};
