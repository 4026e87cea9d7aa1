//! Finds where a PDF differs from the same one made again.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::attachments::{self, FILE_LIMIT, attachments};
use crate::messages::Divergence;

/// What a stream says of how it is packed.
const PACKING: [&[u8]; 4] = [b"Length", b"Filter", b"DecodeParms", b"DL"];
/// The files of fonts, which are compared by themselves.
const FONT_FILES: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];

/// Where two PDFs differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The first byte that differs, from 0.
    pub offset: usize,
    /// What has another content, pages first, since people see those; never empty.
    pub spots: Vec<Divergence>,
}

/// Compares a PDF, which has been opened, with the same one made again; `None` if every byte is equal.
///
/// Contents are compared unpacked and by what they are referred to from, since
/// whatever saves a PDF packs and numbers its objects in its own way.
pub fn compare(made: &[u8], document: &Document, again: &[u8]) -> Option<Difference> {
    let offset = first_byte(made, again)?;
    let spots = attachments::open(again).map(|again| spots(document, &again)).unwrap_or_default();
    Some(Difference { offset, spots: if spots.is_empty() { vec![Divergence::Frame] } else { spots } })
}

fn first_byte(a: &[u8], b: &[u8]) -> Option<usize> {
    let differs = a.iter().zip(b).position(|(a, b)| a != b);
    differs.or_else(|| (a.len() != b.len()).then(|| a.len().min(b.len())))
}

/// Returns what has another content; nothing if only the structure of the file differs.
fn spots(made: &Document, again: &Document) -> Vec<Divergence> {
    let mut spots: Vec<Divergence> = pages(made, again).into_iter().map(Divergence::Page).collect();
    spots.extend(fonts(made, again).into_iter().map(Divergence::Font));
    let metadata = |document: &'_ Document| {
        let xmp = document.catalog().and_then(|catalog| catalog.get(b"Metadata")).cloned();
        [xmp.unwrap_or(Object::Null), document.trailer.get(b"Info").cloned().unwrap_or(Object::Null)]
    };
    let both = metadata(made).into_iter().zip(metadata(again));
    if both.into_iter().any(|(a, b)| !alike(made, again, Scope::Whole, (&a, &b))) {
        spots.push(Divergence::Metadata);
    }
    if attachments(made) != attachments(again) {
        spots.push(Divergence::Attachment);
    }
    let roots = (made.trailer.get(b"Root"), again.trailer.get(b"Root"));
    if spots.is_empty()
        && let (Ok(a), Ok(b)) = roots
        && !alike(made, again, Scope::Whole, (a, b))
    {
        spots.push(Divergence::Rest);
    }
    spots
}

/// Returns the numbers, from 1, of the pages that look different or are there only once.
fn pages(made: &Document, again: &Document) -> Vec<usize> {
    let (a, b) = (made.get_pages(), again.get_pages());
    let differs = |number: &u32| match (a.get(number), b.get(number)) {
        (Some(a), Some(b)) => !alike(made, again, Scope::Page, (&(*a).into(), &(*b).into())),
        _ => true,
    };
    let numbers: BTreeSet<u32> = a.keys().chain(b.keys()).copied().collect();
    numbers.into_iter().filter(differs).map(|number| number as usize).collect()
}

/// Returns the names of the fonts whose files differ or are there only once.
fn fonts(made: &Document, again: &Document) -> Vec<String> {
    let (a, b) = (font_files(made), font_files(again));
    let names: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    names.into_iter().filter(|name| a.get(*name) != b.get(*name)).cloned().collect()
}

fn font_files(document: &Document) -> BTreeMap<String, BTreeSet<Vec<u8>>> {
    let mut files: BTreeMap<String, BTreeSet<Vec<u8>>> = BTreeMap::new();
    for descriptor in document.objects.values().filter_map(|object| object.as_dict().ok()) {
        let file = FONT_FILES.iter().find_map(|key| descriptor.get_deref(key, document).ok()?.as_stream().ok());
        let name = descriptor.get(b"FontName").and_then(Object::as_name);
        if let (Some(file), Ok(name)) = (file, name) {
            files.entry(String::from_utf8_lossy(name).into_owned()).or_default().insert(unpacked(file).0);
        }
    }
    files
}

/// Returns the bytes of a stream, and whether they could be unpacked.
fn unpacked(stream: &Stream) -> (Vec<u8>, bool) {
    match stream.get_plain_content_with_limit(FILE_LIMIT) {
        Ok(bytes) => (bytes, true),
        // Pictures as a rule; that they are packed in the same way can be asked of them.
        Err(_) => (stream.content.clone(), false),
    }
}

/// How far objects are followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// What stands on a page, but neither other pages nor the files of fonts.
    Page,
    /// Everything.
    Whole,
}

/// Returns whether an object of each of two documents and all that they lead to have the same content.
///
/// Walked without recursion, since bookmarks make chains of any length.
fn alike<'d>(made: &'d Document, again: &'d Document, scope: Scope, start: (&'d Object, &'d Object)) -> bool {
    let mut left = vec![start];
    // The objects that have been compared, or are about to be.
    let mut seen: BTreeSet<(ObjectId, ObjectId)> = BTreeSet::new();
    let mut first = true;
    while let Some((a, b)) = left.pop() {
        if let (Ok(a), Ok(b)) = (a.as_reference(), b.as_reference())
            && !seen.insert((a, b))
        {
            continue;
        }
        let first = std::mem::take(&mut first);
        let same = match (resolved(a, made), resolved(b, again)) {
            (Object::Dictionary(a), Object::Dictionary(b)) => {
                if scope == Scope::Page && !first && is_elsewhere(a) && is_elsewhere(b) {
                    continue;
                }
                let skipped: &[&[u8]] = if scope == Scope::Page { &ELSEWHERE } else { &[] };
                entries(a, b, skipped, &mut left)
            }
            (Object::Stream(a), Object::Stream(b)) => {
                let ((bytes, plain), (others, others_plain)) = (unpacked(a), unpacked(b));
                let skipped: &[&[u8]] = if plain { &PACKING } else { &PACKING[..1] };
                plain == others_plain && bytes == others && entries(&a.dict, &b.dict, skipped, &mut left)
            }
            (Object::Array(a), Object::Array(b)) => {
                left.extend(a.iter().zip(b));
                a.len() == b.len()
            }
            (Object::String(a, _), Object::String(b, _)) => a == b,
            (a, b) => a == b || number(a).is_some_and(|a| number(b) == Some(a)),
        };
        if !same {
            return false;
        }
    }
    true
}

/// What leads from a page to what does not stand on it: the tree of pages, the tags, the files of its fonts.
const ELSEWHERE: [&[u8]; 7] =
    [b"Parent", b"P", b"StructParents", b"StructParent", FONT_FILES[0], FONT_FILES[1], FONT_FILES[2]];

/// Returns whether a dictionary that a page leads to is no part of it: another page, where a link leads, or a tag.
fn is_elsewhere(dictionary: &Dictionary) -> bool {
    dictionary.get_type().is_ok_and(|kind| matches!(kind, b"Page" | b"Pages" | b"StructElem"))
}

/// Has the entries of two dictionaries compared but for some keys; `false` if other keys differ.
fn entries<'o>(
    a: &'o Dictionary,
    b: &'o Dictionary,
    skipped: &[&[u8]],
    left: &mut Vec<(&'o Object, &'o Object)>,
) -> bool {
    let counts = |(key, value): &(&Vec<u8>, &Object)| !skipped.contains(&key.as_slice()) && **value != Object::Null;
    let pairs = a.iter().filter(counts).map(|(key, value)| Some((value, b.get(key).ok()?)));
    let pairs: Option<Vec<_>> = pairs.collect();
    left.extend(pairs.iter().flatten());
    pairs.is_some_and(|pairs| pairs.len() == b.iter().filter(counts).count())
}

/// Follows a reference; one that leads nowhere is null, ISO 32000-1 7.3.10.
fn resolved<'o>(object: &'o Object, document: &'o Document) -> &'o Object {
    document.dereference(object).map_or(&Object::Null, |(_, object)| object)
}

fn number(object: &Object) -> Option<f32> {
    object.as_float().ok()
}
