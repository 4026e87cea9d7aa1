//! From a point of a page to the editor's file, and back.

use std::ops::Range;
use std::sync::Arc;

use typst::introspection::Tag;
use typst::layout::{Abs, FrameItem, Point, Transform};
use typst::model::FigureElem;
use typst::syntax::Span;
use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::marks::{Stretch, glyph, number, stretches};
use super::pieces::{Found, Pieces, Tables};
use super::walk::{HAN, Inside, Role, area, items};
use crate::check::facts::Of;
use crate::document::{Document, Places, Printed, Target};
use crate::model::Area;
use crate::source::Place;

/// What is nearer to a text than this, in pt, and than half its height, means that text.
const NEAR: f64 = 8.0;

/// Where on finished pages everything stands that the editor wrote; lengths in pt from the upper left corner.
///
/// Texts are known character by character, tables cell by cell, pictures and
/// charts as wholes. What templates draw without `written` is not known, and
/// neither is what nobody wrote, such as the number of a page.
#[derive(Debug)]
pub struct PageMap {
    tables: Tables,
    pages: Vec<Page>,
}

#[derive(Debug, Default)]
struct Page {
    texts: Vec<Text>,
    pieces: Vec<Found>,
    /// Pictures and charts, and words that are not the editor's own.
    wholes: Vec<(Area, Place)>,
}

/// Characters of one text that stand side by side.
#[derive(Debug)]
struct Text {
    area: Area,
    printed: Arc<Printed>,
    glyphs: Vec<Glyph>,
}

#[derive(Debug)]
struct Glyph {
    area: Area,
    /// Its bytes in the text as written; `None` for what the typesetter put in.
    shown: Option<Range<usize>>,
}

impl PageMap {
    /// Finds everything on the pages of a document.
    pub fn of(pages: &PagedDocument, document: &Document) -> Self {
        let tables = Pieces::tables(document);
        let mut inside = Inside::default();
        let page = |page: &typst_layout::Page| {
            let pieces = Pieces::new(&page.frame, document, &tables).into_found();
            let mut walk = Walk { places: &document.places, page: Page::default(), inside: &mut inside, drawing: None };
            items(&page.frame, Transform::identity(), &mut |item, here| walk.item(item, here));
            Page { pieces, ..walk.page }
        };
        let pages = pages.pages().iter().map(page).collect();
        Self { pages, tables }
    }

    /// Returns where the editor wrote what stands at a point of a page, counted from 0.
    ///
    /// Beside and between lines that is the nearest character.
    pub fn at(&self, page: usize, x: f64, y: f64) -> Option<Place> {
        let page = self.pages.get(page)?;
        let point = [x, y];
        let within = |area: &Area| area.distance(point) == [0.0, 0.0];
        let text = || page.texts.iter().find(|text| within(&text.area)).map(|text| text.at(point));
        let whole = || page.wholes.iter().find(|(area, _)| within(area)).map(|(_, place)| Some(place.clone()));
        let piece = || {
            page.pieces.iter().find(|piece| piece.holds(point)).map(|piece| piece.cell(&self.tables, point).cloned())
        };
        let exact = text().or_else(piece).or_else(whole);
        exact.unwrap_or_else(|| page.nearest(point)?.at(point))
    }

    /// Returns where on the pages stands what was written in a place: the pages, counted from 0, and a box for each line or cell.
    ///
    /// What is repeated, such as the head of a table, has several.
    pub fn boxes(&self, place: &Place) -> Vec<(usize, Area)> {
        let cells = |(n, table): (&usize, &crate::tables::CellMap)| (*n, table.areas(place));
        let cells: Vec<_> = self.tables.iter().map(cells).filter(|(_, areas)| !areas.is_empty()).collect();
        let mut out = Vec::new();
        for (number, page) in self.pages.iter().enumerate() {
            let texts = page.texts.iter().flat_map(|text| text.areas(place));
            let wholes = page.wholes.iter().filter(|(_, whole)| whole.meets(place)).map(|(area, _)| *area);
            out.extend(texts.chain(wholes).map(|area| (number, area)));
            for piece in &page.pieces {
                let own = cells.iter().filter(|(table, _)| *table == piece.table).flat_map(|(_, areas)| areas);
                let own = own.filter(|(index, _)| *index == piece.piece);
                out.extend(own.map(|(_, [left, top, right, bottom])| {
                    let corner = |x: f64, y: f64| Point::new(Abs::pt(x), Abs::pt(y));
                    (number, area(corner(*left, *top), corner(*right, *bottom), piece.to_page))
                }));
            }
        }
        out
    }
}

impl Page {
    /// Returns the text that is nearest to a point, no further than the white between lines goes.
    fn nearest(&self, point: [f64; 2]) -> Option<&Text> {
        let near = |text: &&Text| {
            let height = text.area.height().min(text.area.width());
            text.area.distance(point).into_iter().all(|distance| distance <= (height / 2.0).min(NEAR))
        };
        let sum = |text: &Text| text.area.distance(point).into_iter().sum::<f64>();
        self.texts.iter().filter(near).min_by(|a, b| sum(a).total_cmp(&sum(b)))
    }
}

impl Text {
    fn at(&self, point: [f64; 2]) -> Option<Place> {
        let sum = |glyph: &Glyph| glyph.area.distance(point).into_iter().sum::<f64>();
        let nearest = self.glyphs.iter().min_by(|a, b| sum(a).total_cmp(&sum(b)))?;
        Some(self.printed.written.place(nearest.shown.clone()?))
    }

    /// Returns the boxes of the characters that a place holds, side by side in one.
    fn areas(&self, place: &Place) -> Vec<Area> {
        if !self.printed.written.whole().meets(place) {
            return Vec::new();
        }
        let wanted = |glyph: &Glyph| {
            let shown = glyph.shown.clone();
            shown.is_some_and(|shown| self.printed.written.place(shown).meets(place))
        };
        let runs = self.glyphs.chunk_by(|a, b| wanted(a) == wanted(b)).filter(|run| wanted(&run[0]));
        runs.filter_map(|run| run.iter().map(|glyph| glyph.area).reduce(Area::with)).collect()
    }
}

struct Walk<'a> {
    places: &'a Places,
    page: Page,
    inside: &'a mut Inside,
    /// The place of a chart whose drawing comes next.
    drawing: Option<Place>,
}

impl Walk<'_> {
    fn item(&mut self, item: &FrameItem, here: Transform) {
        match item {
            FrameItem::Group(group) => {
                let corner = group.frame.size().to_point();
                let area = area(Point::zero(), corner, here.pre_concat(group.transform));
                self.page.wholes.extend(self.drawing.take().map(|place| (area, place)));
            }
            FrameItem::Tag(tag) => {
                self.inside.tag(tag);
                if let Tag::Start(element, _) = tag
                    && element.is::<FigureElem>()
                {
                    self.drawing = self.whole(element.span());
                }
            }
            FrameItem::Image(_, size, span) => {
                let area = area(Point::zero(), size.to_point(), here);
                self.page.wholes.extend(self.whole(*span).map(|place| (area, place)));
            }
            // The contents repeat titles that stand elsewhere.
            FrameItem::Text(text) if !self.inside.is_in(Role::Of(Of::Contents)) => self.text(text, here),
            _ => {}
        }
    }

    fn whole(&self, span: Span) -> Option<Place> {
        match self.places.target(number(span)?.0)? {
            Target::Whole(place) => Some(place.clone()),
            _ => None,
        }
    }

    fn text(&mut self, run: &TextItem, here: Transform) {
        let mut x = Abs::zero();
        let edges: Vec<Abs> = std::iter::once(x)
            .chain(run.glyphs.iter().map(|glyph| {
                x += glyph.x_advance.at(run.size);
                x
            }))
            .collect();
        let [top, bottom] = HAN.map(|edge| -edge * run.size);
        let between = |from: usize, to: usize| area(Point::new(edges[from], top), Point::new(edges[to], bottom), here);
        for Stretch { number, glyphs, .. } in stretches(run) {
            let area = between(glyphs.start, glyphs.end);
            match self.places.target(number) {
                Some(Target::Text(printed, from)) => {
                    let glyph = |index: usize| {
                        let bytes = glyph(run, index).map(|(.., bytes)| from + bytes.start..from + bytes.end);
                        Glyph { area: between(index, index + 1), shown: bytes.and_then(|bytes| printed.shown(bytes)) }
                    };
                    let printed = Arc::clone(printed);
                    self.page.texts.push(Text { area, glyphs: glyphs.map(glyph).collect(), printed });
                }
                Some(Target::Whole(place)) => self.page.wholes.push((area, place.clone())),
                Some(Target::Table(..)) | None => {}
            }
        }
    }
}
