//! Rules: what a pack may not say, or may not leave out.
//!
//! **Invariant:** rules see the model alone, and nothing is published that did not come out of [`content`] as [`CheckedContent`].
//! Figures in prose are worked out first ([`FIGURE_FILTERS`]), so that rules, and all that follows, see words alone. Then what rules read is gathered once
//! for all of them, by the walk that reaches every text ([`crate::model::visit`]). A report can be checked alone ([`report`]): what its findings depend on
//! besides its own files are [`Facts`].
//! A rule is one file in `rules/`, one line in [`RULES`] and one case; what `agendum rules` says of it stands in its file.

mod claims;
mod docket;
mod facts;
mod figures;
mod judge;
mod pages;
mod rules;
mod scopes;
mod silences;
mod tables;

use crate::diagnostic::{Finding, Silenced, any_error, in_order};
use crate::model::{Committee, Content, Council, Report, ReportFormat, Words, draft};
use docket::Docket;
use figures::Figures;
use judge::{CommitteeDocket, Judge, ReportDocket};

pub use facts::{CommitteeFacts, Facts, MeetingFacts};
pub use figures::{Argument, ArgumentKind, FIGURE_FILTERS, Filter};
pub use pages::{OnPages, on_pages};
pub use rules::RULES;
pub use silences::SHORTEST_REASON;

/// A rule: its name, which is the code of its findings, what `agendum rules` says of it, and what it does.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// In lower case with hyphens.
    pub name: &'static str,
    /// What it finds, in one sentence.
    pub summary: &'static str,
    /// Why that is wrong.
    pub why: &'static str,
    /// What an author may have written.
    pub example: &'static str,
    /// What to write instead.
    pub instead: &'static str,
    /// Whether an author may keep what it finds, and say why.
    pub silencing: Silencing,
    /// What it reads, and what it does there.
    scopes: &'static [Scope],
}

impl Rule {
    /// Whether it judges pages, so that it finds nothing before they are made.
    pub fn is_of_pages(&self) -> bool {
        self.scopes.iter().any(|scope| matches!(scope, Scope::Pages))
    }
}

/// What a rule reads, with the function that adds what it finds there.
#[derive(Debug, Clone, Copy)]
enum Scope {
    /// Each text, table and plan by itself, wherever it stands. A plan that is shown many times is read once.
    Texts(fn(&Docket<'_>, &mut Vec<Finding>)),
    /// A report with what is known around it.
    Report(fn(&ReportDocket<'_>, &mut Vec<Finding>)),
    /// A committee and its agendas, without the reports.
    Committee(fn(&CommitteeDocket<'_>, &mut Vec<Finding>)),
    /// The council.
    Council(fn(&Council, &mut Vec<Finding>)),
    /// The silences of a report, in view of what the other rules have found.
    Found(fn(&Report, &[&Finding], &mut Vec<Finding>)),
    /// The pages, once they are made ([`on_pages`]).
    Pages,
}

/// Whether a rule can be silenced for a place with a written reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silencing {
    /// It judges figures and words, and an author may know better.
    Allowed,
    /// It guards what every pack must be.
    Refused,
}

/// Content in which no rule found an error. Only this room makes one.
#[derive(Debug, Clone)]
pub struct CheckedContent(Content);

impl CheckedContent {
    /// The content.
    pub fn content(&self) -> &Content {
        &self.0
    }
}

/// What came of the rules.
#[derive(Debug)]
pub struct Judged {
    /// The content, where no rule found an error; warnings do not stop it.
    pub checked: Option<CheckedContent>,
    /// What the rules found.
    pub findings: Vec<Finding>,
    /// What they found and an author keeps.
    pub silenced: Vec<Silenced>,
}

/// What came of one part of the content: a committee or a report.
#[derive(Debug)]
pub struct Part<T> {
    /// The part, with its figures worked out.
    pub part: T,
    /// What is wrong with its figures, and what the rules found.
    pub findings: Vec<Finding>,
    /// What they found and an author keeps.
    pub silenced: Vec<Silenced>,
}

/// Works out the figures of the content, then holds it against every rule: committee by committee, and in each report by report.
pub fn content(draft: draft::Content, words: &Words) -> Judged {
    let draft::Content { council, format, committees } = draft;
    let (mut findings, mut silenced) = (judge::council(&council, &format), Vec::new());
    let mut checked = std::collections::BTreeMap::new();
    for (slug, committee) in committees {
        let judged = self::committee(committee, &council, &format, words);
        findings.extend(judged.findings);
        silenced.extend(judged.silenced);
        checked.insert(slug, judged.part);
    }
    let findings = bounded(findings);
    let content = Content { council, format, committees: checked };
    Judged { checked: (!any_error(&findings)).then_some(CheckedContent(content)), findings, silenced }
}

/// Works out the figures of one committee and holds it against the rules.
pub fn committee(draft: draft::Committee, council: &Council, format: &ReportFormat, words: &Words) -> Part<Committee> {
    let mut figures = Figures::new(words);
    let committee = figures.committee(draft);
    let mut findings = figures.findings;
    let mut judge = Judge::new(council);
    let facts = known(&committee, &mut judge);
    for (folder, meeting) in &committee.meetings {
        let Some(of_meeting) = facts.meetings.get(folder.as_str()) else { continue };
        for report in meeting.reports.values() {
            findings.extend(judge.report(report, Facts { council, format, committee: &facts, meeting: of_meeting }));
        }
    }
    findings.extend(facts.findings.iter().cloned());
    let (findings, silenced) = silences::apply(&facts.silences, findings);
    Part { findings, silenced, part: committee }
}

/// What is known around the reports of a committee.
pub fn facts<'a>(committee: &'a Committee, council: &'a Council) -> CommitteeFacts<'a> {
    known(committee, &mut Judge::new(council))
}

fn known<'a>(committee: &'a Committee, judge: &mut Judge<'a>) -> CommitteeFacts<'a> {
    let mut facts = CommitteeFacts::of(committee);
    facts.findings = judge.committee(committee, &facts);
    facts
}

/// Works out the figures of one report and holds it against the rules, with all that is known around it. In the files of the report it finds what
/// [`content`] finds there.
pub fn report(draft: draft::Report, facts: Facts<'_>, words: &Words) -> Part<Report> {
    let mut figures = Figures::new(words);
    let report = figures.report(draft, facts.meeting.issued);
    let mut findings = figures.findings;
    findings.extend(Judge::new(facts.council).report(&report, facts));
    let (findings, silenced) = silences::apply(&facts.committee.silences, findings);
    Part { findings, silenced, part: report }
}

/// The greatest number of findings shown for one file.
const MOST_FINDINGS: usize = 200;

/// Of one file only the first two hundred: a table of a hundred thousand cells can be wrong in every one.
fn bounded(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    let mut of_file = 0;
    for finding in in_order(findings) {
        let Some(place) = finding.place() else { continue };
        let same_file = kept.last().and_then(Finding::place).is_some_and(|last| last.file == place.file);
        of_file = if same_file { of_file + 1 } else { 1 };
        match of_file.cmp(&(MOST_FINDINGS + 1)) {
            std::cmp::Ordering::Less => kept.push(finding),
            std::cmp::Ordering::Equal => {
                let more = Finding::error("too-many", place, format!("the rules find more than {MOST_FINDINGS} things in this file"));
                kept.push(more.note("the others are not shown"));
            }
            std::cmp::Ordering::Greater => {}
        }
    }
    kept
}
