//! Pies: slices clockwise from the top, the largest first, their names and figures around them.
//!
//! Patterns tell slices apart, and every slice has its words beside it, joined by a rule. Where these have no room,
//! as in a narrow chart, they stand above the pie with samples of the patterns.

use std::f64::consts::TAU;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::axis::{self, LEADING};
use super::canvas::Canvas;
use super::legend::{Sample, header};
use super::plan::{Chart, ChartInput, Point, RuleRole, Side, TooFull, Value, WordsRole};
use crate::fonts::Measure;
use crate::messages::Crowd;
use crate::model::Area;

/// Part of the width that a pie with words around it fills at most.
const BROADEST: f64 = 0.44;
/// Height of a pie with words around it as a part of the width, unless the editor sets one.
const HEIGHT: f64 = 0.4;
/// Radius of a pie, in type sizes: the least, and the largest if the height is not given.
const RADII: [f64; 2] = [4.0, 10.0];
/// White between a pie and the bend of a rule, and from there to the words, in type sizes.
const REACH: [f64; 2] = [0.5, 1.4];
/// White between words below each other, in type sizes.
const APART: f64 = 0.45;
/// White between the end of a rule and words, in pt.
const OFF: f64 = 2.0;
/// Most lines of a name beside a pie.
const LINES: usize = 3;
/// Most lines of a name above a pie.
const MANY: usize = 12;
/// Width of a sample of a pattern, in pt.
const SAMPLE: f64 = 13.0;
/// Turn between two points of an outline: 2° stand 0.02 pt off the arc of a pie of 100 pt.
const STEP: f64 = TAU / 180.0;

/// Draws a pie: each series is a slice with one figure, in their order.
pub(super) fn chart(input: &ChartInput, measure: &Measure) -> Result<Chart, TooFull> {
    let slices = slices(input);
    match Around::new(input, &slices, measure) {
        Some(plan) => Ok(plan.draw(&slices)),
        None => below(input, &slices, measure),
    }
}

/// A slice; angles in turns from the top, clockwise.
struct Slice<'i> {
    look: usize,
    name: &'i str,
    value: &'i Value,
    from: f64,
    to: f64,
}

impl Slice<'_> {
    /// Returns the direction of its middle from the middle of the pie.
    fn middle(&self) -> Point {
        direction((self.from + self.to) / 2.0)
    }

    /// Returns its outline.
    fn outline(&self, [x, y]: Point, radius: f64) -> Vec<Point> {
        let steps = ((self.to - self.from) * TAU / STEP).ceil().max(1.0) as usize;
        let turn = |i: usize| self.from + (self.to - self.from) * i as f64 / steps as f64;
        let arc = (0..=steps).map(|i| direction(turn(i))).map(|[dx, dy]| [x + radius * dx, y + radius * dy]);
        // A whole circle has no corner in the middle.
        let corner = (self.to - self.from < 0.9999).then_some([x, y]);
        corner.into_iter().chain(arc).collect()
    }
}

fn direction(turn: f64) -> Point {
    let angle = turn * TAU;
    [angle.sin(), -angle.cos()]
}

fn slices(input: &ChartInput) -> Vec<Slice<'_>> {
    let sum: Decimal = input.values().map(|value| value.number).sum();
    let whole = input.whole.unwrap_or(sum).max(sum);
    let share = |part: Decimal| (part / whole.max(Decimal::new(1, 20))).to_f64().unwrap_or(0.0);
    let mut done = Decimal::ZERO;
    let mut slices = Vec::new();
    for (look, series) in input.series.iter().enumerate() {
        let Some(Some(value)) = series.values.first() else { continue };
        let from = share(done);
        done += value.number;
        slices.push(Slice { look, name: &series.name, value, from, to: share(done) });
    }
    slices
}

/// The words beside a slice.
struct Label {
    lines: Vec<String>,
    right: bool,
    /// The upper edge.
    top: f64,
    /// Whether the rule to it leaves the pie upright before it bends.
    bent: bool,
}

impl Label {
    fn height(&self, size: f64) -> f64 {
        size + (self.lines.len() - 1) as f64 * LEADING * size
    }
}

/// A pie with words around it.
struct Around<'m> {
    canvas: Canvas<'m>,
    width: f64,
    height: f64,
    middle: Point,
    radius: f64,
    labels: Vec<Label>,
}

impl<'m> Around<'m> {
    /// Finds the places of pie and words; `None` if there is no room.
    fn new(input: &ChartInput, slices: &[Slice], measure: &'m Measure) -> Option<Self> {
        let mut canvas = Canvas::new(measure, input.size);
        let size = canvas.size;
        let top = header(&mut canvas, [0.0, 0.0], input.width, &[], Sample::Plain, input.unit.as_deref());
        let usual = (HEIGHT * input.width).max(2.0 * (RADII[0] + REACH[0] + 1.0) * size + top);
        let usual = usual.min(2.0 * (RADII[1] + REACH[0] + 1.0) * size + top);
        // Where words need more, the chart may grow, unless its height is given.
        let heights = match input.height {
            Some(height) => vec![height],
            None => (0..5).map(|step| usual * (1.0 + 0.2 * f64::from(step))).collect(),
        };
        let heights = heights.into_iter().filter(|height| *height <= input.tallest);
        let mut found = None;
        for height in heights {
            let radius = ((height - top) / 2.0 - (REACH[0] + 1.0) * size).min(BROADEST * input.width / 2.0);
            let radius = if input.height.is_some() { radius } else { radius.min(RADII[1] * size) };
            if radius < RADII[0] * size {
                continue;
            }
            let middle = [input.width / 2.0, (top + height) / 2.0];
            let labels = labels(&canvas, slices, (middle, radius), (top, height));
            if let Some(labels) = labels {
                found = Some((height, middle, radius, labels));
                break;
            }
        }
        let (height, middle, radius, labels) = found?;
        Some(Self { canvas, width: input.width, height, middle, radius, labels })
    }

    fn draw(mut self, slices: &[Slice]) -> Chart {
        let size = self.canvas.size;
        for (slice, label) in slices.iter().zip(&self.labels) {
            self.canvas.slice(slice.look, &slice.outline(self.middle, self.radius));
            let ends = rule(slice, label, (self.middle, self.radius), size);
            ends.windows(2).for_each(|ends| self.canvas.rule(RuleRole::Leader, ends[0], ends[1]));
            let edge = inner(label.right, (self.middle, self.radius), size);
            for (row, line) in label.lines.iter().enumerate() {
                let top = label.top + row as f64 * LEADING * size;
                let width = self.canvas.width(line);
                let left = if label.right { edge + OFF } else { edge - OFF - width };
                let role = if row + 1 == label.lines.len() { WordsRole::Value } else { WordsRole::Label };
                let side = if label.right { Side::Left } else { Side::Right };
                self.canvas.words(role, &Area::new(left, top, left + width, top + size), side, line);
            }
        }
        self.canvas.finish(self.width, self.height)
    }
}

/// Returns where the rules of a side end, and its words begin.
fn inner(right: bool, (middle, radius): (Point, f64), size: f64) -> f64 {
    let away = radius + (REACH[0] + REACH[1]) * size;
    if right { middle[0] + away } else { middle[0] - away }
}

/// Returns the corners of the rule from a slice to its words.
fn rule(slice: &Slice, label: &Label, (middle, radius): (Point, f64), size: f64) -> [Point; 3] {
    let [dx, dy] = slice.middle();
    let at = |radius: f64| [middle[0] + radius * dx, middle[1] + radius * dy];
    let end = [inner(label.right, (middle, radius), size), label.top + label.height(size) / 2.0];
    [at(radius), at(radius + if label.bent { REACH[0] * size } else { 0.0 }), end]
}

/// Finds the words of all slices and their places; `None` if they have no room, or a rule would run over the pie.
fn labels(canvas: &Canvas, slices: &[Slice], pie: (Point, f64), (top, bottom): (f64, f64)) -> Option<Vec<Label>> {
    let size = canvas.size;
    let (middle, radius) = pie;
    let room = middle[0] - radius - (REACH[0] + REACH[1]) * size - OFF;
    let mut labels = Vec::new();
    for slice in slices {
        let value = &slice.value.shown;
        let one = format!("{} {value}", slice.name);
        let lines = if canvas.width(&one) <= room {
            vec![one]
        } else {
            let mut lines = axis::whole(canvas, slice.name, room, LINES);
            lines.push(value.clone());
            lines
        };
        if lines.iter().any(|line| canvas.width(line) > room) {
            return None;
        }
        labels.push(Label { lines, right: slice.middle()[0] >= 0.0, top: 0.0, bent: true });
    }
    for right in [true, false] {
        // From the top down: clockwise at the right, against it at the left.
        let mut side: Vec<usize> = (0..labels.len()).filter(|i| labels[*i].right == right).collect();
        if !right {
            side.reverse();
        }
        let mut free = top;
        for i in &side {
            let height = labels[*i].height(size);
            let wanted = middle[1] + (radius + REACH[0] * size) * slices[*i].middle()[1] - height / 2.0;
            labels[*i].top = wanted.max(free);
            free = labels[*i].top + height + APART * size;
        }
        let mut end = bottom;
        for i in side.iter().rev() {
            let height = labels[*i].height(size);
            labels[*i].top = labels[*i].top.min(end - height);
            end = labels[*i].top - APART * size;
        }
        if end + APART * size < top - 0.01 {
            return None;
        }
    }
    for bent in [true, false] {
        labels.iter_mut().for_each(|label| label.bent = bent);
        let rules: Vec<[Point; 3]> =
            slices.iter().zip(&labels).map(|(slice, label)| rule(slice, label, pie, size)).collect();
        let off = if bent { 1.0 } else { -0.1 };
        let clear = rules.iter().all(|[_, bend, end]| distance(middle, *bend, *end) > radius + off);
        let apart = |n: usize| rules[n + 1..].iter().all(|other| !cross(&rules[n], other));
        if clear && (0..rules.len()).all(apart) {
            return Some(labels);
        }
    }
    None
}

/// Returns whether two rules of two pieces each cross.
fn cross(one: &[Point; 3], other: &[Point; 3]) -> bool {
    let side = |a: Point, b: Point, c: Point| (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    one.windows(2).any(|a| {
        other.windows(2).any(|b| {
            side(a[0], a[1], b[0]) * side(a[0], a[1], b[1]) < 0.0
                && side(b[0], b[1], a[0]) * side(b[0], b[1], a[1]) < 0.0
        })
    })
}

/// Returns how near a straight rule comes to a point.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let (along, off) = ([to[0] - from[0], to[1] - from[1]], [point[0] - from[0], point[1] - from[1]]);
    let length = along[0] * along[0] + along[1] * along[1];
    let t = if length > 0.0 { ((off[0] * along[0] + off[1] * along[1]) / length).clamp(0.0, 1.0) } else { 0.0 };
    (off[0] - t * along[0]).hypot(off[1] - t * along[1])
}

/// Draws a pie below its words.
fn below(input: &ChartInput, slices: &[Slice], measure: &Measure) -> Result<Chart, TooFull> {
    let mut canvas = Canvas::new(measure, input.size);
    let size = canvas.size;
    let top = header(&mut canvas, [0.0, 0.0], input.width, &[], Sample::Plain, input.unit.as_deref());
    let top = above(&mut canvas, slices, (input.width, top));
    let radius = match input.height {
        Some(height) => (height - top) / 2.0 - 1.0,
        None => (RADII[1] * size).min((input.tallest - top) / 2.0 - 1.0),
    };
    let radius = radius.min(input.width / 2.0 - 1.0);
    if radius < RADII[0] * size {
        let most = slices.len().saturating_sub(1).max(1);
        return Err(TooFull { what: Crowd::Slices, have: slices.len(), most });
    }
    let middle = [input.width / 2.0, top + radius + 1.0];
    for slice in slices {
        canvas.slice(slice.look, &slice.outline(middle, radius));
    }
    Ok(canvas.finish(input.width, top + 2.0 * radius + 2.0))
}

/// Sets the words of slices from a height on, with samples of their patterns; returns where they end.
fn above(canvas: &mut Canvas, slices: &[Slice], (width, top): (f64, f64)) -> f64 {
    let words: Vec<String> = slices.iter().map(|slice| format!("{} {}", slice.name, slice.value.shown)).collect();
    let size = canvas.size;
    let indent = SAMPLE + 4.0;
    if canvas.widest(words.iter().map(String::as_str)) <= width - indent {
        let names: Vec<(usize, &str)> =
            slices.iter().map(|slice| slice.look).zip(words.iter().map(String::as_str)).collect();
        return top + header(canvas, [0.0, top], width, &names, Sample::Bar, None);
    }
    let mut y = top;
    for slice in slices {
        canvas.bar(slice.look, &Area::new(0.0, y + 0.5, SAMPLE, y + size - 0.5));
        let mut lines = axis::whole(canvas, slice.name, width - indent, MANY);
        lines.push(slice.value.shown.clone());
        for line in lines {
            canvas.words_from(WordsRole::Series, [indent, y], &line);
            y += LEADING * size;
        }
        y += APART * size;
    }
    y
}
