//! What kinds of files an archive holds.

/// The kind of a file in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    /// Its type by RFC 6838.
    pub(super) media_type: &'static str,
    /// What it is to the document, ISO 19005-3:2012 annex E.
    pub(super) relationship: &'static str,
    /// Whether packing makes it smaller.
    pub(super) packs: bool,
}

/// What the document was made from.
const SOURCE: &str = "Source";
/// Figures from which a table or a chart was made.
const DATA: &str = "Data";
/// What is not content: templates, lists for the proofreader, the manifest.
const SUPPLEMENT: &str = "Supplement";

/// Returns the kind of a file by the end of its name.
pub(super) fn kind(name: &str) -> Kind {
    let end = name.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, end)| end.to_lowercase());
    let (media_type, relationship, packs) = match end.as_deref().unwrap_or_default() {
        "toml" => ("application/toml", SOURCE, true),
        "md" => ("text/markdown", SOURCE, true),
        "txt" => ("text/plain", SOURCE, true),
        "docx" => ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", SOURCE, false),
        "csv" => ("text/csv", DATA, true),
        "tsv" => ("text/tab-separated-values", DATA, true),
        "xlsx" => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", DATA, false),
        "xls" => ("application/vnd.ms-excel", DATA, true),
        "ods" => ("application/vnd.oasis.opendocument.spreadsheet", DATA, false),
        "png" => ("image/png", SOURCE, false),
        "jpg" | "jpeg" => ("image/jpeg", SOURCE, false),
        "webp" => ("image/webp", SOURCE, false),
        "gif" => ("image/gif", SOURCE, false),
        "svg" => ("image/svg+xml", SOURCE, true),
        "json" => ("application/json", SUPPLEMENT, true),
        // Typst has no registered type of its own.
        "typ" => ("text/plain", SUPPLEMENT, true),
        _ => ("application/octet-stream", SUPPLEMENT, true),
    };
    Kind { media_type, relationship, packs }
}
