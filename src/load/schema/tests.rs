//! The tables are true: what they give as an example is read without a finding.

use std::collections::BTreeSet;

use super::*;
use crate::diagnostic::Place;
use crate::load::files::Files;
use crate::load::form::{self, Meaning};
use crate::load::reading::Reading;
use crate::load::shape::Shape;
use crate::load::text_file;
use crate::load::yaml;

/// Every form that a shape is made of.
fn forms(shape: Shape, found: &mut Vec<&'static Form>) {
    match shape {
        Shape::Form(form) => add(form, found),
        Shape::List(each, _) | Shape::Map(_, each) => forms(*each, found),
        Shape::Any(shapes) => shapes.into_iter().for_each(|shape| forms(shape, found)),
        _ => {}
    }
}

fn add(form: &'static Form, found: &mut Vec<&'static Form>) {
    if !found.iter().any(|known| std::ptr::eq(*known, form)) {
        found.push(form);
        form.keys.iter().for_each(|key| forms((key.shape)(), found));
    }
}

fn every_form() -> Vec<&'static Form> {
    let mut found = Vec::new();
    FILE_KINDS.iter().for_each(|kind| add(kind.form, &mut found));
    found
}

/// What is said of a mapping in which each key has its example.
fn findings_of_examples(form: &Form, read: impl FnOnce(&mut Reading<'_>, &yaml::Node<'_>)) -> Vec<String> {
    let files = Files::from_memory("content", []);
    let (characters, library) = (BTreeSet::new(), crate::load::ground::library());
    let mut reading = Reading::new(&files, &characters, &library);
    let text: String = form.keys.iter().map(|key| format!("{}: {}\n", key.name, key.example)).collect();
    let source = text_file::given(&mut reading, "a.yaml", "content/a.yaml".into(), &text);
    let node = yaml::read(&mut reading, &source, 0..text.len()).unwrap();
    read(&mut reading, &node);
    let findings = reading.finish(()).findings;
    let line = |place: &Place| text.get(place.start..).and_then(|rest| rest.lines().next()).unwrap_or("").to_owned();
    findings.iter().map(|finding| format!("{}: {} at {}", form.thing, finding.message, line(finding.place().unwrap()))).collect()
}

/// Reads the keys alone: what they mean together is not tried.
fn take<T: Keys>() -> Vec<String> {
    findings_of_examples(T::FORM, |reading, node| {
        let fields = form::Fields::unchecked(node, "", T::FORM);
        drop(T::take(reading, &fields));
    })
}

/// Reads the thing whole.
fn whole<T: Meaning>() -> Vec<String> {
    findings_of_examples(T::FORM, |reading, node| {
        form::read::<T>(reading, node, "");
    })
}

#[test]
fn each_example_is_read() {
    let said = [
        take::<council::CouncilKeys>(),
        take::<committee::CommitteeKeys>(),
        take::<meeting::MeetingKeys>(),
        take::<front::FrontKeys>(),
        whole::<plan::PlanKeys>(),
        whole::<tracker::RecommendationsKeys>(),
        whole::<programme::ProgrammeKeys>(),
        whole::<tables::TablesKeys>(),
        whole::<tables::GlossaryKeys>(),
        whole::<tracker::TrackerKeys>(),
        take::<format::FormatKeys>(),
    ];
    assert_eq!(said.concat(), Vec::<String>::new());
}

#[test]
fn each_example_is_written_in_yaml() {
    for form in every_form() {
        for key in form.keys {
            assert!(yaml::json(key.example).is_some(), "{}: {}", form.thing, key.name);
        }
    }
}

#[test]
fn each_meaning_is_a_sentence() {
    for form in every_form() {
        for key in form.keys {
            let meaning = key.meaning.trim();
            assert!(meaning.ends_with('.') && !meaning.contains("  "), "{}: {}: {meaning}", form.thing, key.name);
        }
    }
}

#[test]
fn keys_that_are_chosen_from_are_optional_keys() {
    for form in every_form() {
        for name in form.choice.iter().flat_map(|choice| choice.among) {
            let key = form.keys.iter().find(|key| key.name == *name);
            assert!(key.is_some_and(|key| key.need == crate::load::shape::Need::Optional), "{}: {name}", form.thing);
        }
    }
}

#[test]
fn findings_can_be_kept_in_every_file() {
    for kind in &FILE_KINDS {
        assert_eq!(kind.form.keys.last().map(|key| key.name), Some("silence"), "{}", kind.name);
    }
}
