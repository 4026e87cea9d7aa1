//! Findings as SARIF 2.1.0, the format of static analysis tools.

use serde_json::{Value, json};

use super::machine::quote;
use crate::check::{self, rule::Rule};
use crate::diag::{Diagnostic, Severity};
use crate::messages::Lang;
use crate::source::{Place, Sources};

/// Puts results into one SARIF document.
pub(super) fn document(results: Vec<Value>, lang: Lang) -> Value {
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "typeset",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": check::rules().map(|rule| self::rule(rule, lang)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(rule: &Rule, lang: Lang) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.title(lang) },
        "fullDescription": { "text": rule.text(lang) },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// Describes a finding as a result.
pub(super) fn result(finding: &Diagnostic, sources: &Sources, lang: Lang) -> Value {
    let words = lang.words(&finding.problem);
    let text = words.hint.map_or(words.message.clone(), |hint| format!("{}\n{hint}", words.message));
    let mut result = json!({
        "ruleId": finding.code(),
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": finding.place.iter().map(|at| location(at, sources, lang)).collect::<Vec<_>>(),
    });
    if !finding.related.is_empty() {
        result["relatedLocations"] = finding.related.iter().map(|at| location(at, sources, lang)).collect();
    }
    if let Some(fix) = finding.fix.as_ref().filter(|fix| !sources.is_word(fix.place.file)) {
        result["fixes"] = json!([{ "artifactChanges": [{
            "artifactLocation": { "uri": uri(sources.name(fix.place.file)) },
            "replacements": [{ "deletedRegion": region(&fix.place, sources), "insertedContent": { "text": fix.text } }],
        }]}]);
    }
    result
}

fn location(at: &Place, sources: &Sources, lang: Lang) -> Value {
    let artifact = json!({ "uri": uri(sources.name(at.file)) });
    let cell = sources.cell(at).map(|(sheet, cell)| format!("{sheet}!{cell}"));
    match cell.or_else(|| sources.spot(at).map(|spot| spot.words(lang))) {
        // Neither a workbook nor a document has lines.
        Some(name) => json!({
            "physicalLocation": { "artifactLocation": artifact },
            "logicalLocations": [{ "fullyQualifiedName": name }],
        }),
        None => {
            let mut region = region(at, sources);
            region["snippet"] = json!({ "text": quote(at, sources) });
            json!({ "physicalLocation": { "artifactLocation": artifact, "region": region } })
        }
    }
}

fn region(at: &Place, sources: &Sources) -> Value {
    let (line, column) = sources.line_column(at.file, at.range.start);
    let (end_line, end_column) = sources.line_column(at.file, at.range.end);
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

/// Returns a path as a URI reference, with everything escaped that a URI may not hold (RFC 3986 2).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri += &format!("%{other:02X}"),
        }
    }
    uri
}
