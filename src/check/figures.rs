//! Figures in prose: `{{ visits | last(of="in") }}` becomes the words that it stands for.
//!
//! An expression is the name of data with filters of [`FIGURE_FILTERS`] behind it, in the notation of tera: there are no functions, no loops, no
//! arithmetic in floating point, and no more steps than names. What comes out is plain text.

mod call;
mod expression;
mod filters;
mod forms;
mod plans;
mod sets;

use std::cell::Cell;

use crate::diagnostic::{Finding, Located};
use crate::model::draft;
use crate::model::{
    Appendix, AppendixContent, Committee, DataSource, Date, Dossier, Inline, Item, ItemContent, Meeting, Paper, Report, Words, Worker, as_typed,
};
use call::{Call, Setting, Value};
use expression::{Expression, Mistake};

pub use call::ArgumentKind;
pub use filters::{Argument, FIGURE_FILTERS, Filter};

/// The greatest number of characters that a figure may print.
const LONGEST: usize = 200;
/// The greatest number of mistakes shown for one report.
const MOST_FINDINGS: usize = 200;

/// Figures at work.
pub(super) struct Figures<'w> {
    words: &'w Words,
    /// What is wrong with those so far.
    pub(super) findings: Vec<Finding>,
}

impl<'w> Figures<'w> {
    /// Figures in the words of a theme.
    pub(super) fn new(words: &'w Words) -> Self {
        Self { words, findings: Vec::new() }
    }

    /// A committee and its meetings with words in the place of every figure; `found` is told what is wrong with those of each meeting.
    pub(super) fn dossier(&mut self, dossier: draft::Dossier, mut found: impl FnMut(&str, Vec<Finding>)) -> Dossier {
        let draft::Dossier { committee, recommendations, plans, calendar, meetings } = dossier;
        let meetings = meetings.into_iter().map(|(folder, meeting)| {
            let meeting = self.meeting(meeting);
            found(&folder, std::mem::take(&mut self.findings));
            (folder, meeting)
        });
        let meetings = meetings.collect();
        self.standing(|worker| Dossier {
            committee: committee_words(committee, worker),
            recommendations: recommendations.map(|recommendations| worker.recommendations(recommendations)),
            plans: plans.into_iter().map(|(slug, plan)| (slug, worker.plan(plan))).collect(),
            calendar,
            meetings,
        })
    }

    /// A meeting and its reports with words in the place of every figure.
    pub(super) fn meeting(&mut self, meeting: draft::Meeting) -> Meeting {
        let issued = meeting.issued.value;
        let reports = meeting.reports.into_iter().map(|(slug, report)| (slug, self.report(report, issued))).collect();
        self.standing(|worker| Meeting {
            folder: meeting.folder,
            date: meeting.date,
            time: meeting.time,
            venue: meeting.venue,
            room: meeting.room,
            attend: worker.prose(meeting.attend),
            clerk: meeting.clerk,
            issued: meeting.issued,
            proper_officer: meeting.proper_officer,
            status: meeting.status,
            first_minute: meeting.first_minute,
            items: meeting.items.into_iter().map(|item| standing_item(item, worker)).collect(),
            reports,
            place: meeting.place,
        })
    }

    /// Makes something outside reports, where there are no data to work figures out from.
    fn standing<T>(&mut self, make: impl FnOnce(&mut Worker<'_>) -> T) -> T {
        let findings = &mut self.findings;
        let mut refuse = |expression: draft::Expression| {
            let finding = Finding::error("expression", &expression.place, "`{{` opens an expression");
            findings.push(
                finding.note("figures are worked out only in the running text of reports and of their appendices").help("write the figure itself"),
            );
            as_typed(expression)
        };
        make(&mut Worker { work: &mut refuse })
    }

    /// A report and its appendices with words in the place of every figure. The papers of a plan are read as on the day that the plan is shown as at,
    /// all others as on that of the agenda, `issued`.
    pub(super) fn report(&mut self, report: draft::Report, issued: Date) -> Report {
        let mut mistakes = Vec::new();
        let data = self.data(report.data);
        let known = Known { data: &data, unread: &report.unread_data };
        let day = Cell::new(issued);
        let mut work = |expression: draft::Expression| match known.text(&expression.text, Setting { words: self.words, day: day.get() }) {
            Ok(Some(text)) => Inline::Text(text, expression.place),
            Ok(None) => as_typed(expression),
            Err(mistake) => {
                mistakes.push(mistake.finding(&expression.text, &expression.place));
                as_typed(expression)
            }
        };
        let mut worker = Worker { work: &mut work };
        let sections = report.sections.into_iter().map(|section| worker.section(section)).collect();
        let appendices = report.appendices.into_iter().map(|Appendix { title, content, place }| {
            if let AppendixContent::Public(paper) = &content
                && let Paper::Plan(plan) = paper.as_ref()
            {
                day.set(plan.as_at.unwrap_or(issued));
            }
            let content = worker.appendix(content);
            day.set(issued);
            Appendix { title, content, place }
        });
        let appendices = appendices.collect();
        self.findings.extend(bounded(mistakes));
        Report {
            slug: report.slug,
            subject: report.subject,
            report_of: report.report_of,
            contacts: report.contacts,
            key_decision: report.key_decision,
            wards: report.wards,
            assessments: report.assessments,
            appendices,
            data,
            unread_data: report.unread_data,
            returns: report.returns,
            members_rooms: report.members_rooms,
            background: report.background,
            inspection_place: report.inspection_place,
            sections,
            front_matter: report.front_matter,
        }
    }

    /// The data of a report. What a plan says is not shown by naming it there: figures in its own words stay as they are typed.
    fn data(&mut self, data: Vec<(Located<String>, draft::DataSource)>) -> Vec<(Located<String>, DataSource)> {
        let mut worker = Worker { work: &mut as_typed };
        data.into_iter().map(|(name, source)| (name, worker.source(source))).collect()
    }
}

fn committee_words(committee: draft::Committee, worker: &mut Worker<'_>) -> Committee {
    Committee {
        slug: committee.slug,
        name: committee.name,
        role: worker.prose(committee.role),
        terms_of_reference: worker.prose(committee.terms_of_reference),
        members: committee.members,
        quorum: committee.quorum,
        clerk: committee.clerk,
        contacts: committee.contacts,
        dates: committee.dates,
        notices: committee.notices.into_iter().map(|notice| worker.notice(notice)).collect(),
        outcomes: committee.outcomes.map(|outcomes| worker.notice(outcomes)),
        interests: worker.prose(committee.interests),
        principles: worker.prose(committee.principles),
        place: committee.place,
    }
}

fn standing_item(item: draft::Item, worker: &mut Worker<'_>) -> Item {
    let content = match item.content {
        ItemContent::Standing { title, text, paper } => {
            ItemContent::Standing { title, text: worker.prose(text), paper: paper.map(|paper| worker.markdown(paper)) }
        }
        ItemContent::Report(slug) => ItemContent::Report(slug),
        ItemContent::ToFollow { title } => ItemContent::ToFollow { title },
    };
    Item { content, purpose: item.purpose, place: item.place }
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
