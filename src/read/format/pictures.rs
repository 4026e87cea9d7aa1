//! Pictures side by side.

use schemars::JsonSchema;
use serde::Deserialize;

use super::kind::{ItemKind, KindOf};
use crate::diag::Diagnostic;
use crate::messages::DrawingFault;
use crate::model::{Item, Picture, Pictures};
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Several, Words, located, located_all};
use crate::source::{Located, PICTURE_LIMIT, Place};

/// Most pictures that stand together, so that they fit a page.
const MOST: usize = 9;

/// Pictures side by side.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "files"]))]
pub struct PicturesFile {
    /// Kind of item: pictures side by side, equally high.
    pub kind: Maybe<KindOf<Self>>,
    /// Picture files, two to nine: PNG, JPEG, WebP, GIF or SVG.
    pub files: Several,
    /// Words below all of them.
    pub caption: Maybe<Words>,
    /// Words below each, in the order of the files.
    pub captions: Several,
    /// Who took them, printed behind the words below all of them in （）.
    pub credits: Several,
    /// What each shows, for those who cannot see it, in the order of the files.
    pub alts: Several,
    /// How many stand side by side, 2 or 3; as suits their number if absent.
    #[schemars(range(min = 2, max = 3))]
    pub per_row: Maybe<u32>,
}

impl ItemKind for PicturesFile {
    const KIND: &'static str = "pictures";

    fn read(self, reader: &mut Reader, place: Place) -> Vec<Item> {
        reader.side_by_side(place, self).map(Item::Pictures).into_iter().collect()
    }
}

impl Reader {
    fn side_by_side(&mut self, place: Place, given: PicturesFile) -> Option<Pictures> {
        let files = located_all(given.files, place.file);
        let (captions, alts) = (located_all(given.captions, place.file), located_all(given.alts, place.file));
        let first = files.first()?.place.clone();
        let count = files.len();
        match count {
            1 => self.error(DrawingFault::PicturesOne.into(), first),
            2..=MOST => {}
            _ => self.error(DrawingFault::PicturesMany { have: count, most: MOST }.into(), files[MOST].place.clone()),
        }
        for (key, words) in [("captions", &captions), ("alts", &alts)] {
            let (have, last) = (words.len(), words.last());
            if let Some(excess) = words.get(count) {
                let fault = DrawingFault::PicturesExcess { key: key.to_owned(), have, pictures: count };
                self.error(fault.into(), excess.place.clone());
            } else if let Some(last) = last.filter(|_| have < count) {
                let fault = DrawingFault::PicturesUnsaid { key: key.to_owned(), have, pictures: count };
                self.found.push(Diagnostic::warning(fault.into(), last.place.clone()));
            }
        }
        let (mut captions, mut alts) = (captions.into_iter(), alts.into_iter());
        let mut known: Vec<(Vec<u8>, String)> = Vec::new();
        let mut pictures = Vec::new();
        for file in files {
            let (caption, alt) = (captions.next(), alts.next());
            let Some(bytes) = self.file(&file.value, PICTURE_LIMIT, &file.place) else { continue };
            let (format, pixels) = self.checked_picture(&file, &bytes);
            match known.iter().find(|(other, _)| *other == bytes) {
                Some((_, other)) => self.same_picture(&file, other),
                None => known.push((bytes, file.value.clone())),
            }
            pictures.push(Picture { file, caption, credits: Vec::new(), alt, format, pixels, width: None, link: None });
        }
        let credits = located_all(given.credits, place.file);
        let per_row = given.per_row.get().map(|most| *most as usize);
        Some(Pictures { caption: located(given.caption, place.file), credits, place, pictures, per_row })
    }

    fn same_picture(&mut self, file: &Located<String>, other: &str) {
        let fault = DrawingFault::PicturesTwice { path: file.value.clone(), other: other.to_owned() };
        self.found.push(Diagnostic::warning(fault.into(), file.place.clone()));
    }
}
