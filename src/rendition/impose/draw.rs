//! Lines, shapes and words that are put on sheets beside the pages.

use typst::layout::{Abs, Em, FrameItem, Point, Size, Transform};
use typst::syntax::Span;
use typst::text::{Font, FontInstance, FontVariations, Glyph, Lang, TextItem};
use typst::visualize::{Color, Curve, FixedStroke, Geometry, Shape};

use crate::fonts::{Fonts, Role};

/// The width of all marks, in pt: a hairline that every press holds.
const HAIRLINE: f64 = 0.25;

/// An item and its place.
pub(super) type Placed = (Point, FrameItem);

/// Returns a length of so many millimetres.
pub(super) fn mm(length: f64) -> Abs {
    Abs::mm(length)
}

/// Returns a point in mm.
pub(super) fn at(x: f64, y: f64) -> Point {
    Point::new(mm(x), mm(y))
}

/// Returns the transformation that turns a page, so wide, by 90° against the clock.
pub(super) fn turned_left(width: Abs) -> Transform {
    let (zero, one) = (typst::layout::Ratio::zero(), typst::layout::Ratio::one());
    Transform { sx: zero, ky: -one, kx: one, sy: zero, tx: Abs::zero(), ty: width }
}

/// Returns the transformation that turns an area upside down.
pub(super) fn upside_down(size: Size) -> Transform {
    let (zero, one) = (typst::layout::Ratio::zero(), typst::layout::Ratio::one());
    Transform { sx: -one, ky: zero, kx: zero, sy: -one, tx: size.x, ty: size.y }
}

/// Draws a hairline from one point to another, in mm.
pub(super) fn line([x0, y0]: [f64; 2], [x1, y1]: [f64; 2]) -> Placed {
    (at(x0, y0), stroked(Geometry::Line(at(x1 - x0, y1 - y0)), HAIRLINE))
}

/// Draws a rectangle of hairlines.
pub(super) fn frame(corner: Point, size: Size) -> Placed {
    (corner, stroked(Geometry::Rect(size), HAIRLINE))
}

/// Draws a circle about a point, in mm.
pub(super) fn circle([x, y]: [f64; 2], radius: f64) -> Placed {
    let curve = Curve::ellipse(Size::splat(mm(2.0 * radius)));
    (at(x - radius, y - radius), stroked(Geometry::Curve(curve), HAIRLINE))
}

/// Fills an outline of points in mm.
pub(super) fn filled(points: &[[f64; 2]]) -> Placed {
    let mut curve = Curve::new();
    for (i, [x, y]) in points.iter().enumerate() {
        if i == 0 { curve.move_(at(*x, *y)) } else { curve.line(at(*x, *y)) }
    }
    curve.close();
    (Point::zero(), FrameItem::Shape(Geometry::Curve(curve).filled(Color::BLACK), Span::detached()))
}

fn stroked(geometry: Geometry, thickness: f64) -> FrameItem {
    let shape: Shape = geometry.stroked(FixedStroke::from_pair(Color::BLACK, Abs::pt(thickness)));
    FrameItem::Shape(shape, Span::detached())
}

/// Sets single lines of words in 黑体.
pub(super) struct Pen {
    font: Option<FontInstance>,
}

impl Pen {
    pub(super) fn new(fonts: &Fonts) -> Self {
        let plain = |font: Font| font.instantiate(Role::Hei.variant(), Abs::pt(8.0), &FontVariations::default());
        Self { font: fonts.role_font(Role::Hei).map(plain) }
    }

    /// Sets a line of a size in pt: its left end and baseline at a point in mm.
    ///
    /// Characters that the font does not have are left out.
    pub(super) fn line(&self, text: &str, size: f64, [x, y]: [f64; 2]) -> Option<Placed> {
        let item = self.item(text, Abs::pt(size))?;
        Some((at(x, y), FrameItem::Text(item)))
    }

    /// Sets a line with its middle at a point in mm.
    pub(super) fn centred(&self, text: &str, size: f64, [x, y]: [f64; 2]) -> Option<Placed> {
        let item = self.item(text, Abs::pt(size))?;
        let left = mm(x) - item.width() / 2.0;
        Some((Point::new(left, mm(y)), FrameItem::Text(item)))
    }

    fn item(&self, text: &str, size: Abs) -> Option<TextItem> {
        let font = self.font.clone()?;
        let mut known = String::new();
        let mut glyphs = Vec::new();
        for character in text.chars() {
            let Some(id) = font.ttf().glyph_index(character) else { continue };
            let start = u16::try_from(known.len()).ok()?;
            known.push(character);
            glyphs.push(Glyph {
                id: id.0,
                x_advance: font.x_advance(id.0)?,
                x_offset: Em::zero(),
                y_advance: Em::zero(),
                y_offset: Em::zero(),
                range: start..u16::try_from(known.len()).ok()?,
                span: (Span::detached(), 0),
            });
        }
        let fill = Color::BLACK.into();
        let text = known.into();
        Some(TextItem { font, size, fill, stroke: None, lang: Lang::CHINESE, region: None, text, glyphs })
    }
}
