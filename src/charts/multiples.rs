//! Small charts of lines over the same axes, one for each series.

use super::axis::{self, GAP, LEADING, Names};
use super::canvas::Canvas;
use super::legend::{Sample, header};
use super::line::{self, Figures, Line, Plot};
use super::plan::{Chart, ChartInput, RuleRole, Side, TooFull, WordsRole};
use super::scale::{Extent, ticks};
use crate::fonts::Measure;
use crate::messages::Crowd;
use crate::model::Area;

/// Width that a small chart has at least, in type sizes.
const NARROWEST: f64 = 10.5;
/// Height of a small chart's plot, in type sizes: the usual and the least.
const HEIGHTS: [f64; 2] = [8.0, 5.0];

/// Draws one small chart for each series, in rows from the left.
pub(super) fn chart(input: &ChartInput, measure: &Measure) -> Result<Chart, TooFull> {
    let mut canvas = Canvas::new(measure, input.size);
    let size = canvas.size;
    let panels = input.series.len().max(1);
    // Half as many again across as down, so that the whole is neither a strip nor a tower.
    let balanced = (1..=panels).find(|across| 2 * across * across >= 3 * panels).unwrap_or(1);
    let across = ((input.width / (NARROWEST * size)) as usize).clamp(1, balanced);
    let rows = panels.div_ceil(across);
    let across = panels.div_ceil(rows);
    let gutter = 1.5 * size;
    let top = header(&mut canvas, [0.0, 0.0], input.width, &[], Sample::Plain, input.unit.as_deref());
    let extent = Extent::of(input.values().map(|value| value.number), input.zero);
    let grounded = input.zero && !input.invert && extent.low.is_zero();
    let narrow = (input.width - 3.0 * size) / across as f64 - gutter;
    let names: Vec<Vec<String>> =
        input.series.iter().map(|series| axis::whole(&canvas, &series.name, narrow, 9)).collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(1);
    let title = (1.4 + (lines - 1) as f64 * LEADING) * size;
    let foot = (axis::BELOW + 1.0) * size;
    let height_of = |plot: f64| top + rows as f64 * (title + plot + 0.8 * size) - 0.8 * size + foot;
    let tallest = input.height.unwrap_or(input.tallest).min(input.tallest);
    let free = (tallest - top - foot + 0.8 * size) / rows as f64 - title - 0.8 * size;
    if free < HEIGHTS[1] * size {
        let each = title + (HEIGHTS[1] + 0.8) * size;
        let most = ((tallest - top - foot + 0.8 * size) / each).max(0.0) as usize * across;
        return Err(TooFull { what: Crowd::Panels, have: panels, most });
    }
    let tall = if input.height.is_some() { free } else { free.min(HEIGHTS[0] * size) };
    let plot = |left: f64, width: f64, top: f64| Plot {
        area: Area::new(left, top, left + width, top + tall),
        inset: 0.8 * size,
        room: size + 4.5,
        slots: input.labels.len(),
        extent,
        invert: input.invert,
        grounded,
    };
    let draft = plot(0.0, 100.0, 0.0);
    let marks = ticks(&extent, draft.beyond(), draft.most_ticks(size).min(4), false, input.sign());
    let left = canvas.widest(marks.iter().map(|tick| tick.text.as_str())) + GAP;
    let width = (input.width - left - (across - 1) as f64 * gutter) / across as f64;
    for (i, series) in input.series.iter().enumerate() {
        let (row, column) = (i / across, i % across);
        let above = top + row as f64 * (title + tall + 0.8 * size);
        let x = left + column as f64 * (width + gutter);
        let plot = plot(x, width, above + title);
        for (line, words) in names[i].iter().rev().enumerate() {
            let y = above + title - (1.4 + line as f64 * LEADING) * size;
            canvas.words(WordsRole::Title, &Area::new(x, y, x + width, y + size), Side::Center, words);
        }
        axis::levels(&mut canvas, &plot.area, &marks, column == 0, |value| plot.y(value));
        canvas.rule(RuleRole::Axis, [x, plot.area.bottom], [plot.area.right, plot.area.bottom]);
        line::draw(&mut canvas, &plot, &[Line::new(0, series)], Figures::Few, &[]);
        // Months stand once below each column.
        if i + across >= panels {
            let along = Names::thinned(&canvas, &input.labels, (x, plot.area.right), 1, |i| plot.x(i));
            along.draw(&mut canvas, plot.area.bottom);
        }
    }
    Ok(canvas.finish(input.width, height_of(tall)))
}
