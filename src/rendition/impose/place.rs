//! Puts a page into its place on a sheet.

use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Ratio, Sides, Size, Transform};
use typst::syntax::Span;
use typst::visualize::{Curve, Geometry};
use typst_layout::Page;

use super::draw::{Placed, at, mm, turned_left};
use super::paper::Area;
use super::plan::{BLEED, Cell, Sheet};

/// How a page comes to lie in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lie {
    /// Whether it is turned against the clock.
    turned: bool,
    /// Its scale.
    pub(super) scale: f64,
    /// Its top left corner on the trimmed sheet.
    pub(super) corner: Point,
    /// Its size there.
    pub(super) size: Size,
}

/// Returns the size of a page.
pub(super) fn area(page: &Page) -> Area {
    Area::new(page.frame.width().to_mm(), page.frame.height().to_mm())
}

/// Finds how a page lies in a place: in its middle, and `shift` mm to the right of that.
///
/// A landscape page is turned against the clock, so that its head is at the
/// left edge of the sheet: at the 订口 on odd pages and at the 切口 on even
/// ones, as GB/T 9704-2012 7.6 has it for tables.
pub(super) fn lie(page: &Page, cell: &Cell, shift: f64, scales: bool) -> Lie {
    let turned = area(page).is_landscape();
    let own = page.frame.size();
    let (width, height) = if turned { (own.y, own.x) } else { (own.x, own.y) };
    let fits = (mm(cell.size.width) / width).min(mm(cell.size.height) / height);
    let scale = if scales { fits.min(1.0) } else { 1.0 };
    let size = Size::new(width, height) * scale;
    let corner = at(cell.x + shift, cell.y)
        + Point::new((mm(cell.size.width) - size.x) / 2.0, (mm(cell.size.height) - size.y) / 2.0);
    Lie { turned, scale, corner, size }
}

/// Draws a page in its place, cut off at the fold and where its bleed or the paper ends.
pub(super) fn place(page: &Page, index: usize, sheet: &Sheet, lie: Lie) -> Placed {
    let cell = &sheet.cells[index];
    let origin = at(cell.x, cell.y);
    let turn = if lie.turned { turned_left(page.frame.width()) } else { Transform::identity() };
    let mut group = GroupItem::new(bare(page));
    group.transform = Transform::scale(Ratio::new(lie.scale), Ratio::new(lie.scale)).pre_concat(turn);
    let size = Size::new(mm(cell.size.width), mm(cell.size.height));
    let mut window = Frame::hard(size);
    window.push(lie.corner - origin, FrameItem::Group(group));

    let bleed = bleed(page, lie, cell, sheet);
    let mut curve = Curve::rect(size + bleed.sum_by_axis());
    curve.translate(Point::new(-bleed.left, -bleed.top));
    let mut clipped = GroupItem::new(window);
    clipped.clip = Some(curve);
    (origin, FrameItem::Group(clipped))
}

/// Returns how much of a page's bleed remains on each side of its place: none at the fold, elsewhere [`BLEED`] at most.
fn bleed(page: &Page, lie: Lie, cell: &Cell, sheet: &Sheet) -> Sides<Abs> {
    let own = page.bleed;
    let own = if lie.turned { Sides::new(own.top, own.right, own.bottom, own.left) } else { own };
    let [beside, above] = sheet.room().map(mm);
    let outer =
        |bleed: Abs, room: Abs, is_outer: bool| if is_outer { bleed.min(room).min(mm(BLEED)) } else { Abs::zero() };
    let right = (cell.x + cell.size.width - sheet.trim.width).abs() < 0.01;
    Sides::new(
        outer(own.left, beside, cell.x < 0.01),
        outer(own.top, above, true),
        outer(own.right, beside, right),
        outer(own.bottom, above, true),
    )
}

/// Returns how far pages reach beyond the trimmed sheet at most: at the left and right, and at the top and bottom, in mm.
pub(super) fn most_bleed(pages: &[Page], sheet: &Sheet) -> [f64; 2] {
    let widest = |page: &Page| page.bleed.iter().fold(0f64, |most, bleed| most.max(bleed.to_mm()));
    let own = pages.iter().map(widest).fold(0.0, f64::max).min(BLEED);
    sheet.room().map(|room| own.min(room))
}

/// Returns what is seen of a page, with its ground: on a sheet, links and structure lead nowhere.
fn bare(page: &Page) -> Frame {
    let mut frame = page.frame.clone();
    strip(&mut frame);
    if let Some(paint) = page.fill_or_transparent() {
        let ground = Geometry::Rect(frame.size() + page.bleed.sum_by_axis()).filled(paint);
        let corner = Point::new(-page.bleed.left, -page.bleed.top);
        frame.prepend(corner, FrameItem::Shape(ground, Span::detached()));
    }
    frame
}

fn strip(frame: &mut Frame) {
    frame.retain(|item| {
        if let FrameItem::Group(group) = item {
            group.label = None;
            group.parent = None;
            strip(&mut group.frame);
        }
        !matches!(item, FrameItem::Tag(_) | FrameItem::Link(..))
    });
}
