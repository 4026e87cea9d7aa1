//! Tables that begin on a page which what stands before them fills in part.
//!
//! How much of the page is left is known only once the text before the table
//! is laid out; `layout` finds it and has the table fitted to it.

use std::sync::Arc;

use super::notes::{self, Notes};
use super::{Document, Part};
use crate::fonts::Measure;
use crate::tables::{Room, TableInput, arrange};

/// What it takes to arrange a table once more.
#[derive(Debug, Clone)]
pub struct Flowing {
    /// Which of the parts it is, from 0.
    pub(super) part: usize,
    pub(super) input: Arc<TableInput>,
    pub(super) room: Room,
    pub(super) notes: Notes,
    pub(super) plain: Measure,
    pub(super) strong: Measure,
}

impl Document {
    /// Returns the document without the rows of a flowing table, counted from 0, and of those after it.
    ///
    /// Where such a table would begin, the templates leave a mark.
    pub fn skeleton(&self, index: usize) -> Self {
        let mut bare = self.clone();
        for table in &self.flowing[index..] {
            if let Some(Part::Table { layout, notes, .. }) = bare.parts.get_mut(table.part) {
                layout.chunks.clear();
                notes.clear();
            }
        }
        bare
    }

    /// Arranges a flowing table, counted from 0, for the height in pt that is left where it begins.
    pub fn refit(&mut self, index: usize, left: f64) {
        let Some(table) = self.flowing.get(index) else { return };
        let room = Room { left: Some(left), turned: Some(false), ..table.room };
        let Ok(fitted) = arrange(&table.input, &room, &table.plain, &table.strong) else { return };
        if let Some(Part::Table { layout, note_size, notes_apart, .. }) = self.parts.get_mut(table.part) {
            *layout = fitted;
            *note_size = notes::size(layout.size);
            *notes_apart = table.notes.are_apart(layout, room.width);
        }
    }
}
