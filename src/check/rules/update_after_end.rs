//! The rule `update-after-end`.

use crate::check::docket::Docket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, Place};
use crate::model::{Action, ActionStatus, Update};

pub(super) const RULE: Rule = Rule {
    name: "update-after-end",
    summary: "An action that goes on after it was withdrawn or was complete, without being taken up again.",
    why: "readers were told that nothing more is to come.",
    example: "a new date for an action that is complete",
    instead: "first an update with `status: in progress` and a note that says why.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    docket.plan.iter().flat_map(|plan| plan.actions()).for_each(|action| judge(action, findings));
}

fn judge(action: &Action, findings: &mut Vec<Finding>) {
    let mut ended: Option<(&'static str, Place)> = None;
    for update in &action.updates {
        let status = update.status.as_ref().map(|status| status.value);
        if let Some((how, place)) = &ended {
            let withdrawn = *how == "withdrawn";
            if withdrawn || (changes(update) && status.is_none()) {
                findings.push(
                    Finding::error(RULE.name, &update.date.place, format!("{} goes on after it was {how}", action.id.value))
                        .label("this update")
                        .also(place, format!("{how} here"))
                        .help(if withdrawn {
                            "add a new action instead"
                        } else {
                            "write `status: in progress` and a note that says why it was taken up again"
                        }),
                );
            }
        }
        match (&update.withdrawn, status) {
            (Some(reason), _) => ended = Some(("withdrawn", reason.place.clone())),
            (None, Some(ActionStatus::Complete)) => ended = Some(("complete", update.date.place.clone())),
            (None, Some(ActionStatus::NotStarted | ActionStatus::InProgress)) => ended = ended.filter(|(how, _)| *how == "withdrawn"),
            (None, None) => {}
        }
    }
}

/// Whether an update changes more than what is said or measured.
fn changes(update: &Update) -> bool {
    update.due.is_some() || update.owners.is_some() || update.improvement.is_some()
}
