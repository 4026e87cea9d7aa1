//! A picture beside the text of an article.

use schemars::JsonSchema;
use serde::Deserialize;

use super::picture::PictureFile;
use crate::model::SidePicture;
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Words};
use crate::source::Place;

/// A picture beside the text of an article.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["file"]))]
pub struct BesideFile {
    /// Picture file: PNG, JPEG, WebP, GIF or SVG.
    pub file: Maybe<Words>,
    /// Words below the picture.
    pub caption: Maybe<Words>,
    /// What the picture shows, for those who cannot see it.
    pub alt: Maybe<Words>,
    /// Width in mm; 60 if absent.
    #[schemars(range(min = 20, max = 100))]
    pub width: Maybe<f64>,
    /// The side at which it stands; `right` if absent.
    pub side: Maybe<SideFile>,
}

/// A side of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum SideFile {
    /// At the left.
    Left,
    /// At the right.
    Right,
}

impl Reader {
    /// Reads the picture beside a text.
    pub(super) fn beside(&mut self, place: Place, beside: BesideFile) -> Option<SidePicture> {
        let BesideFile { file, caption, alt, width, side } = beside;
        let left = side.get() == Some(&SideFile::Left);
        let picture = self.picture(place, PictureFile { file, caption, alt, width, ..PictureFile::default() })?;
        Some(SidePicture { picture, left })
    }
}
