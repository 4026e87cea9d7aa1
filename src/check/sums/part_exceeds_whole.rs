//! T105: a part (其中) that is greater than its whole.

use crate::check::grid::{Axis, Cell, Grid, Strip};
use crate::check::rule::{Findings, Subject};
use crate::messages::SumFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for grid in subject.grids {
        for axis in [Axis::Across, Axis::Down] {
            for (whole, part) in pairs(grid.strips(axis)) {
                compare(grid, axis, whole, part, found);
            }
        }
    }
}

/// Returns every part with its whole: the nearest one before it that is no part.
fn pairs(strips: &[Strip]) -> Vec<(&Strip, &Strip)> {
    let mut whole = None;
    let mut pairs = Vec::new();
    for strip in strips {
        if !strip.within {
            whole = Some(strip);
        } else if let Some(whole) = whole.filter(|whole| whole.summable && strip.summable) {
            pairs.push((whole, strip));
        }
    }
    pairs
}

fn compare(grid: &Grid, axis: Axis, whole: &Strip, part: &Strip, found: &mut Findings) {
    let figures = grid.lines(axis).iter().filter(|line| line.summable).filter_map(|line| {
        match (grid.at(axis, part.at, line.at), grid.at(axis, whole.at, line.at)) {
            (Cell::Figure(part), Cell::Figure(whole)) if !whole.is_sign_negative() => Some((line, part, whole)),
            _ => None,
        }
    });
    let figures: Vec<_> = figures.collect();
    let greater = || figures.iter().filter(|(_, part, whole)| part > whole);
    // Where that is usual, the two are counted in different units.
    if greater().count() * 2 > figures.len() || figures.len() < 2 {
        return;
    }
    for (line, stated, limit) in greater() {
        let called = |strip: &Strip| {
            if axis == Axis::Across {
                format!("{}/{}", line.said(), strip.said())
            } else {
                format!("{}/{}", strip.said(), line.said())
            }
        };
        let (part_name, whole_name) = (called(part), called(whole));
        let fault =
            SumFault::Part { part: part_name, whole: whole_name, stated: stated.to_string(), limit: limit.to_string() };
        let whole_place = grid.place(axis, whole.at, line.at);
        found.add_with(fault, grid.place(axis, part.at, line.at), vec![whole_place], None);
    }
}
