//! Blocks of a page.

use super::contents::{Mark, plain};
use super::links;
use super::markup::{SHAPE, heading_tag};
use super::writer::Writer;
use crate::compose::{Block, Fact, FactsLook, Inline, LinkItem, ListItem, Marker, Traced};
use crate::model::Slug;
use crate::render::chart;

/// A longer label is a question, which needs more room than its answer. In characters.
const LONG_LABEL: usize = 40;

impl<'a> Writer<'a> {
    /// Writes one block.
    pub(super) fn block(&mut self, block: &'a Traced<Block>) {
        match &block.shown {
            Block::Heading { level, id, label, content } => self.heading(*level, id.as_deref(), label.as_deref(), content),
            Block::Paragraph { content } => {
                self.html.raw("<p>");
                self.inlines(content);
                self.html.raw("</p>\n");
            }
            Block::Numbered { label, id, depth, blocks } => self.numbered(label, id, *depth, blocks),
            Block::List { marker, items } => self.list(*marker, items),
            Block::Quote { blocks } => {
                self.html.raw("<blockquote>\n");
                self.blocks(blocks);
                self.html.raw("</blockquote>\n");
            }
            Block::Code { text } => {
                // A line break right behind the tag is dropped, so that one in the text is kept.
                self.html.raw("<pre>\n<code>").text(text).raw("</code></pre>\n");
            }
            Block::Table(table) => self.table(table),
            Block::Register(register) => self.register(register),
            Block::Facts { look, rows } => self.facts(*look, rows),
            Block::Picture { picture, size, description, caption, source } => {
                self.pictures.insert(picture.clone());
                self.figure(picture, *size, description, (caption.as_deref(), source.as_deref()))
            }
            Block::Chart { name, chart, description, caption, source } => {
                let drawing = chart::draw(self.pen, chart);
                let file = format!("{name}.svg");
                self.figure(&file, drawing.size, description, (caption.as_deref(), source.as_deref()));
                self.drawn.insert(file, drawing.svg);
            }
            Block::Box { level, title, blocks } => {
                let outer = self.level;
                let tag = heading_tag(self.next_level(*level + self.shift));
                self.html.raw("<div class=\"box\">\n<").raw(tag).raw(">").text(title).raw("</").raw(tag).raw(">\n");
                self.blocks(blocks);
                self.html.raw("</div>\n");
                self.level = outer;
            }
            Block::Statement { blocks } => {
                self.html.raw("<div class=\"statement\" role=\"note\">\n");
                self.blocks(blocks);
                self.html.raw("</div>\n");
            }
            // Gathered into lists by `blocks`.
            Block::AgendaItem { .. } => self.agenda(std::slice::from_ref(block)),
            Block::SignOff { date, signatory } => {
                self.html.raw("<div class=\"sign-off\">\n<p>").text(date).raw("</p>\n<p>").text(signatory).raw("</p>\n</div>\n");
            }
            Block::Links { items } => self.links(items),
            Block::Disclosure { summary, blocks } => {
                self.html.raw("<details class=\"behind\">\n<summary>").text(summary).raw("</summary>\n");
                self.blocks(blocks);
                self.html.raw("</details>\n");
            }
            Block::Rule => {
                self.html.raw("<hr>\n");
            }
            Block::PageBreak => {}
            Block::Turned { orientation: _, blocks } => self.blocks(blocks),
        }
    }

    fn heading(&mut self, level: u8, id: Option<&str>, label: Option<&str>, content: &'a [Inline]) {
        let level = self.next_level(level + self.shift);
        let tag = heading_tag(level);
        let title = plain(content);
        let id = id.map_or_else(|| self.anchor(&title), str::to_owned);
        self.html.raw("<").raw(tag).attribute("id", &id).raw(">");
        self.headings.push(Mark { level, id, label: label.map(str::to_owned), title, blocks: 0 });
        if let Some(label) = label {
            self.html.raw("<span class=\"heading-number\">").text(label).raw("</span> ");
        }
        self.inlines(content);
        self.html.raw("</").raw(tag).raw(">\n");
    }

    /// An anchor for a heading that has none, made of its words and different from those made before.
    fn anchor(&mut self, title: &str) -> String {
        let name = Slug::made_of(title).map(|slug| slug.to_string()).unwrap_or_default();
        let words: Vec<&str> = name.split('-').take(8).collect();
        let anchor = format!("section-{}", words.join("-"));
        let count = self.anchors.entry(anchor.clone()).or_default();
        *count += 1;
        if *count == 1 { anchor } else { format!("{anchor}--{count}") }
    }

    /// A paragraph whose number is a link to itself.
    fn numbered(&mut self, label: &str, id: &str, depth: u8, blocks: &'a [Traced<Block>]) {
        let kind = if id.starts_with("rec-") { "web-recommendation" } else { "web-paragraph" };
        self.html.raw(if depth > 1 { "<div class=\"numbered deeper\"" } else { "<div class=\"numbered\"" }).attribute("id", id).raw(">\n");
        self.number(label, id, kind);
        self.html.raw("<div class=\"numbered-text\">\n");
        self.blocks(blocks);
        self.html.raw("</div>\n</div>\n");
    }

    /// A number that is a link to itself, with a spoken word before it.
    pub(super) fn number(&mut self, label: &str, id: &str, kind: &str) {
        self.html.raw("<a class=\"number\"").attribute("href", &links::fragment(id)).raw(">");
        self.spoken(self.words.get(kind));
        self.html.text(label).raw("</a>\n");
    }

    fn list(&mut self, marker: Marker, items: &'a [ListItem]) {
        let (open, close) = match marker {
            Marker::Bullet if items.iter().any(|item| item.task.is_some()) => ("<ul class=\"tasks\">\n", "</ul>\n"),
            Marker::Bullet => ("<ul>\n", "</ul>\n"),
            Marker::Label => ("<ol class=\"labelled\">\n", "</ol>\n"),
        };
        self.html.raw(open);
        for item in items {
            self.html.raw("<li>");
            match (marker, &item.label) {
                (Marker::Label, Some(label)) => {
                    self.html.raw("<span class=\"label\">").text(label).raw("</span> <div class=\"item\">");
                    self.item(item);
                    self.html.raw("</div>");
                }
                (Marker::Label, None) | (Marker::Bullet, _) => self.item(item),
            }
            self.html.raw("</li>\n");
        }
        self.html.raw(close);
    }

    fn item(&mut self, item: &'a ListItem) {
        if let Some((done, word)) = &item.task {
            self.task(if *done { "<path d=\"M4 8.5l3 3 5-7\" stroke-width=\"2\"/>" } else { "" }, word);
        }
        if let [Traced { shown: Block::Paragraph { content }, .. }, rest @ ..] = item.blocks.as_slice() {
            // The words of an item stand bare, so that tight lists stay tight.
            self.inlines(content);
            if !rest.is_empty() {
                self.html.raw("\n");
                self.blocks(rest);
            }
        } else {
            self.blocks(&item.blocks);
        }
    }

    /// The box of a task and the word that says whether it is done.
    fn task(&mut self, tick: &'static str, word: &str) {
        self.html.raw("<span class=\"task\">").raw(SHAPE).raw(" fill=\"none\" stroke=\"currentColor\">");
        self.html.raw("<rect x=\"1\" y=\"1\" width=\"14\" height=\"14\" rx=\"2\" stroke-width=\"1.5\"/>");
        self.html.raw(tick).raw("</svg> ").text(word).raw("</span> ");
    }

    fn facts(&mut self, look: FactsLook, rows: &'a [Fact]) {
        let is_long = rows.iter().any(|row| row.label.chars().count() > LONG_LABEL);
        self.html.raw(match look {
            FactsLook::Front if is_long => "<dl class=\"facts front questions\">\n",
            FactsLook::Front => "<dl class=\"facts front\">\n",
            FactsLook::Plain => "<dl class=\"facts plain\">\n",
        });
        for row in rows {
            self.html.raw("<div>\n<dt>").text(&row.label).raw("</dt>\n");
            for line in &row.lines {
                self.html.raw("<dd>");
                self.inlines(line);
                self.html.raw("</dd>\n");
            }
            self.html.raw("</div>\n");
        }
        self.html.raw("</dl>\n");
    }

    fn figure(&mut self, picture: &str, (width, height): (u32, u32), description: &str, (caption, source): (Option<&'a [Inline]>, Option<&str>)) {
        self.html.raw("<figure>\n<img").attribute("src", &links::encoded(picture)).attribute("alt", description);
        self.html.attribute("width", &width.to_string()).attribute("height", &height.to_string()).raw(" loading=\"lazy\">\n");
        if caption.is_some() || source.is_some() {
            self.html.raw("<figcaption>");
            caption.into_iter().for_each(|caption| self.inlines(caption));
            if let Some(source) = source {
                self.html.raw("\n<p class=\"source\">").text(source).raw("</p>\n");
            }
            self.html.raw("</figcaption>\n");
        }
        self.html.raw("</figure>\n");
    }

    fn links(&mut self, items: &'a [LinkItem]) {
        self.html.raw("<ul class=\"links\">\n");
        for item in items {
            self.html.raw("<li>");
            self.linked(&item.target, |writer| {
                writer.html.text(&item.title);
            });
            if let Some(note) = &item.note {
                self.html.raw("\n<p>").text(note).raw("</p>");
            }
            self.html.raw("</li>\n");
        }
        self.html.raw("</ul>\n");
    }
}
