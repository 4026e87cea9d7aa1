//! Findings for other programs: JSON, and annotations of GitHub.

use serde_json::{Value, json};

use crate::check;
use crate::diag::{Diagnostic, Fix, Severity};
use crate::messages::{Lang, Problem, Side, Spot, Stand};
use crate::source::{Place, Sources};

/// Describes a finding as JSON.
///
/// Keys: `code`, `severity`, `message`, `label`, `hint`, and `place` (see
/// [`place`]); of a rule's finding also `name`, `clause`, `quote`, `related`
/// (places), `page` and `fix` (`place` and `text`); of what `preflight` finds
/// `pages`, `measured` and `wanted`; where two documents differ `sides`, what
/// each has: `file`, `stands` (see [`stand`]) and `text`.
pub(super) fn value(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> Value {
    let words = lang.words(&diagnostic.problem);
    let mut value = json!({
        "code": diagnostic.code(),
        "severity": diagnostic.severity,
        "message": words.message,
        "label": words.label,
        "hint": words.hint,
        "place": diagnostic.place.as_ref().map(|at| place(at, sources)),
    });
    if let Problem::Preflight(fault) = &diagnostic.problem {
        value["pages"] = json!(fault.pages);
        value["measured"] = fault.measured.clone().into();
        value["wanted"] = fault.wanted.clone().into();
    }
    if let Problem::Compare(fault) = &diagnostic.problem {
        let side = |side: &Side| json!({ "file": side.file, "stands": side.stand.map(stand), "text": side.text });
        value["sides"] = fault.sides().map(|sides| sides.iter().map(side).collect::<Value>()).into();
    }
    if let Some(rule) = diagnostic.rule.and_then(check::rule) {
        value["name"] = rule.name.into();
        value["clause"] = rule.clause.into();
        value["quote"] = diagnostic.place.as_ref().map(|at| quote(at, sources)).into();
        value["related"] = diagnostic.related.iter().map(|at| place(at, sources)).collect();
        value["page"] = diagnostic.page.into();
        let fix = |fix: &Fix| json!({ "place": place(&fix.place, sources), "text": fix.text });
        value["fix"] = diagnostic.fix.as_ref().map(fix).into();
    } else if let Some(page) = diagnostic.page {
        value["page"] = page.into();
    }
    value
}

/// Describes a place as JSON.
///
/// Keys: `file`, `line`, `column`, `end_line`, `end_column` (all from 1, columns
/// in characters) and `start`, `end` (bytes of the text). In a workbook also
/// `sheet` and `cell`; line and column are then the cell's row and column. In a
/// Word document also `paragraph`, `table` (line and column are row and column
/// of the cell) or `footnote`; the line is the number of the paragraph.
fn place(at: &Place, sources: &Sources) -> Value {
    let (line, column) = sources.line_column(at.file, at.range.start);
    let (end_line, end_column) = sources.line_column(at.file, at.range.end);
    let mut json = json!({
        "file": sources.name(at.file),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "start": at.range.start,
        "end": at.range.end,
    });
    if let Some((sheet, cell)) = sources.cell(at) {
        json["sheet"] = sheet.into();
        json["cell"] = cell.into();
    }
    match sources.spot(at) {
        Some(Spot::Paragraph(number)) => json["paragraph"] = number.into(),
        Some(Spot::Cell { table, .. }) => json["table"] = table.into(),
        Some(Spot::Note(number)) => json["footnote"] = number.into(),
        None => {}
    }
    json
}

/// Describes where something stands in a finished document as JSON.
///
/// Keys: `page` of a PDF; of a Word document `paragraph`, `table` with `row`
/// and `column`, or `footnote`. All count from 1.
fn stand(stand: Stand) -> Value {
    match stand {
        Stand::Page(page) => json!({ "page": page }),
        Stand::Spot(Spot::Paragraph(number)) => json!({ "paragraph": number }),
        Stand::Spot(Spot::Cell { table, row, column }) => json!({ "table": table, "row": row, "column": column }),
        Stand::Spot(Spot::Note(number)) => json!({ "footnote": number }),
    }
}

/// Returns the text of a place.
pub(super) fn quote<'s>(at: &Place, sources: &'s Sources) -> &'s str {
    sources.text(at.file).get(at.range.clone()).unwrap_or_default()
}

/// Renders a finding as an annotation of GitHub's workflows, `::error file=…,line=…::…`.
pub(super) fn github(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let words = lang.words(&diagnostic.problem);
    let mut properties = vec![("title", diagnostic.code().to_owned())];
    let mut message = words.message;
    if let Some(at) = &diagnostic.place {
        let (line, column) = sources.line_column(at.file, at.range.start);
        let (end_line, end_column) = sources.line_column(at.file, at.range.end);
        properties.push(("file", sources.name(at.file).to_owned()));
        // Lines and columns of a workbook or a document mean nothing to GitHub.
        match (sources.cell(at), sources.spot(at)) {
            (Some((sheet, cell)), _) => message = format!("{sheet}!{cell}: {message}"),
            (None, Some(spot)) => message = format!("{}: {message}", spot.words(lang)),
            (None, None) => {
                properties.push(("line", line.to_string()));
                properties.push(("endLine", end_line.to_string()));
                if line == end_line {
                    properties.push(("col", column.to_string()));
                    properties.push(("endColumn", end_column.to_string()));
                }
            }
        }
    }
    let property = |(key, value): &(&str, String)| format!("{key}={}", escaped(value, true));
    let properties: Vec<String> = properties.iter().map(property).collect();
    let message = words.hint.map_or(message.clone(), |hint| format!("{message}\n{hint}"));
    format!("::{level} {}::{}", properties.join(","), escaped(&message, false))
}

/// Escapes what would end an annotation, or one of its properties.
fn escaped(text: &str, property: bool) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    if property { text.replace(':', "%3A").replace(',', "%2C") } else { text }
}
