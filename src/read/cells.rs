//! Reads the cells of a table from a data file.

use super::format::{DelimiterWord, EncodingWord};
use super::{Reader, csv};
use crate::messages::Problem;
use crate::model::Cells;
use crate::source::{Encoding, Located, TABLE_LIMIT};

/// Most cells that are read of a file, whether they are printed or not.
const READ_LIMIT: usize = 2_000_000;

/// What the editor says of a data file.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Intake {
    /// The encoding; found out if `None`.
    pub(super) encoding: Option<EncodingWord>,
    /// What stands between cells; found out if `None`.
    pub(super) delimiter: Option<DelimiterWord>,
}

impl Reader {
    /// Reads the cells of the file that `data` names; reports what is wrong with them.
    ///
    /// `None` if there is nothing to go on with.
    pub(super) fn cells(&mut self, data: &Located<String>, intake: &Intake) -> Option<Cells> {
        let encoding = intake.encoding.map(|word| match word {
            EncodingWord::Utf8 => Encoding::Utf8,
            EncodingWord::Gb18030 => Encoding::Gb18030,
            EncodingWord::Utf16 => Encoding::Utf16,
        });
        let file = self.text_file(&data.value, TABLE_LIMIT, encoding, &data.place)?;
        let delimiter = match intake.delimiter {
            Some(DelimiterWord::Comma) => b',',
            Some(DelimiterWord::Tab) => b'\t',
            Some(DelimiterWord::Semicolon) => b';',
            None => csv::delimiter(self.sources.text(file)),
        };
        self.sources.set_delimiter(file, delimiter);
        let rows = csv::cells(self.sources.text(file), file, delimiter, READ_LIMIT, &mut self.found);
        let cells = Cells { rows, merges: Vec::new() };
        if cells.rows.len() * cells.columns() > READ_LIMIT {
            self.error(Problem::TableTooLarge { limit: READ_LIMIT }, data.place.clone());
            return None;
        }
        (cells.columns() > 0).then_some(cells)
    }
}
