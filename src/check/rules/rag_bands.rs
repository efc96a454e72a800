//! The rule `rag-bands`.

use crate::check::docket::Docket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{Action, Bands, Rag, Update};

pub(super) const RULE: Rule = Rule {
    name: "rag-bands",
    summary: "A colour that the figure beside it does not have by the bands of the action.",
    why: "members act on the colour.",
    example: "`value: 48` and `rag: amber` under bands that begin with 60",
    instead: "the figure alone; its colour follows from the bands.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(check)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    for action in docket.plan.iter().flat_map(|plan| plan.actions()) {
        if let Some(bands) = &action.bands {
            action.updates.iter().for_each(|update| judge(action, update, bands, findings));
        }
    }
}

fn judge(action: &Action, update: &Update, bands: &Bands, findings: &mut Vec<Finding>) {
    let (Some(value), Some(stated)) = (&update.value, &update.rag) else { return };
    let follows = bands.rag(value.value);
    if follows != stated.value {
        findings.push(
            Finding::error(RULE.name, &stated.place, format!("{} is called {} at {}", action.id.value, word(stated.value), value.value))
                .label(format!("{} by the bands", word(follows)))
                .also(&value.place, "the figure")
                .note(format!("green from {}, amber from {}, red below", bands.green, bands.amber))
                .help("delete `rag`: the colour follows from the figure"),
        );
    }
}

fn word(rag: Rag) -> &'static str {
    match rag {
        Rag::Red => "red",
        Rag::Amber => "amber",
        Rag::Green => "green",
    }
}
