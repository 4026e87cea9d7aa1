//! Red and black boards: paragraphs below their heads, side by side in a table without rules.

use super::book::Book;
use super::cells::{Cell, Frame, Row, frame, row};
use super::paragraph::{Paragraph, text_runs};
use super::props::{Indent, Run};
use super::styles::RED;
use crate::document::{BoardSide, Boards};

impl Book<'_> {
    /// Adds boards; an entry stands whole, and a head with its first two entries.
    pub(super) fn board(&mut self, boards: &Boards) {
        let own = self.below_head.take();
        let above = if boards.opens { 0 } else { own.unwrap_or(self.grid.pitch) };
        if !boards.beside {
            for (n, side) in boards.sides.iter().enumerate() {
                let mut paragraphs = self.side(side, 2);
                paragraphs[0].para.spacing.before = Some(if n == 0 { above } else { self.grid.pitch });
                self.add_all(paragraphs);
            }
            return;
        }
        let gutter = (boards.gutter * self.grid.cell as f64).round() as i64;
        let width = (self.grid.width - gutter) / 2;
        let count = boards.sides.len();
        let mut lines = 0;
        let cells: Vec<Cell> = boards
            .sides
            .iter()
            .enumerate()
            .map(|(n, side)| {
                let mut paragraphs = self.side(side, 0);
                paragraphs[0].para.spacing.before = Some(above);
                lines = lines.max(paragraphs.len());
                // White between the two stands in the column of the first.
                let padding = (n + 1 < count).then_some((0, gutter));
                Cell {
                    width: width + if padding.is_some() { gutter } else { 0 },
                    padding,
                    paragraphs,
                    ..Cell::default()
                }
            })
            .collect();
        let widths: Vec<i64> = cells.iter().map(|cell| cell.width).collect();
        let caption = boards.sides.iter().map(|side| side.title.as_str()).collect::<Vec<_>>().join("、");
        let head = frame(&Frame { style: "SideBySide", widths: &widths, caption: Some(&caption), ..Frame::default() });
        let breaks = lines > self.document.settings.page.lines as usize / 2;
        self.table(head, [row(Row { breaks, ..Row::default() }, cells)]);
    }

    /// Returns the paragraphs of a board, whose entries begin so many characters from the left.
    fn side(&self, side: &BoardSide, indent: i64) -> Vec<Paragraph> {
        let fill = if side.colour == "red" { RED } else { "000000" };
        let runs = text_runs(&side.title, &Run { color: Some("FFFFFF"), ..Run::default() });
        let mut head = Paragraph { runs, ..Paragraph::of("BoardHead") };
        head.para.fill = Some(fill);
        let mut paragraphs = vec![head];
        let last = side.entries.len().saturating_sub(1);
        for (n, entry) in side.entries.iter().enumerate() {
            let mut name = Paragraph::text("BoardName", &entry.name);
            let first = n == 0 && n < last;
            name.para.keep_next = first || entry.reason.is_some();
            let mut own = vec![name];
            own.extend(entry.reason.as_ref().map(|reason| {
                let mut reason = Paragraph::text("BoardReason", reason);
                reason.para.keep_next = first;
                reason
            }));
            for paragraph in &mut own {
                match indent {
                    // Short lines are not stretched.
                    0 => paragraph.para.align = Some("left"),
                    _ => {
                        let first = Some((100 * indent, indent * self.grid.cell));
                        paragraph.para.indent = Indent { first, ..Indent::default() };
                    }
                }
            }
            paragraphs.extend(own);
        }
        paragraphs
    }
}
