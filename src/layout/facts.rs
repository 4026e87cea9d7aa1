//! Measures finished pages for the proofreader.

use typst::layout::{Abs, FrameItem, Point, Size, Transform};
use typst::text::TextItem;
use typst::visualize::{Geometry, Shape};
use typst_layout::PagedDocument;

use super::marks::stretches;
use super::pieces::Pieces;
use super::walk::{HAN, Inside, Role, area, items};
use crate::check::facts::{Line, Of, PageFacts, Run, Shown};
use crate::document::{Document, Target};
use crate::hanzi::{is_cjk, is_mark};
use crate::model::{Area, PT_PER_MM};

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
    let tables = Pieces::tables(document);
    let page = |(index, page): (usize, &typst_layout::Page)| {
        let tables = Pieces::new(&page.frame, document, &tables);
        let facts = blank(document, index);
        let mut walk = Walk { document, tables, facts, pieces: Vec::new(), inside: &mut inside };
        items(&page.frame, Transform::identity(), &mut |item, here| walk.item(item, here));
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
        area: Area::new(mm(left), mm(page.top), mm(left + page.width), mm(page.top + page.height)),
        pitch: mm(page.height) / f64::from(page.lines),
        cell: mm(page.width) / f64::from(page.chars),
        body: document.settings.sizes.running,
        ..PageFacts::default()
    }
}

/// A run of upright text before it is put into its line.
#[derive(Debug)]
struct Piece {
    text: String,
    shown: Vec<Shown>,
    left: f64,
    right: f64,
    baseline: f64,
    size: f64,
    of: Of,
    /// How wide its Han characters are in all, and how many there are.
    han: (f64, usize),
}

struct Walk<'a> {
    document: &'a Document,
    tables: Pieces<'a>,
    facts: PageFacts,
    pieces: Vec<Piece>,
    inside: &'a mut Inside,
}

impl Walk<'_> {
    fn item(&mut self, item: &FrameItem, here: Transform) {
        match item {
            FrameItem::Tag(tag) => self.inside.tag(tag),
            _ if self.inside.is_in(Role::Margin) => {}
            FrameItem::Text(text) => self.text(text, here),
            FrameItem::Shape(shape, _) => self.shape(shape, here),
            FrameItem::Image(_, size, _) => self.facts.pictures.push(area(Point::zero(), size.to_point(), here)),
            FrameItem::Group(_) | FrameItem::Link(..) => {}
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
        let shown = self.shown(text);
        let run = Run {
            text: text.text.to_string(),
            area: whole,
            core: between(CORE, SIDE),
            turned: !upright,
            shows: shown.first().map(|shown| shown.text.clone()),
            cell: self.tables.cell(whole.middle()).cloned(),
        };
        if upright {
            let size = size * here.sx.get();
            self.pieces.push(Piece {
                text: run.text.clone(),
                shown,
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

    /// Returns which texts of the editor's a run shows.
    fn shown(&self, run: &TextItem) -> Vec<Shown> {
        let shown = |stretch: super::marks::Stretch| {
            let Target::Text(printed, from) = self.document.places.target(stretch.number)? else { return None };
            let range = printed.shown(from + stretch.printed.start..from + stretch.printed.end)?;
            Some(Shown { bytes: stretch.bytes, text: printed.written.whole(), range })
        };
        stretches(run).into_iter().filter_map(shown).collect()
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
    let mut text = String::new();
    let mut shown = Vec::new();
    for piece in pieces.iter() {
        let moved = |bytes: &std::ops::Range<usize>| text.len() + bytes.start..text.len() + bytes.end;
        shown.extend(piece.shown.iter().map(|shown| Shown { bytes: moved(&shown.bytes), ..shown.clone() }));
        text.push_str(&piece.text);
    }
    let (width, count) = pieces.iter().fold((0.0, 0), |sum, piece| (sum.0 + piece.han.0, sum.1 + piece.han.1));
    Line {
        text,
        shown,
        left: pieces.iter().map(|piece| piece.left).fold(f64::MAX, f64::min),
        right: pieces.iter().map(|piece| piece.right).fold(f64::MIN, f64::max),
        baseline: pieces[0].baseline,
        size: pieces.iter().map(|piece| piece.size).fold(0.0, f64::max),
        of: pieces[0].of,
        advance: (count >= FEWEST).then(|| width / count as f64),
    }
}
