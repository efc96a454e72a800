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

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Silenced, any_error, in_order};
use crate::model::{Content, Council, Dossier, Meeting, MeetingFacts, Report, ReportFormat, Silence, Slug, Words, draft};
use docket::Docket;
use figures::Figures;
use judge::{CommitteeDocket, Judge, MeetingDocket, ReportDocket};
use silences::Found;

pub use facts::{CommitteeFacts, Facts};
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
    /// A meeting and its agenda, without the reports.
    Meeting(fn(&MeetingDocket<'_>, &mut Vec<Finding>)),
    /// A committee, without its meetings.
    Committee(fn(&CommitteeDocket<'_>, &mut Vec<Finding>)),
    /// The council.
    Council(fn(&Council, &mut Vec<Finding>)),
    /// All silences, in view of what the other rules have found.
    Silences(fn(&[Silence], &Found<'_>, &mut Vec<Finding>)),
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

/// Content that was held against the rules, before its silences are heard: what was found, by what it can depend on.
#[derive(Debug)]
pub struct Examined {
    content: Content,
    /// In the council's own files.
    council: Vec<Finding>,
    /// In what each committee says besides its meetings.
    committees: BTreeMap<Slug, Vec<Finding>>,
    /// In each meeting of each committee, by folder.
    meetings: BTreeMap<Slug, BTreeMap<String, Vec<Finding>>>,
}

/// What came of one report, before silences are heard.
#[derive(Debug)]
pub struct JudgedReport {
    /// The report, with its figures worked out.
    pub report: Report,
    /// What is wrong with its figures, and what the rules found.
    pub findings: Vec<Finding>,
}

/// Works out the figures of the content, then holds it against every rule.
pub fn content(draft: draft::Content, words: &Words) -> Judged {
    examine(draft, words).judged()
}

/// Works out the figures of the content, then holds it against every rule: committee by committee, and in each meeting by meeting.
pub fn examine(draft: draft::Content, words: &Words) -> Examined {
    let draft::Content { council, format, committees, silences } = draft;
    let found = judge::council(&council, &format);
    let content = Content { council, format, committees: BTreeMap::new(), silences };
    let mut examined = Examined { content, council: found, committees: BTreeMap::new(), meetings: BTreeMap::new() };
    for (slug, draft) in committees {
        let dossier = examined.committee(&slug, draft, words);
        examined.content.committees.insert(slug, dossier);
    }
    examined
}

impl Examined {
    fn committee(&mut self, slug: &Slug, draft: draft::Dossier, words: &Words) -> Dossier {
        let (council, format) = (&self.content.council, &self.content.format);
        let mut figures = Figures::new(words);
        let mut found: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
        let dossier = figures.dossier(draft, |folder, findings| {
            found.insert(folder.to_owned(), findings);
        });
        let mut judge = Judge::new(council);
        let facts = CommitteeFacts::of(&dossier.committee, &dossier.calendar);
        let own = judge.committee(&dossier, &facts);
        for (folder, meeting) in &dossier.meetings {
            let findings = found.entry(folder.clone()).or_default();
            findings.extend(self::meeting(&mut judge, Around { council, format, dossier: &dossier, facts: &facts }, meeting));
        }
        let own = figures.findings.into_iter().chain(own).collect();
        self.committees.insert(slug.clone(), own);
        self.meetings.insert(slug.clone(), found);
        dossier
    }

    /// A committee, its figures worked out.
    pub fn dossier(&self, committee: &Slug) -> Option<&Dossier> {
        self.content.committees.get(committee)
    }

    /// What was found in a meeting.
    pub fn of_meeting(&self, committee: &str, folder: &str) -> &[Finding] {
        self.meetings.get(committee).and_then(|meetings| meetings.get(folder)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Takes over what was found before in a meeting that was not read again.
    pub fn found_before(&mut self, committee: &str, folder: &str, findings: Vec<Finding>) {
        if let Some(meetings) = self.meetings.get_mut(committee) {
            meetings.insert(folder.to_owned(), findings);
        }
    }

    /// Hears the silences: what is left is shown.
    pub fn judged(self) -> Judged {
        let Self { content, council, committees, meetings } = self;
        let of_meetings = meetings.into_values().flat_map(BTreeMap::into_values);
        let mut found: Vec<Finding> = council.into_iter().chain(committees.into_values().chain(of_meetings).flatten()).collect();
        found.extend(judge::silences(&content.silences, &found));
        let (findings, silenced) = silences::apply(&content.silences, found);
        let findings = bounded(findings);
        Judged { checked: (!any_error(&findings)).then_some(CheckedContent(content)), findings, silenced }
    }
}

/// What stands around a meeting.
#[derive(Clone, Copy)]
struct Around<'a> {
    council: &'a Council,
    format: &'a ReportFormat,
    dossier: &'a Dossier,
    /// The facts of the whole committee.
    facts: &'a CommitteeFacts<'a>,
}

/// What is found in a meeting, with as much of the calendar as its papers can reach.
fn meeting<'a>(judge: &mut Judge<'a>, around: Around<'a>, meeting: &'a Meeting) -> Vec<Finding> {
    let Around { council, format, dossier, facts } = around;
    let known = &MeetingFacts::of(meeting);
    match dossier.calendar.seen_by(known) {
        Cow::Borrowed(_) => judge.meeting(&dossier.committee, meeting, Facts { council, format, committee: facts, meeting: known }),
        Cow::Owned(seen) => {
            let facts = CommitteeFacts::of(&dossier.committee, &seen);
            judge.meeting(&dossier.committee, meeting, Facts { council, format, committee: &facts, meeting: known })
        }
    }
}

impl CheckedContent {
    /// A meeting of a committee of it that was not read before, with its figures worked out. What the rules say of it is known.
    pub fn meeting(&self, committee: &Dossier, draft: draft::Meeting, words: &Words) -> Meeting {
        let mut meeting = Figures::new(words).meeting(draft);
        committee.fill_list(&mut meeting);
        meeting
    }
}

/// Works out the figures of one report and holds it against the rules, with all that is known around it. In the files of the report it finds what
/// [`examine`] finds there.
pub fn report(draft: draft::Report, facts: Facts<'_>, words: &Words) -> JudgedReport {
    let mut figures = Figures::new(words);
    let report = figures.report(draft, facts.meeting.issued);
    let mut findings = figures.findings;
    findings.extend(Judge::new(facts.council).report(&report, facts));
    JudgedReport { report, findings }
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
