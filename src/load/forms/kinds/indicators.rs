//! A core data set: indicators that other papers cite by code.

use super::{Field, Form, Kind};
use crate::load::node::Shape;

pub(super) const KIND: Kind = Kind {
    name: "indicators",
    row: Shape { thing: "an indicator", required: &["code", "indicator"], optional: &["group"] },
    fields: &[
        Field { key: "code", word: "kind-code", form: Form::Code, period: None },
        Field { key: "indicator", word: "kind-indicator", form: Form::Words, period: None },
        Field { key: "group", word: "kind-group", form: Form::Words, period: None },
    ],
    counted: false,
};
