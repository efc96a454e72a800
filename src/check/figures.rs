//! Figures in prose: `{{ visits | last(of="in") }}` becomes the words that it stands for.
//!
//! The engine is tera, narrowed: an expression is the name of data with filters of [`FIGURE_FILTERS`] behind it ([`expression`] sees to that before
//! tera reads it), so there are no functions, no loops, no arithmetic in floating point, and no more steps than names. What comes out is plain text.

mod call;
mod expression;
mod filters;
mod forms;
mod places;
mod plans;
mod sets;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::walk;
use crate::diagnostic::{Finding, Place};
use crate::model::{Content, DataSource, Date, Paper, Report, Words};
use call::{Arguments, Call, Given, Setting, Value};
use expression::{Expression, Mistake};

pub use filters::{Argument, ArgumentKind, FIGURE_FILTERS, Filter};

/// The greatest number of characters that a figure may print.
const LONGEST: usize = 200;
/// The greatest number of mistakes shown for one report.
const MOST_FINDINGS: usize = 200;

/// Puts words in the place of every figure; mistakes are findings, and leave the figure as it is.
pub(super) fn work_out(content: &mut Content, words: &Words) -> Vec<Finding> {
    let mut findings = outside_reports(content);
    let words = Arc::new(words.clone());
    for committee in content.committees.values_mut() {
        for meeting in committee.meetings.values_mut() {
            let issued = meeting.issued.value;
            for report in meeting.reports.values_mut() {
                findings.extend(report_figures(report, issued, &words));
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
fn report_figures(report: &mut Report, issued: Date, words: &Arc<Words>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut engine: Option<Engine> = None;
    let (data, unread) = (&report.data, &report.unread_data);
    let mut work = |expression: &str, place: &Place, day: Date| {
        let engine = engine.get_or_insert_with(|| Engine::new(data.iter().map(|(name, source)| (name.value.as_str(), source)), words, issued));
        match engine.text(expression, day, unread) {
            Ok(text) => text,
            Err(mistake) => {
                findings.push(mistake.finding(expression, place));
                None
            }
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

/// tera with the data of one report and with no other filters than ours.
struct Engine {
    tera: tera::Tera,
    names: tera::Context,
    bench: Arc<Bench>,
}

/// What the filters share. tera carries numbers alone: the places of the values on the bench.
struct Bench {
    words: Arc<Words>,
    /// The data, by name.
    data: Vec<(String, DataSource)>,
    state: Mutex<State>,
}

/// One expression in work.
struct State {
    day: Date,
    /// What each filter so far has given, behind the data.
    values: Vec<Value>,
    /// What the last filter could not do.
    mistake: Option<call::Fault>,
}

impl Engine {
    fn new<'d>(data: impl Iterator<Item = (&'d str, &'d DataSource)>, words: &Arc<Words>, day: Date) -> Self {
        let data: Vec<(String, DataSource)> = data.map(|(name, source)| (name.to_owned(), source.clone())).collect();
        let mut names = tera::Context::new();
        for (place, (name, _)) in data.iter().enumerate() {
            names.insert(name.clone(), &place);
        }
        let state = Mutex::new(State { day, values: Vec::new(), mistake: None });
        let bench = Arc::new(Bench { words: Arc::clone(words), data, state });
        let mut tera = tera::Tera::default();
        for filter in FIGURE_FILTERS {
            let bench = Arc::clone(&bench);
            tera.register_filter(filter.name, move |value: tera::Value, arguments: tera::Kwargs, _: &tera::State<'_>| {
                bench.apply(filter, &value, &read(filter, &arguments))
            });
        }
        Self { tera, names, bench }
    }

    /// The words that an expression stands for; nothing where its data could not be read.
    fn text(&self, written: &str, day: Date, unread: &[String]) -> Result<Option<String>, Mistake> {
        let expression = Expression::parse(written)?;
        if unread.iter().any(|name| name == expression.name.text) {
            return Ok(None);
        }
        let names = || self.bench.data.iter().map(|(name, _)| name.as_str());
        let data = self.bench.data.iter().find(|(name, _)| name == expression.name.text);
        let (name, source) = data.ok_or_else(|| expression.unknown_data(names()))?;
        expression.check_filters()?;
        self.bench.begin(day);
        if self.tera.render_str(&format!("{{{{{written}}}}}"), &self.names, false).is_err() {
            let mut state = self.bench.lock();
            let step = state.values.len();
            let fault = state.mistake.take();
            return Err(fault.map_or_else(|| expression.reserved(), |fault| expression.at_step(step, fault)));
        }
        let value = self.bench.lock().values.pop();
        let text = match value {
            None => return Err(expression.whole_data(&Value::Data(name.clone(), source.clone()))),
            Some(value) => value.shown(&self.bench.words),
        };
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

impl Bench {
    /// No filter panics while it holds the bench; should one, what it left there is begun anew.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self, day: Date) {
        *self.lock() = State { day, values: Vec::new(), mistake: None };
    }

    /// Applies a filter to the value at a place on the bench, and puts what it gives on the bench.
    fn apply(&self, filter: &'static Filter, place: &tera::Value, arguments: &Arguments) -> tera::TeraResult<usize> {
        let mut state = self.lock();
        let data = || self.data.get(usize::try_from(place.as_u64()?).ok()?).map(|(name, source)| Value::Data(name.clone(), source.clone()));
        let before = state.values.last().cloned().or_else(data);
        let value = before.ok_or_else(|| tera::Error::message("a filter has nothing before it"))?;
        let setting = Setting { words: &self.words, day: state.day };
        match filter.apply(&Call { name: filter.name, value: &value, arguments, setting }) {
            Ok(given) => {
                state.values.push(given);
                Ok(self.data.len() + state.values.len())
            }
            Err(fault) => {
                let error = tera::Error::message(&fault.message);
                state.mistake = Some(fault);
                Err(error)
            }
        }
    }
}

/// The arguments of a filter; their kinds are known to be right.
fn read(filter: &Filter, given: &tera::Kwargs) -> Arguments {
    let mut arguments = BTreeMap::new();
    for argument in filter.arguments {
        let value = match argument.kind {
            ArgumentKind::Text => given.get::<String>(argument.name).ok().flatten().map(Given::Text),
            ArgumentKind::Number => given.get::<u32>(argument.name).ok().flatten().map(Given::Number),
        };
        arguments.extend(value.map(|value| (argument.name, value)));
    }
    Arguments(arguments)
}
