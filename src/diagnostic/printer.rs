//! The one printer of findings for people.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Finding, Label, Severity, Sources};

/// Longest source line that is shown as an excerpt, in bytes; longer lines are named by line and column only.
const LONGEST_EXCERPT: usize = 400;

/// Whether findings are drawn with terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// With colours, for a terminal.
    Always,
    /// Plain text.
    Never,
}

/// Turns findings into the text a person reads.
#[derive(Debug, Clone)]
pub struct Printer {
    renderer: Renderer,
}

impl Printer {
    /// A printer with or without colours.
    pub fn new(colour: Colour) -> Self {
        let renderer = match colour {
            Colour::Always => Renderer::styled(),
            Colour::Never => Renderer::plain(),
        };
        Self { renderer }
    }

    /// The text of one finding, with an empty line behind it.
    pub fn print(&self, finding: &Finding, sources: &Sources) -> String {
        let level = match finding.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = Group::with_title(level.primary_title(&finding.message).id(finding.code));
        let mut position = 0;
        while let Some(label) = finding.labels.get(position) {
            let file = &label.place.file;
            let same = finding.labels[position..].iter().take_while(|other| other.place.file == *file).count();
            let labels = &finding.labels[position..position + same];
            group = add_file(group, labels, position, sources);
            position += same;
        }
        for note in &finding.notes {
            group = group.element(Level::NOTE.message(note));
        }
        if let Some(help) = &finding.help {
            group = group.element(Level::HELP.message(help));
        }
        let mut text = self.renderer.render(&[group]);
        text.push_str("\n\n");
        text
    }
}

/// Adds the labels of one file: an excerpt where the lines are short enough, else the bare place.
fn add_file<'a>(group: Group<'a>, labels: &'a [Label], position: usize, sources: &'a Sources) -> Group<'a> {
    let Some(first) = labels.first() else { return group };
    let file: &str = &first.place.file;
    let text = sources.text(file).unwrap_or_default();
    if text.is_empty() || labels.iter().any(|label| longest_line(text, label) > LONGEST_EXCERPT) {
        let (line, column) = sources.line_and_column(&first.place);
        return group.element(annotate_snippets::Origin::path(file).line(line).char_column(column));
    }
    let mut snippet = Snippet::source(text).path(file).line_start(1);
    for (offset, label) in labels.iter().enumerate() {
        let kind = if position + offset == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(shown_span(text, label));
        snippet = snippet.annotation(if label.text.is_empty() { annotation } else { annotation.label(&label.text) });
    }
    group.element(snippet)
}

/// The bytes to underline: at least one character, never past the end of the first line.
fn shown_span(text: &str, label: &Label) -> std::ops::Range<usize> {
    let mut start = label.place.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let mut end = label.place.end.clamp(start, line_end);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if end == start {
        end = text[start..line_end].chars().next().map_or(start, |first| start + first.len_utf8());
    }
    start..end
}

fn longest_line(text: &str, label: &Label) -> usize {
    let at = shown_span(text, label).start;
    let from = text[..at].rfind('\n').map_or(0, |found| found + 1);
    let to = text[at..].find('\n').map_or(text.len(), |found| at + found);
    to - from
}
