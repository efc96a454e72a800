//! Measures that matter: where each stood, stands and should stand.

use super::{Field, Form, Kind};
use crate::load::node::Shape;

pub(super) const KIND: Kind = Kind {
    name: "measures",
    row: Shape { thing: "a measure", required: &["measure"], optional: &["baseline", "actual", "target", "outcome"] },
    fields: &[
        Field { key: "measure", word: "kind-measure", form: Form::Words, period: None },
        Field { key: "baseline", word: "kind-baseline", form: Form::Figure, period: None },
        Field { key: "actual", word: "kind-actual", form: Form::Figure, period: Some("kind-actual-at") },
        Field { key: "target", word: "kind-target", form: Form::Figure, period: None },
        Field { key: "outcome", word: "kind-outcome", form: Form::Prose, period: None },
    ],
    counted: false,
};
