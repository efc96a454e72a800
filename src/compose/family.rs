//! A pack and its papers as one value, with one written form.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::document::{Document, Edition, Part};
use crate::model::{Date, Digest};

/// The version of the written form. A program reads the forms of all versions that were ever released.
pub const FORMAT: u32 = 1;

/// What a family is composed for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Order {
    /// For whom.
    pub edition: Edition,
    /// In which language, as BCP 47 says it; the council's without one.
    pub language: Option<String>,
    /// The day that counts as today in its papers; the day on which each agenda was issued without one.
    pub as_of: Option<Date>,
    /// Numbers that are given, not counted.
    pub pins: Pins,
}

/// Numbers that were printed before and stay what they were.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Pins {
    /// The number of the first page of a part, by the part's id.
    pub first_pages: BTreeMap<String, usize>,
    /// The numbers of a report's paragraphs in the order of its text, by the report's folder; paragraphs behind the last of them count on.
    pub paragraphs: BTreeMap<String, Vec<String>>,
}

impl Pins {
    /// The number that a paragraph of a report was given, counted from 1 in the order of its text; those behind the last given one count on.
    pub(super) fn paragraph(&self, report: &str, position: usize) -> Option<String> {
        let given = self.paragraphs.get(report)?;
        let last = given.last()?;
        match position.checked_sub(1).and_then(|at| given.get(at)) {
            Some(number) => Some(number.clone()),
            None => {
                let counted: usize = last.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
                Some((counted + position - given.len()).to_string())
            }
        }
    }
}

/// A meeting's pack and the papers bound in it, or a page that stands alone: what is drawn, kept and compared as one.
///
/// Two families are equal where they show the same. [`Family::write`] gives the one form of it in bytes, and so its identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// The pack, or the page.
    pub head: Document,
    /// The papers of the pack that have pages of their own; they show parts of the pack.
    pub papers: Vec<Document>,
    /// The bytes of pictures and downloads by their digests.
    pub files: BTreeMap<Digest, Arc<[u8]>>,
}

/// A family as it is written: each part once, and documents that name their parts.
#[derive(Serialize, Deserialize)]
struct Written<P> {
    format: u32,
    parts: BTreeMap<String, P>,
    head: Document<String>,
    papers: Vec<Document<String>>,
}

/// Why some bytes are no family.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// They are not the JSON of one.
    #[error("it is no family: {0}")]
    Json(#[from] serde_json::Error),
    /// A newer program wrote them.
    #[error("it has the format {0}, and this program reads formats up to {FORMAT}")]
    Format(u32),
    /// A document names a part that is not there.
    #[error("there is no part `{0}`")]
    Part(String),
    /// A picture or download is not there, or is another one.
    #[error("the file {0} is missing")]
    File(Digest),
}

/// The version alone, which is read before anything else.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

impl Family {
    /// A document that stands alone, with the bytes of its pictures and downloads.
    pub(super) fn alone(head: Document, files: BTreeMap<Digest, Arc<[u8]>>) -> Self {
        Self { head, papers: Vec::new(), files }
    }

    /// Every document, the head first.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        std::iter::once(&self.head).chain(&self.papers)
    }

    /// The one written form: JSON in UTF-8, keys in a fixed order, without blanks. The bytes of pictures and downloads stand beside it.
    ///
    /// # Errors
    /// None that can be met in memory; the writer's own type asks for it.
    pub fn write(&self) -> Result<Vec<u8>, serde_json::Error> {
        let parts = self.documents().flat_map(|document| &document.parts).map(|part| (part.id.clone(), part.as_ref())).collect();
        let named = |document: &Document| document.with_parts(|part| part.id.clone());
        serde_json::to_vec(&Written { format: FORMAT, parts, head: named(&self.head), papers: self.papers.iter().map(named).collect() })
    }

    /// What tells this family from every other: the digest of its written form.
    ///
    /// # Errors
    /// As [`Family::write`].
    pub fn identity(&self) -> Result<Digest, serde_json::Error> {
        Ok(Digest::of(&self.write()?))
    }

    /// Reads the written form back; `file` gives the bytes of a picture or download. Where its text came from is not known any more.
    ///
    /// # Errors
    /// When the bytes are not what [`Family::write`] makes, or a file is missing or has another digest.
    pub fn read(written: &[u8], mut file: impl FnMut(Digest) -> Option<Arc<[u8]>>) -> Result<Self, Unreadable> {
        let Version { format } = serde_json::from_slice(written)?;
        if format != FORMAT {
            return Err(Unreadable::Format(format));
        }
        let Written { parts, head, papers, .. } = serde_json::from_slice::<Written<Arc<Part>>>(written)?;
        let whole = |document: &Document<String>| -> Result<Document, Unreadable> {
            match document.parts.iter().find(|id| !parts.contains_key(*id)) {
                Some(unknown) => Err(Unreadable::Part(unknown.clone())),
                None => Ok(document.with_parts(|id| Arc::clone(&parts[id]))),
            }
        };
        let (head, papers) = (whole(&head)?, papers.iter().map(whole).collect::<Result<Vec<_>, _>>()?);
        let mut files = BTreeMap::new();
        for digest in std::iter::once(&head).chain(&papers).flat_map(Document::files) {
            let bytes = file(digest).filter(|bytes| Digest::of(bytes) == digest).ok_or(Unreadable::File(digest))?;
            files.insert(digest, bytes);
        }
        Ok(Self { head, papers, files })
    }
}

impl<P> Document<P> {
    /// The digests of its pictures and downloads.
    pub fn files(&self) -> impl Iterator<Item = Digest> {
        self.pictures.values().map(|picture| picture.digest).chain(self.downloads.values().copied())
    }

    /// The same document with its parts in another form.
    fn with_parts<Q>(&self, form: impl FnMut(&P) -> Q) -> Document<Q> {
        Document {
            parts: self.parts.iter().map(form).collect(),
            path: self.path.clone(),
            kind: self.kind,
            edition: self.edition,
            title: self.title.clone(),
            heading: self.heading.clone(),
            kicker: self.kicker.clone(),
            subject: self.subject.clone(),
            language: self.language.clone(),
            date: self.date.clone(),
            running_head: self.running_head.clone(),
            council: self.council.clone(),
            accent: self.accent.clone(),
            trail: self.trail.clone(),
            pdf: self.pdf.clone(),
            website: self.website.clone(),
            duplex: self.duplex,
            downloads: self.downloads.clone(),
            pictures: self.pictures.clone(),
        }
    }
}
