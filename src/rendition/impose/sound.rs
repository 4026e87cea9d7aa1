//! Makes a sound PDF of any PDF that can be read, before the compiler gets it.
//!
//! The compiler's reader trusts what it reads, so that a single bad object
//! would end the whole program. Here all objects are read, and written anew.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::messages::Damage;
use crate::pdf::{Unopened, is_lost, load_plain, page_tree, unpack};
use crate::rendition::boxes::{Rectangle, rectangle};
use crate::rendition::tree::lineage;

/// Most bytes of a stream of objects, or of a part of a page's content, when unpacked.
const STREAM_LIMIT: usize = 256 << 20;
/// How deep the page tree, and how deep arrays and dictionaries may be.
const DEPTH: usize = 64;

/// Writes a PDF anew, without a password, each page cropped as [`crop`] says.
///
/// Fails if any object that another one refers to is there and cannot be read,
/// or what stands on a page cannot be unpacked to its end.
pub(super) fn rewritten(bytes: &[u8]) -> Result<Vec<u8>, Unopened> {
    let mut document = load_plain(bytes, STREAM_LIMIT)?;
    // Lists of the file's own objects are made anew; they may refer to its encryption, which is gone.
    let is_kept = |object: &&Object| !matches!(object.type_name(), Ok(b"XRef" | b"ObjStm"));
    if document.objects.values().filter(is_kept).any(|object| lacks(&document, object, DEPTH)) {
        return Err(Unopened::Broken(String::new()));
    }
    if page_tree(&document).repeats {
        return Err(Unopened::Broken(String::new()));
    }
    let pages: Vec<ObjectId> = document.page_iter().collect();
    if let Some(index) = damaged(&document, &pages) {
        return Err(Unopened::Page(index + 1));
    }
    for page in pages {
        crop(&mut document, page);
    }
    let mut written = Vec::with_capacity(bytes.len());
    document.save_to(&mut written).map_err(|error| Unopened::Broken(error.to_string()))?;
    Ok(written)
}

/// Returns the first page, from 0, of which not all can be unpacked; half of it would be printed without a word.
fn damaged(document: &Document, pages: &[ObjectId]) -> Option<usize> {
    let mut known = BTreeSet::new();
    let is_whole = |id: ObjectId| {
        let part = document.get_object(id).and_then(Object::as_stream);
        part.is_ok_and(|part| match unpack(document, part, STREAM_LIMIT) {
            Some(unpacked) => unpacked.damage.iter().all(|damage| matches!(damage, Damage::Beyond { .. })),
            None => false,
        })
    };
    pages.iter().position(|page| {
        let parts = document.get_page_contents(*page);
        !parts.into_iter().filter(|part| known.insert(*part)).all(is_whole)
    })
}

/// Returns whether an object refers to one that [is lost](is_lost).
fn lacks(document: &Document, object: &Object, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return true };
    let in_dictionary = |dict: &Dictionary| dict.iter().any(|(_, entry)| lacks(document, entry, depth));
    match object {
        Object::Reference(id) => is_lost(document, *id),
        Object::Array(items) => items.iter().any(|item| lacks(document, item, depth)),
        Object::Dictionary(dict) => in_dictionary(dict),
        Object::Stream(stream) => in_dictionary(&stream.dict),
        _ => false,
    }
}

/// Has a page with a TrimBox shown as far as its BleedBox reaches, or all of it if that is no larger.
///
/// The CropBox is what a viewer shows. Production goes by TrimBox and BleedBox,
/// which lie within the MediaBox (ISO 15930-7 6.10, ISO 32000-1 14.11.2).
fn crop(document: &mut Document, page: ObjectId) {
    let Ok(dict) = document.get_dictionary(page) else { return };
    let own = |key: &[u8]| dict.get(key).ok().and_then(|object| rectangle(document, object)).map(upright);
    let Some(media) = media_box(document, dict) else { return };
    let Some(trim) = own(b"TrimBox").map(|trim| within(trim, media)).filter(is_area) else { return };
    let bleed = own(b"BleedBox").map(|bleed| around(within(bleed, media), trim)).filter(|bleed| *bleed != trim);
    let shown = bleed.unwrap_or(media).map(|edge| Object::Real(edge as f32)).to_vec();
    if let Ok(dict) = document.get_dictionary_mut(page) {
        dict.set("CropBox", shown);
    }
}

/// Returns the MediaBox of a page, which it may inherit.
fn media_box(document: &Document, page: &Dictionary) -> Option<Rectangle> {
    let of = |node: &Dictionary| node.get(b"MediaBox").ok().and_then(|object| rectangle(document, object));
    lineage(document, page).find_map(of).map(upright)
}

/// Returns a rectangle with its lower left corner first.
fn upright([x0, y0, x1, y1]: Rectangle) -> Rectangle {
    [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)]
}

fn within(inner: Rectangle, outer: Rectangle) -> Rectangle {
    [inner[0].max(outer[0]), inner[1].max(outer[1]), inner[2].min(outer[2]), inner[3].min(outer[3])]
}

fn around(one: Rectangle, other: Rectangle) -> Rectangle {
    [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
}

fn is_area([x0, y0, x1, y1]: &Rectangle) -> bool {
    x0 < x1 && y0 < y1
}
