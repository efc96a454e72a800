//! The papers behind a report, and papers that are items by themselves.

use super::plan::PlanKeys;
use super::programme;
use super::tables::{GlossaryKeys, TablesKeys};
use super::tracker::{self, TrackerKeys};
use crate::diagnostic::{Finding, Located, Place, nearest};
use crate::load::data;
use crate::load::form::{self, Fields, Meaning, entries, form};
use crate::load::markdown;
use crate::load::paths;
use crate::load::picture;
use crate::load::places::TextMap;
use crate::load::reading::Reading;
use crate::load::text_file::{self, SourceText};
use crate::load::types::{self, Bare, Date, Text, Word, Words};
use crate::load::wording::shortened;
use crate::load::yaml::{self, Node, Value};
use crate::model::draft::{Appendix, AppendixContent, Block, DatedPlan, MarkdownPaper, Paper, Prose, SharedPlan, Tables, View};
use crate::model::{self, Exemption, PaperNumbering};

form! {
    /// The keys of an appendix.
    AppendixKeys: "an appendix" {
        /// The appendix's title.
        Required title: Text = "Improvement plan – October 2021",
        /// The file of the paper, as a path from the report.
        Optional source: Text = "../../plans/improvement-plan.yaml",
        /// How a paper in Markdown counts its paragraphs; not at all without it.
        Optional numbering: Word<PaperNumbering> = "decimal",
        /// The day as at which an action plan is shown; the day of the agenda without it.
        Optional as_at: Bare<Date> = "2021-10-27",
        /// That not the paper itself is shown but a picture or table of its data.
        Optional view: Text = "exceptions:2021-07-22",
        /// What a picture shows, for those who cannot see it.
        Optional description: Text = "A map of the ward boundaries.",
        /// That the paper is withheld from the public, and why.
        Optional exempt: ExemptKeys = "{category: 7A, reason: duty of confidentiality to the reviewers}",
    }
}

form! {
    /// The keys of an exemption.
    ExemptKeys: "an exemption" {
        /// The code of a category of the council.
        Required category: Text = "7A",
        /// Why the paper falls under it.
        Required reason: Text = "duty of confidentiality to the reviewers",
        /// How long it is withheld.
        Optional until: Text = "the final report is published",
        /// What the public can know of it.
        Optional summary: Text = "the strengths found are set out in paragraph 11",
    }
}

impl Words for PaperNumbering {
    const THING: &'static str = "a numbering of an appendix";
    const WORDS: &'static [(&'static str, Self)] = &[("decimal", Self::Decimal), ("none", Self::None)];
}

/// The kinds of papers in YAML.
const KINDS: [&str; 6] = ["tables", "glossary", "tracker", "recommendations", "work-programme", "plan"];

impl Meaning for AppendixKeys {
    type Model = Appendix;

    fn model(self, reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Appendix> {
        let place = fields.place();
        let content = match (fields.get("exempt"), fields.get("source")) {
            (Some(_), source) => {
                if source.is_some() {
                    exempt_source(reading, self.source.as_ref(), fields.folder());
                }
                self.exempt.map(|exemption| AppendixContent::Exempt(Box::new(exemption)))
            }
            (None, Some(_)) => public_paper(&self, reading, fields).map(|paper| AppendixContent::Public(Box::new(paper))),
            (None, None) => {
                let finding = Finding::error("missing-key", place, "this appendix has neither a `source` nor an `exempt`");
                reading.report(finding.help("write `source:` and its file, or `exempt:` and why it is withheld"));
                None
            }
        };
        // An appendix that could not be read keeps its number: an empty paper stands in for it, and the finding stops the output.
        let content = content.unwrap_or_else(|| AppendixContent::Public(Box::new(Paper::Tables(Tables::default()))));
        Some(Appendix { title: types::or_empty(self.title, place), content, place: place.clone() })
    }
}

impl Meaning for ExemptKeys {
    type Model = Exemption;

    fn model(self, _: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Exemption> {
        Some(Exemption { category: self.category?, reason: types::or_empty(self.reason, fields.place()), until: self.until, summary: self.summary })
    }
}

/// An exempt paper among the public ones: it is named, and never opened.
fn exempt_source(reading: &mut Reading<'_>, source: Option<&Located<String>>, folder: &str) {
    let Some(written) = source else { return };
    let Some(path) = reading.path(folder, written) else { return };
    let finding = if reading.files.has(&path) {
        Finding::error("exempt-source", &written.place, "the paper of an exempt appendix lies among the public papers")
            .note("it was not opened")
            .help("move the file out of the content folder, into the folder of exempt papers, and delete it from the history of the repository")
    } else {
        Finding::error("exempt-source", &written.place, "an exempt appendix has no `source` in the public papers").help("delete `source`")
    };
    reading.report(finding);
}

fn public_paper(keys: &AppendixKeys, reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Paper> {
    let folder = fields.folder();
    let written = keys.source.as_ref()?;
    let path = reading.path(folder, written)?;
    if fields.get("view").is_some() {
        let kind = keys.view.clone()?;
        keys_of_kind(reading, fields, &path, None);
        let view = data::view(reading, folder, &format!("{}#{}", written.value, kind.value), None, kind.place)?;
        return Some(Paper::View(View { as_at: keys.as_at, ..view }));
    }
    let paper = match paths::extension(&path).as_str() {
        "md" => markdown_paper(reading, &path, &written.place, keys.numbering.unwrap_or_default()).map(Paper::Markdown),
        "csv" => csv_paper(reading, &path, &written.place),
        "yaml" | "yml" => shown_paper(reading, &path, folder, &written.place).map(|paper| as_at(paper, keys.as_at)),
        "svg" | "png" | "jpg" | "jpeg" => picture_paper(keys, reading, fields, written),
        other => {
            let finding =
                Finding::error("unknown-appendix-kind", &written.place, format!("a paper cannot be a file of the kind `.{}`", shortened(other)));
            reading.report(finding.help("write the paper as `.md`, `.yaml` or `.csv`, or as a picture in `.svg`, `.png` or `.jpg`"));
            None
        }
    };
    keys_of_kind(reading, fields, &path, paper.as_ref());
    paper
}

/// A paper as it stood on a day, if it is one that changes.
fn as_at(paper: Paper, day: Option<model::Date>) -> Paper {
    match paper {
        Paper::Plan(shown) => Paper::Plan(DatedPlan { as_at: day, ..shown }),
        other => other,
    }
}

/// A paper in YAML, unless it is the file of another committee: what is drawn from such a file is what that committee follows and plans.
fn shown_paper(reading: &mut Reading<'_>, path: &str, folder: &str, cited: &Place) -> Option<Paper> {
    let paper = data::paper(reading, path, cited)?;
    let of_committee = matches!(paper, Paper::WorkProgramme) || matches!(&paper, Paper::Tracker(tracker) if tracker.living);
    if of_committee && !folder.starts_with(&format!("{}/", paths::folder(path))) {
        let finding = Finding::error("unknown-appendix-kind", cited, "this is the file of another committee");
        reading.report(finding.help(format!("show the file of this report’s own committee: `../../{}`", paths::name(path))));
        return None;
    }
    Some(paper)
}

/// Keys that say something of another kind of paper.
fn keys_of_kind(reading: &mut Reading<'_>, fields: &Fields<'_>, path: &str, paper: Option<&Paper>) {
    let extension = paths::extension(path);
    let picture = matches!(extension.as_str(), "svg" | "png" | "jpg" | "jpeg");
    let plan = paper.map_or(matches!(extension.as_str(), "yaml" | "yml"), |paper| matches!(paper, Paper::Plan(_) | Paper::View(_)));
    let misplaced = [("numbering", extension == "md", "papers in Markdown"), ("as_at", plan, "action plans"), ("description", picture, "pictures")];
    for (key, fits, kind) in misplaced {
        if let (false, Some(place)) = (fits, fields.key(key)) {
            reading.error("unknown-key", place, format!("`{key}` is a key of {kind} alone"), "delete it");
        }
    }
}

/// Reads a paper in Markdown.
pub(super) fn markdown_paper(reading: &mut Reading<'_>, path: &str, cited: &Place, numbering: PaperNumbering) -> Option<MarkdownPaper> {
    let source = text_file::read(reading, path, cited)?;
    let body = paper_body(reading, &source);
    Some(MarkdownPaper { body, numbering, place: source.top() })
}

fn paper_body(reading: &mut Reading<'_>, source: &SourceText) -> Prose {
    let text = &source.text;
    if text.lines().next().is_some_and(|line| line.trim_end() == "---") {
        let front = text.get(3..).unwrap_or("").split("\n---").next().unwrap_or("");
        let place = Place::new(&source.file, 0..3);
        if front.lines().any(|line| line.starts_with("exempt")) {
            reading.error(
                "exempt-source",
                &place,
                "this paper says of itself that it is exempt",
                "move the file out of the content folder, into the folder of exempt papers",
            );
        } else {
            reading.error(
                "front-matter",
                &place,
                "this paper has front matter",
                "delete it; the paper's title is given in the list of the report or meeting",
            );
        }
        return Prose::new();
    }
    let mut body = markdown::read(reading, text, &TextMap::straight(&source.file, 0, text.len()), source.folder());
    // A heading with `#` is a finding already, and mostly the title of the paper: counted as a section it would move every number.
    body.retain(|block| !matches!(block, Block::Heading { level: 1, .. }));
    body
}

/// A paper that is an item by itself, such as minutes.
pub(super) fn item_paper(reading: &mut Reading<'_>, path: &str, written: &Located<String>) -> Option<MarkdownPaper> {
    if paths::extension(path) != "md" {
        let finding = Finding::error("unknown-appendix-kind", &written.place, format!("`{}` is not a paper in Markdown", written.value));
        reading.report(finding.help("write the paper as `.md`, or as an appendix of a report"));
        return None;
    }
    markdown_paper(reading, path, &written.place, PaperNumbering::None)
}

fn csv_paper(reading: &mut Reading<'_>, path: &str, cited: &Place) -> Option<Paper> {
    let file = data::table(reading, path, cited)?;
    Some(Paper::Tables(Tables { tables: vec![file.table.clone()], ..Tables::default() }))
}

fn picture_paper(keys: &AppendixKeys, reading: &mut Reading<'_>, fields: &Fields<'_>, written: &Located<String>) -> Option<Paper> {
    if fields.get("description").is_none() {
        let finding = Finding::error("missing-key", &written.place, "the key `description` is missing");
        reading.report(finding.help("add `description:` and say what the picture shows, for those who cannot see it"));
    }
    let asset = picture::load(reading, fields.folder(), written)?;
    Some(Paper::Picture { asset, description: types::or_empty(keys.description.clone(), &written.place) })
}

/// Reads a paper in YAML by its `kind`.
pub(in crate::load) fn yaml_paper(reading: &mut Reading<'_>, path: &str) -> Option<Paper> {
    let source = text_file::read(reading, path, &Place::top(&reading.files.shown(path)))?;
    let node = yaml::read(reading, &source, 0..source.text.len())?;
    let entries = entries(reading, &node, "a paper")?;
    if let Some(entry) = entries.iter().find(|entry| entry.key.value == "exempt") {
        reading.error(
            "exempt-source",
            &entry.key.place,
            "this paper says of itself that it is exempt",
            "move the file out of the content folder, into the folder of exempt papers",
        );
        return None;
    }
    let Some(kind) = node.entry("kind") else {
        reading.error("missing-key", &source.top(), "the key `kind` is missing", format!("add `kind:` and one of {}", KINDS.join(", ")));
        return None;
    };
    let folder = source.folder();
    match kind_of(reading, kind)? {
        "tables" => form::read::<TablesKeys>(reading, &node, folder).map(Paper::Tables),
        "glossary" => form::read::<GlossaryKeys>(reading, &node, folder).map(Paper::Glossary),
        "tracker" => form::read::<TrackerKeys>(reading, &node, folder).map(Paper::Tracker),
        "recommendations" => tracker::living_list(reading, path, &kind.place).map(Paper::Tracker),
        "work-programme" => programme::own_paper(reading, path, &kind.place),
        _ => plan(reading, &node, folder).map(|plan| Paper::Plan(DatedPlan { plan, as_at: None })),
    }
}

/// An action plan, with what it shows; what that shows is read in the same pass, so that its figures count too.
fn plan(reading: &mut Reading<'_>, node: &Node<'_>, folder: &str) -> Option<SharedPlan> {
    let before = reading.figures;
    let plan = form::read::<PlanKeys>(reading, node, folder)?;
    Some(SharedPlan::new(plan, reading.figures - before))
}

/// The word of `kind:`, if it is one of the kinds.
fn kind_of(reading: &mut Reading<'_>, kind: &Node<'_>) -> Option<&'static str> {
    let Value::Scalar(scalar) = &kind.value else {
        reading.error("wrong-type", &kind.place, "the kind of a paper is one word", format!("write one of {}", KINDS.join(", ")));
        return None;
    };
    let known = KINDS.into_iter().find(|known| *known == scalar.text);
    if known.is_none() {
        let finding = Finding::error("unknown-appendix-kind", &kind.place, format!("`{}` is not a kind of paper", shortened(&scalar.text)));
        reading.report(finding.help(match nearest(&scalar.text, KINDS) {
            Some(near) => format!("write `{near}`"),
            None => format!("write one of {}", KINDS.join(", ")),
        }));
    }
    known
}
