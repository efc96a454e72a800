//! What is noted of a build for the next one: what each result came from, and what came of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Failure, Finding, Label, Severity, Silenced};
use crate::model::{Digest, MeetingFacts, Silence};
use crate::publish::{Files, Store, Written};
use crate::render::Pack;
use crate::{check, load};

/// All that a result depends on. Where it is the same, the result is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Basis {
    /// The program.
    pub(super) program: String,
    /// The theme.
    pub(super) theme: Digest,
    /// How findings call the content folder.
    pub(super) shown_as: String,
    /// The files of the content that it was made from.
    pub(super) files: BTreeMap<String, Digest>,
    /// What it was shown of the calendar of its committee.
    pub(super) calendar: Option<Digest>,
}

/// Why something was made again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No earlier build is known in which it was made.
    Unknown,
    /// It was made by another program.
    Program,
    /// It was made in another theme.
    Theme,
    /// Findings called the content folder by another name.
    Name,
    /// A file is another.
    Changed(String),
    /// A file was not there.
    New(String),
    /// A file is not there any more.
    Gone(String),
    /// Its committee's other meetings, or its own, are known otherwise.
    Calendar,
    /// What it shows is another, by a file that it shows.
    Shown,
    /// It came out the same, and its files are neither in the output nor in the store.
    Lost,
    /// Something on its pages is to be told again.
    Findings,
}

impl Basis {
    /// The same program and theme, and no files.
    pub(super) fn clone_without_files(&self) -> Self {
        Self { program: self.program.clone(), theme: self.theme, shown_as: self.shown_as.clone(), files: BTreeMap::new(), calendar: None }
    }

    /// What is another than on this basis, in order.
    pub(super) fn differences(&self, now: &Self) -> BTreeSet<Reason> {
        let mut reasons = BTreeSet::new();
        reasons.extend((self.program != now.program).then_some(Reason::Program));
        reasons.extend((self.theme != now.theme).then_some(Reason::Theme));
        reasons.extend((self.shown_as != now.shown_as).then_some(Reason::Name));
        for (path, digest) in &now.files {
            match self.files.get(path) {
                None => reasons.insert(Reason::New(path.clone())),
                Some(then) if then != digest => reasons.insert(Reason::Changed(path.clone())),
                Some(_) => false,
            };
        }
        reasons.extend(self.files.keys().filter(|path| !now.files.contains_key(*path)).cloned().map(Reason::Gone));
        reasons.extend((self.calendar != now.calendar).then_some(Reason::Calendar));
        reasons
    }
}

/// What is known of a meeting.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeetingRecord {
    pub(super) basis: Basis,
    pub(super) facts: MeetingFacts,
    /// What the authors of its files keep.
    pub(super) silences: Vec<Silence>,
    /// What is wrong in its files.
    pub(super) read: Vec<Told>,
    /// What the rules find in it, before silences are heard.
    pub(super) checked: Vec<Told>,
    /// Its family.
    pub(super) family: Digest,
}

/// What is known of a page that stands alone.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageRecord {
    pub(super) basis: Basis,
    /// What it shows.
    pub(super) family: Digest,
}

/// What was drawn of a family.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DrawnRecord {
    pub(super) files: BTreeMap<String, Written>,
    pub(super) pack: Option<Pack>,
}

/// What came of a whole build.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WholeRecord {
    pub(super) basis: Basis,
    pub(super) findings: Vec<Told>,
    pub(super) silenced: Vec<(Told, String)>,
    pub(super) packs: Vec<Pack>,
    pub(super) files: Files,
}

/// A finding as it is noted.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    code: String,
    severity: Severity,
    message: String,
    labels: Vec<Label>,
    notes: Vec<String>,
    help: Option<String>,
}

impl From<&Finding> for Told {
    fn from(finding: &Finding) -> Self {
        let Finding { code, severity, message, labels, notes, help } = finding.clone();
        Self { code: code.to_owned(), severity, message, labels, notes, help }
    }
}

impl Told {
    /// The finding; nothing where the program has no such code.
    fn finding(self) -> Option<Finding> {
        let Self { code, severity, message, labels, notes, help } = self;
        let rules = check::RULES.iter().map(|rule| rule.name);
        let mut codes = rules.chain(load::CODES.iter().map(|(code, _)| *code));
        Some(Finding { code: codes.find(|known| *known == code)?, severity, message, labels, notes, help })
    }

    /// Findings to be noted.
    pub(super) fn all(findings: &[Finding]) -> Vec<Self> {
        findings.iter().map(Self::from).collect()
    }

    /// Findings that were noted; nothing where one of them cannot be told.
    pub(super) fn findings(told: Vec<Self>) -> Option<Vec<Finding>> {
        told.into_iter().map(Self::finding).collect()
    }

    /// Silenced findings that were noted.
    pub(super) fn silenced(told: Vec<(Self, String)>) -> Option<Vec<Silenced>> {
        told.into_iter().map(|(finding, reason)| Some(Silenced { finding: finding.finding()?, reason })).collect()
    }
}

/// The key of what is noted about something.
pub(super) fn key<const N: usize>(parts: [&str; N]) -> Digest {
    Digest::of_parts(parts.map(str::as_bytes))
}

/// A record as it was noted; nothing where it cannot be read.
pub(super) fn recall<T: DeserializeOwned>(store: &Store, key: Digest) -> Option<T> {
    serde_json::from_slice(&store.noted(key)?).ok()
}

/// Something in the one written form that is noted and that digests are made of.
///
/// # Errors
/// When its type cannot be written as JSON: a fault of the program.
pub(super) fn written(record: &impl Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(record).map_err(|source| Failure::Write { path: "the store".into(), source: source.into() })
}

/// The digest of something by its written form.
///
/// # Errors
/// As [`written`].
pub(super) fn digest(value: &impl Serialize) -> Result<Digest, Failure> {
    Ok(Digest::of(&written(value)?))
}
