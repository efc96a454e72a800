//! Documents as PDF, typeset in process: PDF/A-2a and PDF/UA-1 together, always.
//!
//! **Invariant:** typst is named here and nowhere else; author text reaches it as JSON values and is never parsed as markup.

mod bound;
mod breaks;
mod columns;
mod compact;
mod faces;
mod inspect;
mod links;
mod marks;
mod measures;
mod runs;
mod sheet;
mod skeleton;
mod walk;
mod world;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use self::inspect::FaultKind;
pub use self::marks::BlockAt;
pub use crate::render::chart::LabelFault;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Label, Smart};
use typst::introspection::Introspector as _;
use typst::model::Numbering;
use typst::syntax::{DiagSpan, FileId, Source};
use typst::utils::{LazyHash, PicoStr};
use typst::{Feature, Library, LibraryExt, World as _, WorldExt as _};
use typst_kit::fonts::FontStore;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

pub(super) use self::faces::body as body_face;
use self::inspect::Fault;
use self::marks::Marks;
use self::measures::Measures;
use self::skeleton::Skeleton;
use self::walk::Met;
use self::world::Desk;
use crate::compose::{Block, Document, Family, PageRanges};
use crate::diagnostic::{Failure, Place};
use crate::model::{Theme, TokenValue, Tokens, Words};
use crate::render::chart::{self, Pen};

/// How much may be typeset before results are tidied, in bytes of documents: about 100 pages. What is kept takes more memory than anything
/// else, and going through it takes time.
const ROUND: usize = 250_000;
/// For how many rounds a result is kept that nothing used: with none, a pack being typeset in another thread would lose what it is made of.
const KEPT: usize = 1;

/// A document laid out on pages, before it is a file.
#[derive(Debug, Clone)]
pub struct Laid {
    pages: PagedDocument,
    /// First and last printed page number of each part that is numbered.
    pub ranges: PageRanges,
    /// The pages that carry a number, with blank ones among them.
    pub numbered_pages: usize,
    /// For each page, where in the document it begins; nothing for a page without text of its own.
    pub page_starts: Vec<Option<PageStart>>,
    /// The page on which each block begins, counted from 0.
    pub blocks: BTreeMap<BlockAt, usize>,
    /// Text that stands out of its area, or over other text.
    pub misplaced: Vec<Misplaced>,
    /// What the file is known by through all its versions.
    ident: String,
    /// The document's path on the site, for failures.
    path: String,
}

/// Where in a document a page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageStart {
    /// The block whose text comes first on the page.
    pub at: BlockAt,
    /// How many letters of the block's own text stand before the page. Blanks are not counted, nor are the numbers of notes.
    pub letter: usize,
}

/// Text that stands where it should not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misplaced {
    /// The author's text it was made from; nothing for what no block of an author owns.
    pub place: Option<Place>,
    /// What is wrong.
    pub fault: FaultKind,
    /// The label of its page, as printed or as shown by readers of PDF.
    pub page: String,
}

/// Turns documents into PDF. Made once for a theme; works in several threads at a time.
pub struct Typesetter {
    library: LazyHash<Library>,
    fonts: FontStore,
    characters: BTreeSet<char>,
    measures: Measures,
    tokens: Tokens,
    /// The tokens as the theme's sources read them.
    tokens_file: Bytes,
    theme: BTreeMap<String, Source>,
    skeleton: Skeleton,
    words: Words,
    /// Bytes of the documents that were typeset, failed ones too, since results were tidied.
    typeset: AtomicUsize,
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typesetter").field("face", &self.measures.face.name).finish_non_exhaustive()
    }
}

impl Typesetter {
    /// Reads a theme's fonts and sources.
    ///
    /// # Errors
    /// When the theme lacks `pdf/main.typ`, or one of its files is not what it should be.
    pub fn new(theme: &Theme) -> Result<Self, Failure> {
        let fonts = faces::fonts(theme);
        Ok(Self {
            characters: faces::characters(&fonts),
            measures: Measures::of(faces::body_of(&fonts), &theme.tokens),
            tokens_file: Bytes::from_string(tokens(&theme.tokens).to_string()),
            tokens: theme.tokens.clone(),
            theme: sources(theme)?,
            skeleton: Skeleton::parse(text(theme, "pdf/main.typ")?)?,
            words: theme.words.clone(),
            typeset: AtomicUsize::new(0),
            // Header cells of rows need this; without it a table has column headers only.
            library: LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()),
            fonts,
        })
    }

    /// Every character that some font can show.
    pub fn characters(&self) -> &BTreeSet<char> {
        &self.characters
    }

    /// The files that typesetting a document of a family starts from, by name: the theme's sources, the document and its pictures.
    ///
    /// # Errors
    /// When the theme's `pdf/main.typ` cannot be filled in.
    pub fn sources(&self, family: &Family, document: &Document, ranges: &PageRanges) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let (desk, _) = self.desk(family, document, ranges)?;
        let mut files = vec![(world::MAIN.to_string(), desk.main.text().as_bytes().to_vec())];
        files.extend(self.theme.iter().map(|(name, source)| (name.clone(), source.text().as_bytes().to_vec())));
        files.extend(desk.files.iter().map(|(name, bytes)| (name.clone(), bytes.to_vec())));
        files.sort();
        Ok(files)
    }

    /// Lays a document of a family out on pages. Its first page has the number that its first part has in `ranges`, those of the pack that it
    /// is bound in; else the one that the part is given, or 1.
    ///
    /// # Errors
    /// When the theme has a fault, or the document holds what cannot be shown.
    pub fn lay_out(&self, family: &Family, document: &Document, ranges: &PageRanges) -> Result<Laid, Failure> {
        let (desk, marks) = self.desk(family, document, ranges)?;
        self.typeset.fetch_add(desk.files.values().map(Bytes::len).sum(), Ordering::Relaxed);
        let pages = lay_out(&desk, document)?;
        let found = inspect::inspect(&pages, marks.len(), &self.measures);
        let starts = found.starts.iter().map(|start| start.and_then(|(mark, letter)| Some(PageStart { at: marks.block(mark, document)?, letter })));
        let blocks = found.begins.iter().enumerate().filter_map(|(at, page)| Some((marks.block(at + 1, document)?, (*page)?)));
        // A picture hides its letters from the inspection: what is wrong with them was found when it was drawn.
        let begins = |mark: usize| found.begins.get(mark - 1).copied().flatten().unwrap_or_default();
        let drawn = marks.drawn().iter().map(|(mark, fault)| Fault { mark: Some(*mark), kind: FaultKind::Label(*fault), page: begins(*mark) });
        let misplaced = found.faults.iter().copied().chain(drawn).map(|fault| Misplaced {
            place: fault.mark.and_then(|mark| marks.place(mark)).cloned(),
            fault: fault.kind,
            page: pages.pages().get(fault.page).map(label_of).unwrap_or_default(),
        });
        Ok(Laid {
            ranges: ranges_of(&pages, document).map_err(|message| Failure::Typeset { document: document.path.clone(), message })?,
            numbered_pages: numbered(&pages, document),
            page_starts: starts.collect(),
            blocks: blocks.collect(),
            misplaced: misplaced.collect(),
            pages,
            ident: ident(document),
            path: document.path.clone(),
        })
    }

    /// Lets go of what no document has used lately, if much was typeset since the last time: to be called before a pack and its papers.
    pub fn tidy(&self) {
        if self.typeset.load(Ordering::Relaxed) > ROUND {
            self.typeset.store(0, Ordering::Relaxed);
            typst::comemo::evict(KEPT);
        }
    }

    fn desk(&self, family: &Family, document: &Document, ranges: &PageRanges) -> Result<(Desk<'_>, Marks), Failure> {
        let tools = sheet::Tools { words: &self.words, tokens: &self.tokens, measures: &self.measures };
        let charts = self.charts(document);
        let (sheet, marks) = sheet::sheet(document, ranges, &charts, tools);
        let mut files = BTreeMap::from([
            (world::DOCUMENT.to_string(), Bytes::from_string(sheet.to_string())),
            (world::TOKENS.to_string(), self.tokens_file.clone()),
        ]);
        let pictures = document.pictures.values().zip(sheet::picture_names(document));
        files.extend(pictures.filter_map(|(picture, name)| Some((name, Bytes::new(family.files.get(&picture.digest)?.clone())))));
        files.extend(charts.into_values().map(|chart| (chart.file, Bytes::new(chart.drawing.svg))));
        let main = Source::new(file(world::MAIN)?, self.skeleton.render(document)?);
        Ok((Desk { library: &self.library, fonts: &self.fonts, theme: &self.theme, main, files }, marks))
    }

    /// The charts of a document, drawn, by their names.
    fn charts<'d>(&self, document: &'d Document) -> BTreeMap<&'d str, sheet::DrawnChart> {
        let pen = Pen::new(&self.words, &self.tokens, &self.measures.face, &document.accent);
        let mut charts = BTreeMap::new();
        for part in &document.parts {
            walk::part(part, &mut |met| {
                if let Met::Block(Block::Chart { name, chart, .. }) = met {
                    // Names are many; those of files are few, which the typesetter needs.
                    let file = format!("chart-{}.svg", charts.len());
                    charts.entry(name.as_str()).or_insert_with(|| sheet::DrawnChart { file, drawing: chart::draw(&pen, chart) });
                }
            });
        }
        charts
    }
}

fn lay_out(desk: &Desk<'_>, document: &Document) -> Result<PagedDocument, Failure> {
    let failed = |diagnostics: &[SourceDiagnostic]| Failure::Typeset { document: document.path.clone(), message: words_of(diagnostics, desk) };
    let compiled = typst::compile::<PagedDocument>(desk);
    // A warning here is that the page numbers did not settle, or a fault of the theme: neither may pass in silence.
    if let Some(warning) = compiled.warnings.first() {
        return Err(failed(std::slice::from_ref(warning)));
    }
    compiled.output.map_err(|errors| failed(&errors))
}

/// The label of a page in the file.
fn label_of(page: &Page) -> String {
    match &page.numbering {
        Some(Numbering::Pattern(pattern)) => pattern.apply(None, &[page.number]).map_or_else(|_| page.number.to_string(), |label| label.to_string()),
        Some(Numbering::Func(_)) | None => page.number.to_string(),
    }
}

/// The same document keeps its identifier through all its versions; each version has another identifier of its contents.
fn ident(document: &Document) -> String {
    format!("{}{}", document.website.as_deref().unwrap_or_default(), document.path)
}

impl Laid {
    /// All pages, with those before page 1 and blank ones.
    pub fn page_count(&self) -> usize {
        self.pages.pages().len()
    }

    /// The pages as a file: PDF/A-2a and PDF/UA-1 together.
    ///
    /// # Errors
    /// When the typesetter finds that the pages cannot conform, which is a fault of the theme.
    pub fn export(&self) -> Result<Vec<u8>, Failure> {
        let failed = |message: String| Failure::Typeset { document: self.path.clone(), message };
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).map_err(|error| failed(error.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some(format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")))),
            standards,
            ..PdfOptions::default()
        };
        let said = |errors: &[SourceDiagnostic]| errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; ");
        let bytes = typst_pdf::pdf(&self.pages, &options).map_err(|errors| failed(said(&errors)))?;
        compact::compact(&bytes).ok_or_else(|| failed("the file's table of objects is not where it should be".into()))
    }
}

/// What the typesetter said, with the theme's file and line where it knows them.
fn words_of(diagnostics: &[SourceDiagnostic], desk: &Desk<'_>) -> String {
    let said = diagnostics.iter().map(|diagnostic| {
        let place = place_of(diagnostic.span, desk).map_or_else(String::new, |(file, line)| format!("{file}:{line}: "));
        let hints: String = diagnostic.hints.iter().map(|hint| format!(" ({})", hint.v)).collect();
        format!("{place}{}{hints}", diagnostic.message)
    });
    said.collect::<Vec<_>>().join("; ")
}

fn place_of(span: DiagSpan, desk: &Desk<'_>) -> Option<(String, usize)> {
    let source = desk.source(span.id()?).ok()?;
    let line = source.lines().byte_to_line(desk.range(span)?.start)?;
    Some((source.id().get().vpath().get_without_slash().to_string(), line + 1))
}

/// The printed numbers of the first and last page of each numbered part; the labels that the theme left out, where it did.
fn ranges_of(pages: &PagedDocument, document: &Document) -> Result<PageRanges, String> {
    let (mut ranges, mut missing) = (PageRanges::new(), Vec::new());
    for part in document.parts.iter().filter(|part| part.kind.is_numbered()) {
        let number = |label: &str| usize::try_from(pages.pages().get(place(pages, label)?)?.number).ok();
        let labels = [links::start_label(&part.id), links::end_label(&part.id)];
        match labels.each_ref().map(|label| number(label)) {
            [Some(first), Some(last)] => _ = ranges.insert(part.id.clone(), (first, last)),
            found => missing.extend(labels.into_iter().zip(found).filter(|(_, page)| page.is_none()).map(|(label, _)| format!("`{label}`"))),
        }
    }
    match missing.as_slice() {
        [] => Ok(ranges),
        _ => Err(format!("the theme sets no label on the first or last page of a numbered part: {}", missing.join(", "))),
    }
}

/// How many pages there are from the first numbered part on.
fn numbered(pages: &PagedDocument, document: &Document) -> usize {
    let first = document.parts.iter().find(|part| part.kind.is_numbered());
    let before = first.and_then(|part| place(pages, &links::start_label(&part.id)));
    before.map_or(0, |before| pages.pages().len() - before)
}

/// The page of a label, counted from 0 through the whole file.
fn place(pages: &PagedDocument, label: &str) -> Option<usize> {
    let introspector = pages.introspector();
    let element = introspector.query_label(Label::new(PicoStr::intern(label))?).ok()?;
    Some(introspector.page(element.location()?)?.get() - 1)
}

/// The tokens of a theme as its sources read them: lengths on paper are numbers of points, others of their own unit, colours are `#rrggbb`.
fn tokens(tokens: &Tokens) -> serde_json::Value {
    let value = |value| match value {
        TokenValue::Points(number) | TokenValue::Em(number) | TokenValue::Rem(number) => json!(number),
        TokenValue::Colour(colour) => json!(colour.to_string()),
    };
    tokens.values().into_iter().map(|(name, token)| (name.to_owned(), value(token))).collect::<serde_json::Map<_, _>>().into()
}

/// The theme's typst sources other than the one that typesetting starts with.
fn sources(theme: &Theme) -> Result<BTreeMap<String, Source>, Failure> {
    let names = theme.files.keys().filter_map(|path| path.strip_prefix("pdf/")).filter(|name| name.ends_with(".typ") && *name != world::MAIN);
    names
        .map(|name| {
            let source = Source::new(file(name)?, text(theme, &format!("pdf/{name}"))?.to_string());
            Ok((name.to_string(), source))
        })
        .collect()
}

fn text<'a>(theme: &'a Theme, path: &str) -> Result<&'a str, Failure> {
    let fault = |message: &str| Failure::Theme { path: path.into(), message: message.into() };
    let bytes = theme.files.get(path).ok_or_else(|| fault("it is missing"))?;
    std::str::from_utf8(bytes).map_err(|_| fault("it is not UTF-8 text"))
}

fn file(name: &str) -> Result<FileId, Failure> {
    world::file(name).ok_or_else(|| Failure::Theme { path: name.into(), message: "its name cannot be used".into() })
}
