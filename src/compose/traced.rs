//! What is shown, and the author's text that it was made from.

use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

use crate::diagnostic::Place;

/// Something shown, and where its author wrote what it was made from.
///
/// The place is no part of what is shown: it stands in no written form, and two things that show the same are equal wherever they came from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Traced<T> {
    /// What is shown.
    pub shown: T,
    /// The text it was made from.
    #[serde(skip)]
    pub origin: Origin,
}

/// A stretch of an author's file; nothing for what the program writes of its own accord.
#[derive(Debug, Clone, Default)]
pub struct Origin(Option<Place>);

impl Origin {
    /// The stretch, if the thing shown was made from one.
    pub fn place(&self) -> Option<&Place> {
        self.0.as_ref()
    }
}

impl From<&Place> for Origin {
    fn from(place: &Place) -> Self {
        Self(Some(place.clone()))
    }
}

/// Origins never tell two things apart.
impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origin {}

impl Hash for Origin {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl<T> Traced<T> {
    /// Something made from a stretch of an author's text, unless it is known already to come from a smaller one.
    pub(super) fn made_from(mut self, place: &Place) -> Self {
        if self.origin.place().is_none() {
            self.origin = Origin::from(place);
        }
        self
    }
}

impl<T> From<T> for Traced<T> {
    /// What the program writes of its own accord.
    fn from(shown: T) -> Self {
        Self { shown, origin: Origin::default() }
    }
}

/// Several things made from one stretch of an author's text.
pub(super) fn all_from<T>(things: impl IntoIterator<Item = Traced<T>>, place: &Place) -> Vec<Traced<T>> {
    things.into_iter().map(|thing| thing.made_from(place)).collect()
}

/// Blocks that come from nowhere, for tests.
#[cfg(test)]
macro_rules! blocks {
    ($($block:expr),* $(,)?) => { vec![$($crate::compose::Traced::from($block)),*] };
}
#[cfg(test)]
pub(crate) use blocks;
