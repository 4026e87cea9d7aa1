//! Reads the cells of a table from a data file.

use super::{Reader, csv};
use crate::messages::Problem;
use crate::model::Cells;
use crate::source::{Located, TABLE_LIMIT};

impl Reader {
    /// Reads the cells of the file that `data` names; reports what is wrong with them.
    ///
    /// `None` if there is nothing to go on with.
    pub(super) fn cells(&mut self, data: &Located<String>) -> Option<Cells> {
        let file = self.text_file(&data.value, TABLE_LIMIT, &data.place)?;
        let rows = csv::cells(self.sources.text(file), file, &mut self.found);
        let cells = Cells { rows, merges: Vec::new() };
        if cells.rows.len() * cells.columns() > csv::CELL_LIMIT {
            self.error(Problem::TableTooLarge { limit: csv::CELL_LIMIT }, data.place.clone());
            return None;
        }
        (cells.columns() > 0).then_some(cells)
    }
}
