//! Figures of action plans, as they stand on the day of the report.

use super::call::{Amount, Call, Fault, Value};
use crate::model::{ActionPlan, ActionStatus, DueDay, Progress, Rag, Unit};

/// The words for how far an action is.
const STATUSES: [&str; 4] = ["not started", "in progress", "complete", "withdrawn"];
/// What can be had of one action.
const FIELDS: [&str; 4] = ["due", "added", "updated", "value"];

/// `count`: actions or priorities.
pub(super) fn count(call: &Call<'_>, name: &str, plan: &ActionPlan) -> Result<Value, Fault> {
    match call.text("of").unwrap_or("actions") {
        "actions" => call.only("the actions of a plan", &["of", "status", "rag", "priority", "owner"])?,
        "priorities" => {
            call.only("the priorities of a plan", &["of"])?;
            return Ok(Value::Amount(Amount::count(plan.priorities.len())));
        }
        other => return Err(Fault::of("of", format!("of a plan `{other}` cannot be counted")).nearest(other, ["actions", "priorities"].into_iter())),
    }
    let status = call.text("status");
    if let Some(word) = status.filter(|word| !STATUSES.contains(word)) {
        return Err(Fault::of("status", format!("`{word}` is no status of an action")).nearest(word, STATUSES.into_iter()));
    }
    let rag = match call.text("rag") {
        None => None,
        Some("red") => Some(Rag::Red),
        Some("amber") => Some(Rag::Amber),
        Some("green") => Some(Rag::Green),
        Some(other) => {
            return Err(Fault::of("rag", format!("`{other}` is no colour of an action")).nearest(other, ["red", "amber", "green"].into_iter()));
        }
    };
    let found = actions(call, name, plan)?;
    let counts = |state: &&Progress<'_>| {
        let stands = match status {
            Some(word) => self::status(state) == word,
            None => state.withdrawn.is_none(),
        };
        stands && rag.is_none_or(|wanted| state.rag == Some(wanted))
    };
    Ok(Value::Amount(Amount::count(found.iter().filter(counts).count())))
}

/// `overdue`: open actions whose day has passed.
pub(super) fn overdue(call: &Call<'_>) -> Result<Value, Fault> {
    let (name, plan) = call.plan().ok_or_else(|| call.wrong("an action plan"))?;
    let found = actions(call, name, plan)?;
    Ok(Value::Amount(Amount::count(found.iter().filter(|state| state.is_overdue(call.setting.day)).count())))
}

/// `at`: something of one action.
pub(super) fn at(call: &Call<'_>, name: &str, plan: &ActionPlan) -> Result<Value, Fault> {
    let (id, field) = (call.text("row").unwrap_or(""), call.text("of").unwrap_or(""));
    let state = plan.at(call.setting.day).find(|state| state.action.id.value == id).ok_or_else(|| {
        let ids: Vec<&str> = plan.at(call.setting.day).map(|state| state.action.id.value.as_str()).collect();
        Fault::of("row", format!("`{name}` has no action `{id}` on the day of the report")).nearest(id, ids.into_iter())
    })?;
    let missing = |what: &str| Fault::of("of", format!("the action `{id}` has no {what}")).cell(&state.action.place, "the action is here");
    match field {
        "due" => match &state.due.day {
            DueDay::On(day) | DueDay::From(day) => Ok(Value::Day(*day)),
            DueDay::Event(event) => Ok(Value::Text(event.value.clone())),
            DueDay::Quarter(..) => Err(missing("day that it is due on, but a quarter")),
        },
        "added" => Ok(Value::Day(state.action.added.value)),
        "updated" => state.updated.map(Value::Day).ok_or_else(|| missing("update yet")),
        "value" => {
            let amount = state.value.map(|(_, value)| Amount { value, unit: Unit::Number, decimals: value.scale() });
            amount.map(Value::Amount).ok_or_else(|| missing("figure yet"))
        }
        other => Err(Fault::of("of", format!("of an action `{other}` cannot be had")).nearest(other, FIELDS.into_iter())),
    }
}

/// The actions of the plan that the arguments `priority` and `owner` ask for.
fn actions<'p>(call: &Call<'_>, name: &str, plan: &'p ActionPlan) -> Result<Vec<Progress<'p>>, Fault> {
    let mut found: Vec<Progress<'p>> = plan.at(call.setting.day).collect();
    if let Some(id) = call.text("priority") {
        let ids = plan.priorities.iter().map(|priority| priority.id.value.as_str());
        let priority = plan.priorities.iter().find(|priority| priority.id.value.as_str() == id);
        let priority = priority.ok_or_else(|| Fault::of("priority", format!("`{name}` has no priority `{id}`")).nearest(id, ids))?;
        found.retain(|state| priority.actions.iter().any(|action| action.id.value == state.action.id.value));
    }
    if let Some(post) = call.text("owner") {
        let mut owners: Vec<&str> = plan.at(call.setting.day).flat_map(|state| state.owners).map(|owner| owner.value.as_str()).collect();
        owners.sort_unstable();
        owners.dedup();
        if !owners.contains(&post) {
            return Err(Fault::of("owner", format!("`{post}` owns no action of `{name}`")).nearest(post, owners.into_iter()));
        }
        found.retain(|state| state.owners.iter().any(|owner| owner.value.as_str() == post));
    }
    Ok(found)
}

fn status(state: &Progress<'_>) -> &'static str {
    match (&state.withdrawn, state.status) {
        (Some(_), _) => "withdrawn",
        (None, ActionStatus::NotStarted) => "not started",
        (None, ActionStatus::InProgress) => "in progress",
        (None, ActionStatus::Complete) => "complete",
    }
}
