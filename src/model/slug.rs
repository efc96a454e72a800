//! Names that are also folders and parts of web addresses.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The longest name, in characters.
const LONGEST: usize = 80;

/// A name that is also a folder and part of a web address: lower-case letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Slug(Arc<str>);

/// A text that is no slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a slug is lower-case letters, digits and hyphens")]
pub struct NoSlug;

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0.as_ref().to_owned()
    }
}

impl TryFrom<String> for Slug {
    type Error = NoSlug;

    fn try_from(text: String) -> Result<Self, NoSlug> {
        Self::parse(&text).ok_or(NoSlug)
    }
}

impl Slug {
    /// Accepts lower-case letters, digits and single inner hyphens, at most 80 characters.
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let well_formed = !text.is_empty() && text.len() <= LONGEST && text.chars().all(allowed);
        (well_formed && !text.starts_with('-') && !text.ends_with('-')).then(|| Self(text.into()))
    }

    /// A name made from any text, letters of other alphabets written in this one: "Tŷ Gŵyr" is `ty-gwyr`. Nothing where no letter or digit is left.
    pub fn made_of(text: &str) -> Option<Self> {
        let mut made = slug::slugify(text);
        made.truncate(LONGEST);
        Self::parse(made.trim_end_matches('-'))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A map by slugs can be asked for a folder's name.
impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_from_any_text() {
        let made = |text: &str| Slug::made_of(text).map(|slug| slug.to_string());
        for (text, slug) in [
            ("Tŷ Gŵyr", "ty-gwyr"),
            ("Children’s services: “plan” (2021–22)", "children-s-services-plan-2021-22"),
            ("  Straße__Ærø  ", "strasse-aero"),
            ("Ελλάδα", "ellada"),
        ] {
            assert_eq!(made(text).as_deref(), Some(slug), "{text}");
        }
        assert_eq!((made(""), made("–!?")), (None, None));
        assert_eq!(made(&"word ".repeat(40)).map(|made| made.len()), Some(79));
    }

    #[test]
    fn a_made_name_is_a_name() {
        for text in ["a", "-a-", "Ðe ſhort £5 ½", "日本語", "%%%a%%%"] {
            let made = Slug::made_of(text).unwrap();
            assert_eq!(Slug::parse(made.as_str()), Some(made), "{text}");
        }
    }
}
