//! The rule `unknown-view`.

use crate::check::docket::Docket;
use crate::check::judge::{CommitteeDocket, MeetingDocket, ReportDocket};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::{Finding, nearest};
use crate::model::{DataSource, Date, View, ViewArgument, ViewKind, ViewOf};

pub(super) const RULE: Rule = Rule {
    name: "unknown-view",
    summary: "A way to draw data that the program does not have, or that these data cannot be drawn in.",
    why: "a picture that is left out leaves a gap that nobody explains.",
    example: "`![](visits.csv#pie)`",
    instead: "one of the kinds that the finding names.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(check), Scope::Report(report), Scope::Meeting(agenda), Scope::Committee(standing)],
};

fn check(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    docket.shown.views.iter().for_each(|view| judge(view, findings));
}

fn report(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    docket.views().for_each(|view| days(view, docket.facts.meeting.issued, findings));
}

fn agenda(docket: &MeetingDocket<'_>, findings: &mut Vec<Finding>) {
    docket.shown.views.iter().for_each(|view| without_day(view, findings));
}

fn standing(docket: &CommitteeDocket<'_>, findings: &mut Vec<Finding>) {
    docket.shown.views.iter().for_each(|view| without_day(view, findings));
}

/// What is compared with a later day, or with the day itself, has no course.
fn days(view: &View, issued: Date, findings: &mut Vec<Finding>) {
    let day = view.as_at.unwrap_or(issued);
    let since = view.argument.as_ref().and_then(|argument| Date::parse(&argument.value));
    if view.known_kind().is_some_and(|kind| kind.argument() == ViewArgument::Date) && since.is_some_and(|since| since >= day) {
        let finding =
            Finding::error(RULE.name, &view.place, format!("the plan is drawn as at {day}, which is not after the day it is compared with"));
        findings.push(finding.help("write an earlier day behind the colon, such as that of the last report"));
    }
}

/// Only a report has a day on which its agenda is issued.
fn without_day(view: &View, findings: &mut Vec<Finding>) {
    if matches!(view.source, DataSource::Plan(_)) {
        let finding = Finding::error(RULE.name, &view.place, "an action plan cannot be drawn outside a report");
        findings
            .push(finding.note("it is drawn as it stands on the day on which the agenda is issued").help("draw it in a report or in an appendix"));
    }
}

fn judge(view: &View, findings: &mut Vec<Finding>) {
    let (of, data) = match view.source {
        DataSource::Set(_) => (ViewOf::Set, "a data set"),
        DataSource::Plan(_) => (ViewOf::Plan, "an action plan"),
    };
    let names = || ViewKind::ALL.into_iter().filter(|kind| kind.of() == of).map(ViewKind::name);
    let Some(kind) = view.known_kind() else {
        let listed: Vec<String> = names().map(|name| format!("`#{name}`")).collect();
        let written = view.kind.as_ref().map_or("", |kind| kind.value.as_str());
        let (message, near) = match view.kind {
            Some(_) => (format!("`#{written}` is no way to draw {data}"), nearest(written, names())),
            None => (format!("it is not said how {data} is to be drawn"), None),
        };
        let finding = Finding::error(RULE.name, &view.place, message);
        findings.push(match near {
            Some(near) => finding.help(format!("write `#{near}`")),
            None => finding.help(format!("write one of {}", listed.join(", "))),
        });
        return;
    };
    let argument = view.argument.as_ref().map(|argument| argument.value.as_str());
    let fault = match (kind.argument(), argument) {
        (ViewArgument::None, Some(_)) => {
            Some((format!("`#{}` is told nothing besides", kind.name()), "delete the colon and what follows it".to_owned()))
        }
        (ViewArgument::Date, given) if given.and_then(Date::parse).is_none() => {
            let help = format!("write the day after a colon, such as `#{}:2021-07-22`", kind.name());
            Some((format!("`#{}` needs a day", kind.name()), help))
        }
        (ViewArgument::Decimals, Some(given)) if !matches!(given, "0" | "1" | "2" | "3" | "4") => {
            let help = format!("write how many decimals percentages have after a colon, such as `#{}:2`", kind.name());
            Some((format!("`#{}` cannot be told `{given}`", kind.name()), help))
        }
        (ViewArgument::Action, given) if !given.is_some_and(|id| has_action(view, id)) => {
            let help = format!("write the id of an action of this plan after a colon, such as `#{}:EA-01`", kind.name());
            Some((format!("`#{}` needs an action of the plan", kind.name()), help))
        }
        (ViewArgument::None | ViewArgument::Decimals | ViewArgument::Date | ViewArgument::Action, _) => None,
    };
    findings.extend(fault.map(|(message, help)| Finding::error(RULE.name, &view.place, message).help(help)));
}

fn has_action(view: &View, id: &str) -> bool {
    match &view.source {
        DataSource::Plan(plan) => plan.priorities.iter().flat_map(|priority| &priority.actions).any(|action| action.id.value == id),
        DataSource::Set(_) => false,
    }
}
