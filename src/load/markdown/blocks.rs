//! Blocks: paragraphs, headings, lists, quotations, code, rules.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::super::notations::{self, Site};
use super::super::places::TextMap;
use super::super::reading::Reading;
use super::Piece;
use super::inlines::{Line, Run};
use super::mask::Masked;
use super::notes::{self, Notes};
use crate::diagnostic::{Finding, Place};
use crate::model::draft::{Block, Inline, ListItem, Prose};

/// Turns pieces into blocks.
pub(super) struct Builder<'b, 'a, 't> {
    pub(super) reading: &'b mut Reading<'a>,
    /// The text as it was parsed.
    pub(super) text: &'t str,
    /// The same text and its expressions.
    pub(super) masked: &'t Masked<'t>,
    pub(super) map: &'b TextMap,
    pub(super) folder: &'b str,
    pub(super) pieces: &'b [Piece<'t>],
    pub(super) at: usize,
    /// One past the last piece to be read: the end, or the end of a footnote.
    pub(super) end: usize,
    pub(super) notes: Notes,
    /// Whether a footnote is being read.
    pub(super) in_note: bool,
    /// What the words are that are being read.
    pub(super) site: Site,
    /// The bytes of the words that are looked through for notations next.
    pub(super) stretch: Option<std::ops::Range<usize>>,
    /// The tags of HTML that were told of and not closed yet.
    pub(super) tags: Vec<String>,
}

impl<'b, 'a, 't> Builder<'b, 'a, 't> {
    pub(super) fn new(
        reading: &'b mut Reading<'a>,
        masked: &'t Masked<'t>,
        map: &'b TextMap,
        folder: &'b str,
        pieces: &'b [Piece<'t>],
        notes: Notes,
    ) -> Self {
        Self {
            reading,
            text: masked.text(),
            masked,
            map,
            folder,
            pieces,
            at: 0,
            end: pieces.len(),
            notes,
            in_note: false,
            site: Site::Prose,
            stretch: None,
            tags: Vec::new(),
        }
    }

    /// Reports what can be known at the end alone.
    pub(super) fn finish(self) {
        notes::unused(self.reading, &self.notes);
    }

    /// The next piece, without taking it.
    pub(super) fn peek(&self) -> Option<&'b Piece<'t>> {
        if self.at < self.end { self.pieces.get(self.at) } else { None }
    }

    /// The place of some bytes of the text.
    pub(super) fn place(&self, range: &std::ops::Range<usize>) -> Place {
        self.map.place(range.clone())
    }

    /// The place of a block: its bytes without the line ends behind it.
    fn block_place(&self, range: &std::ops::Range<usize>) -> Place {
        let bytes = self.text.get(range.clone()).map_or(0, |text| text.trim_end().len());
        self.map.place(range.start..range.start + bytes)
    }

    /// Blocks up to the end of what holds them; the end is taken.
    pub(super) fn blocks(&mut self) -> Prose {
        // Nearly every item and quotation is one paragraph.
        let mut blocks = Prose::with_capacity(1);
        while let Some((event, range)) = self.peek() {
            match event {
                Event::End(_) => {
                    self.at += 1;
                    return blocks;
                }
                Event::Start(tag) if is_block(tag) => {
                    self.at += 1;
                    self.block(tag, range, &mut blocks);
                }
                Event::Rule => {
                    self.at += 1;
                    blocks.push(Block::Rule { place: self.block_place(range) });
                }
                // The lines of a tight list stand in their item without a paragraph around them.
                _ => {
                    let start = range.start;
                    let line = self.line(Run::Bare);
                    let end = self.at.checked_sub(1).and_then(|at| self.pieces.get(at)).map_or(start, |(_, range)| range.end);
                    self.paragraph(line, &(start..end.max(start)), &mut blocks);
                }
            }
        }
        blocks
    }

    fn block(&mut self, tag: &Tag<'t>, range: &std::ops::Range<usize>, blocks: &mut Prose) {
        let place = self.block_place(range);
        match tag {
            Tag::Paragraph => {
                let line = self.line(Run::Enclosed);
                self.paragraph(line, range, blocks);
            }
            Tag::Heading { level, .. } => {
                let line = self.line(Run::Enclosed);
                let content = self.without_pictures(line);
                self.heading(*level, content, place, blocks);
            }
            Tag::BlockQuote(_) => {
                let inner = self.blocks();
                blocks.push(Block::Quote { blocks: inner, place });
            }
            Tag::CodeBlock(kind) => {
                let text = self.code();
                blocks.push(Block::Code { text, indented: matches!(kind, CodeBlockKind::Indented), place });
            }
            Tag::List(first) => {
                let items = self.items();
                blocks.push(Block::List { ordered: first.is_some(), items, place });
            }
            Tag::Table(alignments) => {
                let table = self.table(alignments, place);
                blocks.push(table);
            }
            Tag::HtmlBlock => {
                self.skip_to_end();
                let written = self.text.get(range.clone()).unwrap_or("").trim_end();
                // Words behind a tag that closes would be lost with it.
                if written.split_once('>').is_some_and(|(_, words)| !words.trim().is_empty()) {
                    self.tags.clear();
                }
                self.raw_html(written, &place);
            }
            // Read where it is referred to. Anything else is not switched on; its text is taken as blocks.
            Tag::FootnoteDefinition(_) => self.skip_to_end(),
            _ => {
                let inner = self.blocks();
                blocks.extend(inner);
            }
        }
    }

    /// A paragraph, or the pictures that stand alone in it.
    fn paragraph(&mut self, line: Line, range: &std::ops::Range<usize>, blocks: &mut Prose) {
        let only_pictures = line.content.iter().all(|inline| matches!(inline, Inline::Text(text, _) if text.trim().is_empty()));
        if only_pictures && !line.pictures.is_empty() {
            for picture in line.pictures {
                blocks.extend(self.picture(picture));
            }
            return;
        }
        let content = self.without_pictures(line);
        let (map, start) = (self.map, range.start);
        let written = self.text.get(range.clone()).unwrap_or("");
        notations::check_lines(self.reading, written, |at| map.place(start + at.start..start + at.end));
        if is_heading(&content) && self.stands_as_heading(start, written) {
            let help = "write `### ` and the words, without stars: who hears a page goes from heading to heading";
            self.reading.error("notation", &self.block_place(range), "this line in bold type plays a heading", help);
        }
        if !content.is_empty() {
            blocks.push(Block::Paragraph { content, place: self.block_place(range) });
        }
    }

    /// Whether a paragraph stands where a heading could: at the margin, with something else in its text, and above no table, whose caption it would be.
    fn stands_as_heading(&self, start: usize, written: &str) -> bool {
        let is_caption = matches!(self.peek(), Some((Event::Start(Tag::Table(_)), _)));
        is_at_margin(self.text, start) && self.text.trim() != written.trim() && !is_caption
    }

    fn heading(&mut self, level: HeadingLevel, content: Vec<Inline>, place: Place, blocks: &mut Prose) {
        let level = level as u8;
        if level == 1 {
            let help = "write `##`; the title of the paper is given elsewhere and printed by itself";
            self.reading.error("heading-one", &place, "this is a heading of the first level", help);
        }
        if crate::model::plain_text(&content).trim().is_empty() {
            self.reading.error("empty-heading", &place, "this heading has no words", "write its words, or delete the line");
            return;
        }
        blocks.push(Block::Heading { level, content, place });
    }

    fn items(&mut self) -> Vec<ListItem> {
        let mut items = Vec::new();
        let mut first: Option<Marker> = None;
        let mut indented: Vec<(Place, Marker)> = Vec::new();
        while let Some((event, range)) = self.peek() {
            self.at += 1;
            match event {
                Event::Start(Tag::Item) => {
                    let mut ticked = self.tick();
                    let blocks = match self.peek() {
                        // In a loose list the box stands inside the item's first paragraph.
                        Some((Event::Start(Tag::Paragraph), _)) if ticked.is_none() => {
                            self.at += 1;
                            ticked = self.tick();
                            self.at -= if ticked.is_some() { 2 } else { 1 };
                            self.blocks()
                        }
                        _ => self.blocks(),
                    };
                    let place = self.block_place(range);
                    let marker = Marker::at(self.text, range.start);
                    if is_between(first.get_or_insert(marker), &marker) {
                        indented.push((place.clone(), marker));
                    }
                    if blocks.is_empty() {
                        self.reading.error("empty-item", &place, "this item of a list has no words", "write its words, or delete it");
                    }
                    items.push(ListItem { blocks, typed: marker.number, ticked, place });
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        if let (Some(first), [one, others @ ..]) = (first, indented.as_slice()) {
            self.report_indent(&first, one, others.len());
            // Which number an item was meant to have is not known.
            items.iter_mut().for_each(|item| item.typed = None);
        }
        items
    }

    /// Reports an item that is indented, and not far enough to stand below the one above.
    fn report_indent(&mut self, first: &Marker, (place, marker): &(Place, Marker), others: usize) {
        let blanks = |number: usize| if number == 1 { "one blank".to_owned() } else { format!("{number} blanks") };
        let (by, enough) = (blanks(marker.column - first.column), blanks(first.end - first.column + 1));
        let message = format!("this item is indented by {by}, too few to stand below the one above");
        let mut finding = Finding::error("list-indent", place, message);
        if others > 0 {
            finding =
                finding.note(format!("so {} of the same list", if others == 1 { "is one more".to_owned() } else { format!("are {others} more") }));
        }
        self.reading.report(finding.help(format!("indent it by {enough} to put it below, or by none to put it beside")));
    }

    fn tick(&mut self) -> Option<bool> {
        let Some((Event::TaskListMarker(ticked), _)) = self.peek() else { return None };
        self.at += 1;
        Some(*ticked)
    }

    fn code(&mut self) -> String {
        let mut code = String::new();
        while let Some((event, range)) = self.peek() {
            self.at += 1;
            match event {
                Event::Text(text) => {
                    let text = self.masked.uncovered(text, range);
                    self.characters(&text, range);
                    code.push_str(&text);
                }
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        code.trim_end_matches('\n').to_owned()
    }

    /// Leaves out everything up to the end of what was just begun.
    pub(super) fn skip_to_end(&mut self) {
        let mut depth = 1_usize;
        while let Some((event, _)) = self.peek() {
            self.at += 1;
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }
}

/// Whether something stands among blocks, not inside a line.
pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } | Tag::Image { .. })
}

/// Whether an item stands to the right of the first one of its list. "9." above "10." may be moved so that their points stand in line.
fn is_between(first: &Marker, marker: &Marker) -> bool {
    marker.column > first.column && marker.end != first.end
}

/// The greatest length of a line that can play a heading, in characters.
const LONGEST_HEADING: usize = 80;

/// Whether a paragraph is a few words in bold type, and no sentence.
fn is_heading(content: &[Inline]) -> bool {
    let [Inline::Strong(words)] = content else { return false };
    let words = crate::model::plain_text(words);
    let words = words.trim();
    // "RESOLVED" in minutes heads nothing.
    let is_call = !words.contains(' ') && !words.chars().any(char::is_lowercase);
    !words.is_empty() && !is_call && words.chars().count() <= LONGEST_HEADING && !words.ends_with(['.', ':', ';', ',', '?', '!'])
}

/// Whether what begins at a byte begins a line.
fn is_at_margin(text: &str, start: usize) -> bool {
    start == 0 || text.as_bytes().get(start - 1) == Some(&b'\n')
}

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy)]
struct Marker {
    /// Where it begins in its line, in columns.
    column: usize,
    /// Where it ends.
    end: usize,
    /// Its number, in an ordered list.
    number: Option<usize>,
}

impl Marker {
    /// The one at a byte of a text, or behind blanks there.
    fn at(text: &str, start: usize) -> Self {
        let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
        let marker = rest.trim_start_matches([' ', '\t']);
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let inner = &text[line..text.len() - marker.len()];
        // A tab goes on to the next column that four divides.
        let column = inner.chars().fold(0, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + 1 });
        let digits = marker.bytes().take_while(u8::is_ascii_digit).count();
        Self { column, end: column + digits + 1, number: marker[..digits].parse().ok() }
    }
}
