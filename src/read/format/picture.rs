//! Pictures.

use schemars::JsonSchema;
use serde::Deserialize;

use super::kind::{ItemKind, KindOf};
use crate::model::{Item, Picture};
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Several, Words, located, located_all};
use crate::source::{PICTURE_LIMIT, Place};

/// How the names of pictures end.
const PICTURES: [&str; 9] = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff"];

/// A picture.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "file"]))]
pub struct PictureFile {
    /// Kind of item: a picture.
    pub kind: Maybe<KindOf<Self>>,
    /// Picture file: PNG, JPEG, WebP, GIF or SVG.
    pub file: Maybe<Words>,
    /// Words below the picture.
    pub caption: Maybe<Words>,
    /// Who took it, as printed behind the caption in （）: `"摄影：朱某"`.
    pub credits: Several,
    /// What the picture shows, for those who cannot see it.
    pub alt: Maybe<Words>,
    /// Width in mm.
    #[schemars(range(min = 10, max = 190))]
    pub width: Maybe<f64>,
}

impl ItemKind for PictureFile {
    const KIND: &'static str = "picture";

    fn read(self, reader: &mut Reader, place: Place) -> Vec<Item> {
        reader.picture(place, self).map(Item::Picture).into_iter().collect()
    }
}

/// Returns whether a file is a picture by its name, or one that is refused as such.
pub(super) fn names_picture(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    PICTURES.iter().any(|end| name.ends_with(end))
}

impl Reader {
    pub(super) fn picture(&mut self, place: Place, picture: PictureFile) -> Option<Picture> {
        let file = located(picture.file, place.file)?;
        let bytes = self.file(&file.value, PICTURE_LIMIT, &file.place)?;
        let (format, pixels) = self.checked_picture(&file, &bytes);
        Some(Picture {
            caption: located(picture.caption, place.file),
            credits: located_all(picture.credits, place.file),
            alt: located(picture.alt, place.file),
            width: picture.width.get().copied(),
            pixels,
            format,
            file,
            link: None,
        })
    }
}
