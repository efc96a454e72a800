//! The papers behind a report, and papers that are items by themselves.

use crate::diagnostic::{Finding, Located, Place};
use crate::load::markdown;
use crate::load::node::{Fields, Shape};
use crate::load::paths;
use crate::load::picture;
use crate::load::places::TextMap;
use crate::load::reading::{Reading, SourceText};
use crate::load::table_file;
use crate::load::values::shortened;
use crate::load::yaml::{Node, Value};
use crate::model::draft::{ActionPlan, Appendix, AppendixContent, Block, MarkdownPaper, Paper, Prose, Tables, View};
use crate::model::{Date, Exemption, PaperNumbering};

/// Reads an action plan that data are taken from.
pub(in crate::load) fn plan_in(reading: &mut Reading<'_>, path: &str, cited: &Located<String>) -> Option<ActionPlan> {
    let plan = reading.yaml_paper(path, &cited.place, None)?.into_plan();
    if plan.is_none() {
        let finding = Finding::error("unknown-data", &cited.place, format!("`{}` is no action plan", shortened(&cited.value)));
        reading.report(finding.help("name an action plan (`kind: plan`), or a file of figures in `.csv`"));
    }
    plan
}

const APPENDIX: Shape =
    Shape { thing: "an appendix", required: &["title"], optional: &["source", "numbering", "as_at", "view", "description", "exempt"] };
const EXEMPT: Shape = Shape { thing: "an exemption", required: &["category", "reason"], optional: &["until", "summary"] };

/// The kinds of papers in YAML.
const KINDS: [&str; 6] = ["tables", "glossary", "tracker", "recommendations", "work-programme", "plan"];

impl Reading<'_> {
    /// Reads an entry of a report's list of appendices.
    pub(in crate::load) fn appendix(&mut self, node: &Node, folder: &str) -> Option<Appendix> {
        let fields = self.fields(node, &APPENDIX)?;
        let title = fields.get("title").and_then(|node| self.text(node));
        let content = match (fields.get("exempt"), fields.get("source")) {
            (Some(exempt), source) => {
                if let Some(source) = source {
                    self.exempt_source(source, folder);
                }
                self.exemption(exempt).map(|exemption| AppendixContent::Exempt(Box::new(exemption)))
            }
            (None, Some(source)) => self.public_paper(&fields, source, folder).map(|paper| AppendixContent::Public(Box::new(paper))),
            (None, None) => {
                let finding = Finding::error("missing-key", &node.place, "this appendix has neither a `source` nor an `exempt`");
                self.report(finding.help("write `source:` and its file, or `exempt:` and why it is withheld"));
                None
            }
        };
        let title = title.unwrap_or_else(|| Located::new(String::new(), node.place.clone()));
        // An appendix that could not be read keeps its number: an empty paper stands in for it, and the finding stops the output.
        let content = content.unwrap_or_else(|| AppendixContent::Public(Box::new(Paper::Tables(Tables::default()))));
        Some(Appendix { title, content, place: node.place.clone() })
    }

    /// An exempt paper among the public ones: it is named, and never opened.
    fn exempt_source(&mut self, source: &Node, folder: &str) {
        let Some(written) = self.text(source) else { return };
        let Some(path) = self.path(folder, &written) else { return };
        let finding = if self.files.has(&path) {
            Finding::error("exempt-source", &written.place, "the paper of an exempt appendix lies among the public papers")
                .note("it was not opened")
                .help("move the file out of the content folder, into the folder of exempt papers, and delete it from the history of the repository")
        } else {
            Finding::error("exempt-source", &written.place, "an exempt appendix has no `source` in the public papers").help("delete `source`")
        };
        self.report(finding);
    }

    fn exemption(&mut self, node: &Node) -> Option<Exemption> {
        let fields = self.fields(node, &EXEMPT)?;
        let category = fields.get("category").and_then(|node| self.text(node));
        Some(Exemption {
            reason: self.text_or_empty(fields.get("reason"), &node.place),
            until: fields.get("until").and_then(|node| self.text(node)),
            summary: fields.get("summary").and_then(|node| self.text(node)),
            category: category?,
        })
    }

    fn public_paper(&mut self, fields: &Fields<'_>, source: &Node, folder: &str) -> Option<Paper> {
        let numbering = fields.get("numbering").and_then(|node| {
            self.one_of(node, "a numbering of an appendix", &[("decimal", PaperNumbering::Decimal), ("none", PaperNumbering::None)])
        });
        let as_at = fields.get("as_at").and_then(|node| self.date(node)).map(|date| date.value);
        let description = fields.get("description").and_then(|node| self.text(node));
        let written = self.text(source)?;
        let path = self.path(folder, &written)?;
        if let Some(view) = fields.get("view") {
            let kind = self.text(view)?;
            self.keys_of_kind(fields, &path, None);
            let view = self.view(folder, &format!("{}#{}", written.value, kind.value), None, kind.place)?;
            return Some(Paper::View(View { as_at, ..view }));
        }
        let paper = match paths::extension(&path).as_str() {
            "md" => self.markdown_paper(&path, &written.place, numbering.unwrap_or_default()).map(Paper::Markdown),
            "csv" => self.csv_paper(&path, &written.place),
            "yaml" | "yml" => self.yaml_paper(&path, &written.place, as_at).filter(|paper| self.is_own(paper, &path, folder, &written.place)),
            "svg" | "png" | "jpg" | "jpeg" => self.picture_paper(fields, folder, &written, description),
            other => {
                let finding =
                    Finding::error("unknown-appendix-kind", &written.place, format!("a paper cannot be a file of the kind `.{}`", shortened(other)));
                self.report(finding.help("write the paper as `.md`, `.yaml` or `.csv`, or as a picture in `.svg`, `.png` or `.jpg`"));
                None
            }
        };
        self.keys_of_kind(fields, &path, paper.as_ref());
        paper
    }

    /// Whether a file of a committee is that of the report's own committee: what is drawn from it is what that committee follows and plans.
    fn is_own(&mut self, paper: &Paper, path: &str, folder: &str, cited: &Place) -> bool {
        let of_committee = matches!(paper, Paper::WorkProgramme) || matches!(paper, Paper::Tracker(tracker) if tracker.living);
        let own = !of_committee || folder.starts_with(&format!("{}/", paths::folder(path)));
        if !own {
            let finding = Finding::error("unknown-appendix-kind", cited, "this is the file of another committee");
            self.report(finding.help(format!("show the file of this report’s own committee: `../../{}`", paths::name(path))));
        }
        own
    }

    /// Keys that say something of another kind of paper.
    fn keys_of_kind(&mut self, fields: &Fields<'_>, path: &str, paper: Option<&Paper>) {
        let extension = paths::extension(path);
        let picture = matches!(extension.as_str(), "svg" | "png" | "jpg" | "jpeg");
        let plan = paper.map_or(matches!(extension.as_str(), "yaml" | "yml"), |paper| matches!(paper, Paper::Plan(_) | Paper::View(_)));
        let misplaced =
            [("numbering", extension == "md", "papers in Markdown"), ("as_at", plan, "action plans"), ("description", picture, "pictures")];
        for (key, fits, kind) in misplaced {
            if let (false, Some(place)) = (fits, fields.key(key)) {
                self.error("unknown-key", place, format!("`{key}` is a key of {kind} alone"), "delete it");
            }
        }
    }

    /// Reads a paper in Markdown.
    pub(in crate::load) fn markdown_paper(&mut self, path: &str, cited: &Place, numbering: PaperNumbering) -> Option<MarkdownPaper> {
        let source = self.text_file(path, cited)?;
        let body = self.paper_body(&source);
        Some(MarkdownPaper { body, numbering, place: source.top() })
    }

    fn paper_body(&mut self, source: &SourceText) -> Prose {
        let text = &source.text;
        if text.lines().next().is_some_and(|line| line.trim_end() == "---") {
            let front = text.get(3..).unwrap_or("").split("\n---").next().unwrap_or("");
            let place = Place::new(&source.file, 0..3);
            if front.lines().any(|line| line.starts_with("exempt")) {
                self.error(
                    "exempt-source",
                    &place,
                    "this paper says of itself that it is exempt",
                    "move the file out of the content folder, into the folder of exempt papers",
                );
            } else {
                self.error(
                    "front-matter",
                    &place,
                    "this paper has front matter",
                    "delete it; the paper's title is given in the list of the report or meeting",
                );
            }
            return Prose::new();
        }
        let mut body = markdown::read(self, text, &TextMap::straight(&source.file, 0, text.len()), source.folder());
        // A heading with `#` is a finding already, and mostly the title of the paper: counted as a section it would move every number.
        body.retain(|block| !matches!(block, Block::Heading { level: 1, .. }));
        body
    }

    /// A paper that is an item by itself, such as minutes.
    pub(in crate::load) fn item_paper(&mut self, path: &str, written: &Located<String>) -> Option<MarkdownPaper> {
        if paths::extension(path) != "md" {
            let finding = Finding::error("unknown-appendix-kind", &written.place, format!("`{}` is not a paper in Markdown", written.value));
            self.report(finding.help("write the paper as `.md`, or as an appendix of a report"));
            return None;
        }
        self.markdown_paper(path, &written.place, PaperNumbering::None)
    }

    fn csv_paper(&mut self, path: &str, cited: &Place) -> Option<Paper> {
        let source = self.text_file(path, cited)?;
        let table = table_file::read(self, &source)?;
        Some(Paper::Tables(Tables { tables: vec![table], ..Tables::default() }))
    }

    fn picture_paper(&mut self, fields: &Fields<'_>, folder: &str, written: &Located<String>, description: Option<Located<String>>) -> Option<Paper> {
        if fields.get("description").is_none() {
            let finding = Finding::error("missing-key", &written.place, "the key `description` is missing");
            self.report(finding.help("add `description:` and say what the picture shows, for those who cannot see it"));
        }
        let asset = picture::load(self, folder, written)?;
        Some(Paper::Picture { asset, description: description.unwrap_or_else(|| Located::new(String::new(), written.place.clone())) })
    }

    /// Reads a file of the folder of plans; a paper of another kind is read for its findings alone.
    pub(in crate::load) fn standing_plan(&mut self, path: &str) -> Option<ActionPlan> {
        let place = Place::top(&self.files.shown(path));
        self.yaml_paper(path, &place, None)?.into_plan()
    }

    fn yaml_paper(&mut self, path: &str, cited: &Place, as_at: Option<Date>) -> Option<Paper> {
        if self.open.iter().any(|open| open == path) {
            self.error("shows-itself", cited, format!("`{path}` shows itself"), "show it in another paper");
            return None;
        }
        self.open.push(path.to_owned());
        let paper = self.yaml_paper_once(path, cited, as_at);
        self.open.pop();
        paper
    }

    fn yaml_paper_once(&mut self, path: &str, cited: &Place, as_at: Option<Date>) -> Option<Paper> {
        let source = self.text_file(path, cited)?;
        let node = self.yaml(&source, 0..source.text.len())?;
        let entries = self.entries(&node, "a paper")?;
        if let Some(entry) = entries.iter().find(|entry| entry.key.value == "exempt") {
            self.error(
                "exempt-source",
                &entry.key.place,
                "this paper says of itself that it is exempt",
                "move the file out of the content folder, into the folder of exempt papers",
            );
            return None;
        }
        let Some(kind) = entries.iter().find(|entry| entry.key.value == "kind").map(|entry| &entry.node) else {
            self.error("missing-key", &source.top(), "the key `kind` is missing", format!("add `kind:` and one of {}", KINDS.join(", ")));
            return None;
        };
        let folder = source.folder();
        match &kind.value {
            Value::Scalar(scalar) if scalar.text == "tables" => self.tables(&node, folder).map(Paper::Tables),
            Value::Scalar(scalar) if scalar.text == "glossary" => self.glossary(&node).map(Paper::Glossary),
            Value::Scalar(scalar) if scalar.text == "tracker" => self.tracker(&node, folder).map(Paper::Tracker),
            Value::Scalar(scalar) if scalar.text == "recommendations" => self.living_list(path, &kind.place).map(Paper::Tracker),
            Value::Scalar(scalar) if scalar.text == "work-programme" => self.own_programme(path, &kind.place),
            Value::Scalar(scalar) if scalar.text == "plan" => self.plan(&node, folder, as_at).map(|plan| Paper::Plan(Box::new(plan))),
            Value::Scalar(scalar) => {
                let finding = Finding::error("unknown-appendix-kind", &kind.place, format!("`{}` is not a kind of paper", shortened(&scalar.text)));
                let help = match crate::diagnostic::nearest(&scalar.text, KINDS) {
                    Some(near) => format!("write `{near}`"),
                    None => format!("write one of {}", KINDS.join(", ")),
                };
                self.report(finding.help(help));
                None
            }
            Value::List(_) | Value::Map(_) => {
                self.error("wrong-type", &kind.place, "the kind of a paper is one word", format!("write one of {}", KINDS.join(", ")));
                None
            }
        }
    }
}
