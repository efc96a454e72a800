//! The rule `chart-data`.

use crate::check::docket::Docket;
use crate::check::judge::ReportDocket;
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::{DataSource, Date, View};

pub(super) const RULE: Rule = Rule {
    name: "chart-data",
    summary: "Data that the chart they are meant for cannot show.",
    why: "a picture that cannot be read, or leaves out a figure in silence, misleads.",
    example: "a line of one point, a share of parts that are all nothing, 500 series",
    instead: "another kind, fewer columns, or `#table`.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Texts(sets), Scope::Report(plans)],
};

/// Data sets show the same on every day.
fn sets(docket: &Docket<'_>, findings: &mut Vec<Finding>) {
    let views = docket.shown.views.iter().filter(|view| matches!(view.source, DataSource::Set(_)));
    views.for_each(|view| judge(view, Date::LAST, findings));
}

/// Plans show what was known on the day of the agenda.
fn plans(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let views = docket.views().filter(|view| matches!(view.source, DataSource::Plan(_)));
    views.for_each(|view| judge(view, docket.facts.meeting.issued, findings));
}

fn judge(view: &View, day: Date, findings: &mut Vec<Finding>) {
    let faults = view.chart_faults(day).into_iter();
    findings.extend(faults.map(|fault| Finding::error(RULE.name, &fault.place, fault.message).help(fault.help)));
}
