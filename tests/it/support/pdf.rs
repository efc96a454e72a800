//! A small reader of the program's own PDFs: the words of each page, what is tagged and what is not, and the pages' labels.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::tags::tree;

/// A PDF as a reader meets it.
#[derive(Debug)]
pub(crate) struct Pdf {
    pub(crate) pages: Vec<PdfPage>,
    /// The file as it was.
    pub(crate) bytes: Vec<u8>,
    /// Its bookmarks, with their depth.
    pub(crate) bookmarks: Vec<(usize, String)>,
    /// The language it is in.
    pub(crate) language: String,
    /// What it says about itself: title, subject and the rest.
    pub(crate) information: String,
    /// The labels of list items and numbered paragraphs in the order in which they are read, with the page that each stands on.
    pub(crate) labels: Vec<(String, usize)>,
}

/// The bytes of a file with nothing in it compressed, so that whatever a PDF holds can be looked for.
pub(crate) fn unpacked(bytes: &[u8]) -> Vec<u8> {
    if !bytes.starts_with(b"%PDF-") {
        return bytes.to_vec();
    }
    let mut document = Document::load_mem(bytes).unwrap();
    document.decompress();
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

/// A page.
#[derive(Debug, Default)]
pub(crate) struct PdfPage {
    /// The label a viewer shows for it: "ii", "36".
    pub(crate) label: String,
    /// Its lines, in the order of the file.
    pub(crate) lines: Vec<PdfLine>,
    /// Whether it is wider than high.
    pub(crate) is_landscape: bool,
    /// Its words by the number that the tags know them by.
    marks: BTreeMap<i64, String>,
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PdfLine {
    pub(crate) text: String,
    /// Whether it belongs to what is read aloud; running heads and feet do not.
    pub(crate) tagged: bool,
    /// Where it begins, in points from the left edge of the page.
    pub(crate) left: f32,
}

impl Pdf {
    /// Reads a file.
    #[track_caller]
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("the PDF can be read");
        let labels = labels(&document);
        let ids: Vec<ObjectId> = document.page_iter().collect();
        let mut fonts = BTreeMap::new();
        let page = |(index, id): (usize, &ObjectId)| {
            let (lines, marks) = read_page(&document, *id, &mut fonts);
            PdfPage { label: label(&labels, index), lines, is_landscape: is_landscape(&document, *id), marks }
        };
        let pages: Vec<PdfPage> = ids.iter().enumerate().map(page).collect();
        Self {
            labels: list_labels(&document, &ids, &pages),
            language: String::from_utf8_lossy(
                document.catalog().and_then(|catalog| catalog.get(b"Lang")).and_then(Object::as_str).unwrap_or_default(),
            )
            .into_owned(),
            information: information(&document),
            pages,
            bytes: bytes.to_vec(),
            bookmarks: bookmarks(&document),
        }
    }

    /// The page with a label.
    pub(crate) fn page(&self, label: &str) -> Option<&PdfPage> {
        self.pages.iter().find(|page| page.label == label)
    }
}

impl PdfPage {
    /// What is read aloud, in one line.
    pub(crate) fn text(&self) -> String {
        self.joined(|line| line.tagged)
    }

    /// Running head and foot, in one line.
    pub(crate) fn running(&self) -> String {
        self.joined(|line| !line.tagged)
    }

    fn joined(&self, wanted: impl Fn(&PdfLine) -> bool) -> String {
        let lines = self.lines.iter().filter(|line| wanted(line)).map(|line| line.text.as_str());
        lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }
}

/// A font of a page: what its codes mean and how wide they are, in thousandths of the type size.
struct Font {
    unicode: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f32>,
}

/// Where text goes on.
#[derive(Clone, Copy)]
struct Pen {
    matrix: [f32; 6],
    size: f32,
}

fn number(object: &Object) -> f32 {
    object.as_float().unwrap_or_default()
}

fn multiplied(a: [f32; 6], b: [f32; 6]) -> [f32; 6] {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn read_page(document: &Document, page: ObjectId, fonts: &mut BTreeMap<Vec<u8>, Font>) -> (Vec<PdfLine>, BTreeMap<i64, String>) {
    fonts.clear();
    for (name, font) in document.get_page_fonts(page).unwrap_or_default() {
        fonts.insert(name, Font::read(document, font));
    }
    let content = Content::decode(&document.get_page_content(page)).expect("the page's content can be read");
    let mut reader = Reader { fonts, lines: Vec::new(), end: None, open: Vec::new(), marks: BTreeMap::new() };
    let mut saved = Vec::new();
    let mut pen = Pen { matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0], size: 1.0 };
    let (mut text_matrix, mut font) = (pen.matrix, Vec::new());
    for operation in &content.operations {
        let operands = operation.operands.as_slice();
        let matrix = || -> [f32; 6] { std::array::from_fn(|at| operands.get(at).map_or(0.0, number)) };
        match operation.operator.as_str() {
            "q" => saved.push(pen),
            "Q" => pen = saved.pop().unwrap_or(pen),
            "cm" => pen.matrix = multiplied(matrix(), pen.matrix),
            "Tm" => text_matrix = matrix(),
            "Tf" => {
                font = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default().to_vec();
                pen.size = operands.get(1).map_or(1.0, number);
            }
            "Tj" | "TJ" => reader.show(operands, &font, pen.size, multiplied(text_matrix, pen.matrix)),
            "BMC" | "BDC" => reader.mark(document, operands),
            "EMC" => reader.unmark(),
            _ => {}
        }
    }
    (reader.lines, reader.marks)
}

/// Gathers lines.
struct Reader<'a> {
    fonts: &'a BTreeMap<Vec<u8>, Font>,
    lines: Vec<PdfLine>,
    /// Where the last text ended: right edge, base line, type size.
    end: Option<(f32, f32, f32)>,
    open: Vec<Mark>,
    marks: BTreeMap<i64, String>,
}

/// An open mark: whether it is an artifact, its number, and the text that stands for what it holds.
struct Mark {
    artifact: bool,
    number: Option<i64>,
    spoken: Option<String>,
}

impl Reader<'_> {
    fn mark(&mut self, document: &Document, operands: &[Object]) {
        let artifact = operands.first().is_some_and(|tag| tag.as_name().is_ok_and(|name| name == b"Artifact"));
        let properties = operands.get(1).and_then(|object| document.dereference(object).ok()).and_then(|(_, object)| object.as_dict().ok());
        let spoken = properties.and_then(|dictionary| dictionary.get(b"ActualText").ok()).and_then(|text| lopdf::decode_text_string(text).ok());
        let number = properties.and_then(|dictionary| dictionary.get(b"MCID").and_then(Object::as_i64).ok());
        self.open.push(Mark { artifact, number, spoken });
    }

    fn unmark(&mut self) {
        self.open.pop();
    }

    fn show(&mut self, operands: &[Object], font: &[u8], size: f32, matrix: [f32; 6]) {
        let Some(font) = self.fonts.get(font) else { return };
        let (mut text, mut width) = (String::new(), 0.0);
        let pieces = operands.iter().flat_map(|operand| operand.as_array().map_or(std::slice::from_ref(operand), Vec::as_slice));
        for piece in pieces {
            match piece {
                Object::String(bytes, _) => font.add(bytes, &mut text, &mut width),
                Object::Integer(_) | Object::Real(_) => width -= number(piece),
                _ => {}
            }
        }
        if let Some(mark) = self.open.iter_mut().rev().find(|mark| mark.spoken.is_some()) {
            text = mark.spoken.replace(String::new()).unwrap_or_default();
        }
        if let Some(number) = self.open.iter().rev().find_map(|mark| mark.number) {
            self.marks.entry(number).or_default().push_str(&text);
        }
        let scale = matrix[0].hypot(matrix[1]) * size;
        let (left, base) = (matrix[4], matrix[5]);
        let tagged = !self.open.iter().any(|mark| mark.artifact);
        let same_line = self.end.is_some_and(|(_, last, _)| (last - base).abs() < 1.5) && self.lines.last().is_some_and(|line| line.tagged == tagged);
        match (self.lines.last_mut(), self.end) {
            (Some(line), Some((right, ..))) if same_line => {
                let gap = left - right;
                if gap > 0.15 * scale && !line.text.ends_with(' ') && !text.starts_with(' ') {
                    line.text.push(' ');
                }
                line.text.push_str(&text);
            }
            _ => self.lines.push(PdfLine { text, tagged, left }),
        }
        self.end = Some((left + width / 1000.0 * scale, base, scale));
    }
}

impl Font {
    fn read(document: &Document, font: &Dictionary) -> Self {
        let resolved = |object: &Object| document.dereference(object).ok().map(|(_, object)| object.clone());
        let map = font
            .get(b"ToUnicode")
            .ok()
            .and_then(&resolved)
            .and_then(|object| object.as_stream().ok().and_then(|map| map.decompressed_content().ok()));
        let mut widths = BTreeMap::new();
        let descendant =
            font.get(b"DescendantFonts").ok().and_then(&resolved).and_then(|list| list.as_array().ok().and_then(|list| list.first().cloned()));
        let descendant = descendant.as_ref().and_then(&resolved);
        let listed = descendant.as_ref().and_then(|font| font.as_dict().ok()).and_then(|font| font.get(b"W").ok()).and_then(&resolved);
        let listed = listed.and_then(|list| list.as_array().ok().cloned()).unwrap_or_default();
        let mut rest = listed.as_slice();
        while let [first, second, after @ ..] = rest {
            let first = first.as_i64().unwrap_or_default();
            if let Ok(each) = second.as_array() {
                widths.extend(each.iter().enumerate().map(|(at, width)| (code(first) + code(i64::try_from(at).unwrap()), number(width))));
                rest = after;
            } else {
                let Some((width, after)) = after.split_first() else { break };
                widths.extend((code(first)..=code(second.as_i64().unwrap_or_default())).map(|code| (code, number(width))));
                rest = after;
            }
        }
        Self { unicode: map.map(|map| unicode(&String::from_utf8_lossy(&map))).unwrap_or_default(), widths }
    }

    fn add(&self, bytes: &[u8], text: &mut String, width: &mut f32) {
        for pair in bytes.chunks(2) {
            let code = u16::from_be_bytes([pair[0], pair.get(1).copied().unwrap_or_default()]);
            text.push_str(self.unicode.get(&code).map_or("\u{fffd}", String::as_str));
            *width += self.widths.get(&code).copied().unwrap_or_default();
        }
    }
}

fn code(number: i64) -> u16 {
    u16::try_from(number).unwrap_or_default()
}

/// The meaning of codes, from a ToUnicode map: lines of `<code> <text>` and `<first> <last> <text>`.
fn unicode(map: &str) -> BTreeMap<u16, String> {
    let mut known = BTreeMap::new();
    let mut range = false;
    for line in map.lines() {
        range = if line.contains("beginbfrange") {
            true
        } else if line.contains("beginbfchar") {
            false
        } else {
            range
        };
        let parts: Vec<&str> = line.split(['<', '>']).skip(1).step_by(2).collect();
        let number = |part: &str| u16::from_str_radix(part, 16).unwrap_or_default();
        match (parts.as_slice(), range) {
            ([from, text], false) => drop(known.insert(number(from), utf16(text, 0))),
            ([from, to, text], true) => {
                known.extend((number(from)..=number(to)).enumerate().map(|(at, code)| (code, utf16(text, u16::try_from(at).unwrap()))))
            }
            _ => {}
        }
    }
    known
}

/// Text from UTF-16 in hexadecimal, its last unit raised.
fn utf16(hex: &str, raise: u16) -> String {
    let mut units: Vec<u16> = (0..hex.len() / 4).filter_map(|at| u16::from_str_radix(&hex[at * 4..at * 4 + 4], 16).ok()).collect();
    if let Some(last) = units.last_mut() {
        *last += raise;
    }
    String::from_utf16_lossy(&units)
}

fn is_landscape(document: &Document, page: ObjectId) -> bool {
    let sides = document.get_dictionary(page).and_then(|page| page.get(b"MediaBox")).and_then(Object::as_array).cloned().unwrap_or_default();
    matches!(sides.as_slice(), [left, bottom, right, top] if number(right) - number(left) > number(top) - number(bottom))
}

/// The labels that the tags know, other than bullets.
fn list_labels(document: &Document, ids: &[ObjectId], pages: &[PdfPage]) -> Vec<(String, usize)> {
    let mut labels = Vec::new();
    let Some(tree) = tree(document) else { return labels };
    tree.each(&mut |tag| {
        // The marks of footnotes are labels too, but of no list.
        let Some(label) = tag.children.iter().find(|child| tag.role == b"LI" && child.role == b"Lbl") else { return };
        let (mut text, mut on) = (String::new(), None);
        label.each(&mut |inner| {
            for (page, number) in &inner.owned {
                let index = ids.iter().position(|id| id == page);
                text.push_str(index.and_then(|index| pages[index].marks.get(number)).map_or("", String::as_str));
                on = on.or(index);
            }
        });
        if let Some(on) = on.filter(|_| text.trim() != "•") {
            labels.push((text.trim().to_owned(), on));
        }
    });
    labels
}

/// The texts of the document information, one a line.
fn information(document: &Document) -> String {
    let dictionary =
        document.trailer.get(b"Info").ok().and_then(|object| document.dereference(object).ok()).and_then(|(_, object)| object.as_dict().ok());
    let texts = dictionary.into_iter().flat_map(|dictionary| dictionary.iter()).filter_map(|(_, value)| lopdf::decode_text_string(value).ok());
    texts.map(|text| text + "\n").collect()
}

/// The label ranges of a document: first page (from 0), style, first number, prefix.
fn labels(document: &Document) -> Vec<(usize, String, usize, String)> {
    let catalog = document.catalog().unwrap();
    let Some(tree) = catalog.get(b"PageLabels").ok().and_then(|tree| document.dereference(tree).ok()).and_then(|(_, tree)| tree.as_dict().ok())
    else {
        return Vec::new();
    };
    let pairs = tree.get(b"Nums").and_then(Object::as_array).cloned().unwrap_or_default();
    let read = |pair: &[Object]| {
        let range = document.dereference(&pair[1]).unwrap().1.as_dict().unwrap();
        let style = range.get(b"S").and_then(Object::as_name).map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default();
        let first = range.get(b"St").and_then(Object::as_i64).unwrap_or(1);
        let prefix = range.get(b"P").ok().and_then(|text| lopdf::decode_text_string(text).ok()).unwrap_or_default();
        (usize::try_from(pair[0].as_i64().unwrap()).unwrap(), style, usize::try_from(first).unwrap(), prefix)
    };
    pairs.chunks_exact(2).map(read).collect()
}

fn label(ranges: &[(usize, String, usize, String)], page: usize) -> String {
    let Some((from, style, first, prefix)) = ranges.iter().rev().find(|(from, ..)| *from <= page) else { return (page + 1).to_string() };
    let number = first + page - from;
    match style.as_str() {
        "D" => format!("{prefix}{number}"),
        "r" => format!("{prefix}{}", roman(number)),
        _ => prefix.clone(),
    }
}

fn roman(mut number: usize) -> String {
    let mut text = String::new();
    for (value, letters) in [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
        while number >= value {
            text.push_str(letters);
            number -= value;
        }
    }
    text
}

/// The titles of the bookmarks in order, with their depth from 0.
fn bookmarks(document: &Document) -> Vec<(usize, String)> {
    fn walk(document: &Document, node: &Dictionary, depth: usize, found: &mut Vec<(usize, String)>) {
        let follow = |node: &Dictionary, key: &[u8]| {
            node.get(key).ok().and_then(|next| document.dereference(next).ok()).and_then(|(_, next)| next.as_dict().ok().cloned())
        };
        let mut next = follow(node, b"First");
        while let Some(entry) = next {
            found.push((depth, entry.get(b"Title").ok().and_then(|title| lopdf::decode_text_string(title).ok()).unwrap_or_default()));
            walk(document, &entry, depth + 1, found);
            next = follow(&entry, b"Next");
        }
    }
    let mut found = Vec::new();
    let outlines = document.catalog().unwrap().get(b"Outlines").ok().and_then(|outlines| document.dereference(outlines).ok());
    if let Some(outlines) = outlines.and_then(|(_, outlines)| outlines.as_dict().ok()) {
        walk(document, outlines, 0, &mut found);
    }
    found
}

#[test]
fn maps_to_unicode_are_read() {
    let known = unicode("2 beginbfchar\n<0001> <0041>\n<0002> <00660066>\nendbfchar\n1 beginbfrange\n<0003> <0005> <0061>\nendbfrange\n");
    assert_eq!(known.values().cloned().collect::<Vec<_>>(), ["A", "ff", "a", "b", "c"]);
    assert_eq!([1, 4, 9, 44].map(roman), ["i", "iv", "ix", "xliv"]);
}
