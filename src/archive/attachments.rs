//! Takes the files out of a PDF, ours or a stranger's.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};
use md5::{Digest, Md5};

use super::embedded::{self, COUNT_LIMIT, Embedded, Entry};
use super::names;
use crate::messages::{ArchiveFault, Damage};
use crate::pdf::{TREE_DEPTH, Unopened, Unpacked, load, other_length, text_string, unpack};

/// Most bytes of a PDF.
pub const PDF_LIMIT: u64 = 512 << 20;
/// Most bytes of one file in it, unpacked.
pub const FILE_LIMIT: usize = 64 << 20;
/// Most bytes of all files in it, unpacked.
pub const TOTAL_LIMIT: usize = 512 << 20;
/// Most bytes of a stream of objects, unpacked: parsed, they take sixty times as much.
const STRUCTURE_LIMIT: usize = 8 << 20;

/// A file inside a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, which [`names::check`] has let pass.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What there is of the files inside a PDF.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attached {
    /// The files that are what the PDF says they should be, in the order of its names.
    pub files: Vec<Attachment>,
    /// The names of those of which nothing in the PDF can show whether their bytes are right.
    pub unchecked: BTreeSet<String>,
    /// What is left of files that are not.
    pub damaged: Vec<Attachment>,
    /// What is wrong with those, and with others that are not here at all.
    pub faults: Vec<ArchiveFault>,
}

/// Opens a PDF.
///
/// Streams of objects that unpack to more than 8 MB are left out.
pub fn open(bytes: &[u8]) -> Result<Document, ArchiveFault> {
    let document = load(bytes, STRUCTURE_LIMIT).map_err(|unopened| match unopened {
        Unopened::Locked(reason) | Unopened::Broken(reason) => ArchiveFault::Unreadable { path: None, reason },
        Unopened::TooDeep => {
            ArchiveFault::Unreadable { path: None, reason: format!("/Pages deeper than {TREE_DEPTH} levels") }
        }
        Unopened::Page(page) => ArchiveFault::Unreadable { path: None, reason: format!("page {page}") },
    })?;
    if document.is_encrypted() {
        return Err(ArchiveFault::Encrypted);
    }
    document.catalog().map_err(|error| ArchiveFault::Unreadable { path: None, reason: error.to_string() })?;
    Ok(document)
}

/// Returns the title of a PDF, ISO 32000-1 14.3.3.
pub fn title(document: &Document) -> Option<String> {
    let info = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict).ok()?;
    text_string(info.get_deref(b"Title", document).ok()?)
}

/// Returns the files inside a PDF that was opened from these bytes.
///
/// Each is held against all that the PDF says of it: the end and the checksum
/// of its packed data, its length, its size and its MD5 checksum.
pub fn attachments(pdf: &[u8], document: &Document) -> Attached {
    let Embedded { entries, is_whole } = embedded::entries(document);
    let mut attached = Attached::default();
    if !is_whole || !is_sound(document) {
        attached.faults.push(ArchiveFault::ListDamaged);
    }
    let mut taken = BTreeSet::new();
    let mut left = TOTAL_LIMIT;
    for entry in entries {
        if attached.files.len() + attached.damaged.len() >= COUNT_LIMIT {
            attached.faults.push(ArchiveFault::TooMany { limit: COUNT_LIMIT });
            break;
        }
        let name = entry.name(document);
        if let Err(fault) = usable(&name, &mut taken) {
            attached.faults.push(fault);
            continue;
        }
        let limit = left.min(FILE_LIMIT);
        let Some(Unpacked { bytes, damage, is_checked }) = content(&entry, limit, pdf, document) else {
            attached.faults.push(ArchiveFault::TooLarge { name, limit: limit as u64 });
            continue;
        };
        left -= bytes.len();
        let file = Attachment { name: name.clone(), bytes };
        if damage.is_empty() {
            attached.unchecked.extend((!is_checked).then_some(name));
            attached.files.push(file);
        } else {
            attached.damaged.push(file);
            attached.faults.push(ArchiveFault::BadFile { name, damage });
        }
    }
    attached
}

/// Makes sure that a name is one that a file can have and no other has.
fn usable(name: &str, taken: &mut BTreeSet<String>) -> Result<(), ArchiveFault> {
    names::check(name).map_err(|why| ArchiveFault::BadName { name: name.to_owned(), why })?;
    // Many disks take capitals and small letters for the same.
    if taken.insert(name.to_lowercase()) { Ok(()) } else { Err(ArchiveFault::Twice { name: name.to_owned() }) }
}

/// Returns whether a PDF was read by its own table of objects, and all its streams of objects are whole.
fn is_sound(document: &Document) -> bool {
    // The library makes a table of its own where the file's cannot be read, and takes half a stream for a whole one.
    let of_objects = |object: &&Object| matches!(object.type_name(), Ok(b"ObjStm"));
    let whole = |stream: &lopdf::Stream| {
        unpack(document, stream, STRUCTURE_LIMIT).is_some_and(|unpacked| unpacked.damage.is_empty())
    };
    let mut streams = document.objects.values().filter(of_objects);
    document.xref_start > 0 && streams.all(|object| object.as_stream().is_ok_and(whole))
}

/// Unpacks a file; `None` if it is larger than the limit.
fn content(entry: &Entry, limit: usize, pdf: &[u8], document: &Document) -> Option<Unpacked> {
    let Some((id, stream)) = entry.stream(document) else {
        return Some(Unpacked::unread());
    };
    let mut unpacked = unpack(document, stream, limit)?;
    unpacked.damage.extend(id.and_then(|id| other_length(pdf, document, id)));
    let Ok(parameters) = stream.dict.get_deref(b"Params", document).and_then(Object::as_dict) else {
        return Some(unpacked);
    };
    unpacked.damage.extend(other_size(&unpacked.bytes, parameters, document));
    if let Ok(sum) = parameters.get_deref(b"CheckSum", document).and_then(Object::as_str) {
        unpacked.is_checked = true;
        unpacked.damage.extend((!is_md5(sum, &unpacked.bytes)).then_some(Damage::Md5));
    }
    Some(unpacked)
}

/// Tells if the size that the parameters of a file give is not the one it has, ISO 32000-1 table 46.
fn other_size(bytes: &[u8], parameters: &Dictionary, document: &Document) -> Option<Damage> {
    let said = match parameters.get_deref(b"Size", document).ok()? {
        Object::Real(size) => *size as i64,
        // A program that is much used writes a name.
        Object::Name(digits) => std::str::from_utf8(digits).ok()?.parse().ok()?,
        size => size.as_i64().ok()?,
    };
    (usize::try_from(said) != Ok(bytes.len())).then_some(Damage::Size { said, there: bytes.len() })
}

/// Returns whether a checksum is that of some bytes: as 16 bytes, or, as some programs write it, in hexadecimal digits.
fn is_md5(sum: &[u8], bytes: &[u8]) -> bool {
    let right = Md5::digest(bytes);
    let digits: String = right.iter().map(|byte| format!("{byte:02x}")).collect();
    sum == right.as_slice() || sum.eq_ignore_ascii_case(digits.as_bytes())
}
