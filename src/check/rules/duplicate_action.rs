//! The rule `duplicate-action`.

use std::collections::BTreeMap;

use crate::check::docket::Docket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::ActionPlan;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-action",
    summary: "Two actions of a plan with one id, and evidence for a priority that the plan does not have.",
    why: "progress is followed by id from meeting to meeting.",
    example: "two actions `AQ-07`",
    instead: "an id of its own for each.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    if let Some(plan) = docket.plan {
        ids(plan, findings);
        priorities(plan, findings);
    }
}

fn ids(plan: &ActionPlan, findings: &mut Vec<Finding>) {
    let mut seen = BTreeMap::new();
    for action in plan.actions() {
        if let Some(first) = seen.insert(&action.id.value, &action.id.place) {
            findings.push(
                Finding::error(RULE.name, &action.id.place, format!("two actions have the id `{}`", action.id.value))
                    .label("and again here")
                    .also(first, "first given here")
                    .help("give each action an id of its own"),
            );
        }
    }
}

fn priorities(plan: &ActionPlan, findings: &mut Vec<Finding>) {
    for row in &plan.assurance {
        if !plan.priorities.iter().any(|priority| priority.id.value == row.priority.value) {
            findings.push(
                Finding::error(RULE.name, &row.priority.place, format!("the plan has no priority `{}`", row.priority.value))
                    .label("no such priority")
                    .help("write the id of a priority of this plan"),
            );
        }
    }
}
