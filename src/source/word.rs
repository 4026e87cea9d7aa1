//! A Word document as a text, and which paragraph or cell each of its bytes belongs to.

use std::ops::Range;

use crate::messages::Spot;

/// The words of a document as lines of text: one for each paragraph and each row of a table, tabs between cells.
#[derive(Debug, Clone, Default)]
pub struct WordText {
    pub(super) text: String,
    /// Where each paragraph or cell begins, in order.
    starts: Vec<(usize, Spot)>,
}

impl WordText {
    /// Writes a paragraph on a line of its own and returns its bytes.
    ///
    /// Line breaks within become spaces, so that a byte of the paragraph stays a byte of the text.
    pub fn line(&mut self, spot: Spot, text: &str) -> Range<usize> {
        self.part('\n', spot, text)
    }

    /// Writes a cell behind the last one of its row and returns its bytes.
    pub fn cell(&mut self, spot: Spot, text: &str) -> Range<usize> {
        self.part('\t', spot, text)
    }

    /// Returns how many bytes have been written.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Returns whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn part(&mut self, between: char, spot: Spot, text: &str) -> Range<usize> {
        if !self.starts.is_empty() {
            self.text.push(between);
        }
        let start = self.text.len();
        self.starts.push((start, spot));
        self.text.extend(text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        start..self.text.len()
    }

    /// Returns the bytes of the first paragraph or cell that stands in a spot, or of what is nearest to it.
    pub fn range(&self, spot: Spot) -> Range<usize> {
        let same = |(_, known): &(usize, Spot)| *known == spot;
        // What is left out of a document is told of, too.
        let near = |(_, known): &(usize, Spot)| match (spot, *known) {
            (Spot::Cell { table, .. }, Spot::Cell { table: known, .. }) => known == table,
            (Spot::Paragraph(number), Spot::Paragraph(known)) => known + 1 == number,
            _ => false,
        };
        let at = self.starts.iter().position(same).or_else(|| self.starts.iter().rposition(near));
        let Some(at) = at else { return 0..0 };
        let end = self.starts.get(at + 1).map_or(self.text.len(), |(next, _)| next - 1);
        self.starts[at].0..end
    }

    /// Returns the spot that a byte belongs to.
    pub(super) fn spot(&self, offset: usize) -> Option<Spot> {
        self.before(offset).map(|(_, spot)| *spot)
    }

    /// Returns, counted from 1, the paragraph and the character in it, or the row and the column of a table.
    pub(super) fn line_column(&self, text: &str, offset: usize) -> (usize, usize) {
        let Some((start, spot)) = self.before(offset) else { return (1, 1) };
        match spot {
            Spot::Cell { row, column, .. } => (*row, *column),
            Spot::Paragraph(number) | Spot::Note(number) => {
                let before = text.get(*start..offset.min(text.len())).unwrap_or_default();
                (*number, before.chars().count() + 1)
            }
        }
    }

    fn before(&self, offset: usize) -> Option<&(usize, Spot)> {
        let after = self.starts.partition_point(|(start, _)| *start <= offset);
        self.starts.get(after.saturating_sub(1))
    }
}
