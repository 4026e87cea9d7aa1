//! Adds the record metadata to the compiler's XMP.

use quick_xml::escape::escape;

use crate::archive::record::{BETWEEN, Field, Record};

/// The namespace of the record metadata; a name (RFC 4151), not an address.
const NAMESPACE: &str = "tag:typeset,2026:record/1.0/";
/// The prefix of its properties.
const PREFIX: &str = "rec";
/// Ends the list of the descriptions of namespaces.
const SCHEMAS_END: &str = "</rdf:Bag></pdfaExtension:schemas>";
/// Ends the packet's content.
const CONTENT_END: &str = "</rdf:RDF>";
/// Stand around the identity of this very file.
const INSTANCE: [&str; 2] = ["<xmpMM:InstanceID>", "</xmpMM:InstanceID>"];
/// What the compiler adds to that identity in the history.
const SOURCE: &str = "_source";
/// What the compiler calls every PDF; an archive is no proof.
const CLASS: &str = "<xmpMM:RenditionClass>proof</xmpMM:RenditionClass>";

/// Returns the XMP with a record and another identity.
///
/// PDF/A allows only properties that are described in the file itself,
/// ISO 19005-3:2012 6.6.2.3. `None` if the XMP is not as the compiler writes it.
pub(super) fn with_record(xmp: &str, record: &Record, instance: &str) -> Option<String> {
    let (before, rest) = xmp.split_once(SCHEMAS_END)?;
    let (rest, end) = rest.rsplit_once(CONTENT_END)?;
    let description = description(record);
    let values = values(record);
    let whole = format!("{before}{description}{SCHEMAS_END}{rest}{values}{CONTENT_END}{end}");
    let (_, rest) = whole.split_once(INSTANCE[0])?;
    let (compilers, _) = rest.split_once(INSTANCE[1])?;
    // The history is that of this file, and so tells the same identity.
    let [in_history, alone] = [format!("{compilers}{SOURCE}"), format!("{}{compilers}{}", INSTANCE[0], INSTANCE[1])];
    let whole = whole.replace(&in_history, instance).replace(CLASS, "");
    Some(whole.replacen(&alone, &format!("{}{instance}{}", INSTANCE[0], INSTANCE[1]), 1))
}

/// Describes the namespace and its properties.
fn description(record: &Record) -> String {
    let property = |Field { name, property, .. }: &Field| {
        format!(
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:category>external</pdfaProperty:category>\
             <pdfaProperty:description>{name}</pdfaProperty:description>\
             <pdfaProperty:name>{property}</pdfaProperty:name>\
             <pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>"
        )
    };
    let properties: String = record.0.iter().map(property).collect();
    format!(
        "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>电子文件元数据</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{PREFIX}</pdfaSchema:prefix>\
         <pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
}

fn values(record: &Record) -> String {
    let value = |Field { property, values, .. }: &Field| {
        format!("<{PREFIX}:{property}>{}</{PREFIX}:{property}>", escape(values.join(BETWEEN)))
    };
    let values: String = record.0.iter().map(value).collect();
    format!("<rdf:Description rdf:about=\"\" xmlns:{PREFIX}=\"{NAMESPACE}\">{values}</rdf:Description>")
}
