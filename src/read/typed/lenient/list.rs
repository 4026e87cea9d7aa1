//! Lists in square brackets and tables in braces.

use serde_json::Value as Schema;

use super::bare::{is_toml, meant};
use super::marks;
use super::marks::key_length;
use super::outline::Outline;
use super::scanner::{Around, DEPTH, Scanner};
use crate::messages::{Syntax, ValueKind};
use crate::read::typed::shape;

impl<'s> Scanner<'_, 's> {
    /// Reads any value.
    pub(super) fn value(&mut self, key: &str, schema: Option<&'s Schema>, around: Around, depth: usize) {
        let wants_text = Outline::expects(schema) == Some(ValueKind::Text);
        let c = self.peek().unwrap_or('\n');
        if let Some(wanted) = self.other_bracket(c, schema).filter(|_| depth < DEPTH) {
            let open = self.at;
            self.bracket(c, wanted);
            return if wanted == "[" { self.list(open, schema, depth) } else { self.table(open, key, depth) };
        }
        match marks::meant(c) {
            _ if around == Around::Line && self.without_brackets(c, schema) => {}
            _ if marks::quote(c).is_some() => self.quoted_text(around),
            // A text may begin with such a mark.
            Some(_) if wants_text && !c.is_ascii() => self.bare(schema, around),
            Some("[") if depth < DEPTH => {
                let open = self.at;
                self.mark(c, "[");
                self.list(open, schema, depth);
            }
            Some("{") if depth < DEPTH => {
                let open = self.at;
                self.mark(c, "{");
                self.table(open, key, depth);
            }
            _ => self.bare(schema, around),
        }
    }

    /// Returns the bracket that should stand where one of another sort does, as what comes after it tells.
    fn other_bracket(&self, c: char, schema: Option<&'s Schema>) -> Option<&'static str> {
        let inside = self.rest().trim_start_matches(c).trim_start();
        let entry = self.entry_at(inside).is_some();
        match (Outline::expects(schema)?, marks::meant(c)) {
            (ValueKind::List, Some("{")) if !entry => Some("["),
            (ValueKind::Table, Some("[")) if entry => Some("{"),
            (ValueKind::Table, None) if entry && matches!(c, '(' | '（') => Some("{"),
            _ => None,
        }
    }

    /// Makes another bracket of the one at hand.
    fn bracket(&mut self, found: char, wanted: &'static str) {
        let range = self.at..self.at + found.len_utf8();
        self.slip(Syntax::Bracket { found, wanted }, range.clone());
        self.put(range.clone(), wanted);
        self.at = range.end;
    }

    /// Takes texts in a row as the list that is wanted; returns false where they are none.
    fn without_brackets(&mut self, c: char, schema: Option<&'s Schema>) -> bool {
        let line = self.tail().trim_end();
        if marks::quote(c).is_none()
            || Outline::expects(schema) != Some(ValueKind::List)
            || line.contains('#')
            || is_toml(line)
        {
            return false;
        }
        let Some(list) = meant(line, schema) else { return false };
        let range = self.at..self.at + line.len();
        self.slip(Syntax::List, range.clone());
        self.put(range.clone(), list);
        self.at = range.end;
        true
    }

    /// Reads the entries of a list, whose bracket was opened at an offset.
    pub(super) fn list(&mut self, open: usize, schema: Option<&'s Schema>, depth: usize) {
        let item = self.outline.item(schema);
        // Where a comma is missing if a value comes next.
        let mut ended: Option<usize> = None;
        let mut last = self.at;
        loop {
            if self.between() && self.is_start(self.tail()) {
                let key = self.entry_at(self.tail()).map(|length| &self.tail()[..length]);
                if !key.is_some_and(|key| item.and_then(shape::keys).is_some_and(|keys| keys.contains_key(key))) {
                    return self.end_list(open, last);
                }
                self.slip(Syntax::NoOpening { mark: '{' }, self.at..self.eol());
                self.put(self.at..self.at, "{ ");
                self.entries(self.at, depth);
                (ended, last) = (Some(self.at), self.at);
                continue;
            }
            let Some(c) = self.peek() else { return self.end_list(open, last) };
            match marks::meant(c) {
                Some("]") => return self.mark(c, "]"),
                Some("}") if self.text[open..].starts_with(['{', '｛']) => return self.bracket(c, "]"),
                Some("}") => {
                    self.slip(Syntax::Stray { mark: c }, self.at..self.at + c.len_utf8());
                    self.put(self.at..self.at + c.len_utf8(), "");
                    self.at += c.len_utf8();
                }
                Some(",") => {
                    if ended.take().is_some() {
                        self.mark(c, ",");
                    } else {
                        self.spare_comma(c);
                    }
                    last = self.at;
                }
                _ => {
                    if let Some(end) = ended {
                        self.slip(Syntax::NoComma, end..self.at.max(end + 1).min(self.text.len()));
                        self.put(end..end, ",");
                    }
                    let before = self.at;
                    self.value("", item, Around::List, depth + 1);
                    self.advance(before);
                    (ended, last) = (Some(self.at), self.at);
                }
            }
        }
    }

    /// Reads the entries of a table in braces, which were opened at an offset.
    fn table(&mut self, open: usize, key: &str, depth: usize) {
        let kind = (!key.is_empty()).then(|| self.outline.descend(key));
        self.entries(open, depth);
        if let Some(kind) = kind {
            self.outline.ascend(kind);
        }
    }

    fn entries(&mut self, open: usize, depth: usize) {
        let mut ended: Option<usize> = None;
        let mut last = self.at;
        loop {
            let new_line = self.between();
            let Some(c) = self.peek() else { return self.end_table(open, last) };
            let opens = matches!(marks::meant(c), Some("{" | "["));
            if new_line && (opens || (self.is_start(self.tail()) && !self.own_key())) {
                return self.end_table(open, last);
            }
            match marks::meant(c) {
                Some("}") => return self.mark(c, "}"),
                Some("]") if marks::meant(self.opened(open)) == Some("[") => return self.bracket(c, "}"),
                None if matches!(c, ')' | '）') && matches!(self.opened(open), '(' | '（') => {
                    return self.bracket(c, "}");
                }
                Some("]") => return self.end_table(open, last),
                Some(",") => {
                    if ended.take().is_some() {
                        self.mark(c, ",");
                    } else {
                        self.spare_comma(c);
                    }
                }
                _ => {
                    if let Some(end) = ended {
                        self.slip(Syntax::NoComma, end..self.at.max(end + 1).min(self.text.len()));
                        self.put(end..end, ",");
                    }
                    let before = self.at;
                    self.pair(depth);
                    self.advance(before);
                    (ended, last) = (Some(self.at), self.at);
                }
            }
        }
    }

    /// Reads a key and its value within braces.
    fn pair(&mut self, depth: usize) {
        let (start, tail) = (self.at, self.tail());
        let typed = &tail[..key_length(tail)];
        let after = &tail[typed.len()..];
        let blanks = marks::blanks(after);
        let equals = marks::equals(&after[blanks..]);
        let key = self.key(typed, start);
        self.at += typed.len();
        if equals.is_some() {
            self.blanks();
        }
        self.at = start + typed.len() + blanks;
        match equals {
            Some(length) => self.equals(length),
            None if typed.is_empty() => {
                // No key at all: what stands here is left out up to the next mark.
                let end = tail.find(|c| matches!(marks::meant(c), Some("," | "]" | "}"))).unwrap_or(tail.len()).max(1);
                let end = tail.ceil_char_boundary(end);
                self.slip(Syntax::Other, start..start + end);
                self.patch(start..start + end, format!("x{start} = 0"));
                self.at = start + end;
                return;
            }
            None => {
                self.slip(Syntax::NoEquals, start..self.at);
                self.put(start + typed.len()..self.at, " = ");
            }
        }
        self.blanks();
        let schema = self.outline.schema(&key);
        if self.peek().is_none_or(|c| matches!(marks::meant(c), Some("," | "]" | "}")) || c == '\n' || c == '\r') {
            self.slip(Syntax::NoValue, start..self.at);
            self.patch(self.at..self.at, "\"\"");
            return;
        }
        self.value(&key, schema, Around::Table, depth + 1);
    }

    /// Passes over blanks, remarks and ends of lines; returns whether a new line was begun.
    fn between(&mut self) -> bool {
        let mut new_line = false;
        loop {
            self.blanks();
            match self.peek() {
                Some('#') => self.at = self.eol(),
                Some('\n' | '\r') => {
                    self.at += 1;
                    new_line = true;
                }
                Some(c) if !c.is_ascii() && marks::meant(c).is_none() || c == '/' => {
                    if !self.remark() {
                        return new_line;
                    }
                }
                _ => return new_line,
            }
        }
    }

    /// Makes sure that the reading goes on.
    fn advance(&mut self, before: usize) {
        if self.at <= before {
            let length = self.peek().map_or(1, char::len_utf8);
            self.slip(Syntax::Other, before..before + length);
            self.patch(before..before + length, "");
            self.at = before + length;
        }
    }

    /// Returns the bracket at an offset.
    fn opened(&self, open: usize) -> char {
        self.text[open..].chars().next().unwrap_or('{')
    }

    fn spare_comma(&mut self, c: char) {
        let range = self.at..self.at + c.len_utf8();
        self.slip(Syntax::Comma, range.clone());
        self.put(range.clone(), "");
        self.at = range.end;
    }

    /// Ends a list that has no end.
    fn end_list(&mut self, open: usize, last: usize) {
        let what = Syntax::Unclosed { open: '[', close: ']' };
        self.end(what, open, last, "]");
    }

    /// Ends a table in braces that has no end.
    fn end_table(&mut self, open: usize, last: usize) {
        let what = Syntax::Unclosed { open: '{', close: '}' };
        self.end(what, open, last, " }");
    }

    fn end(&mut self, what: Syntax, open: usize, last: usize, with: &str) {
        self.slip(what, open..open + 1);
        let same_line = !self.text[open..last].contains('\n');
        match same_line {
            true => self.put(last..last, with),
            false => self.patch(last..last, with),
        }
        // What was passed over since belongs to what comes next, a comma apart.
        self.at = last;
    }

    /// Returns whether the key of an entry is one of the table in braces.
    fn own_key(&self) -> bool {
        let tail = self.tail();
        self.outline.has(&tail[..key_length(tail)])
    }
}
