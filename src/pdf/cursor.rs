//! How text is set, and where it stands (ISO 32000-1 9.3 and 9.4).

use super::content::Operation;
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
    fn next_line(&mut self, x: f64, y: f64) {
        *self = Self::at(Matrix::shift(x, y).then(self.line));
    }

    /// Moves along the line.
    pub(crate) fn advance(&mut self, x: f64, y: f64) {
        self.matrix = Matrix::shift(x, y).then(self.matrix);
    }
}

/// How text is set; lengths in the units of the text.
#[derive(Debug, Clone)]
pub(crate) struct TextState {
    pub(crate) size: f64,
    pub(crate) char_space: f64,
    pub(crate) word_space: f64,
    pub(crate) stretch: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

impl Default for TextState {
    fn default() -> Self {
        Self { size: 0.0, char_space: 0.0, word_space: 0.0, stretch: 1.0, leading: 0.0, rise: 0.0, mode: 0 }
    }
}

impl TextState {
    /// Takes what an operator says of how text is set and where it stands; fonts and strings are the caller's.
    pub(crate) fn take(&mut self, operation: &Operation, cursor: &mut Cursor) {
        let numbers = operation.numbers();
        let number = |at: usize| numbers.get(at).copied().unwrap_or_default();
        match operation.operator.as_slice() {
            b"BT" => *cursor = Cursor::at(Matrix::IDENTITY),
            b"Tm" => *cursor = Cursor::at(Matrix::of(&numbers)),
            b"Tc" => self.char_space = number(0),
            b"Tw" => self.word_space = number(0),
            b"Tz" => self.stretch = number(0) / 100.0,
            b"TL" => self.leading = number(0),
            b"Ts" => self.rise = number(0),
            b"Tr" => self.mode = number(0) as i64,
            b"Tf" => self.size = number(0),
            b"Td" => cursor.next_line(number(0), number(1)),
            b"TD" => {
                self.leading = -number(1);
                cursor.next_line(number(0), number(1));
            }
            b"T*" | b"'" => cursor.next_line(0.0, -self.leading),
            b"\"" => {
                (self.word_space, self.char_space) = (number(0), number(1));
                cursor.next_line(0.0, -self.leading);
            }
            _ => {}
        }
    }

    /// Returns the transformation from type of size 1 to that of the text.
    pub(crate) fn matrix(&self) -> Matrix {
        Matrix([self.size * self.stretch, 0.0, 0.0, self.size, 0.0, self.rise])
    }

    /// Returns whether the modes of 9.3.6 fill the characters.
    pub(crate) fn fills(&self) -> bool {
        matches!(self.mode, 0 | 2 | 4 | 6)
    }

    /// Returns whether they draw their outlines.
    pub(crate) fn strokes(&self) -> bool {
        matches!(self.mode, 1 | 2 | 5 | 6)
    }
}
