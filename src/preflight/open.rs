//! Opens a PDF and finds its pages, whatever state it is in.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::content::number;
use super::geometry::{Area, Matrix};
use crate::messages::BadPdf;

/// Most bytes of a file.
pub const FILE_LIMIT: u64 = 256 << 20;
/// Most bytes of a stream when unpacked.
const STREAM_LIMIT: usize = 64 << 20;
/// Most pages that are looked at.
const PAGE_LIMIT: usize = 2_000;
/// Most nodes of the page tree.
const NODE_LIMIT: usize = 20_000;
/// Letter, which readers take where no page size is given.
const NO_SIZE: Area = Area { x0: 0.0, y0: 0.0, x1: 612.0, y1: 792.0 };

/// A PDF that has been opened.
pub(crate) struct Pdf {
    document: Document,
    /// Whether it is encrypted, though it opens without a password.
    pub(super) encrypted: bool,
}

/// A page with what it inherits (ISO 32000-1 7.7.3.4), all boxes in PDF points.
#[derive(Debug, Clone)]
pub(crate) struct PageSource<'a> {
    /// Its object, unless the page tree holds it itself.
    pub(crate) id: Option<ObjectId>,
    pub(crate) dict: &'a Dictionary,
    pub(crate) resources: Option<&'a Dictionary>,
    pub(super) media: Area,
    pub(super) trim: Area,
    pub(super) bleed: Area,
    /// Whether the file gives the size after trimming.
    pub(super) has_trim: bool,
    /// Degrees clockwise.
    pub(super) rotation: i64,
    /// From the units of the page to points (UserUnit).
    pub(super) scale: Matrix,
}

/// What a node of the page tree hands down.
#[derive(Clone, Copy, Default)]
struct Inherited<'a> {
    resources: Option<&'a Dictionary>,
    media: Option<Area>,
    crop: Option<Area>,
    rotation: i64,
}

impl Pdf {
    /// Opens a file from its bytes.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, BadPdf> {
        let head = &bytes[..bytes.len().min(1024)];
        if !head.windows(5).any(|window| window == b"%PDF-") {
            return Err(BadPdf::NotPdf);
        }
        let options = LoadOptions { max_decompressed_size: Some(STREAM_LIMIT), ..LoadOptions::default() };
        let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
            lopdf::Error::InvalidPassword
            | lopdf::Error::Decryption(_)
            | lopdf::Error::UnsupportedSecurityHandler(_) => BadPdf::Locked,
            _ => BadPdf::Broken,
        })?;
        if document.trailer.has(b"Encrypt") {
            return Err(BadPdf::Locked);
        }
        let encrypted = document.was_encrypted();
        Ok(Self { document, encrypted })
    }

    /// Returns the version that the file says it has.
    pub(super) fn version(&self) -> String {
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
    pub(super) fn info(&self) -> Option<&Dictionary> {
        self.dict(&self.document.trailer, b"Info")
    }

    /// Returns all objects that have a number.
    pub(super) fn objects(&self) -> impl Iterator<Item = &Object> {
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
    pub(super) fn number(&self, dict: &Dictionary, key: &[u8]) -> Option<f64> {
        number(self.get(dict, key)?)
    }

    /// Returns an entry that is an array, its items resolved.
    pub(crate) fn array<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Vec<&'a Object> {
        self.get(dict, key).map_or_else(Vec::new, |object| self.items(object))
    }

    /// Returns the items of an array, resolved; none if it is no array.
    pub(crate) fn items<'a>(&'a self, object: &'a Object) -> Vec<&'a Object> {
        let items = object.as_array().map(Vec::as_slice).unwrap_or_default();
        items.iter().map(|item| self.resolve(item).unwrap_or(&Object::Null)).collect()
    }

    /// Returns an entry that is an array of numbers.
    pub(super) fn numbers(&self, dict: &Dictionary, key: &[u8]) -> Vec<f64> {
        self.array(dict, key).into_iter().filter_map(number).collect()
    }

    /// Unpacks a stream; `None` if it cannot be unpacked or is too large.
    pub(crate) fn data(&self, stream: &Stream) -> Option<Vec<u8>> {
        let is_plain = |key| !matches!(stream.dict.get(key), Ok(Object::Reference(_)));
        let has_list = matches!(stream.dict.get(b"DecodeParms"), Ok(Object::Array(_)));
        if is_plain(b"Filter") && is_plain(b"DecodeParms") && !has_list {
            return stream.decompressed_content_with_limit(STREAM_LIMIT).ok();
        }
        // The library follows no references here, and takes no list of parameters.
        let filters = self.get(&stream.dict, b"Filter").cloned();
        let parameters = self.get(&stream.dict, b"DecodeParms");
        let parameters =
            parameters.and_then(|one| dict_of(one).or_else(|| self.items(one).into_iter().find_map(dict_of)));
        let mut stream = Stream::new(Dictionary::new(), stream.content.clone());
        filters.into_iter().for_each(|filters| stream.dict.set("Filter", filters));
        parameters.into_iter().for_each(|one| stream.dict.set("DecodeParms", one.clone()));
        stream.decompressed_content_with_limit(STREAM_LIMIT).ok()
    }

    /// Returns the content of a page, and whether all of it could be unpacked.
    pub(crate) fn content(&self, page: &Dictionary) -> (Vec<u8>, bool) {
        let streams = match self.get(page, b"Contents") {
            Some(Object::Array(_)) => self.array(page, b"Contents"),
            Some(one) => vec![one],
            None => Vec::new(),
        };
        let (mut content, mut whole) = (Vec::new(), true);
        for stream in streams {
            match stream.as_stream().ok().and_then(|stream| self.data(stream)) {
                Some(data) if content.len() + data.len() <= STREAM_LIMIT => {
                    content.extend(data);
                    content.push(b'\n');
                }
                _ => whole = false,
            }
        }
        (content, whole)
    }

    /// Finds the pages in their order; the limit and loops in the tree end the search.
    pub(crate) fn pages(&self) -> Result<Vec<PageSource<'_>>, BadPdf> {
        let root = self.catalog().and_then(|catalog| catalog.get(b"Pages").ok()).ok_or(BadPdf::Broken)?;
        let mut pages = Vec::new();
        let mut known: BTreeSet<ObjectId> = BTreeSet::new();
        let mut open = vec![(root, Inherited::default())];
        let mut nodes = 0;
        while let Some((node, above)) = open.pop() {
            nodes += 1;
            let again = node.as_reference().is_ok_and(|id| !known.insert(id));
            let Some(dict) = self.resolve(node).and_then(dict_of).filter(|_| !again) else { continue };
            let here = self.inherit(dict, above);
            match dict.get(b"Kids").ok().and_then(|kids| self.resolve(kids)?.as_array().ok()) {
                Some(kids) => open.extend(kids.iter().rev().map(|kid| (kid, here))),
                None => pages.push(self.page(node.as_reference().ok(), dict, here)),
            }
            if pages.len() > PAGE_LIMIT || nodes > NODE_LIMIT {
                return Err(BadPdf::TooManyPages { limit: PAGE_LIMIT });
            }
        }
        if pages.is_empty() { Err(BadPdf::NoPages) } else { Ok(pages) }
    }

    fn inherit<'a>(&'a self, dict: &'a Dictionary, above: Inherited<'a>) -> Inherited<'a> {
        Inherited {
            resources: self.dict(dict, b"Resources").or(above.resources),
            media: self.area(dict, b"MediaBox").or(above.media),
            crop: self.area(dict, b"CropBox").or(above.crop),
            rotation: self.number(dict, b"Rotate").map_or(above.rotation, |degrees| degrees as i64),
        }
    }

    fn page<'a>(&'a self, id: Option<ObjectId>, dict: &'a Dictionary, here: Inherited<'a>) -> PageSource<'a> {
        let unit = self.number(dict, b"UserUnit").filter(|unit| (0.001..1e6).contains(unit)).unwrap_or(1.0);
        let scale = Matrix([unit, 0.0, 0.0, unit, 0.0, 0.0]);
        let media = here.media.unwrap_or(NO_SIZE);
        let inside = |area: Area| Some(area.within(media)).filter(|area| !area.is_empty());
        let crop = here.crop.and_then(inside).unwrap_or(media);
        let trim = self.area(dict, b"TrimBox").and_then(inside);
        let bleed = self.area(dict, b"BleedBox").and_then(inside).unwrap_or(crop);
        PageSource {
            id,
            dict,
            resources: here.resources,
            media: media.transformed(scale),
            trim: trim.unwrap_or(crop).transformed(scale),
            bleed: bleed.transformed(scale),
            has_trim: trim.is_some(),
            rotation: here.rotation.rem_euclid(360),
            scale,
        }
    }

    fn area(&self, dict: &Dictionary, key: &[u8]) -> Option<Area> {
        Area::of(&self.numbers(dict, key))
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
