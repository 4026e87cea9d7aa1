//! Has tables arranged, and tells what cannot be.

use super::build::Builder;
use super::{PAGE_LIMIT, Part};
use crate::diag::{Diagnostic, Severity};
use crate::messages::TableFault;
use crate::model::{self, SheetRows};
use crate::source::Place;
use crate::tables::{Choice, Misfit, Room, TableInput, TableLayout, arrange, divide, least_pages};

/// Smallest type in pt, 六号, where it saves a quarter of a few pages.
const DENSE: f64 = 7.5;
/// Most pages for which such type is taken.
const FEW: usize = 4;
/// Smallest type in pt where a table fits in no larger one.
const LEAST: f64 = 7.0;
/// Cells of more text than this, in em, may be higher than a page: first those that are so in any column.
const LONG: [f64; 3] = [600.0, 200.0, 60.0];

/// How a table was understood and arranged.
#[derive(Debug, Clone)]
pub struct Arranged {
    /// Its title; empty if it has none.
    pub title: String,
    /// What its sheet holds.
    pub sheet: SheetRows,
    /// Why it is arranged as it is.
    pub choice: Choice,
}

impl Part {
    /// Returns what was taken for what in a table, and why it is arranged as it is; `None` for other parts.
    pub fn arranged(&self) -> Option<Arranged> {
        let Self::Table { title, sheet, layout, .. } = self else { return None };
        Some(Arranged { title: title.clone().unwrap_or_default(), sheet: *sheet, choice: layout.choice.clone() })
    }
}

impl Builder<'_> {
    /// Arranges a table, in smaller type than is well read only if there is no other way; reports one that cannot be.
    ///
    /// Rows that no page holds are divided.
    pub(super) fn arranged(
        &mut self,
        table: &model::Table,
        input: &mut TableInput,
        room: Room,
    ) -> Option<(TableLayout, Room)> {
        let (plain, strong) = (self.body.tabular(), self.hei.tabular());
        // So long a table takes a while to arrange.
        let least = least_pages(input, &room);
        if self.table_pages + least > PAGE_LIMIT {
            return self.too_long(table, input, least);
        }
        let mut found = arrange(input, &room, &plain, &strong);
        for long in LONG {
            if found == Err(Misfit::High) && divide(input, long, &plain) {
                found = arrange(input, &room, &plain, &strong);
            }
        }
        let mut taken = room;
        if found.is_err() && table.print.smallest.is_none() {
            taken.smallest = LEAST.min(room.smallest);
            found = arrange(input, &taken, &plain, &strong);
        } else if table.print.smallest.is_none()
            && let Some((smaller, bounds)) = found
                .as_ref()
                .ok()
                .and_then(|layout| self.upright(layout, input, room).or_else(|| self.denser(layout, input, room)))
        {
            (found, taken) = (Ok(smaller), bounds);
        }
        let (problem, place) = match found {
            Ok(layout) => {
                let pages = layout.pages().len();
                if self.table_pages + pages > PAGE_LIMIT {
                    return self.too_long(table, input, pages);
                }
                self.table_pages += pages;
                if layout.size < room.smallest {
                    let problem = TableFault::TableSmall { size: layout.size };
                    self.found.push(Diagnostic::new(problem.into(), Severity::Info, Some(table.place.clone())));
                }
                return Some((layout, taken));
            }
            Err(Misfit::Wide) => (TableFault::TableTooWide { columns: table.cells.columns() }, &table.place),
            Err(Misfit::High) => too_high(table, input),
        };
        self.found.push(Diagnostic::error(problem.into(), place.clone()));
        None
    }

    /// Reports a table that fills too many pages, together with the tables before it.
    fn too_long<T>(&mut self, table: &model::Table, input: &TableInput, pages: usize) -> Option<T> {
        let rows = input.rows.len() - input.head_rows;
        let problem = TableFault::TableTooLong { pages, before: self.table_pages, rows, limit: PAGE_LIMIT };
        self.found.push(Diagnostic::error(problem.into(), table.place.clone()));
        None
    }

    /// Arranges a table upright in slightly smaller type that is turned otherwise and leaves the masthead alone on its page.
    fn upright(&self, layout: &TableLayout, input: &TableInput, room: Room) -> Option<(TableLayout, Room)> {
        if !layout.turned || !room.opening || room.turned.is_some() {
            return None;
        }
        let (plain, strong) = (self.body.tabular(), self.hei.tabular());
        let bounds = Room { smallest: DENSE.min(room.smallest), ..room };
        let upright = arrange(input, &bounds, &plain, &strong).ok()?;
        let cheaper = upright.cost().zip(layout.cost()).is_some_and(|(own, other)| own < other);
        (cheaper && !upright.turned && upright.blocks.len() == 1).then_some((upright, bounds))
    }

    /// Arranges a table that is turned or in blocks in slightly smaller type, if that saves a quarter of its pages.
    ///
    /// If it does not need smaller type for that but the other direction, it gets that.
    fn denser(&self, layout: &TableLayout, input: &TableInput, room: Room) -> Option<(TableLayout, Room)> {
        let pages = layout.pages().len();
        if !(2..=FEW).contains(&pages) || !layout.turned && layout.blocks.len() == 1 {
            return None;
        }
        let (plain, strong) = (self.body.tabular(), self.hei.tabular());
        let bounds = Room { smallest: DENSE.min(room.smallest), ..room };
        let denser = arrange(input, &bounds, &plain, &strong).ok()?;
        if denser.pages().len() * 4 > pages * 3 || denser.blocks.len() > layout.blocks.len() {
            return None;
        }
        if room.turned.is_none() {
            let elsewise = Room { turned: Some(!layout.turned), ..room };
            let other = arrange(input, &elsewise, &plain, &strong).ok();
            if let Some(other) = other.filter(|other| other.pages().len() <= denser.pages().len()) {
                return Some((other, room));
            }
        }
        Some((denser, bounds))
    }
}

/// Returns the fault of a table with a row that is higher than a page, and the place of its longest cell.
fn too_high<'t>(table: &'t model::Table, input: &'t TableInput) -> (TableFault, &'t Place) {
    let longest = input.rows.iter().flatten().max_by_key(|cell| cell.value.chars().count());
    let characters = longest.map_or(0, |cell| cell.value.chars().count());
    (TableFault::TableRowTooHigh { characters }, longest.map_or(&table.place, |cell| &cell.place))
}
