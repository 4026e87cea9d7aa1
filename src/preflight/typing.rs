//! The operators of text (ISO 32000-1 9.4).

use lopdf::Object;

use super::facts::Mark;
use super::run::Run;
use crate::messages::Check;
use crate::pdf::{Area, FontKind, Operation, dict_of, number};

impl<'a> Run<'_, 'a, '_> {
    /// Runs an operator of text; others are passed over.
    pub(super) fn text_operator(&mut self, operation: &Operation) {
        self.state.text.take(operation, &mut self.cursor);
        match operation.operator.as_slice() {
            b"Tf" => {
                let name = operation.operands.first().and_then(|name| name.as_name().ok());
                let font = self.resource(b"Font", name).and_then(dict_of);
                self.state.font = font.map(|font| self.walker.font(font));
            }
            b"Tj" | b"'" | b"\"" => self.show(&operation.operands),
            b"TJ" => {
                if let Some(Object::Array(items)) = operation.operands.first() {
                    self.show(items);
                }
            }
            _ => {}
        }
    }

    /// Shows strings with the shifts between them.
    fn show(&mut self, items: &[Object]) {
        let text = &self.state.text;
        let Some(font) = self.state.font.clone() else {
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
        let (x, y) = if font.vertical { (0.0, -length) } else { (length * text.stretch, 0.0) };
        if visible && text.size != 0.0 && (text.fills() || text.strokes()) {
            let matrix = text.matrix().then(self.cursor.matrix).then(self.state.ctm);
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
