//! Findings for machines: JSON, SARIF 2.1.0, and GitHub's workflow commands.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Finding, Severity, Silenced, Sources};

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A place as machines are told it. Lines and columns are counted from 1, columns in characters; the end is that of the character behind it.
struct Region {
    file: String,
    start: (usize, usize),
    end: (usize, usize),
    text: String,
}

fn regions(finding: &Finding, sources: &Sources) -> Vec<Region> {
    let region = |label: &super::Label| Region {
        file: label.place.file.to_string(),
        start: sources.line_and_column(&label.place),
        end: sources.end_line_and_column(&label.place),
        text: label.text.clone(),
    };
    finding.labels.iter().map(region).collect()
}

/// A JSON array, one object a finding; those that are silenced come last, each with its reason.
pub fn json(findings: &[Finding], silenced: &[Silenced], sources: &Sources) -> String {
    let one = |(finding, reason): (&Finding, Option<&str>)| {
        let place = |Region { file, start, end, text }| json!({ "file": file, "line": start.0, "column": start.1, "end_line": end.0, "end_column": end.1, "text": text });
        let places: Vec<Value> = regions(finding, sources).into_iter().map(place).collect();
        json!({
            "code": finding.code,
            "severity": level(finding.severity),
            "message": finding.message,
            "places": places,
            "notes": finding.notes,
            "help": finding.help,
            "silenced": reason,
        })
    };
    pretty(&Value::Array(with_reasons(findings, silenced).map(one).collect()))
}

/// Findings with no reason, and then silenced ones with theirs.
fn with_reasons<'a>(findings: &'a [Finding], silenced: &'a [Silenced]) -> impl Iterator<Item = (&'a Finding, Option<&'a str>)> {
    findings.iter().map(|finding| (finding, None)).chain(silenced.iter().map(|silenced| (&silenced.finding, Some(silenced.reason.as_str()))))
}

/// A SARIF 2.1.0 log (OASIS standard), for code scanning services; a silenced finding has its reason as the justification of a suppression.
pub fn sarif(findings: &[Finding], silenced: &[Silenced], sources: &Sources) -> String {
    let result = |(finding, reason): (&Finding, Option<&str>)| {
        let location = |Region { file, start, end, .. }| {
            json!({ "physicalLocation": {
                "artifactLocation": { "uri": file },
                "region": { "startLine": start.0, "startColumn": start.1, "endLine": end.0, "endColumn": end.1 },
            } })
        };
        let locations: Vec<Value> = regions(finding, sources).into_iter().map(location).collect();
        let text = match &finding.help {
            Some(help) => format!("{}. {help}", finding.message),
            None => finding.message.clone(),
        };
        let mut result = json!({ "ruleId": finding.code, "level": level(finding.severity), "message": { "text": text }, "locations": locations });
        if let Some(reason) = reason {
            result["suppressions"] = json!([{ "kind": "inSource", "justification": reason }]);
        }
        result
    };
    pretty(&json!({
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [{
            "tool": { "driver": { "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") } },
            "columnKind": "unicodeCodePoints",
            "results": with_reasons(findings, silenced).map(result).collect::<Vec<_>>(),
        }],
    }))
}

/// GitHub's workflow commands, one line a finding. GitHub takes columns only of a stretch inside one line.
pub fn github(findings: &[Finding], sources: &Sources) -> String {
    let mut text = String::new();
    for finding in findings {
        let Some(Region { file, start, end, .. }) = regions(finding, sources).into_iter().next() else { continue };
        let message = finding.help.as_ref().map_or_else(|| finding.message.clone(), |help| format!("{}\n{help}", finding.message));
        let columns = if start.0 == end.0 { format!("col={},endColumn={},", start.1, end.1) } else { String::new() };
        let _ = writeln!(
            text,
            "::{} file={},line={},endLine={},{columns}title={}::{}",
            level(finding.severity),
            escape_property(&file),
            start.0,
            end.0,
            finding.code,
            escape(&message)
        );
    }
    text
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}

/// The alternate form of a value is the indented one.
fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
