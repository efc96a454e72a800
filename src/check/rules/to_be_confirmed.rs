//! The rule `to-be-confirmed`.

use crate::check::docket::{Docket, Form};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    name: "to-be-confirmed",
    summary: "\"TBC\" where an answer should stand.",
    why: "a report for decision is finished when it is published.",
    example: "`## Risk management implications` with \"TBC\"",
    instead: "the answer, or \"None\".",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(check)],
};

/// What may be open when an agenda goes out: a room, and when a paper is no longer withheld.
const OPEN: [&str; 2] = ["Meeting.room", "Exemption.until"];

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    // A plan is living: what is not known when it is published is told by a later update. So are the cells of a table, of which `empty-table` sees that
    // some say something.
    if docket.plan.is_some() {
        return;
    }
    for line in docket.lines.iter().filter(|line| line.form != Form::Cell && !OPEN.contains(&line.field)) {
        if is_to_be_confirmed(&line.run.text)
            && let Some(place) = line.run.place(&(0..line.run.text.len()))
        {
            findings.push(
                Finding::error(RULE.name, &place, "the answer is still to be confirmed")
                    .label("not an answer")
                    .help("write the answer, or \"None\" where there is nothing to say"),
            );
        }
    }
}

/// Whether a text says that what should stand there comes later.
pub(super) fn is_to_be_confirmed(text: &str) -> bool {
    let bare = text.trim().trim_end_matches('.').to_lowercase();
    matches!(bare.as_str(), "tbc" | "tba" | "to be confirmed" | "to be added")
}
