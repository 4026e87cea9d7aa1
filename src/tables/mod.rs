//! Arranges statistics tables: upright or turned, type size, column widths, pages.
//!
//! Widths come from the real widths of the text, and every cell is broken
//! into lines here, so that no number can touch a rule and nothing is cut off.
//! Every arrangement that is legible has a cost; the cheapest is taken, and
//! can be asked why.

mod air;
mod atoms;
mod blocks;
mod beside;
mod cells;
mod choose;
mod cost;
mod divide;
mod draft;
mod finish;
mod grid;
mod heads;
mod joined;
mod layout;
mod light;
mod lines;
mod marks;
mod needs;
mod packing;
mod pages;
mod problem;
mod search;
mod settle;
mod sound;
mod sought;
mod spans;
mod vertical;
mod widths;
mod whole;

pub use cells::CellMap;
pub use choose::arrange;
pub use cost::{Choice, least_pages};
pub use divide::divide;
pub use layout::{Block, Cell, Chunk, Placed, Stand, TableLayout};
pub use vertical::Cluster;
pub use whole::{WholeBlock, WholeCell, WholeRow, whole};

use std::collections::BTreeSet;
use std::ops::Range;

use crate::hanzi::{is_cjk, is_mark};
use crate::model::{Column, Merge};
use crate::source::Located;

/// A table to be arranged.
#[derive(Debug, Clone)]
pub struct TableInput {
    /// All rows, the head's first, each with the same number of cells; their texts as printed.
    ///
    /// `\n` stands where the file breaks a line and the table should too.
    pub rows: Vec<Vec<Located<String>>>,
    /// How many rows are the head.
    pub head_rows: usize,
    /// How many columns at the left name groups of rows.
    pub group_columns: usize,
    /// The columns that every block of a table too wide for a page repeats, in order; at least one.
    pub stub: Vec<usize>,
    /// Cells that cover several places.
    pub merges: Vec<Merge>,
    /// What the columns hold, and how they are set.
    pub columns: Vec<Column>,
    /// For each row, whether it is a total.
    pub total_rows: Vec<bool>,
    /// Rows that are one row of the file, divided so that pages may cut it; filled by [`divide`].
    pub divided: Vec<Range<usize>>,
    /// The cells that are red, by row and column.
    pub red: BTreeSet<(usize, usize)>,
}

/// The room there is for a table, and the bounds set to it; lengths in pt.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Width of the type area.
    pub width: f64,
    /// Height of the type area.
    pub height: f64,
    /// Height of a line of the grid.
    pub pitch: f64,
    /// What title and unit take of the height of an upright table.
    pub above_upright: Above,
    /// What title and unit take of the height of a turned table.
    pub above_turned: Above,
    /// Height of a heading that stands on the page with an upright table's first piece.
    pub heading: f64,
    /// Height of the notes below an upright table, and below a turned one, in each of [`NOTE_SIZES`].
    pub below: [[f64; 5]; 2],
    /// Height left on the page where an upright table begins, or a guess at it; a whole page if `None`.
    pub left: Option<f64>,
    /// Whether nothing but the masthead stands before it, so that a page would be nearly blank if it began another.
    pub opening: bool,
    /// Whether text follows that can fill what is left of the page before a turned table.
    pub followed: bool,
    /// Smallest type.
    pub smallest: f64,
    /// Largest type.
    pub largest: f64,
    /// Upright or turned, if only one of them is wanted.
    pub turned: Option<bool>,
}

impl Room {
    /// Returns the length in pt that the columns of a table have.
    fn across(&self, turned: bool) -> f64 {
        if turned { self.height } else { self.width }
    }

    /// Returns the height of the notes below a table of a size.
    fn below(&self, turned: bool, size: f64) -> f64 {
        let index = NOTE_SIZES.iter().position(|note| *note >= size).unwrap_or(NOTE_SIZES.len() - 1);
        self.below[usize::from(turned)][index]
    }

    /// Returns how much of a page stays blank if the table begins another, where its headings go with it.
    ///
    /// Where only these stand above it, as that of an attachment, there is no such page.
    fn vacant(&self) -> f64 {
        let blank = self.left.map(|left| left + self.heading);
        blank.filter(|blank| *blank < self.height - self.pitch).unwrap_or(0.0)
    }

    /// Returns whether it would be noticed that what is left of the page before the table is blank.
    fn is_noticed(&self) -> bool {
        self.opening || is_noticed(self.vacant(), self.height)
    }

    /// Returns whether text fills the page before the table, if this is turned, lest the white is noticed.
    pub fn is_filled(&self) -> bool {
        self.followed && self.is_noticed()
    }

    /// Returns what stands above the pieces of a table.
    fn above(&self, turned: bool) -> Above {
        if turned { self.above_turned } else { self.above_upright }
    }

    /// Returns the length in pt that the rows of the first piece on a page of its own have, and of the others.
    fn down(&self, turned: bool) -> [f64; 2] {
        let page = if turned { self.width } else { self.height };
        let above = self.above(turned);
        let heading = if turned { 0.0 } else { self.heading };
        [page - above.first - heading, page - above.continued]
    }
}

/// Sizes of notes in pt; those below a table are no larger than its type, but never below the first.
pub const NOTE_SIZES: [f64; 5] = [7.5, 8.0, 8.5, 9.0, 10.5];

/// Why a table cannot be arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// A column with the labels beside it is wider than a page, or there are too many columns.
    Wide,
    /// A row is higher than a page.
    High,
}

/// What stands above the pieces of a table, in pt.
#[derive(Debug, Clone, Copy)]
pub struct Above {
    /// Title and unit, above the first piece.
    pub first: f64,
    /// The same with （续表）, above the others.
    pub continued: f64,
}

/// Share of a page from which on it is noticed that it is blank: with a third of it, a table is rather torn.
const NOTICED: f64 = 0.28;

/// Returns whether it would be noticed that so much of a page of a height, both in pt, is blank; of a whole one it is not.
pub fn is_noticed(left: f64, height: f64) -> bool {
    (NOTICED * height..height - 1.0).contains(&left)
}

/// White at either side of a cell's text, in em.
const PADDING: f64 = 0.35;
/// Distance of baselines in em.
const LEADING: f64 = 1.25;
/// White above and below a cell's text, in em: a row of one line is 1.55 em high.
const AIR: f64 = 0.15;
/// White between pieces that stand beside each other, in em.
const GUTTER: f64 = 1.5;

/// Returns the text of a cell without the line breaks of its file, for what breaks lines by itself.
pub fn on_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n') {
        let (before, after) = (out.chars().next_back(), line.chars().next());
        let parted = before.zip(after).is_some_and(|(before, after)| match (is_cjk(before), is_cjk(after)) {
            (true, true) => !is_mark(before) && !is_mark(after),
            (before, after) => before == after,
        });
        out.extend(parted.then_some(' '));
        out.push_str(line);
    }
    out
}

/// Returns the height in em of a row with so many lines.
fn row_height(lines: usize) -> f64 {
    lines as f64 * LEADING + 2.0 * AIR
}

#[cfg(test)]
mod testing {
    use std::collections::BTreeSet;
    use std::path::Path;
    use std::sync::LazyLock;

    use super::TableInput;
    use crate::fonts::{Bundle, Fonts};
    use crate::model::{Column, FontChoice, Kind};
    use crate::source::{Located, Place, Sources};

    /// The bundled fonts.
    pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        Fonts::load(&Bundle::from_folder(&folder).expect("the fonts are there"), &FontChoice::default())
    });

    /// Makes a table of texts under a head of one row; each column holds what its cells show.
    pub(super) fn table(rows: &[Vec<String>]) -> TableInput {
        let place = Place::new(Sources::default().add("a.csv", ""), 0..0);
        let located = |text: &String| Located { value: text.clone(), place: place.clone() };
        let column = |x: usize| {
            let kind = Kind::of(rows[1..].iter().map(|row| row[x].as_str()));
            Column { kind, align: kind.align(), strong: false, decimals: None, thousands: None, arrows: false }
        };
        TableInput {
            rows: rows.iter().map(|row| row.iter().map(located).collect()).collect(),
            head_rows: 1,
            group_columns: 0,
            stub: vec![0],
            merges: Vec::new(),
            columns: (0..rows[0].len()).map(column).collect(),
            total_rows: vec![false; rows.len()],
            divided: Vec::new(),
            red: BTreeSet::new(),
        }
    }
}
