//! What is measured on the finished pages, for the rules that look at them.
//!
//! `layout` measures; lengths are in pt from the upper left corner of the sheet.

use std::ops::Range;

use crate::model::Area;
use crate::source::Place;

/// A finished page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageFacts {
    /// Its type area.
    pub area: Area,
    /// Distance of the lines of the grid.
    pub pitch: f64,
    /// Width of a character's cell on the grid.
    pub cell: f64,
    /// Type size of running text.
    pub body: f64,
    /// Its lines of text, from the top; turned text is left out, and so are page number and margins.
    pub lines: Vec<Line>,
    /// Every run of text, such as the words of a cell; turned text too, margins not.
    pub runs: Vec<Run>,
    /// The rules of its tables and boxes.
    pub rules: Vec<Area>,
    /// Its pictures, and the shapes of its charts.
    pub pictures: Vec<Area>,
    /// Ideographs that stand in no face of the bulletin's, since that of their text lacks them.
    pub substitutes: Vec<Substitute>,
}

/// An ideograph in another face than the text around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Substitute {
    /// The ideograph.
    pub character: char,
    /// The family that it is set in.
    pub family: String,
    /// What it belongs to.
    pub of: Of,
    /// The text of the editor's that shows it, and its bytes there; or the cell of a table.
    pub shows: Option<(Place, Range<usize>)>,
    /// The cell of a table that it is in, if nothing else is known.
    pub cell: Option<Place>,
}

/// A line of text on a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// What stands on it.
    pub text: String,
    /// Which texts of the editor's it shows, from left to right.
    pub shown: Vec<Shown>,
    /// Its left end.
    pub left: f64,
    /// Its right end.
    pub right: f64,
    /// Its baseline.
    pub baseline: f64,
    /// Its type size; of the largest type on it.
    pub size: f64,
    /// What it belongs to.
    pub of: Of,
    /// How far each Han character is from the next one on average, from left end to left end, white before Latin left out.
    ///
    /// `None` where there are none to tell by.
    pub advance: Option<f64>,
}

impl Line {
    /// Returns whether it belongs to a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.of, Of::Heading(_))
    }
}

/// Bytes of a line that show a text of the editor's.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The bytes of the line.
    pub bytes: Range<usize>,
    /// The whole text that some of is shown.
    pub text: Place,
    /// Its bytes, without markup.
    pub range: Range<usize>,
}

/// A run of text on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What stands there.
    pub text: String,
    /// From left to right, and from the top of Han characters to their foot.
    pub area: Area,
    /// The part of it that is ink for sure: from the left end of the first character's to the right end of the last
    /// one's, and between heights that almost every character fills.
    pub core: Area,
    /// Whether it does not run from left to right.
    pub turned: bool,
    /// The whole text of the editor's that it shows some of.
    pub shows: Option<Place>,
    /// The cell of a table that its middle is in.
    pub cell: Option<Place>,
}

/// What a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Of {
    /// A heading: of a section, an article, a table or in the text; they are counted through the issue.
    Heading(usize),
    /// The table of contents.
    Contents,
    /// A note at the foot of the page.
    Note,
    /// Anything else.
    #[default]
    Text,
}

impl PageFacts {
    /// Returns how much of the type area's height is in use, from 0 to 1.
    pub fn filled(&self) -> f64 {
        let rows = (self.area.height() / self.pitch).round().max(0.0) as usize;
        let mut used = vec![false; rows];
        let row = |y: f64| ((y - self.area.top) / self.pitch).max(0.0) as usize;
        for ink in self.ink() {
            used.iter_mut().take(row(ink.bottom) + 1).skip(row(ink.top)).for_each(|used| *used = true);
        }
        used.iter().filter(|used| **used).count() as f64 / used.len().max(1) as f64
    }

    /// Returns everything on the page.
    fn ink(&self) -> impl Iterator<Item = &Area> {
        let runs = self.runs.iter().map(|run| &run.core);
        runs.chain(&self.rules).chain(&self.pictures)
    }

    /// Returns whether the page holds a turned table: most of its text stands on end.
    pub fn is_turned(&self) -> bool {
        2 * self.runs.iter().filter(|run| run.turned).count() > self.runs.len()
    }

    /// Returns the lower edge of the lowest thing on the page, the top of the type area if it is empty.
    pub fn foot(&self) -> f64 {
        self.ink().map(|area| area.bottom).fold(self.area.top, f64::max)
    }
}
