//! Who sits on a board.

use super::{Field, Form, Kind};
use crate::load::node::Shape;

pub(super) const KIND: Kind = Kind {
    name: "membership",
    row: Shape { thing: "a member of the board", required: &["member"], optional: &["seats", "note"] },
    fields: &[
        Field { key: "member", word: "kind-member", form: Form::Words, period: None },
        Field { key: "seats", word: "kind-seats", form: Form::Figure, period: None },
        Field { key: "note", word: "kind-note", form: Form::Prose, period: None },
    ],
    counted: false,
};
