//! Pieces of a line.

use super::markup::SHAPE;
use super::writer::Writer;
use crate::compose::{Inline, Rag, Target};

impl<'a> Writer<'a> {
    /// Writes pieces of a line.
    pub(super) fn inlines(&mut self, content: &'a [Inline]) {
        for piece in content {
            self.inline(piece);
        }
    }

    fn inline(&mut self, piece: &'a Inline) {
        match piece {
            Inline::Text { text } => {
                self.html.text(text);
            }
            Inline::Emphasis { content } => self.wrapped("<em>", content, "</em>"),
            Inline::Strong { content } => self.wrapped("<strong>", content, "</strong>"),
            Inline::Struck { content } => self.wrapped("<s>", content, "</s>"),
            Inline::Code { text } => {
                self.html.raw("<code>").text(text).raw("</code>");
            }
            Inline::Link { target, content } => self.linked(target, |writer| match content.as_slice() {
                [Inline::Text { text }] if is_address(text) => {
                    writer.html.address(text);
                }
                words => writer.inlines(words),
            }),
            Inline::Note { blocks } => self.note_reference(blocks),
            Inline::Break => {
                self.html.raw("<br>");
            }
            Inline::Rag { status, text } => self.rag(*status, text),
            Inline::PageRange { first, last } => {
                if let Some(pages) = self.pages(first, last) {
                    self.html.text(&pages);
                }
            }
        }
    }

    fn wrapped(&mut self, open: &'static str, content: &'a [Inline], close: &'static str) {
        self.html.raw(open);
        self.inlines(content);
        self.html.raw(close);
    }

    /// Writes words as a link; bare where its address must not be linked.
    pub(super) fn linked(&mut self, target: &Target, words: impl FnOnce(&mut Self)) {
        if let Some(address) = self.here.address(target) {
            self.html.raw("<a").attribute("href", &address).raw(">");
            words(self);
            self.html.raw("</a>");
        } else {
            words(self);
        }
    }

    /// A word in a shape. The shape is drawn, so that it is seen in print and in high contrast, too.
    fn rag(&mut self, status: Rag, text: &str) {
        let (open, shape) = match status {
            Rag::Red => ("<span class=\"rag rag-red\">", "<circle cx=\"8\" cy=\"8\" r=\"7\"/>"),
            Rag::Amber => ("<span class=\"rag rag-amber\">", "<path d=\"M8 1l7.5 14h-15z\"/>"),
            Rag::Green => ("<span class=\"rag rag-green\">", "<rect x=\"1.5\" y=\"1.5\" width=\"13\" height=\"13\"/>"),
        };
        self.html.raw(open).raw(SHAPE).raw(" fill=\"currentColor\">").raw(shape).raw("</svg> <span>").text(text).raw("</span></span>");
    }
}

/// Whether the words of a link are an address themselves.
fn is_address(words: &str) -> bool {
    !words.contains(char::is_whitespace) && (words.contains('@') || words.contains("://"))
}
