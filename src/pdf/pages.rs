//! The pages of a PDF, with what they inherit (ISO 32000-1 7.7.3).

use std::collections::BTreeSet;

use lopdf::{Dictionary, ObjectId};

use super::file::{Pdf, STREAM_LIMIT, dict_of};
use super::geometry::{Area, Matrix};
use crate::messages::BadPdf;

/// Most pages that are looked at.
const PAGE_LIMIT: usize = 2_000;
/// Most nodes of the page tree.
const NODE_LIMIT: usize = 20_000;
/// Letter, which readers take where no page size is given.
const NO_SIZE: Area = Area { x0: 0.0, y0: 0.0, x1: 612.0, y1: 792.0 };

/// A page with what it inherits (ISO 32000-1 7.7.3.4), all boxes in PDF points.
#[derive(Debug, Clone)]
pub(crate) struct PageSource<'a> {
    /// Its object, unless the page tree holds it itself.
    pub(crate) id: Option<ObjectId>,
    pub(crate) dict: &'a Dictionary,
    pub(crate) resources: Option<&'a Dictionary>,
    pub(crate) media: Area,
    pub(crate) trim: Area,
    pub(crate) bleed: Area,
    /// Whether the file gives the size after trimming.
    pub(crate) has_trim: bool,
    /// Degrees clockwise.
    pub(crate) rotation: i64,
    /// From the units of the page to points (UserUnit).
    pub(crate) scale: Matrix,
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
    /// Returns the content of a page, and whether all of it could be unpacked.
    pub(crate) fn content(&self, page: &Dictionary) -> (Vec<u8>, bool) {
        let (mut content, mut whole) = (Vec::new(), true);
        for stream in self.list(page, b"Contents") {
            match stream.as_stream().ok().and_then(|stream| self.data(stream)) {
                Some(data) if content.len() + data.len() <= STREAM_LIMIT => {
                    content.extend(data);
                    content.push(b'\n');
                }
                // There may be any number more of them.
                Some(_) => return (content, false),
                None => whole = false,
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
