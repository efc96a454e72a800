//! The rule `chart-data`.

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::Finding;
use crate::model::Content;

pub(super) const RULE: Rule = Rule {
    name: "chart-data",
    summary: "Data that the chart they are meant for cannot show.",
    why: "a picture that cannot be read, or leaves out a figure in silence, misleads.",
    example: "a line of one point, a share of parts that are all nothing, 500 series",
    instead: "another kind, fewer columns, or `#table`.",
    silencing: Silencing::Refused,
    check,
};

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for report in walk::reports(content) {
        for view in walk::views(report.report) {
            let faults = view.chart_faults(report.meeting.issued.value);
            findings.extend(faults.into_iter().map(|fault| Finding::error(RULE.name, &fault.place, fault.message).help(fault.help)));
        }
    }
}
