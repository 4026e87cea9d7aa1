//! Where text stands (ISO 32000-1 9.4.2).

use super::geometry::Matrix;

/// Where the next character stands, and where its line began.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor {
    /// From the space of the text to that of the page.
    pub(crate) matrix: Matrix,
    line: Matrix,
}

impl Cursor {
    /// Begins at the origin, or where a matrix says.
    pub(crate) fn at(matrix: Matrix) -> Self {
        Self { matrix, line: matrix }
    }

    /// Moves to a line that begins so far from where the last one began.
    pub(crate) fn next_line(&mut self, x: f64, y: f64) {
        *self = Self::at(Matrix::shift(x, y).then(self.line));
    }

    /// Moves along the line.
    pub(crate) fn advance(&mut self, x: f64, y: f64) {
        self.matrix = Matrix::shift(x, y).then(self.matrix);
    }
}
