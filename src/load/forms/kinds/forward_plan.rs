//! The forward plan of a board: its meetings and their themes.

use super::{Field, Form, Kind};
use crate::load::node::Shape;

pub(super) const KIND: Kind = Kind {
    name: "forward-plan",
    row: Shape { thing: "a meeting of the forward plan", required: &["date"], optional: &["time", "review", "theme"] },
    fields: &[
        Field { key: "date", word: "kind-date", form: Form::Date, period: None },
        Field { key: "time", word: "kind-time", form: Form::Words, period: None },
        Field { key: "review", word: "kind-review", form: Form::Words, period: None },
        Field { key: "theme", word: "kind-theme", form: Form::Words, period: None },
    ],
    counted: false,
};
