//! Finds the pieces of tables on a finished page.

use std::collections::BTreeMap;

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::visualize::Geometry;

use super::marks::number;
use super::walk::{area, items};
use crate::document::{Document, Part, Places, Target};
use crate::model::Area;
use crate::source::Place;
use crate::tables::CellMap;

/// A point so far outside of a table, in pt, is in the cell next to it.
const NEAR: f64 = 12.0;

/// The tables of a document, by their part.
pub(super) type Tables = BTreeMap<usize, CellMap>;

/// The pieces of tables on a page.
#[derive(Debug)]
pub(super) struct Pieces<'t> {
    tables: &'t Tables,
    pieces: Vec<Found>,
}

/// A piece of a table.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The table, by its part.
    pub(super) table: usize,
    /// Which of its pieces it is.
    pub(super) piece: usize,
    /// From its own lengths to those of the page.
    pub(super) to_page: Transform,
    from_page: Transform,
    area: Area,
}

impl<'t> Pieces<'t> {
    /// Returns the tables of a document.
    pub(super) fn tables(document: &Document) -> Tables {
        let table = |(index, part): (usize, &Part)| match part {
            Part::Table { layout, input, .. } => Some((index, CellMap::new(layout, input))),
            _ => None,
        };
        document.parts.iter().enumerate().filter_map(table).collect()
    }

    /// Finds the pieces on a page by their rules.
    pub(super) fn new(page: &Frame, document: &Document, tables: &'t Tables) -> Self {
        let mut corners = Corners { places: &document.places, found: BTreeMap::new() };
        if !tables.is_empty() {
            items(page, Transform::identity(), &mut |item, here| corners.item(item, here));
        }
        let pieces = corners.found.into_iter().filter_map(|((table, piece), corner)| {
            let [width, height] = tables.get(&table)?.size(piece)?;
            let to_page = corner.turn.pre_concat(Transform::translate(corner.left(), corner.top));
            let from_page = to_page.invert()?;
            let area = area(Point::zero(), Point::new(Abs::pt(width), Abs::pt(height)), to_page);
            Some(Found { table, piece, to_page, from_page, area })
        });
        Self { tables, pieces: pieces.collect() }
    }

    pub(super) fn into_found(self) -> Vec<Found> {
        self.pieces
    }

    /// Returns the cell at a point, or next to it.
    pub(super) fn cell(&self, point: [f64; 2]) -> Option<&'t Place> {
        let outside = |piece: &&Found| piece.area.distance(point).into_iter().sum::<f64>();
        let nearest = self.pieces.iter().min_by(|a, b| outside(a).total_cmp(&outside(b)));
        nearest.filter(|piece| outside(piece) < NEAR)?.cell(self.tables, point)
    }
}

impl Found {
    /// Returns the cell at a point of the page.
    pub(super) fn cell<'t>(&self, tables: &'t Tables, [x, y]: [f64; 2]) -> Option<&'t Place> {
        let point = Point::new(Abs::pt(x), Abs::pt(y)).transform(self.from_page);
        tables.get(&self.table)?.at(self.piece, point.x.to_pt(), point.y.to_pt())
    }

    /// Returns whether a point of the page is in it.
    pub(super) fn holds(&self, point: [f64; 2]) -> bool {
        self.area.distance(point) == [0.0, 0.0]
    }
}

/// The upper left corners of pieces.
struct Corners<'a> {
    places: &'a Places,
    found: BTreeMap<(usize, usize), Corner>,
}

struct Corner {
    /// How the piece is turned.
    turn: Transform,
    /// The leftmost vertical rule, and the left end of others; before it is turned.
    left: [Abs; 2],
    /// The uppermost end of a rule.
    top: Abs,
}

impl Corner {
    /// Horizontal rules reach beyond vertical ones by half their thickness.
    fn left(&self) -> Abs {
        if self.left[0] < Abs::inf() { self.left[0] } else { self.left[1] }
    }
}

impl Corners<'_> {
    fn item(&mut self, item: &FrameItem, here: Transform) {
        if let FrameItem::Shape(shape, span) = item
            && let Geometry::Line(to) = shape.geometry
            && let Some((number, piece)) = number(*span)
            && let Some(Target::Table(table, _)) = self.places.target(number)
        {
            self.rule((*table, usize::from(piece)), to, here);
        }
    }

    fn rule(&mut self, piece: (usize, usize), to: Point, here: Transform) {
        let turn = Transform { tx: Abs::zero(), ty: Abs::zero(), ..here };
        let Some(back) = turn.invert() else { return };
        let start = Point::new(here.tx, here.ty).transform(back);
        let infinite = Abs::inf();
        let corner = self.found.entry(piece).or_insert(Corner { turn, left: [infinite; 2], top: infinite });
        let vertical = to.x == Abs::zero();
        let left = &mut corner.left[usize::from(!vertical)];
        *left = (*left).min(start.x);
        if !vertical {
            corner.top = corner.top.min(start.y);
        }
    }
}
