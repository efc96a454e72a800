//! An action as it stands on a day: its own fields are its state on the day it was added, and its updates are applied up to that day.

use super::{Action, ActionPlan, ActionStatus, Bands, Date, Decimal, Due, DueDay, Prose, Rag, Slug};
use crate::diagnostic::Located;

/// How an action stands on a day.
#[derive(Debug, Clone)]
pub struct Progress<'a> {
    /// The action.
    pub action: &'a Action,
    /// Who answers for it.
    pub owners: &'a [Located<Slug>],
    /// What is to be done differently or better.
    pub improvement: &'a Prose,
    /// By when.
    pub due: &'a Due,
    /// How far it is.
    pub status: ActionStatus,
    /// The figure measured last, and the day of it.
    pub value: Option<(Date, Decimal)>,
    /// Red, amber or green: judged, or else by the figure and the bands.
    pub rag: Option<Rag>,
    /// What was said last.
    pub note: Option<&'a Prose>,
    /// The day of the last update.
    pub updated: Option<Date>,
    /// Since when and why it is withdrawn.
    pub withdrawn: Option<Withdrawal<'a>>,
}

/// Since when and why an action is withdrawn.
#[derive(Debug, Clone, Copy)]
pub struct Withdrawal<'a> {
    /// The day.
    pub date: Date,
    /// The reason.
    pub reason: &'a str,
}

impl Bands {
    /// Green from `green`, amber from `amber`, red below.
    pub fn rag(&self, value: Decimal) -> Rag {
        match () {
            () if value >= self.green => Rag::Green,
            () if value >= self.amber => Rag::Amber,
            () => Rag::Red,
        }
    }
}

impl Action {
    /// How the action stands on a day; nothing before it was added. Updates of one day hold in the order of the file.
    pub fn at(&self, day: Date) -> Option<Progress<'_>> {
        if self.added.value > day {
            return None;
        }
        let mut state = Progress {
            action: self,
            owners: &self.owners,
            improvement: &self.improvement,
            due: &self.due,
            status: ActionStatus::NotStarted,
            value: None,
            rag: None,
            note: None,
            updated: None,
            withdrawn: None,
        };
        let mut updates: Vec<_> = self.updates.iter().filter(|update| update.date.value <= day).collect();
        updates.sort_by_key(|update| update.date.value);
        for update in updates {
            let date = update.date.value;
            state.status = update.status.as_ref().map_or(state.status, |status| status.value);
            if let Some(value) = &update.value {
                state.value = Some((date, value.value));
                state.rag = self.bands.as_ref().map(|bands| bands.rag(value.value));
            }
            state.rag = update.rag.as_ref().map(|rag| rag.value).or(state.rag);
            state.note = (!update.note.is_empty()).then_some(&update.note).or(state.note);
            state.due = update.due.as_ref().unwrap_or(state.due);
            state.owners = update.owners.as_deref().unwrap_or(state.owners);
            state.improvement = update.improvement.as_ref().unwrap_or(state.improvement);
            state.withdrawn = update.withdrawn.as_ref().map(|reason| Withdrawal { date, reason: &reason.value }).or(state.withdrawn);
            state.updated = Some(date);
        }
        Some(state)
    }
}

impl Progress<'_> {
    /// Whether something is still to be done: neither complete nor withdrawn.
    pub fn is_open(&self) -> bool {
        self.status != ActionStatus::Complete && self.withdrawn.is_none()
    }

    /// Whether it is open on a day after the one it was due by.
    pub fn is_overdue(&self, day: Date) -> bool {
        self.is_open() && self.due.day.last_day().is_some_and(|last| last < day)
    }
}

impl ActionPlan {
    /// The actions of the plan as they stand on a day, in the order of the file; those added later are left out.
    pub fn at(&self, day: Date) -> impl Iterator<Item = Progress<'_>> {
        self.priorities.iter().flat_map(|priority| &priority.actions).filter_map(move |action| action.at(day))
    }
}

impl DueDay {
    /// The day that it can be compared by: its last, or the one it starts from; nothing for an event.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::From(day) => Some(*day),
            Self::On(_) | Self::Quarter(..) | Self::Event(_) => self.last_day(),
        }
    }

    /// The last day on which the action is in time; nothing for a start ("from …") and for an event.
    pub fn last_day(&self) -> Option<Date> {
        match self {
            Self::On(day) => Some(*day),
            Self::Quarter(year, quarter) => {
                let (month, day) = [(3, 31), (6, 30), (9, 30), (12, 31)].get(usize::from(*quarter).checked_sub(1)?).copied()?;
                Date::parse(&format!("{year:04}-{month:02}-{day}"))
            }
            Self::From(_) | Self::Event(_) => None,
        }
    }
}
