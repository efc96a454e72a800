//! The items of an agenda.

use super::markup::heading_tag;
use super::writer::Writer;
use crate::compose::{Block, Traced};

impl<'a> Writer<'a> {
    /// Writes items that follow each other as one list.
    pub(super) fn agenda(&mut self, items: &'a [Traced<Block>]) {
        let outer = self.level;
        self.html.raw("<ol class=\"agenda\">\n");
        for item in items {
            let Block::AgendaItem { number, id, title, target, parts, remark, blocks } = &item.shown else { continue };
            self.level = outer;
            let tag = heading_tag(self.next_level(outer + 1));
            self.html.raw("<li").attribute("id", id).raw(">\n");
            self.number(number, id, "web-item");
            self.html.raw("<div class=\"item\">\n<").raw(tag).raw(">");
            match target {
                Some(target) => self.linked(target, |writer| {
                    writer.html.text(title);
                }),
                None => {
                    self.html.text(title);
                }
            }
            self.html.raw("</").raw(tag).raw(">\n");
            if let Some(remark) = remark {
                self.html.raw("<p class=\"remark\">").text(remark).raw("</p>\n");
            }
            if let Some(pages) = parts.as_ref().and_then(|(first, last)| self.pages(first, last)) {
                let pages = self.words.fill("web-pages", &[("pages", &pages)]);
                self.html.raw("<p class=\"pages\">").text(&pages).raw("</p>\n");
            }
            self.blocks(blocks);
            self.html.raw("</div>\n</li>\n");
        }
        self.html.raw("</ol>\n");
        self.level = outer;
    }
}
