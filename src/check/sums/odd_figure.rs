//! T110: a cell among figures that is none, or is mistyped.

use std::collections::{BTreeMap, HashSet};

use crate::check::grid::{Axis, Cell, Grid, Strip};
use crate::check::rule::{Findings, Subject};
use crate::check::sum::{Added, Total};
use crate::diag::Severity;
use crate::messages::{OddFigure, SumFault};
use crate::model::{Item, Loose, Slip, drawable, is_total_label};

/// So many cells of a column that are read in one way are told one by one.
const MOST: usize = 3;
/// Digits as wide as Han characters.
const FULL_WIDTH: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    check_charts(subject, found);
    for (grid, added) in subject.added() {
        let counted = counted(added);
        for column in grid.columns.iter().filter(|column| column.figures) {
            let mut odd: BTreeMap<bool, Vec<(&Strip, OddFigure)>> = BTreeMap::new();
            for row in &grid.rows {
                if let Some(what) = odd_figure(grid, &counted, row, column) {
                    odd.entry(is_slip(&what)).or_default().push((row, what));
                }
            }
            for (slips, cells) in odd {
                // A column of figures with units has a custom, and no slips.
                let shown = if slips || cells.len() <= MOST { cells.len() } else { 1 };
                for (row, what) in &cells[..shown] {
                    let fault = SumFault::Odd {
                        row: row.said(),
                        column: column.said(),
                        text: grid.text(row.at, column.at).to_owned(),
                        what: what.clone(),
                        more: cells.len() - shown,
                    };
                    found.add(fault, grid.table.cells.rows[row.at][column.at].place.clone());
                    if !slips {
                        found.grade(Severity::Info);
                    }
                }
            }
        }
    }
}

/// A total with its parts, and the lines on which they were added.
struct Counted {
    axis: Axis,
    parts: HashSet<usize>,
    lines: HashSet<usize>,
}

fn counted(added: &Added) -> Vec<Counted> {
    let of = |total: &Total| {
        let sums = added.sums.iter().filter(|sum| (sum.axis, sum.total) == (total.axis, total.at));
        let parts = total.parts.iter().copied().chain([total.at]).collect();
        Counted { axis: total.axis, parts, lines: sums.map(|sum| sum.line).collect() }
    };
    added.totals.iter().map(of).collect()
}

fn is_slip(what: &OddFigure) -> bool {
    matches!(what, OddFigure::LooksLike { .. } | OddFigure::Separators | OddFigure::Point)
}

fn figure(cell: Cell) -> Option<String> {
    if let Cell::Figure(worth) = cell { Some(worth.to_string()) } else { None }
}

/// Tells of figures in full-width digits that charts draw.
fn check_charts(subject: &Subject, found: &mut Findings) {
    for item in subject.issue.items() {
        let Item::Chart(chart) = item else { continue };
        let cells =
            chart.series.iter().flat_map(|series| chart.labels.iter().zip(&series.cells).map(move |it| (series, it)));
        let mut wide = cells.filter_map(|(series, (label, cell))| {
            let worth = drawable(&cell.value).filter(|_| cell.value.contains(FULL_WIDTH))?;
            Some((series, label, cell, worth))
        });
        if let Some((series, label, cell, worth)) = wide.next() {
            let fault = SumFault::Odd {
                row: label.value.clone(),
                column: series.name.value.clone(),
                text: cell.value.trim().to_owned(),
                what: OddFigure::FullWidth { worth: worth.to_string() },
                more: wide.count(),
            };
            found.add(fault, cell.place.clone());
            found.grade(Severity::Info);
        }
    }
}

fn has_figure(grid: &Grid, row: &Strip) -> bool {
    grid.columns.iter().any(|column| column.figures && matches!(grid.cell(row.at, column.at), Cell::Figure(_)))
}

fn slipped(slip: Slip, worth: &str) -> OddFigure {
    match slip {
        Slip::LooksLike(sign) => OddFigure::LooksLike { sign, worth: worth.to_owned() },
        Slip::Separators => OddFigure::Separators,
        Slip::Point => OddFigure::Point,
    }
}

/// Tells what a cell is that is not written as a figure; what matters to no sum is told only if it is a slip.
fn odd_figure(grid: &Grid, counted: &[Counted], row: &Strip, column: &Strip) -> Option<OddFigure> {
    let what = match grid.odd(row.at, column.at) {
        Some(Loose::Slip(slip, low, _)) => return Some(slipped(*slip, &low.to_string())),
        Some(Loose::About(low, high)) => OddFigure::About { low: low.to_string(), high: high.to_string() },
        Some(_) => match grid.cell(row.at, column.at) {
            Cell::Figure(worth) => OddFigure::Marked { worth: worth.to_string() },
            _ => return None,
        },
        // A row of words is a head among the rows.
        None if grid.text(row.at, column.at).contains(FULL_WIDTH) => {
            return figure(grid.cell(row.at, column.at)).map(|worth| OddFigure::FullWidth { worth });
        }
        None if grid.cell(row.at, column.at) == Cell::Words
            && has_figure(grid, row)
            && !is_total_label(grid.text(row.at, column.at)) =>
        {
            OddFigure::Words
        }
        None => return None,
    };
    let counts = |total: &Counted| match total.axis {
        Axis::Across => total.lines.contains(&row.at) && total.parts.contains(&column.at),
        Axis::Down => total.lines.contains(&column.at) && total.parts.contains(&row.at),
    };
    let of_total = (row.named_total || column.named_total) && row.summable && column.summable;
    (of_total || counted.iter().any(counts)).then_some(what)
}
