//! Sections: the sheet, its margins and its grid, GB/T 9704-2012 5.2.

use super::measures::{Grid, mm, twips};
use super::settings::note_numbering;
use super::styles::SIHAO;
use super::xml::{El, el, val};
use crate::document::Settings;

/// A4 in twips.
const A4: (i64, i64) = (11_906, 16_838);
/// From the type area to the middle of the page number, in mm, 7.5.
pub(super) const NUMBER: f64 = 7.0;

/// How sheets of a section lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    /// Upright, with page numbers.
    Upright,
    /// Turned, for a wide table.
    Turned,
    /// Upright, without page numbers.
    Unnumbered,
}

/// Where a section begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// On the next page.
    Page,
    /// On the next even page.
    EvenPage,
}

/// The ids of the footers.
pub(super) struct Footers {
    pub(super) odd: String,
    pub(super) even: String,
    /// Those of sheets that lie, if there are some.
    pub(super) turned: Option<[String; 2]>,
    /// That of pages without a number, if there are some.
    pub(super) none: Option<String>,
}

/// Returns the properties of a section.
pub(super) fn section(settings: &Settings, grid: &Grid, sheet: Sheet, start: Start, footers: &Footers) -> El {
    let footer = |kind, id: &str| el("w:footerReference").attr("w:type", kind).attr("r:id", id);
    let upright = [&footers.odd, &footers.even];
    let [odd, even] = match sheet {
        Sheet::Upright => upright,
        Sheet::Turned => footers.turned.as_ref().map_or(upright, |turned| turned.each_ref()),
        Sheet::Unnumbered => footers.none.as_ref().map_or(upright, |none| [none, none]),
    };
    let even = if settings.page.duplex { even } else { odd };
    let start = match start {
        Start::Page => "nextPage",
        Start::EvenPage => "evenPage",
    };
    let turned = sheet == Sheet::Turned;
    el("w:sectPr")
        .with(footer("default", odd))
        .with(footer("even", even))
        .with_all(settings.page.notes.then(|| note_numbering(false)))
        .with(val("w:type", start))
        .with(size(turned))
        .with(margins(settings, turned))
        .with(el("w:cols").attr("w:space", 425))
        .with(grid_of(grid))
}

fn size(turned: bool) -> El {
    let (short, long) = A4;
    let size = el("w:pgSz");
    if turned {
        size.attr("w:w", long).attr("w:h", short).attr("w:orient", "landscape")
    } else {
        size.attr("w:w", short).attr("w:h", long)
    }
}

/// Returns the margins; those of a turned sheet are the same white, its head at the binding edge.
fn margins(settings: &Settings, turned: bool) -> El {
    let page = &settings.page;
    let sides = [page.top, page.outside, page.bottom, page.inside];
    let [top, right, bottom, left] = if turned { [sides[3], sides[0], sides[1], sides[2]] } else { sides };
    // The number's line is as high as its type.
    let number = (mm(bottom) - mm(NUMBER) - twips(SIHAO) / 2).max(0);
    el("w:pgMar")
        .attr("w:top", mm(top))
        .attr("w:right", mm(right))
        .attr("w:bottom", mm(bottom))
        .attr("w:left", mm(left))
        .attr("w:header", 851)
        .attr("w:footer", number)
        .attr("w:gutter", 0)
}

/// Returns the grid of lines. That of characters is in the styles, as white between them: of a grid of
/// characters narrower than the type, LibreOffice makes one of 27 or even 18 in a line.
fn grid_of(grid: &Grid) -> El {
    el("w:docGrid").attr("w:type", "lines").attr("w:linePitch", grid.pitch)
}
