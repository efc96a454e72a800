//! What has become of a plan between two days: its exceptions, and its progress.

use super::{ActionPlan, ActionStatus, Date, DueDay, Progress, Rag};

/// How an action differs from what was planned, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExceptionKind {
    /// It is red, and was not.
    TurnedRed,
    /// It is neither complete nor withdrawn, and its day is past.
    Overdue,
    /// Its day is later than it was.
    Slipped,
    /// Others answer for it.
    OwnerChanged,
    /// It is no longer to be done.
    Withdrawn,
    /// It is open, and nothing was said of it.
    NotUpdated,
}

impl ExceptionKind {
    /// Every kind, in order.
    pub const ALL: [Self; 6] = [Self::TurnedRed, Self::Overdue, Self::Slipped, Self::OwnerChanged, Self::Withdrawn, Self::NotUpdated];
}

/// An action on two days: nothing for the first when it was added later.
#[derive(Debug, Clone)]
pub struct Course<'a> {
    /// How it stood.
    pub before: Option<Progress<'a>>,
    /// How it stands.
    pub now: Progress<'a>,
}

impl ActionPlan {
    /// Every action of the plan on `day`, beside how it stood on `since`.
    pub fn course(&self, since: Date, day: Date) -> impl Iterator<Item = Course<'_>> {
        let actions = self.priorities.iter().flat_map(|priority| &priority.actions);
        actions.filter_map(move |action| Some(Course { before: action.at(since), now: action.at(day)? }))
    }

    /// The exceptions between two days, by kind, each in the order of the plan.
    pub fn exceptions(&self, since: Date, day: Date) -> Vec<(ExceptionKind, Course<'_>)> {
        let mut found: Vec<(ExceptionKind, Course<'_>)> =
            self.course(since, day).flat_map(|course| course.exceptions(since, day).into_iter().map(move |kind| (kind, course.clone()))).collect();
        found.sort_by_key(|(kind, _)| *kind);
        found
    }

    /// The day as at which it is shown: the one that an author names, else that of the agenda, else the last day that the plan speaks of.
    pub fn day(&self, named: Option<Date>, agenda: Option<Date>) -> Date {
        named.or(agenda).unwrap_or(self.last_day)
    }
}

impl Course<'_> {
    /// In which ways the action is an exception.
    pub fn exceptions(&self, since: Date, day: Date) -> Vec<ExceptionKind> {
        let now = &self.now;
        if now.withdrawn.is_some() {
            let is_new = self.before.as_ref().is_none_or(|before| before.withdrawn.is_none());
            return if is_new { vec![ExceptionKind::Withdrawn] } else { Vec::new() };
        }
        let before = |differs: &dyn Fn(&Progress<'_>) -> bool| self.before.as_ref().is_some_and(differs);
        let holds = |kind: ExceptionKind| match kind {
            ExceptionKind::TurnedRed => now.rag == Some(Rag::Red) && self.before.as_ref().is_none_or(|before| before.rag != Some(Rag::Red)),
            ExceptionKind::Overdue => now.is_overdue(day),
            ExceptionKind::Slipped => before(&|before| is_later(&now.due.day, &before.due.day)),
            ExceptionKind::OwnerChanged => before(&|before| !same_owners(before, now)),
            ExceptionKind::Withdrawn => false,
            ExceptionKind::NotUpdated => now.is_open() && before(&|_| now.updated.is_none_or(|updated| updated <= since)),
        };
        ExceptionKind::ALL.into_iter().filter(|kind| holds(*kind)).collect()
    }

    /// Whether it was done between the two days.
    pub fn completed(&self) -> bool {
        self.reached(ActionStatus::Complete)
    }

    /// Whether it was begun between the two days and is not yet done.
    pub fn begun(&self) -> bool {
        self.reached(ActionStatus::InProgress)
    }

    fn reached(&self, status: ActionStatus) -> bool {
        self.now.status == status && self.now.withdrawn.is_none() && self.before.as_ref().is_none_or(|before| before.status != status)
    }

    /// Whether anything was said of it between the two days.
    pub fn is_told(&self, since: Date) -> bool {
        self.before.is_none() || self.now.updated.is_some_and(|updated| updated > since)
    }
}

/// Whether a day is later than another; one that is lost in an event counts as later.
fn is_later(now: &DueDay, before: &DueDay) -> bool {
    match (now.day(), before.day()) {
        (Some(now), Some(before)) => now > before,
        (None, Some(_)) => true,
        (_, None) => false,
    }
}

fn same_owners(before: &Progress<'_>, now: &Progress<'_>) -> bool {
    let names = |progress: &Progress<'_>| progress.owners.iter().map(|owner| owner.value.clone()).collect::<std::collections::BTreeSet<_>>();
    names(before) == names(now)
}
