//! Small charts of lines over the same axes, one for each series.

use super::axis::{self, GAP, Names};
use super::canvas::Canvas;
use super::legend::{Sample, header};
use super::line::{self, Figures, Line, Plot};
use super::place::Area;
use super::scale::{Extent, ticks};
use super::{Chart, ChartInput, RuleRole, Side, TooFull, WordsRole};
use crate::fonts::Measure;
use crate::messages::Crowd;

/// Width that a small chart has at least, in type sizes.
const NARROWEST: f64 = 15.0;
/// Height of a small chart's plot, in type sizes: the usual and the least.
const HEIGHTS: [f64; 2] = [8.0, 5.0];

/// Draws one small chart for each series, in rows from the left.
pub(super) fn chart(input: &ChartInput, measure: &Measure) -> Result<Chart, TooFull> {
    let mut canvas = Canvas::new(measure, input.size);
    let size = canvas.size;
    let panels = input.series.len().max(1);
    let across = ((input.width / (NARROWEST * size)) as usize).clamp(1, panels);
    let rows = panels.div_ceil(across);
    let across = panels.div_ceil(rows);
    let gutter = 1.5 * size;
    let top = header(&mut canvas, [0.0, 0.0], input.width, &[], Sample::Plain, input.unit.as_deref());
    let values = input.series.iter().flat_map(|series| &series.values).flatten().map(|value| value.number);
    let extent = Extent::of(values, input.zero);
    let grounded = input.zero && !input.invert && extent.low.is_zero();
    let title = 1.4 * size;
    let foot = GAP + size;
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
    let marks = ticks(&extent, draft.beyond(), draft.most_ticks(size).min(4), false, line::sign(&input.series));
    let left = canvas.widest(marks.iter().map(|tick| tick.text.as_str())) + GAP;
    let width = (input.width - left - (across - 1) as f64 * gutter) / across as f64;
    for (i, series) in input.series.iter().enumerate() {
        let (row, column) = (i / across, i % across);
        let above = top + row as f64 * (title + tall + 0.8 * size);
        let x = left + column as f64 * (width + gutter);
        let plot = plot(x, width, above + title);
        let name = shortened(&canvas, &series.name, width);
        canvas.words(WordsRole::Title, &Area::new(x, above, x + width, above + size), Side::Center, &name);
        axis::levels(&mut canvas, &plot.area, &marks, column == 0, |value| plot.y(value));
        canvas.rule(RuleRole::Axis, [x, plot.area.bottom], [plot.area.right, plot.area.bottom]);
        line::draw(&mut canvas, &plot, &[Line::new(0, series)], Figures::Few, &[]);
        // Months stand once below each column.
        if i + across >= panels {
            let along = Names::thinned(&canvas, &input.labels, plot.slot(), 1);
            let edges = (x - gutter / 2.0, (plot.area.right + gutter / 2.0).min(input.width));
            along.draw(&mut canvas, edges, plot.area.bottom, |i| plot.x(i));
        }
    }
    Ok(canvas.finish(input.width, height_of(tall)))
}

/// Cuts a name that is wider than its chart; the whole of it is in the alternative text.
fn shortened(canvas: &Canvas, name: &str, room: f64) -> String {
    if canvas.width(name) <= room {
        return name.to_owned();
    }
    let mut kept: String = name.to_owned();
    while !kept.is_empty() && canvas.width(&format!("{kept}…")) > room {
        kept.pop();
    }
    format!("{kept}…")
}
