//! Text beside a picture: a table of two cells without rules.

use super::book::Book;
use super::cells::{Cell, Frame, Row, frame, row};
use super::drawing::Image;
use super::measures::twips;
use super::paragraph::Paragraph;
use super::props::Run;
use super::text::Shape;
use crate::document::{Block, SidePicture};

impl Book<'_> {
    /// Adds a picture with text and source beside it, or above them, which are still to be added then: returned is whether.
    ///
    /// What stands beside is `kept` on the page of what follows.
    pub(super) fn beside(
        &mut self,
        side: &SidePicture,
        image: Image,
        (blocks, shape, source): (&[Block], Shape, Option<&str>),
        kept: bool,
    ) -> bool {
        let (width, total, gap) = (twips(image.width), self.grid.width, self.grid.cell);
        let mut shown = self.image("Picture", image, &side.picture.alt);
        shown.para.spacing.before = Some(0);
        let mut shown = vec![shown];
        if let Some(caption) = &side.picture.caption {
            shown[0].para.keep_next = true;
            let runs = self.caption(caption, &Run::default());
            shown.push(Paragraph { runs, ..Paragraph::of("Caption") });
        }
        if !side.holds {
            if let Some(last) = shown.last_mut() {
                (last.para.keep_next, last.para.spacing.after) = (true, Some(self.grid.pitch));
            }
            self.add_all(shown);
            return true;
        }
        // White between the two is half in the column of each; so the outer edges reach beyond the type area.
        let mut paragraphs = self.text(blocks, shape);
        paragraphs.extend(source.map(|source| Paragraph::text("Source", source)));
        paragraphs.iter_mut().for_each(|paragraph| paragraph.para.keep_next |= kept);
        let words = Cell { width: total - width, paragraphs, ..Cell::default() };
        let picture = Cell { width: width + gap, paragraphs: shown, ..Cell::default() };
        let cells = if side.left { [picture, words] } else { [words, picture] };
        let widths = cells.each_ref().map(|cell| cell.width);
        let head = frame(&Frame { style: "SideBySide", widths: &widths, padding: gap / 2, ..Frame::default() });
        self.table(head, [row(Row::default(), cells)]);
        false
    }
}
