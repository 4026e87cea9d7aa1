//! Lengths as Word counts them: twips, twentieths of a pt.

use crate::document::Settings;
use crate::fonts::Measure;
use crate::model::PT_PER_MM;

/// What measures the cells of tables.
pub(super) struct Measures {
    /// Ordinary cells.
    pub(super) plain: Measure,
    /// Emphasised ones.
    pub(super) strong: Measure,
}

/// How many twips characters are nearer to each other than the grid has them.
///
/// Of pages in 40 issues that LibreOffice set, 164 of 255 began as in the PDF without, 175 with it; a line that holds
/// whole characters only still has as many as the grid.
const SQUEEZED: i64 = 3;
/// Twips in a pt.
const TWIPS: f64 = 20.0;

/// Returns a length in pt as twips.
pub(super) fn twips(pt: f64) -> i64 {
    (pt * TWIPS).round() as i64
}

/// Returns a length in mm as twips.
pub(super) fn mm(mm: f64) -> i64 {
    twips(mm * PT_PER_MM)
}

/// Returns the thickness of a rule in mm as eighths of a pt, as borders have it.
pub(super) fn rule(mm: f64) -> u32 {
    (mm * PT_PER_MM * 8.0).round() as u32
}

/// The grid of the page in twips; GB/T 9704-2012 5.2.3.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    /// Distance of lines; rounded down, so that a full page holds all of them.
    pub(super) pitch: i64,
    /// Width of a character's cell.
    pub(super) cell: i64,
    /// What a cell is wider than a character; rounded down, so that a full line holds all of them, and a little less,
    /// since lines of the PDF whose marks are squeezed hold more.
    pub(super) tracking: i64,
    /// Width of the type area.
    pub(super) width: i64,
    /// Height of the type area.
    pub(super) height: i64,
}

impl Grid {
    /// Returns the grid of an issue.
    pub(super) fn of(settings: &Settings) -> Self {
        let page = &settings.page;
        let cell = page.width * PT_PER_MM / f64::from(page.chars);
        let pitch = page.pitch();
        Self {
            pitch: (pitch * TWIPS).floor() as i64,
            cell: twips(cell),
            tracking: ((cell - settings.sizes.body) * TWIPS).floor() as i64 - SQUEEZED,
            width: mm(page.width),
            height: mm(page.height),
        }
    }

    /// Returns the height of the whole lines that text of a size in pt needs.
    pub(super) fn lines(&self, size: f64) -> i64 {
        let lines = (1.2 * size * TWIPS / self.pitch as f64 - 0.001).ceil().max(1.0);
        lines as i64 * self.pitch
    }
}
