//! Footnotes: numbered through the page, their texts at the end of the part, each with a way back.

use super::links;
use super::markup::heading_tag;
use super::writer::Writer;
use crate::compose::{Block, Traced};

impl<'a> Writer<'a> {
    /// The number of a footnote in the text, a link to its text.
    pub(super) fn note_reference(&mut self, blocks: &'a [Traced<Block>]) {
        self.notes.push(blocks);
        let number = self.notes.len().to_string();
        let (own, there) = anchors(&number);
        self.html.raw("<sup><a class=\"note\" role=\"doc-noteref\"").attribute("id", &there).attribute("href", &links::fragment(&own)).raw(">");
        self.spoken(self.words.get("web-note"));
        self.html.text(&number).raw("</a></sup>");
    }

    /// The texts of the footnotes that were referred to since the last call.
    pub(super) fn write_notes(&mut self, level: u8) {
        if self.notes_written == self.notes.len() {
            return;
        }
        let tag = heading_tag(level);
        let first = self.notes_written + 1;
        self.html.raw("<section class=\"notes\">\n<").raw(tag).raw(">").text(self.words.get("web-notes")).raw("</").raw(tag).raw(">\n<ol");
        if first > 1 {
            self.html.attribute("start", &first.to_string());
        }
        self.html.raw(">\n");
        // A footnote may bring another one.
        while let Some(blocks) = self.notes.get(self.notes_written).copied() {
            self.notes_written += 1;
            let number = self.notes_written.to_string();
            let (own, there) = anchors(&number);
            self.html.raw("<li").attribute("id", &own).raw(">\n");
            self.blocks(blocks);
            self.html.raw("<p class=\"back\"><a role=\"doc-backlink\"").attribute("href", &links::fragment(&there)).raw(">");
            let words = self.words.fill("web-note-back", &[("number", &number)]);
            self.html.text(&words).raw("</a></p>\n</li>\n");
        }
        self.html.raw("</ol>\n</section>\n");
    }
}

/// The anchors of a footnote's text and of its number in the text. No anchor of a paper starts with a low line.
fn anchors(number: &str) -> (String, String) {
    (format!("_note-{number}"), format!("_note-{number}-from"))
}
