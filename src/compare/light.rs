//! Large tables that a PDF has as placed text only, without tags for their cells.
//!
//! Their words stand there in the order of the cells, so that every value can
//! be compared all the same: with the table of the other document, whose cells
//! say what comes next. Heads and names of groups are repeated on each page.

use super::clauses::Clause;
use super::pieces::CONTINUED;
use super::sides::{alone, sides};
use crate::content::{Cell, SOFT, Table, is_white, says_the_same, solid};
use crate::messages::{CompareFault, Stand};

/// Most words that a cell, or the unit of a table, is made of.
const WORDS: usize = 200;
/// Most differences of a table that are told.
const MOST: usize = 200;

/// Words that stand together, and where.
#[derive(Debug, Clone)]
struct Word {
    text: String,
    stand: Stand,
}

/// What the other document has where the words stand.
pub(super) struct Other<'t> {
    /// The text before the tables, and behind them.
    pub(super) around: [String; 2],
    /// A table, or its column blocks.
    pub(super) tables: Vec<&'t Table>,
    /// Which of the documents it is, 0 or 1.
    pub(super) side: usize,
}

/// Compares words with tables; `None` if they are not the words of such tables.
///
/// Returns the differences, and how many values were compared.
pub(super) fn compare(clauses: &[Clause], other: &Other, names: [&str; 2]) -> Option<(Vec<CompareFault>, usize)> {
    let words = words(clauses);
    let start = prefix(words.iter(), &other.around[0])?;
    let end = words.len().checked_sub(prefix(words[start..].iter().rev(), &other.around[1])?)?;
    let mut bodies: Vec<Vec<&[Word]>> = vec![Vec::new(); other.tables.len()];
    let mut next = 0;
    for (n, piece) in words[start..end].split(|word| word.text.ends_with(CONTINUED)).enumerate() {
        // Pieces of column blocks take turns.
        let order = (0..other.tables.len()).map(|step| (next + step) % other.tables.len());
        let most = if n == 0 { 0 } else { WORDS.min(piece.len()) };
        let found = order.filter_map(|table| Some((table, head(piece, other.tables[table], most)?))).next();
        let (table, body) = found?;
        bodies[table].push(&piece[body..]);
        next = (table + 1) % other.tables.len();
    }
    let (mut faults, mut values) = (Vec::new(), 0);
    for (table, pieces) in other.tables.iter().zip(bodies) {
        let mut body = Body { pieces, piece: 0, at: 0, told: Vec::new() };
        let cells = table.cells.iter().filter(|cell| cell.row >= table.head_rows && !cell.words.is_blank());
        let cells: Vec<&Cell> = cells.collect();
        values += table.cells.iter().filter(|cell| !cell.words.is_blank()).count();
        for (n, cell) in cells.iter().enumerate() {
            body.take(cell, cells.get(n + 1), table);
        }
        body.end();
        let fault = |told: Told| told.fault(table, other.side, names);
        faults.extend(body.told.into_iter().take(MOST).map(fault));
    }
    Some((faults, values))
}

/// Takes clauses apart where there is white without a character.
fn words(clauses: &[Clause]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for clause in clauses {
        for (n, text) in clause.text.split(SOFT).enumerate() {
            match words.last_mut().filter(|_| n == 0) {
                Some(word) => word.text += text,
                None => words.push(Word { text: text.to_owned(), stand: clause.stand }),
            }
        }
    }
    words.retain(|word| !word.text.chars().all(is_white));
    words
}

/// Returns how many words a text is made of, which stand at the beginning, or backwards at the end.
fn prefix<'w>(words: impl Iterator<Item = &'w Word>, text: &str) -> Option<usize> {
    let mut left = solid(text).chars().count();
    let mut taken = Vec::new();
    for word in words {
        if left == 0 {
            break;
        }
        left = left.checked_sub(solid(&word.text).chars().count())?;
        taken.push(word.text.as_str());
    }
    let joined = |words: Vec<&str>| words.join(&SOFT.to_string());
    let count = taken.len();
    let forwards = joined(taken.clone());
    taken.reverse();
    (left == 0 && [forwards, joined(taken)].iter().any(|joined| solid(joined) == solid(text))).then_some(count)
}

/// Returns where the body of a piece begins: behind the head of a table, before which so many words may stand.
fn head(piece: &[Word], table: &Table, most: usize) -> Option<usize> {
    let cells = || table.cells.iter().filter(|cell| cell.row < table.head_rows && !cell.words.is_blank());
    let behind = |from: usize| cells().try_fold(from, |at, cell| Some(at + own(&piece[at..], cell)?));
    (0..=most).find_map(behind)
}

/// Returns how many of the first words are those of a cell.
fn own(words: &[Word], cell: &Cell) -> Option<usize> {
    let count = prefix(words.iter().take(WORDS), &cell.words.text)?;
    let text: Vec<&str> = words[..count].iter().map(|word| word.text.as_str()).collect();
    says_the_same(&text.join(&SOFT.to_string()), &cell.words.text).then_some(count)
}

/// A difference: what the words have, and the cell of the table if there is one.
struct Told<'t> {
    words: String,
    stand: Option<Stand>,
    cell: Option<&'t Cell>,
}

impl Told<'_> {
    fn fault(self, table: &Table, side: usize, names: [&str; 2]) -> CompareFault {
        let Some(cell) = self.cell else {
            return CompareFault::Text { sides: alone(names, 1 - side, &self.words, self.stand) };
        };
        let mut texts = [self.words.as_str(), cell.words.text.as_str()];
        let mut stands = [self.stand.unwrap_or(cell.words.stand), cell.words.stand];
        if side == 0 {
            texts.reverse();
            stands.reverse();
        }
        let (row, column) = super::grid::named(table, cell);
        CompareFault::Cell { row, column, sides: sides(names, texts, stands) }
    }
}

/// The words of a table below its heads, on the way through them.
struct Body<'w, 't> {
    pieces: Vec<&'w [Word]>,
    piece: usize,
    at: usize,
    told: Vec<Told<'t>>,
}

impl<'t> Body<'_, 't> {
    /// Returns the words that are left of the piece, or those of the next.
    fn left(&mut self) -> &[Word] {
        while self.piece + 1 < self.pieces.len() && self.at >= self.pieces[self.piece].len() {
            (self.piece, self.at) = (self.piece + 1, 0);
        }
        self.pieces.get(self.piece).map_or(&[], |piece| &piece[self.at.min(piece.len())..])
    }

    /// Takes the words of a cell, or notes that they are others.
    fn take(&mut self, cell: &'t Cell, next: Option<&&'t Cell>, table: &'t Table) {
        if self.left().is_empty() {
            return self.told.push(Told { words: String::new(), stand: None, cell: Some(cell) });
        }
        if self.at == 0 && self.piece > 0 {
            self.repeated(cell, table);
        }
        // Beside its first rows on a page a list has its head once more.
        if own(self.left(), cell).is_none()
            && let Some(count) = head(self.left(), table, 0)
        {
            self.at += count;
        }
        let left = self.left();
        if let Some(count) = own(left, cell) {
            self.at += count;
            return;
        }
        let absent = next.is_some_and(|next| own(left, next).is_some());
        let first = left.first().filter(|_| !absent);
        let (words, stand) = first.map_or_else(Default::default, |word| (word.text.clone(), Some(word.stand)));
        self.at += usize::from(!absent);
        self.told.push(Told { words, stand, cell: Some(cell) });
    }

    /// Passes over the cells that a page begins with, though they began on the page before.
    fn repeated(&mut self, cell: &Cell, table: &Table) {
        let goes_on = |above: &&Cell| above.row < cell.row && cell.row < above.row + above.rows;
        for above in table.cells.iter().filter(goes_on).filter(|above| above.column < cell.column) {
            if let Some(count) = own(self.left(), above) {
                self.at += count;
            }
        }
    }

    /// Notes what is left behind the last cell.
    fn end(&mut self) {
        let left: Vec<Word> = self.left().iter().take(WORDS).cloned().collect();
        if let Some(first) = left.first() {
            let words: Vec<&str> = left.iter().map(|word| word.text.as_str()).collect();
            self.told.push(Told { words: words.join(" "), stand: Some(first.stand), cell: None });
        }
    }
}
