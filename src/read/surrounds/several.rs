//! Whether a sheet holds several tables: beside each other from different rows on, or below each other under other heads.
//!
//! Set as one, figures would stand beside the names of others, or under heads that are not theirs.

use std::collections::HashSet;

use super::sheet::{Look, Sheet};

/// Fewest columns of a table that stands beside another.
const NARROWEST: usize = 2;
/// Fewest rows by which a table begins lower than the one beside it.
const LOWER: usize = 2;
/// How many rows above and below a head tell what its columns hold.
const NEAR: usize = 4;

/// A part of a sheet, by the positions of its first and last cells: rows before columns.
pub(super) type Piece = [(usize, usize); 2];

/// Returns the tables of a sheet if there are several; `head` are the rows of the first head.
pub(super) fn pieces(sheet: &Sheet, head: std::ops::Range<usize>) -> Vec<Piece> {
    let beside = beside(sheet);
    if beside.is_empty() { stacked(sheet, head) } else { beside }
}

/// Returns the tables that stand beside each other, parted by empty columns, if one begins lower than another.
fn beside(sheet: &Sheet) -> Vec<Piece> {
    // A column that merged cells reach over is not empty, though nothing begins in it.
    let reached = |x: usize| {
        sheet
            .cells
            .merges
            .iter()
            .any(|merge| merge.columns > 1 && (merge.column + 1..merge.column + merge.columns).contains(&x))
    };
    let joins = |left: &usize, right: &usize| (left + 1..*right).all(reached);
    let blocks: Vec<Block> = sheet.used.chunk_by(joins).filter_map(|columns| Block::of(sheet, columns)).collect();
    let first = blocks.iter().map(|block| block.head).min().unwrap_or(0);
    // The heads of one table, however many levels they have, begin together.
    let lower = |block: &Block| block.top > first && block.head >= first + LOWER && block.begins_as_table(sheet);
    let beside = blocks.iter().any(|block| block.head == first) && blocks.iter().any(lower);
    if beside { blocks.iter().map(Block::piece).collect() } else { Vec::new() }
}

/// Columns between empty ones.
struct Block<'c> {
    columns: &'c [usize],
    /// The first row that holds anything in them alone.
    top: usize,
    /// The first row that holds two things.
    head: usize,
    bottom: usize,
}

impl<'c> Block<'c> {
    /// Looks at columns that may be a table; `None` if they cannot.
    fn of(sheet: &Sheet, columns: &'c [usize]) -> Option<Self> {
        let [first, .., last] = columns else { return None };
        let filled = |y: usize| columns.iter().filter(|x| sheet.look(y, **x) != Look::Blank).count();
        // What stands above several tables is merged over all of them.
        let own = |y: usize| columns.iter().all(|x| sheet.reach(y, *x) <= columns.len());
        let rows: Vec<usize> = (0..sheet.rows()).filter(|y| filled(*y) > 0 && own(*y)).collect();
        let head = rows.iter().copied().find(|y| filled(*y) >= NARROWEST)?;
        let several = last - first + 1 >= NARROWEST && rows.iter().filter(|y| filled(**y) >= NARROWEST).count() > LOWER;
        several.then(|| Self { columns, top: rows[0], head, bottom: rows[rows.len() - 1] })
    }

    /// Returns whether the first full row is one of heads.
    fn begins_as_table(&self, sheet: &Sheet) -> bool {
        let texts: Vec<&str> =
            self.columns.iter().map(|x| sheet.text(self.head, *x)).filter(|text| !text.is_empty()).collect();
        let look = |x: &usize| matches!(sheet.look(self.head, *x), Look::Text | Look::Year | Look::Blank);
        self.columns.iter().all(look) && texts.iter().collect::<HashSet<_>>().len() == texts.len()
    }

    fn piece(&self) -> Piece {
        [(self.top, self.columns[0]), (self.bottom, self.columns[self.columns.len() - 1])]
    }
}

/// Returns the tables that stand below each other, if one has another head than the first.
fn stacked(sheet: &Sheet, head: std::ops::Range<usize>) -> Vec<Piece> {
    let known: HashSet<&str> = head.clone().flat_map(|y| texts(sheet, y)).collect();
    let heads: Vec<usize> =
        (head.end + 1..sheet.rows().saturating_sub(1)).filter(|y| is_other_head(sheet, &head, *y, &known)).collect();
    let (Some(first), Some(last)) = (sheet.used.first(), sheet.used.last()) else { return Vec::new() };
    // A head of several rows begins one table, and its title stands above it.
    let mut tops: Vec<usize> = Vec::new();
    for y in heads {
        let mut top = y;
        while top > head.end && sheet.filled(top - 1).len() <= 1 {
            top -= 1;
        }
        if tops.last().is_none_or(|last| *last + LOWER < top) {
            tops.push(top);
        }
    }
    if tops.is_empty() {
        return Vec::new();
    }
    let begins = std::iter::once(0).chain(tops.iter().copied());
    let ends = tops.iter().map(|top| top - 1).chain(std::iter::once(sheet.rows() - 1));
    begins.zip(ends).map(|(top, bottom)| [(top, *first), (bottom, *last)]).collect()
}

fn texts<'c>(sheet: &Sheet<'c>, y: usize) -> impl Iterator<Item = &'c str> {
    sheet.filled(y).into_iter().map(move |x| sheet.text(y, x))
}

/// Returns whether a row within the body of a table is a head, and another than that of the table.
fn is_other_head(sheet: &Sheet, head: &std::ops::Range<usize>, y: usize, known: &HashSet<&str>) -> bool {
    let filled = sheet.filled(y);
    // Its title stands above a table that begins here; a row of words between full rows may be one of remarks.
    let titled = sheet.filled(y - 1).len() <= 1;
    if !titled || filled.len() < NARROWEST || !filled.iter().all(|x| sheet.look(y, *x) == Look::Text) {
        return false;
    }
    let here: HashSet<&str> = texts(sheet, y).collect();
    // What stands above or below in the same column, too, is one of its cells.
    if filled.iter().any(|x| [y - 1, y + 1].iter().any(|beside| sheet.text(*beside, *x) == sheet.text(y, *x))) {
        return false;
    }
    // In a list whose cells repeat each other nothing is told by them.
    if here.len() < filled.len() || head.clone().any(|row| same(sheet, row, y)) {
        return false;
    }
    let again = here.iter().filter(|text| known.contains(*text)).count();
    let moved = filled.iter().any(|x| !head.clone().any(|row| sheet.text(row, *x) == sheet.text(y, *x)));
    again >= NARROWEST && 2 * again >= filled.len() && moved || parts_figures(sheet, head.end, y, &filled)
}

/// Returns whether two rows hold the same.
pub(super) fn same(sheet: &Sheet, one: usize, other: usize) -> bool {
    sheet.used.iter().all(|x| sheet.text(one, *x) == sheet.text(other, *x))
}

/// Returns whether a row has texts only where figures stand above and below it, in two columns or more.
fn parts_figures(sheet: &Sheet, body: usize, y: usize, filled: &[usize]) -> bool {
    let figures = |rows: &mut dyn Iterator<Item = usize>, x: usize| {
        let looks: Vec<Look> = rows.map(|y| sheet.look(y, x)).filter(|look| *look != Look::Blank).take(NEAR).collect();
        let count = looks.iter().filter(|look| look.is_figure()).count();
        count > 0 && 2 * count > looks.len()
    };
    let between = |x: usize| {
        figures(&mut (body..y).rev().take(2 * NEAR), x) && figures(&mut (y + 1..sheet.rows()).take(2 * NEAR), x)
    };
    let parted = filled.iter().filter(|x| between(**x)).count();
    parted >= NARROWEST && 2 * parted >= filled.len()
}
