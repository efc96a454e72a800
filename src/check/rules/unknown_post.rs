//! The rule `unknown-post`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::{Finding, Located, nearest};
use crate::model::{Content, Council, Slug};

pub(super) const RULE: Rule = Rule {
    name: "unknown-post",
    summary: "Posts that the directory does not have.",
    why: "names, numbers and mailboxes stand once, in the directory; a paper names a post, so that none can drift.",
    example: "`contacts: [scrutiny-manger]`",
    instead: "the id of a post of `council.yaml`: `scrutiny-manager`.",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    let council = &content.council;
    for committee in content.committees.values() {
        posts(council, std::iter::once(&committee.clerk).chain(&committee.contacts), findings);
        let planned = committee.programme.iter().flat_map(|programme| &programme.meetings).flat_map(|meeting| &meeting.subjects);
        posts(council, planned.flat_map(|subject| &subject.leads), findings);
    }
    for (_, meeting) in walk::meetings(content) {
        posts(council, std::iter::once(&meeting.proper_officer).chain(&meeting.clerk), findings);
        venue(council, &meeting.venue, findings);
    }
    for found in walk::reports(content) {
        posts(council, found.report.report_of.iter().chain(&found.report.contacts), findings);
        found.report.inspection_place.iter().for_each(|place| venue(council, place, findings));
    }
    for action in walk::plans(content).into_iter().flat_map(walk::actions) {
        posts(council, action.owners.iter().chain(action.updates.iter().flat_map(|update| update.owners.iter().flatten())), findings);
    }
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
