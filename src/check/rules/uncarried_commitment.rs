//! The rule `uncarried-commitment`.

use crate::check::facts::CommitteeFacts;
use crate::check::judge::{CommitteeDocket, ReportDocket};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{By, Date, Made};

pub(super) const RULE: Rule = Rule {
    name: "uncarried-commitment",
    summary: "Something that was promised to a committee and that no meeting carries.",
    why: "\"a further update in March\" is a decision of the committee; what nobody plans is forgotten.",
    example: "`returns: [{subject: Improvement plan, by: 2022-03}]`, and no meeting in March 2022 has it",
    instead: "the subject under the same title in `work-programme.yaml` or on the agenda; or another one there with `answers: [{meeting: …, report: …}]`.",
    silencing: Silencing::Allowed,
    scopes: &[Scope::Report(returns), Scope::Committee(commitments)],
};

/// What a report promises at a meeting that takes place.
fn returns(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let facts = &docket.facts;
    for promise in docket.report.returns.iter().filter(|_| facts.meeting.takes_place()) {
        judge(facts.committee, &facts.made(&docket.report.slug, promise), findings);
    }
}

/// What the work programme takes down.
fn commitments(docket: &CommitteeDocket<'_>, findings: &mut Vec<Finding>) {
    for made in docket.dossier.calendar.commitments() {
        judge(docket.facts, &made, findings);
    }
}

fn judge(committee: &CommitteeFacts<'_>, made: &Made<'_>, findings: &mut Vec<Finding>) {
    if committee.schedule.carrier(made).is_none() {
        findings.push(finding(committee, made));
    }
}

fn finding(committee: &CommitteeFacts<'_>, made: &Made<'_>) -> Finding {
    let subject = &made.promise.subject;
    let when = match made.promise.by {
        Some(By::Day(last)) => format!(" up to {last}"),
        Some(By::Month(month)) => format!(" in {:04}-{:02}", month.year(), month.month()),
        None => format!(" after {}", made.date),
    };
    let report = made.report.map(|report| format!(", report: {report}")).unwrap_or_default();
    let answers = format!("`answers: [{{meeting: {}{report}}}]`", made.meeting);
    let calendar = committee.dates.iter().copied();
    let allowed = |date: &Date| *date > made.date && made.promise.by.is_none_or(|by| by.allows(*date)) && committee.meets(*date);
    // What is due by a day is best told by the last meeting before it; what is due some day, soon.
    let in_time = match made.promise.by {
        Some(_) => calendar.filter(allowed).max(),
        None => calendar.filter(allowed).min(),
    };
    let help = match in_time {
        Some(date) => format!("add it to the meeting of {date} in work-programme.yaml, under this title or with {answers}"),
        None => format!("the committee does not meet then: add it to a later meeting in work-programme.yaml, with {answers}"),
    };
    Finding::error(RULE.name, &subject.place, format!("no meeting{when} carries \"{}\"", subject.value)).label("promised here").help(help)
}
