//! Tables that begin on a page which what stands before them fills in part.
//!
//! How much of the page is left is known only once the text before the table
//! is laid out; `layout` finds it and has the tables fitted to it.

use std::collections::HashMap;
use std::sync::Arc;

use super::notes::{self, Notes};
use super::title::Titles;
use super::{Document, Part};
use crate::fonts::Measure;
use crate::model::PT_PER_MM;
use crate::tables::{Room, TableInput, arrange};

/// Lengths in pt that differ by less are one.
const NEAR: f64 = 0.05;
/// Most lines of white above a title.
const TITLE: f64 = 1.5;

/// What it takes to arrange a table once more.
#[derive(Debug, Clone)]
pub struct Flowing {
    /// Which of the parts it is, from 0.
    pub(super) part: usize,
    pub(super) input: Arc<TableInput>,
    pub(super) room: Room,
    pub(super) notes: Notes,
    /// The words above it where it is upright, and where it is turned.
    pub(super) titles: [Titles; 2],
    pub(super) plain: Measure,
    pub(super) strong: Measure,
    /// The height in pt that it was fitted to; `None` as long as it was not.
    pub(super) fitted: Option<f64>,
    /// What is taken off what seems to be left, in pt, since it turned out not to be.
    pub(super) less: f64,
}

/// Where a table stands in the issue, in pt of type area from the top of page one on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Where it would begin if it need not move to the next page.
    pub begin: f64,
    /// Height of the headings that stand on its page with it, and of the white below them.
    pub heads: f64,
    /// Whether it begins there.
    pub below: bool,
    /// Its height, if it stands on one page; about, with the white below it.
    pub height: f64,
    /// Whether it waits for the text behind it and stands on the page where it would begin all the same, above what is before it.
    pub early: bool,
    /// Height of the notes at the foot of the page where it would begin, whose marks stand above it.
    pub notes: f64,
}

impl Document {
    /// Fits the tables to where they are about to stand; returns whether none of them is changed by that.
    ///
    /// `stretches` says where they stood when the document was laid out last, by their parts.
    pub fn fit(&mut self, stretches: &HashMap<usize, Stretch>) -> bool {
        let grid = Grid::of(self);
        let mut settled = true;
        // How much further down everything stands, because of the tables before it.
        let mut shift = 0.0;
        for index in 0..self.flowing.len() {
            let table = &self.flowing[index];
            let Some(stretch) = stretches.get(&table.part).copied() else { continue };
            let begin = stretch.begin + shift;
            let left = grid.left(begin) - stretch.notes;
            let known = self.is_fitted(table, left, &grid);
            // It did not fit where it should: less is left than seems so.
            let whole = left > grid.height - NEAR;
            let lacks = known && shift == 0.0 && !whole && self.stands_below(table) && !stretch.below;
            if known && !lacks {
                continue;
            }
            let end = self.end(table, &stretch, stretch.begin, &grid);
            let table = &mut self.flowing[index];
            table.less += if lacks { grid.pitch } else { 0.0 };
            table.fitted = Some(left - table.less);
            table.room.heading = stretch.heads;
            settled &= !self.refit(index, self.flowing[index].fitted);
            let table = &self.flowing[index];
            let fitted = Stretch { below: self.stands_below(table), ..stretch };
            shift = self.end(table, &fitted, begin, &grid) - end;
        }
        settled
    }

    /// Has the tables begin pages that are not where they were fitted to; returns whether there is none.
    pub fn stand_alone(&mut self, stretches: &HashMap<usize, Stretch>) -> bool {
        let grid = Grid::of(self);
        let mut settled = true;
        for index in 0..self.flowing.len() {
            let table = &self.flowing[index];
            let Some(stretch) = stretches.get(&table.part) else { continue };
            let left = grid.left(stretch.begin) - stretch.notes;
            if table.fitted.is_some() && !self.is_fitted(table, left, &grid) {
                settled &= !self.refit(index, None);
            }
        }
        settled
    }

    /// Returns whether a table was fitted to so much as seems to be left, in pt.
    ///
    /// The white above a title that follows a floating table is taken off what is left before that.
    fn is_fitted(&self, table: &Flowing, left: f64, grid: &Grid) -> bool {
        let floats = matches!(&self.parts[table.part], Part::Table { floats: true, .. });
        let white = if floats { TITLE * grid.pitch } else { 0.0 };
        let off = |fitted: f64| fitted + table.less - left;
        table.fitted.map(off).is_some_and(|off| (-NEAR..white + NEAR).contains(&off))
    }

    /// Arranges a table for the height in pt that is left where it begins; returns whether that changes it.
    fn refit(&mut self, index: usize, left: Option<f64>) -> bool {
        let table = &self.flowing[index];
        let room = Room { left, ..table.room };
        let Ok(fitted) = arrange(&table.input, &room, &table.plain, &table.strong) else { return false };
        let Some(Part::Table { layout, note_size, notes_apart, floats, lines, continued, places, .. }) =
            self.parts.get_mut(table.part)
        else {
            return false;
        };
        let apart = table.notes.are_apart(&fitted, if fitted.turned { room.height } else { room.width });
        let filled = fitted.turned && !apart && room.is_filled();
        let changed = !layout.is_same(&fitted) || apart != *notes_apart || filled != *floats;
        if layout.turned != fitted.turned {
            let titles = &table.titles[usize::from(fitted.turned)];
            (*lines, *continued) = (titles.lines.clone(), titles.continued.clone());
            *places = titles.placed(std::mem::take(places));
        }
        *floats = filled;
        *note_size = notes::size(fitted.size);
        *notes_apart = apart;
        *layout = fitted;
        changed
    }

    /// Returns where a table will end that begins at a place, both in pt of type area from page one on.
    fn end(&self, table: &Flowing, stretch: &Stretch, begin: f64, grid: &Grid) -> f64 {
        let Some(Part::Table { layout, notes_apart, floats, .. }) = self.parts.get(table.part) else { return begin };
        let pages = layout.pages();
        let page = grid.page(begin);
        let begun = grid.left(begin) < grid.height - NEAR;
        let first = page + usize::from(begun && !stretch.below);
        if *floats {
            return begin;
        }
        if layout.turned {
            return (first + pages.len()) as f64 * grid.height;
        }
        let notes = table.notes.height(notes::size(layout.size), table.room.width);
        let (below, apart) = if *notes_apart { (0.0, notes) } else { (notes, 0.0) };
        let last = pages.last().map_or(0.0, |page| layout.height(page.clone()));
        let above = table.room.above_upright;
        let above = match pages.len() {
            1 if stretch.below => begin - page as f64 * grid.height + above.first,
            1 => stretch.heads + above.first,
            _ => above.continued,
        };
        let lines = ((last + below) / grid.pitch - 1e-3).ceil();
        (first + pages.len() - 1) as f64 * grid.height + above + lines * grid.pitch + apart
    }

    /// Returns whether a table was fitted to what is left of a page, and is to begin there.
    fn stands_below(&self, table: &Flowing) -> bool {
        let (Some(Part::Table { layout, .. }), Some(left)) = (self.parts.get(table.part), table.fitted) else {
            return false;
        };
        let height = layout.pages().first().map_or(0.0, |page| layout.height(page.clone()));
        !layout.turned && height + table.room.above_upright.first <= left + NEAR
    }
}

/// The height of the type area and of its lines, in pt.
pub(super) struct Grid {
    pub(super) height: f64,
    pub(super) pitch: f64,
}

impl Grid {
    pub(super) fn of(document: &Document) -> Self {
        let page = &document.settings.page;
        Self { height: page.height * PT_PER_MM, pitch: page.pitch() }
    }

    /// Returns the page of a place, from 0.
    fn page(&self, along: f64) -> usize {
        ((along + NEAR) / self.height).floor().max(0.0) as usize
    }

    /// Returns how much of its page is left at a place.
    pub(super) fn left(&self, along: f64) -> f64 {
        (self.page(along) + 1) as f64 * self.height - along
    }
}
