//! An action plan: priorities, actions, outcomes, dates.

use std::convert::Infallible;
use std::sync::Arc;

use super::{Date, Decimal, Prose, Slug, Tables, Unit};
use crate::diagnostic::{Located, Place};

/// A living action plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionPlan<F = Infallible> {
    /// Its title.
    pub title: Located<String>,
    /// Its opening pages.
    pub introduction: Prose<F>,
    /// What evidence the board will get for each priority.
    pub assurance: Vec<Assurance<F>>,
    /// Its priorities, in order.
    pub priorities: Vec<Priority<F>>,
    /// Papers after the sheets.
    pub annexes: Vec<Annex<F>>,
    /// The last day that it speaks of.
    pub last_day: Date,
}

/// An action plan that several papers may show. One without figures is the same for all of them, and is kept once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SharedPlan<F = Infallible> {
    /// Without figures.
    Plain(Arc<ActionPlan>),
    /// With figures, which each paper that shows it works out for itself.
    Figured(Arc<ActionPlan<F>>),
}

impl std::ops::Deref for SharedPlan {
    type Target = ActionPlan;

    fn deref(&self) -> &ActionPlan {
        match self {
            Self::Plain(plan) | Self::Figured(plan) => plan,
        }
    }
}

/// An action plan as it stood on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedPlan<F = Infallible> {
    /// The plan, which other papers may show too.
    pub plan: SharedPlan<F>,
    /// The day as at which it is shown; without one the day on which the agenda is issued.
    pub as_at: Option<Date>,
}

impl ActionPlan {
    /// Its actions, in order.
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        self.priorities.iter().flat_map(|priority| &priority.actions)
    }
}

/// What evidence the board will get for a priority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assurance<F = Infallible> {
    /// The priority.
    pub priority: Located<Slug>,
    /// The evidence.
    pub evidence: Prose<F>,
}

/// A priority and its actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priority<F = Infallible> {
    /// Its id.
    pub id: Located<Slug>,
    /// Its title.
    pub title: Located<String>,
    /// Service delivery plans that hang together with it.
    pub linked_plans: Vec<Located<String>>,
    /// Its actions, in order.
    pub actions: Vec<Action<F>>,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action<F = Infallible> {
    /// Its id, unique in the plan.
    pub id: Located<String>,
    /// Whether it starts a new sheet.
    pub new_sheet: bool,
    /// The posts that answer for it.
    pub owners: Vec<Located<Slug>>,
    /// What is to be done differently or better.
    pub improvement: Prose<F>,
    /// What brought it about.
    pub driver: Option<Driver>,
    /// What is to be achieved.
    pub outcomes: Vec<Outcome<F>>,
    /// From which figures it is amber and green.
    pub bands: Option<Bands>,
    /// What will be done.
    pub steps: Vec<Prose<F>>,
    /// By when.
    pub due: Due,
    /// With whom.
    pub partners: Vec<Located<String>>,
    /// The day it joined the plan.
    pub added: Located<Date>,
    /// What became of it since, in the order of the file.
    pub updates: Vec<Update<F>>,
    /// Where it stands.
    pub place: Place,
}

/// What became of an action on a day. What an update leaves out stays as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update<F = Infallible> {
    /// The day from which it holds.
    pub date: Located<Date>,
    /// How far the action is.
    pub status: Option<Located<ActionStatus>>,
    /// The figure that was measured, in the unit of the action's outcome and bands.
    pub value: Option<Located<Decimal>>,
    /// Red, amber or green, where it is judged and not measured.
    pub rag: Option<Located<Rag>>,
    /// What is said about it.
    pub note: Prose<F>,
    /// A new date.
    pub due: Option<Due>,
    /// New owners; none for the same as before.
    pub owners: Option<Vec<Located<Slug>>>,
    /// A new wording of what is to be done differently or better.
    pub improvement: Option<Prose<F>>,
    /// Why the action is withdrawn.
    pub withdrawn: Option<Located<String>>,
    /// Where it stands.
    pub place: Place,
}

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum ActionStatus {
    /// Not begun.
    #[default]
    NotStarted,
    /// Begun.
    InProgress,
    /// Done.
    Complete,
}

/// Red, amber or green.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rag {
    /// Red, in a circle.
    Red,
    /// Amber, in a triangle.
    Amber,
    /// Green, in a square.
    Green,
}

/// What brought an action about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// What it was.
    pub kind: DriverKind,
    /// The year of it.
    pub year: Option<i16>,
    /// What it said.
    pub quote: Option<Located<String>>,
}

/// What kind of finding of an inspection a driver is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DriverKind {
    /// A recommendation of the inspectors.
    InspectionRecommendation,
    /// An area for improvement.
    AreaForImprovement,
    /// An area that a focused visit looked at.
    FocusedVisitArea,
    /// An action that the inspectors want first.
    PriorityAction,
}

/// Red, amber and green in the unit of the measure: green from `green`, amber from `amber`, red below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bands {
    /// Where amber begins.
    pub amber: Decimal,
    /// Where green begins.
    pub green: Decimal,
    /// What is measured.
    pub of: Option<Located<String>>,
    /// In what it is measured, where the author says so.
    pub unit: Option<Measure>,
}

/// In what the figures of an action are measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// A unit that the program knows. Plain numbers count whole things, which `of` names.
    In(Unit),
    /// A unit in the author's words: "days".
    Named(Located<String>),
}

impl<F> Action<F> {
    /// In what its figures are measured: what its bands say, or a share where shares are to be achieved, or a count where counts are. What is to be
    /// achieved in words alone is held to bands that are shares; without bands it is not known what its figures count.
    pub fn measure(&self) -> Measure {
        let counts = self.outcomes.iter().any(|outcome| matches!(outcome, Outcome::Count { .. }));
        let shares = self.outcomes.iter().any(|outcome| !outcome.shares().is_empty());
        let told = self.bands.as_ref().and_then(|bands| bands.unit.clone());
        let in_percent = shares || (self.bands.is_some() && !counts);
        told.unwrap_or(Measure::In(if in_percent { Unit::Percent } else { Unit::Number }))
    }
}

impl<F> Outcome<F> {
    /// Its percentages that are shares of a whole.
    pub fn shares(&self) -> Vec<Decimal> {
        match self {
            Self::AtLeast { percent, .. } | Self::Keep { percent, .. } => vec![*percent],
            Self::Target { baseline, target, national, .. } => [*baseline, *target].into_iter().chain(*national).collect(),
            Self::Count { .. } | Self::Change { .. } | Self::Qualitative(_) | Self::ToBeSet(_) => Vec::new(),
        }
    }
}

/// What an action is to achieve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<F = Infallible> {
    /// At least so many per cent of something.
    AtLeast {
        /// Per cent, 0 to 100.
        percent: Decimal,
        /// Of what.
        of: Located<String>,
    },
    /// So many of something.
    Count {
        /// How many.
        number: Decimal,
        /// Of what.
        of: Located<String>,
    },
    /// So many per cent more or less.
    Change {
        /// Per cent; negative for less.
        percent: Decimal,
        /// Of what.
        of: Located<String>,
    },
    /// As much as before.
    Keep {
        /// Per cent, 0 to 100.
        percent: Decimal,
        /// Of what.
        of: Located<String>,
        /// Where the baseline comes from.
        source: Option<Located<String>>,
    },
    /// From a baseline to a target.
    Target {
        /// Per cent.
        baseline: Decimal,
        /// Per cent.
        target: Decimal,
        /// The national figure, in per cent.
        national: Option<Decimal>,
        /// Of what.
        of: Located<String>,
    },
    /// Something that is seen, not counted.
    Qualitative(Prose<F>),
    /// A measure that is still to be set.
    ToBeSet(Prose<F>),
}

/// By when an action is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The day or event.
    pub day: DueDay,
    /// Words beside it.
    pub note: Option<Located<String>>,
    /// Where it stands.
    pub place: Place,
}

/// The day or event by which an action is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueDay {
    /// By a day.
    On(Date),
    /// From a day on.
    From(Date),
    /// In a quarter of the calendar year, 1 to 4.
    Quarter(i16, u8),
    /// When something happens.
    Event(Located<String>),
}

/// A paper after the sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex<F = Infallible> {
    /// Its title.
    pub title: Located<String>,
    /// Its words.
    pub text: Prose<F>,
    /// Its tables.
    pub tables: Tables<F>,
}
