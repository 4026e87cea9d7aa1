//! The operators of text (ISO 32000-1 9.4).

use lopdf::Object;

use super::content::{Operation, number};
use super::facts::Mark;
use super::geometry::{Area, Matrix};
use super::open::dict_of;
use super::report::FontKind;
use super::run::Run;
use crate::messages::Check;

/// Where the next character stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Typing {
    matrix: Matrix,
    line: Matrix,
}

impl Typing {
    /// Begins at the origin.
    pub(super) fn new() -> Self {
        Self { matrix: Matrix::IDENTITY, line: Matrix::IDENTITY }
    }

    fn move_to(&mut self, line: Matrix) {
        *self = Self { matrix: line, line };
    }
}

impl<'a> Run<'_, 'a, '_> {
    /// Runs an operator of text; others are passed over.
    pub(super) fn text_operator(&mut self, operation: &Operation) {
        let numbers = operation.numbers();
        let first = numbers.first().copied().unwrap_or(0.0);
        let text = &mut self.state.text;
        match operation.operator.as_slice() {
            b"BT" => self.typing = Typing::new(),
            b"Tc" => text.char_space = first,
            b"Tw" => text.word_space = first,
            b"Tz" => text.stretch = first / 100.0,
            b"TL" => text.leading = first,
            b"Ts" => text.rise = first,
            b"Tr" => text.mode = first as i64,
            b"Tf" => self.set_font(operation, first),
            b"Td" => self.next_line(&numbers),
            b"TD" => {
                text.leading = -numbers.get(1).copied().unwrap_or(0.0);
                self.next_line(&numbers);
            }
            b"Tm" => self.typing.move_to(Matrix::of(&numbers)),
            b"T*" => self.next_line(&[]),
            b"Tj" => self.show(&operation.operands),
            b"'" => {
                self.next_line(&[]);
                self.show(&operation.operands);
            }
            b"\"" => {
                text.word_space = first;
                text.char_space = numbers.get(1).copied().unwrap_or(0.0);
                self.next_line(&[]);
                self.show(&operation.operands);
            }
            b"TJ" => {
                if let Some(Object::Array(items)) = operation.operands.first() {
                    self.show(items);
                }
            }
            _ => {}
        }
    }

    fn set_font(&mut self, operation: &Operation, size: f64) {
        let name = operation.operands.first().and_then(|name| name.as_name().ok());
        let font = self.resource(b"Font", name).and_then(dict_of);
        self.state.text.font = font.map(|font| self.walker.font(font));
        self.state.text.size = size;
    }

    /// Moves to the next line: by two numbers, or by the leading.
    fn next_line(&mut self, by: &[f64]) {
        let shift = match by {
            [x, y] => Matrix::shift(*x, *y),
            _ => Matrix::shift(0.0, -self.state.text.leading),
        };
        self.typing.move_to(shift.then(self.typing.line));
    }

    /// Shows strings with the shifts between them.
    fn show(&mut self, items: &[Object]) {
        let text = &self.state.text;
        let Some(font) = text.font.clone() else {
            self.walker.facts.note(Check::Unread, "");
            return;
        };
        let (mut length, mut visible) = (0.0, false);
        for item in items {
            match item {
                Object::String(string, _) => {
                    for (advance, blank) in font.advances(string) {
                        let word_space = if blank { text.word_space } else { 0.0 };
                        length += advance * text.size + text.char_space + word_space;
                        visible |= !blank;
                    }
                }
                item => length -= number(item).unwrap_or(0.0) / 1000.0 * text.size,
            }
        }
        let shift =
            if font.is_vertical() { Matrix::shift(0.0, -length) } else { Matrix::shift(length * text.stretch, 0.0) };
        if visible && text.size != 0.0 && (text.fills() || text.strokes()) {
            let scaled = Matrix([text.size * text.stretch, 0.0, 0.0, text.size, 0.0, text.rise]);
            let matrix = scaled.then(self.typing.matrix).then(self.state.ctm);
            let area = font.ink(length / text.size).transformed(matrix);
            let size = if font.kind == FontKind::Type3 { 0.0 } else { matrix.scales().1 };
            self.mark_text(size, area);
            self.walker.use_font(&font, matrix, &self.state, self.resources);
        }
        self.typing.matrix = shift.then(self.typing.matrix);
    }

    fn mark_text(&mut self, size: f64, area: Area) {
        let mark = Mark::Text(size);
        if self.state.text.fills() {
            self.walker.paint(mark, area, &self.state.fill, self.placed, &self.state);
        }
        if self.state.text.strokes() {
            self.walker.paint(mark, area, &self.state.stroke, self.placed, &self.state);
        }
    }
}
