//! Tables of a PDF: cells in the columns of a grid (ISO 32000-1 14.8.4.3.4, 14.8.5.7).

use lopdf::{Dictionary, Object};

use super::{Inside, Walk};
use crate::content::{Block, CELL_LIMIT, Cell, Passage, SIDE_LIMIT, Table};
use crate::messages::Stand;
use crate::pdf::dict_of;

/// Most columns of a table.
const COLUMN_LIMIT: usize = 2_000;

/// The rows of a table: the elements, and whether they are head.
type Rows<'a> = Vec<(&'a Dictionary, bool)>;

impl<'a> Walk<'a> {
    /// Reads a table, and the figures in it behind it.
    pub(super) fn table(&mut self, element: &'a Dictionary, inside: Inside) {
        let mut rows = Vec::new();
        self.rows(element, false, inside.depth, &mut rows);
        let head_rows = rows.iter().take_while(|(_, head)| *head).count();
        let (mut cells, mut figures) = (Vec::new(), Vec::new());
        let mut free: Vec<usize> = Vec::new();
        for (y, (row, _)) in rows.iter().enumerate() {
            let mut x = 0;
            for cell in self.pdf.array(row, b"K").into_iter().filter_map(dict_of) {
                if !matches!(self.role(cell), b"TH" | b"TD") {
                    continue;
                }
                while free.get(x).is_some_and(|from| *from > y) {
                    x += 1;
                }
                let [columns, rows] = [&b"ColSpan"[..], b"RowSpan"].map(|key| self.span(cell, key));
                self.cells += 1;
                if x + columns > COLUMN_LIMIT || self.cells > CELL_LIMIT {
                    self.over = true;
                    return;
                }
                let inside = Inside { page: self.page(cell).or(inside.page), ..inside };
                let (words, mut pictures) = self.apart(cell, inside);
                figures.append(&mut pictures);
                free.resize(free.len().max(x + columns), 0);
                free[x..x + columns].fill(y + rows);
                cells.push(Cell { row: y, column: x, rows, columns, words });
                x += columns;
            }
        }
        let page = inside.page.map(|page| Stand::Page(page + 1));
        let filled = |cell: &&Cell| !cell.words.is_blank();
        let first = cells.iter().find(filled).map(|cell| cell.words.stand);
        let stand = first.or(page).unwrap_or(Stand::Page(1));
        // What is said of an empty cell's place is that of the table.
        for cell in cells.iter_mut().filter(|cell| cell.words.is_blank()) {
            cell.words = Passage { text: String::new(), stand };
        }
        self.blocks.push(Block::Table(Table { head_rows, rows: rows.len(), cells, stand }));
        self.blocks.append(&mut figures);
    }

    fn rows(&self, element: &'a Dictionary, head: bool, depth: usize, rows: &mut Rows<'a>) {
        if depth > super::DEPTH {
            return;
        }
        for kid in self.pdf.array(element, b"K").into_iter().chain(self.pdf.get(element, b"K")).filter_map(dict_of) {
            if rows.len() > SIDE_LIMIT {
                return;
            }
            match self.role(kid) {
                b"TR" => rows.push((kid, head)),
                b"THead" => self.rows(kid, true, depth + 1, rows),
                b"TBody" | b"TFoot" => self.rows(kid, false, depth + 1, rows),
                _ => {}
            }
        }
    }

    /// Returns how many columns or rows a cell covers.
    fn span(&self, cell: &'a Dictionary, key: &[u8]) -> usize {
        let span =
            self.attribute(cell, key).and_then(|span| if let Object::Integer(n) = span { Some(*n) } else { None });
        span.map_or(1, |span| span.clamp(1, SIDE_LIMIT as i64) as usize)
    }
}
