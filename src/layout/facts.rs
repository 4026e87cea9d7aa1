//! Measures finished pages for the proofreader.

use typst::foundations::{Content, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Size, Transform};
use typst::model::{FigureElem, HeadingElem, OutlineElem};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst::text::TextItem;
use typst::visualize::{Geometry, Shape};
use typst_layout::PagedDocument;

use crate::check::facts::{Area, Line, Of, PageFacts, Run};
use crate::document::Document;
use crate::hanzi::{is_cjk, is_mark};
use crate::model::PT_PER_MM;

/// Upper and lower edge of Han characters, in em above the baseline.
const HAN: [f64; 2] = [0.88, -0.12];
/// The same for what is ink in almost every character.
const CORE: [f64; 2] = [0.65, 0.1];
/// White that may be left and right of a character's ink, in pt.
const SIDE: f64 = 0.4;
/// Baselines so near each other, in pt, are one.
const SAME_LINE: f64 = 0.5;
/// Fewest Han characters from which the distance of characters is told.
const FEWEST: usize = 3;

/// Measures the pages of a document.
pub fn facts(pages: &PagedDocument, document: &Document) -> Vec<PageFacts> {
    let mut inside = Inside::default();
    let page = |(index, page): (usize, &typst_layout::Page)| {
        let mut walk = Walk { facts: blank(document, index), pieces: Vec::new(), inside: &mut inside };
        walk.frame(&page.frame, Transform::identity());
        let (mut facts, pieces) = (walk.facts, walk.pieces);
        facts.lines = lines(pieces);
        facts
    };
    pages.pages().iter().enumerate().map(page).collect()
}

/// Returns the measures of the grid on a page counted from 0.
fn blank(document: &Document, index: usize) -> PageFacts {
    let page = &document.settings.page;
    let mm = |length: f64| length * PT_PER_MM;
    let left = if page.duplex && index % 2 == 1 { page.outside } else { page.inside };
    PageFacts {
        area: Area {
            left: mm(left),
            top: mm(page.top),
            right: mm(left + page.width),
            bottom: mm(page.top + page.height),
        },
        pitch: mm(page.height) / f64::from(page.lines),
        cell: mm(page.width) / f64::from(page.chars),
        body: document.settings.sizes.body,
        ..PageFacts::default()
    }
}

/// The elements that the walk is inside of; some begin on one page and end on the next.
#[derive(Debug, Default)]
struct Inside {
    open: Vec<(Location, Role)>,
    headings: usize,
}

/// What an element means for what stands in it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Role {
    Of(Of),
    /// Page numbers, running heads and the like.
    Margin,
    /// A chart.
    Drawing,
}

impl Inside {
    fn tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Start(element, _) => {
                if let (Some(role), Some(location)) = (self.role(element), element.location()) {
                    self.open.push((location, role));
                }
            }
            Tag::End(location, ..) => self.open.retain(|(open, _)| open != location),
        }
    }

    fn role(&mut self, element: &Content) -> Option<Role> {
        if element.is::<HeadingElem>() {
            self.headings += 1;
            return Some(Role::Of(Of::Heading(self.headings)));
        }
        if element.is::<OutlineElem>() {
            return Some(Role::Of(Of::Contents));
        }
        if element.is::<FigureElem>() {
            return Some(Role::Drawing);
        }
        let kind = element.to_packed::<ArtifactElem>()?.kind.get(StyleChain::default());
        (kind != ArtifactKind::Other).then_some(Role::Margin)
    }

    fn is_in(&self, wanted: Role) -> bool {
        self.open.iter().any(|(_, role)| *role == wanted)
    }

    fn of(&self) -> Of {
        let of = |(_, role): &(Location, Role)| if let Role::Of(of) = role { Some(*of) } else { None };
        self.open.iter().find_map(of).unwrap_or_default()
    }
}

/// A run of upright text before it is put into its line.
#[derive(Debug)]
struct Piece {
    text: String,
    left: f64,
    right: f64,
    baseline: f64,
    size: f64,
    of: Of,
    /// How wide its Han characters are in all, and how many there are.
    han: (f64, usize),
}

struct Walk<'a> {
    facts: PageFacts,
    pieces: Vec<Piece>,
    inside: &'a mut Inside,
}

impl Walk<'_> {
    fn frame(&mut self, frame: &Frame, transform: Transform) {
        for (position, item) in frame.items() {
            let here = transform.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, here.pre_concat(group.transform)),
                FrameItem::Tag(tag) => self.inside.tag(tag),
                _ if self.inside.is_in(Role::Margin) => {}
                FrameItem::Text(text) => self.text(text, here),
                FrameItem::Shape(shape, _) => self.shape(shape, here),
                FrameItem::Image(_, size, _) => self.facts.pictures.push(area(Point::zero(), size.to_point(), here)),
                FrameItem::Link(..) => {}
            }
        }
    }

    fn text(&mut self, text: &TextItem, here: Transform) {
        if text.text.trim().is_empty() {
            return;
        }
        let size = text.size.to_pt();
        let width = ink_width(text);
        let upright = here.ky.is_zero() && here.sx.get() > 0.0;
        let between = |[top, bottom]: [f64; 2], side: f64| {
            let side = Abs::pt(side.min(width.to_pt() / 4.0));
            area(Point::new(side, -top * text.size), Point::new(width - side, -bottom * text.size), here)
        };
        let whole = between(HAN, 0.0);
        let run = Run { text: text.text.to_string(), area: whole, core: between(CORE, SIDE), turned: !upright };
        if upright {
            let size = size * here.sx.get();
            self.pieces.push(Piece {
                text: run.text.clone(),
                left: whole.left,
                right: whole.right,
                baseline: Point::zero().transform(here).y.to_pt(),
                size,
                of: self.inside.of(),
                han: han(text, size),
            });
        }
        self.facts.runs.push(run);
    }

    fn shape(&mut self, shape: &Shape, here: Transform) {
        let rule = |to: Point| to.x == Abs::zero() || to.y == Abs::zero();
        match &shape.geometry {
            // Words of a chart may stand as near its lines as they like.
            geometry if self.inside.is_in(Role::Drawing) => self.bounds(geometry, here),
            Geometry::Line(to) if rule(*to) => self.facts.rules.push(area(Point::zero(), *to, here)),
            // The frame of a box is four rules.
            Geometry::Rect(size) if shape.fill.is_none() => {
                self.facts.rules.extend(sides(*size).map(|(from, to)| area(from, to, here)));
            }
            geometry => self.bounds(geometry, here),
        }
    }

    fn bounds(&mut self, geometry: &Geometry, here: Transform) {
        let bounds = geometry.bbox(None);
        self.facts.pictures.push(area(bounds.min, bounds.max, here));
    }
}

fn sides(size: Size) -> [(Point, Point); 4] {
    let (zero, corner) = (Point::zero(), size.to_point());
    let (right, below) = (Point::with_x(corner.x), Point::with_y(corner.y));
    [(zero, right), (zero, below), (right, corner), (below, corner)]
}

/// Returns the rectangle around two corners after a transformation.
fn area(from: Point, to: Point, here: Transform) -> Area {
    let (a, b) = (from.transform(here), to.transform(here));
    Area {
        left: a.x.min(b.x).to_pt(),
        top: a.y.min(b.y).to_pt(),
        right: a.x.max(b.x).to_pt(),
        bottom: a.y.max(b.y).to_pt(),
    }
}

/// Returns the width of a run of text without the white that a justified line has behind its last character.
fn ink_width(text: &TextItem) -> Abs {
    let last = text.glyphs.last().and_then(|glyph| Some((glyph.x_advance, text.font.x_advance(glyph.id)?)));
    text.width() - last.map_or(Abs::zero(), |(set, own)| (set - own).at(text.size).max(Abs::zero()))
}

/// Returns how wide the Han characters of a text are in all, the last glyph left out, and how many there are.
fn han(text: &TextItem, size: f64) -> (f64, usize) {
    let but_last = &text.glyphs[..text.glyphs.len().saturating_sub(1)];
    let is_han = |glyph: &&typst::text::Glyph| {
        let first = text.text.get(glyph.range()).and_then(|cluster| cluster.chars().next());
        first.is_some_and(|c| is_cjk(c) && !is_mark(c))
    };
    let advances = but_last.iter().filter(is_han).map(|glyph| glyph.x_advance.get() * size);
    advances.fold((0.0, 0), |(width, count), advance| (width + advance, count + 1))
}

/// Puts runs of text that stand side by side together.
fn lines(mut pieces: Vec<Piece>) -> Vec<Line> {
    pieces.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    pieces.chunk_by_mut(|a, b| b.baseline - a.baseline < SAME_LINE).map(line).collect()
}

fn line(pieces: &mut [Piece]) -> Line {
    pieces.sort_by(|a, b| a.left.total_cmp(&b.left));
    let (width, count) = pieces.iter().fold((0.0, 0), |sum, piece| (sum.0 + piece.han.0, sum.1 + piece.han.1));
    Line {
        text: pieces.iter().map(|piece| piece.text.as_str()).collect(),
        left: pieces.iter().map(|piece| piece.left).fold(f64::MAX, f64::min),
        right: pieces.iter().map(|piece| piece.right).fold(f64::MIN, f64::max),
        baseline: pieces[0].baseline,
        size: pieces.iter().map(|piece| piece.size).fold(0.0, f64::max),
        of: pieces[0].of,
        advance: (count >= FEWEST).then(|| width / count as f64),
    }
}
