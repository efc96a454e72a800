//! Figures in prose: `{{ visits | last(of="in") }}` becomes the words that it stands for.
//!
//! An expression is the name of data with filters of [`FIGURE_FILTERS`] behind it, in the notation of tera: there are no functions, no loops, no
//! arithmetic in floating point, and no more steps than names. What comes out is plain text.

mod call;
mod expression;
mod filters;
mod forms;
mod places;
mod plans;
mod sets;

use super::walk;
use crate::diagnostic::{Finding, Located, Place};
use crate::model::{Content, DataSource, Date, Paper, Report, Words};
use call::{Call, Setting, Value};
use expression::{Expression, Mistake};

pub use filters::{Argument, ArgumentKind, FIGURE_FILTERS, Filter};

/// The greatest number of characters that a figure may print.
const LONGEST: usize = 200;
/// The greatest number of mistakes shown for one report.
const MOST_FINDINGS: usize = 200;

/// Puts words in the place of every figure; mistakes are findings, and leave the figure as it is.
pub(super) fn work_out(content: &mut Content, words: &Words) -> Vec<Finding> {
    let mut findings = outside_reports(content);
    for committee in content.committees.values_mut() {
        for meeting in committee.meetings.values_mut() {
            let issued = meeting.issued.value;
            for report in meeting.reports.values_mut() {
                findings.extend(report_figures(report, issued, words));
            }
        }
    }
    findings
}

/// Figures where there are no data to work them out from.
fn outside_reports(content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    for prose in walk::standing_prose(content) {
        places::each(prose, &mut |place| {
            let finding = Finding::error("expression", place, "`{{` opens an expression");
            findings.push(
                finding.note("figures are worked out only in the running text of reports and of their appendices").help("write the figure itself"),
            );
        });
    }
    findings
}

/// Works out the figures of a report and of its appendices. The papers of a plan are read as on the day that the plan is shown as at.
fn report_figures(report: &mut Report, issued: Date, words: &Words) -> Vec<Finding> {
    let mut findings = Vec::new();
    let known = Known { data: &report.data, unread: &report.unread_data };
    let mut work = |expression: &str, place: &Place, day: Date| match known.text(expression, Setting { words, day }) {
        Ok(text) => text,
        Err(mistake) => {
            findings.push(mistake.finding(expression, place));
            None
        }
    };
    for section in &mut report.sections {
        places::prose(&mut section.body, &mut |expression, place| work(expression, place, issued));
    }
    for paper in report.appendices.iter_mut().filter_map(|appendix| appendix.paper_mut()) {
        let day = if let Paper::Plan(plan) = &*paper { plan.as_at.unwrap_or(issued) } else { issued };
        places::paper(paper, &mut |expression, place| work(expression, place, day));
    }
    bounded(findings)
}

/// The first two hundred mistakes.
fn bounded(mut findings: Vec<Finding>) -> Vec<Finding> {
    if let Some(place) = findings.get(MOST_FINDINGS).and_then(Finding::place).cloned() {
        findings.truncate(MOST_FINDINGS);
        let more = Finding::error("too-many", &place, format!("there are more than {MOST_FINDINGS} mistakes in the figures of this report"));
        findings.push(more.note("the others are not shown"));
    }
    findings
}

/// The data of a report that expressions can name.
#[derive(Clone, Copy)]
struct Known<'r> {
    /// The data, by name.
    data: &'r [(Located<String>, DataSource)],
    /// The names of data that could not be read.
    unread: &'r [String],
}

impl Known<'_> {
    /// The words that an expression stands for; nothing where its data could not be read.
    fn text(self, written: &str, setting: Setting<'_>) -> Result<Option<String>, Mistake> {
        let expression = Expression::parse(written)?;
        if self.unread.iter().any(|name| name == expression.name.text) {
            return Ok(None);
        }
        let names = || self.data.iter().map(|(name, _)| name.value.as_str());
        let data = self.data.iter().find(|(name, _)| name.value == expression.name.text);
        let (name, source) = data.ok_or_else(|| expression.unknown_data(names()))?;
        let mut value = Value::Data(name.value.clone(), source.clone());
        for (step, (filter, arguments)) in expression.filters()?.iter().enumerate() {
            let call = Call { name: filter.name, value: &value, arguments, setting };
            value = filter.apply(&call).map_err(|fault| expression.at_step(step, fault))?;
        }
        if let Value::Data(..) = value {
            return Err(expression.whole_data(&value));
        }
        let text = value.shown(setting.words);
        let length = text.chars().count();
        match () {
            () if text.is_empty() => Err(Mistake::whole(written, "this figure prints nothing", "write another figure, or leave the expression out")),
            () if length > LONGEST => {
                let message = format!("this figure prints {length} characters, more than the {LONGEST} that a line of words can take");
                Err(Mistake::whole(written, message, "write the words themselves"))
            }
            () => Ok(Some(text)),
        }
    }
}
