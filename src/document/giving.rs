//! Rankings, charts and pictures that are lower, or stand behind the text that follows them, where that saves a page
//! from being left half blank.

use std::collections::HashMap;

use super::charts::{Drawn, Rows};
use super::flow::{Grid, Stretch};
use super::{Document, Part, RankingChart};
use crate::charts::{self, ChartInput};
use crate::tables::is_noticed;

/// Smallest size of a picture or chart, as a share of what it has otherwise.
const LEAST: f64 = 0.55;
/// Most that lengths in pt which are one may differ by.
const NEAR: f64 = 0.05;

/// A part that may be lower, or wait for the text behind it.
#[derive(Debug, Clone)]
pub struct Giving {
    /// Which of the parts it is, from 0.
    pub(super) part: usize,
    /// What may be done, in this order.
    ways: Vec<Way>,
    /// Whether text follows that can fill the page before it.
    pub(super) followed: bool,
    state: State,
    /// Its height in pt as long as nothing is done.
    height: f64,
}

#[derive(Debug, Clone)]
enum Way {
    /// A ranking has close rows.
    Close(Close),
    /// A picture is smaller.
    Small,
    /// A chart is drawn lower.
    Drawn(Box<Drawn>),
    /// The text that follows fills the page before it.
    Behind,
}

/// A ranking with close rows.
#[derive(Debug, Clone)]
pub(super) struct Close {
    /// Its height in pt.
    pub(super) height: f64,
    pub(super) rows: Rows,
    pub(super) chart: Option<RankingChart>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// As it is otherwise.
    Usual,
    /// One of the ways is tried.
    Way(usize),
    /// As it is otherwise, since nothing helped.
    Stays,
}

impl Giving {
    fn new(part: usize, mut ways: Vec<Way>) -> Self {
        ways.push(Way::Behind);
        Self { part, ways, followed: false, state: State::Usual, height: 0.0 }
    }

    /// A ranking that may have close rows.
    pub(super) fn close(part: usize, ways: impl IntoIterator<Item = Close>) -> Self {
        Self::new(part, ways.into_iter().map(Way::Close).collect())
    }

    /// A picture, which may be smaller unless the editor gave it a size.
    pub(super) fn picture(part: usize, is_free: bool) -> Self {
        Self::new(part, if is_free { vec![Way::Small] } else { Vec::new() })
    }

    /// A chart, which may be drawn lower unless the editor gave it a height.
    pub(super) fn chart(part: usize, drawn: Option<Drawn>) -> Self {
        Self::new(part, drawn.map(|drawn| Way::Drawn(Box::new(drawn))).into_iter().collect())
    }

    /// Returns the way that is tried.
    fn tried(&self) -> Option<&Way> {
        match self.state {
            State::Way(way) => self.ways.get(way),
            State::Usual | State::Stays => None,
        }
    }
}

impl Document {
    /// Has the first ranking, chart or picture give way that would leave a page half blank; returns whether there is none.
    ///
    /// What does not help is taken back, and the next way tried. `stretches` says where parts stand.
    pub fn give(&mut self, stretches: &HashMap<usize, Stretch>) -> bool {
        let grid = Grid::of(self);
        // Pages of an attachment are what they are.
        let attached = self.parts.iter().position(|part| matches!(part, Part::Attachment { .. }));
        for index in 0..self.giving.len() {
            let giving = &self.giving[index];
            if attached.is_some_and(|attached| giving.part > attached) {
                break;
            }
            let Some(stretch) = stretches.get(&giving.part) else { continue };
            let left = grid.left(stretch.begin) - stretch.notes;
            let first = match (giving.state, giving.tried()) {
                // Headings above it go to the next page with it.
                (State::Usual, _) if !stretch.below && is_noticed(left + stretch.heads, grid.height) => 0,
                // It waits though there is room for it.
                (State::Way(way), Some(Way::Behind)) if stretch.early => way + 1,
                (State::Way(way), Some(Way::Close(_) | Way::Small | Way::Drawn(_))) if !stretch.below => way + 1,
                _ => continue,
            };
            if giving.state == State::Usual {
                self.giving[index].height = stretch.height;
            }
            self.take_back(index);
            let ways = first..self.giving[index].ways.len();
            let taken = ways.into_iter().find(|way| self.take(index, *way, left, &grid));
            self.giving[index].state = taken.map_or(State::Stays, State::Way);
            return false;
        }
        true
    }

    /// Has nothing wait that there is room for; returns whether nothing does.
    pub fn wait_no_more(&mut self, stretches: &HashMap<usize, Stretch>) -> bool {
        let early = |giving: &Giving| stretches.get(&giving.part).is_some_and(|stretch| stretch.early);
        let waiting: Vec<usize> = (0..self.giving.len()).filter(|index| early(&self.giving[*index])).collect();
        for index in &waiting {
            self.take_back(*index);
            self.giving[*index].state = State::Stays;
        }
        waiting.is_empty()
    }

    /// Has a part be as it is otherwise.
    fn take_back(&mut self, index: usize) {
        let Giving { part, ways, state: State::Way(way), .. } = &mut self.giving[index] else { return };
        match (&mut self.parts[*part], &mut ways[*way]) {
            (Part::Ranking { close, chart, .. }, Way::Close(other)) => {
                *close = false;
                std::mem::swap(chart, &mut other.chart);
            }
            (Part::Picture { scale, .. }, Way::Small) => *scale = 1.0,
            (Part::Chart { plan, .. }, Way::Drawn(drawn)) => {
                if let Ok(usual) = charts::draw(&drawn.input, &drawn.measure) {
                    *plan = usual;
                }
            }
            (_, Way::Behind) => self.waiting.retain(|waiting| waiting != part),
            _ => {}
        }
    }

    /// Has a part give way where so much of a page is left, in pt; returns whether it can.
    fn take(&mut self, index: usize, way: usize, left: f64, grid: &Grid) -> bool {
        let Giving { part, ways, followed, height, .. } = &mut self.giving[index];
        let lacking = *height - left;
        match (&mut self.parts[*part], &mut ways[way]) {
            (Part::Ranking { close, row, chart, .. }, Way::Close(other)) if other.height <= left + NEAR => {
                (*close, *row) = (true, other.rows);
                std::mem::swap(chart, &mut other.chart);
                true
            }
            (Part::Picture { scale, lines, .. }, Way::Small) if lacking > 0.0 => {
                let own = *height - lines.len() as f64 * grid.pitch;
                let share = (own - lacking) / own.max(1.0);
                *scale = if share < LEAST { 1.0 } else { share };
                share >= LEAST
            }
            (Part::Chart { plan, .. }, Way::Drawn(drawn)) if lacking > 0.0 => {
                let whole = (plan.height / grid.pitch - 1e-3).ceil() * grid.pitch;
                let lower = ((whole - lacking + NEAR) / grid.pitch).floor() * grid.pitch;
                let input = ChartInput { height: Some(lower), ..drawn.input.clone() };
                let found = charts::draw(&input, &drawn.measure).ok();
                let found = found.filter(|found| lower >= LEAST * plan.height && found.height <= lower + NEAR);
                found.map(|found| *plan = found).is_some()
            }
            (_, Way::Behind) if *followed => {
                self.waiting.push(*part);
                true
            }
            _ => false,
        }
    }
}
