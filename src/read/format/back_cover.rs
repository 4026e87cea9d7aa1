//! The back cover, 封底: a text or a picture on the last page, above the 版记.

use schemars::JsonSchema;
use serde::Deserialize;

use super::picture::{PictureFile, names_picture};
use crate::messages::{HeadFault, Problem};
use crate::model::{BackCover, Body};
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Words};
use crate::source::Place;

/// The back cover.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BackCoverFile {
    /// Text, in Markdown.
    pub text: Maybe<String>,
    /// File in the folder, instead of `text`: `.md`, `.txt`, `.docx` or a picture.
    pub file: Maybe<Words>,
    /// What the picture shows, for those who cannot see it.
    pub alt: Maybe<Words>,
}

impl Reader {
    /// Reads a back cover, which stands at a place.
    pub(super) fn back_cover(&mut self, place: Place, cover: BackCoverFile) -> BackCover {
        let BackCoverFile { text, file, alt } = cover;
        if !file.get().is_some_and(|file| names_picture(&file.0)) {
            if let Some(range) = alt.range() {
                self.error(HeadFault::CoverAlt.into(), Place::new(place.file, range));
            }
            let body = self.boxed(place.file, &place, text, file);
            return BackCover { place, body, picture: None };
        }
        if text.get().is_some() {
            let place = file.range().map_or(place.clone(), |range| Place::new(place.file, range));
            self.error(Problem::TextTwice, place);
        }
        let picture = self.picture(place.clone(), PictureFile { file, alt, ..PictureFile::default() });
        BackCover { place, body: Body { blocks: Vec::new() }, picture }
    }
}
