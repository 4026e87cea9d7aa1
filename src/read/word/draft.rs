//! What is gathered from a document before it becomes text of the issue.

use std::rc::Rc;

use super::numbering::Sign;
use super::styles::{Rank, Side};
use crate::messages::Spot;
use crate::model::Merge;

/// A paragraph, a table or a picture, in the order of the document.
#[derive(Debug)]
pub(super) enum Piece {
    Paragraph(Paragraph),
    Table(Grid),
    Picture(Image),
}

/// A paragraph that has words in it.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) spot: Spot,
    pub(super) rank: Rank,
    pub(super) side: Side,
    /// Its largest type, in half points.
    pub(super) size: Option<u32>,
    /// Its sign and its level from 0, if it is an item of a list.
    pub(super) item: Option<(Sign, usize)>,
    /// Whether it begins a page.
    pub(super) opens: bool,
    /// Whether its text begins with a number that Word counts.
    pub(super) numbered: bool,
    /// Its lines, as broken by hand; none is empty.
    pub(super) lines: Vec<Vec<Run>>,
}

/// A stretch of text of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) strong: bool,
    /// The address of the link that it is.
    pub(super) url: Option<Rc<str>>,
    /// Which note it is the sign of, counted from 0.
    pub(super) note: Option<usize>,
}

/// A table in the columns of its grid.
#[derive(Debug)]
pub(super) struct Grid {
    /// Which table of the document it is, from 1.
    pub(super) number: usize,
    /// What stands in each place, row by row; all rows have the same number of places.
    pub(super) rows: Vec<Vec<Vec<Piece>>>,
    pub(super) merges: Vec<Merge>,
    /// How many rows at the top are marked as the head; `None` where none is.
    pub(super) head_rows: Option<usize>,
    /// The rows that a tracked change deletes, of which nothing is printed.
    pub(super) deleted: Vec<usize>,
}

/// A picture.
#[derive(Debug)]
pub(super) struct Image {
    pub(super) spot: Spot,
    /// The name of its part.
    pub(super) part: String,
    pub(super) bytes: Vec<u8>,
    /// Its width as printed by Word, in mm.
    pub(super) width: Option<f64>,
    pub(super) alt: Option<String>,
}

impl Grid {
    /// Returns the rows and the columns that have words in them, by their places from 0.
    pub(super) fn used(&self) -> (Vec<usize>, Vec<usize>) {
        let columns = self.rows.first().map_or(0, Vec::len);
        let rows = (0..self.rows.len()).filter(|y| self.rows[*y].iter().any(|cell| says(cell)));
        let columns = (0..columns).filter(|x| self.rows.iter().any(|row| says(&row[*x])));
        (rows.collect(), columns.collect())
    }

    /// Returns the spot of its first cell that has anything in it.
    pub(super) fn spot(&self) -> Spot {
        let (rows, columns) = self.used();
        let number = |used: &[usize]| used.first().map_or(1, |at| at + 1);
        Spot::Cell { table: self.number, row: number(&rows), column: number(&columns) }
    }

    /// Returns whether it has the two rows and two columns that a table needs.
    pub(super) fn is_table(&self) -> bool {
        let (rows, columns) = self.used();
        rows.len() > 1 && columns.len() > 1
    }
}

/// Returns whether there are words in a cell, and not merely pictures.
fn says(cell: &[Piece]) -> bool {
    cell.iter().any(|piece| !matches!(piece, Piece::Picture(_)))
}

impl Paragraph {
    /// Returns its words, a line break between its lines.
    pub(super) fn text(&self) -> String {
        let line = |line: &Vec<Run>| line.iter().map(|run| run.text.as_str()).collect::<String>();
        self.lines.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Adds a text to a line; one of the same look as the last becomes part of it.
pub(super) fn push(line: &mut Vec<Run>, run: Run) {
    match line.last_mut() {
        Some(last) if last.strong == run.strong && last.url == run.url && last.note.or(run.note).is_none() => {
            last.text.push_str(&run.text);
        }
        _ if run.text.is_empty() => {}
        _ => line.push(run),
    }
}

/// Takes blanks off both ends of a line, where they serve as indents or were left over; never any within.
pub(super) fn trim(line: &mut Vec<Run>) {
    while let Some(first) = line.first_mut() {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        line.remove(0);
    }
    while let Some(last) = line.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        line.pop();
    }
}
