//! Puts finished pages on press sheets: booklets to fold and stitch, proofs, a sheet to test the printer.
//!
//! [`impose`] takes laid-out pages and gives sheets as pages, so that they are
//! written like any other pages. [`foreign`] makes pages of any PDF.

mod draw;
pub mod foreign;
mod marks;
mod opened;
pub mod order;
pub mod paper;
mod place;
pub mod plan;
mod sound;
mod test_page;

use typst::layout::{Frame, FrameItem, GroupItem, Point, Sides, Size};
use typst::model::Document as _;
use typst_layout::{Page, PagedDocument};

use crate::diag::Diagnostic;
use crate::document::Document;
use crate::fonts::Fonts;
use crate::layout::{joined, page};
use crate::messages::{ImposeFault, Lang};
use crate::model::Print;
use crate::rendition::{Rendition, pdf, print};
use draw::{Pen, frame, mm, upside_down};
use order::Side;
use paper::Area;
use plan::{Layout, Plan, Sheet};
pub use test_page::test_page;

/// Most pages that are imposed at once.
pub const PAGE_LIMIT: usize = 2000;
/// The shortest and longest edge of a page that makes sense, in mm.
const EDGES: std::ops::RangeInclusive<f64> = 20.0..=1500.0;
/// Type size of the page numbers of a proof, in pt.
const NUMBER_SIZE: f64 = 9.0;

/// What sheets are made with.
pub struct Press<'a> {
    /// What is wanted.
    pub plan: &'a Plan,
    /// The fonts for words beside the pages.
    pub fonts: &'a Fonts,
    /// What the pages are called, for the line of words beside a sheet.
    pub name: &'a str,
    /// The language of that line.
    pub lang: Lang,
}

/// Pages on sheets.
pub struct Imposed {
    /// Each side of a sheet as a page; its bleed is the paper around the trimmed sheet.
    pub sheets: PagedDocument,
    /// What stands on each side.
    pub sides: Vec<Side>,
    /// The form of all sheets.
    pub sheet: Sheet,
    /// How many pages were imposed.
    pub pages: usize,
    /// The scale of the smallest page.
    pub scale: f64,
    /// How far pages reach beyond the trimmed sheet, at the left and right, and at the top and bottom, in mm.
    pub bleed: [f64; 2],
}

/// Puts pages on sheets, in the order and the way that the plan says.
///
/// The place for a page has the size that most of the pages have, taken
/// upright; other pages stand in its middle. Fails if a page of a booklet is
/// larger than that, or the paper smaller than two of them. Links, bookmarks
/// and structure are left behind.
pub fn impose(pages: &PagedDocument, press: &Press) -> Result<Imposed, ImposeFault> {
    let (plan, count) = (press.plan, pages.pages().len());
    if count > PAGE_LIMIT {
        return Err(ImposeFault::TooManyPages { pages: count, limit: PAGE_LIMIT });
    }
    let areas: Vec<Area> = pages.pages().iter().map(place::area).collect();
    let sheet = plan.sheet(usual(&areas)?)?;
    if let Some(i) = areas.iter().position(|area| !sheet.scales && !sheet.cells[0].size.holds(area.upright())) {
        let [size, most] = [areas[i], sheet.cells[0].size].map(|area| area.to_string());
        return Err(ImposeFault::PageTooLarge { page: i + 1, size, most });
    }
    let sides = plan.sides(count);
    let pen = Pen::new(press.fonts);
    let imposed = (0..sides.len()).map(|at| draw(pages.pages(), &sides, at, &sheet, press, &pen));
    let sheets = PagedDocument::new(imposed.collect(), pages.info().clone());
    let bleed = place::most_bleed(pages.pages(), &sheet);
    // All places have the same size.
    let scales = pages.pages().iter().map(|page| place::lie(page, &sheet.cells[0], 0.0, sheet.scales).scale);
    let scale = scales.fold(1.0, f64::min);
    Ok(Imposed { sheets, sides, sheet, pages: count, scale, bleed })
}

/// Draws the side with an index: its pages, and what stands around them.
fn draw(pages: &[Page], sides: &[Side], at: usize, sheet: &Sheet, press: &Press, pen: &Pen) -> Page {
    let (side, plan) = (&sides[at], press.plan);
    let mut frame = content(pages, side, sheet, plan, pen);
    if plan.layout == Layout::Booklet && plan.marks {
        let sheets = sides.last().map_or(0, |last| last.sheet);
        let words = press.lang.slug(press.name, [side.sheet, sheets], side.back, &numbers(&side.cells));
        frame.push_multiple(marks::marks(sheet).into_iter().chain(marks::slug(&words, sheet, pen)));
    }
    side_page(frame, side.back, sheet)
}

/// Imposes the pages of an issue and writes them as the PDF for the print shop, in its inks.
///
/// `epoch` and what `found` gets are as for [`pdf::pdf`] and
/// [`print::finish`], by the numbers of the pages and not of the sides of
/// sheets; a fault of imposing is added to it too, and `None` returned. With
/// `firsts`, page one of every numbered copy, each copy has sheets of its own.
pub fn issue(
    pages: &PagedDocument,
    firsts: Option<&PagedDocument>,
    document: &Document,
    print: &Print,
    press: &Press,
    epoch: Option<i64>,
    found: &mut Vec<Diagnostic>,
) -> Option<(Vec<u8>, Imposed)> {
    let pages = &with_bleed(pages, print.bleed);
    let imposed = impose(pages, press).map_err(|fault| found.push(Diagnostic::general(fault.into()))).ok()?;
    let copies = firsts.map(|firsts| firsts.pages().len());
    let sheets = match firsts {
        Some(firsts) => numbered(&imposed, &with_bleed(firsts, print.bleed), pages, press),
        None => imposed.sheets.clone(),
    };
    let bytes = pdf::pdf(&sheets, document, Rendition::Print, epoch, found)?;
    let mut of_sheets = Vec::new();
    let bytes = print::finish(&bytes, print, print::Pages::Sheets(imposed.bleed), copies, &mut of_sheets);
    if !of_sheets.is_empty() {
        found.extend(of_pages(pages, document, print, epoch).unwrap_or(of_sheets));
    }
    Some((bytes?, imposed))
}

/// Puts the first side of every numbered copy before the sides that all copies share.
///
/// Page one stands on the first side, whatever the layout.
fn numbered(imposed: &Imposed, firsts: &PagedDocument, pages: &PagedDocument, press: &Press) -> PagedDocument {
    let pen = Pen::new(press.fonts);
    let mut copy = pages.pages().to_vec();
    let sides = firsts.pages().iter().map(|first| {
        copy[0] = first.clone();
        draw(&copy, &imposed.sides, 0, &imposed.sheet, press, &pen)
    });
    joined(&PagedDocument::new(sides.collect(), pages.info().clone()), &imposed.sheets, 1)
}

/// Returns what there is to say of the inks of single pages, so that each finding names its page.
///
/// On a sheet, that would be one of two, or its other side. `None` if nothing is found there.
fn of_pages(pages: &PagedDocument, document: &Document, print: &Print, epoch: Option<i64>) -> Option<Vec<Diagnostic>> {
    let mut found = Vec::new();
    let bytes = pdf::pdf(pages, document, Rendition::Print, epoch, &mut found)?;
    print::finish(&bytes, print, print::Pages::Single, None, &mut found);
    Some(found).filter(|found| !found.is_empty())
}

/// Returns pages of which so many mm around them are printed too.
///
/// The layout leaves what a template draws beyond the edge of a page in its
/// frame, and says nothing of bleed.
fn with_bleed(pages: &PagedDocument, bleed: f64) -> PagedDocument {
    let wide = |page: &Page| Page { bleed: Sides::splat(mm(bleed)), ..page.clone() };
    PagedDocument::new(pages.pages().iter().map(wide).collect(), pages.info().clone())
}

/// Returns pages as people count them, from 1.
pub fn numbers(cells: &[Option<usize>]) -> Vec<Option<usize>> {
    cells.iter().map(|cell| cell.map(|page| page + 1)).collect()
}

/// Returns the upright size that most pages have, the first such size if there are several.
fn usual(areas: &[Area]) -> Result<Area, ImposeFault> {
    let mut sizes: Vec<(Area, usize)> = Vec::new();
    for (i, area) in areas.iter().enumerate() {
        if ![area.width, area.height].iter().all(|edge| EDGES.contains(edge)) {
            return Err(ImposeFault::PageSize { page: i + 1, width: area.width, height: area.height });
        }
        let area = area.upright();
        match sizes.iter_mut().find(|(size, _)| size.is(area)) {
            Some((_, count)) => *count += 1,
            None => sizes.push((area, 1)),
        }
    }
    let most = sizes.iter().map(|(_, count)| *count).max();
    let found = sizes.iter().find(|(_, count)| Some(*count) == most);
    Ok(found.map_or(Area { width: 210.0, height: 297.0 }, |(size, _)| *size))
}

/// Draws the pages of a side, upright, without marks.
fn content(pages: &[Page], side: &Side, sheet: &Sheet, plan: &Plan, pen: &Pen) -> Frame {
    let mut whole = Frame::hard(Size::new(mm(sheet.trim.width), mm(sheet.trim.height)));
    for (index, number) in side.cells.iter().enumerate() {
        let Some((number, page)) = number.and_then(|number| Some((number, pages.get(number)?))) else { continue };
        let cell = &sheet.cells[index];
        // Toward the fold: to the right on the left half, to the left on the right one.
        let creep = plan.creep * side.inside as f64 * if index == 0 { 1.0 } else { -1.0 };
        let lie = place::lie(page, cell, creep, sheet.scales);
        let (point, item) = place::place(page, index, sheet, lie);
        whole.push(point, item);
        if sheet.framed {
            whole.push_multiple([frame(lie.corner, lie.size)]);
            let below = (lie.corner.y + lie.size.y).to_mm() + 4.5;
            whole.push_multiple(pen.centred(
                &(number + 1).to_string(),
                NUMBER_SIZE,
                [cell.x + cell.size.width / 2.0, below],
            ));
        }
    }
    whole
}

/// Makes a page of a side, turned upside down if the printer turns it so.
fn side_page(frame: Frame, back: bool, sheet: &Sheet) -> Page {
    let mut whole = frame;
    if back && sheet.back_turned {
        let size = whole.size();
        let mut group = GroupItem::new(whole);
        group.transform = upside_down(size);
        whole = Frame::hard(size);
        whole.push(Point::zero(), FrameItem::Group(group));
    }
    let [beside, above] = sheet.room().map(mm);
    page(whole, Sides::new(beside, above, beside, above))
}
