//! The readers in this process: one small content folder in memory, with a place for a front matter, a narrative and a table.

use std::collections::BTreeSet;

use agendum::compose::Document;
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
    /// The documents, where no finding is an error.
    pub(crate) documents: Option<Vec<Document>>,
}

const REPORT: &str = "scrutiny/2026-03-19/air-quality/report.md";
const TABLE: &str = "scrutiny/2026-03-19/air-quality/places.csv";
const FRONT: &str = "subject: Air quality in the town
report_of: head-of-environment
contacts: [head-of-environment]
key_decision: no
wards: all
impact_assessments: {equality_and_safety: no, data_protection: no}
appendices: [{title: Places, source: places.csv}]
";

impl Readers {
    pub(crate) fn new() -> Self {
        let theme = standard_theme().unwrap();
        let format = FormatSource::of(&theme).unwrap();
        let folder = repository().join("tests/cases/one-report/content");
        let mut files: Vec<(String, Vec<u8>)> = crate::support::files(&folder).into_iter().collect();
        files.push((TABLE.to_owned(), b"Place,Ward\nHarbour wall,Harbour\n".to_vec()));
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
        let table = (kind == Kind::Table).then(|| text.to_vec());
        let entries = self.files.iter().map(|(path, bytes)| match path.as_str() {
            REPORT => (path.as_str(), report.clone()),
            TABLE => (path.as_str(), table.clone().unwrap_or_else(|| bytes.clone())),
            _ => (path.as_str(), bytes.clone()),
        });
        let loaded = content(&Files::from_memory("content", entries), &self.format, &BTreeSet::new());
        let mut findings = loaded.findings;
        let mut documents = None;
        if let Some(content) = loaded.content {
            let (checked, found) = agendum::check::content(content, &self.theme.words);
            findings.extend(found);
            let checked = checked.filter(|_| !agendum::diagnostic::any_error(&findings));
            documents = checked.map(|checked| agendum::compose::documents(&checked, &self.theme.words));
        }
        Read { findings, sources: loaded.sources, documents }
    }
}

/// What stands behind the front matter of a report.
fn narrative_of(report: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(report);
    text.splitn(3, "---\n").nth(2).unwrap_or_default().as_bytes().to_vec()
}
