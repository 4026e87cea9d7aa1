//! Lines that are neither heads nor keys, and where the next of those begins.

use std::ops::Range;

use super::marks;
use super::marks::{key_length, line_of};
use super::scanner::Scanner;
use crate::messages::Syntax;

impl Scanner<'_, '_> {
    /// Answers a line that is none of those that TOML has, with all like it that come after.
    pub(super) fn stray(&mut self) {
        let (start, tail) = (self.at, self.tail().trim_end());
        let range = start..start + tail.len();
        let names: Vec<String> = tail.split('.').map(str::to_owned).collect();
        let plain = tail.chars().all(|c| c.is_ascii_lowercase() || c == '.' || c == '_');
        if let Some((head, path)) = self.outline.head(&names).filter(|(_, path)| plain && *path == names) {
            self.slip(Syntax::Head, range.clone());
            self.put(range.clone(), head);
            self.outline.enter(path);
            self.at = range.end;
            return;
        }
        let first = tail.chars().next().unwrap_or(' ');
        let what = if tail.chars().all(|c| marks::quote(c).is_some()) {
            Syntax::UnevenQuotes
        } else if tail.chars().all(|c| marks::meant(c).is_some() || marks::ends_line(c)) {
            Syntax::Stray { mark: first }
        } else if key_length(tail) == tail.len() && self.outline.has(tail) {
            Syntax::NoValue
        } else {
            Syntax::NotAnEntry
        };
        self.slip(what, range);
        self.at = self.eol();
        self.skip_strays();
        self.drop(start..self.at);
    }

    /// Passes over lines up to one that is a head, a key or empty at the end of the file.
    pub(super) fn skip_strays(&mut self) {
        while self.at < self.text.len() {
            let line = line_of(self.text, self.at + 1);
            if line.start >= self.text.len() || self.is_start(&self.text[line.clone()]) {
                return;
            }
            self.at = line.end;
        }
    }

    /// Returns whether a line begins something: the head of a table, or an entry whose key the file may have.
    pub(super) fn is_start(&self, line: &str) -> bool {
        let line = line.trim();
        if let Some(inside) = line.strip_prefix('[') {
            let inside = inside.trim_start_matches('[');
            let names = inside.split(']').next().unwrap_or_default();
            let names: Vec<String> = names.split('.').map(|name| name.trim().to_owned()).collect();
            return !names[0].is_empty()
                && names[0].is_ascii()
                && !names[0].starts_with(['"', '\''])
                && self.outline.head(&names).is_some();
        }
        self.entry_at(line).is_some()
    }

    /// Returns the length of the key that begins a text, if it is known and an equals sign comes after it.
    pub(super) fn entry_at(&self, text: &str) -> Option<usize> {
        let bare = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
        let key = text.len() - text.trim_start_matches(bare).len();
        let name = &text[..key];
        let after = text[key..].trim_start();
        let known = key > 0 && (self.outline.has(name) || self.outline.knows(name.rsplit('.').next().unwrap_or(name)));
        (known && after.starts_with(['=', '＝'])).then_some(key)
    }

    /// Returns where in a text another entry follows what begins it.
    pub(super) fn next_entry(&self, text: &str) -> Option<usize> {
        let blank = |c: char| c.is_whitespace() || matches!(marks::meant(c), Some(","));
        text.char_indices().filter(|(i, c)| *i > 0 && blank(*c)).find_map(|(i, c)| {
            let rest = &text[i + c.len_utf8()..];
            rest.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| self.entry_at(rest).map(|_| i)).flatten()
        })
    }

    /// Returns the next line below that is not empty, without the blanks around it.
    pub(super) fn below(&self) -> Option<Range<usize>> {
        let mut at = line_of(self.text, self.at).end;
        while at < self.text.len() {
            let line = line_of(self.text, at + 1);
            let words = self.text.get(line.clone())?;
            if !words.trim().is_empty() {
                let start = line.start + words.len() - words.trim_start().len();
                return Some(start..start + words.trim().len());
            }
            at = line.end.max(at + 1);
        }
        None
    }

    /// Returns whether what comes below is no line of TOML, so that it belongs to what stands here.
    pub(super) fn strays_below(&self) -> bool {
        self.below().is_some_and(|line| {
            let words = &self.text[line];
            let closes = words.starts_with(|c| matches!(marks::meant(c), Some("]" | "}" | "{" | "[" | ",")));
            !self.is_start(words) && !words.starts_with('#') && !closes
        })
    }

    /// Returns the three quotation marks that come first below, before anything new begins.
    pub(super) fn delimiter_below(&self) -> Option<&'static str> {
        let mut at = line_of(self.text, self.at).end;
        while at < self.text.len() {
            let line = line_of(self.text, at + 1);
            let words = self.text.get(line.clone())?;
            if self.is_start(words) {
                return None;
            }
            if let Some(delimiter) = ["\"\"\"", "'''"].into_iter().find(|delimiter| words.contains(delimiter)) {
                return Some(delimiter);
            }
            at = line.end.max(at + 1);
        }
        None
    }

    /// Returns where a text that has no end on its line ends on one below, before anything new begins.
    pub(super) fn end_below(&self, quote: char) -> Option<usize> {
        let mut at = line_of(self.text, self.at).end;
        while at < self.text.len() {
            let line = line_of(self.text, at + 1);
            let words = self.text.get(line.clone())?;
            if self.is_start(words) || words.trim_start().starts_with('#') {
                return None;
            }
            if words.trim_end().ends_with(quote) {
                return Some(line.start + words.trim_end().len() - 1);
            }
            at = line.end.max(at + 1);
        }
        None
    }

    /// Returns whether the quotation marks at an offset open the text of a key.
    pub(super) fn opens_text(&self, at: usize) -> bool {
        let before = &self.text[line_of(self.text, at).start..at];
        let before = before.trim();
        self.entry_at(before).is_some_and(|key| before[key..].trim().len() <= '＝'.len_utf8())
    }
}
