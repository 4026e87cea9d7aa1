//! Compares objects of two PDFs and all that they lead to, and tells what each difference is part of.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::attachments::FILE_LIMIT;
use crate::messages::PdfPart;

/// What a stream says of how it is packed.
const PACKING: [&[u8]; 4] = [b"Length", b"Filter", b"DecodeParms", b"DL"];
/// The files of fonts, which are compared by themselves.
pub(super) const FONT_FILES: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
/// Most objects that are looked at for a script.
const SEARCHED: usize = 2_000;

/// Two PDFs that are compared.
pub(super) struct Pair<'d>(pub(super) [&'d Document; 2], [BTreeMap<ObjectId, u32>; 2]);

/// An object of each of both PDFs, and what they are part of.
type Both<'d> = ([&'d Object; 2], PdfPart);

impl<'d> Pair<'d> {
    pub(super) fn new(made: &'d Document, again: &'d Document) -> Self {
        Self([made, again], [page_numbers(made), page_numbers(again)])
    }

    /// Asks both PDFs.
    pub(super) fn both<T>(&self, asked: impl Fn(&'d Document) -> T) -> [T; 2] {
        self.0.map(asked)
    }

    /// Returns two entries as dictionaries.
    pub(super) fn dictionaries(&self, entries: [Option<&'d Object>; 2]) -> [Option<&'d Dictionary>; 2] {
        [0, 1].map(|at| resolved(entries[at]?, self.0[at]).as_dict().ok())
    }

    /// Returns what the differences between an object of each, and all that they lead to, are part of.
    ///
    /// Other pages are not followed, only their numbers compared; tags only
    /// from tags. Walked without recursion, since bookmarks make chains of any length.
    pub(super) fn differences(&self, start: [Option<&'d Object>; 2], part: PdfPart) -> BTreeSet<PdfPart> {
        let mut found = BTreeSet::new();
        let mut left: Vec<Both> = Vec::new();
        match start {
            [Some(a), Some(b)] => left.push(([a, b], part)),
            [None, None] => {}
            [a, b] => self.once(a, b, part, &mut found),
        }
        // The objects that have been compared, or are about to be.
        let mut seen: BTreeSet<(ObjectId, ObjectId)> = BTreeSet::new();
        while let Some(([a, b], part)) = left.pop() {
            if let (Ok(a), Ok(b)) = (a.as_reference(), b.as_reference())
                && !seen.insert((a, b))
            {
                continue;
            }
            self.one([a, b], part, &mut left, &mut found);
        }
        found
    }

    fn one(&self, [a, b]: [&'d Object; 2], part: PdfPart, left: &mut Vec<Both<'d>>, found: &mut BTreeSet<PdfPart>) {
        let same = match (resolved(a, self.0[0]), resolved(b, self.0[1])) {
            (Object::Dictionary(one), Object::Dictionary(other))
                if is_elsewhere(one, part) && is_elsewhere(other, part) =>
            {
                let number = |object: &Object, at: usize| self.1[at].get(&object.as_reference().ok()?);
                number(a, 0) == number(b, 1)
            }
            (Object::Dictionary(a), Object::Dictionary(b)) => {
                self.entries([a, b], part, &[], left, found);
                true
            }
            (Object::Stream(a), Object::Stream(b)) => {
                let ((bytes, plain), (others, others_plain)) = (unpacked(a), unpacked(b));
                let skipped: &[&[u8]] = if plain { &PACKING } else { &PACKING[..1] };
                self.entries([&a.dict, &b.dict], part, skipped, left, found);
                plain == others_plain && bytes == others
            }
            (Object::Array(a), Object::Array(b)) => {
                left.extend(a.iter().zip(b).map(|(a, b)| ([a, b], part)));
                let (a_more, b_more) = (a.get(b.len()..), b.get(a.len()..));
                a_more.into_iter().flatten().for_each(|more| self.once(Some(more), None, part, found));
                b_more.into_iter().flatten().for_each(|more| self.once(None, Some(more), part, found));
                true
            }
            (Object::String(a, _), Object::String(b, _)) => a == b,
            (one, other) => {
                let same = one == other || number(one).is_some_and(|one| number(other) == Some(one));
                if !same {
                    self.once(Some(a), None, part, found);
                    self.once(None, Some(b), part, found);
                }
                same
            }
        };
        if !same {
            found.insert(part);
        }
    }

    /// Has the entries of two dictionaries compared but for some keys.
    fn entries(
        &self,
        [a, b]: [&'d Dictionary; 2],
        part: PdfPart,
        skipped: &[&[u8]],
        left: &mut Vec<Both<'d>>,
        found: &mut BTreeSet<PdfPart>,
    ) {
        let is_scripted = is_script(a) || is_script(b);
        let keys = a.iter().chain(b.iter()).map(|(key, _)| key.as_slice());
        let keys: BTreeSet<&[u8]> = keys.filter(|key| !skipped.contains(key) && !FONT_FILES.contains(key)).collect();
        for key in keys {
            let part = if is_scripted { PdfPart::Script } else { within(part, key) };
            let entry = |dict: &'d Dictionary| dict.get(key).ok().filter(|entry| **entry != Object::Null);
            match (entry(a), entry(b)) {
                (Some(a), Some(b)) => left.push(([a, b], part)),
                (a, b) => self.once(a, b, part, found),
            }
        }
    }

    /// Notes what is in one of the PDFs only.
    fn once(&self, made: Option<&'d Object>, again: Option<&'d Object>, part: PdfPart, found: &mut BTreeSet<PdfPart>) {
        for (object, document) in made.into_iter().zip([self.0[0]]).chain(again.into_iter().zip([self.0[1]])) {
            found.insert(part);
            if has_script(object, document) {
                found.insert(PdfPart::Script);
            }
        }
    }
}

/// Returns the numbers of pages by their objects.
fn page_numbers(document: &Document) -> BTreeMap<ObjectId, u32> {
    document.get_pages().into_iter().map(|(number, id)| (id, number)).collect()
}

/// Returns what an entry of something is part of.
fn within(part: PdfPart, key: &[u8]) -> PdfPart {
    match (part, key) {
        (PdfPart::Tags, b"Alt" | b"ActualText" | b"E") => PdfPart::Alternatives,
        // In tags, /A is how something looks.
        (PdfPart::Tags, _) => part,
        (_, b"JS" | b"JavaScript") => PdfPart::Script,
        (_, b"StructParents" | b"StructParent") => PdfPart::Tags,
        (PdfPart::Notes | PdfPart::Bookmarks | PdfPart::Form, b"A" | b"AA") => PdfPart::Action,
        _ => part,
    }
}

/// Returns whether a dictionary is no part of what leads to it: a page, where a link leads, or a tag.
fn is_elsewhere(dictionary: &Dictionary, part: PdfPart) -> bool {
    let of_tags = matches!(part, PdfPart::Tags | PdfPart::Alternatives);
    match dictionary.get_type() {
        Ok(b"Page" | b"Pages") => true,
        Ok(b"StructElem" | b"StructTreeRoot") => !of_tags,
        Ok(b"Annot") => of_tags,
        _ => false,
    }
}

fn is_script(dictionary: &Dictionary) -> bool {
    dictionary.has(b"JS") || dictionary.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"JavaScript")
}

/// Returns whether a script is in an object or in what it leads to.
fn has_script(object: &Object, document: &Document) -> bool {
    let mut seen: BTreeSet<ObjectId> = BTreeSet::new();
    let mut left = vec![object];
    for _ in 0..SEARCHED {
        let Some(object) = left.pop() else { return false };
        if object.as_reference().is_ok_and(|id| !seen.insert(id)) {
            continue;
        }
        match resolved(object, document) {
            Object::Dictionary(dict) if is_script(dict) => return true,
            Object::Dictionary(dict) if !is_elsewhere(dict, PdfPart::Rest) => {
                left.extend(dict.iter().map(|(_, entry)| entry));
            }
            Object::Array(items) => left.extend(items),
            _ => {}
        }
    }
    false
}

/// Returns the bytes of a stream, and whether they could be unpacked.
pub(super) fn unpacked(stream: &Stream) -> (Vec<u8>, bool) {
    match stream.get_plain_content_with_limit(FILE_LIMIT) {
        Ok(bytes) => (bytes, true),
        // Pictures as a rule; that they are packed in the same way can be asked of them.
        Err(_) => (stream.content.clone(), false),
    }
}

/// Follows a reference; one that leads nowhere is null, ISO 32000-1 7.3.10.
fn resolved<'o>(object: &'o Object, document: &'o Document) -> &'o Object {
    document.dereference(object).map_or(&Object::Null, |(_, object)| object)
}

fn number(object: &Object) -> Option<f32> {
    object.as_float().ok()
}
