//! What is to be reached in each quarter.

use super::{Field, Form, Kind};
use crate::load::node::Shape;

pub(super) const KIND: Kind = Kind {
    name: "milestones",
    row: Shape { thing: "a quarter", required: &["quarter", "milestones"], optional: &["months"] },
    fields: &[
        Field { key: "quarter", word: "kind-quarter", form: Form::Words, period: None },
        Field { key: "months", word: "kind-months", form: Form::Words, period: None },
        Field { key: "milestones", word: "kind-milestones", form: Form::Prose, period: None },
    ],
    counted: false,
};
