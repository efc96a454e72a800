//! The skeleton of a report, as data: `format.yaml`.

use super::numerals::{from_letters, from_roman, letters, roman};
use crate::diagnostic::Place;

/// The skeleton of a report.
#[derive(Debug, Clone)]
pub struct ReportFormat {
    /// The rows of the front table, in order.
    pub front: Vec<FrontRow>,
    /// The heading of the contact details.
    pub contacts_heading: String,
    /// The heading of the statement of confidentiality.
    pub confidentiality_heading: String,
    /// The sections of the narrative, in order.
    pub sections: Vec<SectionSpec>,
    /// What stands behind the narrative, in order.
    pub closing: Vec<ClosingRow>,
    /// Questions that each report answers with yes or no.
    pub assessments: Vec<Assessment>,
    /// Where the format stands.
    pub place: Place,
}

/// A row of the front table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontRow {
    /// What it holds.
    pub field: FrontField,
    /// Its label.
    pub label: String,
}

/// What a row of the front table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrontField {
    /// The committee.
    DecisionMaker,
    /// The report's subject.
    Subject,
    /// The day of the meeting.
    DateOfDecision,
    /// Whose report it is.
    ReportOf,
}

/// A section of the narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionSpec {
    /// Its short name.
    pub key: String,
    /// Its heading as printed.
    pub heading: String,
    /// Other headings an author may write.
    pub aliases: Vec<String>,
    /// How its paragraphs count.
    pub numbering: Numbering,
    /// Whether each report must have it.
    pub required: bool,
    /// Whether authors may write `###` headings of their own.
    pub free_subheadings: bool,
    /// Fixed sub-headings: one of these sets must be there, whole.
    pub subheadings: Vec<Vec<SubheadingSpec>>,
}

/// A fixed sub-heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubheadingSpec {
    /// Its heading as printed.
    pub heading: String,
    /// Other headings an author may write.
    pub aliases: Vec<String>,
}

/// How the paragraphs of a section count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// Not at all.
    None,
    /// (i), (ii), (iii), in this section alone.
    Roman,
    /// (a), (b), (c), in this section alone.
    Letters,
    /// 1, 2, 3 … from the first such section to the last.
    Paragraphs,
}

/// Something that stands behind the narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosingRow {
    /// What it holds.
    pub field: ClosingField,
    /// Its heading.
    pub heading: String,
}

/// What stands behind the narrative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosingField {
    /// Whether it is a key decision.
    KeyDecision,
    /// The wards it affects.
    Wards,
    /// A heading over what follows.
    Heading,
    /// The list of appendices.
    Appendices,
    /// Documents in the members' rooms.
    MembersRooms,
    /// The assessment questions.
    Assessments,
    /// Background documents.
    Background,
}

/// A question that each report answers with yes or no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Its key in the front matter.
    pub key: String,
    /// Its heading.
    pub heading: String,
    /// The question.
    pub question: String,
}

impl Numbering {
    /// How a number is shown, without brackets or dot: "ii", "b", "2".
    pub fn label(self, number: usize) -> String {
        match self {
            Self::Roman => roman(number),
            Self::Letters => letters(number),
            Self::None | Self::Paragraphs => number.to_string(),
        }
    }

    /// The number that is shown by a label; nothing for a label that this way of counting never shows.
    pub fn number(self, label: &str) -> Option<usize> {
        let number = match self {
            Self::Roman => from_roman(label),
            Self::Letters => from_letters(label),
            Self::None | Self::Paragraphs => label.parse().ok(),
        };
        number.filter(|number| self.label(*number) == label)
    }
}

impl ReportFormat {
    /// The section whose entries are the recommendations: the first that counts by itself.
    pub fn recommendations(&self) -> Option<&SectionSpec> {
        self.sections.iter().find(|spec| matches!(spec.numbering, Numbering::Roman | Numbering::Letters))
    }

    /// The section an author means by a heading: by key, heading or alias, case ignored.
    pub fn section(&self, heading: &str) -> Option<&SectionSpec> {
        self.sections.iter().find(|spec| same(&spec.key, heading) || same(&spec.heading, heading) || spec.aliases.iter().any(|a| same(a, heading)))
    }
}

impl SectionSpec {
    /// The fixed sub-heading an author means by a heading.
    pub fn subheading(&self, heading: &str) -> Option<&SubheadingSpec> {
        self.subheadings.iter().flatten().find(|spec| same(&spec.heading, heading) || spec.aliases.iter().any(|a| same(a, heading)))
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim().trim_end_matches(':').to_lowercase() == b.trim().trim_end_matches(':').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_numbers_are_each_others_inverse() {
        for counting in [Numbering::Roman, Numbering::Letters, Numbering::Paragraphs] {
            assert!((1..=3999).all(|number| counting.number(&counting.label(number)) == Some(number)), "{counting:?}");
        }
        let none = ["", "iiii", "iv ", "vx", "draft", "0", "IV"].map(|label| Numbering::Roman.number(label));
        assert_eq!((none, Numbering::Letters.number("a1")), ([None; 7], None));
    }
}
