//! Puts tables together that are cut into pieces, each with a head and （续表） above it.

use crate::content::{Block, Cell, Content, Passage, Table};

/// What the line above a piece of a table ends with.
pub(super) const CONTINUED: &str = "（续表）";

/// How many lines stand above a table: its title, its unit.
const LINES: usize = 2;

/// Returns contents without the lines that only say that a table goes on.
///
/// Of a PDF, the pieces of pages are put together too: rows below each other where the heads are
/// equal. Column blocks, whose heads differ, stay tables of their own, as a Word document has them.
pub(super) fn joined(content: Content) -> Content {
    let Content { blocks, paged, open } = content;
    let mut joiner = Joiner { out: Vec::new(), group: None };
    let mut rest = blocks.into_iter().peekable();
    while let Some(block) = rest.next() {
        let Some(line) = joiner.goes_on(&block) else {
            joiner.begin(block);
            continue;
        };
        // The unit is repeated below the title, in a paragraph of its own or not.
        let apart = if line.is_blank() { rest.next_if(|next| matches!(next, Block::Text(_))) } else { None };
        match rest.next_if(|next| matches!(next, Block::Table(_))) {
            Some(Block::Table(table)) => {
                let units = [Block::Text(line)].into_iter().chain(apart);
                joiner.out.extend(units.filter(|unit| !joiner.group.as_ref().is_some_and(|group| group.has(unit))));
                joiner.add(table, paged);
            }
            _ => [block].into_iter().chain(apart).for_each(|block| joiner.begin(block)),
        }
    }
    Content { blocks: joiner.out, paged, open }
}

/// A table whose pieces are being put together.
struct Group {
    /// Where the column blocks stand in what is put out.
    blocks: Vec<usize>,
    /// The lines before its first piece, title and unit among them.
    before: Vec<String>,
}

struct Joiner {
    out: Vec<Block>,
    group: Option<Group>,
}

impl Group {
    /// Returns whether a line is blank, or one of those before the first piece.
    fn has(&self, line: &Block) -> bool {
        matches!(line, Block::Text(line) if line.is_blank() || self.before.contains(&line.solid()))
    }
}

impl Joiner {
    /// Returns what stands behind （续表） in a line that says that a table goes on; `None` for others.
    fn goes_on(&self, block: &Block) -> Option<Passage> {
        let Block::Text(line) = block else { return None };
        let (title, behind) = line.text.split_once(CONTINUED)?;
        let group = self.group.as_ref()?;
        let known = group.has(&Block::Text(Passage { text: title.to_owned(), stand: line.stand }));
        known.then(|| Passage { text: behind.to_owned(), stand: line.stand })
    }

    /// Returns whether a table was put out last, with nothing behind it.
    fn is_open(&self) -> bool {
        self.group.is_some() && matches!(self.out.last(), Some(Block::Table(_)))
    }

    /// Adds what begins something new.
    fn begin(&mut self, block: Block) {
        match block {
            // On one page a table goes on without a line above it: beside its rows, or with its next columns below them.
            Block::Table(table) if self.is_open() => return self.add(table, true),
            Block::Table(_) => {
                let texts = self.out.iter().rev().map_while(|block| match block {
                    Block::Text(line) => Some(line.solid()),
                    _ => None,
                });
                self.group = Some(Group { blocks: vec![self.out.len()], before: texts.take(LINES).collect() });
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
        match known {
            Some(at) if paged => {
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

/// Puts the rows of a piece below those that there are; its head is the same.
fn append(table: &mut Table, piece: Table) {
    let below = table.rows;
    let body = piece.cells.into_iter().filter(|cell| cell.row >= piece.head_rows);
    table.cells.extend(body.map(|cell| Cell { row: cell.row - piece.head_rows + below, ..cell }));
    table.rows += piece.rows.saturating_sub(piece.head_rows);
}
