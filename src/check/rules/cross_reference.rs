//! The rule `cross-reference`.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::docket::Cited;
use crate::check::judge::{MeetingDocket, ReportDocket};
use crate::check::{Rule, Scope, Silencing};
use crate::diagnostic::Finding;
use crate::model::visit::Home;
use crate::model::{AppendixContent, Numbering, Paper, PaperNumbering, ReferenceKind, Report, decimal_labels};

pub(super) const RULE: Rule = Rule {
    name: "cross-reference",
    summary: "References to appendices, paragraphs and recommendations that the report does not have.",
    why: "a reader who follows a reference must find what it names.",
    example: "\"see Appendix 3\" in a report with two appendices",
    instead: "the right number, or list the appendix in the front matter.",
    silencing: Silencing::Refused,
    scopes: &[Scope::Report(check), Scope::Meeting(agenda)],
};

/// What references in one text may name.
struct Known<'a> {
    report: &'a Report,
    /// The numbers of its paragraphs; nothing where nobody can tell whose paragraphs are meant.
    paragraphs: Option<BTreeSet<String>>,
    recommendations: &'a [String],
    last: String,
}

fn check(docket: &ReportDocket<'_>, findings: &mut Vec<Finding>) {
    let report = docket.report;
    let outline = &docket.outline;
    let format = docket.facts.format;
    let counting = format.recommendations().map_or(Numbering::Roman, |spec| spec.numbering);
    let recommendations: Vec<String> = (1..=outline.recommendations(format)).map(|number| counting.label(number)).collect();
    let last = outline.last_paragraph();
    let paragraphs = Some((1..=last).map(|number| number.to_string()).collect());
    let own = Known { report, paragraphs, recommendations: &recommendations, last: format!("its paragraphs are 1 to {last}") };
    let appendices: BTreeMap<usize, Known<'_>> =
        report.papers().map(|(number, paper)| (number, appendix(report, number, paper, &recommendations))).collect();
    for cited in docket.cited() {
        let known = if let Home::Appendix(_, number) = cited.home { appendices.get(&number) } else { None };
        judge(cited, known.unwrap_or(&own), findings);
    }
    // Data have no paragraphs of their own, and those of the report that shows them are not those that their author had before them.
    let shown = Known { report, paragraphs: None, recommendations: &recommendations, last: String::new() };
    docket.cited_by_sources().for_each(|cited| judge(cited, &shown, findings));
}

/// What the words of an appendix may name: paragraphs of its own, and all else of the report.
fn appendix<'a>(report: &'a Report, number: usize, paper: &Paper, recommendations: &'a [String]) -> Known<'a> {
    let counted = paper.markdown().filter(|paper| paper.numbering == PaperNumbering::Decimal);
    let paragraphs = counted.map(|paper| decimal_labels(&paper.body));
    Known { report, paragraphs, recommendations, last: format!("a paragraph in Appendix {number} is one of the appendix itself") }
}

/// What the agenda says of a report. Elsewhere outside reports a reference is to another paper, which nobody can tell.
fn agenda(docket: &MeetingDocket<'_>, findings: &mut Vec<Finding>) {
    for cited in docket.shown.cited.iter().filter(|cited| cited.reference.kind == ReferenceKind::Appendix) {
        if let Home::Report(report) = cited.home {
            judge(cited, &Known { report, paragraphs: None, recommendations: &[], last: String::new() }, findings);
        }
    }
}

fn judge(cited: &Cited<'_>, known: &Known<'_>, findings: &mut Vec<Finding>) {
    let (number, place) = (&cited.reference.number, &cited.place);
    match cited.reference.kind {
        ReferenceKind::Appendix => {
            let count = known.report.appendices.len();
            if !number.parse::<usize>().is_ok_and(|number| (1..=count).contains(&number)) {
                findings.push(
                    Finding::error(RULE.name, place, format!("the text refers to Appendix {number}, which this report does not have"))
                        .label("no such appendix")
                        .note(appendices(known.report))
                        .help("correct the number, or list the appendix in the front matter"),
                );
            }
        }
        ReferenceKind::Paragraph => {
            if known.paragraphs.as_ref().is_some_and(|paragraphs| !paragraphs.contains(number)) {
                findings.push(
                    Finding::error(RULE.name, place, format!("the text refers to paragraph {number}, which is not there"))
                        .label("no such paragraph")
                        .note(known.last.clone())
                        .help("correct the number; for a paragraph of another paper write \"paragraph … of …\""),
                );
            }
        }
        ReferenceKind::Recommendation => {
            if !known.recommendations.contains(number) {
                let there: Vec<String> = known.recommendations.iter().map(|label| format!("({label})")).collect();
                findings.push(
                    Finding::error(RULE.name, place, format!("the text refers to recommendation ({number}), which this report does not have"))
                        .label("no such recommendation")
                        .note(format!("there are {}", if there.is_empty() { "none".to_owned() } else { there.join(", ") }))
                        .help("correct the number"),
                );
            }
        }
    }
}

/// What appendices there are, without the title of a withheld one.
fn appendices(report: &Report) -> String {
    let named: Vec<String> = report
        .appendices
        .iter()
        .enumerate()
        .map(|(index, appendix)| match appendix.content {
            AppendixContent::Public(_) => format!("Appendix {} ({})", index + 1, appendix.title.value),
            AppendixContent::Exempt(_) => format!("Appendix {} (exempt, title withheld)", index + 1),
        })
        .collect();
    if named.is_empty() { "there are no appendices".to_owned() } else { format!("there is {}", named.join(", ")) }
}
