//! Rankings and pictures that are set lower where that saves a page from being left half blank.

use std::collections::HashMap;

use super::flow::{Grid, Stretch};
use super::{Document, Part, RankingChart};
use crate::tables::is_noticed;

/// Smallest size of a picture, as a share of what it has otherwise.
const LEAST: f64 = 0.6;

/// A part that may be lower.
#[derive(Debug, Clone)]
pub struct Giving {
    /// Which of the parts it is, from 0.
    part: usize,
    way: Way,
    state: State,
}

#[derive(Debug, Clone)]
enum Way {
    /// A ranking with close rows: its height in pt, and its chart.
    Close(f64, Option<RankingChart>),
    /// A picture.
    Small,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// As high as it is otherwise.
    High,
    /// Lower.
    Low,
    /// As high as otherwise, since being lower did not help.
    Stays,
}

impl Giving {
    /// A ranking that with close rows is so high, in pt, and has such a chart.
    pub(super) fn close(part: usize, height: f64, chart: Option<RankingChart>) -> Self {
        Self { part, way: Way::Close(height, chart), state: State::High }
    }

    /// A picture.
    pub(super) fn small(part: usize) -> Self {
        Self { part, way: Way::Small, state: State::High }
    }
}

impl Document {
    /// Has the first ranking or picture be lower that would leave a page half blank; returns whether there is none.
    ///
    /// One that is moved to the next page all the same gets back what it had. `stretches` says where parts stand.
    pub fn give(&mut self, stretches: &HashMap<usize, Stretch>) -> bool {
        let grid = Grid::of(self);
        // Pages of an attachment are what they are.
        let attached = self.parts.iter().position(|part| matches!(part, Part::Attachment { .. }));
        for index in 0..self.giving.len() {
            let Giving { part, way, state } = &self.giving[index];
            if attached.is_some_and(|attached| *part > attached) {
                break;
            }
            let Some(stretch) = stretches.get(part).filter(|stretch| !stretch.below) else { continue };
            let left = grid.left(stretch.begin);
            let noticed = is_noticed(left, grid.height);
            let next = match (state, way) {
                (State::Low, _) => State::Stays,
                (State::High, Way::Close(height, _)) if noticed && *height <= left => State::Low,
                (State::High, Way::Small) if noticed && stretch.height > left => State::Low,
                _ => continue,
            };
            let share = left / stretch.height.max(1.0);
            if next == State::Low && matches!(way, Way::Small) && share < LEAST {
                continue;
            }
            self.set(index, next, share);
            return false;
        }
        true
    }

    fn set(&mut self, index: usize, next: State, share: f64) {
        let Giving { part, way, state } = &mut self.giving[index];
        *state = next;
        match (&mut self.parts[*part], way) {
            (Part::Ranking { close, chart, .. }, Way::Close(_, other)) => {
                *close = next == State::Low;
                std::mem::swap(chart, other);
            }
            (Part::Picture { scale, .. }, Way::Small) => *scale = if next == State::Low { share } else { 1.0 },
            _ => {}
        }
    }
}
