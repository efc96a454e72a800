//! The rule `value-range`.

use crate::check::docket::Docket;
use crate::check::tables::{Table, has_word, is_change};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, Place};
use crate::model::{Action, ActionPlan, Decimal, Measure, Outcome, Unit};

pub(super) const RULE: Rule = Rule {
    name: "value-range",
    summary: "A share below 0 or above 100 per cent, and bands of which amber begins where green does or above.",
    why: "a share of a whole lies between nothing and all of it; with amber above green nothing can ever be amber.",
    example: "\"237 (890%)\" in a table, `at_least: {percent: 900, of: visits}`, `bands: {amber: 70, green: 60}`, `value: 870` in an update",
    instead: "\"237 (89%)\", `at_least: {percent: 90, of: visits}`, `bands: {amber: 60, green: 70}`, `value: 87`",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    docket.tables.iter().for_each(|table| cells(table, findings));
    docket.plan.iter().for_each(|plan| actions(plan, findings));
}

fn is_share(percent: Decimal) -> bool {
    percent >= Decimal::ZERO && percent <= Decimal::ONE_HUNDRED
}

/// Counts with a percentage in brackets, where neither row nor column speaks of a change and no sign does.
fn cells(table: &Table, findings: &mut Vec<Finding>) {
    let grows = |text: &str| is_change(text) || has_word(text, &["up", "down", "compared", "against", "budget", "target"]);
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate().skip(1) {
            let percent = cell.figure.and_then(|figure| figure.percent).filter(|percent| !is_share(*percent));
            let Some(percent) = percent.filter(|_| !cell.text.contains('+') && !grows(table.label(row)) && !grows(table.head(column))) else {
                continue;
            };
            findings.push(
                Finding::error(RULE.name, &cell.place, format!("{percent} % is printed as a share of a whole"))
                    .help("write a percentage from 0 to 100; a change has a sign, or a heading that says so"),
            );
        }
    }
}

fn actions(plan: &ActionPlan, findings: &mut Vec<Finding>) {
    for action in plan.actions() {
        let shares = action.outcomes.iter().flat_map(Outcome::shares).filter(|percent| !is_share(*percent));
        findings.extend(shares.map(|percent| outside(&action.place, &format!("an outcome of {} is {percent} %", action.id.value))));
        if let Some(bands) = action.bands.as_ref().filter(|bands| bands.amber >= bands.green) {
            let message = format!("the bands of {} have amber from {} and green from {}", action.id.value, bands.amber, bands.green);
            let help = "give amber a smaller figure than green: from `amber` on a value is amber, from `green` on green, below both red";
            findings.push(Finding::error(RULE.name, &action.place, message).help(help));
        }
        if is_in_percent(action) {
            let values = action.updates.iter().filter_map(|update| update.value.as_ref()).filter(|value| !is_share(value.value));
            findings.extend(values.map(|value| outside(&value.place, &format!("the value {} is no percentage of a whole", value.value))));
        }
    }
}

fn outside(place: &Place, message: &str) -> Finding {
    Finding::error(RULE.name, place, message).help("write a percentage from 0 to 100")
}

/// Whether what is measured of an action can only be a share of a whole.
fn is_in_percent(action: &Action) -> bool {
    if let Some(told) = action.bands.as_ref().and_then(|bands| bands.unit.as_ref()) {
        return *told == Measure::In(Unit::Percent);
    }
    let counted = action.outcomes.iter().any(|outcome| matches!(outcome, Outcome::Count { .. } | Outcome::Change { .. } | Outcome::ToBeSet(_)));
    !counted && action.outcomes.iter().any(|outcome| !outcome.shares().is_empty())
}
