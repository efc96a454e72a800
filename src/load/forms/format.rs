//! `format.yaml`: the skeleton of a report.

use crate::diagnostic::Place;
use crate::load::node::Shape;
use crate::load::reading::Reading;
use crate::load::yaml::Node;
use crate::model::{Answer, Assessment, ClosingField, ClosingRow, FrontField, FrontRow, Numbering, ReportFormat, SectionSpec, SubheadingSpec};

const FORMAT: Shape = Shape {
    thing: "the report format",
    required: &["front", "contacts_heading", "confidentiality_heading", "sections", "closing"],
    optional: &["assessments"],
};
const FRONT: Shape = Shape { thing: "a row of the front table", required: &["field", "label"], optional: &[] };
const CLOSING: Shape = Shape { thing: "a closing row", required: &["field", "heading"], optional: &[] };
const SECTION: Shape =
    Shape { thing: "a section", required: &["key", "heading", "numbering"], optional: &["aliases", "required", "free_subheadings", "subheadings"] };
const SUBHEADING: Shape = Shape { thing: "a fixed sub-heading", required: &["heading"], optional: &["aliases"] };
const ASSESSMENT: Shape = Shape { thing: "an assessment", required: &["key", "heading", "question"], optional: &[] };

const FRONT_FIELDS: [(&str, FrontField); 4] = [
    ("decision-maker", FrontField::DecisionMaker),
    ("subject", FrontField::Subject),
    ("date-of-decision", FrontField::DateOfDecision),
    ("report-of", FrontField::ReportOf),
];
const CLOSING_FIELDS: [(&str, ClosingField); 7] = [
    ("key-decision", ClosingField::KeyDecision),
    ("wards", ClosingField::Wards),
    ("heading", ClosingField::Heading),
    ("appendices", ClosingField::Appendices),
    ("members-rooms", ClosingField::MembersRooms),
    ("assessments", ClosingField::Assessments),
    ("background", ClosingField::Background),
];
const NUMBERINGS: [(&str, Numbering); 4] =
    [("none", Numbering::None), ("roman", Numbering::Roman), ("letters", Numbering::Letters), ("paragraphs", Numbering::Paragraphs)];

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

impl Reading<'_> {
    /// Reads a report format.
    pub(in crate::load) fn format(&mut self, node: &Node) -> Option<ReportFormat> {
        let fields = self.fields(node, &FORMAT)?;
        let mut format = empty(node.place.clone());
        if let Some(node) = fields.get("front") {
            format.front = self.list(node, "the front table").iter().filter_map(|node| self.front_row(node)).collect();
        }
        if let Some(node) = fields.get("closing") {
            format.closing = self.list(node, "the closing part").iter().filter_map(|node| self.closing_row(node)).collect();
        }
        if let Some(node) = fields.get("sections") {
            format.sections = self.list(node, "the narrative").iter().filter_map(|node| self.section(node)).collect();
        }
        if let Some(node) = fields.get("assessments") {
            format.assessments = self.list(node, "the assessments").iter().filter_map(|node| self.assessment(node)).collect();
        }
        format.contacts_heading = fields.get("contacts_heading").and_then(|node| self.words(node)).unwrap_or_default();
        format.confidentiality_heading = fields.get("confidentiality_heading").and_then(|node| self.words(node)).unwrap_or_default();
        Some(format)
    }

    fn front_row(&mut self, node: &Node) -> Option<FrontRow> {
        let fields = self.fields(node, &FRONT)?;
        let field = fields.get("field").and_then(|node| self.one_of(node, "a field of the front table", &FRONT_FIELDS));
        let label = fields.get("label").and_then(|node| self.words(node));
        Some(FrontRow { field: field?, label: label? })
    }

    fn closing_row(&mut self, node: &Node) -> Option<ClosingRow> {
        let fields = self.fields(node, &CLOSING)?;
        let field = fields.get("field").and_then(|node| self.one_of(node, "a field of the closing part", &CLOSING_FIELDS));
        let heading = fields.get("heading").and_then(|node| self.words(node));
        Some(ClosingRow { field: field?, heading: heading? })
    }

    fn section(&mut self, node: &Node) -> Option<SectionSpec> {
        let fields = self.fields(node, &SECTION)?;
        let key = fields.get("key").and_then(|node| self.words(node));
        let heading = fields.get("heading").and_then(|node| self.words(node));
        let aliases = fields.get("aliases").map(|node| self.several_words(node, "the aliases")).unwrap_or_default();
        let numbering = fields.get("numbering").and_then(|node| self.one_of(node, "a numbering", &NUMBERINGS)).unwrap_or(Numbering::None);
        let required = self.switch(fields.get("required"), Answer::Yes);
        let free_subheadings = self.switch(fields.get("free_subheadings"), Answer::No);
        let sets = fields.get("subheadings").map(|node| self.list(node, "the sub-headings")).unwrap_or_default();
        let subheadings =
            sets.iter().map(|set| self.list(set, "a set of sub-headings").iter().filter_map(|node| self.subheading(node)).collect()).collect();
        Some(SectionSpec { key: key?, heading: heading?, aliases, numbering, required, free_subheadings, subheadings })
    }

    fn subheading(&mut self, node: &Node) -> Option<SubheadingSpec> {
        let fields = self.fields(node, &SUBHEADING)?;
        let heading = fields.get("heading").and_then(|node| self.words(node));
        let aliases = fields.get("aliases").map(|node| self.several_words(node, "the aliases")).unwrap_or_default();
        Some(SubheadingSpec { heading: heading?, aliases })
    }

    fn assessment(&mut self, node: &Node) -> Option<Assessment> {
        let fields = self.fields(node, &ASSESSMENT)?;
        let key = fields.get("key").and_then(|node| self.words(node));
        let heading = fields.get("heading").and_then(|node| self.words(node));
        let question = fields.get("question").and_then(|node| self.words(node));
        Some(Assessment { key: key?, heading: heading?, question: question? })
    }
}
