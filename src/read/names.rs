//! Finds rows and columns of a table by the names they have in it.

use crate::model::{Cells, half_width};

/// The names of a table's rows and columns.
pub(super) struct Names<'t> {
    pub(super) head_rows: usize,
    pub(super) group_columns: usize,
    /// For each column its heads, from the highest level to the lowest.
    columns: Vec<Vec<&'t str>>,
    /// For each row its labels: of the groups, and its own.
    rows: Vec<Vec<&'t str>>,
}

impl<'t> Names<'t> {
    /// Gathers the names; a head or group that covers several places names them all.
    pub(super) fn new(cells: &'t Cells, head_rows: usize, group_columns: usize) -> Self {
        let mut columns = vec![Vec::new(); cells.columns()];
        for row in &cells.rows[..head_rows] {
            let mut last = "";
            for (x, cell) in row.iter().enumerate() {
                last = if cell.value.is_empty() { last } else { &cell.value };
                // What is empty below a head belongs to that head, not to its neighbour.
                if !cell.value.is_empty() || columns[x].is_empty() {
                    columns[x].push(last);
                }
            }
        }
        columns.iter_mut().for_each(|heads| heads.retain(|head| !head.is_empty()));
        let mut above = vec![""; group_columns];
        let mut labels = |row: &'t Vec<crate::source::Located<String>>| {
            for x in 0..group_columns {
                if !row[x].value.is_empty() {
                    above[x] = &row[x].value;
                    above[x + 1..].fill("");
                }
            }
            let own = row.get(group_columns).map_or("", |cell| cell.value.as_str());
            above.iter().copied().chain([own]).filter(|label| !label.is_empty()).collect()
        };
        let rows = cells.rows[head_rows..].iter().map(&mut labels).collect();
        Self { head_rows, group_columns, columns, rows }
    }

    /// Returns the lowest head of a column.
    pub(super) fn column(&self, x: usize) -> &'t str {
        self.columns[x].last().copied().unwrap_or_default()
    }

    /// Returns the lowest heads of all columns.
    pub(super) fn columns(&self) -> Vec<&'t str> {
        (0..self.columns.len()).map(|x| self.column(x)).collect()
    }

    /// Returns the labels of all rows below the head.
    pub(super) fn rows(&self) -> Vec<&'t str> {
        self.rows.iter().map(|labels| labels.last().copied().unwrap_or_default()).collect()
    }

    /// Returns the columns that a name means: a head, or heads of several levels with / between them.
    pub(super) fn find_column(&self, name: &str) -> Vec<usize> {
        find(&self.columns, name)
    }

    /// Returns the rows that a name means, counted from the top of the table.
    pub(super) fn find_row(&self, name: &str) -> Vec<usize> {
        find(&self.rows, name).into_iter().map(|y| y + self.head_rows).collect()
    }
}

/// Finds the lines whose last labels are those of a name; the lowest alone, or with higher ones before it.
fn find(lines: &[Vec<&str>], name: &str) -> Vec<usize> {
    let whole = normal(name);
    let parts: Vec<String> = name.split('/').map(normal).collect();
    let is = |labels: &Vec<&str>| {
        let own = labels.last().is_some_and(|own| normal(own) == whole);
        let path = || {
            parts.len() <= labels.len()
                && labels[labels.len() - parts.len()..].iter().zip(&parts).all(|(label, part)| normal(label) == *part)
        };
        own || parts.len() > 1 && path()
    };
    (0..lines.len()).filter(|i| is(&lines[*i])).collect()
}

/// Returns a name without what does not matter: white space, and the width of marks and digits.
pub(super) fn normal(name: &str) -> String {
    let plain = |c: char| match c {
        '（' => '(',
        '）' => ')',
        '／' => '/',
        _ => half_width(c),
    };
    name.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
}
