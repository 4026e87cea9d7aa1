//! Quotations, boxes and formulae.

use super::book::Book;
use super::cells::{Cell, Frame, Row, frame, row};
use super::paragraph::{Paragraph, inline_runs, run_of, text_runs};
use super::props::Run;
use super::text::Shape;
use super::xml::el;
use crate::document::{Block, Inline};

/// Paragraphs up to which a box is kept on one page.
const WHOLE: usize = 8;

impl Book<'_> {
    /// Adds a text up to its last box, and returns the rest of it, with its shape; `sourced` says that a source follows.
    pub(super) fn boxes<'t, 'm>(
        &mut self,
        blocks: &'t [Block],
        shape: Shape<'m>,
        sourced: bool,
    ) -> (&'t [Block], Shape<'m>) {
        let is_box = |block: &Block| matches!(block, Block::Quote { title: Some(_), .. });
        let Some(last) = blocks.iter().rposition(is_box) else { return (blocks, shape) };
        let (before, rest) = blocks.split_at(last + 1);
        let mut shape = shape;
        for stretch in before.split_inclusive(is_box) {
            let Some((Block::Quote { title: Some(title), blocks, by, .. }, text)) = stretch.split_last() else {
                continue;
            };
            let paragraphs = self.text(text, shape);
            self.add_all(paragraphs);
            shape.mark = None;
            let kept = sourced && rest.is_empty();
            self.boxed(title, blocks, by.as_deref(), (shape.depth, kept));
        }
        (rest, shape)
    }

    /// Returns the paragraphs of a quotation, the last of which says where it is from.
    pub(super) fn quotation(&mut self, blocks: &[Block], by: Option<&[Inline]>, shape: Shape) -> Vec<Paragraph> {
        let mut paragraphs = self.text(blocks, shape);
        if let Some(by) = by {
            if let Some(last) = paragraphs.last_mut() {
                last.para.keep_next = true;
            }
            let runs = inline_runs(by, &Run::default(), &mut self.relations);
            let mut by = Paragraph { runs, ..Paragraph::of("QuotationBy") };
            if shape.style == "BoxText" {
                by.para.indent.right = Some((0, 0));
            }
            paragraphs.push(by);
        }
        paragraphs
    }

    /// Returns a formula in the middle of a line, with its number at the right.
    pub(super) fn formula(&mut self, text: &[Inline], number: Option<&str>) -> Paragraph {
        let runs = inline_runs(text, &Run::default(), &mut self.relations);
        let mut formula = Paragraph { runs, ..Paragraph::of("Formula") };
        if let Some(number) = number {
            let tab = || run_of(el("w:tab"));
            formula.runs.insert(0, tab());
            formula.runs.push(tab());
            formula.runs.extend(text_runs(number, &Run::default()));
            formula.para.tabs = vec![(self.grid.width / 2, "center", false), (self.grid.width, "right", false)];
            formula.para.align = Some("left");
        }
        formula
    }

    /// Adds a box, a table of one cell, `kept` on the page of what follows.
    fn boxed(&mut self, title: &str, blocks: &[Block], by: Option<&[Inline]>, (depth, kept): (u8, bool)) {
        // The frame reaches into the blank lines around it, so that what follows stands on the grid.
        let reach = self.grid.pitch / 8;
        self.below_box = false;
        self.white_below(self.grid.pitch - 2 * reach);
        let (width, padding) = (self.grid.width, self.grid.cell);
        let mut paragraphs = vec![Paragraph::text("BoxTitle", title)];
        let shape = Shape { hanging: true, ..Shape::of("BoxText", depth) };
        paragraphs.extend(self.quotation(blocks, by, shape));
        if let Some(first) = paragraphs.first_mut() {
            first.para.spacing.before = Some(reach);
        }
        if let Some(last) = paragraphs.last_mut() {
            last.para.spacing.after = Some(reach);
        }
        let (widths, caption) = (&[width], Some(title));
        let head = frame(&Frame { style: "NoticeBox", widths, padding, caption, ..Frame::default() });
        let breaks = paragraphs.len() > WHOLE;
        paragraphs.iter_mut().for_each(|paragraph| paragraph.para.keep_next |= kept && !breaks);
        self.table(head, [row(Row { breaks, ..Row::default() }, [Cell { width, paragraphs, ..Cell::default() }])]);
        self.below_box = true;
    }
}
