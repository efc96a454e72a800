//! The rule `unknown-post`.

use crate::check::docket::Docket;
use crate::check::judge::{CommitteeDocket, MeetingDocket, ReportDocket};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, Located, nearest};
use crate::model::{Council, Slug};

pub(super) const RULE: Rule = Rule {
    name: "unknown-post",
    summary: "Posts that the directory does not have.",
    why: "names, numbers and mailboxes stand once, in the directory; a paper names a post, so that none can drift.",
    example: "`contacts: [scrutiny-manger]`",
    instead: "the id of a post of `council.yaml`: `scrutiny-manager`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(owners), Scope::Report(report), Scope::Meeting(meeting), Scope::Committee(committee)],
};

fn owners(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    for action in docket.plan.iter().flat_map(|plan| plan.actions()) {
        let later = action.updates.iter().flat_map(|update| update.owners.iter().flatten());
        posts(docket.council, action.owners.iter().chain(later), findings);
    }
}

fn report(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let (report, council) = (docket.report, docket.facts.council);
    posts(council, report.report_of.iter().chain(&report.contacts), findings);
    report.inspection_place.iter().for_each(|place| venue(council, place, findings));
}

fn committee(docket: &CommitteeDocket<'_>, findings: &mut Vec<Finding>) {
    let (committee, council) = (&docket.dossier.committee, docket.council);
    posts(council, std::iter::once(&committee.clerk).chain(&committee.contacts), findings);
    let planned = docket.dossier.calendar.programme.iter().flat_map(|programme| &programme.meetings).flat_map(|meeting| &meeting.subjects);
    posts(council, planned.flat_map(|subject| &subject.leads), findings);
}

fn meeting(docket: &MeetingDocket<'_>, findings: &mut Vec<Finding>) {
    let (meeting, council) = (docket.meeting, docket.council);
    posts(council, std::iter::once(&meeting.proper_officer).chain(&meeting.clerk), findings);
    venue(council, &meeting.venue, findings);
}

fn posts<'a>(council: &Council, named: impl Iterator<Item = &'a Located<Slug>>, findings: &mut Vec<Finding>) {
    for id in named.filter(|id| !council.posts.contains_key(&id.value)) {
        let finding = Finding::error(RULE.name, &id.place, format!("the directory of posts has no `{}`", id.value)).label("no such post");
        findings.push(match nearest(id.value.as_str(), council.posts.keys().map(Slug::as_str)) {
            Some(known) => finding.help(format!("write `{known}`, if that is meant, or add the post to council.yaml")),
            None => finding.help("add the post to `posts` in council.yaml"),
        });
    }
}

fn venue(council: &Council, id: &Located<Slug>, findings: &mut Vec<Finding>) {
    if !council.venues.contains_key(&id.value) {
        let known: Vec<&str> = council.venues.keys().map(Slug::as_str).collect();
        findings.push(
            Finding::error(RULE.name, &id.place, format!("council.yaml has no place `{}`", id.value))
                .label("no such place")
                .help(format!("add it to `places` in council.yaml, or write one of: {}", known.join(", "))),
        );
    }
}
