//! What a council's papers mean: typed values, already parsed.
//!
//! **Invariant:** nothing here knows YAML, Markdown syntax, paths on disk, the clock, or how a page looks.

mod chart;
mod council;
mod data;
mod date;
mod decimal;
pub mod draft;
mod exceptions;
mod format;
mod meeting;
mod outline;
mod paper;
mod plan;
mod programme;
mod progress;
mod references;
mod report;
mod text;
mod theme;
mod tracked;
pub mod visit;
mod words;

pub use chart::{ChartFault, Series, Span, whole};
pub use council::{AccessCategory, AccessClass, AccessRules, Committee, Council, Member, Notice, Post, PostKind, Titled, Venue};
pub use data::{
    DataCell, DataColumn, DataRow, DataSet, DataSource, Figure, Unit, VIEW_KINDS, View, ViewArgument, ViewKind, ViewOf, grouped, percentage,
};
pub use date::{Date, Time};
pub use decimal::{DecimalEntry, decimal, decimal_labels, nested_labels};
pub use exceptions::{Course, ExceptionKind};
pub use format::{Assessment, ClosingField, ClosingRow, FrontField, FrontRow, Numbering, ReportFormat, SectionSpec, SubheadingSpec};
pub use meeting::{Item, ItemContent, Meeting, MeetingStatus};
pub use outline::{Entry, Outline, OutlineSection, is_none_statement, letters, roman};
pub use paper::{
    Asset, Cell, Column, DataTable, Glossary, Heading, MarkdownPaper, Orientation, Paper, PaperNumbering, Recommendation, RecommendationStatus,
    Tables, Tracker, TrackerItem,
};
pub use plan::{Action, ActionPlan, ActionStatus, Annex, Assurance, Bands, DatedPlan, Driver, Due, DueDay, Outcome, Priority, Update};
pub use programme::{
    Answered, By, Carrier, Commitment, GivenUp, Made, Origin, PlannedMeeting, PlannedSubject, Promise, Schedule, WorkProgramme, told,
};
pub use progress::{Progress, Rag, Withdrawal};
pub use references::{Reference, ReferenceKind, Run, references};
pub use report::{Answer, Appendix, AppendixContent, Background, BackgroundSource, Exemption, Report, Section, Silence, Wards};
pub use rust_decimal::Decimal;
pub use text::{Alignment, Block, Inline, ListItem, Prose, plain_text};
pub use theme::{FontFile, Theme};
pub use tracked::{Recommendations, Showing, Step, StepKind, Tracked, TrackedItem, TrackedState};
pub use words::Words;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

/// A name that is also a folder and part of a web address: lower-case letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Slug(Arc<str>);

impl Slug {
    /// Accepts lower-case letters, digits and single inner hyphens, at most 80 characters.
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let well_formed = !text.is_empty() && text.len() <= 80 && text.chars().all(allowed);
        (well_formed && !text.starts_with('-') && !text.ends_with('-')).then(|| Self(text.into()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Everything a content folder says.
#[derive(Debug, Clone)]
pub struct Content<F = Infallible> {
    /// The council.
    pub council: Council,
    /// The skeleton of a report.
    pub format: ReportFormat,
    /// The committees, by folder name.
    pub committees: BTreeMap<Slug, Committee<F>>,
}
