//! A way to draw data that the program does not have, or that these data cannot be drawn in.
//!
//! **Why:** a picture that is left out leaves a gap that nobody explains.
//!
//! **Example:** `![](visits.csv#pie)`. **Use instead:** one of the kinds that the finding names.

use crate::check::{Rule, walk};
use crate::diagnostic::{Finding, nearest};
use crate::model::{Block, Content, DataSource, Date, Paper, VIEW_KINDS, View, ViewArgument, ViewOf};

pub(super) const RULE: Rule = Rule { name: "unknown-view", check };

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for view in views(content) {
        judge(view, findings);
    }
}

/// Every view of the content, once.
fn views(content: &Content) -> Vec<&View> {
    let mut found = Vec::new();
    for prose in walk::all_prose(content) {
        walk::blocks(prose, &mut |block| {
            if let Block::View(view) = block {
                found.push(view);
            }
        });
    }
    for report in walk::reports(content) {
        found.extend(walk::public_papers(report.report).filter_map(|(_, paper)| if let Paper::View(view) = paper { Some(view) } else { None }));
    }
    found
}

fn judge(view: &View, findings: &mut Vec<Finding>) {
    let (of, data) = match view.source {
        DataSource::Set(_) => (ViewOf::Set, "a data set"),
        DataSource::Plan(_) => (ViewOf::Plan, "an action plan"),
    };
    let names = || VIEW_KINDS.iter().filter(|kind| kind.of == of).map(|kind| kind.name);
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
    let fault = match (kind.argument, argument) {
        (ViewArgument::None, Some(_)) => {
            Some((format!("`#{}` is told nothing besides", kind.name), "delete the colon and what follows it".to_owned()))
        }
        (ViewArgument::Date, given) if given.and_then(Date::parse).is_none() => {
            let help = format!("write the day after a colon, such as `#{}:2021-07-22`", kind.name);
            Some((format!("`#{}` needs a day", kind.name), help))
        }
        (ViewArgument::Action, given) if !given.is_some_and(|id| has_action(view, id)) => {
            let help = format!("write the id of an action of this plan after a colon, such as `#{}:EA-01`", kind.name);
            Some((format!("`#{}` needs an action of the plan", kind.name), help))
        }
        (ViewArgument::None | ViewArgument::Date | ViewArgument::Action, _) => None,
    };
    findings.extend(fault.map(|(message, help)| Finding::error(RULE.name, &view.place, message).help(help)));
}

fn has_action(view: &View, id: &str) -> bool {
    match &view.source {
        DataSource::Plan(plan) => plan.priorities.iter().flat_map(|priority| &priority.actions).any(|action| action.id.value == id),
        DataSource::Set(_) => false,
    }
}
