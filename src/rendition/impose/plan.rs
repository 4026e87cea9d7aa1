//! What is wanted of the sheets, and the places on them; all lengths in mm.

use super::order::{self, Blanks, Side};
use super::paper::Area;
use crate::messages::ImposeFault;

/// Pages of a signature: a multiple of four.
pub const SIGNATURES: std::ops::RangeInclusive<usize> = 4..=128;
/// How much of the bleed of pages is kept, in mm: what is usual, and where marks begin.
pub(super) const BLEED: f64 = 3.0;
/// White around each page of a proof with frames.
const PROOF_MARGIN: f64 = 6.0;
/// Room for the page number below such a page.
const PROOF_LABEL: f64 = 5.0;

/// How pages are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Layout {
    /// A booklet, folded and stitched through the fold; two pages on each side.
    #[default]
    Booklet,
    /// A proof with two consecutive pages on a sheet.
    #[cfg_attr(feature = "cli", value(name = "2up"))]
    TwoUp,
    /// A proof with four consecutive pages on a sheet, framed and numbered.
    #[cfg_attr(feature = "cli", value(name = "4up"))]
    FourUp,
}

/// The edge about which the printer turns the paper for the back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Flip {
    /// The short edge.
    #[default]
    Short,
    /// The long edge.
    Long,
}

/// What is wanted of the sheets.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// How pages are arranged.
    pub layout: Layout,
    /// The paper, whichever way round; if absent, just as large as the pages.
    pub paper: Option<Area>,
    /// The edge about which the paper is turned.
    pub flip: Flip,
    /// Where blank pages go.
    pub blanks: Blanks,
    /// Pages of each signature, a multiple of four within [`SIGNATURES`]; one booklet if absent.
    pub signature: Option<usize>,
    /// How far the pages of each sheet are moved toward the fold against those of the sheet around it.
    pub creep: f64,
    /// Whether marks for cutting and folding are printed.
    pub marks: bool,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            layout: Layout::Booklet,
            paper: None,
            flip: Flip::Short,
            blanks: Blanks::BeforeLast,
            signature: None,
            creep: 0.0,
            marks: true,
        }
    }
}

/// A place for a page, from the top left corner of the trimmed sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Its left edge.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// Its size.
    pub size: Area,
}

/// A sheet with its places, the same for all sheets of a job.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The whole paper.
    pub paper: Area,
    /// What is left when it is cut; in the middle of the paper.
    pub trim: Area,
    /// The places for pages, from left to right and from top to bottom.
    pub cells: Vec<Cell>,
    /// Whether pages too large for their place are made smaller.
    pub scales: bool,
    /// Whether pages are framed and numbered.
    pub framed: bool,
    /// Whether the back stands on its head, since the paper is turned over head and foot.
    pub back_turned: bool,
}

impl Sheet {
    /// Returns the paper outside of the trimmed sheet, at the left and right, and at the top and bottom.
    pub fn room(&self) -> [f64; 2] {
        [(self.paper.width - self.trim.width) / 2.0, (self.paper.height - self.trim.height) / 2.0]
    }
}

impl Plan {
    /// Returns which pages stand on which side.
    pub fn sides(&self, pages: usize) -> Vec<Side> {
        match self.layout {
            Layout::Booklet => order::booklet(pages, self.blanks, self.signature),
            Layout::TwoUp => order::proof(pages, 2),
            Layout::FourUp => order::proof(pages, 4),
        }
    }

    /// Returns the sheet for upright pages of a size; fails if the paper is too small for a booklet of them.
    pub fn sheet(&self, page: Area) -> Result<Sheet, ImposeFault> {
        match self.layout {
            Layout::Booklet => self.spread(page),
            Layout::TwoUp => Ok(self.grid(page, [2, 1])),
            Layout::FourUp => Ok(self.grid(page, [2, 2])),
        }
    }

    fn spread(&self, page: Area) -> Result<Sheet, ImposeFault> {
        let trim = Area::new(2.0 * page.width, page.height);
        let paper = oriented(self.paper.unwrap_or(trim), trim);
        if !paper.holds(trim) {
            let [paper, need] = [paper, trim].map(|area| area.to_string());
            return Err(ImposeFault::PaperTooSmall { paper, need });
        }
        // What is less than a millimetre too small is rounding.
        let paper = Area { width: paper.width.max(trim.width), height: paper.height.max(trim.height) };
        let size = Area { width: trim.width / 2.0, height: trim.height };
        let cells = [0.0, size.width].map(|x| Cell { x, y: 0.0, size }).to_vec();
        let head_over = if paper.is_landscape() { Flip::Long } else { Flip::Short };
        Ok(Sheet { paper, trim, cells, scales: false, framed: false, back_turned: self.flip == head_over })
    }

    fn grid(&self, page: Area, [columns, rows]: [usize; 2]) -> Sheet {
        let framed = rows > 1;
        let whole = Area::new(columns as f64 * page.width, rows as f64 * page.height);
        // Four A4 pages are readable on A3, where an office can print them.
        let usual = if framed { Area::new(whole.width / 2f64.sqrt(), whole.height / 2f64.sqrt()) } else { whole };
        let paper = oriented(self.paper.unwrap_or(usual), whole);
        let (width, height) = (paper.width / columns as f64, paper.height / rows as f64);
        let (margin, label) = if framed { (PROOF_MARGIN, PROOF_LABEL) } else { (0.0, 0.0) };
        let cell = |i: usize| Cell {
            x: (i % columns) as f64 * width + margin,
            y: (i / columns) as f64 * height + margin,
            size: Area { width: width - 2.0 * margin, height: height - 2.0 * margin - label },
        };
        let cells = (0..columns * rows).map(cell).collect();
        Sheet { paper, trim: paper, cells, scales: true, framed, back_turned: false }
    }
}

/// Returns paper turned as what is printed on it lies.
fn oriented(paper: Area, like: Area) -> Area {
    if paper.is_landscape() == like.is_landscape() { paper } else { paper.turned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_pages_make_sheets_that_turn_about_their_long_edge() {
        let narrow = Area { width: 100.0, height: 210.0 };
        assert!(Plan::default().sheet(narrow).unwrap().back_turned);
        assert!(!Plan { flip: Flip::Long, ..Plan::default() }.sheet(narrow).unwrap().back_turned);
    }

    #[test]
    fn four_pages_are_readable_on_paper_twice_as_large() {
        let four =
            Plan { layout: Layout::FourUp, ..Plan::default() }.sheet(Area { width: 210.0, height: 297.0 }).unwrap();
        assert_eq!((four.paper, four.cells.len()), (Area { width: 297.0, height: 420.0 }, 4));
    }
}
