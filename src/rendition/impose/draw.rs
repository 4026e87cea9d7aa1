//! Lines, shapes and words that are put on sheets beside the pages.

use std::sync::Arc;

use typst::layout::{Abs, Em, FrameItem, Point, Ratio, Size, Transform};
use typst::syntax::Span;
use typst::text::{Font, FontInstance, FontVariations, Glyph, Lang, TextItem};
use typst::visualize::{
    Cmyk, Color, Curve, FixedStroke, Geometry, ProcessColor, Shape, SpotColor, SpotColorant, SpotColorantName,
};

use crate::fonts::{Fonts, Role};

/// The width of all marks, in pt: a hairline that every press holds.
const HAIRLINE: f64 = 0.25;

/// Black on the black plate only, like the text of the pages.
const BLACK: ProcessColor = ProcessColor::Cmyk(Cmyk { c: 0.0, m: 0.0, y: 0.0, k: 1.0 });

/// With what something is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Black alone.
    Black,
    /// Every ink there is, so that plates can be laid over each other.
    All,
}

impl Ink {
    fn color(self) -> Color {
        let every = SpotColorant { name: Some(SpotColorantName::All), fallback: BLACK };
        match self {
            Self::Black => Color::Process(BLACK),
            Self::All => Color::Spot(SpotColor::new(Arc::new(every), Ratio::one())),
        }
    }
}

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
    let (zero, one) = (Ratio::zero(), Ratio::one());
    Transform { sx: zero, ky: -one, kx: one, sy: zero, tx: Abs::zero(), ty: width }
}

/// Returns the transformation that turns an area upside down.
pub(super) fn upside_down(size: Size) -> Transform {
    let (zero, one) = (Ratio::zero(), Ratio::one());
    Transform { sx: -one, ky: zero, kx: zero, sy: -one, tx: size.x, ty: size.y }
}

/// Draws a hairline from one point to another, in mm.
pub(super) fn line(ink: Ink, [x0, y0]: [f64; 2], [x1, y1]: [f64; 2]) -> Placed {
    (at(x0, y0), stroked(ink, Geometry::Line(at(x1 - x0, y1 - y0))))
}

/// Draws a rectangle of hairlines.
pub(super) fn frame(corner: Point, size: Size) -> Placed {
    (corner, stroked(Ink::Black, Geometry::Rect(size)))
}

/// Draws a circle about a point, in mm.
pub(super) fn circle(ink: Ink, [x, y]: [f64; 2], radius: f64) -> Placed {
    let curve = Curve::ellipse(Size::splat(mm(2.0 * radius)));
    (at(x - radius, y - radius), stroked(ink, Geometry::Curve(curve)))
}

/// Fills an outline of points in mm.
pub(super) fn filled(points: &[[f64; 2]]) -> Placed {
    let mut curve = Curve::new();
    for (i, [x, y]) in points.iter().enumerate() {
        if i == 0 { curve.move_(at(*x, *y)) } else { curve.line(at(*x, *y)) }
    }
    curve.close();
    (Point::zero(), FrameItem::Shape(Geometry::Curve(curve).filled(Ink::Black.color()), Span::detached()))
}

fn stroked(ink: Ink, geometry: Geometry) -> FrameItem {
    let shape: Shape = geometry.stroked(FixedStroke::from_pair(ink.color(), Abs::pt(HAIRLINE)));
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
        let fill = Ink::Black.color().into();
        let text = known.into();
        Some(TextItem { font, size, fill, stroke: None, lang: Lang::CHINESE, region: None, text, glyphs })
    }
}
