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
mod most;
mod multiples;
mod pie;
mod place;
mod plan;
mod ranking;
mod scale;

pub use alt::{alternative, ranking_alternative};
pub use most::{OTHERS, Rest, largest};
pub use plan::{Chart, ChartInput, Mark, Piece, Point, RuleRole, Series, Side, TooFull, Value, WordsRole};
pub use ranking::{RankingInput, ranking};

use crate::fonts::Measure;
use crate::messages::Crowd;
use crate::model::{ChartKind, are_periods};

/// Most series whose lines or bars can be told apart.
pub const MOST_SERIES: usize = 8;
/// Most points along an axis.
pub const MOST_POINTS: usize = 200;
/// Most small charts.
pub const MOST_PANELS: usize = 120;

/// Draws a chart.
///
/// Words are set in the font of `measure`. Some figure there must be.
pub fn draw(input: &ChartInput, measure: &Measure) -> Result<Chart, TooFull> {
    limits(input)?;
    match input.kind {
        ChartKind::Line => Ok(line::chart(input, measure)),
        ChartKind::Bar | ChartKind::Stacked => bar::chart(input, measure),
        ChartKind::Multiples => multiples::chart(input, measure),
        ChartKind::Pie => pie::chart(input, measure),
    }
}

/// Draws a chart in pieces between which a page may end: one, or many small charts by their rows.
///
/// Lines stand `pitch` pt apart on the page.
pub fn pieces(input: &ChartInput, measure: &Measure, pitch: f64) -> Result<Vec<Piece>, TooFull> {
    if input.kind == ChartKind::Multiples {
        limits(input)?;
        return multiples::pieces(input, measure, pitch);
    }
    Ok(vec![Piece { plan: draw(input, measure)?, series: 0..input.series.len() }])
}

fn limits(input: &ChartInput) -> Result<(), TooFull> {
    let periods = are_periods(input.series.iter().map(|series| series.name.as_str()));
    let (what, most) = match input.kind {
        ChartKind::Multiples => (Crowd::Panels, MOST_PANELS),
        ChartKind::Pie => (Crowd::Slices, MOST_SERIES),
        // Who asks for the largest has said how many can be told apart; the others are one more.
        _ if input.most.is_some_and(|most| input.series.len() <= most + 1) => (Crowd::Series, usize::MAX),
        _ if periods => (Crowd::Periods, MOST_SERIES),
        _ => (Crowd::Series, MOST_SERIES),
    };
    limit(what, input.series.len(), most)?;
    limit(Crowd::Points, input.labels.len(), MOST_POINTS)
}

fn limit(what: Crowd, have: usize, most: usize) -> Result<(), TooFull> {
    if have > most { Err(TooFull { what, have, most }) } else { Ok(()) }
}
