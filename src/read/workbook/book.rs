//! What a workbook of any format is asked for.

use super::address::Area;
use super::sheet::Sheet;
use crate::messages::{BadBook, Problem};

/// A workbook of any format.
pub(super) trait Book {
    /// Returns its sheets in their order.
    fn sheets(&self) -> &[SheetName];

    /// Returns the areas that have names, those of Excel tables among them.
    fn names(&self) -> &[AreaName];

    /// Reads the cells of a sheet that lie in an area.
    fn sheet(&mut self, index: usize, area: Area) -> Result<Sheet, BadBook>;
}

/// A sheet as the workbook lists it.
pub(super) struct SheetName {
    pub(super) name: String,
    pub(super) visible: bool,
}

/// An area with a name.
pub(super) struct AreaName {
    pub(super) name: String,
    /// Which sheet it lies on.
    pub(super) sheet: usize,
    pub(super) area: Area,
}

/// Says why a workbook cannot be used.
pub(super) fn unusable(path: &str, why: BadBook) -> Problem {
    Problem::Workbook { path: path.to_owned(), why }
}
