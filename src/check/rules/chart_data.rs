//! Data that the chart they are meant for cannot show.
//!
//! **Why:** a picture that cannot be read, or leaves out a figure in silence, misleads.
//!
//! **Example:** a line of one point, a share of parts that are all nothing, 500 series. **Use instead:** another kind, fewer columns, or `#table`.

use crate::check::{Rule, walk};
use crate::diagnostic::Finding;
use crate::model::Content;

pub(super) const RULE: Rule = Rule { name: "chart-data", check };

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for report in walk::reports(content) {
        for view in walk::views(report.report) {
            let faults = view.chart_faults(report.meeting.issued.value);
            findings.extend(faults.into_iter().map(|fault| Finding::error(RULE.name, &fault.place, fault.message).help(fault.help)));
        }
    }
}
