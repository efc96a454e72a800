//! SVG as a picture only: shapes and words, nothing that runs, loads or tells who drew it.

use std::ops::Range;

use roxmltree::{Document, Node, ParsingOptions};

use super::Passed;
use super::svg_cost;
use crate::diagnostic::{Finding, Place};
use crate::load::characters;
use crate::load::places::TextMap;
use crate::load::reading::Reading;
use crate::load::text_file::{self, SourceText};

/// The greatest number of nodes in a file.
const MOST_NODES: u32 = 100_000;
/// The greatest width and height in user units.
const WIDEST: f64 = 20_000.0;
/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";
/// The namespace of links.
const XLINK: &str = "http://www.w3.org/1999/xlink";
/// The namespace of `xml:space` and `xml:lang`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The elements that a picture may be made of.
const ELEMENTS: [&str; 25] = [
    "svg",
    "g",
    "defs",
    "title",
    "desc",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "textPath",
    "use",
    "symbol",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
    "pattern",
    "marker",
    "style",
];

/// Checks an SVG file; its faults are findings in the file itself.
pub(super) fn check(reading: &mut Reading<'_>, path: &str, cited: &Place) -> Option<Passed> {
    let source = text_file::read(reading, path, cited)?;
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(&source.text, options) {
        Ok(document) => document,
        Err(error) => {
            not_xml(reading, &source, &error);
            return None;
        }
    };
    let before = reading.errors();
    let cut = Checker { reading, source: &source }.document(&document);
    let size = size(&document.root_element());
    if size.is_none() {
        let help = "give the element `svg` a `viewBox` or a width and height in pixels";
        reading.error("bad-svg", &source.top(), "the size of this picture is not known", help);
    }
    if svg_cost::is_too_great(&document) {
        let help = "draw fewer copies with `use`";
        reading.error("bad-svg", &source.top(), "this picture is nested too deeply, or grows without bound when it is drawn", help);
    }
    (reading.errors() == before).then(|| Passed { extension: "svg", size: size.unwrap_or((1, 1)), bytes: without(&source.text, cut) })
}

fn not_xml(reading: &mut Reading<'_>, source: &SourceText, error: &roxmltree::Error) {
    let position = error.pos();
    let line: usize = source.text.split_inclusive('\n').take((position.row as usize).saturating_sub(1)).map(str::len).sum();
    let rest = source.text.get(line..).unwrap_or("");
    let at = rest.char_indices().nth((position.col as usize).saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    let place = Place::new(&source.file, line + at..line + at);
    let (message, help) = match error {
        roxmltree::Error::DtdDetected => ("a picture cannot define entities of its own (`<!DOCTYPE`)".to_owned(), "delete the line with `<!DOCTYPE`"),
        roxmltree::Error::NodesLimitReached => (format!("this picture is made of more than {MOST_NODES} parts"), "simplify it, or save it as PNG"),
        other => (format!("this is not well-formed: {other}"), "save the picture again as SVG"),
    };
    let place = if matches!(error, roxmltree::Error::DtdDetected) { doctype(source) } else { place };
    reading.error("bad-svg", &place, message, help);
}

fn doctype(source: &SourceText) -> Place {
    let at = source.text.find("<!DOCTYPE").unwrap_or(0);
    Place::new(&source.file, at..at + 9)
}

struct Checker<'c, 'a> {
    reading: &'c mut Reading<'a>,
    source: &'c SourceText,
}

impl Checker<'_, '_> {
    /// Reports what may not be in a picture; returns what is to be cut out of it: comments, instructions, metadata, what editors keep for themselves.
    fn document(&mut self, document: &Document<'_>) -> Vec<Range<usize>> {
        let mut cut = Vec::new();
        let root = document.root_element();
        if !root.has_tag_name((SVG, "svg")) {
            self.error(
                root.range().start..root.range().start + 1,
                "this is no SVG: its outermost element is not `svg` in the namespace of SVG",
                "save the picture as SVG",
            );
            return cut;
        }
        let mut behind = 0;
        for node in document.root().descendants() {
            if node.range().start < behind {
                continue;
            }
            let own = node.tag_name().namespace() == Some(SVG);
            let foreign = node.is_element() && (!own || node.tag_name().name() == "metadata");
            if node.is_comment() || node.is_pi() || foreign {
                behind = node.range().end;
                cut.push(node.range());
            } else if node.is_element() {
                self.element(&node, &mut cut);
            } else if node.is_text() {
                self.text(&node);
            }
        }
        let prolog = self.source.text.len() - self.source.text.trim_start().len();
        if self.source.text[prolog..].starts_with("<?xml") {
            cut.push(0..self.source.text.find("?>").map_or(0, |at| at + 2));
        }
        cut
    }

    fn element(&mut self, node: &Node<'_, '_>, cut: &mut Vec<Range<usize>>) {
        let name = node.tag_name().name();
        let start = node.range().start;
        if !ELEMENTS.contains(&name) {
            let help = match name {
                "script" => "delete it; a picture cannot run anything",
                "image" => "place the picture in the paper itself, or draw it with shapes",
                "foreignObject" => "write words with `text`",
                _ => "draw with shapes and words alone, or save the picture as PNG",
            };
            self.error(start..start + 1 + name.len(), &format!("the element `{name}` cannot be in a picture"), help);
        }
        for attribute in node.attributes() {
            let range = attribute.range();
            match attribute.namespace() {
                None => self.attribute(attribute.name(), attribute.value(), range),
                Some(XLINK) if attribute.name() == "href" => self.attribute("href", attribute.value(), range),
                Some(XML) => {}
                Some(_) => cut.push(range),
            }
        }
    }

    fn attribute(&mut self, name: &str, value: &str, range: Range<usize>) {
        let lower = name.to_ascii_lowercase();
        if lower.starts_with("on") {
            self.error(range, &format!("the attribute `{name}` runs a script"), "delete it");
        } else if lower == "href" || lower == "src" {
            if !value.starts_with('#') {
                self.error(range, &format!("`{name}` refers to something outside this picture"), "refer to a part of this picture with `#id`");
            }
        } else {
            self.style(value, range);
        }
    }

    /// What a style may not do: load, or look like loading.
    fn style(&mut self, value: &str, range: Range<usize>) {
        let squeezed: String = value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        let outside = squeezed.split("url(").skip(1).any(|rest| !rest.trim_start_matches(['"', '\'']).starts_with('#'));
        // A backslash or a comment can hide a word from this check.
        let hidden = squeezed.contains('\\') || squeezed.contains("/*");
        if outside || hidden || squeezed.contains('@') || squeezed.contains("expression(") || squeezed.contains("javascript:") {
            self.error(
                range,
                "this style refers to something outside the picture, or hides that it does",
                "write colours and sizes alone; refer to parts of this picture with `url(#id)`",
            );
        }
    }

    fn text(&mut self, node: &Node<'_, '_>) {
        let text = node.text().unwrap_or("");
        let range = node.range();
        if node.parent_element().is_some_and(|parent| parent.tag_name().name() == "style") {
            self.style(text, range);
            return;
        }
        let exact = self.source.text.get(range.clone()) == Some(text);
        let map = TextMap::straight(&self.source.file, range.start, range.len());
        characters::check(self.reading, text, |at| if exact { map.place(at) } else { map.whole() });
    }

    fn error(&mut self, range: Range<usize>, message: &str, help: &str) {
        let place = Place::new(&self.source.file, range);
        self.reading.report(Finding::error("bad-svg", &place, message).help(help));
    }
}

/// Width and height in user units, rounded up.
fn size(root: &Node<'_, '_>) -> Option<(u32, u32)> {
    let view_box = root.attribute("viewBox").and_then(|text| {
        let numbers: Vec<f64> = text.split([' ', ',', '\n', '\t']).filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect();
        if let [_, _, width, height] = numbers.as_slice() { Some((*width, *height)) } else { None }
    });
    let given = root.attribute("width").and_then(length).zip(root.attribute("height").and_then(length));
    let (width, height) = given.or(view_box)?;
    let good = |number: f64| number.is_finite() && number > 0.0 && number <= WIDEST;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 20,000 by the line before")]
    (good(width) && good(height)).then(|| (width.ceil() as u32, height.ceil() as u32))
}

/// A length in pixels; nothing for a share of an unknown whole.
fn length(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let factor = match &text[digits.len()..] {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        "in" => 96.0,
        _ => return None,
    };
    digits.parse::<f64>().ok().map(|number| number * factor)
}

/// A text without some of its stretches.
fn without(text: &str, mut cut: Vec<Range<usize>>) -> Vec<u8> {
    cut.sort_by_key(|range| range.start);
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for range in cut {
        kept.push_str(text.get(at..range.start).unwrap_or(""));
        at = at.max(range.end);
    }
    kept.push_str(text.get(at..).unwrap_or(""));
    kept.trim().as_bytes().to_vec()
}
