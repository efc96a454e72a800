//! `format.yaml`: the skeleton of a report.

use super::silence::Silences;
use crate::diagnostic::Place;
use crate::load::form::{self, Fields, Meaning, form};
use crate::load::reading::Reading;
use crate::load::types::{self, Bare, List, Text, Word, Words, YesNo};
use crate::load::yaml::Node;
use crate::model::{Answer, Assessment, ClosingField, ClosingRow, FrontField, FrontRow, Numbering, ReportFormat, SectionSpec, SubheadingSpec};

form! {
    /// The keys of `format.yaml`.
    FormatKeys: "the report format" {
        /// The rows of the table that a report begins with, in order.
        Required front: List<FrontRowKeys> = "[{field: subject, label: Subject}]",
        /// What stands above the contacts.
        Required contacts_heading: Bare<Text> = "Contact details",
        /// What stands above the statement of confidentiality.
        Required confidentiality_heading: Bare<Text> = "Statement of confidentiality",
        /// The sections of the narrative, in order.
        Required sections: List<SectionKeys> = "[{key: summary, heading: Brief summary, numbering: none}]",
        /// The rows that a report ends with, in order.
        Required closing: List<ClosingRowKeys> = "[{field: wards, heading: Wards affected}]",
        /// The questions that each report answers with yes or no.
        Optional assessments: List<AssessmentKeys> =
            "[{key: data_protection, heading: Data protection, question: \"Does the report need an assessment?\"}]",
    }
    and Silences
}

form! {
    /// The keys of a row of the front table.
    FrontRowKeys: "a row of the front table" {
        /// What stands in the row.
        Required field: Word<FrontField> = "subject",
        /// What the row is called.
        Required label: Bare<Text> = "Subject",
    }
}

form! {
    /// The keys of a row of the closing part.
    ClosingRowKeys: "a closing row" {
        /// What stands in the row.
        Required field: Word<ClosingField> = "key-decision",
        /// What the row is called.
        Required heading: Bare<Text> = "Key decision?",
    }
}

form! {
    /// The keys of a section of the narrative.
    SectionKeys: "a section" {
        /// The name by which authors can write the heading.
        Required key: Bare<Text> = "summary",
        /// The heading as it is printed.
        Required heading: Bare<Text> = "Brief summary",
        /// How what stands in the section is counted.
        Required numbering: Word<Numbering> = "paragraphs",
        /// Other headings that mean the same.
        Optional aliases: List<Bare<Text>> = "[Summary]",
        /// Whether a report must have the section; it must without this key.
        Optional required: YesNo = "yes",
        /// Whether authors can write sub-headings of their own; they cannot without this key.
        Optional free_subheadings: YesNo = "no",
        /// Sub-headings that the section must have: sets, of which a report has one.
        Optional subheadings: List<List<SubheadingKeys>> = "[[{heading: Capital/Revenue}, {heading: Property/Other}]]",
    }
}

form! {
    /// The keys of a fixed sub-heading.
    SubheadingKeys: "a fixed sub-heading" {
        /// The sub-heading as it is printed.
        Required heading: Bare<Text> = "Capital/Revenue",
        /// Other sub-headings that mean the same.
        Optional aliases: List<Bare<Text>> = "[Financial]",
    }
}

form! {
    /// The keys of a question that reports answer.
    AssessmentKeys: "an assessment" {
        /// The key of its answer in `impact_assessments`.
        Required key: Bare<Text> = "data_protection",
        /// What it is called.
        Required heading: Bare<Text> = "Data protection impact assessment",
        /// The question.
        Required question: Bare<Text> = "Does the report need an assessment?",
    }
}

impl Words for FrontField {
    const THING: &'static str = "a field of the front table";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("decision-maker", Self::DecisionMaker),
        ("subject", Self::Subject),
        ("date-of-decision", Self::DateOfDecision),
        ("report-of", Self::ReportOf),
    ];
}

impl Words for ClosingField {
    const THING: &'static str = "a field of the closing part";
    const WORDS: &'static [(&'static str, Self)] = &[
        ("key-decision", Self::KeyDecision),
        ("wards", Self::Wards),
        ("heading", Self::Heading),
        ("appendices", Self::Appendices),
        ("members-rooms", Self::MembersRooms),
        ("assessments", Self::Assessments),
        ("background", Self::Background),
    ];
}

impl Words for Numbering {
    const THING: &'static str = "a numbering";
    const WORDS: &'static [(&'static str, Self)] =
        &[("none", Self::None), ("roman", Self::Roman), ("letters", Self::Letters), ("paragraphs", Self::Paragraphs)];
}

/// A format without any section, for when none could be read.
pub(in crate::load) fn empty(place: Place) -> ReportFormat {
    ReportFormat {
        front: Vec::new(),
        contacts_heading: String::new(),
        confidentiality_heading: String::new(),
        sections: Vec::new(),
        closing: Vec::new(),
        assessments: Vec::new(),
        place,
    }
}

/// Reads a report format.
pub(in crate::load) fn read(reading: &mut Reading<'_>, node: &Node<'_>) -> Option<ReportFormat> {
    let (keys, _) = form::keys::<FormatKeys>(reading, node, "")?;
    Some(ReportFormat {
        front: keys.front.unwrap_or_default(),
        contacts_heading: keys.contacts_heading.unwrap_or_default(),
        confidentiality_heading: keys.confidentiality_heading.unwrap_or_default(),
        sections: keys.sections.unwrap_or_default(),
        closing: keys.closing.unwrap_or_default(),
        assessments: keys.assessments.unwrap_or_default(),
        place: node.place.clone(),
    })
}

impl Meaning for FrontRowKeys {
    type Model = FrontRow;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<FrontRow> {
        Some(FrontRow { field: self.field?, label: self.label? })
    }
}

impl Meaning for ClosingRowKeys {
    type Model = ClosingRow;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<ClosingRow> {
        Some(ClosingRow { field: self.field?, heading: self.heading? })
    }
}

impl Meaning for SectionKeys {
    type Model = SectionSpec;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<SectionSpec> {
        Some(SectionSpec {
            key: self.key?,
            heading: self.heading?,
            aliases: self.aliases.unwrap_or_default(),
            numbering: self.numbering.unwrap_or(Numbering::None),
            required: types::is_on(self.required, Answer::Yes),
            free_subheadings: types::is_on(self.free_subheadings, Answer::No),
            subheadings: self.subheadings.unwrap_or_default(),
        })
    }
}

impl Meaning for SubheadingKeys {
    type Model = SubheadingSpec;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<SubheadingSpec> {
        Some(SubheadingSpec { heading: self.heading?, aliases: self.aliases.unwrap_or_default() })
    }
}

impl Meaning for AssessmentKeys {
    type Model = Assessment;

    fn model(self, _: &mut Reading<'_>, _: &Fields<'_>) -> Option<Assessment> {
        Some(Assessment { key: self.key?, heading: self.heading?, question: self.question? })
    }
}
