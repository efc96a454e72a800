//! What a council's papers mean: typed values, already parsed.
//!
//! **Invariant:** nothing here knows YAML, Markdown syntax, paths on disk, the clock, or how a page looks.

mod calendar;
mod chart;
mod colour;
mod council;
mod data;
mod date;
mod decimal;
mod digest;
mod dossier;
pub mod draft;
mod exceptions;
mod figure;
mod filled;
mod format;
mod meeting;
mod numerals;
mod outline;
mod paper;
mod plan;
mod programme;
mod progress;
mod references;
mod report;
mod slug;
mod text;
mod theme;
mod tokens;
mod tracked;
pub mod visit;
mod words;
mod worked;

pub use calendar::{Calendar, ItemFacts, MeetingFacts, Reach, ReportFacts};
pub use chart::{Series, Span, whole};
pub use colour::Colour;
pub use council::{AccessCategory, AccessClass, AccessRules, Committee, Council, Member, Notice, Post, PostKind, Titled, Venue};
pub use data::{DataCell, DataColumn, DataRow, DataSet, DataSource, View, ViewArgument, ViewKind, ViewOf};
pub use date::{Date, NoDate, Time};
pub use decimal::{DecimalEntry, decimal, decimal_labels, decimal_numbers, nested_labels};
pub use digest::{Digest, NoDigest};
pub use dossier::Dossier;
pub use exceptions::{Course, ExceptionKind};
pub use figure::{Figure, Notation, Unit, exact_percentage, is_nothing, is_set_as_figure, percentage, rounded};
pub use filled::{Piece, pieces};
pub use format::{Assessment, ClosingField, ClosingRow, FrontField, FrontRow, Numbering, ReportFormat, SectionSpec, SubheadingSpec};
pub use meeting::{Item, ItemContent, Meeting, MeetingStatus, is_special};
pub use numerals::{letters, roman};
pub use outline::{Entry, Outline, OutlineSection};
pub use paper::{
    Asset, Cell, Column, DataTable, Glossary, Heading, MarkdownPaper, Orientation, Paper, PaperNumbering, Recommendation, RecommendationStatus,
    Tables, Tracker, TrackerItem,
};
pub use plan::{
    Action, ActionPlan, ActionStatus, Annex, Assurance, Bands, DatedPlan, Driver, DriverKind, Due, DueDay, Measure, Outcome, Priority, Rag,
    SharedPlan, Update,
};
pub use programme::{
    Answered, By, Carrier, Commitment, GivenUp, Made, Origin, PlannedMeeting, PlannedSubject, Promise, Schedule, WorkProgramme, told,
};
pub use progress::{Progress, Withdrawal};
pub use references::{Reference, ReferenceKind, Run, references};
pub use report::{Answer, Appendix, AppendixContent, Background, BackgroundSource, Exemption, Report, Section, Silence, Wards};
pub use rust_decimal::Decimal;
pub use slug::{NoSlug, Slug};
pub use text::{Alignment, Block, Inline, ListItem, Prose, place_of_line, plain_text};
pub use theme::{FontFile, Theme};
pub use tokens::{Em, Points, Rem, TokenFault, TokenValue, Tokens};
pub use tracked::{Recommendations, Showing, Step, StepKind, Tracked, TrackedItem, TrackedState};
pub use words::{Words, count_forms};
pub use worked::{Worker, as_typed};

use std::collections::BTreeMap;
use std::convert::Infallible;

/// Everything a content folder says.
#[derive(Debug, Clone)]
pub struct Content<F = Infallible> {
    /// The council.
    pub council: Council,
    /// The skeleton of a report.
    pub format: ReportFormat,
    /// The committees, by folder name.
    pub committees: BTreeMap<Slug, Dossier<F>>,
    /// What the authors of all files keep although a rule has found it, also of meetings that were not read; in order of place.
    pub silences: Vec<Silence>,
}
