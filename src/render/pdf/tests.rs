use std::sync::Arc;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::sample::{self, LOREM, numbered, par, part};
use super::*;
use crate::compose::{Alignment, Block, Inline, Marker, Part, PartKind, Table, TableCell, TableColumn, Target, Traced, blocks};
use crate::diagnostic::Failure;
use crate::render::chart::LabelFault;

/// The tokens of the standard theme.
pub(super) fn tokens() -> Tokens {
    crate::load::standard_theme().unwrap().tokens
}

fn typesetter() -> Typesetter {
    Typesetter::new(&sample::theme()).unwrap()
}

/// A document laid out and exported.
struct Made {
    laid: Laid,
    bytes: Vec<u8>,
}

#[track_caller]
fn made(document: &Document, first_page: usize) -> Made {
    let laid = laid(&typesetter(), document, first_page).unwrap();
    let bytes = laid.export().unwrap();
    Made { laid, bytes }
}

fn laid(typesetter: &Typesetter, document: &Document, first_page: usize) -> Result<Laid, Failure> {
    let first = document.parts.iter().find(|part| part.kind.is_numbered());
    let ranges = first.map(|part| (part.id.clone(), (first_page, first_page))).into_iter().collect();
    typesetter.lay_out(&sample::family(document.clone()), document, &ranges)
}

fn with_parts(parts: Vec<Part>) -> Document {
    Document { parts: parts.into_iter().map(Arc::new).collect(), ..sample::pack() }
}

fn range(pdf: &Made, part: &str) -> (usize, usize) {
    pdf.laid.ranges[part]
}

#[track_caller]
fn assert_conforms(pdf: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let report = validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(report.failures.is_empty(), "{profile:?}: {:#?}", report.failures);
    }
}

/// The validator finds something in a damaged file: a validator that passes everything would go unseen otherwise.
#[test]
fn the_validator_can_fail() {
    let pdf = made(&with_parts(vec![part("a", PartKind::Report, "A", blocks![par("Words")])]), 1).bytes;
    let mut document = lopdf::Document::load_mem(&pdf).unwrap();
    document.catalog_mut().unwrap().remove(b"MarkInfo");
    let mut damaged = Vec::new();
    document.save_to(&mut damaged).unwrap();
    let report = validate_pdf_bytes(&damaged, &ValidationOptions::default().profile(ValidationProfile::PdfUa1));
    assert!(report.is_err() || report.is_ok_and(|report| !report.failures.is_empty()));
}

#[test]
fn every_kind_of_block_conforms_and_has_its_pages() {
    let pdf = made(&sample::pack(), 1);
    assert_conforms(&pdf.bytes);
    let parts: Vec<&str> = pdf.laid.ranges.keys().map(String::as_str).collect();
    assert_eq!(parts, ["improvement-plan", "improvement-plan.appendix-1", "improvement-plan.appendix-2", "minutes"]);
    assert_eq!(range(&pdf, "improvement-plan").0, 1, "page 1 is the first report's first page");
    assert_eq!(range(&pdf, "improvement-plan").1 + 1, range(&pdf, "improvement-plan.appendix-1").0);
    assert_eq!(range(&pdf, "improvement-plan.appendix-2").1 + 1, range(&pdf, "minutes").0);
    assert_eq!(range(&pdf, "minutes").1, pdf.laid.numbered_pages);
    assert_eq!(pdf.laid.page_count() - pdf.laid.numbered_pages, 3, "cover, notices and agenda are a page each");
}

#[test]
fn a_report_alone_keeps_the_numbers_of_the_pack() {
    let pdf = made(&sample::report_alone(), 36);
    assert_conforms(&pdf.bytes);
    assert_eq!(range(&pdf, "improvement-plan").0, 36);
    assert_eq!(range(&pdf, "improvement-plan.appendix-2").1, 36 + pdf.laid.page_count() - 1);
    assert_eq!(pdf.laid.page_count(), pdf.laid.numbered_pages);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = made(&sample::pack(), 1).bytes;
    assert!(first == made(&sample::pack(), 1).bytes);
    let document = lopdf::Document::load_mem(&first).unwrap();
    let information = document.trailer.get_deref(b"Info", &document).unwrap().as_dict().unwrap();
    let created = information.get(b"CreationDate").and_then(lopdf::Object::as_str).unwrap();
    assert!(!information.has(b"Author") && created.starts_with(b"D:20211027"), "no person, and the date of the document");
}

#[test]
fn items_of_a_duplex_pack_start_on_odd_pages() {
    let mut pack = sample::pack();
    let numbered_once = made(&pack, 1);
    pack.duplex = true;
    let pdf = made(&pack, 1);
    assert_conforms(&pdf.bytes);
    let start = |part: &str| range(&pdf, part).0;
    assert_eq!([start("improvement-plan") % 2, start("minutes") % 2], [1, 1]);
    assert_eq!((pdf.laid.page_count() - pdf.laid.numbered_pages) % 2, 0, "odd numbers are right-hand pages");
    assert!(pdf.laid.page_count() > numbered_once.laid.page_count(), "blank pages count");
    let length = |pdf: &Made| range(pdf, "improvement-plan").1 - range(pdf, "improvement-plan").0;
    assert_eq!(length(&pdf), length(&numbered_once), "a blank page belongs to no item");
}

#[test]
fn empty_and_odd_documents_conform() {
    let empty_list = Block::List { marker: Marker::Bullet, items: Vec::new() };
    let nowhere = Inline::Link { target: Target::Paper { paper: "gone".into(), anchor: None }, content: sample::text("gone") };
    let bound = |id: &str| numbered("1.", id, 1, blocks![par(LOREM)]);
    let mut document = with_parts(vec![
        part("alone.appendix-1", PartKind::Appendix, "Appendix 1: With nothing before it", Vec::<Block>::new()),
        part(
            "a",
            PartKind::Report,
            "A \"quoted\" title with \\ and #eval(\"1\")",
            blocks![
                Block::Paragraph { content: vec![nowhere, Inline::PageRange { first: "x".into(), last: "y".into() }] },
                empty_list,
                bound("para-1"),
                bound("para-1"),
                Block::Paragraph { content: Vec::new() },
                numbered("", "para-3", 3, Vec::new()),
                par("\u{201c}= Heading\n- item\n#set page(width: 1pt)\u{201d}"),
            ],
        ),
    ]);
    document.website = None;
    document.language = "cy".into();
    let pdf = made(&document, 1);
    assert_conforms(&pdf.bytes);
    assert_eq!(range(&pdf, "alone.appendix-1"), (1, 1));
}

#[test]
fn characters_are_those_that_have_a_glyph_and_a_meaning() {
    let typesetter = typesetter();
    let characters = typesetter.characters();
    assert!(['a', '£', '€', 'ŵ', 'ŷ', '–', '’', 'ł'].iter().all(|c| characters.contains(c)));
    assert!(!['\u{e000}', '\u{7}', '🎉'].iter().any(|c| characters.contains(c)));
}

#[test]
fn a_fault_of_the_theme_names_its_file() {
    let mut theme = sample::theme();
    theme.files.insert("pdf/theme.typ".into(), Arc::from("#let part = 1\n#panic(\"no\")".as_bytes()));
    let failure = laid(&Typesetter::new(&theme).unwrap(), &sample::pack(), 1).unwrap_err();
    assert!(matches!(&failure, Failure::Typeset { message, .. } if message.starts_with("theme.typ:2: ")), "{failure}");
    theme.files.remove("pdf/main.typ");
    assert!(matches!(Typesetter::new(&theme).unwrap_err(), Failure::Theme { path, .. } if path == "pdf/main.typ"));
}

/// Without it the range of a part would be missing from the agenda, or a report would start at page 1.
#[test]
fn a_theme_that_forgets_a_label_of_a_part_is_at_fault() {
    let mut theme = sample::theme();
    let source = String::from_utf8(theme.files["pdf/theme.typ"].to_vec()).unwrap();
    let forgetful = source.replace("if at == last { anchor(p.last) }", "if at == last and p.kind != \"report\" { anchor(p.last) }");
    assert_ne!(source, forgetful);
    theme.files.insert("pdf/theme.typ".into(), Arc::from(forgetful.as_bytes()));
    let some = |id, kind| part(id, kind, "A", blocks![par("Words")]);
    let forgotten = with_parts(vec![some("a", PartKind::Report), some("b", PartKind::Appendix), some("c", PartKind::Report)]);
    let failure = laid(&Typesetter::new(&theme).unwrap(), &forgotten, 1).unwrap_err().to_string();
    assert!(failure.ends_with("numbered part: `end a`, `end c`"), "{failure}");
}

#[test]
fn nothing_outside_the_desk_can_be_read() {
    for source in ["#import \"@preview/cetz:0.3.0\"", "#read(\"/etc/passwd\")", "#read(\"../Cargo.toml\")", "#include \"other.typ\""] {
        let mut theme = sample::theme();
        theme.files.insert("pdf/main.typ".into(), Arc::from(source.as_bytes()));
        assert!(laid(&Typesetter::new(&theme).unwrap(), &sample::pack(), 1).is_err(), "{source}");
    }
    assert!(made(&sample::pack(), 1).bytes.starts_with(b"%PDF-1.7"));
}

#[test]
fn sources_are_all_that_typesetting_needs() {
    let names: Vec<String> = typesetter()
        .sources(&sample::family(sample::pack()), &sample::pack(), &PageRanges::new())
        .unwrap()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        names,
        [
            "blocks.typ",
            "chart-0.svg",
            "document.json",
            "inline.typ",
            "main.typ",
            "measures.typ",
            "picture-0.svg",
            "tables.typ",
            "theme.typ",
            "tokens.json"
        ]
    );
}

/// What is read out: numbers before their text, header cells with their scope, and each title once.
#[test]
fn the_sheet_groups_numbers_and_keeps_levels() {
    let theme = sample::theme();
    let measures = Measures::standard();
    let tools = sheet::Tools { words: &theme.words, tokens: &theme.tokens, measures: &measures };
    let (sheet, _) = sheet::sheet(&sample::pack(), &PageRanges::new(), &BTreeMap::new(), tools);
    let blocks = sheet["parts"]["improvement-plan"]["runs"][0]["blocks"].as_array().unwrap().clone();
    let recommendations = blocks.iter().find(|block| block["t"] == "numbered").unwrap();
    assert_eq!(recommendations["items"].as_array().unwrap().len(), 2);
    let levels: Vec<u64> = blocks.iter().filter(|block| block["t"] == "heading").map(|block| block["level"].as_u64().unwrap()).collect();
    assert_eq!(levels, [2, 2, 2, 3, 4]);
    assert_eq!(sheet["parts"]["improvement-plan.appendix-1"]["level"], 2);
    let runs = sheet["parts"]["improvement-plan.appendix-1"]["runs"].as_array().unwrap();
    assert_eq!((runs.len(), runs[0]["landscape"].as_bool()), (1, Some(true)), "a few words turn with the table behind and before them");
}

/// Letters that stand on the pages before one, in the block that it begins with.
fn start_of(laid: &Laid, page: usize) -> (String, usize, usize) {
    let start = laid.page_starts[page].clone().unwrap();
    (start.at.part, start.at.block, start.letter)
}

#[test]
fn each_page_knows_where_in_the_document_it_begins() {
    let long = "word ".repeat(1200);
    let document = with_parts(vec![
        part("a", PartKind::Report, "First", blocks![par("short"), par(&long)]),
        part("b", PartKind::Report, "Second", blocks![numbered("1.", "para-1", 1, blocks![par("in the paragraph")]), par("after")]),
    ]);
    let laid = made(&document, 1).laid;
    assert_eq!(start_of(&laid, 0), ("a".into(), 0, 0), "the title is block 0");
    let (part, block, letter) = start_of(&laid, 1);
    assert_eq!((part.as_str(), block), ("a", 2));
    assert!(letter > 1000 && letter % 4 == 0 && letter < 4800, "{letter}: lines end between words of four letters");
    let second = laid.page_count() - 1;
    assert_eq!(start_of(&laid, second), ("b".into(), 0, 0));
    let pages: Vec<usize> = (0..4).map(|block| laid.blocks[&BlockAt { part: "b".into(), block }]).collect();
    assert_eq!(pages, [second; 4], "title, number, paragraph, what follows");
}

#[test]
fn a_page_can_begin_in_a_row_or_below_a_repeated_head() {
    let cell = |words: &str| TableCell { blocks: blocks![par(words)] };
    let column = |title: &str| TableColumn { title: title.into(), align: Alignment::Left, share: 0 };
    let table = |rows: Vec<Vec<TableCell>>| {
        let columns = vec![column("Measure"), column("What was done")];
        let rows = rows.into_iter().map(Into::into).collect();
        Block::Table(Table { caption: None, columns, row_headers: true, rows, source: Some("Source".into()), dense: false })
    };
    let short = (0..90).map(|at| vec![cell(&format!("Row {at}")), cell("done")]).collect();
    let laid = made(&with_parts(vec![part("a", PartKind::Report, "Rows", blocks![table(short)])]), 1).laid;
    let (_, block, letter) = start_of(&laid, 1);
    assert_eq!((block % 3, letter), (0, 0), "title 0, table 1, then a row and its two cells: pages begin with the first cell of a row");
    let tall = vec![vec![cell("Tall"), cell(&"word ".repeat(1500))]];
    let laid = made(&with_parts(vec![part("a", PartKind::Report, "A tall row", blocks![table(tall)])]), 1).laid;
    let (_, block, letter) = start_of(&laid, 1);
    assert!(block == 4 && letter > 500 && letter % 4 == 0, "the second cell goes on: {block}, {letter}");
}

#[test]
fn text_out_of_its_area_and_over_other_text_is_found() {
    assert_eq!(made(&sample::pack(), 1).laid.misplaced, Vec::new());
    assert_eq!(made(&sample::report_alone(), 36).laid.misplaced, Vec::new());
    let wide = Block::Code { text: "x".repeat(200) };
    let traced = Traced { shown: wide, origin: crate::compose::Origin::from(&Place::new(&"report.md".into(), 10..210)) };
    let wide = made(&with_parts(vec![part("a", PartKind::Report, "Wide", vec![Traced::from(par("before")), traced])]), 1).laid;
    let found: Vec<_> = wide.misplaced.iter().map(|found| (found.place.clone().map(|place| place.start), found.fault, found.page.as_str())).collect();
    assert_eq!(found, [(Some(10), FaultKind::Outside, "1")]);

    let mut theme = sample::theme();
    let measured: Arc<[u8]> = theme.files["pdf/blocks.typ"].clone();
    let text = String::from_utf8(measured.to_vec()).unwrap();
    let pulled = text.replace("#let paragraph(b, look) = par(inline(b.c, look))", "#let paragraph(b, look) = { v(-24pt); par(inline(b.c, look)) }");
    assert_ne!(text, pulled);
    theme.files.insert("pdf/blocks.typ".into(), Arc::from(pulled.as_bytes()));
    let document = with_parts(vec![part("a", PartKind::Report, "Over", blocks![par(LOREM), par(LOREM)])]);
    let over = laid(&Typesetter::new(&theme).unwrap(), &document, 1).unwrap();
    assert!(over.misplaced.iter().any(|found| found.fault == FaultKind::Over), "{:?}", over.misplaced);
}

#[test]
fn labels_that_a_picture_hides_are_found_at_the_text_of_their_chart() {
    let chart = Block::Chart {
        name: "line-1".into(),
        chart: crate::render::chart::tests::overfull(),
        description: "A line.".into(),
        caption: None,
        source: None,
    };
    let traced = Traced { shown: chart, origin: crate::compose::Origin::from(&Place::new(&"report.md".into(), 10..210)) };
    let mut blocks: Vec<Traced<Block>> = (0..60).map(|_| Traced::from(par("before"))).collect();
    blocks.push(traced);
    let laid = made(&with_parts(vec![part("a", PartKind::Report, "Figures", blocks)]), 1).laid;
    let found: Vec<_> = laid.misplaced.iter().map(|found| (found.place.clone().map(|place| place.start), found.fault, found.page.as_str())).collect();
    let label = |fault| (Some(10), FaultKind::Label(fault), "3");
    assert_eq!(found, [label(LabelFault::Outside), label(LabelFault::Over)]);
}
