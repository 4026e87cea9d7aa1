//! The issue as the editor wrote it, every piece with its place.

mod issue;
mod publication;
mod text;

pub use issue::{Article, Body, Brief, Issue, Item, Month, Notice, Picture, Ranking, RankingRow, Section, Table};
pub use publication::{
    Distribution, FontChoice, Footer, Masthead, MastheadStyle, Page, Publication, Sizes, Website,
};
pub use text::{Block, Inline, is_invisible};

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
}

impl Date {
    /// Returns the day, or `None` if the calendar does not have it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            _ => return None,
        };
        (year > 0 && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }
}
