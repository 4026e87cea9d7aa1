//! The package: a ZIP file of parts, ECMA-376 2.

use zip::DateTime;
use zip::write::SimpleFileOptions;

use super::relations::{KIND, relationship, relationships};
use super::xml::{El, el};
use crate::rendition::packing::zip;

/// How the types of WordprocessingML parts begin.
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// How the types of other parts begin.
const OFFICE_TYPE: &str = "application/vnd.openxmlformats-officedocument.";

/// Returns the list of what the parts are; `names` are their names from the root of the package.
pub(super) fn content_types<'n>(names: impl Iterator<Item = &'n str>) -> El {
    let default =
        |(extension, kind): (&str, &str)| el("Default").attr("Extension", extension).attr("ContentType", kind);
    let defaults = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
        ("gif", "image/gif"),
        ("svg", "image/svg+xml"),
    ];
    let part =
        |name: &str| Some(el("Override").attr("PartName", format!("/{name}")).attr("ContentType", kind_of(name)?));
    el("Types")
        .attr("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
        .with_all(defaults.map(default))
        .with_all(names.filter_map(part))
}

/// Returns the type of an XML part; `None` for those that their extension tells.
fn kind_of(name: &str) -> Option<String> {
    let stem = name.rsplit('/').next()?.strip_suffix(".xml")?;
    let kind = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    Some(match kind {
        "document" => format!("{TYPE}document.main+xml"),
        "theme" => format!("{OFFICE_TYPE}theme+xml"),
        "core" => "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        "app" => format!("{OFFICE_TYPE}extended-properties+xml"),
        "custom" => format!("{OFFICE_TYPE}custom-properties+xml"),
        kind => format!("{TYPE}{kind}+xml"),
    })
}

/// Returns the relationships of the package itself, which has properties of its own or not.
pub(super) fn root_relations(custom: bool) -> El {
    const CORE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let mut all = vec![
        relationship("rId1", &format!("{KIND}officeDocument"), "word/document.xml"),
        relationship("rId2", CORE, "docProps/core.xml"),
        relationship("rId3", &format!("{KIND}extended-properties"), "docProps/app.xml"),
    ];
    all.extend(custom.then(|| relationship("rId4", &format!("{KIND}custom-properties"), "docProps/custom.xml")));
    relationships(all)
}

/// Packs the parts, in their order, with a fixed date.
pub(super) fn pack(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    zip(files, SimpleFileOptions::default().last_modified_time(DateTime::default()))
}
