//! What is sought for the columns of a table, and what was found for each room.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::problem::Problem;
use super::search::ALL_WORK;

/// A problem, and what was found for it.
#[derive(Debug)]
pub(super) struct Sought {
    /// The smallest widths, in em.
    pub(super) needs: Vec<f64>,
    pub(super) problem: Problem,
    /// Widths in steps by the steps there was room for.
    found: RefCell<BTreeMap<u32, Vec<u32>>>,
    /// The work that is left.
    work: Cell<usize>,
}

impl Sought {
    pub(super) fn new(needs: &[f64], problem: Problem) -> Self {
        Self { needs: needs.to_vec(), problem, found: RefCell::default(), work: Cell::new(ALL_WORK) }
    }

    /// Returns widths that share `room` steps and are no worse than `start`.
    pub(super) fn widths(&self, room: u32, start: &[u32]) -> Vec<u32> {
        let mut found = self.found.borrow_mut();
        if let Some(widths) = found.get(&room) {
            return widths.clone();
        }
        // What was good where there was less room is a good beginning.
        let narrow = vec![0; start.len()];
        let less = found.range(..room).next_back().map_or(&narrow, |(_, widths)| widths);
        let mut work = self.work.get();
        let widths = self.problem.solve(room, &[less, start], &mut work);
        self.work.set(work);
        found.insert(room, widths.clone());
        widths
    }
}
