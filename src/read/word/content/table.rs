//! Tables: their rows and cells, or what stands in them where they only put things side by side.

use std::collections::HashMap;

use super::super::changes::changes_of;
use super::super::table::{cells, merges, table_rows};
use super::Reader;
use crate::content::{Block, CELL_LIMIT, Cell, Passage, SOFT, Table};
use crate::messages::{Spot, Stand, WordNote};
use crate::read::package::Element;

/// The tables that only put things side by side or in a frame, by the ids or names of their styles.
const LAYOUTS: [&str; 6] = ["sidebyside", "noticebox", "imprinttable", "并排", "提示框", "版记表"];

impl Reader<'_> {
    /// Reads a table; one within another becomes paragraphs of its cell.
    pub(super) fn table(&mut self, element: &Element) {
        let nested = matches!(self.within, Some(Spot::Cell { .. }));
        self.tables += usize::from(!nested);
        let mut rows = Vec::new();
        table_rows(element, &mut rows);
        let (outer, table) = (self.within, self.tables);
        let mut places: Vec<usize> = (0..rows.len()).collect();
        places.retain(|y| {
            if !nested {
                self.within = Some(Spot::Cell { table, row: y + 1, column: 1 });
            }
            !self.is_deleted(rows[*y].child("w:trPr"))
        });
        self.within = outer;
        let rows: Vec<&Element> = places.iter().map(|y| rows[*y]).collect();
        let head_rows = rows.iter().take_while(|row| row.at(&["w:trPr", "w:tblHeader"]).is_some()).count();
        let layout = nested || (head_rows == 0 && self.is_layout(element, &rows));
        let lines: Vec<_> = rows.iter().map(|row| cells(row)).collect();
        self.cells += lines.iter().map(Vec::len).sum::<usize>();
        if self.cells > CELL_LIMIT {
            return;
        }
        let merged = if layout { Vec::new() } else { merges(&lines) };
        let covers: HashMap<_, _> =
            merged.iter().map(|merge| ((merge.row, merge.column), (merge.rows, merge.columns))).collect();
        let (mut words, mut figures) = (Vec::new(), Vec::new());
        for (y, line) in lines.iter().enumerate() {
            for cell in line.iter().filter(|cell| !cell.continues) {
                if !nested {
                    self.within = Some(Spot::Cell { table, row: places[y] + 1, column: cell.column + 1 });
                }
                if cell.is_placeholder || self.is_deleted(cell.element.child("w:tcPr")) {
                    continue;
                }
                if layout {
                    self.story(cell.element);
                    continue;
                }
                let (inside, mut pictures) = self.cell(cell.element);
                let beside = inside.is_blank() && !pictures.is_empty();
                figures.append(&mut pictures);
                // A chart beside the table is no part of it.
                if beside {
                    continue;
                }
                let (rows, columns) = covers.get(&(y, cell.column)).copied().unwrap_or((1, 1));
                words.push(Cell { row: y, column: cell.column, rows, columns, words: inside });
            }
        }
        self.within = outer;
        if !layout {
            let stand = Stand::Spot(Spot::Cell { table, row: 1, column: 1 });
            self.blocks.push(Block::Table(Table { head_rows, rows: rows.len(), cells: words, stand }));
            self.blocks.append(&mut figures);
        }
    }

    /// Returns whether a tracked change deletes a row or a cell, by its properties; notes what changes there are.
    fn is_deleted(&mut self, properties: Option<&Element>) -> bool {
        let mut deleted = false;
        for what in changes_of(properties) {
            self.remark(what);
            deleted |= what == WordNote::Deletions;
        }
        deleted
    }

    /// Returns the text of a cell, and the figures in it.
    fn cell(&mut self, element: &Element) -> (Passage, Vec<Block>) {
        let before = std::mem::take(&mut self.blocks);
        self.story(element);
        let inside = std::mem::replace(&mut self.blocks, before);
        let (mut text, mut figures) = (String::new(), Vec::new());
        for block in inside {
            match block {
                Block::Text(passage) if text.is_empty() => text = passage.text,
                Block::Text(passage) => {
                    text.push(SOFT);
                    text += &passage.text;
                }
                other => figures.push(other),
            }
        }
        (Passage { text, stand: self.stand() }, figures)
    }

    /// Returns whether a table only puts things side by side or in a frame.
    fn is_layout(&self, element: &Element, rows: &[&Element]) -> bool {
        let style = element.at(&["w:tblPr"]).and_then(|properties| properties.val("w:tblStyle"));
        let named = style.and_then(|style| self.package.styles.name(style));
        let known = |name: &str| LAYOUTS.contains(&name.to_lowercase().as_str());
        rows.len() == 1 || style.is_some_and(known) || named.is_some_and(known)
    }
}
