//! Forms as JSON Schema, draft 2020-12.

use serde_json::{Map, Value, json};

use super::FileKind;
use crate::load::shape::{Form, Key, Need, Shape};
use crate::load::yaml;

/// The JSON Schema of a kind of file, with a line end behind it.
///
/// Editors read YAML 1.2: a date is a string, `yes` and `no` are words, and a text that looks like a number is a number.
pub fn schema(kind: &FileKind) -> String {
    let mut schema = form(kind.form);
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("$id".to_owned(), json!(format!("urn:agendum:schema:{}", kind.name)));
    schema.insert("title".to_owned(), json!(kind.file));
    schema.insert("description".to_owned(), json!(kind.about));
    format!("{:#}\n", Value::Object(schema))
}

fn form(form: &Form) -> Map<String, Value> {
    let properties: Map<String, Value> = form.keys.iter().map(|key| (key.name.to_owned(), Value::Object(property(key)))).collect();
    let required: Vec<&str> = form.keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name).collect();
    let mut schema = object(json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false}));
    if let Some(choice) = &form.choice {
        let each: Vec<Value> = choice.among.iter().map(|key| json!({"required": [key]})).collect();
        schema.insert("oneOf".to_owned(), json!(each));
    }
    schema
}

fn property(key: &Key) -> Map<String, Value> {
    let mut schema = of((key.shape)());
    let unused = if key.need == Need::NotUsedYet { " It is not used yet." } else { "" };
    schema.insert("description".to_owned(), json!(format!("{}{unused}", key.meaning.trim())));
    if let Some(example) = yaml::json(key.example) {
        schema.insert("examples".to_owned(), json!([example]));
    }
    schema
}

fn of(shape: Shape) -> Map<String, Value> {
    object(match shape {
        Shape::Text => json!({"type": ["string", "number"]}),
        Shape::Prose => json!({"type": ["string", "number"], "contentMediaType": "text/markdown"}),
        Shape::Date => json!({"type": "string", "format": "date"}),
        Shape::Time => json!({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
        Shape::Pattern(_, pattern) => json!({"type": "string", "pattern": pattern}),
        Shape::Number => json!({"type": "number"}),
        Shape::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Shape::Words(words) => json!({"enum": words}),
        Shape::List(each, 0) => json!({"type": "array", "items": of(*each)}),
        Shape::List(each, least) => json!({"type": "array", "items": of(*each), "minItems": least}),
        Shape::Map(names, each) => match *names {
            Shape::Pattern(_, pattern) => {
                json!({"type": "object", "additionalProperties": of(*each), "propertyNames": {"pattern": pattern}})
            }
            _ => json!({"type": "object", "additionalProperties": of(*each)}),
        },
        Shape::Form(inner) => Value::Object(form(inner)),
        Shape::Any(shapes) => {
            let shapes: Vec<Map<String, Value>> = shapes.into_iter().map(of).collect();
            json!({"anyOf": shapes})
        }
    })
}

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(object) = value { object } else { Map::new() }
}
