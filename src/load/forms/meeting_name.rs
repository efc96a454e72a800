//! The name of a meeting, as other papers cite it.

use crate::diagnostic::Located;
use crate::load::form::{Site, Type};
use crate::load::reading::Reading;
use crate::load::shape::Shape;
use crate::load::types::{Date, Text};
use crate::load::yaml::{Node, Value};
use crate::model;

/// The name of a meeting's folder: its day, or the day with `-special`.
pub(super) struct MeetingName;

impl Type for MeetingName {
    type Value = Located<String>;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Located<String>> {
        let special = matches!(&node.value, Value::Scalar(scalar) if scalar.text.strip_suffix("-special").and_then(model::Date::parse).is_some());
        if special {
            return Text::read(reading, node, site);
        }
        Date::read(reading, node, site).map(|date| Located::new(date.value.to_string(), date.place))
    }

    fn shape() -> Shape {
        Shape::Any(vec![Shape::Date, Shape::Pattern("a day with `-special`", "^[0-9]{4}-[0-9]{2}-[0-9]{2}-special$")])
    }
}
