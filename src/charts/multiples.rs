//! Small charts of lines over the same axes, one for each series.

use std::ops::Range;

use super::axis::{self, GAP, LEADING, Names};
use super::canvas::Canvas;
use super::legend::{Sample, header};
use super::line::{self, Figures, Line, Plot};
use super::plan::{Chart, ChartInput, Piece, RuleRole, Side, TooFull, WordsRole};
use super::scale::{Extent, Tick, ticks};
use crate::fonts::Measure;
use crate::messages::Crowd;
use crate::model::Area;

/// Width that a small chart has at least, in type sizes.
const NARROWEST: f64 = 10.5;
/// Height of a small chart's plot, in type sizes: the usual and the least.
const HEIGHTS: [f64; 2] = [8.0, 5.0];
/// White between two rows of small charts, in type sizes.
const BETWEEN: f64 = 0.8;
/// Part of a page from which on the rows stand by themselves, so that pages can end between them.
const TALL: f64 = 0.6;

/// Draws one small chart for each series, in rows from the left.
pub(super) fn chart(input: &ChartInput, measure: &Measure) -> Result<Chart, TooFull> {
    let panels = Panels::new(input, measure);
    let tallest = input.height.unwrap_or(input.tallest).min(input.tallest);
    let free = panels.free(tallest);
    let size = input.size;
    if free < HEIGHTS[1] * size {
        let each = panels.title + (HEIGHTS[1] + BETWEEN) * size;
        let room = tallest - panels.top - panels.foot + BETWEEN * size;
        let most = (room / each).max(0.0) as usize * panels.across;
        return Err(TooFull { what: Crowd::Panels, have: panels.count(), most });
    }
    let tall = if input.height.is_some() { free } else { free.min(HEIGHTS[0] * size) };
    let count = panels.count();
    // Months stand once below each column.
    Ok(panels.draw(0..count, tall, true, |i| i + panels.across >= count, measure))
}

/// Draws the same in pieces, a row each, if they would fill most of a page; lines stand `pitch` apart on the page.
pub(super) fn pieces(input: &ChartInput, measure: &Measure, pitch: f64) -> Result<Vec<Piece>, TooFull> {
    let panels = Panels::new(input, measure);
    let (size, count) = (input.size, panels.count());
    let natural = panels.top + panels.rows() as f64 * (panels.title + (HEIGHTS[0] + BETWEEN) * size) + panels.foot;
    if input.height.is_some() || panels.rows() < 2 || natural <= TALL * input.tallest {
        return Ok(vec![Piece { plan: chart(input, measure)?, series: 0..count }]);
    }
    // Whole lines of the page, each row with the words of its axis.
    let around = panels.title + panels.foot + BETWEEN * size;
    let tall = ((around + HEIGHTS[0] * size) / pitch).ceil() * pitch - around;
    let starts = (0..count).step_by(panels.across);
    let piece = |start: usize| {
        let series = start..(start + panels.across).min(count);
        Piece { plan: panels.draw(series.clone(), tall, start == 0, |_| true, measure), series }
    };
    Ok(starts.map(piece).collect())
}

/// What all small charts have in common; lengths in pt.
struct Panels<'i> {
    input: &'i ChartInput,
    /// How many stand side by side.
    across: usize,
    gutter: f64,
    /// Their names, broken into lines.
    names: Vec<Vec<String>>,
    /// Height of the unit above all of them, of a name, and of the words along the axis.
    top: f64,
    title: f64,
    foot: f64,
    extent: Extent,
    grounded: bool,
}

impl<'i> Panels<'i> {
    fn new(input: &'i ChartInput, measure: &Measure) -> Self {
        let mut canvas = Canvas::new(measure, input.size);
        let size = canvas.size;
        let panels = input.series.len().max(1);
        // Half as many again across as down, so that the whole is neither a strip nor a tower.
        let balanced = (1..=panels).find(|across| 2 * across * across >= 3 * panels).unwrap_or(1);
        let across = ((input.width / (NARROWEST * size)) as usize).clamp(1, balanced);
        let across = panels.div_ceil(panels.div_ceil(across));
        let gutter = 1.5 * size;
        let narrow = (input.width - 3.0 * size) / across as f64 - gutter;
        let names: Vec<Vec<String>> =
            input.series.iter().map(|series| axis::whole(&canvas, &series.name, narrow, 9)).collect();
        let lines = names.iter().map(Vec::len).max().unwrap_or(1);
        let extent = Extent::of(input.values().map(|value| value.number), input.zero);
        Self {
            input,
            across,
            gutter,
            names,
            top: header(&mut canvas, [0.0, 0.0], input.width, &[], Sample::Plain, input.unit.as_deref()),
            title: (1.4 + (lines - 1) as f64 * LEADING) * size,
            foot: (axis::BELOW + 1.0) * size,
            extent,
            grounded: input.zero && !input.invert && extent.low.is_zero(),
        }
    }

    fn count(&self) -> usize {
        self.input.series.len().max(1)
    }

    fn rows(&self) -> usize {
        self.count().div_ceil(self.across)
    }

    /// Returns the height that a plot may have at most.
    fn free(&self, tallest: f64) -> f64 {
        let size = self.input.size;
        (tallest - self.top - self.foot + BETWEEN * size) / self.rows() as f64 - self.title - BETWEEN * size
    }

    fn plot(&self, left: f64, width: f64, top: f64, tall: f64) -> Plot {
        let size = self.input.size;
        Plot {
            area: Area::new(left, top, left + width, top + tall),
            inset: 0.8 * size,
            room: size + 4.5,
            slots: self.input.labels.len(),
            extent: self.extent,
            invert: self.input.invert,
            grounded: self.grounded,
        }
    }

    /// Draws some of the small charts; `opens` has the unit above them, and `worded` tells which have words below.
    fn draw(
        &self,
        drawn: Range<usize>,
        tall: f64,
        opens: bool,
        worded: impl Fn(usize) -> bool,
        measure: &Measure,
    ) -> Chart {
        let input = self.input;
        let mut canvas = Canvas::new(measure, input.size);
        let size = canvas.size;
        let unit = input.unit.as_deref().filter(|_| opens);
        let top = header(&mut canvas, [0.0, 0.0], input.width, &[], Sample::Plain, unit);
        let draft = self.plot(0.0, 100.0, 0.0, tall);
        let marks = ticks(&self.extent, draft.beyond(), draft.most_ticks(size).min(4), false, input.sign());
        let left = canvas.widest(marks.iter().map(|tick| tick.text.as_str())) + GAP;
        let width = (input.width - left - (self.across - 1) as f64 * self.gutter) / self.across as f64;
        let rows = drawn.len().div_ceil(self.across);
        for (at, i) in drawn.enumerate() {
            let (row, column) = (at / self.across, at % self.across);
            let above = top + row as f64 * (self.title + tall + BETWEEN * size);
            let x = left + column as f64 * (width + self.gutter);
            let plot = self.plot(x, width, above + self.title, tall);
            self.panel(&mut canvas, i, &plot, &marks, column == 0);
            if worded(i) {
                let along = Names::thinned(&canvas, &input.labels, (x, plot.area.right), 1, |i| plot.x(i));
                along.draw(&mut canvas, plot.area.bottom);
            }
        }
        let height = top + rows as f64 * (self.title + tall + BETWEEN * size) - BETWEEN * size + self.foot;
        canvas.finish(input.width, height)
    }

    /// Draws a small chart: its name, its axes and its line.
    fn panel(&self, canvas: &mut Canvas, i: usize, plot: &Plot, marks: &[Tick], first: bool) {
        let Some(series) = self.input.series.get(i) else { return };
        let (size, Area { left, right, top, bottom }) = (canvas.size, plot.area);
        for (line, words) in self.names[i].iter().rev().enumerate() {
            let y = top - (1.4 + line as f64 * LEADING) * size;
            canvas.words(WordsRole::Title, &Area::new(left, y, right, y + size), Side::Center, words);
        }
        axis::levels(canvas, &plot.area, marks, first, |value| plot.y(value));
        canvas.rule(RuleRole::Axis, [left, bottom], [right, bottom]);
        line::draw(canvas, plot, &[Line::new(0, series)], Figures::Few, &[]);
    }
}
