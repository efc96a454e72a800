//! Every file that authors write in YAML, as a form: the JSON Schema and the reference of keys are made of the tables that the reader reads by.

mod json;
mod reference;

pub use json::schema;
pub use reference::reference;

use super::form::Keys;
use super::forms::{committee, council, format, front, meeting, plan, programme, tables, tracker};
use super::shape::Form;

/// A kind of file that authors write.
#[derive(Debug)]
pub struct FileKind {
    /// Its name, such as `council`.
    pub name: &'static str,
    /// Where it stands.
    pub file: &'static str,
    /// What is written in it, in a sentence.
    pub about: &'static str,
    form: &'static Form,
}

/// Every kind of file.
pub static FILE_KINDS: [FileKind; 11] = [
    FileKind { name: "council", file: "council.yaml", about: "The council, its posts, places and access rules.", form: council::CouncilKeys::FORM },
    FileKind {
        name: "committee",
        file: "<committee>/committee.yaml",
        about: "A committee, its members and its meeting days.",
        form: committee::CommitteeKeys::FORM,
    },
    FileKind { name: "meeting", file: "<committee>/<day>/meeting.yaml", about: "A meeting and its agenda.", form: meeting::MeetingKeys::FORM },
    FileKind {
        name: "report",
        file: "<committee>/<day>/<report>/report.md",
        about: "The front matter of a report, between two lines of `---`.",
        form: front::FrontKeys::FORM,
    },
    FileKind { name: "plan", file: "<committee>/plans/<plan>.yaml", about: "A living action plan.", form: plan::PlanKeys::FORM },
    FileKind {
        name: "recommendations",
        file: "<committee>/tracker.yaml",
        about: "What a committee recommended and what became of it, from meeting to meeting.",
        form: tracker::RecommendationsKeys::FORM,
    },
    FileKind {
        name: "work-programme",
        file: "<committee>/work-programme.yaml",
        about: "What a committee means to consider, and what it was promised.",
        form: programme::ProgrammeKeys::FORM,
    },
    FileKind {
        name: "tables",
        file: "an appendix in YAML with `kind: tables`",
        about: "Tables with words around them.",
        form: tables::TablesKeys::FORM,
    },
    FileKind {
        name: "glossary",
        file: "an appendix in YAML with `kind: glossary`",
        about: "Words and what they mean.",
        form: tables::GlossaryKeys::FORM,
    },
    FileKind {
        name: "tracker",
        file: "an appendix in YAML with `kind: tracker`",
        about: "Recommendations and what became of them, as the list stood on a day.",
        form: tracker::TrackerKeys::FORM,
    },
    FileKind {
        name: "format",
        file: "format.yaml",
        about: "The skeleton of a report, where the council has its own.",
        form: format::FormatKeys::FORM,
    },
];

#[cfg(test)]
mod tests;
