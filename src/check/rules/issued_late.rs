//! The rule `issued-late`.

use crate::check::judge::MeetingDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    name: "issued-late",
    summary: "An agenda dated on or after the day of its meeting.",
    why: "agenda and reports must be open to the public before the meeting (Local Government Act 1972, section 100B).",
    example: "`issued: 2021-11-04` for a meeting on that day",
    instead: "the day on which the agenda goes out.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Meeting(check)],
};

fn check(docket: &MeetingDocket<'_>, findings: &mut Vec<Finding>) {
    let meeting = docket.meeting;
    if meeting.issued.value >= meeting.date {
        findings.push(
            Finding::error(
                RULE.name,
                &meeting.issued.place,
                format!("the agenda is dated {}, the meeting is on {}", meeting.issued.value, meeting.date),
            )
            .label("not before the meeting")
            .help("write the day on which the agenda goes out, five clear days before the meeting"),
        );
    }
}
