//! The rule `update-order`.

use crate::check::docket::Docket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::Action;

pub(super) const RULE: Rule = Rule {
    name: "update-order",
    summary: "Updates of an action that do not follow each other, or that stand before the action itself.",
    why: "the plan as at a day is made by applying its updates in order, and what is dated is never changed afterwards.",
    example: "an update of 3 March 2022 below one of 5 May 2022",
    instead: "the updates in the order of their dates.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    docket.plan.iter().flat_map(|plan| plan.actions()).for_each(|action| order(action, findings));
}

fn order(action: &Action, findings: &mut Vec<Finding>) {
    let mut last = &action.added;
    for update in &action.updates {
        let date = &update.date;
        if date.value < last.value {
            let (message, label) = match std::ptr::eq(last, &action.added) {
                true => (format!("an update of {} is dated before the action was added", action.id.value), "added here"),
                false => (format!("the updates of {} are out of order", action.id.value), "after this one"),
            };
            findings.push(
                Finding::error(RULE.name, &date.place, message)
                    .label(format!("{} is earlier than {}", date.value, last.value))
                    .also(&last.place, label)
                    .help("correct the date, or put the updates in the order of their dates"),
            );
        }
        last = date;
    }
}
