//! Puts files into a PDF, associated with the document as a whole.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Result, Stream, dictionary, text_string};

use super::kinds::{Kind, kind};

/// Embeds files under their names, ISO 32000-1 7.11.4, and associates them, ISO 19005-3:2012 6.8.
///
/// `date` is a date of PDF, such as `D:20201214000000Z`.
pub(super) fn attach(pdf: &mut Document, files: &BTreeMap<String, Vec<u8>>, date: &Object) -> Result<()> {
    let mut embedded: Vec<(Object, ObjectId)> = Vec::new();
    for (name, bytes) in files {
        let specification = specification(pdf, name, bytes, date)?;
        embedded.push((text_string(name), pdf.add_object(specification)));
    }
    let list = embedded.iter().map(|(_, id)| Object::from(*id)).collect::<Vec<Object>>();
    // A tree of names is searched by bytes, which in UTF-16 is another order than ours.
    embedded.sort_by(|(a, _), (b, _)| a.as_str().unwrap_or_default().cmp(b.as_str().unwrap_or_default()));
    let names: Vec<Object> = embedded.into_iter().flat_map(|(name, id)| [name, id.into()]).collect();
    let tree = pdf.add_object(dictionary! { "Names" => names });
    let mut all = match pdf.catalog()?.get(b"Names") {
        Ok(names) => pdf.dereference(names)?.1.as_dict()?.clone(),
        Err(_) => Dictionary::new(),
    };
    all.set("EmbeddedFiles", tree);
    let catalog = pdf.catalog_mut()?;
    catalog.set("Names", all);
    catalog.set("AF", list);
    Ok(())
}

fn specification(pdf: &mut Document, name: &str, bytes: &[u8], date: &Object) -> Result<Dictionary> {
    let Kind { media_type, relationship, packs } = kind(name);
    let parameters =
        dictionary! { "Size" => bytes.len() as i64, "CreationDate" => date.clone(), "ModDate" => date.clone() };
    let head = dictionary! { "Type" => "EmbeddedFile", "Subtype" => media_type, "Params" => parameters };
    let mut stream = Stream::new(head, bytes.to_vec());
    if packs {
        stream.compress()?;
    }
    let file = pdf.add_object(stream);
    Ok(dictionary! {
        "Type" => "Filespec",
        "F" => text_string(name),
        "UF" => text_string(name),
        "AFRelationship" => relationship,
        "EF" => dictionary! { "F" => file, "UF" => file },
    })
}
