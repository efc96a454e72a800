//! Holds papers against the rules: each report with what is known around it, each plan and data set once however often it is shown.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::docket::{Cited, Docket, Shown, Source};
use super::facts::{CommitteeFacts, Facts};
use super::silences::Found;
use super::{RULES, Scope};
use crate::diagnostic::Finding;
use crate::model::{Committee, Council, Dossier, Meeting, Outline, Report, ReportFormat, Silence, View};

/// A report as rules read it.
pub(super) struct ReportDocket<'a> {
    pub(super) report: &'a Report,
    pub(super) facts: Facts<'a>,
    /// Its narrative under the format.
    pub(super) outline: Outline<'a>,
    /// What it refers to and shows in its own words and those of its appendices.
    own: Shown<'a>,
    /// The plans and data sets that it shows, and those that these show.
    sources: Vec<Rc<Known<'a>>>,
}

/// A meeting as rules read it, without its reports.
pub(super) struct MeetingDocket<'a> {
    pub(super) council: &'a Council,
    pub(super) committee: &'a Committee,
    pub(super) meeting: &'a Meeting,
    /// What its agenda refers to and shows.
    pub(super) shown: Shown<'a>,
}

/// A committee as rules read it, without its meetings.
pub(super) struct CommitteeDocket<'a> {
    pub(super) council: &'a Council,
    pub(super) dossier: &'a Dossier,
    pub(super) facts: &'a CommitteeFacts<'a>,
    /// What it refers to and shows outside its plans.
    pub(super) shown: Shown<'a>,
}

/// A plan or data set that has been read.
struct Known<'a> {
    findings: Vec<Finding>,
    shown: Shown<'a>,
}

impl<'a> ReportDocket<'a> {
    /// What it refers to in words of its own.
    pub(super) fn cited(&self) -> impl Iterator<Item = &Cited<'a>> {
        self.own.cited.iter()
    }

    /// What the plans and data that it shows refer to.
    pub(super) fn cited_by_sources(&self) -> impl Iterator<Item = &Cited<'a>> {
        self.sources.iter().flat_map(|known| &known.shown.cited)
    }

    /// All data that are drawn in it.
    pub(super) fn views(&self) -> impl Iterator<Item = &'a View> {
        self.own.views.iter().chain(self.sources.iter().flat_map(|known| &known.shown.views)).copied()
    }
}

/// Holds the papers of one council against the rules.
pub(super) struct Judge<'a> {
    council: &'a Council,
    /// What has been read, by its address.
    known: BTreeMap<usize, Rc<Known<'a>>>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(council: &'a Council) -> Self {
        Self { council, known: BTreeMap::new() }
    }

    /// What is found in a meeting: in its agenda, and in its reports.
    pub(super) fn meeting(&mut self, committee: &'a Committee, meeting: &'a Meeting, facts: Facts<'_>) -> Vec<Finding> {
        let docket = Docket::meeting(self.council, meeting);
        let mut findings = Vec::new();
        hold(&Held::Texts(&docket), &mut findings);
        self.sources(&docket.shown, &mut findings);
        hold(&Held::Meeting(&MeetingDocket { council: self.council, committee, meeting, shown: docket.shown }), &mut findings);
        meeting.reports.values().for_each(|report| findings.extend(self.report(report, facts)));
        findings
    }

    /// What is found in a report and in all that it shows.
    pub(super) fn report(&mut self, report: &'a Report, facts: Facts<'_>) -> Vec<Finding> {
        let outline = Outline::of(report, facts.format);
        let docket = Docket::report(self.council, report, &outline);
        let mut findings = Vec::new();
        hold(&Held::Texts(&docket), &mut findings);
        let own = docket.shown;
        let sources = self.sources(&own, &mut findings);
        hold(&Held::Report(&ReportDocket { report, facts, outline, own, sources }), &mut findings);
        findings
    }

    /// What is found in what a committee says besides its meetings.
    pub(super) fn committee(&mut self, dossier: &'a Dossier, facts: &CommitteeFacts<'_>) -> Vec<Finding> {
        let docket = Docket::committee(self.council, dossier);
        let mut findings = Vec::new();
        hold(&Held::Texts(&docket), &mut findings);
        self.sources(&docket.shown, &mut findings);
        hold(&Held::Committee(&CommitteeDocket { council: self.council, dossier, facts, shown: docket.shown }), &mut findings);
        findings
    }

    /// The plans and data sets that a paper shows, and those that they show; adds what is found in them.
    fn sources(&mut self, shown: &Shown<'a>, findings: &mut Vec<Finding>) -> Vec<Rc<Known<'a>>> {
        let (mut reached, mut known): (_, Vec<Rc<Known<'a>>>) = (BTreeSet::new(), Vec::new());
        let mut next: Vec<Source<'a>> = shown.sources.clone();
        while let Some(source) = next.pop() {
            if reached.insert(source.address()) {
                let read = self.source(source);
                findings.extend(read.findings.iter().cloned());
                next.extend(&read.shown.sources);
                known.push(read);
            }
        }
        known
    }

    fn source(&mut self, source: Source<'a>) -> Rc<Known<'a>> {
        let council = self.council;
        let known = self.known.entry(source.address()).or_insert_with(|| {
            let docket = Docket::source(council, source);
            let mut findings = Vec::new();
            hold(&Held::Texts(&docket), &mut findings);
            Rc::new(Known { findings, shown: docket.shown })
        });
        Rc::clone(known)
    }
}

/// What is found in the council's own files.
pub(super) fn council(council: &Council, format: &ReportFormat) -> Vec<Finding> {
    let mut findings = Vec::new();
    hold(&Held::Texts(&Docket::council(council, format)), &mut findings);
    hold(&Held::Council(council), &mut findings);
    findings
}

/// What is found in silences, in view of what was found in all content.
pub(super) fn silences(silences: &[Silence], found: &[Finding]) -> Vec<Finding> {
    let mut findings = Vec::new();
    hold(&Held::Silences(silences, &Found::of(found)), &mut findings);
    findings
}

/// What is held against the rules that are about it.
enum Held<'d, 'a> {
    Texts(&'d Docket<'a>),
    Report(&'d ReportDocket<'a>),
    Meeting(&'d MeetingDocket<'a>),
    Committee(&'d CommitteeDocket<'a>),
    Council(&'d Council),
    /// Silences, in view of what was found.
    Silences(&'d [Silence], &'d Found<'d>),
}

/// Adds what every rule finds that is about such a thing.
fn hold(held: &Held<'_, '_>, findings: &mut Vec<Finding>) {
    for scope in RULES.iter().flat_map(|rule| rule.scopes) {
        match (scope, held) {
            (Scope::Texts(check), Held::Texts(docket)) => check(docket, findings),
            (Scope::Report(check), Held::Report(docket)) => check(docket, findings),
            (Scope::Meeting(check), Held::Meeting(docket)) => check(docket, findings),
            (Scope::Committee(check), Held::Committee(docket)) => check(docket, findings),
            (Scope::Council(check), Held::Council(council)) => check(council, findings),
            (Scope::Silences(check), Held::Silences(silences, found)) => check(silences, found, findings),
            (
                Scope::Texts(_) | Scope::Report(_) | Scope::Meeting(_) | Scope::Committee(_) | Scope::Council(_) | Scope::Silences(_) | Scope::Pages,
                _,
            ) => {}
        }
    }
}
