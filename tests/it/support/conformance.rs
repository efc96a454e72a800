//! What every PDF must be: PDF/UA-1 and PDF/A-2a by a validator, and what validators leave to others.

use std::collections::BTreeSet;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::tags::tree;

/// Everything that is wrong with a PDF; nothing when it is as it must be.
pub(crate) fn failures(pdf: &[u8]) -> Vec<String> {
    let mut failures = Vec::new();
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        match validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)) {
            Ok(report) => failures.extend(report.failures.iter().map(|failure| format!("{profile:?}: {}: {}", failure.rule_id, failure.message))),
            Err(error) => failures.push(format!("{profile:?}: {error}")),
        }
    }
    match Document::load_mem(pdf) {
        Ok(document) => failures.extend(own_failures(&document)),
        Err(error) => failures.push(format!("cannot be read: {error}")),
    }
    failures
}

/// What validators pass although a reader would suffer.
fn own_failures(document: &Document) -> Vec<String> {
    let Ok(catalog) = document.catalog() else { return vec!["there is no catalog".to_owned()] };
    let mut failures = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            failures.push(what.to_owned());
        }
    };
    let language = catalog.get(b"Lang").and_then(Object::as_str).unwrap_or_default();
    must(!language.is_empty(), "the language is not told");
    let shown =
        follow(document, catalog, b"ViewerPreferences").and_then(|preferences| preferences.get(b"DisplayDocTitle").and_then(Object::as_bool).ok());
    must(shown == Some(true), "the title is not shown");
    let metadata = catalog.get(b"Metadata").ok().and_then(|object| document.dereference(object).ok()).and_then(|(_, object)| object.as_stream().ok());
    let metadata = metadata.map(|stream| String::from_utf8_lossy(&stream.get_plain_content().unwrap_or_default()).into_owned()).unwrap_or_default();
    for claim in ["pdfuaid:part", "pdfaid:part", "pdfaid:conformance", "dc:title"] {
        must(metadata.contains(claim), &format!("the metadata do not have {claim}"));
    }
    let information =
        document.trailer.get(b"Info").ok().and_then(|object| document.dereference(object).ok()).and_then(|(_, object)| object.as_dict().ok());
    must(information.is_none_or(|information| !information.has(b"Author")), "a person is named");
    for hidden in [b"OpenAction".as_slice(), b"AA", b"AcroForm", b"AF"] {
        must(!catalog.has(hidden), &format!("the catalog has {}", String::from_utf8_lossy(hidden)));
    }
    let names = follow(document, catalog, b"Names");
    must(names.is_none_or(|names| !names.has(b"JavaScript") && !names.has(b"EmbeddedFiles")), "there are scripts or attached files");
    must(!document.is_encrypted(), "it is encrypted");
    must(catalog.has(b"Outlines"), "there are no bookmarks");
    must(catalog.has(b"PageLabels"), "there are no page labels");
    failures.extend(marks(document));
    failures.extend(tables(document));
    failures
}

fn follow<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    document.dereference(dictionary.get(key).ok()?).ok()?.1.as_dict().ok()
}

/// Marked words that no tag owns, tags that own what is not there, and words that are not marked.
fn marks(document: &Document) -> Vec<String> {
    let Some(tree) = tree(document) else { return vec!["there are no tags".to_owned()] };
    let (mut failures, mut owned) = (Vec::new(), BTreeSet::new());
    tree.each(&mut |tag| {
        for mark in &tag.owned {
            if !owned.insert(*mark) {
                failures.push(format!("two tags own mark {} of one page", mark.1));
            }
        }
    });
    let mut there = BTreeSet::new();
    for (number, page) in document.page_iter().enumerate() {
        let Ok(content) = Content::decode(&document.get_page_content(page)) else { continue };
        let mut open: Vec<bool> = Vec::new();
        for operation in &content.operations {
            match operation.operator.as_str() {
                "BDC" | "BMC" => {
                    let mark = operation
                        .operands
                        .get(1)
                        .and_then(|object| object.as_dict().ok())
                        .and_then(|marked| marked.get(b"MCID").and_then(Object::as_i64).ok());
                    there.extend(mark.map(|mark| (page, mark)));
                    let artifact = operation.operands.first().and_then(|name| name.as_name().ok()) == Some(b"Artifact");
                    open.push(artifact || mark.is_some());
                }
                "EMC" => drop(open.pop()),
                "Tj" | "TJ" if !open.contains(&true) => {
                    failures.push(format!("page {} has words that are neither tagged nor an artifact", number + 1))
                }
                _ => {}
            }
        }
    }
    failures.extend(there.difference(&owned).map(|(_, mark)| format!("no tag owns mark {mark}: its words are not read aloud")));
    failures.extend(owned.difference(&there).map(|(_, mark)| format!("a tag owns mark {mark}, which is on no page")));
    failures
}

/// Tables whose cells nobody could tell apart by listening.
fn tables(document: &Document) -> Vec<String> {
    let mut failures = Vec::new();
    let Some(tree) = tree(document) else { return failures };
    tree.each(&mut |tag| match tag.role {
        b"Table" if tag.count(b"TH") == 0 => failures.push("a table has no header cells".to_owned()),
        b"TH" if !has_scope(document, tag.dictionary) => failures.push("a header cell does not say what it heads".to_owned()),
        _ => {}
    });
    failures
}

fn has_scope(document: &Document, cell: &Dictionary) -> bool {
    let Some((_, attributes)) = cell.get(b"A").ok().and_then(|attributes| document.dereference(attributes).ok()) else { return false };
    let each = attributes.as_array().map_or(std::slice::from_ref(attributes), Vec::as_slice);
    each.iter().filter_map(|one| document.dereference(one).ok()).any(|(_, one)| one.as_dict().is_ok_and(|one| one.has(b"Scope")))
}
