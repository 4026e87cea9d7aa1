//! The operators of text (ISO 32000-1 9.4).

use lopdf::Object;

use super::facts::Mark;
use super::run::Run;
use crate::messages::Check;
use crate::pdf::{Area, Cursor, FontKind, Matrix, Operation, dict_of, number};

impl<'a> Run<'_, 'a, '_> {
    /// Runs an operator of text; others are passed over.
    pub(super) fn text_operator(&mut self, operation: &Operation) {
        let numbers = operation.numbers();
        let first = numbers.first().copied().unwrap_or(0.0);
        let text = &mut self.state.text;
        match operation.operator.as_slice() {
            b"BT" => self.cursor = Cursor::at(Matrix::IDENTITY),
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
            b"Tm" => self.cursor = Cursor::at(Matrix::of(&numbers)),
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
        match by {
            [x, y] => self.cursor.next_line(*x, *y),
            _ => self.cursor.next_line(0.0, -self.state.text.leading),
        }
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
        let (x, y) = if font.is_vertical() { (0.0, -length) } else { (length * text.stretch, 0.0) };
        if visible && text.size != 0.0 && (text.fills() || text.strokes()) {
            let scaled = Matrix([text.size * text.stretch, 0.0, 0.0, text.size, 0.0, text.rise]);
            let matrix = scaled.then(self.cursor.matrix).then(self.state.ctm);
            let area = font.ink(length / text.size).transformed(matrix);
            let size = if font.kind == FontKind::Type3 { 0.0 } else { matrix.scales().1 };
            self.mark_text(size, area);
            self.walker.use_font(&font, matrix, &self.state, self.resources);
        }
        self.cursor.advance(x, y);
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
