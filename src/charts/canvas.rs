//! Collects what is drawn, layer by layer.

use super::place::CLEAR;
use super::plan::{Chart, Mark, Point, RuleRole, Side, WordsRole};
use crate::fonts::Measure;
use crate::model::Area;

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

    pub(super) fn slice(&mut self, look: usize, points: &[Point]) {
        self.marks.push(Mark::Slice { look, points: points.iter().map(|point| point.map(round)).collect() });
    }

    /// Sets a figure in the middle of an area; `over` is the pattern below, from which white sets it off.
    pub(super) fn figure(&mut self, area: &Area, text: &str, over: Option<usize>) {
        if let Some(over) = over {
            let blank = area.grown(0.4);
            self.marks.push(Mark::Blank { at: corner(&blank), size: extent(&blank), over });
        }
        self.put(WordsRole::Value, area, Side::Center, text, over);
    }

    pub(super) fn curve(&mut self, look: usize, points: &[Point]) {
        self.marks.push(Mark::Curve { look, points: points.iter().map(|point| point.map(round)).collect() });
    }

    pub(super) fn dot(&mut self, look: usize, at: Point) {
        self.marks.push(Mark::Dot { look, at: at.map(round) });
    }

    /// Sets words into an area, which is as high as the type.
    pub(super) fn words(&mut self, role: WordsRole, area: &Area, side: Side, text: &str) {
        self.put(role, area, side, text, None);
    }

    fn put(&mut self, role: WordsRole, area: &Area, side: Side, text: &str, over: Option<usize>) {
        let [width, _] = extent(area);
        self.marks.push(Mark::Words { role, at: corner(area), width, side, text: text.to_owned(), over });
    }

    /// Sets words flush left from a point, the upper left corner, and returns their area.
    pub(super) fn words_from(&mut self, role: WordsRole, [x, y]: Point, text: &str) -> Area {
        let area = Area::new(x, y, x + self.width(text), y + self.size);
        self.words(role, &area, Side::Left, text);
        area
    }

    /// Finishes the chart, its layers in order.
    pub(super) fn finish(mut self, width: f64, height: f64) -> Chart {
        cut_grid(&mut self.marks, self.size);
        self.marks.sort_by_key(layer);
        Chart { width: round(width), height: round(height), size: self.size, marks: self.marks }
    }
}

/// Interrupts gridlines where words stand.
fn cut_grid(marks: &mut Vec<Mark>, size: f64) {
    let words = marks.iter().filter_map(|mark| match mark {
        Mark::Words { at: [x, y], width, .. } => Some(Area::new(*x, *y, x + width, y + size).grown(CLEAR)),
        _ => None,
    });
    let words: Vec<Area> = words.collect();
    let all = std::mem::take(marks);
    *marks = all
        .into_iter()
        .flat_map(|mark| match mark {
            Mark::Rule { role: RuleRole::Grid, from, to } => pieces(from, to, &words),
            other => vec![other],
        })
        .collect();
}

/// Returns what is left of a gridline, which runs across or down.
fn pieces(from: Point, to: Point, words: &[Area]) -> Vec<Mark> {
    let along = usize::from(from[0] == to[0]);
    let across = 1 - along;
    let span = |area: &Area, axis: usize| {
        if axis == 0 { (area.left, area.right) } else { (area.top, area.bottom) }
    };
    let hit = words.iter().filter(|area| {
        let (low, high) = span(area, across);
        low < from[across] && from[across] < high
    });
    let mut gaps: Vec<(f64, f64)> = hit.map(|area| span(area, along)).collect();
    gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |length: f64| if along == 0 { [round(length), from[1]] } else { [from[0], round(length)] };
    let mut start = from[along];
    let mut left = Vec::new();
    for (low, high) in gaps.into_iter().chain([(to[along], to[along])]) {
        let end = low.min(to[along]);
        if end - start > 1.0 {
            left.push(Mark::Rule { role: RuleRole::Grid, from: at(start), to: at(end) });
        }
        start = start.max(high);
    }
    left
}

/// Words cover dots, dots cover lines, and white below words covers only patterns.
fn layer(mark: &Mark) -> u8 {
    match mark {
        Mark::Rule { role: RuleRole::Grid, .. } => 0,
        Mark::Bar { .. } | Mark::Slice { .. } => 1,
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
