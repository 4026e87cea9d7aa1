//! What of a table was added up and what was not, for whoever asks.

use std::collections::BTreeSet;

use serde::Serialize;

use super::report::called;
use crate::check::grid::{Axis, Cell, Grid, Strip};
use crate::check::sum::{Added, Outcome};
use crate::messages::Unsummed;
use crate::model::{Kind, SheetRows};

/// So many lines on which a total was compared are named.
const MOST_NAMED: usize = 50;
/// So many lines on which a total was not compared are named.
const MOST_LEFT: usize = 6;

/// What was added up of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Checked {
    /// Its title, or its name.
    pub title: String,
    /// How many rows of its sheet were taken for what.
    pub rows: SheetRows,
    /// The totals that were compared with their parts.
    pub tested: Vec<CheckedTotal>,
    /// The totals that were not, and rows and columns of figures that are never added, with the reason.
    pub untested: Vec<Untested>,
}

/// A total that was compared with its parts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckedTotal {
    /// Whether it is a row; a column if not.
    pub row: bool,
    /// Its name.
    pub name: String,
    /// The columns, or rows, in which it was compared; the first of many.
    pub lines: Vec<String>,
    /// How many there are.
    pub compared: usize,
    /// How many rows, or columns, it is the sum of.
    pub parts: usize,
}

/// A row or column that was not added up.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Untested {
    /// Whether it is a row; a column if not.
    pub row: bool,
    /// Its name.
    pub name: String,
    /// Why.
    #[serde(flatten)]
    pub why: Unsummed,
}

/// Tells what was added up of a table.
pub(in crate::check) fn checked(grid: &Grid, added: &Added) -> Checked {
    let table = grid.table;
    let title = table.title.as_ref().or(table.name.as_ref()).map(|title| title.value.clone()).unwrap_or_default();
    let (mut tested, mut untested) = (Vec::new(), Vec::new());
    let mut told: BTreeSet<(bool, usize)> = BTreeSet::new();
    for total in &added.totals {
        let (row, name) = (total.axis == Axis::Down, called(grid.strips(total.axis), total.at));
        let sums = added.sums.iter().filter(|sum| sum.axis == total.axis && sum.total == total.at);
        let compared: BTreeSet<usize> = sums.map(|sum| sum.line).collect();
        match &total.outcome {
            Outcome::Unsummed(why) => {
                told.insert((row, total.at));
                untested.push(Untested { row, name, why: why.clone() });
            }
            Outcome::Compared | Outcome::Nothing if compared.is_empty() => {
                untested.push(Untested { row, name, why: Unsummed::NoFigure });
            }
            Outcome::Compared | Outcome::Nothing => {
                let filled = |line: &&Strip| {
                    total.parts.iter().any(|part| matches!(grid.at(total.axis, *part, line.at), Cell::Figure(_)))
                };
                let crossing = grid.lines(total.axis).iter().filter(|line| line.summable && !line.stock).filter(filled);
                let left = crossing.filter(|line| !compared.contains(&line.at)).map(Strip::said);
                let left: Vec<String> = left.take(MOST_LEFT + 1).collect();
                // Most rows of many are empty on purpose.
                let few = left.len() <= MOST_LEFT;
                for line in left.into_iter().filter(|_| few) {
                    untested.push(Untested { row, name: format!("{name}/{line}"), why: Unsummed::NoFigure });
                }
                let lines =
                    compared.iter().take(MOST_NAMED).map(|line| called(grid.lines(total.axis), *line)).collect();
                let (compared, parts) = (compared.len(), total.parts.len());
                tested.push(CheckedTotal { row, name, lines, compared, parts });
            }
        }
    }
    for (row, strips) in [(false, &grid.columns), (true, &grid.rows)] {
        let percent = |strip: &Strip| !row && table.columns[strip.at].kind == Kind::Percent;
        let left = |strip: &&Strip| (strip.figures && (!strip.summable || strip.stock)) || percent(strip);
        for strip in strips.iter().filter(left).filter(|it| !it.names.is_empty() && !told.contains(&(row, it.at))) {
            let why = if strip.stock { Unsummed::Stock } else { Unsummed::Ratio };
            untested.push(Untested { row, name: strip.said(), why });
        }
    }
    Checked { title, rows: table.sheet, tested, untested }
}
