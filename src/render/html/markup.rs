//! HTML in the making.

/// HTML being written. Markup is a literal of this program; everything else is escaped, since only literals live for `'static`.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Adds markup.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds words.
    pub(super) fn text(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\n' | '\t' => self.0.push(letter),
                // HTML forbids control characters even as references.
                _ if letter.is_control() => {}
                _ => self.0.push(letter),
            }
        }
        self
    }

    /// Adds an address as text, with places to break it at where a reader would: behind `@` and `/`, before a full stop.
    pub(super) fn address(&mut self, address: &str) -> &mut Self {
        for piece in address.split_inclusive(['@', '/']) {
            for (at, part) in piece.split('.').enumerate() {
                if at > 0 {
                    self.raw("<wbr>.");
                }
                self.text(part);
            }
            if piece.ends_with(['@', '/']) {
                self.raw("<wbr>");
            }
        }
        self
    }

    /// Adds an attribute to the tag that was just begun.
    pub(super) fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").text(value).raw("\"")
    }

    /// Adds what was written elsewhere.
    pub(super) fn append(&mut self, other: Self) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }

    /// The finished text.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// The start of a drawing as large as a letter, which says nothing to a screen reader; its word stands beside it.
pub(super) const SHAPE: &str = "<svg class=\"shape\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\" focusable=\"false\"";

/// The element of a heading of level 2 to 6; other levels take the nearest.
pub(super) fn heading_tag(level: u8) -> &'static str {
    match level {
        0..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    }
}
