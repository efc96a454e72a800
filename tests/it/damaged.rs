//! The test of the test: a PDF that is damaged on purpose does not pass.

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::cases::lay_out;
use crate::support::{Agendum, failures, temporary};

/// The report of the small pack.
fn report() -> Vec<u8> {
    let place = temporary();
    lay_out("small-pack", place.path());
    Agendum::within(place.path()).args(["build"]).run().ended_with(0);
    std::fs::read(place.path().join("output/public/scrutiny/2026-03-19/air-quality/report.pdf")).unwrap()
}

type Damage = fn(&mut Document);

const DAMAGES: [(&str, Damage); 12] = [
    ("no language", |pdf| drop(pdf.catalog_mut().unwrap().remove(b"Lang"))),
    ("no tags", |pdf| drop(pdf.catalog_mut().unwrap().remove(b"StructTreeRoot"))),
    ("not marked as tagged", |pdf| drop(pdf.catalog_mut().unwrap().remove(b"MarkInfo"))),
    ("the title is not shown", |pdf| drop(pdf.catalog_mut().unwrap().remove(b"ViewerPreferences"))),
    ("no metadata", |pdf| drop(pdf.catalog_mut().unwrap().remove(b"Metadata"))),
    ("broken metadata", break_metadata),
    ("no claim of PDF/UA", |pdf| in_metadata(pdf, "pdfuaid:part", "pdfuaid:past")),
    ("a paragraph without a tag", |pdf| untag(pdf, b"P")),
    ("header cells as data cells", |pdf| rename(pdf, b"TH", b"TD")),
    ("a picture without words", without_alternative),
    ("no bookmarks", |pdf| drop(pdf.catalog_mut().unwrap().remove(b"Outlines"))),
    ("a script", add_script),
];

fn metadata(pdf: &Document) -> ObjectId {
    pdf.catalog().unwrap().get(b"Metadata").and_then(Object::as_reference).unwrap()
}

fn break_metadata(pdf: &mut Document) {
    in_metadata(pdf, "</rdf:RDF>", "</rdf:RDP>");
}

fn in_metadata(pdf: &mut Document, from: &str, to: &str) {
    let id = metadata(pdf);
    let stream = pdf.get_object_mut(id).and_then(Object::as_stream_mut).unwrap();
    let text = String::from_utf8(stream.get_plain_content().unwrap()).unwrap();
    assert!(text.contains(from), "the metadata have no {from}");
    stream.set_plain_content(text.replace(from, to).into_bytes());
}

/// The elements of the tags with a role.
fn tags(pdf: &Document, role: &[u8]) -> Vec<ObjectId> {
    let has_role =
        |object: &Object| object.as_dict().is_ok_and(|tag| tag.has(b"P") && tag.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == role));
    pdf.objects.iter().filter(|(_, object)| has_role(object)).map(|(id, _)| *id).collect()
}

/// Takes an element out of the one that holds it; its words stay on the page.
fn untag(pdf: &mut Document, role: &[u8]) {
    let child = *tags(pdf, role).first().expect("there is such an element");
    let parent = pdf.get_dictionary(child).and_then(|tag| tag.get(b"P")).and_then(Object::as_reference).unwrap();
    let parent = pdf.get_dictionary_mut(parent).unwrap();
    match parent.get_mut(b"K").unwrap() {
        Object::Array(kids) => kids.retain(|kid| kid.as_reference().ok() != Some(child)),
        one => *one = Object::Array(Vec::new()),
    }
}

fn rename(pdf: &mut Document, from: &[u8], to: &[u8]) {
    let found = tags(pdf, from);
    assert!(!found.is_empty(), "there is no such element");
    for id in found {
        pdf.get_dictionary_mut(id).unwrap().set("S", Object::Name(to.to_vec()));
    }
}

fn without_alternative(pdf: &mut Document) {
    let found = tags(pdf, b"Figure");
    assert!(!found.is_empty(), "there is no picture");
    for id in found {
        let tag = pdf.get_dictionary_mut(id).unwrap();
        drop((tag.remove(b"Alt"), tag.remove(b"ActualText")));
    }
}

fn add_script(pdf: &mut Document) {
    let script = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    pdf.catalog_mut().unwrap().set("OpenAction", script);
}

#[test]
fn damage_is_seen() {
    let sound = report();
    assert_eq!(failures(&sound), Vec::<String>::new(), "the undamaged file passes");
    let mut rewritten = Vec::new();
    Document::load_mem(&sound).unwrap().save_to(&mut rewritten).unwrap();
    let before = failures(&rewritten);
    for (name, damage) in DAMAGES {
        let mut pdf = Document::load_mem(&sound).unwrap();
        damage(&mut pdf);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).unwrap();
        let after = failures(&bytes);
        assert!(after.iter().any(|failure| !before.contains(failure)), "{name}: not seen");
    }
}
