//! What concerns the file as a whole: claims, scripts, layers.

use crate::pdf::{Pdf, dict_of, text_string};
use lopdf::{Dictionary, Object};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Most bytes of metadata that are read.
const METADATA_LIMIT: usize = 4 << 20;

/// Returns the standards that a file claims to meet, such as `PDF/X-4`, and its output condition.
pub(super) fn claims(pdf: &Pdf) -> Vec<String> {
    let mut claims = Vec::new();
    let info = pdf.info().and_then(|info| text(pdf.get(info, b"GTS_PDFXVersion")?));
    claims.extend(info);
    let Some(catalog) = pdf.catalog() else { return claims };
    let metadata = pdf.stream(catalog, b"Metadata").and_then(|stream| pdf.data(stream));
    let entries = metadata.filter(|data| data.len() <= METADATA_LIMIT).map_or_else(Vec::new, |data| entries(&data));
    let entry = |name: &str| entries.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    claims.extend(entry("pdfxid:GTS_PDFXVersion").or_else(|| entry("pdfx:GTS_PDFXVersion")).map(str::to_owned));
    if let Some(part) = entry("pdfaid:part") {
        let level = entry("pdfaid:conformance").unwrap_or_default().to_lowercase();
        claims.push(format!("PDF/A-{part}{level}"));
    }
    claims.extend(entry("pdfuaid:part").map(|part| format!("PDF/UA-{part}")));
    for intent in pdf.array(catalog, b"OutputIntents").into_iter().filter_map(dict_of) {
        let name = pdf.get(intent, b"OutputConditionIdentifier").and_then(text);
        claims.extend(name.filter(|name| !name.is_empty()).map(|name| format!("OutputIntent {name}")));
    }
    claims.dedup();
    claims.truncate(8);
    claims
}

/// Returns the names and values of XMP metadata, whether written as elements or as attributes.
fn entries(xmp: &[u8]) -> Vec<(String, String)> {
    let xmp = String::from_utf8_lossy(xmp);
    let mut reader = Reader::from_str(&xmp);
    let (mut found, mut element) = (Vec::new(), String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                element = tag.name().as_ref().to_owned();
                let attributes = tag.attributes().flatten();
                found.extend(attributes.map(|one| (one.key.as_ref().to_owned(), one.value.into_owned())));
            }
            Ok(Event::Text(value)) => found.push((element.clone(), value.trim().to_owned())),
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// Returns the text of a string.
pub(super) fn text(object: &Object) -> Option<String> {
    let text = text_string(object)?;
    Some(text.chars().filter(|c| !c.is_control()).take(200).collect())
}

/// Returns whether there is JavaScript anywhere in the file.
pub(super) fn has_script(pdf: &Pdf) -> bool {
    let is_script = |dict: &Dictionary| pdf.name(dict, b"S") == Some(b"JavaScript");
    let names = pdf.catalog().and_then(|catalog| pdf.dict(catalog, b"Names"));
    names.is_some_and(|names| pdf.get(names, b"JavaScript").is_some())
        || pdf
            .objects()
            .filter_map(dict_of)
            .any(|dict| is_script(dict) || dict.iter().any(|(_, entry)| entry.as_dict().is_ok_and(is_script)))
}

/// Returns whether the file has layers, which may be shown or hidden.
pub(super) fn has_layers(pdf: &Pdf) -> bool {
    let layers = pdf.catalog().and_then(|catalog| pdf.dict(catalog, b"OCProperties"));
    layers.is_some_and(|layers| !pdf.array(layers, b"OCGs").is_empty())
}
