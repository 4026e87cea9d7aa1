//! Measures finished pages for the proofreader.

use ttf_parser::GlyphId;
use typst::layout::{Abs, FrameItem, Point, Size, Transform};
use typst::text::{FontWeight, Glyph, TextItem};
use typst::visualize::{Geometry, Shape};
use typst_layout::PagedDocument;

use super::marks::stretches;
use super::pieces::Pieces;
use super::walk::{self, HAN, Inside, area, items};
use crate::check::facts::{Line, Of, PageFacts, Run, Shown, Substitute};
use crate::document::{Document, Target};
use crate::fonts::Role;
use crate::hanzi::{is_cjk, is_ideograph};
use crate::model::{Area, PT_PER_MM};

/// The same for what is ink in almost every character.
const CORE: [f64; 2] = [0.65, 0.1];
/// Ink so near to a text's ends, in pt, is not counted: it may touch a rule.
const SIDE: f64 = 0.4;
/// White in em between Han and Latin in a line that is not squeezed.
const GAP: f64 = 0.25;
/// Baselines so near each other, in pt, are one.
const SAME_LINE: f64 = 0.5;
/// Size of notes to the text, 五号, in pt.
const NOTE: f64 = 10.5;
/// White in pt between a sub- or superscript and what it stands at, at most.
const SCRIPT: f64 = 1.0;

/// Measures the pages of a document.
pub fn facts(pages: &PagedDocument, document: &Document) -> Vec<PageFacts> {
    let mut inside = Inside::default();
    let tables = Pieces::tables(document);
    let faces = Faces::of(document);
    let page = |(index, page): (usize, &typst_layout::Page)| {
        let tables = Pieces::new(&page.frame, document, &tables);
        let facts = blank(document, index);
        let mut walk = Walk { document, tables, facts, pieces: Vec::new(), inside: &mut inside, faces: &faces };
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
        pitch: page.pitch(),
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
    /// How far its Han characters reach in all, and how many there are; only those with Han characters or marks behind.
    han: (f64, usize),
    /// The same of the last of them, which may have Latin behind it.
    last: Option<f64>,
}

struct Walk<'a> {
    document: &'a Document,
    tables: Pieces<'a>,
    facts: PageFacts,
    pieces: Vec<Piece>,
    inside: &'a mut Inside,
    faces: &'a Faces,
}

/// The faces that the texts of a bulletin are set in, as long as these have their characters.
struct Faces {
    all: Vec<(String, Option<FontWeight>)>,
    /// That of notes to the text, which others only fall back to.
    notes: Option<(String, Option<FontWeight>)>,
}

impl Faces {
    fn of(document: &Document) -> Self {
        let fonts = &document.settings.fonts;
        let face = |role: Role| {
            let served = fonts.get(role.key())?;
            let weight = served.bundled.then(|| role.variant().weight);
            Some((served.families.first()?.to_lowercase(), weight))
        };
        let all = [Role::Title, Role::Body, Role::Hei, Role::Kai].into_iter().filter_map(face).collect();
        Self { all, notes: face(Role::Song) }
    }

    fn has(&self, text: &TextItem, note: bool) -> bool {
        let info = text.font.info();
        let is = |(family, weight): &(String, Option<FontWeight>)| {
            info.family.to_lowercase() == *family && weight.is_none_or(|weight| weight == info.variant.weight)
        };
        self.all.iter().any(is) || note && self.notes.as_ref().is_some_and(is) || !text.text.contains(is_ideograph)
    }
}

impl Walk<'_> {
    fn item(&mut self, item: &FrameItem, here: Transform) {
        match item {
            FrameItem::Tag(tag) => self.inside.tag(tag),
            _ if self.inside.is_in(walk::Role::Margin) => {}
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
        let width = width(text);
        let ink = ink(text, width);
        let upright = here.ky.is_zero() && here.sx.get() > 0.0;
        let between = |[top, bottom]: [f64; 2], [left, right]: [Abs; 2]| {
            area(Point::new(left, -top * text.size), Point::new(right, -bottom * text.size), here)
        };
        let whole = between(HAN, [Abs::zero(), width]);
        let shown = self.shown(text);
        let run = Run {
            text: text.text.to_string(),
            area: whole,
            core: between(CORE, ink),
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
                last: last(text, size),
            });
        }
        let note = self.inside.of() == Of::Note
            || run.cell.is_none() && (size - NOTE).abs() < 0.05 && self.document.has_notes();
        if !self.faces.has(text, note) {
            self.substituted(text, &run);
        }
        self.facts.runs.push(run);
    }

    /// Notes the ideographs of a run that is set in no face of the bulletin's.
    fn substituted(&mut self, text: &TextItem, run: &Run) {
        for (at, character) in text.text.char_indices().filter(|(_, c)| is_ideograph(*c)) {
            let bytes = at..at + character.len_utf8();
            let shown = self.shown(text).into_iter().find(|shown| shown.bytes.contains(&at));
            let shows = shown.map(|shown| {
                let start = shown.range.start + (bytes.start - shown.bytes.start);
                (shown.text, start..start + bytes.len())
            });
            self.facts.substitutes.push(Substitute {
                character,
                family: text.font.info().family.clone(),
                of: self.inside.of(),
                shows,
                cell: run.cell.clone(),
            });
        }
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
            geometry if self.inside.is_in(walk::Role::Drawing) => self.bounds(geometry, here),
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
fn width(text: &TextItem) -> Abs {
    let last = text.glyphs.last().and_then(|glyph| Some((glyph.x_advance, text.font.x_advance(glyph.id)?)));
    text.width() - last.map_or(Abs::zero(), |(set, own)| (set - own).at(text.size).max(Abs::zero()))
}

/// Returns where the ink of a run of text begins and ends; half of a mark is blank, and may stand outside of the column.
fn ink(text: &TextItem, width: Abs) -> [Abs; 2] {
    let side = Abs::pt(SIDE.min(width.to_pt() / 4.0));
    let bounds = |glyph: &Glyph| {
        let bounds = text.font.ttf().glyph_bounding_box(GlyphId(glyph.id))?;
        let at = |units: i16| (text.font.to_em(units) + glyph.x_offset).at(text.size);
        Some([at(bounds.x_min), at(bounds.x_max)])
    };
    let left = text.glyphs.first().and_then(bounds).map_or(Abs::zero(), |[left, _]| left);
    let right =
        text.glyphs.last().and_then(|last| Some(text.width() - last.x_advance.at(text.size) + bounds(last)?[1]));
    let (left, right) = (left.max(side), right.unwrap_or(width).min(width - side));
    if left < right { [left, right] } else { [side, width - side] }
}

/// Returns how far the Han characters of a text reach in all, and how many there are; without those that have, or may
/// have, Latin behind them.
fn han(text: &TextItem, size: f64) -> (f64, usize) {
    let pairs = text.glyphs.windows(2).filter(|pair| {
        let follows = text.text.get(pair[1].range()).and_then(|cluster| cluster.chars().next());
        is_han(text, &pair[0]) && follows.is_some_and(|c| is_cjk(c) || c == ' ')
    });
    let advances = pairs.map(|pair| (pair[0].x_advance - pair[0].x_offset).get() * size);
    advances.fold((0.0, 0), |(width, count), advance| (width + advance, count + 1))
}

/// Returns how far the last character of a text reaches, if it is a Han character.
fn last(text: &TextItem, size: f64) -> Option<f64> {
    let last = text.glyphs.last().filter(|glyph| is_han(text, glyph))?;
    Some((last.x_advance - last.x_offset).get() * size)
}

fn is_han(text: &TextItem, glyph: &Glyph) -> bool {
    let first = text.text.get(glyph.range()).and_then(|cluster| cluster.chars().next());
    first.is_some_and(is_ideograph)
}

/// Puts runs of text that stand side by side together.
fn lines(mut pieces: Vec<Piece>) -> Vec<Line> {
    // Sub- and superscripts are on the line of what stands before them.
    for at in 1..pieces.len() {
        let [before, piece] = &mut pieces[at - 1..=at] else { continue };
        let close = (piece.left - before.right).abs() < SCRIPT && piece.of == before.of;
        let shift = (piece.baseline - before.baseline).abs();
        if close && piece.size < 0.7 * before.size && shift < 0.5 * before.size {
            piece.baseline = before.baseline;
        }
    }
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
    let beside = || pieces.windows(2).find_map(|pair| Some(pair[0].last? - gap(&pair[1].text) * pair[0].size));
    Line {
        text,
        shown,
        left: pieces.iter().map(|piece| piece.left).fold(f64::MAX, f64::min),
        right: pieces.iter().map(|piece| piece.right).fold(f64::MIN, f64::max),
        baseline: pieces[0].baseline,
        size: pieces.iter().map(|piece| piece.size).fold(0.0, f64::max),
        of: pieces[0].of,
        advance: if count > 0 { Some(width / count as f64) } else { beside() },
    }
}

/// Returns the white in em between a Han character and a text behind it.
fn gap(text: &str) -> f64 {
    let is_latin = text.chars().next().is_some_and(|c| !is_cjk(c) && (c.is_alphanumeric() || c == '%'));
    if is_latin { GAP } else { 0.0 }
}
