//! A PDF that is read, whatever state it is in: its objects, resolved and unpacked within limits.

use lopdf::{Dictionary, Document, Object, Stream};

use super::load::{TREE_DEPTH, Unopened, is_pdf, load_plain};
use super::unpack::{Unpacked, unpack};
use crate::messages::{BadPdf, Damage};

/// Most bytes of a file.
pub const FILE_LIMIT: u64 = 256 << 20;
/// Most bytes of a stream when unpacked.
pub(super) const STREAM_LIMIT: usize = 64 << 20;

/// A PDF that has been opened.
pub(crate) struct Pdf {
    document: Document,
    /// Whether it is encrypted, though it opens without a password.
    pub(crate) encrypted: bool,
}

impl Pdf {
    /// Opens a file from its bytes.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, BadPdf> {
        if !is_pdf(bytes) {
            return Err(BadPdf::NotPdf);
        }
        let document = load_plain(bytes, STREAM_LIMIT).map_err(|unopened| match unopened {
            Unopened::Locked(_) => BadPdf::Locked,
            Unopened::Broken(_) => BadPdf::Broken,
            Unopened::TooDeep => BadPdf::TooDeep { limit: TREE_DEPTH },
            Unopened::Page(page) => BadPdf::PageDamaged { page },
        })?;
        let encrypted = document.was_encrypted();
        Ok(Self { document, encrypted })
    }

    /// Returns the version that the file says it has.
    pub(crate) fn version(&self) -> String {
        let newer = self.document.catalog().ok().and_then(|catalog| self.name(catalog, b"Version"));
        let newer = newer.map(|name| String::from_utf8_lossy(name).into_owned());
        let version = &self.document.version;
        newer.filter(|newer| newer > version).unwrap_or_else(|| version.clone())
    }

    /// Returns the root of the file's objects.
    pub(crate) fn catalog(&self) -> Option<&Dictionary> {
        self.document.catalog().ok()
    }

    /// Returns the dictionary of facts about the file.
    pub(crate) fn info(&self) -> Option<&Dictionary> {
        self.dict(&self.document.trailer, b"Info")
    }

    /// Returns all objects that have a number.
    pub(crate) fn objects(&self) -> impl Iterator<Item = &Object> {
        self.document.objects.values()
    }

    /// Follows references to an object.
    pub(crate) fn resolve<'a>(&'a self, object: &'a Object) -> Option<&'a Object> {
        self.document.dereference(object).ok().map(|(_, object)| object)
    }

    /// Returns an entry of a dictionary.
    pub(crate) fn get<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        self.resolve(dict.get(key).ok()?).filter(|object| !object.is_null())
    }

    /// Returns an entry that is a dictionary, or the one of a stream.
    pub(crate) fn dict<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        dict_of(self.get(dict, key)?)
    }

    /// Returns an entry that is a stream.
    pub(crate) fn stream<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Stream> {
        self.get(dict, key)?.as_stream().ok()
    }

    /// Returns an entry that is a name.
    pub(crate) fn name<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
        self.get(dict, key)?.as_name().ok()
    }

    /// Returns an entry that is a number.
    pub(crate) fn number(&self, dict: &Dictionary, key: &[u8]) -> Option<f64> {
        number(self.get(dict, key)?)
    }

    /// Returns an entry that is an array, its items resolved.
    pub(crate) fn array<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Vec<&'a Object> {
        self.get(dict, key).map_or_else(Vec::new, |object| self.items(object))
    }

    /// Returns the items of an entry that may be an array or one thing alone, resolved.
    pub(crate) fn list<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Vec<&'a Object> {
        match self.get(dict, key) {
            Some(array @ Object::Array(_)) => self.items(array),
            one => one.into_iter().collect(),
        }
    }

    /// Returns the items of an array, resolved; none if it is no array.
    pub(crate) fn items<'a>(&'a self, object: &'a Object) -> Vec<&'a Object> {
        let items = object.as_array().map(Vec::as_slice).unwrap_or_default();
        items.iter().map(|item| self.resolve(item).unwrap_or(&Object::Null)).collect()
    }

    /// Returns an entry that is an array of numbers.
    pub(crate) fn numbers(&self, dict: &Dictionary, key: &[u8]) -> Vec<f64> {
        self.array(dict, key).into_iter().filter_map(number).collect()
    }

    /// Unpacks a stream; `None` if it cannot be unpacked as a whole or is too large.
    pub(crate) fn data(&self, stream: &Stream) -> Option<Vec<u8>> {
        let Unpacked { bytes, damage, .. } = unpack(&self.document, stream, STREAM_LIMIT)?;
        // What stands behind the end of the data is not part of it.
        damage.iter().all(|damage| matches!(damage, Damage::Beyond { .. })).then_some(bytes)
    }
}

/// Returns an object as a dictionary, or the dictionary of a stream.
pub(crate) fn dict_of(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// Returns the value of a number.
pub(crate) fn number(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(value) => Some(*value as f64),
        Object::Real(value) => Some(f64::from(*value)).filter(|value| value.is_finite()),
        _ => None,
    }
}
