//! Draws charts as plans of lines, bars, dots and words, ready for the template.
//!
//! What can be right or wrong is decided here: scales, ticks, and that no
//! words collide. Colours, strokes and patterns are the template's. Printed
//! figures are the digits as written; only positions are floating point.

mod alt;
mod axis;
mod bar;
mod canvas;
mod legend;
mod line;
mod multiples;
mod place;
mod plan;
mod ranking;
mod scale;

pub use alt::{alternative, ranking_alternative};
pub use plan::{Chart, ChartInput, Mark, Point, RuleRole, Series, Side, TooFull, Value, WordsRole};
pub use ranking::{RankingInput, ranking};

use crate::fonts::Measure;
use crate::messages::Crowd;
use crate::model::ChartKind;

/// Most series whose lines or bars can be told apart.
pub const MOST_SERIES: usize = 8;
/// Most points along an axis.
pub const MOST_POINTS: usize = 200;
/// Most small charts.
pub const MOST_PANELS: usize = 24;

/// Draws a chart.
///
/// Words are set in the font of `measure`. Some figure there must be.
pub fn draw(input: &ChartInput, measure: &Measure) -> Result<Chart, TooFull> {
    let panels = input.kind == ChartKind::Multiples;
    let (what, most) = if panels { (Crowd::Panels, MOST_PANELS) } else { (Crowd::Series, MOST_SERIES) };
    limit(what, input.series.len(), most)?;
    limit(Crowd::Points, input.labels.len(), MOST_POINTS)?;
    match input.kind {
        ChartKind::Line => Ok(line::chart(input, measure)),
        ChartKind::Bar | ChartKind::Stacked => bar::chart(input, measure),
        ChartKind::Multiples => multiples::chart(input, measure),
    }
}

fn limit(what: Crowd, have: usize, most: usize) -> Result<(), TooFull> {
    if have > most { Err(TooFull { what, have, most }) } else { Ok(()) }
}
