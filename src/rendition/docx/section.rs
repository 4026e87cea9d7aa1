//! Sections: the sheet, its margins and its grid, GB/T 9704-2012 5.2; page numbers, 7.5.

use super::measures::{Grid, mm, twips};
use super::paragraph::{Paragraph, field_begin, field_end, text_runs};
use super::props::Run;
use super::styles::SIHAO;
use super::xml::{El, R, W, el, val};
use crate::document::Settings;

/// A4 in twips.
const A4: (i64, i64) = (11_906, 16_838);
/// From the type area to the middle of the page number, in mm.
const NUMBER: f64 = 7.0;

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
    /// That of pages without a number, if there are some.
    pub(super) none: Option<String>,
}

/// Returns the properties of a section.
pub(super) fn section(settings: &Settings, grid: &Grid, sheet: Sheet, start: Start, footers: &Footers) -> El {
    let footer = |kind, id: &str| el("w:footerReference").attr("w:type", kind).attr("r:id", id);
    let none = footers.none.as_ref().filter(|_| sheet == Sheet::Unnumbered);
    let [odd, even] = none.map_or([&footers.odd, &footers.even], |none| [none, none]);
    let even = if settings.page.duplex { even } else { odd };
    let start = match start {
        Start::Page => "nextPage",
        Start::EvenPage => "evenPage",
    };
    let turned = sheet == Sheet::Turned;
    el("w:sectPr")
        .with(footer("default", odd))
        .with(footer("even", even))
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

/// Returns a footer: — 1 — in a paragraph of a style; nothing in it without one.
pub(super) fn footer(style: Option<&str>) -> El {
    let mut paragraph = style.map_or_else(|| Paragraph::of("Footer"), |style| Paragraph::text(style, "— "));
    if style.is_some() {
        paragraph.runs.extend(field_begin(" PAGE "));
        paragraph.runs.extend(text_runs("1", &Run::default()));
        paragraph.runs.push(field_end());
        paragraph.runs.extend(text_runs(" —", &Run::default()));
    }
    el("w:ftr").attr("xmlns:w", W).attr("xmlns:r", R).with(paragraph.element())
}
