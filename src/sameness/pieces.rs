//! Puts tables together that are cut into pieces, each with a head and （续表） above it.

use crate::content::{Block, Cell, Content, Passage, Table};

/// What the line above a piece of a table ends with.
const CONTINUED: &str = "（续表）";

/// Returns contents without the lines that only say that a table goes on.
///
/// Of a PDF, the pieces of pages are put together too: the rows below each other, but column
/// blocks stay tables of their own, one behind the other, as a Word document has them.
pub(super) fn joined(content: Content) -> Content {
    let Content { blocks, paged } = content;
    let mut joiner = Joiner { out: Vec::new(), group: None };
    let mut rest = blocks.into_iter().peekable();
    while let Some(block) = rest.next() {
        match block {
            Block::Text(line) if joiner.goes_on(&line) => {
                // The unit is repeated below the title.
                let unit = rest.next_if(|next| matches!(next, Block::Text(_)));
                match (rest.next_if(|next| matches!(next, Block::Table(_))), unit) {
                    (Some(Block::Table(table)), unit) => {
                        joiner.out.extend(unit.filter(|unit| !joiner.is_unit(unit)));
                        joiner.add(table, paged);
                    }
                    (_, unit) => {
                        joiner.begin(Block::Text(line));
                        unit.into_iter().for_each(|unit| joiner.begin(unit));
                    }
                }
            }
            block => joiner.begin(block),
        }
    }
    Content { blocks: joiner.out, paged }
}

/// A table whose pieces are being put together.
struct Group {
    /// Where the column blocks stand in what is put out.
    blocks: Vec<usize>,
    /// The line before its first piece.
    before: Option<String>,
    /// What names the rows of the last piece of the first block.
    labels: Vec<String>,
}

struct Joiner {
    out: Vec<Block>,
    group: Option<Group>,
}

impl Joiner {
    fn goes_on(&self, line: &Passage) -> bool {
        self.group.is_some() && line.solid().ends_with(CONTINUED)
    }

    fn is_unit(&self, unit: &Block) -> bool {
        let before = self.group.as_ref().and_then(|group| group.before.as_ref());
        matches!(unit, Block::Text(passage) if before == Some(&passage.solid()))
    }

    /// Adds what begins something new.
    fn begin(&mut self, block: Block) {
        match &block {
            Block::Table(table) => {
                let before = match self.out.last() {
                    Some(Block::Text(line)) => Some(line.solid()),
                    _ => None,
                };
                self.group = Some(Group { blocks: vec![self.out.len()], before, labels: labels(table) });
            }
            // The chart beside a table.
            Block::Figure(_) => {}
            Block::Text(_) => self.group = None,
        }
        self.out.push(block);
    }

    /// Adds a further piece of the table.
    fn add(&mut self, table: Table, paged: bool) {
        let Some(group) = &mut self.group else { return self.begin(Block::Table(table)) };
        let known = group.blocks.iter().copied().find(|at| match &self.out[*at] {
            Block::Table(block) => head(block) == head(&table),
            _ => false,
        });
        let first = known.is_some() && known == group.blocks.first().copied();
        match known {
            // The same rows again belong to other columns, though these have the same heads.
            Some(at) if paged && !(first && group.labels == labels(&table)) => {
                if first {
                    group.labels = labels(&table);
                }
                if let Block::Table(block) = &mut self.out[at] {
                    append(block, table);
                }
            }
            _ => {
                group.blocks.push(self.out.len());
                self.out.push(Block::Table(table));
            }
        }
    }
}

/// Returns the head of a table: for each cell its place and words.
fn head(table: &Table) -> Vec<(usize, usize, usize, usize, String)> {
    let cells = table.cells.iter().filter(|cell| cell.row < table.head_rows);
    cells.map(|cell| (cell.row, cell.column, cell.rows, cell.columns, cell.words.solid())).collect()
}

/// Returns what names the rows of a table: of each the leftmost cell that has no other row.
fn labels(table: &Table) -> Vec<String> {
    let mut named = None;
    let mut labels = Vec::new();
    for cell in table.cells.iter().filter(|cell| cell.row >= table.head_rows && cell.rows == 1) {
        if named != Some(cell.row) {
            named = Some(cell.row);
            labels.push(cell.words.solid());
        }
    }
    labels
}

/// Puts the rows of a piece below those that there are; its head is the same.
fn append(table: &mut Table, piece: Table) {
    let below = table.rows;
    let body = piece.cells.into_iter().filter(|cell| cell.row >= piece.head_rows);
    table.cells.extend(body.map(|cell| Cell { row: cell.row - piece.head_rows + below, ..cell }));
    table.rows += piece.rows.saturating_sub(piece.head_rows);
}
