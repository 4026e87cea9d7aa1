//! Pictures side by side: a table without rules.

use super::book::Book;
use super::cells::{Cell, Frame, Row, frame, row};
use super::drawing::Image;
use super::measures::twips;
use super::paragraph::Paragraph;
use super::props::Run;
use crate::document::Beside;

impl Book<'_> {
    /// Adds rows of pictures, a table each, and the words below them; all on one page.
    ///
    /// `images` are those of all rows. One that no template drew is not there.
    pub(super) fn side_by_side(&mut self, rows: &[Vec<Beside>], images: Vec<Option<Image>>, lines: &[String]) {
        let mut images = images.into_iter();
        let white = self.below_head.take().unwrap_or(self.grid.pitch);
        for (n, these) in rows.iter().enumerate() {
            let last = n + 1 == rows.len();
            let images: Vec<_> = images.by_ref().take(these.len()).collect();
            // White between two is half in the column of each; so the outer columns reach beyond the type area.
            let width = |image: &Option<Image>| image.as_ref().map_or(0, |image| twips(image.width)) + self.grid.cell;
            let widths: Vec<i64> = images.iter().map(width).collect();
            let captioned = these.iter().any(|one| one.caption.is_some());
            let kept = !last || !lines.is_empty();
            let pictures: Vec<Cell> = these
                .iter()
                .zip(images)
                .zip(&widths)
                .map(|((one, image), width)| {
                    let mut picture = match image {
                        Some(image) => self.image("Picture", image, &one.alt),
                        None => Paragraph::of("Picture"),
                    };
                    // White is above the first row, a little between the others.
                    picture.para.spacing.before = Some(if n == 0 { white } else { self.grid.cell / 2 });
                    picture.para.keep_next = captioned || kept;
                    Cell { width: *width, paragraphs: vec![picture], ..Cell::default() }
                })
                .collect();
            let captions: Vec<Cell> = these
                .iter()
                .zip(&widths)
                .map(|(one, width)| {
                    let runs = self.caption(one.caption.as_deref().unwrap_or_default(), &Run::default());
                    let mut words = Paragraph { runs, ..Paragraph::of("Caption") };
                    words.para.keep_next = kept;
                    Cell { width: *width, paragraphs: vec![words], ..Cell::default() }
                })
                .collect();
            if n > 0 {
                self.part_tables();
                self.keep_last();
            }
            let head = frame(&Frame { style: "SideBySide", widths: &widths, ..Frame::default() });
            let below = captioned.then_some(captions);
            self.table(head, [pictures].into_iter().chain(below).map(|cells| row(Row::default(), cells)));
        }
        if !lines.is_empty() {
            let runs = self.caption(&lines.join("\n"), &Run::default());
            self.add(Paragraph { runs, ..Paragraph::of("Caption") });
        }
    }
}
