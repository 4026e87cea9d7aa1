//! The back cover as printed.

use super::build::Builder;
use super::headings::Numbering;
use super::imprint::{BackCover, CoverPicture};
use super::places::Marks;
use crate::hanzi::flat;
use crate::model;

impl Builder<'_> {
    pub(super) fn back_cover(&mut self, cover: &model::BackCover) -> BackCover {
        (self.numbering, self.depth) = (Numbering::default(), 0);
        let blocks = self.text(&cover.body, "");
        let picture = cover.picture.as_ref().map(|picture| CoverPicture {
            path: picture.path(),
            format: picture.format,
            alt: flat(&picture.alt.as_ref().unwrap_or(&picture.file).value).into_owned(),
            places: Marks::default().with("whole", self.marker.whole(&picture.file.value, &picture.file.place)),
        });
        BackCover { blocks, picture, written: cover.place.clone() }
    }
}
