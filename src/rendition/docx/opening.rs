//! What stands before a text: an editor's note, instructions, and 主送.

use super::book::Book;
use super::cells::{Cell, Frame, Row, frame, row};
use super::paragraph::{Paragraph, text_runs};
use super::props::{Face, Rule, Run};
use super::text::Shape;
use crate::document::{EditorNote, Instructions, Said};

/// Lines up to which a note is kept on one page.
const WHOLE: usize = 8;

impl Book<'_> {
    /// Adds an editor's note, with so much white above it in twips.
    pub(super) fn editor_note(&mut self, note: &EditorNote, above: i64) {
        let shape = Shape::of("EditorNote", 0);
        let mut paragraphs = self.text(&note.blocks, shape);
        let label = text_runs(&note.label, &Run { face: Some(Face::Hei), ..Run::default() });
        match paragraphs.first_mut().filter(|first| first.para.style.as_deref() == Some(shape.style)) {
            Some(first) => first.runs = label.into_iter().chain(std::mem::take(&mut first.runs)).collect(),
            None => paragraphs.insert(0, Paragraph { runs: label, ..Paragraph::of(shape.style) }),
        }
        if let Some(first) = paragraphs.first_mut() {
            first.para.spacing.before = Some(above);
        }
        if let Some(last) = paragraphs.last_mut() {
            last.para.spacing.after = Some(self.grid.pitch);
            last.para.keep_next = true;
        }
        if paragraphs.len() <= WHOLE {
            paragraphs
                .iter_mut()
                .for_each(|paragraph| (paragraph.para.keep_next, paragraph.para.keep_lines) = (true, true));
        }
        self.add_all(paragraphs);
    }

    /// Adds 主送, with so much white above it in twips.
    pub(super) fn addressed(&mut self, said: &Said, above: i64) {
        let mut paragraph = Paragraph::text("Addressed", &said.text);
        paragraph.para.spacing.before = Some(self.below_head.take().unwrap_or(above));
        self.add(paragraph);
    }

    /// Adds the box of instructions, a table of one cell, with rules between them.
    pub(super) fn instructions(&mut self, instructions: &Instructions) {
        // The frame reaches into the blank lines around it, so that what follows stands on the grid.
        let reach = self.grid.pitch * 35 / 200;
        self.white_below(self.grid.pitch - 2 * reach);
        let (width, padding) = (self.grid.width, self.grid.cell);
        let shape = Shape::of("Instruction", 0);
        let mut paragraphs = vec![Paragraph::text("NoticeTitle", instructions.title)];
        for (n, entry) in instructions.entries.iter().enumerate() {
            if let Some(last) = paragraphs.last_mut().filter(|_| n > 0) {
                last.para.rule = Some(Rule { size: 4, space: 0, color: "000000" });
            }
            paragraphs.extend(self.text(&entry.blocks, shape));
            let by: Vec<&str> = entry.by.iter().map(|said| said.text.as_str()).collect();
            if !by.is_empty() {
                paragraphs.push(Paragraph::text("InstructionBy", &by.join("\u{3000}")));
            }
        }
        if let Some(first) = paragraphs.first_mut() {
            first.para.spacing.before = Some(reach);
        }
        if let Some(last) = paragraphs.last_mut() {
            last.para.spacing.after = Some(reach);
        }
        let breaks = paragraphs.len() > WHOLE;
        paragraphs.iter_mut().for_each(|paragraph| paragraph.para.keep_next = !breaks);
        let (widths, caption) = (&[width], Some(instructions.title));
        let head = frame(&Frame { style: "NoticeBox", widths, padding, caption, ..Frame::default() });
        self.table(head, [row(Row { breaks, ..Row::default() }, [Cell { width, paragraphs, ..Cell::default() }])]);
    }
}
