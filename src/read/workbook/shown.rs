//! Values as a workbook's formats show them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::date::{self, iso};
use super::formats::{self, Format};
use super::sheet::{Kind, Number};

/// Shows values by the formats of a workbook.
pub(super) struct Shown {
    /// The code of every kind of cell.
    codes: Vec<String>,
    /// The kinds of cells whose font is raised or lowered as a whole.
    raised: HashSet<usize>,
    from_1904: bool,
    ready: HashMap<usize, Format>,
}

impl Shown {
    /// Takes the codes of a workbook, by the number that cells refer to them by.
    pub(super) fn new(codes: Vec<String>, from_1904: bool) -> Self {
        Self { codes, raised: HashSet::new(), from_1904, ready: HashMap::new() }
    }

    /// Takes the kinds of cells whose font is raised or lowered.
    pub(super) fn with_raised(self, raised: HashSet<usize>) -> Self {
        Self { raised, ..self }
    }

    /// Returns whether a kind of cell has a raised or lowered font.
    pub(super) fn is_raised(&self, style: usize) -> bool {
        self.raised.contains(&style)
    }

    /// Shows a number or a date.
    pub(super) fn number(&mut self, style: usize, value: f64) -> Number {
        let later = if self.from_1904 { date::FROM_1904 } else { 0.0 };
        let formats::Shown { text, is_time, doubt } = self.format(style).number(value, later);
        Number { text, kind: if is_time { Kind::Other } else { Kind::Number }, doubt }
    }

    /// Shows a date that is written out, such as `2020-12-14T08:30:00`; as it stands if it is none.
    pub(super) fn iso_date(&mut self, style: usize, text: &str) -> String {
        let Some(serial) = date::serial(text) else { return text.to_owned() };
        let serial_here = if self.from_1904 { serial - date::FROM_1904 } else { serial };
        match self.number(style, serial_here) {
            Number { text, kind: Kind::Other, doubt: None } => text,
            _ => iso(serial).unwrap_or_else(|| text.to_owned()),
        }
    }

    /// Shows a text, to which a format may add words.
    pub(super) fn text<'t>(&mut self, style: usize, text: &'t str) -> Cow<'t, str> {
        self.format(style).text(text)
    }

    fn format(&mut self, style: usize) -> &Format {
        let code = self.codes.get(style).map_or("General", String::as_str);
        self.ready.entry(style).or_insert_with(|| Format::new(code))
    }
}
