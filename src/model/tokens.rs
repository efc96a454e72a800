//! The tokens of a theme: the lengths and colours that the program, the sources of PDFs and the style sheet share.

use std::collections::BTreeMap;

use super::Colour;
use crate::diagnostic::nearest;

/// The least contrast of text with its ground, which WCAG asks for at its highest level.
const CONTRAST: f64 = 7.0;
/// The least room for text on a page, in points: a column of it holds long words.
const LEAST_ROOM: f64 = 200.0;

/// A length on paper, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Points(pub f64);

/// A length in sizes of the type that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Em(pub f64);

/// A length in sizes of the type that a reader has chosen for the web.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rem(pub f64);

/// Something that a token can be.
trait Kind: Sized {
    /// What to write, for those who wrote something else.
    const WRITTEN: &'static str;

    /// Reads what stands in the file; nothing when it is of another kind or out of its range.
    fn read(text: &str) -> Option<Self>;

    /// The value as the sources of PDFs and style sheets take it.
    fn value(&self) -> TokenValue;
}

/// The value of a token.
#[derive(Debug, Clone, PartialEq)]
pub enum TokenValue {
    /// Points.
    Points(f64),
    /// Sizes of the type.
    Em(f64),
    /// Sizes of a reader's type.
    Rem(f64),
    /// A colour.
    Colour(Colour),
}

impl Kind for Points {
    const WRITTEN: &'static str = "a length in `pt` or `mm`, more than 0 and at most 2000pt, such as `12pt`";

    fn read(text: &str) -> Option<Self> {
        // An inch has 72 points and 25.4 millimetres.
        let points = positive(text, "pt").or_else(|| positive(text, "mm").map(|millimetres| millimetres * 72.0 / 25.4))?;
        (points <= 2000.0).then_some(Self(points))
    }

    fn value(&self) -> TokenValue {
        TokenValue::Points(self.0)
    }
}

impl Kind for Em {
    const WRITTEN: &'static str = "a length in `em`, more than 0 and at most 4em, such as `0.3em`";

    fn read(text: &str) -> Option<Self> {
        positive(text, "em").filter(|em| *em <= 4.0).map(Self)
    }

    fn value(&self) -> TokenValue {
        TokenValue::Em(self.0)
    }
}

impl Kind for Rem {
    const WRITTEN: &'static str = "a length in `rem`, more than 0 and at most 200rem, such as `44rem`";

    fn read(text: &str) -> Option<Self> {
        positive(text, "rem").filter(|rem| *rem <= 200.0).map(Self)
    }

    fn value(&self) -> TokenValue {
        TokenValue::Rem(self.0)
    }
}

impl Kind for Colour {
    const WRITTEN: &'static str = "a colour of six digits after `#`, such as \"#1d4f73\"";

    fn read(text: &str) -> Option<Self> {
        Self::parse(text)
    }

    fn value(&self) -> TokenValue {
        TokenValue::Colour(*self)
    }
}

/// A number above 0 before its unit.
fn positive(text: &str, unit: &str) -> Option<f64> {
    let digits = text.strip_suffix(unit)?.trim_end();
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    digits.parse().ok().filter(|number| plain && *number > 0.0)
}

/// What is wrong with the tokens of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenFault {
    /// The token, if it is one that the file has.
    pub name: Option<String>,
    /// What is wrong, and what to write instead.
    pub message: String,
}

impl TokenFault {
    fn of(name: &str, message: String) -> Self {
        Self { name: Some(name.to_owned()), message }
    }
}

/// Gives each token its field, its name and its kind in one line.
macro_rules! tokens {
    ($($field:ident: $kind:ty = $name:literal, $doc:literal;)*) => {
        /// The tokens of a theme.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Tokens {
            $(#[doc = $doc] pub $field: $kind,)*
        }

        impl Tokens {
            /// The names of all tokens, in the order in which they are explained.
            pub const NAMES: &'static [&'static str] = &[$($name),*];

            /// Reads the tokens from the texts of a file.
            ///
            /// # Errors
            /// The first token that is missing, unknown, of another kind, or at odds with another.
            pub fn read(texts: &BTreeMap<String, String>) -> Result<Self, TokenFault> {
                known(texts)?;
                let tokens = Self { $($field: token(texts, $name)?,)* };
                tokens.agree()?;
                Ok(tokens)
            }

            /// Every token by its name.
            pub fn values(&self) -> Vec<(&'static str, TokenValue)> {
                vec![$(($name, self.$field.value())),*]
            }
        }
    };
}

tokens! {
    page_width: Points = "page-width", "The width of a page.";
    page_height: Points = "page-height", "The height of a page.";
    margin_side: Points = "margin-side", "The margins at its sides.";
    margin_end: Points = "margin-end", "The margins above and below.";
    margin_turned: Points = "margin-turned", "All margins of a page of the other orientation.";
    body: Points = "body", "The size of body type.";
    table: Points = "table", "The size of type in tables.";
    table_small: Points = "table-small", "The least size of type in tables.";
    small: Points = "small", "The size of sources and notes.";
    running: Points = "running", "The size of running lines.";
    title: Points = "title", "The size of titles.";
    title_appendix: Points = "title-appendix", "The size of titles of appendices.";
    heading_2: Points = "heading-2", "The size of headings of level 2.";
    heading_3: Points = "heading-3", "The size of headings of level 3.";
    heading_4: Points = "heading-4", "The size of headings of level 4 and 5.";
    leading: Em = "leading", "The space between lines.";
    leading_table: Em = "leading-table", "The space between lines in tables.";
    line_length: Points = "line-length", "The length of a line of words on a page that is wider.";
    hang: Points = "hang", "How far text stands to the right of its number.";
    gap: Points = "gap", "The space between a number and its text.";
    labels: Points = "labels", "The least width of labels with something beside them.";
    web_body: Rem = "web-body", "The size of body type on the web.";
    web_measure: Rem = "web-measure", "The length of a line of words on the web.";
    web_hang: Rem = "web-hang", "How far text stands to the right of its number on the web.";
    ground: Colour = "ground", "What text stands on.";
    tint: Colour = "tint", "The ground of heads of tables and of statements.";
    text: Colour = "text", "Text on the web and in charts.";
    quiet: Colour = "quiet", "Text that stands back, and axes of charts.";
    line: Colour = "line", "Thin lines.";
    edge: Colour = "edge", "Lines that must be seen.";
    dark_ground: Colour = "dark-ground", "The same where a reader asks for dark pages.";
    dark_tint: Colour = "dark-tint", "The same where a reader asks for dark pages.";
    dark_text: Colour = "dark-text", "The same where a reader asks for dark pages.";
    dark_quiet: Colour = "dark-quiet", "The same where a reader asks for dark pages.";
    dark_line: Colour = "dark-line", "The same where a reader asks for dark pages.";
    dark_edge: Colour = "dark-edge", "The same where a reader asks for dark pages.";
    red: Colour = "red", "Red.";
    amber: Colour = "amber", "Amber.";
    green: Colour = "green", "Green.";
    red_tint: Colour = "red-tint", "A ground that is red.";
    amber_tint: Colour = "amber-tint", "A ground that is amber.";
    green_tint: Colour = "green-tint", "A ground that is green.";
}

/// Refuses names that no token has.
fn known(texts: &BTreeMap<String, String>) -> Result<(), TokenFault> {
    let Some(unknown) = texts.keys().find(|name| !Tokens::NAMES.contains(&name.as_str())) else { return Ok(()) };
    let help = match nearest(unknown, Tokens::NAMES.iter().copied()) {
        Some(near) => format!("write `{near}`"),
        None => "leave it out".to_owned(),
    };
    Err(TokenFault::of(unknown, format!("`{unknown}` is no token; {help}")))
}

fn token<T: Kind>(texts: &BTreeMap<String, String>, name: &str) -> Result<T, TokenFault> {
    let Some(text) = texts.get(name) else {
        return Err(TokenFault { name: None, message: format!("`{name}` is missing; write {}", T::WRITTEN) });
    };
    T::read(text.trim()).ok_or_else(|| TokenFault::of(name, format!("`{name}` is `{text}`; write {}", T::WRITTEN)))
}

impl Tokens {
    /// Refuses margins that leave no room, type in tables that grows where it should shrink, and text that cannot be read.
    fn agree(&self) -> Result<(), TokenFault> {
        for (name, room) in [
            ("margin-side", self.page_width.0 - 2.0 * self.margin_side.0),
            ("margin-end", self.page_height.0 - 2.0 * self.margin_end.0),
            ("margin-turned", self.page_width.0.min(self.page_height.0) - 2.0 * self.margin_turned.0),
        ] {
            if room < LEAST_ROOM {
                return Err(TokenFault::of(name, format!("`{name}` leaves {room:.0} pt of the page for text; leave {LEAST_ROOM:.0} pt at least")));
            }
        }
        if self.table_small.0 > self.table.0 {
            return Err(TokenFault::of("table-small", "`table-small` is larger than `table`; write a length that is not".to_owned()));
        }
        for (name, text, grounds) in [
            ("text", self.text, [self.ground, self.tint]),
            ("quiet", self.quiet, [self.ground, self.tint]),
            ("dark-text", self.dark_text, [self.dark_ground, self.dark_tint]),
            ("dark-quiet", self.dark_quiet, [self.dark_ground, self.dark_tint]),
        ] {
            let contrast = grounds.map(|ground| text.contrast(ground)).into_iter().fold(f64::INFINITY, f64::min);
            if contrast < CONTRAST {
                let message = format!("`{name}` has a contrast of {contrast:.1}:1 with its ground or tint; write a colour that has {CONTRAST:.0}:1");
                return Err(TokenFault::of(name, message));
            }
        }
        Ok(())
    }
}

impl Tokens {
    /// A colour made light enough, or dark enough, to be read on dark pages.
    pub fn on_dark(&self, colour: Colour) -> Colour {
        colour.readable_on(self.dark_tint, Colour::WHITE, CONTRAST)
    }

    /// A colour made dark enough to be read on light pages.
    pub fn on_light(&self, colour: Colour) -> Colour {
        colour.readable_on(self.tint, Colour::BLACK, CONTRAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standard() -> BTreeMap<String, String> {
        let text = include_str!("../../themes/standard/tokens.yaml");
        let line = |line: &str| {
            let (name, value) = line.split(" #").next()?.split_once(": ")?;
            Some((name.to_owned(), value.trim().trim_matches('"').to_owned()))
        };
        text.lines().filter(|line| !line.starts_with('#')).filter_map(line).collect()
    }

    fn fault(name: &str, value: Option<&str>) -> String {
        let mut texts = standard();
        match value {
            Some(value) => texts.insert(name.to_owned(), value.to_owned()),
            None => texts.remove(name),
        };
        Tokens::read(&texts).map(|_| String::new()).unwrap_or_else(|fault| fault.message)
    }

    #[test]
    fn the_standard_tokens_are_whole() {
        let tokens = Tokens::read(&standard()).unwrap();
        assert_eq!(tokens.values().len(), standard().len());
        assert!((tokens.page_width.0 - 595.276).abs() < 0.001, "{:?}", tokens.page_width);
    }

    #[test]
    fn each_fault_says_what_to_write() {
        assert!(fault("body", None).starts_with("`body` is missing; write a length in `pt`"));
        assert!(fault("bodi", Some("12pt")).contains("write `body`"));
        for wrong in ["12", "12px", "0pt", "-1pt", "1e9pt", "NaNpt", "2001pt", "pt"] {
            assert!(fault("body", Some(wrong)).contains("write a length in `pt`"), "{wrong}");
        }
        assert!(fault("leading", Some("12pt")).contains("`em`") && fault("web-body", Some("1em")).contains("`rem`"));
        assert!(fault("red", Some("red")).contains("#1d4f73"));
    }

    #[test]
    fn tokens_agree_with_each_other() {
        assert!(fault("margin-side", Some("100mm")).contains("leaves 28 pt"));
        assert!(fault("table-small", Some("14pt")).contains("larger than `table`"));
        assert!(fault("quiet", Some("#999999")).contains("contrast"));
        assert!(fault("dark-ground", Some("#777777")).contains("contrast"));
    }
}
