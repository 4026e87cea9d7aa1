//! Charts of bars: side by side or made of pieces, upright or lying.
//!
//! Bars lie where names or figures are too wide to stand side by side, so
//! that every name is whole and every bar has its figure.

use rust_decimal::Decimal;

use super::axis::{self, GAP, LEADING, Names};
use super::canvas::Canvas;
use super::legend::{Sample, header};
use super::place::{Taken, around};
use super::plan::{Chart, ChartInput, RuleRole, Side, TooFull, Value, WordsRole};
use super::scale::{Extent, Tick, ticks};
use crate::fonts::Measure;
use crate::messages::Crowd;
use crate::model::{Area, ChartKind};

/// Share of a place that one bar fills, and several.
const FILLED: [f64; 2] = [0.66, 0.82];
/// Thickness of an upright bar in type sizes, at most.
const WIDEST: f64 = 4.0;
/// White between a bar and its figure, in pt.
const OFF: f64 = 2.0;

/// Draws bars, upright if everything has room so, else lying.
pub(super) fn chart(input: &ChartInput, measure: &Measure) -> Result<Chart, TooFull> {
    let stacked = input.kind == ChartKind::Stacked;
    let mut canvas = Canvas::new(measure, input.size);
    let names = input.names();
    let sample = if names.len() > 1 { Sample::Bar } else { Sample::Plain };
    let top = header(&mut canvas, [0.0, 0.0], input.width, &names, sample, input.unit.as_deref());
    let bars = Bars { input, stacked, extent: extent(input, stacked), top };
    match bars.upright(&canvas) {
        Some(plan) => Ok(bars.draw_upright(canvas, &plan)),
        None => bars.draw_lying(canvas),
    }
}

/// Returns the extent of single figures, or of the sums of pieces.
fn extent(input: &ChartInput, stacked: bool) -> Extent {
    let number = |value: &Option<Value>| value.as_ref().map(|value| value.number);
    if !stacked {
        return Extent::of(input.series.iter().flat_map(|s| &s.values).filter_map(number), true).rounded(5);
    }
    let sum = |i: usize| input.series.iter().filter_map(|s| number(s.values.get(i)?)).sum::<Decimal>();
    Extent::of((0..input.labels.len()).map(sum), true).rounded(5)
}

struct Bars<'i> {
    input: &'i ChartInput,
    stacked: bool,
    extent: Extent,
    /// Where the legend ends.
    top: f64,
}

/// What upright bars need to be drawn.
struct Upright {
    height: f64,
    plot: Area,
    marks: Vec<Tick>,
    names: Names,
    thickness: f64,
}

impl Bars<'_> {
    /// Bars that stand side by side in one place.
    fn beside(&self) -> usize {
        if self.stacked { 1 } else { self.input.series.len().max(1) }
    }

    fn marks(&self) -> Vec<Tick> {
        ticks(&self.extent, 0.0, 6, false, self.input.sign())
    }

    /// Plans upright bars; `None` if names or figures are too wide for them.
    fn upright(&self, canvas: &Canvas) -> Option<Upright> {
        let (size, count) = (canvas.size, self.input.labels.len().max(1));
        let height = self.input.upright_height();
        let marks = self.marks();
        let left = canvas.widest(marks.iter().map(|tick| tick.text.as_str())) + GAP;
        let slot = (self.input.width - left) / count as f64;
        let middle = |i: usize| left + (i as f64 + 0.5) * slot;
        let names = Names::whole(canvas, &self.input.labels, (left, self.input.width), 2, middle)?;
        let thickness = (FILLED[usize::from(self.beside() > 1)] * slot / self.beside() as f64).min(WIDEST * size);
        let widest = canvas.widest(self.input.values().map(|value| value.shown.as_str()));
        let room = if self.beside() == 1 && !self.stacked { slot - 2.0 } else { thickness - 2.0 };
        if widest > room || thickness < 0.6 * size {
            return None;
        }
        let bottom = height - names.height(size) - if self.has_negative() { size + OFF } else { 0.0 };
        let head = if self.stacked { 0.7 * size } else { size + OFF };
        let plot = Area::new(left, self.top + head, self.input.width, bottom);
        (plot.height() > 3.0 * size).then_some(Upright { height, plot, marks, names, thickness })
    }

    fn has_negative(&self) -> bool {
        self.extent.low < Decimal::ZERO
    }

    fn draw_upright(&self, mut canvas: Canvas, plan: &Upright) -> Chart {
        let Upright { height, plot, marks, names, thickness } = plan;
        let size = canvas.size;
        let y = |value: Decimal| plot.bottom - self.extent.share(value) * plot.height();
        let slot = plot.width() / self.input.labels.len().max(1) as f64;
        let middle = |i: usize| plot.left + (i as f64 + 0.5) * slot;
        axis::levels(&mut canvas, plot, marks, true, y);
        let foot = y(Decimal::ZERO);
        let mut beside = Taken::new(*plot);
        for i in 0..self.input.labels.len() {
            let left = middle(i) - thickness * self.beside() as f64 / 2.0;
            for (look, from, to, value) in self.pieces(i) {
                let left = if self.stacked { left } else { left + look as f64 * thickness };
                let (a, b) = (y(from), y(to));
                let bar = Area::new(left, a.min(b), left + thickness, a.max(b));
                canvas.bar(look, &bar);
                let words = [canvas.width(&value.shown), size];
                let x = (bar.left + bar.right) / 2.0;
                if !self.stacked {
                    let away = if to < Decimal::ZERO { OFF + size / 2.0 } else { -OFF - size / 2.0 };
                    canvas.figure(&around([x, b + away], words), &value.shown, None);
                } else if bar.height() >= size {
                    canvas.figure(&around([x, (a + b) / 2.0], words), &value.shown, Some(look));
                } else {
                    // A piece too thin for its figure has it at its side, in the white before the next bar.
                    let away = (thickness + words[0]) / 2.0 + OFF;
                    let sides = [x + away, x - away].map(|x| around([x, (a + b) / 2.0], words));
                    let reaches = words[0] + OFF + 1.0 > slot - thickness;
                    let free = sides.into_iter().filter(|_| !reaches).find(|area| beside.is_free(area));
                    if let Some(area) = free {
                        beside.add_area(area);
                        canvas.figure(&area, &value.shown, None);
                    }
                }
            }
        }
        canvas.rule(RuleRole::Axis, [plot.left, foot], [plot.right, foot]);
        let below = if self.has_negative() { plot.bottom + size + OFF } else { plot.bottom };
        names.draw(&mut canvas, below);
        canvas.finish(self.input.width, *height)
    }

    /// Returns look, beginning, end and figure of each bar, or piece, of a place.
    fn pieces(&self, i: usize) -> Vec<(usize, Decimal, Decimal, &Value)> {
        let mut sum = Decimal::ZERO;
        let mut pieces = Vec::new();
        for (look, series) in self.input.series.iter().enumerate() {
            let Some(Some(value)) = series.values.get(i) else { continue };
            let from = if self.stacked { sum } else { Decimal::ZERO };
            sum = from + value.number;
            pieces.push((look, from, sum, value));
        }
        pieces
    }

    fn draw_lying(&self, mut canvas: Canvas) -> Result<Chart, TooFull> {
        let (size, count) = (canvas.size, self.input.labels.len().max(1));
        let names = self.lying_names(&canvas);
        let lines = names.iter().map(Vec::len).max().unwrap_or(1);
        let bar_least = size + if self.stacked { 2.5 } else { 0.5 };
        let least = (bar_least * self.beside() as f64).max(lines as f64 * LEADING * size) + 0.4 * size;
        let foot = GAP + size;
        let tallest = self.input.height.unwrap_or(self.input.tallest).min(self.input.tallest);
        let room = (tallest - self.top - foot) / count as f64;
        if room < least {
            let most = ((tallest - self.top - foot) / least).max(0.0) as usize * self.beside();
            return Err(TooFull { what: Crowd::Bars, have: count * self.beside(), most });
        }
        let slot = if self.input.height.is_some() { room } else { room.min(least + 0.5 * size) };
        let bottom = self.top + slot * count as f64;
        let left = canvas.widest(names.iter().flatten().map(String::as_str)) + GAP;
        let beyond = |negative: bool| {
            let values = self.input.values().filter(|value| (value.number < Decimal::ZERO) == negative);
            let widest = canvas.widest(values.map(|value| value.shown.as_str()));
            if self.stacked || widest == 0.0 { 0.0 } else { widest + OFF + 1.0 }
        };
        let marks = self.marks();
        // The last tick's words stand half beyond the axis.
        let end = marks.last().map_or(0.0, |tick| canvas.width(&tick.text) / 2.0);
        let plot = Area::new(left + beyond(true), self.top, self.input.width - beyond(false).max(end), bottom);
        let x = |value: Decimal| plot.left + self.extent.share(value) * plot.width();
        self.levels(&mut canvas, &plot, &marks, x);
        let thickness = (0.8 * slot / self.beside() as f64).min(2.0 * size).max(bar_least.min(slot));
        for (i, lines) in names.iter().enumerate() {
            let middle = plot.top + (i as f64 + 0.5) * slot;
            let top = middle - thickness * self.beside() as f64 / 2.0;
            for (row, line) in lines.iter().enumerate() {
                let at = middle + (row as f64 - (lines.len() - 1) as f64 / 2.0) * LEADING * size;
                let area = Area::new(0.0, at - size / 2.0, left - GAP, at + size / 2.0);
                canvas.words(WordsRole::Label, &area, Side::Right, line);
            }
            for (look, from, to, value) in self.pieces(i) {
                let top = if self.stacked { top } else { top + look as f64 * thickness };
                let (a, b) = (x(from), x(to));
                let bar = Area::new(a.min(b), top, a.max(b), top + thickness);
                canvas.bar(look, &bar);
                let width = canvas.width(&value.shown);
                let at = if self.stacked {
                    (a + b) / 2.0
                } else if to < Decimal::ZERO {
                    b - OFF - width / 2.0
                } else {
                    b + OFF + width / 2.0
                };
                if !self.stacked || bar.width() >= width + 2.0 {
                    let middle = (bar.top + bar.bottom) / 2.0;
                    let area = around([at, middle], [width, size]);
                    canvas.figure(&area, &value.shown, self.stacked.then_some(look));
                }
            }
        }
        let foot_x = x(Decimal::ZERO);
        canvas.rule(RuleRole::Axis, [foot_x, plot.top], [foot_x, plot.bottom]);
        Ok(canvas.finish(self.input.width, bottom + foot))
    }

    /// Draws ticks below lying bars, leaving out words that would touch.
    fn levels(&self, canvas: &mut Canvas, plot: &Area, marks: &[Tick], x: impl Fn(Decimal) -> f64) {
        let mut free = f64::MIN;
        for tick in marks {
            let at = x(tick.at);
            canvas.rule(RuleRole::Grid, [at, plot.top], [at, plot.bottom]);
            let half = canvas.width(&tick.text) / 2.0;
            let right = (at + half).min(self.input.width);
            let area = Area::new(right - 2.0 * half, plot.bottom + GAP, right, plot.bottom + GAP + canvas.size);
            if area.left >= free.max(0.0) {
                canvas.words(WordsRole::Tick, &area, Side::Center, &tick.text);
                free = area.right + 0.5 * canvas.size;
            }
        }
    }

    /// Breaks the names of lying bars so that they leave most of the width to the bars.
    fn lying_names(&self, canvas: &Canvas) -> Vec<Vec<String>> {
        let room = 0.36 * self.input.width;
        self.input.labels.iter().map(|name| axis::whole(canvas, name, room, 12)).collect()
    }
}
