//! The rule `cross-reference`.

use std::collections::BTreeSet;

use crate::check::{Rule, Silencing, walk};
use crate::diagnostic::{Finding, Place};
use crate::model::{
    AppendixContent, Content, Numbering, Outline, PaperNumbering, Prose, Reference, ReferenceKind, Report, Run, decimal_labels, references,
};

pub(super) const RULE: Rule = Rule {
    name: "cross-reference",
    summary: "References to appendices, paragraphs and recommendations that the report does not have.",
    why: "a reader who follows a reference must find what it names.",
    example: "\"see Appendix 3\" in a report with two appendices",
    instead: "the right number, or list the appendix in the front matter.",
    silencing: Silencing::Refused,
    check,
};

/// What references in one text may name.
struct Known<'a> {
    report: &'a Report,
    paragraphs: Option<BTreeSet<String>>,
    recommendations: Vec<String>,
    last: String,
}

fn check(content: &Content, findings: &mut Vec<Finding>) {
    for found in walk::reports(content) {
        let report = found.report;
        let outline = Outline::of(report, &content.format);
        let counting = content.format.recommendations().map_or(Numbering::Roman, |spec| spec.numbering);
        let recommendations: Vec<String> = (1..=outline.recommendations(&content.format)).map(|number| counting.label(number)).collect();
        let last = outline.last_paragraph();
        let paragraphs = Some((1..=last).map(|number| number.to_string()).collect());
        let known = Known { report, paragraphs, recommendations: recommendations.clone(), last: format!("its paragraphs are 1 to {last}") };
        for section in &report.sections {
            prose(&section.body, &known, findings);
        }
        for (number, paper) in walk::public_papers(report) {
            let counted = paper.markdown().filter(|paper| paper.numbering == PaperNumbering::Decimal);
            let paragraphs = counted.map(|paper| decimal_labels(&paper.body));
            let last = format!("a paragraph in Appendix {number} is one of the appendix itself");
            let known = Known { report, paragraphs, recommendations: recommendations.clone(), last };
            walk::paper_prose(paper).into_iter().for_each(|text| prose(text, &known, findings));
        }
    }
}

fn prose(text: &Prose, known: &Known<'_>, findings: &mut Vec<Finding>) {
    walk::lines(text, &mut |line| {
        let mut rest = line;
        while !rest.is_empty() {
            let (run, taken) = Run::at_start(rest);
            for reference in references(&run.text) {
                if let Some(place) = run.place(&reference.range) {
                    judge(&reference, &place, known, findings);
                }
            }
            rest = &rest[taken.max(1)..];
        }
    });
}

fn judge(reference: &Reference, place: &Place, known: &Known<'_>, findings: &mut Vec<Finding>) {
    let number = &reference.number;
    match reference.kind {
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
