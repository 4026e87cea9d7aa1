//! The parts of a package, unpacked within limits.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::directory;
use crate::messages::BadBook;
use crate::source::{Encoding, decode_as};

/// Most parts that a package may have.
const PART_LIMIT: usize = 1_000;
/// Most bytes of all parts together, unpacked.
const SIZE_LIMIT: u64 = 192 << 20;
/// A part above this size may not be packed too well: nobody's figures are that alike.
///
/// Smaller ones may, since a sheet of nothing but zeros is packed 250 times in ODS.
const RATIO_FROM: u64 = 32 << 20;
/// Most bytes that a packed byte may stand for.
const RATIO_LIMIT: u64 = 200;

/// Why a package, or a part of it, cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) enum Broken {
    /// It is cut short or its contents make no sense.
    Damaged,
    /// It has a password.
    Encrypted,
    /// It unpacks to more than anybody needs.
    TooLarge,
    /// A part has a name that leads out of the package.
    Outside(String),
    /// Two parts have one name, or what the package says of its parts does not agree.
    Ambiguous,
    /// A part declares a document type, by which entities could be defined.
    Doctype(String),
}

impl From<Broken> for BadBook {
    fn from(why: Broken) -> Self {
        match why {
            Broken::Damaged | Broken::Outside(_) => Self::Damaged,
            Broken::Encrypted => Self::Encrypted,
            Broken::TooLarge => Self::TooLargeInside,
            Broken::Ambiguous => Self::Ambiguous,
            Broken::Doctype(_) => Self::Doctype,
        }
    }
}

/// A package.
pub(in crate::read) struct Parts {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// Where each part stands, by its name in lower case.
    index: HashMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl Parts {
    /// Opens a package; refuses one that would unpack to more than anybody needs, or that others could read otherwise.
    pub(in crate::read) fn open(bytes: Vec<u8>) -> Result<Self, Broken> {
        let opened = ZipArchive::new(Cursor::new(bytes.as_slice())).map_err(|_| Broken::Damaged)?;
        let (start, count, shift) = (opened.central_directory_start(), opened.len(), opened.offset());
        let agrees = directory::agrees(&bytes, start, count, shift);
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Broken::Damaged)?;
        if archive.len() > PART_LIMIT {
            return Err(Broken::TooLarge);
        }
        // Which of two parts with one name is read, and which of two sizes is believed, differs from reader to reader.
        if !agrees {
            return Err(Broken::Ambiguous);
        }
        let (mut index, mut total) = (HashMap::new(), 0u64);
        for at in 0..archive.len() {
            let part = archive.by_index_raw(at).map_err(|_| Broken::Damaged)?;
            total = total.saturating_add(part.size());
            if total > SIZE_LIMIT || packed_too_well(part.size(), part.compressed_size()) {
                return Err(Broken::TooLarge);
            }
            if let Ok(name) = part.name() {
                if climbs(&name) {
                    return Err(Broken::Outside(name.into_owned()));
                }
                if index.insert(key(&name), at).is_some() {
                    return Err(Broken::Ambiguous);
                }
            }
        }
        Ok(Self { archive, index, left: SIZE_LIMIT })
    }

    /// Returns whether there is a part of a name.
    pub(in crate::read) fn has(&self, name: &str) -> bool {
        self.index.contains_key(&key(name))
    }

    /// Unpacks a part as text; an error if it is not there.
    pub(in crate::read) fn text(&mut self, name: &str) -> Result<String, Broken> {
        self.bytes(name, SIZE_LIMIT).and_then(text_of)
    }

    /// Unpacks a part of at most `limit` bytes as text; an error if it is not there.
    pub(in crate::read) fn text_within(&mut self, name: &str, limit: u64) -> Result<String, Broken> {
        self.bytes(name, limit).and_then(text_of)
    }

    /// Unpacks a part of at most `limit` bytes; an error if it is not there.
    pub(in crate::read) fn bytes(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, Broken> {
        let at = *self.index.get(&key(name)).ok_or(Broken::Damaged)?;
        let part = self.archive.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(words) if words == ZipError::PASSWORD_REQUIRED => Broken::Encrypted,
            _ => Broken::Damaged,
        })?;
        let (packed, said) = (part.compressed_size(), part.size());
        let most = self.left.min(limit);
        let mut bytes = Vec::new();
        // What the package says of sizes need not be true.
        let read = part.take(most + 1).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        if size > most || packed_too_well(size, packed) {
            return Err(Broken::TooLarge);
        }
        self.left -= size;
        read.map_err(|_| Broken::Damaged)?;
        if size == said { Ok(bytes) } else { Err(Broken::Ambiguous) }
    }
}

/// Returns the name by which a part is kept: packers write their own slashes, and some begin with one.
fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches("./").trim_start_matches('/').to_lowercase()
}

/// Returns whether a name would lead out of the folder that the package were unpacked to.
fn climbs(name: &str) -> bool {
    name.split(['/', '\\']).any(|step| step == "..")
}

/// Decodes XML, which is in UTF-8 unless it begins with the mark of UTF-16.
fn text_of(bytes: Vec<u8>) -> Result<String, Broken> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let decoded = decode_as(&bytes, Encoding::Utf16).map_err(|_| Broken::Damaged)?;
        return Ok(decoded.text);
    }
    let text = String::from_utf8(bytes).map_err(|_| Broken::Damaged)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn packed_too_well(size: u64, packed: u64) -> bool {
    size > RATIO_FROM && size / packed.max(1) > RATIO_LIMIT
}
