//! The lines above a chart: names of the series with samples, and the unit.

use super::canvas::Canvas;
use super::plan::{Point, WordsRole};
use crate::model::Area;

/// What a sample in the legend looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sample {
    /// None: the name alone.
    Plain,
    /// A piece of line with a dot.
    Line,
    /// A small bar.
    Bar,
}

/// Width of a piece of line, in pt.
const LINE: f64 = 20.0;
/// Width of a small bar, in pt.
const BAR: f64 = 13.0;

/// Draws names and unit from a point on, in as many lines as the width needs; returns their height.
pub(super) fn header(
    canvas: &mut Canvas,
    from: Point,
    width: f64,
    names: &[(usize, &str)],
    sample: Sample,
    unit: Option<&str>,
) -> f64 {
    let size = canvas.size;
    let sample_width = match sample {
        Sample::Plain => 0.0,
        Sample::Line => LINE + 4.0,
        Sample::Bar => BAR + 4.0,
    };
    let [mut x, mut y] = from;
    let right = from[0] + width;
    let step = 1.4 * size;
    let mut advance = |needed: f64| {
        if x > from[0] && x + needed > right {
            (x, y) = (from[0], y + step);
        }
        let at = [x, y];
        x += needed + 1.5 * size;
        at
    };
    let mut drawn = false;
    for (look, name) in names {
        let at = advance(sample_width + canvas.width(name));
        draw_sample(canvas, at, *look, sample);
        canvas.words_from(WordsRole::Series, [at[0] + sample_width, at[1]], name);
        drawn = true;
    }
    if let Some(unit) = unit {
        let at = advance(canvas.width(unit));
        canvas.words_from(WordsRole::Unit, at, unit);
        drawn = true;
    }
    if drawn { y + step + 1.0 - from[1] } else { 0.0 }
}

fn draw_sample(canvas: &mut Canvas, [x, y]: Point, look: usize, sample: Sample) {
    let size = canvas.size;
    let middle = y + size / 2.0;
    match sample {
        Sample::Plain => {}
        Sample::Line => {
            canvas.curve(look, &[[x, middle], [x + LINE, middle]]);
            canvas.dot(look, [x + LINE / 2.0, middle]);
        }
        Sample::Bar => canvas.bar(look, &Area::new(x, y + 0.5, x + BAR, y + size - 0.5)),
    }
}
