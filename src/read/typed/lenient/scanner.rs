//! Goes through a text line by line, noting what is wrong and how it is made good.

use std::ops::Range;

use serde_json::Value as Schema;

use super::marks;
use super::marks::line_of;
use super::outline::Outline;
use super::repair::Edit;
use crate::messages::Syntax;

/// Most slips that are told of one file; what has more was never meant to be TOML.
pub(super) const LIMIT: usize = 100;

/// Deepest nesting of lists, that of the parser.
pub(super) const DEPTH: usize = 80;

/// What a value stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// A line of its own.
    Line,
    /// Square brackets.
    List,
    /// Braces.
    Table,
}

/// Something that was typed wrong.
#[derive(Debug, Clone)]
pub(in crate::read::typed) struct Slip {
    pub(in crate::read::typed) what: Syntax,
    /// What is marked.
    pub(in crate::read::typed) range: Range<usize>,
    /// The line as it should be, if that is known.
    pub(in crate::read::typed) line: Option<String>,
}

/// Goes through a text, noting what is wrong.
pub(super) struct Scanner<'t, 's> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) outline: Outline<'s>,
    pub(super) slips: Vec<Slip>,
    pub(super) edits: Vec<Edit>,
}

impl<'t, 's> Scanner<'t, 's> {
    pub(super) fn new(text: &'t str, schema: &'s Schema) -> Self {
        Self { text, at: 0, outline: Outline::new(schema), slips: Vec::new(), edits: Vec::new() }
    }

    /// Reads what begins at the start of a line.
    pub(super) fn line(&mut self) {
        self.blanks();
        match self.peek() {
            None => {}
            Some('\n') => self.at += 1,
            Some('\r') if self.rest().starts_with("\r\n") => self.at += 2,
            Some('#') => self.at = self.eol(),
            Some(c) if (marks::opens_head(c) || self.ends_as_head()) && self.head() => {}
            Some(_) if self.remark() => {}
            Some(_) => self.entry(),
        }
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Returns where the line at hand ends, before its mark of an end.
    pub(super) fn eol(&self) -> usize {
        let end = line_of(self.text, self.at).end;
        if self.text[self.at..end].ends_with('\r') { end - 1 } else { end }
    }

    /// Returns what is left of the line.
    pub(super) fn tail(&self) -> &'t str {
        &self.text[self.at..self.eol()]
    }

    /// Passes over blanks; those that TOML does not know are made good.
    pub(super) fn blanks(&mut self) {
        while let Some(c) = self.peek() {
            if c != ' ' && c != '\t' {
                if !marks::is_blank(c) {
                    return;
                }
                let range = self.at..self.at + c.len_utf8();
                self.slip(Syntax::OddBlank, range.clone());
                self.put(range, " ");
            }
            self.at += c.len_utf8();
        }
    }

    pub(super) fn slip(&mut self, what: Syntax, range: Range<usize>) {
        if what == Syntax::OddBlank && self.slips.iter().any(|slip| slip.what == what) {
            return;
        }
        let end = self.text.ceil_char_boundary(range.end.min(self.text.len()));
        self.slips.push(Slip { what, range: range.start..end, line: None });
    }

    /// Notes how a slip is made good.
    pub(super) fn put(&mut self, range: Range<usize>, with: impl Into<String>) {
        self.edits.push(Edit { range, with: with.into(), right: true });
    }

    /// Notes how the text can be read on where nobody knows what was meant.
    pub(super) fn patch(&mut self, range: Range<usize>, with: impl Into<String>) {
        self.edits.push(Edit { range, with: with.into(), right: false });
    }

    /// Takes a mark that may stand in its full-width form; answers that, and reads on.
    pub(super) fn mark(&mut self, c: char, wanted: &'static str) {
        let range = self.at..self.at + c.len_utf8();
        if !wanted.starts_with(c) {
            self.slip(Syntax::FullWidth { found: c, wanted }, range.clone());
            let blank =
                if wanted == "," && self.text[range.end..].starts_with(|c| c != ' ' && c != '\n') { " " } else { "" };
            self.put(range.clone(), format!("{wanted}{blank}"));
        }
        self.at = range.end;
    }

    /// Leaves out a range of the text when reading on.
    pub(super) fn drop(&mut self, range: Range<usize>) {
        self.edits.retain(|edit| edit.range.end <= range.start || edit.range.start >= range.end);
        self.patch(range, "");
    }
}
