//! What `agendum schema` says: the kinds of files, the JSON Schema of one, or its keys for people.

use std::fmt::Write;

use super::args::SchemaFormat;
use crate::diagnostic::nearest;
use crate::load::{FILE_KINDS, FileKind, json_schema, reference};

/// The list, or what is known of a kind; else the words for an unknown kind.
pub(super) fn described(kind: Option<&str>, format: SchemaFormat) -> Result<String, String> {
    match (kind.map(known).transpose()?, format) {
        (None, SchemaFormat::Json) => Ok(list()),
        (None, SchemaFormat::Markdown) => {
            let kinds: Vec<String> = FILE_KINDS.iter().map(reference).collect();
            Ok(format!("# The keys of every file\n\n{}", kinds.join("\n")))
        }
        (Some(kind), SchemaFormat::Json) => Ok(json_schema(kind)),
        (Some(kind), SchemaFormat::Markdown) => Ok(reference(kind)),
    }
}

fn known(name: &str) -> Result<&'static FileKind, String> {
    let wanted = name.trim().to_lowercase();
    FILE_KINDS.iter().find(|kind| kind.name == wanted).ok_or_else(|| {
        let help = match nearest(&wanted, FILE_KINDS.iter().map(|kind| kind.name)) {
            Some(near) => format!("there is `{near}`"),
            None => "`agendum schema` lists the kinds".to_owned(),
        };
        format!("error: there is no kind of file `{name}`; {help}\n")
    })
}

fn list() -> String {
    let width = FILE_KINDS.iter().map(|kind| kind.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for kind in &FILE_KINDS {
        let _ = writeln!(text, "{:width$}  {}", kind.name, kind.file);
    }
    text.push_str("\n`agendum schema KIND` prints the JSON Schema of one; `agendum schema --format markdown` tells what each key means.\n");
    text
}
