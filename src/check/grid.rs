//! A table with the names of its rows and columns and the worth of its cells, as rules look at it.

use std::collections::{BTreeMap, HashSet};

use rust_decimal::Decimal;

use super::naming::{is_code, is_not_summed, is_stock};
use crate::hanzi::is_invisible;
use crate::model::{Kind, Loose, Table, are_periods, in_unit, is_ratio, is_total_label, stated_unit};
use crate::source::{Located, Place};

/// What a cell holds, as far as sums are concerned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Cell {
    /// Nothing, or a sign for nothing.
    Blank,
    /// A figure, units and notes beside it read over and slips of the pen read as they are meant.
    Figure(Decimal),
    /// About so many: no fewer than the first and no more than the second.
    About(Decimal, Decimal),
    /// Anything else.
    Words,
}

/// The direction in which figures are added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Axis {
    /// Along a row; the lines that are added are columns.
    Across,
    /// Down a column; the lines that are added are rows.
    Down,
}

/// A row or column, as a summand.
#[derive(Debug, Clone)]
pub(super) struct Strip {
    /// Which one, among the cells of the table.
    pub(super) at: usize,
    /// Its names, that of the widest group first, its own last.
    pub(super) names: Vec<String>,
    /// Whether its name or the editor says that it is a total.
    pub(super) total: bool,
    /// Whether it is one whatever its figures say: it is called 合计, 总计, 小计 or 共计.
    pub(super) named_total: bool,
    /// Whether it stands in a group that is called so, and other groups have one of its name: 合计/户数.
    pub(super) group_total: bool,
    /// Whether it holds figures.
    pub(super) figures: bool,
    /// Whether its figures can be added at all.
    pub(super) summable: bool,
    /// Whether it is what there is at the end of each of several periods, which are not added.
    pub(super) stock: bool,
    /// Whether its figures are taken away where others are added: 减：库存股.
    pub(super) minus: bool,
    /// Whether it is a part (其中) of the one before.
    pub(super) within: bool,
}

impl Strip {
    /// Returns its own name, without its groups.
    pub(super) fn own(&self) -> &str {
        self.names.last().map_or("", String::as_str)
    }

    /// Returns the names of the groups that it stands in.
    pub(super) fn groups(&self) -> &[String] {
        &self.names[..self.names.len().saturating_sub(1)]
    }

    /// Returns how it is called in a sentence.
    pub(super) fn said(&self) -> String {
        self.names.join("/")
    }
}

/// A table, seen as figures with names.
#[derive(Debug)]
pub(super) struct Grid<'t> {
    /// The table.
    pub(super) table: &'t Table,
    /// Its columns.
    pub(super) columns: Vec<Strip>,
    /// Its rows below the head.
    pub(super) rows: Vec<Strip>,
    cells: Vec<Vec<Cell>>,
    odd: BTreeMap<(usize, usize), Loose>,
}

/// So many columns behind the first are looked at for the name of a total.
const REACH: usize = 3;
/// Fewest figures that count rows if they run on by one.
const LEAST_COUNTED: usize = 5;

impl<'t> Grid<'t> {
    /// Looks at a table.
    pub(super) fn new(table: &'t Table) -> Self {
        let mut grid = Self { table, columns: Vec::new(), rows: Vec::new(), cells: Vec::new(), odd: BTreeMap::new() };
        let units: Vec<Option<String>> = (0..table.cells.columns()).map(|x| grid.unit_of(x)).collect();
        for (y, row) in table.cells.rows.iter().enumerate() {
            let cell = |(x, c): (usize, &Located<String>)| {
                let loose = Loose::of(&c.value);
                let cell = worth(&loose, units[x].as_deref());
                if y >= table.head_rows && !matches!(loose, Loose::Blank | Loose::Figure(_) | Loose::Words) {
                    grid.odd.insert((y, x), loose);
                }
                cell
            };
            let row = row.iter().enumerate().map(cell).collect();
            grid.cells.push(row);
        }
        grid.columns = with_group_totals(grid.column_strips());
        grid.rows = with_group_totals(grid.row_strips());
        grid.mark_stocks();
        grid
    }

    /// Returns the unit of a column, which its head or the table states.
    fn unit_of(&self, x: usize) -> Option<String> {
        let heads = (0..self.table.head_rows).rev().filter_map(|y| stated_unit(self.text(y, x)));
        let of_table = || self.table.unit.as_ref().map(|unit| unit.value.trim().to_owned());
        heads.into_iter().next().or_else(of_table)
    }

    /// Returns what a figure says that is not written as one; `None` for figures, words and nothing.
    pub(super) fn odd(&self, row: usize, column: usize) -> Option<&Loose> {
        self.odd.get(&(row, column))
    }

    /// Returns what a cell holds.
    pub(super) fn cell(&self, row: usize, column: usize) -> Cell {
        self.cells.get(row).and_then(|row| row.get(column)).copied().unwrap_or(Cell::Blank)
    }

    /// Returns what the cell holds that a strip and a line crossing it have in common.
    pub(super) fn at(&self, axis: Axis, strip: usize, line: usize) -> Cell {
        match axis {
            Axis::Across => self.cell(line, strip),
            Axis::Down => self.cell(strip, line),
        }
    }

    /// Returns what that cell adds to a sum: less than nothing if it is taken away and not written as negative.
    pub(super) fn added(&self, axis: Axis, strip: usize, line: usize) -> Cell {
        let minus = strip_at(self.strips(axis), strip).is_some_and(|strip| strip.minus);
        match self.at(axis, strip, line) {
            Cell::Figure(worth) if minus && worth.is_sign_positive() => Cell::Figure(-worth),
            cell => cell,
        }
    }

    /// Returns where that cell stands.
    pub(super) fn place(&self, axis: Axis, strip: usize, line: usize) -> Place {
        let (row, column) = if axis == Axis::Across { (line, strip) } else { (strip, line) };
        self.table.cells.rows[row][column].place.clone()
    }

    /// Returns the summands of an axis.
    pub(super) fn strips(&self, axis: Axis) -> &[Strip] {
        if axis == Axis::Across { &self.columns } else { &self.rows }
    }

    /// Returns the lines that cross the summands of an axis.
    pub(super) fn lines(&self, axis: Axis) -> &[Strip] {
        if axis == Axis::Across { &self.rows } else { &self.columns }
    }

    /// Returns the text of a cell without white space around it.
    pub(super) fn text(&self, row: usize, column: usize) -> &str {
        self.table.cells.rows.get(row).and_then(|row| row.get(column)).map_or("", |cell| cell.value.trim())
    }

    fn column_strips(&self) -> Vec<Strip> {
        let heads: Vec<Vec<(usize, usize)>> = (0..self.table.head_rows).map(|row| self.origins(row)).collect();
        let strip = |x: usize| {
            let mut origins: Vec<(usize, usize)> = heads.iter().map(|row| row[x]).collect();
            origins.dedup();
            let names = origins.into_iter().map(|(row, column)| name(self.text(row, column)));
            let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
            let figures = self.holds_figures(x) && !names.iter().any(|name| is_code(name));
            let ratio = self.table.unit.as_ref().is_some_and(|unit| is_ratio(unit.value.trim()));
            let own = names.iter().any(|name| stated_unit(name).is_some());
            let strip = strip(x, names, false, figures);
            Strip { summable: strip.summable && (own || !ratio), ..strip }
        };
        let mut strips: Vec<Strip> = (0..self.table.cells.columns()).map(strip).collect();
        for total in &self.table.totals {
            if let crate::model::Line::Column(x) = total.at
                && let Some(strip) = strips.get_mut(x)
            {
                strip.total = true;
            }
        }
        strips
    }

    /// Returns whether a column holds figures that can be added, a word among them or not.
    fn holds_figures(&self, x: usize) -> bool {
        let table = self.table;
        let labels = table.columns.iter().any(|column| column.kind == Kind::Label);
        if x < table.group_columns || (x == table.group_columns && labels) {
            return false;
        }
        let body = || self.cells[table.head_rows..].iter().map(|row| row[x]);
        if self.counts_rows(x) {
            return false;
        }
        match table.columns[x].kind {
            Kind::Number => true,
            Kind::Text => {
                let code = |y: usize| self.text(y, x).len() > 1 && self.text(y, x).bytes().all(|b| b.is_ascii_digit());
                if (table.head_rows..table.cells.rows.len()).any(|y| code(y) && self.text(y, x).starts_with('0')) {
                    return false;
                }
                let figures = body().filter(|cell| matches!(cell, Cell::Figure(_))).count();
                figures > body().filter(|cell| matches!(cell, Cell::Words | Cell::About(..))).count()
            }
            Kind::Label | Kind::Percent | Kind::Date => false,
        }
    }

    /// Returns whether the figures of a column run on by one from 0 or 1, and so only count the rows.
    fn counts_rows(&self, x: usize) -> bool {
        let figures = self.cells[self.table.head_rows..].iter().filter_map(|row| match row[x] {
            Cell::Figure(worth) => Some(worth),
            _ => None,
        });
        let figures: Vec<Decimal> = figures.collect();
        let first = figures.first().is_some_and(|first| *first == Decimal::ZERO || *first == Decimal::ONE);
        first && figures.len() >= LEAST_COUNTED && figures.windows(2).all(|pair| pair[0] + Decimal::ONE == pair[1])
    }

    /// Returns the cells that the places of a head row belong to.
    ///
    /// Without merged cells an empty one belongs to the filled one left of it
    /// if it has a head of its own below.
    fn origins(&self, row: usize) -> Vec<(usize, usize)> {
        let (table, columns) = (self.table, self.table.cells.columns());
        let merges = &table.cells.merges;
        if merges.iter().any(|merge| merge.row < table.head_rows) {
            let mut origins: Vec<(usize, usize)> = (0..columns).map(|x| (row, x)).collect();
            let here = |m: &&crate::model::Merge| (m.row..m.row + m.rows).contains(&row);
            for merge in merges.iter().filter(here) {
                let end = (merge.column + merge.columns).min(columns);
                origins[merge.column.min(end)..end].fill((merge.row, merge.column));
            }
            return origins;
        }
        let below = |x: usize| (row + 1..table.head_rows).any(|y| !self.text(y, x).is_empty());
        let mut origin = 0;
        let place = |x: usize| {
            let joins =
                self.text(row, x).is_empty() && row + 1 < table.head_rows && (x <= table.group_columns || below(x));
            origin = if joins { origin } else { x };
            (row, origin)
        };
        (0..columns).map(place).collect()
    }

    fn row_strips(&self) -> Vec<Strip> {
        let table = self.table;
        let mut groups = vec![String::new(); table.group_columns];
        let mut strips = Vec::new();
        for row in table.head_rows..table.cells.rows.len() {
            for column in 0..table.group_columns {
                let text = name(self.text(row, column));
                if !text.is_empty() {
                    groups[column..].fill(String::new());
                    groups[column] = text;
                }
            }
            let mut names: Vec<String> = groups.iter().filter(|name| !name.is_empty()).cloned().collect();
            names.extend(self.row_names(row));
            strips.push(strip(row, names, table.total_rows[row], true));
        }
        strips
    }

    /// Returns the name of a row: what stands in its first column, or in the next one if that holds a running number.
    ///
    /// Where a total stands behind it, as 小计 behind 东片, that is the name, and what is before it its group.
    fn row_names(&self, row: usize) -> Vec<String> {
        let first = self.table.group_columns;
        let is_name = |x: usize| !matches!(Loose::of(self.text(row, x)), Loose::Blank | Loose::Figure(_));
        let own = (first..=first + 1).find(|x| is_name(*x));
        let behind = own.map_or(first, |own| own + 1)..=first + REACH;
        // Behind figures another part of a folded table begins.
        let named = |x: &usize| !matches!(Loose::of(self.text(row, *x)), Loose::Figure(_)) || own.is_none();
        let total = behind.take_while(named).find(|x| is_total_label(self.text(row, *x)));
        let own = if own.is_none() && total.is_none() { Some(first) } else { own };
        let names = [own, total].into_iter().flatten();
        names.map(|x| name(self.text(row, x))).filter(|name| !name.is_empty()).collect()
    }

    /// Marks columns of what there is at the end of a period where rows are periods, and rows where columns are.
    fn mark_stocks(&mut self) {
        let periods = |strips: &[Strip]| are_periods(strips.iter().filter(|strip| !strip.total).map(Strip::own));
        let (rows, columns) = (periods(&self.rows), periods(&self.columns));
        let is_stock = |strip: &Strip| strip.names.iter().any(|name| is_stock(name));
        self.columns.iter_mut().filter(|strip| rows && is_stock(strip)).for_each(|strip| strip.stock = true);
        self.rows.iter_mut().filter(|strip| columns && is_stock(strip)).for_each(|strip| strip.stock = true);
    }
}

/// Returns the summand at a place among the cells of the table; summands stand in order, with none missing.
pub(super) fn strip_at(strips: &[Strip], at: usize) -> Option<&Strip> {
    strips.get(at.checked_sub(strips.first()?.at)?)
}

fn strip(at: usize, names: Vec<String>, total: bool, figures: bool) -> Strip {
    let own = names.last().map_or("", String::as_str);
    let named_total = is_total_label(own);
    let total = total || named_total || ["总量", "总数"].iter().any(|end| own.ends_with(end));
    let minus = ["减：", "减:"].iter().any(|word| own.starts_with(word));
    let within = names.iter().any(|name| name.starts_with("其中") || name.starts_with('#'));
    let summable = figures && !names.iter().any(|name| is_not_summed(name));
    Strip { at, total, named_total, group_total: false, stock: false, minus, within, figures, summable, names }
}

/// Marks what stands in a group called 合计 and has namesakes in other groups.
fn with_group_totals(mut strips: Vec<Strip>) -> Vec<Strip> {
    let total = |strip: &Strip| strip.groups().iter().any(|group| TOTALS.contains(&group.as_str()));
    let parts: HashSet<String> =
        strips.iter().filter(|strip| !total(strip)).map(|strip| strip.own().to_owned()).collect();
    for strip in &mut strips {
        strip.group_total = !strip.named_total && total(strip) && parts.contains(strip.own());
    }
    strips
}

/// Names of groups of totals.
const TOTALS: [&str; 4] = ["合计", "总计", "共计", "小计"];

/// Returns what a cell is worth in the unit of its column.
fn worth(loose: &Loose, unit: Option<&str>) -> Cell {
    match loose {
        Loose::Blank => Cell::Blank,
        Loose::Words => Cell::Words,
        Loose::Figure(worth) => Cell::Figure(*worth),
        Loose::Marked { worth, unit: own } => in_unit(*worth, own, unit).map_or(Cell::Words, Cell::Figure),
        Loose::About(low, high) => Cell::About(*low, *high),
        Loose::Slip(_, low, high) if low == high => Cell::Figure(*low),
        Loose::Slip(_, low, high) => Cell::About(*low, *high),
    }
}

/// Returns what counts of a name: no white space, nothing invisible.
pub(super) fn name(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect()
}
