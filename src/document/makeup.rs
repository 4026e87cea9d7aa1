//! How an issue is set tighter or looser than it would be, so that it fills a number of pages.

use serde::Serialize;

/// What of the setting of an issue may give way; never its text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Makeup {
    /// White above a title and below it, in lines each.
    pub titles: f64,
    /// Height of the pictures and charts that the editor gave none, as a share of what they have otherwise.
    pub drawings: f64,
    /// Whether tables are set in type a step smaller, where the editor gave no sizes.
    pub tables: bool,
    /// Whether rows and columns without any value are folded in all tables.
    pub compact: bool,
    /// How many lines a page has more, where the editor gave no number of them.
    pub lines: i32,
}

/// What templates take of it.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct White {
    /// White above a title and below it, in lines each.
    pub titles: f64,
    /// Size of pictures as a share of what they have otherwise.
    pub drawings: f64,
}

impl Makeup {
    /// Nothing gives way.
    pub const PLAIN: Self = Self { titles: 1.0, drawings: 1.0, tables: false, compact: false, lines: 0 };
    /// Ever tighter: what is seen least gives way first.
    pub const TIGHTER: [Self; 7] = {
        let titles = Self { titles: 0.5, ..Self::PLAIN };
        let drawings = Self { drawings: 0.85, ..titles };
        let small = Self { drawings: 0.7, ..titles };
        let tables = Self { tables: true, ..small };
        let compact = Self { compact: true, ..tables };
        [titles, drawings, small, tables, compact, Self { lines: 1, ..compact }, Self { lines: 2, ..compact }]
    };
    /// Ever looser.
    pub const LOOSER: [Self; 4] = {
        let titles = Self { titles: 1.5, ..Self::PLAIN };
        let drawings = Self { drawings: 1.2, ..titles };
        [titles, drawings, Self { lines: -1, ..drawings }, Self { lines: -2, ..drawings }]
    };

    /// Returns what templates take of it.
    pub(super) fn white(&self) -> White {
        White { titles: self.titles, drawings: self.drawings }
    }
}
