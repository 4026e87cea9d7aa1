//! Collects what is drawn, layer by layer.

use super::place::Area;
use super::{Chart, Mark, Point, RuleRole, Side, WordsRole};
use crate::fonts::Measure;

/// A chart in the making.
pub(super) struct Canvas<'m> {
    measure: &'m Measure,
    /// Type size in pt.
    pub(super) size: f64,
    marks: Vec<Mark>,
}

impl<'m> Canvas<'m> {
    pub(super) fn new(measure: &'m Measure, size: f64) -> Self {
        Self { measure, size, marks: Vec::new() }
    }

    /// Returns the width of words.
    pub(super) fn width(&self, text: &str) -> f64 {
        // A hair more, so that rounding breaks no line.
        self.measure.em(text) * self.size + 0.1
    }

    /// Returns the width of the widest of some words.
    pub(super) fn widest<'t>(&self, texts: impl Iterator<Item = &'t str>) -> f64 {
        texts.map(|text| self.width(text)).fold(0.0, f64::max)
    }

    pub(super) fn rule(&mut self, role: RuleRole, from: Point, to: Point) {
        self.marks.push(Mark::Rule { role, from: from.map(round), to: to.map(round) });
    }

    pub(super) fn bar(&mut self, look: usize, area: &Area) {
        self.marks.push(Mark::Bar { look, at: corner(area), size: extent(area) });
    }

    pub(super) fn blank(&mut self, area: &Area) {
        self.marks.push(Mark::Blank { at: corner(area), size: extent(area) });
    }

    pub(super) fn curve(&mut self, look: usize, points: &[Point]) {
        self.marks.push(Mark::Curve { look, points: points.iter().map(|point| point.map(round)).collect() });
    }

    pub(super) fn dot(&mut self, look: usize, at: Point) {
        self.marks.push(Mark::Dot { look, at: at.map(round) });
    }

    /// Sets words into an area, which is as high as the type.
    pub(super) fn words(&mut self, role: WordsRole, area: &Area, side: Side, text: &str) {
        let [width, _] = extent(area);
        self.marks.push(Mark::Words { role, at: corner(area), width, side, text: text.to_owned() });
    }

    /// Sets words flush left from a point, the upper left corner, and returns their area.
    pub(super) fn words_from(&mut self, role: WordsRole, [x, y]: Point, text: &str) -> Area {
        let area = Area::new(x, y, x + self.width(text), y + self.size);
        self.words(role, &area, Side::Left, text);
        area
    }

    /// Finishes the chart, its layers in order.
    pub(super) fn finish(mut self, width: f64, height: f64) -> Chart {
        self.marks.sort_by_key(layer);
        Chart { width: round(width), height: round(height), size: self.size, marks: self.marks }
    }
}

/// Words cover dots, dots cover lines, and white below words covers only grid and patterns.
fn layer(mark: &Mark) -> u8 {
    match mark {
        Mark::Rule { role: RuleRole::Grid, .. } => 0,
        Mark::Bar { .. } => 1,
        Mark::Blank { .. } => 2,
        Mark::Rule { role: RuleRole::Axis, .. } => 3,
        Mark::Rule { role: RuleRole::Leader, .. } => 4,
        Mark::Curve { .. } => 5,
        Mark::Dot { .. } => 6,
        Mark::Words { .. } => 7,
    }
}

fn corner(area: &Area) -> Point {
    [round(area.left), round(area.top)]
}

fn extent(area: &Area) -> Point {
    [round(area.width()), round(area.height())]
}

/// Hundredths of a point are finer than any press.
fn round(length: f64) -> f64 {
    (length * 100.0).round() / 100.0
}
