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

fn places(finding: &Finding, sources: &Sources) -> Vec<(String, usize, usize, String)> {
    let place = |label: &super::Label| {
        let (line, column) = sources.line_and_column(&label.place);
        (label.place.file.to_string(), line, column, label.text.clone())
    };
    finding.labels.iter().map(place).collect()
}

/// A JSON array, one object a finding; those that are silenced come last, each with its reason.
pub fn json(findings: &[Finding], silenced: &[Silenced], sources: &Sources) -> String {
    let one = |(finding, reason): (&Finding, Option<&str>)| {
        let places: Vec<Value> = places(finding, sources)
            .into_iter()
            .map(|(file, line, column, text)| json!({ "file": file, "line": line, "column": column, "text": text }))
            .collect();
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
        let locations: Vec<Value> = places(finding, sources)
            .into_iter()
            .map(|(file, line, column, _)| {
                json!({ "physicalLocation": {
                    "artifactLocation": { "uri": file },
                    "region": { "startLine": line, "startColumn": column },
                } })
            })
            .collect();
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

/// GitHub's workflow commands, one line a finding.
pub fn github(findings: &[Finding], sources: &Sources) -> String {
    let mut text = String::new();
    for finding in findings {
        let Some((file, line, column, _)) = places(finding, sources).into_iter().next() else { continue };
        let message = finding.help.as_ref().map_or_else(|| finding.message.clone(), |help| format!("{}\n{help}", finding.message));
        let _ = writeln!(
            text,
            "::{} file={},line={line},col={column},title={}::{}",
            level(finding.severity),
            escape_property(&file),
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

fn pretty(value: &Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
