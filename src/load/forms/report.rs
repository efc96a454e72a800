//! `report.md`: front matter between two lines of `---`, then the narrative.

use super::front;
use crate::diagnostic::{Finding, Located, Place};
use crate::load::markdown;
use crate::load::paths;
use crate::load::places::TextMap;
use crate::load::reading::Reading;
use crate::load::text_file::{self, SourceText};
use crate::load::yaml;
use crate::model::draft::{Block, Expression, Prose, Report, Section};
use crate::model::{ReportFormat, Slug, plain_text};

/// Reads the report in a folder; nothing when its front matter or its narrative cannot be read. What else cannot be read stays empty, and is a finding.
pub(in crate::load) fn read(reading: &mut Reading<'_>, folder: &str, slug: Option<&Slug>, format: &ReportFormat) -> Option<Report> {
    let path = paths::join(folder, "report.md");
    let source = text_file::read(reading, &path, &Place::top(&reading.files.shown(&path)))?;
    let parts = front_and_body(reading, &source);
    let (front, body) = (parts.front, parts.body);
    let mut report = Report {
        slug: slug.cloned().or_else(|| Slug::parse("report"))?,
        subject: Located::new(String::new(), source.top()),
        report_of: Vec::new(),
        contacts: Vec::new(),
        key_decision: crate::model::Answer::No,
        wards: crate::model::Wards::None,
        assessments: Vec::new(),
        data: Vec::new(),
        unread_data: Vec::new(),
        appendices: Vec::new(),
        returns: Vec::new(),
        members_rooms: Vec::new(),
        background: Vec::new(),
        inspection_place: None,
        sections: Vec::new(),
        front_matter: Place::new(&source.file, 0..3),
    };
    let front =
        front.and_then(|front| yaml::read(reading, &source, front)).and_then(|node| front::read(reading, &node, &source, format, &mut report));
    let text = source.text.get(body..).unwrap_or("");
    let prose = markdown::read(reading, text, &TextMap::straight(&source.file, body, text.len()), folder);
    let whole = !prose.is_empty() || text.trim().is_empty();
    report.sections = sections(reading, prose, format);
    front.filter(|()| whole).map(|()| report)
}

/// Divides a narrative at its `##` headings. One with `#` is a finding already: where it is no section it is the report's title, and left out.
fn sections(reading: &mut Reading<'_>, prose: Prose, format: &ReportFormat) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut early = None;
    for block in prose {
        match (block, sections.last_mut()) {
            (Block::Heading { level: 1, content, .. }, _) if format.section(&plain_text(&content)).is_none() => {}
            (Block::Heading { level: 1 | 2, content, place }, _) => {
                let place = narrowed(&content, place);
                sections.push(Section { heading: Located::new(plain_text(&content), place), body: Prose::new() });
            }
            (block, Some(section)) => section.body.push(block),
            (block, None) => early = early.or_else(|| Some(block.place().clone())),
        }
    }
    if let Some(place) = early {
        reading.error("text-before-heading", &place, "this text stands before the first section", "move it under a `##` heading");
    }
    sections
}

/// Finds the front matter and the start of the narrative.
fn front_and_body(reading: &mut Reading<'_>, source: &SourceText) -> Parts {
    let text = &source.text;
    let first = text.split_inclusive('\n').next().unwrap_or("");
    if first.trim_end() != "---" {
        let help = "start the file with a line `---`, the keys, and another line `---`";
        reading.error("front-matter", &source.top(), "this report has no front matter", help);
        return Parts { front: None, body: 0 };
    }
    let start = first.len();
    let mut at = start;
    let mut after_gap = false;
    for line in text.get(start..).unwrap_or("").split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Parts { front: Some(start..at), body: at + line.len() };
        }
        // A comment of YAML looks like a heading, but has no empty line before it.
        if after_gap && line.starts_with("## ") {
            break;
        }
        after_gap = line.trim().is_empty();
        at += line.len();
    }
    let place = Place::new(&source.file, 0..3);
    reading.report(
        Finding::error("front-matter", &place, "the front matter that begins here never ends").help("write a line `---` before the first heading"),
    );
    Parts { front: None, body: at }
}

/// The front matter without its lines of `---`, and where the narrative starts.
struct Parts {
    front: Option<std::ops::Range<usize>>,
    body: usize,
}

/// The place of a heading's words, without the marks before them.
fn narrowed(content: &[crate::model::draft::Inline], place: Place) -> Place {
    match content.first() {
        Some(crate::model::draft::Inline::Text(_, words) | crate::model::draft::Inline::Figure(Expression { place: words, .. }))
            if words.start >= place.start =>
        {
            Place { start: words.start, ..place }
        }
        _ => place,
    }
}
