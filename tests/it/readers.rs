//! The readers in this process: one small content folder in memory, with a place for a front matter, a narrative and a table.

use std::collections::BTreeSet;

use agendum::compose::{Family, Order, family, subjects};
use agendum::diagnostic::{Finding, Sources};
use agendum::load::{Files, FormatSource, content, standard_theme};
use agendum::model::Theme;

use crate::support::repository;

/// What a fuzzed or generated text stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    FrontMatter,
    Narrative,
    Table,
}

pub(crate) const KINDS: [Kind; 3] = [Kind::FrontMatter, Kind::Narrative, Kind::Table];

impl Kind {
    /// The folder of its corpus.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::FrontMatter => "front-matter",
            Self::Narrative => "narrative",
            Self::Table => "csv",
        }
    }
}

/// A council with one report, ready to be read again and again.
pub(crate) struct Readers {
    files: Vec<(String, Vec<u8>)>,
    theme: Theme,
    format: FormatSource,
}

/// What became of a text.
pub(crate) struct Read {
    pub(crate) findings: Vec<Finding>,
    pub(crate) sources: Sources,
    /// What there is to show, where no finding is an error.
    pub(crate) families: Option<Vec<Family>>,
}

const REPORT: &str = "scrutiny/2026-03-19/air-quality/report.md";
const TABLE: &str = "scrutiny/2026-03-19/air-quality/places.csv";
const VISITS: &str = "scrutiny/2026-03-19/air-quality/visits.csv";
const PLAN: &str = "scrutiny/plans/plan.yaml";
const FRONT: &str = "subject: Air quality in the town
report_of: head-of-environment
contacts: [head-of-environment]
key_decision: no
wards: all
impact_assessments: {equality_and_safety: no, data_protection: no}
appendices: [{title: Places, source: places.csv}]
data: {places: places.csv, visits: visits.csv, plan: ../../plans/plan.yaml}
";
const FIGURES: &str = "Month,In,Out,Open,Cost,Mark\nApril,196,30,226,£1200,Zqzq\nJuly,209,50,259,£1350,Zqzq\nOctober,237,30,267,£990,Zqzq\n";
const ACTIONS: &str = "kind: plan
title: Plan
priorities:
  - id: air
    title: Air
    actions:
      - {id: EA-01, owners: [head-of-environment], improvement: Trees., outcomes: [{qualitative: Trees.}], steps: [Trees.], due: 2026-03-01, added: 2026-01-01}
";

impl Readers {
    pub(crate) fn new() -> Self {
        let theme = standard_theme().unwrap();
        let format = FormatSource::of(&theme).unwrap();
        let folder = repository().join("tests/cases/one-report/content");
        let mut files: Vec<(String, Vec<u8>)> = crate::support::files(&folder).into_iter().collect();
        files.push((TABLE.to_owned(), b"Place,Ward\nHarbour wall,Harbour\n".to_vec()));
        files.push((VISITS.to_owned(), FIGURES.as_bytes().to_vec()));
        files.push((PLAN.to_owned(), ACTIONS.as_bytes().to_vec()));
        Self { files, theme, format }
    }

    pub(crate) fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Reads, checks and composes the folder with one text in its place.
    pub(crate) fn read(&self, kind: Kind, text: &[u8]) -> Read {
        let narrative = || self.files.iter().find(|(path, _)| path == REPORT).map(|(_, text)| narrative_of(text)).unwrap_or_default();
        let report = match kind {
            Kind::FrontMatter => [b"---\n", text, b"\n---\n", narrative().as_slice()].concat(),
            Kind::Narrative => [b"---\n", FRONT.as_bytes(), b"---\n", text].concat(),
            Kind::Table => [b"---\n", FRONT.as_bytes(), b"---\n", narrative().as_slice()].concat(),
        };
        let mut changed = vec![(REPORT, report)];
        changed.extend((kind == Kind::Table).then(|| (TABLE, text.to_vec())));
        self.read_files(&changed)
    }

    /// The same with a narrative, and with a text as the visits that it takes figures from.
    pub(crate) fn read_figures(&self, narrative: &str, visits: &str) -> Read {
        let report = format!("---\n{FRONT}---\n{narrative}");
        self.read_files(&[(REPORT, report.into_bytes()), (VISITS, visits.as_bytes().to_vec())])
    }

    fn read_files(&self, changed: &[(&str, Vec<u8>)]) -> Read {
        let entries = self.files.iter().map(|(path, bytes)| {
            let instead = changed.iter().find(|(other, _)| other == path);
            (path.as_str(), instead.map_or(bytes, |(_, bytes)| bytes).clone())
        });
        let loaded = content(&Files::from_memory("content", entries), &self.format, &BTreeSet::new());
        let mut findings = loaded.findings;
        let mut families = None;
        if let Some(content) = loaded.content {
            let judged = agendum::check::content(content, &self.theme.words);
            findings.extend(judged.findings);
            let checked = judged.checked.filter(|_| !agendum::diagnostic::any_error(&findings));
            families = checked.map(|checked| {
                let order = Order::default();
                let subjects = subjects(&checked).into_iter();
                subjects.filter_map(|subject| family(&checked, &self.theme.words, subject, &order)).collect()
            });
        }
        Read { findings, sources: loaded.sources, families }
    }
}

/// What stands behind the front matter of a report.
fn narrative_of(report: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(report);
    text.splitn(3, "---\n").nth(2).unwrap_or_default().as_bytes().to_vec()
}
