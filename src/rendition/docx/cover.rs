//! The back cover: a section of its own, with its text or picture where the PDF has it.

use super::book::Book;
use super::drawing::Image;
use super::measures::twips;
use super::paragraph::Paragraph;
use super::text::Shape;
use crate::document::BackCover;

impl Book<'_> {
    /// Adds what stands on the back cover, so many pt below the top of the type area.
    pub(super) fn back_cover(&mut self, cover: &BackCover, down: f64, image: Option<Image>) {
        // White above the first paragraph of a page is not the same to all programs; a line is.
        let mut white = Paragraph::of("SectionEnd");
        white.para.spacing.line = Some(twips(down)).filter(|white| *white > 0);
        self.add(white);
        if let Some(picture) = &cover.picture {
            let mut paragraph = match image {
                Some(image) => self.image("Picture", image, &picture.alt),
                None => Paragraph::of("Picture"),
            };
            paragraph.para.spacing.before = Some(0);
            self.add(paragraph);
        } else {
            self.lists.begin();
            self.sourced(&cover.blocks, Shape::of("BodyText", 0), None);
        }
    }
}
