//! Bare typst: the least program that compiles and exports the files that the build hands to it.
//!
//! It has the build's own virtual files, fonts, standards and order of work (a pack, then its papers side by side), and none of its code.
//! Nor does it ever tidy up what typst remembers, which costs time.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads its own input and the clock")]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;
use std::{fs, io};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_kit::fonts::FontStore;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::children::{Machine, Trouble, trouble};

/// Everything that bare typst needs, as files of one folder.
#[derive(Serialize, Deserialize, Default)]
pub(crate) struct Sources {
    /// How many font files there are.
    pub(crate) fonts: usize,
    /// How many other files there are.
    pub(crate) blobs: usize,
    pub(crate) creator: String,
    /// A pack and its papers, or a document that stands alone.
    pub(crate) families: Vec<Vec<Document>>,
}

/// A document to typeset.
#[derive(Serialize, Deserialize)]
pub(crate) struct Document {
    /// The path of its PDF in the build's output.
    pub(crate) pdf: String,
    pub(crate) ident: String,
    /// Its files: name and blob.
    pub(crate) files: BTreeMap<String, usize>,
}

/// What bare typst needed.
#[derive(Serialize, Deserialize)]
pub(crate) struct BareRun {
    pub(crate) machine: Machine,
    pub(crate) documents: usize,
    pub(crate) pages: usize,
    /// How many of its files are byte for byte those of the build, which mends the end of one stream in 256.
    pub(crate) same: usize,
}

/// Typesets everything in a folder of sources; afterwards compares it with what the build wrote. Files are read before the clock starts.
pub(crate) fn run(folder: &Path, built: &Path) -> Result<BareRun, Trouble> {
    let sources: Sources = serde_json::from_slice(&fs::read(folder.join("index.json"))?)?;
    let fonts = read_all(folder, "font", sources.fonts)?;
    let blobs = read_all(folder, "blob", sources.blobs)?;
    let started = Instant::now();
    let desk = Desk::new(fonts, blobs, &sources)?;
    let families = sources.families.par_iter().map(|family| family_of(family, &desk)).collect::<Result<Vec<_>, Trouble>>()?;
    let machine = Machine::since(started);
    let done: Vec<_> = families.into_iter().flatten().collect();
    let documents = sources.families.iter().flatten();
    let same = documents.zip(&done).filter(|(document, (bytes, _))| fs::read(built.join(&document.pdf)).is_ok_and(|built| built == *bytes)).count();
    Ok(BareRun { machine, documents: done.len(), pages: done.iter().map(|(_, pages)| pages).sum(), same })
}

fn read_all(folder: &Path, kind: &str, count: usize) -> io::Result<Vec<Vec<u8>>> {
    (0..count).map(|at| fs::read(folder.join(format!("{kind}-{at}")))).collect()
}

fn family_of(family: &[Document], desk: &Desk) -> Result<Vec<(Vec<u8>, usize)>, Trouble> {
    let Some((head, papers)) = family.split_first() else { return Ok(Vec::new()) };
    let mut done = vec![typeset(head, desk)?];
    done.extend(papers.par_iter().map(|paper| typeset(paper, desk)).collect::<Result<Vec<_>, Trouble>>()?);
    Ok(done)
}

fn typeset(document: &Document, desk: &Desk) -> Result<(Vec<u8>, usize), Trouble> {
    let world = OneDocument { desk, document };
    let compiled = typst::compile::<PagedDocument>(&world);
    let pages = compiled.output.map_err(|errors| said(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).map_err(|error| trouble(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(document.ident.clone()),
        creator: Smart::Custom(Some(desk.creator.clone())),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&pages, &options).map_err(|errors| said(&errors))?;
    Ok((bytes, pages.pages().len()))
}

fn said(errors: &[SourceDiagnostic]) -> Trouble {
    trouble(errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; "))
}

/// What all documents share.
struct Desk {
    library: LazyHash<Library>,
    fonts: FontStore,
    creator: String,
    main: FileId,
    blobs: Vec<Bytes>,
    /// The sources among the blobs, parsed once each.
    parsed: BTreeMap<usize, Source>,
}

impl Desk {
    fn new(fonts: Vec<Vec<u8>>, blobs: Vec<Vec<u8>>, sources: &Sources) -> Result<Self, Trouble> {
        let mut store = FontStore::new();
        let own = fonts.into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes)));
        store.extend(own.map(|font| (font.clone(), font.info().clone())));
        store.extend(typst_kit::fonts::embedded());
        let blobs: Vec<Bytes> = blobs.into_iter().map(Bytes::new).collect();
        let mut parsed = BTreeMap::new();
        for (name, blob) in sources.families.iter().flatten().flat_map(|document| &document.files).filter(|(name, _)| name.ends_with(".typ")) {
            if let (false, Some(bytes)) = (parsed.contains_key(blob), blobs.get(*blob)) {
                parsed.insert(*blob, Source::new(file(name)?, std::str::from_utf8(bytes)?.to_owned()));
            }
        }
        Ok(Self {
            library: LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()),
            fonts: store,
            creator: sources.creator.clone(),
            main: file("main.typ")?,
            blobs,
            parsed,
        })
    }
}

fn file(name: &str) -> Result<FileId, Trouble> {
    let path = VirtualPath::new(name).map_err(|_| trouble(format!("{name}: a name that cannot be used")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

struct OneDocument<'a> {
    desk: &'a Desk,
    document: &'a Document,
}

impl OneDocument<'_> {
    fn blob(&self, id: FileId) -> FileResult<usize> {
        let name = id.get().vpath().get_without_slash();
        self.document.files.get(name).copied().ok_or_else(|| FileError::NotFound(name.into()))
    }
}

impl World for OneDocument<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.desk.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.desk.fonts.book()
    }

    fn main(&self) -> FileId {
        self.desk.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.desk.parsed.get(&self.blob(id)?).cloned().ok_or(FileError::NotSource)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.desk.blobs.get(self.blob(id)?).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.desk.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
