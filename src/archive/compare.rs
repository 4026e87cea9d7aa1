//! Finds where a PDF differs from the same one made again.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::attachments;
use crate::messages::Divergence;

/// Where two PDFs differ first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The first byte that differs, from 0.
    pub offset: usize,
    /// What that byte belongs to.
    pub spot: Divergence,
}

/// Compares a PDF, which has been opened, with the same one made again; `None` if every byte is equal.
pub fn first(made: &[u8], document: &Document, again: &[u8]) -> Option<Difference> {
    let offset = first_byte(made, again)?;
    let spot = attachments::open(again).ok().and_then(|again| spot(document, &again)).unwrap_or(Divergence::Frame);
    Some(Difference { offset, spot })
}

fn first_byte(a: &[u8], b: &[u8]) -> Option<usize> {
    let differs = a.iter().zip(b).position(|(a, b)| a != b);
    differs.or_else(|| (a.len() != b.len()).then(|| a.len().min(b.len())))
}

/// Finds what the first object that differs belongs to, pages before all others, since people see those.
fn spot(made: &Document, again: &Document) -> Option<Divergence> {
    let ids = made.objects.keys().chain(again.objects.keys());
    let mut differing: Vec<ObjectId> =
        ids.copied().filter(|id| !same(made.objects.get(id), again.objects.get(id))).collect();
    differing.sort_unstable();
    let pages = owners(made);
    let page = differing.iter().filter_map(|id| pages.get(id)).min();
    if let Some(page) = page {
        return Some(Divergence::Page(*page));
    }
    let id = *differing.first()?;
    if let Some(font) = font_of(made, id) {
        return Some(Divergence::Font(font));
    }
    let metadata = made.catalog().and_then(|catalog| catalog.get(b"Metadata")).and_then(Object::as_reference);
    let object = made.objects.get(&id).or_else(|| again.objects.get(&id));
    let kind = object.and_then(|object| object.type_name().ok()).map(|name| String::from_utf8_lossy(name).into_owned());
    Some(match kind.unwrap_or_default().as_str() {
        _ if metadata.is_ok_and(|metadata| metadata == id) => Divergence::Metadata,
        "EmbeddedFile" | "Filespec" => Divergence::Attachment,
        // These are made anew whenever a file is written.
        "ObjStm" | "XRef" => Divergence::Frame,
        kind => Divergence::Object(id.0, kind.to_owned()),
    })
}

/// Returns the name of the font whose file an object is.
fn font_of(document: &Document, id: ObjectId) -> Option<String> {
    let holds = |descriptor: &&Dictionary| {
        [b"FontFile2".as_slice(), b"FontFile3"]
            .iter()
            .any(|key| descriptor.get(key).is_ok_and(|file| *file == id.into()))
    };
    let descriptor = document.objects.values().filter_map(|object| object.as_dict().ok()).find(holds)?;
    Some(String::from_utf8_lossy(descriptor.get(b"FontName").ok()?.as_name().ok()?).into_owned())
}

/// Compares objects but for where they lie in the file.
fn same(a: Option<&Object>, b: Option<&Object>) -> bool {
    match (a, b) {
        (Some(Object::Stream(a)), Some(Object::Stream(b))) => a.dict == b.dict && a.content == b.content,
        (a, b) => a == b,
    }
}

/// Returns the page, from 1, of each object that is one or holds what stands on it.
fn owners(document: &Document) -> BTreeMap<ObjectId, usize> {
    let mut owners = BTreeMap::new();
    for (number, page) in document.get_pages() {
        owners.insert(page, number as usize);
        let Ok(contents) = document.get_dictionary(page).and_then(|page| page.get(b"Contents")) else { continue };
        let list = document.dereference(contents).and_then(|(_, list)| list.as_array());
        for content in std::iter::once(contents).chain(list.into_iter().flatten()) {
            owners.extend(content.as_reference().map(|id| (id, number as usize)));
        }
    }
    owners
}
