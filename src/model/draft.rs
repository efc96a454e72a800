//! Content as `load` reads it: figures that are still to be worked out stand in its prose.
//!
//! `check` makes new content of it, in which there can be none: what it forgets does not compile.

use crate::diagnostic::Place;

/// An expression, to be worked out from data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// What stands between `{{` and `}}`.
    pub text: String,
    /// Where it stands, the braces included.
    pub place: Place,
}

impl std::fmt::Display for Expression {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{{{{{}}}}}", self.text)
    }
}

/// Gives each type of the model its form with figures.
macro_rules! drafts {
    ($($name:ident)+) => {$(
        #[doc = concat!("A [`", stringify!($name), "`](super::", stringify!($name), ") in which figures are still to be worked out.")]
        pub type $name = super::$name<Expression>;
    )+};
}

drafts! {
    Action ActionPlan Annex Appendix AppendixContent Assurance Block Cell Committee Content DataSource DataTable DatedPlan Dossier Inline Item ItemContent
    ListItem MarkdownPaper Meeting Notice Outcome Paper Priority Prose Recommendation Recommendations Report Section SharedPlan Step StepKind Tables Titled Tracked
    TrackedItem Tracker TrackerItem Update View
}
