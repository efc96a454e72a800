//! Forms as a reference for people, in Markdown: a table of keys for each file, and for each thing in it.

use std::fmt::Write as _;

use super::FileKind;
use crate::load::shape::{Form, Need, Shape};

/// The keys of a kind of file.
pub fn reference(kind: &FileKind) -> String {
    let mut text = format!("## {}\n\n{} Stands in: {}.\n", kind.name, kind.about, file(kind.file));
    // A thing is told once, behind the one that first speaks of it.
    let mut told: Vec<&Form> = vec![kind.form];
    let mut next = 0;
    while let Some(form) = told.get(next).copied() {
        if next > 0 {
            let _ = write!(text, "\n### {}: {}\n", kind.name, form.thing);
        }
        text.push_str(&keys(form));
        for inner in form.keys.iter().flat_map(|key| forms((key.shape)())) {
            if !told.iter().any(|form| std::ptr::eq(*form, inner)) {
                told.push(inner);
            }
        }
        next += 1;
    }
    text
}

/// A path is marked as code; words that say where a file stands are not.
fn file(file: &str) -> String {
    if file.contains(' ') { file.to_owned() } else { format!("`{file}`") }
}

fn keys(form: &Form) -> String {
    let mut text = "\n| key | must | value | meaning | example |\n| --- | --- | --- | --- | --- |\n".to_owned();
    for key in form.keys {
        let must = match key.need {
            Need::Required => "yes",
            Need::Optional => "",
            Need::NotUsedYet => "not used yet",
        };
        let cells =
            [format!("`{}`", key.name), must.to_owned(), in_words((key.shape)()), key.meaning.trim().to_owned(), format!("`{}`", key.example)];
        let _ = writeln!(text, "| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | "));
    }
    if let Some(choice) = &form.choice {
        let among: Vec<String> = choice.among.iter().map(|key| format!("`{key}`")).collect();
        let _ = write!(text, "\nExactly one of {} must be there.\n", among.join(", "));
    }
    text
}

/// The things that a value is made of.
fn forms(shape: Shape) -> Vec<&'static Form> {
    match shape {
        Shape::Form(form) => vec![form],
        Shape::List(each, _) | Shape::Map(_, each) => forms(*each),
        Shape::Any(shapes) => shapes.into_iter().flat_map(forms).collect(),
        Shape::Text | Shape::Prose | Shape::Date | Shape::Time | Shape::Pattern(..) | Shape::Number | Shape::Whole(..) | Shape::Words(_) => {
            Vec::new()
        }
    }
}

fn in_words(shape: Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Prose => "Markdown".to_owned(),
        Shape::Date => "day".to_owned(),
        Shape::Time => "time".to_owned(),
        Shape::Pattern(name, _) => name.to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Whole(least, most) => format!("whole number, {least} to {most}"),
        Shape::Words(words) => words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Shape::List(each, 0) => format!("list of: {}", in_words(*each)),
        Shape::List(each, _) => format!("list of one or more: {}", in_words(*each)),
        Shape::Map(names, each) => format!("for each {}: {}", if matches!(*names, Shape::Text) { "word" } else { "name" }, in_words(*each)),
        Shape::Form(form) => form.thing.to_owned(),
        Shape::Any(shapes) => shapes.into_iter().map(in_words).collect::<Vec<_>>().join("; or "),
    }
}
