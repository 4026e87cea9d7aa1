//! Lines with a key and its value.

use super::marks::{is_key, key_length, line_of};
use super::outline::Outline;
use super::scanner::{Around, Scanner};
use super::{marks, words};
use crate::messages::{Syntax, ValueKind};

impl Scanner<'_, '_> {
    /// Reads a key and its value, or whatever else a line is.
    pub(super) fn entry(&mut self) {
        let (start, tail) = (self.at, self.tail());
        let Some((typed, equals)) = self.split(tail) else { return self.stray() };
        let key = self.key(typed, start);
        self.at = start + typed.len();
        if equals.is_empty() {
            self.slip(Syntax::NoEquals, start..start + typed.len());
            self.at += marks::blanks(&tail[typed.len()..]);
            self.put(start + typed.len()..self.at, " = ");
        } else {
            self.blanks();
            self.at = start + equals.start;
            self.equals(equals.len());
        }
        self.blanks();
        let schema = self.outline.schema(&key);
        let nothing = matches!(self.peek(), None | Some('\n' | '\r' | '#'));
        let head = self.outline.head(std::slice::from_ref(&key)).filter(|_| nothing && tail.contains([':', '：']));
        if let Some((head, path)) = head {
            self.slip(Syntax::Head, start..self.at);
            self.drop(start..self.at);
            self.edits.pop();
            self.put(start..self.at, head);
            self.outline.enter(path);
        } else if nothing {
            self.no_value(start, &key, schema);
        } else {
            let value = self.at;
            self.value(&key, schema, Around::Line, 0);
            if key == "kind" {
                let word = self.text[value..self.at].trim_matches(|c| marks::quote(c).is_some());
                self.outline.kind = Some(words::kind_of(word).unwrap_or(word).to_owned());
            }
        }
        self.after(Syntax::TwoOnLine);
    }

    /// Splits a line into what stands for a key, and the range of the equals sign; that is empty if it was forgotten.
    fn split<'l>(&self, line: &'l str) -> Option<(&'l str, std::ops::Range<usize>)> {
        let quote = line.find(|c| marks::quote(c).is_some()).filter(|at| *at > 0).unwrap_or(line.len());
        let sign = line[..quote].char_indices().find_map(|(i, _)| Some((i, marks::equals(&line[i..])?)));
        if let Some((at, length)) = sign {
            let typed = line[..at].trim_end_matches(|c: char| c.is_whitespace() || marks::is_blank(c));
            let certain = line[at..].starts_with(['=', '＝']);
            if certain || self.outline.key(typed).is_some_and(|key| self.outline.has(&key)) {
                return Some((typed, at..at + length));
            }
        }
        let key = key_length(line);
        let first = line.split(|c: char| c.is_whitespace() || marks::quote(c).is_some()).next().unwrap_or_default();
        let typed = if key > 0 { &line[..key] } else { first };
        let after = line[typed.len()..].trim_start();
        let valued = after
            .starts_with(|c: char| marks::quote(c).is_some() || c.is_ascii_digit() || c == '[' || c == '{')
            || ["true", "false", "是", "否"].iter().any(|word| after.starts_with(word));
        let known = self.outline.key(typed).is_some_and(|key| self.outline.has(&key));
        (valued && known).then_some((typed, typed.len()..typed.len()))
    }

    /// Returns the key that is meant, and makes good how it was typed.
    pub(super) fn key(&mut self, typed: &str, start: usize) -> String {
        if is_key(typed) {
            return typed.rsplit('.').next().unwrap_or(typed).trim().trim_matches(['"', '\'']).to_owned();
        }
        let range = start..start + typed.len();
        match self.outline.key(typed).filter(|_| !typed.is_empty()) {
            Some(key) => {
                let what = if typed.is_ascii() {
                    Syntax::BadKey
                } else {
                    Syntax::KeyWord { typed: typed.into(), key: key.clone() }
                };
                self.slip(what, range.clone());
                self.put(range, &*key);
                key
            }
            None => {
                self.slip(Syntax::BadKey, start..range.end.max(start + 1).min(self.text.len()));
                self.patch(range, format!("x{start}"));
                String::new()
            }
        }
    }

    /// Takes what was typed for the equals sign.
    pub(super) fn equals(&mut self, length: usize) {
        let range = self.at..self.at + length;
        let found = &self.text[range.clone()];
        if found != "=" {
            self.slip(Syntax::Equals { found: found.to_owned() }, range.clone());
            let before = if self.text[..range.start].ends_with(' ') { "" } else { " " };
            let after = if self.text[range.end..].starts_with(' ') { "" } else { " " };
            self.put(range.clone(), format!("{before}={after}"));
        }
        self.at = range.end;
    }

    /// Answers a key that nothing comes after on its line.
    fn no_value(&mut self, start: usize, key: &str, schema: Option<&serde_json::Value>) {
        let kind = Outline::expects(schema);
        let at = self.at;
        let below = self.below();
        let next = below.clone().map_or("", |line| &self.text[line]);
        if let Some(delimiter) = self.delimiter_below().filter(|_| self.strays_below()) {
            self.slip(Syntax::Triple { mark: delimiter }, start..at);
            self.put(at..at, format!("{}{delimiter}", self.blank_before(at)));
            return self.lines(delimiter, at);
        }
        let opens = next.starts_with(['{', '"']) && next.trim_end().ends_with([',', '，', '}', '"']);
        if kind == Some(ValueKind::List) && opens && !self.is_start(next) {
            self.slip(Syntax::NoOpening { mark: '[' }, start..at);
            self.put(at..at, format!("{}[", self.blank_before(at)));
            let schema = self.outline.schema(key);
            return self.list(start, schema, 0);
        }
        let value = next.starts_with(|c: char| marks::quote(c).is_some() || c.is_ascii_digit() || c == '[' || c == '{');
        if let Some(line) = below.filter(|_| value && !self.is_start(next)) {
            self.slip(Syntax::ValueBelow, start..at);
            self.patch(at..line.start, " ");
            self.at = line.start;
            let schema = self.outline.schema(key);
            return self.value(key, schema, Around::Line, 0);
        }
        if self.strays_below() && kind == Some(ValueKind::Text) {
            self.slip(Syntax::TextOverLines { mark: "'''" }, start..at);
            self.patch(at..at, " \"\"");
            self.at = self.eol();
            let from = self.at;
            self.skip_strays();
            return self.drop(from..self.at);
        }
        self.slip(Syntax::NoValue, start..at);
        self.patch(at..at, " \"\"");
    }

    /// Returns a blank where none stands before an offset.
    fn blank_before(&self, at: usize) -> &'static str {
        if self.text[..at].ends_with(' ') { "" } else { " " }
    }

    /// Looks at what comes after a value or a head on its line.
    pub(super) fn after(&mut self, two: Syntax) {
        if line_of(self.text, self.at).start == self.at {
            return;
        }
        self.blanks();
        let (start, tail) = (self.at, self.tail().trim_end());
        if tail.is_empty() || tail.starts_with('#') {
            self.at = self.eol();
            return;
        }
        if self.remark() {
            return;
        }
        let marks_end = tail.len() - tail.trim_start_matches(|c: char| marks::ends_line(c) || c.is_whitespace()).len();
        let rest = &tail[marks_end..];
        if rest.is_empty() || rest.starts_with('#') {
            let mark = tail.chars().next().unwrap_or(',');
            self.slip(Syntax::TrailingMark { mark }, start..start + marks_end);
            self.put(start..start + tail[..marks_end].trim_end().len(), "");
        } else if let Some(key) = self.entry_at(rest) {
            let at = start + marks_end;
            self.slip(two, at..at + key);
            self.put(self.text[..start].trim_end_matches([' ', '\t']).len()..at, "\n");
            self.at = at;
            return;
        } else if let Some(c) = rest.chars().next().filter(|c| rest.len() == c.len_utf8() && marks::closes_head(*c)) {
            self.slip(Syntax::Stray { mark: c }, start..start + tail.len());
            self.put(start..start + tail.len(), "");
        } else {
            self.slip(Syntax::Remark, start..start + tail.len());
            self.put(start..start, if self.text[..start].ends_with(' ') { "# " } else { " # " });
        }
        self.at = self.eol();
    }

    /// Takes a remark that another mark than `#` begins; returns false where there is none.
    pub(super) fn remark(&mut self) -> bool {
        let Some(length) = marks::remark(self.tail()) else { return false };
        let range = self.at..self.at + length;
        match self.peek() {
            Some('＃') => self.slip(Syntax::FullWidth { found: '＃', wanted: "#" }, range.clone()),
            _ => self.slip(Syntax::Remark, range.clone()),
        }
        self.put(range, "#");
        self.at = self.eol();
        true
    }
}
