//! The rule `meeting-date`.

use crate::check::judge::MeetingDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    name: "meeting-date",
    summary: "A meeting on a day that the committee's calendar does not have.",
    why: "the calendar is printed in every pack; a meeting outside it is one that the public was not told of.",
    example: "a folder `2021-11-05` when the calendar says 4 November",
    instead: "add the day to `meetings` in `committee.yaml`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Meeting(check)],
};

fn check(docket: &MeetingDocket<'_>, findings: &mut Vec<Finding>) {
    let (committee, meeting) = (docket.committee, docket.meeting);
    if !committee.dates.iter().any(|date| date.value == meeting.date) {
        findings.push(
            Finding::error(RULE.name, &meeting.place, format!("the calendar of the {} has no meeting on {}", committee.name, meeting.date))
                .also(&committee.place, "the calendar is `meetings` in this file")
                .help(format!("add {} to `meetings` in committee.yaml", meeting.date)),
        );
    }
}
