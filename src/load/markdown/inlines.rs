//! What stands inside a line: words, stress, links, pictures, footnote marks.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag};

use super::super::characters;
use super::super::data;
use super::super::links;
use super::super::notations::{self, Site};
use super::super::picture;
use super::blocks::{Builder, is_block};
use super::mask::{Part, inner, is_covered};
use super::notes;
use crate::diagnostic::{Finding, Located, Place};
use crate::model::draft::{Block, Expression, Inline};

/// Where a run of inlines ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// At the end of what holds it, which is taken.
    Enclosed,
    /// At the next block, or at the end of what holds it, which is left.
    Bare,
}

/// A line: its words, and the pictures among them.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) content: Vec<Inline>,
    pub(super) pictures: Vec<WrittenPicture>,
    /// Text that may grow by the next piece, and its bytes.
    growing: Option<(String, Range<usize>)>,
}

/// A picture as it is written.
#[derive(Debug)]
pub(super) struct WrittenPicture {
    source: String,
    description: String,
    caption: Option<String>,
    place: Place,
}

impl<'t> Builder<'_, '_, 't> {
    /// Reads a run of inlines.
    pub(super) fn line(&mut self, run: Run) -> Line {
        let mut line = Line::default();
        while let Some((event, range)) = self.peek() {
            match event {
                Event::End(_) => {
                    self.at += usize::from(run == Run::Enclosed);
                    break;
                }
                Event::Start(tag) if is_block(tag) => break,
                Event::Rule => break,
                _ => {
                    self.at += 1;
                    self.inline(event, range, &mut line);
                }
            }
        }
        self.flush(&mut line);
        self.end_stretch();
        line
    }

    /// Adds words or a figure to the stretch that is looked through for notations: what stands in the file without a break, a backslash among it. A figure
    /// is a word in it.
    fn stretch(&mut self, bytes: &Range<usize>) {
        match &mut self.stretch {
            Some(stretch) if stretch.end == bytes.start => stretch.end = bytes.end,
            _ => {
                self.end_stretch();
                self.stretch = Some(bytes.clone());
            }
        }
    }

    /// Looks through the stretch that ends here.
    fn end_stretch(&mut self) {
        let Some(stretch) = self.stretch.take() else { return };
        let (map, start, written) = (self.map, stretch.start, self.text.get(stretch).unwrap_or(""));
        notations::check(self.reading, written, self.site, |at| map.place(start + at.start..start + at.end));
    }

    fn inline(&mut self, event: &Event<'t>, range: &Range<usize>, line: &mut Line) {
        if !matches!(event, Event::Text(_)) {
            self.end_stretch();
        }
        match event {
            Event::Text(text) => self.words(text, range, line),
            Event::SoftBreak => self.grow(line, " ", range),
            Event::HardBreak => {
                self.flush(line);
                line.content.push(Inline::Break);
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.flush(line);
                let written = self.masked.uncovered(text, range);
                self.characters(&written, range);
                line.content.push(Inline::Code(written.to_string(), self.code_place(text, range)));
            }
            Event::InlineHtml(text) | Event::Html(text) => {
                self.flush(line);
                let place = self.place(range);
                self.raw_html(text, &place);
            }
            Event::FootnoteReference(name) => {
                self.flush(line);
                let note = self.note(name, range);
                line.content.extend(note);
            }
            Event::Start(tag) => {
                self.flush(line);
                self.span(tag, range, line);
            }
            Event::TaskListMarker(_) | Event::Rule | Event::End(_) => {}
        }
    }

    fn span(&mut self, tag: &Tag<'t>, range: &Range<usize>, line: &mut Line) {
        match tag {
            Tag::Link { link_type, dest_url, .. } => {
                let outer = std::mem::replace(&mut self.site, Site::Link);
                let inner = self.line(Run::Enclosed);
                self.site = outer;
                let content = self.without_pictures(inner);
                let link = self.link(*link_type, dest_url, content, range);
                line.content.extend(link);
            }
            Tag::Image { dest_url, title, .. } => {
                let inner = self.line(Run::Enclosed);
                let description = crate::model::plain_text(&inner.content);
                let place = self.place(range);
                let title = self.masked.uncovered(title, range);
                let address = self.masked.uncovered(dest_url, range);
                self.plain(&title, &place);
                for text in [&title, &address, &std::borrow::Cow::Borrowed(description.as_str())] {
                    characters::check_expressions(self.reading, text, |_| place.clone());
                }
                let caption = (!title.trim().is_empty()).then(|| title.trim().to_owned());
                line.pictures.push(WrittenPicture { source: address.to_string(), description: description.trim().to_owned(), caption, place });
            }
            _ => {
                let inner = self.line(Run::Enclosed);
                line.pictures.extend(inner.pictures);
                match tag {
                    Tag::Emphasis => line.content.push(Inline::Emphasis(inner.content)),
                    Tag::Strong => line.content.push(Inline::Strong(inner.content)),
                    Tag::Strikethrough => line.content.push(Inline::Struck(inner.content)),
                    _ => line.content.extend(inner.content),
                }
            }
        }
    }

    /// Adds words to a line; the expressions among them are figures.
    fn words(&mut self, text: &str, range: &Range<usize>, line: &mut Line) {
        for part in self.masked.parts(text, range) {
            match &part {
                Part::Words(_, bytes) | Part::Expression(bytes) => self.stretch(bytes),
            }
            match part {
                Part::Words(words, bytes) => {
                    self.characters(words, &bytes);
                    self.grow(line, words, &bytes);
                }
                Part::Expression(bytes) => {
                    self.flush(line);
                    let expression = self.masked.expression(&bytes).to_owned();
                    self.reading.figures += 1;
                    line.content.push(Inline::Figure(Expression { text: expression, place: self.place(&bytes) }));
                }
            }
        }
    }

    /// Adds text to a line; text that stands in the file as it is grows into one piece.
    fn grow(&mut self, line: &mut Line, text: &str, range: &Range<usize>) {
        let exact = self.text.get(range.clone()) == Some(text);
        match &mut line.growing {
            Some((grown, bytes)) if exact && bytes.end == range.start && grown.len() == bytes.len() => {
                grown.push_str(text);
                bytes.end = range.end;
            }
            _ => {
                self.flush(line);
                line.growing = Some((text.to_owned(), range.clone()));
                if !exact {
                    self.flush(line);
                }
            }
        }
    }

    fn flush(&mut self, line: &mut Line) {
        let Some((mut text, range)) = line.growing.take() else { return };
        text.shrink_to_fit();
        if let Some(mark) = notes::mark_in(&text) {
            let place = self.place(&(range.start + mark.start..range.start + mark.end));
            let name = text.get(mark).unwrap_or("").to_owned();
            self.reading.error("footnote", &place, format!("there is no footnote `{name}`"), format!("write it on a line of its own: `{name}: …`"));
        }
        self.check_marks(&text, &range);
        let place = self.place(&range);
        line.content.push(Inline::Text(text, place));
    }

    /// Reports what was meant as an expression and is none.
    fn check_marks(&mut self, text: &str, range: &Range<usize>) {
        for mark in ["{{", "{%", "{#"] {
            // `{#name}` is an attribute of Markdown.
            let Some(at) = text.find(mark).filter(|at| mark != "{#" || !text[at + 2..].starts_with(char::is_alphabetic)) else { continue };
            let bytes = range.start + at..range.start + at + mark.len();
            let written = self.masked.source().get(bytes.start..).filter(|written| written.starts_with(mark)).unwrap_or("");
            let place = self.place(&bytes);
            let finding = match inner(written) {
                Err((message, help)) if mark == "{{" => Finding::error("expression", &place, message).help(help),
                _ => Finding::error("expression", &place, format!("`{mark}` opens an expression"))
                    .note("only figures are worked out, and a figure stands in `{{ … }}`")
                    .help("write the figure itself; to show the sign, write it as `code`"),
            };
            self.reading.report(finding);
        }
    }

    /// Checks the characters of a piece.
    pub(super) fn characters(&mut self, text: &str, range: &Range<usize>) {
        if text.bytes().all(|b| b.is_ascii_graphic() || b == b' ') {
            return;
        }
        let (map, start) = (self.map, range.start);
        if self.masked.source().get(range.clone()) == Some(text) {
            characters::check(self.reading, text, |at| map.place(start + at.start..start + at.end));
        } else {
            let place = self.place(range);
            self.plain(text, &place);
        }
    }

    /// Checks the characters of a text of which only the place as a whole is known.
    fn plain(&mut self, text: &str, place: &Place) {
        characters::check(self.reading, text, |_| place.clone());
    }

    /// Where the text between the backticks stands, if it stands there as it is.
    fn code_place(&self, text: &str, range: &Range<usize>) -> Place {
        let written = self.text.get(range.clone()).unwrap_or("");
        match written.find(text) {
            Some(at) => self.place(&(range.start + at..range.start + at + text.len())),
            None => self.place(range),
        }
    }

    fn link(&mut self, kind: LinkType, address: &CowStr<'t>, content: Vec<Inline>, range: &Range<usize>) -> Vec<Inline> {
        let place = self.place(range);
        if is_covered(address) {
            let help = "write the address itself; a figure can stand between the square brackets";
            self.reading.error("expression", &place, "an expression stands in the address of a link", help);
            return content;
        }
        let address = if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_string() };
        self.plain(&address, &place);
        if let Some((message, help)) = links::fault(&address) {
            self.reading.error("bad-link", &place, message, help);
            return content;
        }
        vec![Inline::Link { address, content, place }]
    }

    /// A footnote, read where its mark stands.
    fn note(&mut self, name: &str, range: &Range<usize>) -> Option<Inline> {
        let place = self.place(range);
        if self.in_note {
            self.reading.error("footnote", &place, "a footnote cannot have a footnote", "write both in one");
            return None;
        }
        let note = self.notes.get_mut(name)?;
        if let Some(first) = note.cited.replace(place.clone()) {
            let finding = Finding::error("footnote", &place, format!("the footnote `[^{name}]` is referred to twice"));
            self.reading.report(finding.also(&first, "first here").help("write a second footnote"));
            return None;
        }
        let pieces = note.pieces.clone();
        let (at, end) = (self.at, self.end);
        (self.at, self.end, self.in_note) = (pieces.start, pieces.end, true);
        let blocks: Vec<Block> = self.blocks();
        (self.at, self.end, self.in_note) = (at, end, false);
        Some(Inline::Note { blocks, place })
    }

    /// The words of a line; pictures among them are findings.
    pub(super) fn without_pictures(&mut self, line: Line) -> Vec<Inline> {
        // What stands beside a picture alone may be its attributes, which were told of.
        let is_attribute = |inline: &Inline| matches!(inline, Inline::Text(text, _) if text.trim().is_empty() || text.trim().starts_with('{'));
        let beside_attributes = line.content.iter().all(is_attribute);
        for picture in line.pictures.into_iter().filter(|_| !beside_attributes) {
            let help = "put it alone in a paragraph, with an empty line above and below";
            self.reading.error("picture-inline", &picture.place, "this picture stands inside a line of words", help);
        }
        let mut content = line.content;
        content.shrink_to_fit();
        content
    }

    /// A picture that stands alone.
    pub(super) fn picture(&mut self, written: WrittenPicture) -> Option<Block> {
        let path = written.source.split('#').next().unwrap_or("");
        if data::is_data(path) {
            if !written.description.is_empty() {
                let help = "leave the square brackets empty; the title in quotation marks is the caption";
                self.reading.error("view-description", &written.place, "what data show is worked out, and not written", help);
            }
            return data::view(self.reading, self.folder, &written.source, written.caption, written.place).map(|view| Block::View(Box::new(view)));
        }
        let source = Located::new(written.source, written.place);
        let asset = picture::load(self.reading, self.folder, &source)?;
        Some(Block::Picture { asset: Box::new(asset), description: written.description, caption: written.caption, place: source.place })
    }

    /// Refuses raw HTML, and says what to write for the common tags.
    pub(super) fn raw_html(&mut self, written: &str, place: &Place) {
        let name: String = written.trim_start_matches(['<', '/']).chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        let name = name.to_lowercase();
        if let Some(open) = self.tags.iter().rposition(|open| written.starts_with("</") && *open == name) {
            self.tags.remove(open);
            return; // the opening tag is reported
        }
        if written.starts_with("</") {
            let message = format!("`</{name}>` closes HTML, which is not read, nor is what stands with it");
            self.reading.error("raw-html", place, message, "delete it, and leave an empty line in its place");
            return;
        }
        self.tags.push(name.clone());
        let (message, help) = match name.as_str() {
            "" => ("a comment of HTML is not part of a paper".to_owned(), "delete it; in front matter and YAML a comment starts with `#`"),
            "b" | "strong" => (format!("`<{name}>` is HTML, which is not read"), "write `**words**`"),
            "i" | "em" => (format!("`<{name}>` is HTML, which is not read"), "write `*words*`"),
            "br" if self.site == Site::Cell => {
                let help =
                    "a cell here is one line: make two rows, or write the table in a file of `kind: tables`, whose cells may have several paragraphs";
                (format!("`<{name}>` is HTML, which is not read"), help)
            }
            "br" => (format!("`<{name}>` is HTML, which is not read"), "end the line with a backslash, or leave an empty line"),
            "a" => (format!("`<{name}>` is HTML, which is not read"), "write `[words](address)`"),
            "img" => (format!("`<{name}>` is HTML, which is not read"), "write `![what it shows](file)`"),
            "table" | "tr" | "td" | "th" => (format!("`<{name}>` is HTML, which is not read"), "write the table with `|`"),
            _ => (format!("`<{name}>` is HTML, which is not read"), "write Markdown; to show the sign `<`, write `\\<`"),
        };
        self.reading.error("raw-html", place, message, help);
    }
}
