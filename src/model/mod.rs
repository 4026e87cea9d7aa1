//! The issue as the editor wrote it, every piece with its place.

mod archiving;
mod area;
mod attachment;
mod board;
mod chart;
mod checking;
mod closing;
mod fit;
mod issue;
mod link;
mod longest;
mod loose;
mod meeting;
mod moment;
mod number;
mod numbering;
mod open;
mod opening;
mod period;
mod picture;
mod point;
mod print;
mod publication;
mod sibling;
mod table;
mod text;
mod unit;
mod walk;

use std::fmt;

pub use archiving::{Archiving, NamePart, NamePiece, Profile, Retention, name_pieces};
pub use area::Area;
pub use attachment::{AttachmentLabel, attachment_label};
pub use board::{Board, BoardEntry, BoardLayout, BoardSide};
pub use chart::{Chart, ChartKind, ChartSeries, drawable};
pub use checking::{Allow, Checking, Named};
pub use closing::{Closing, Dated};
pub use fit::{Fit, Goal};
pub use issue::{
    Article, Attachment, Brief, Continued, Figure, Issue, Item, Keys, Month, Notice, Ranking, RankingRow, Section,
};
pub use link::{is_safe_link, uri};
pub use loose::{Loose, Slip};
pub use meeting::is_person;
pub use moment::Moment;
pub use number::Value;
pub use numbering::{NumberForm, NumberPart, NumberPiece, Numbers, PrintedNumber, number_pieces};
pub use open::{OPEN, is_open, open_at};
pub use opening::{EditorNote, Instruction};
pub use period::{are_periods, compares_periods, is_period, is_periods_together, is_year};
pub use picture::{Picture, Pictures, SidePicture, TALLEST_ROW};
pub use point::Point;
pub use print::{Binding, Ink, OutputProfile, Print, Recipient, process_inks};
pub use publication::{
    BackCover, Distribution, FontChoice, Footer, Grid, LEAST_NAME, Lists, Masthead, MastheadRule, MastheadStyle,
    NotesAt, NumberPlace, PT_PER_MM, Page, Publication, Sizes, Website,
};
pub use sibling::Sibling;
pub use table::{Align, Cells, Column, Kind, Line, Merge, Printing, SheetRows, Table, Total, is_total_label, total_of};
pub use text::{Block, Body, Footnote, Inline, ListItem, Particular, Told, footnote_mark};
pub use unit::{in_unit, is_ratio, is_unit, stated_unit};
pub use walk::{Form, Role, Words};

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, 1900 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
    /// Whether the editor has still to say which day it is; month and day mean nothing then.
    pub open: bool,
}

impl Date {
    /// Returns the day of an issue that has still to be dated.
    pub fn open(year: u16) -> Self {
        Self { year, month: 12, day: 31, open: true }
    }

    /// Returns the day, or `None` if the calendar does not have it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let known = time::Date::from_calendar_date(i32::from(year), month.try_into().ok()?, day);
        (known.is_ok() && year >= 1900).then_some(Self { year, month, day, open: false })
    }
}

impl fmt::Display for Date {
    /// As it is printed, 2020年12月14日.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, open } = self;
        if *open { f.write_str(OPEN) } else { write!(f, "{year}年{month}月{day}日") }
    }
}
