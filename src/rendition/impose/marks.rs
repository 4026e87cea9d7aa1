//! Marks beside the trimmed sheet: where to cut and to fold, for laying colours over each other, and what it is.

use super::draw::{Ink, Pen, Placed, circle, line};
use super::plan::{BLEED, Sheet};

/// The length of marks, in mm.
const LENGTH: f64 = 5.0;
/// The length of the strokes at the fold where there is no room for marks, in mm.
const TICK: f64 = 3.0;
/// The shortest mark that is of use, in mm.
const SHORTEST: f64 = 2.0;
/// Radius of register marks, in mm.
const RADIUS: f64 = 2.0;
/// Room below the sheet that the line of words needs, in mm.
const SLUG_ROOM: f64 = 8.0;
/// Type size of the line of words, in pt.
const SLUG_SIZE: f64 = 7.0;

/// Draws the marks of a folded sheet, in mm from the corner of the trimmed sheet.
pub(super) fn marks(sheet: &Sheet) -> Vec<Placed> {
    let [beside, above] = sheet.room();
    let (width, height) = (sheet.trim.width, sheet.trim.height);
    let mut marks = Vec::new();
    if let Some([near, far]) = reach(beside) {
        for y in [0.0, height] {
            marks.push(line(Ink::All, [-near, y], [-far, y]));
            marks.push(line(Ink::All, [width + near, y], [width + far, y]));
        }
    }
    if let Some([near, far]) = reach(above) {
        for x in [0.0, width] {
            marks.push(line(Ink::All, [x, -near], [x, -far]));
            marks.push(line(Ink::All, [x, height + near], [x, height + far]));
        }
    }
    let fold = width / 2.0;
    // Without room the fold is told by short strokes at head and foot, within the white margin.
    let outside = reach(above);
    let [near, far] = outside.unwrap_or([above, above - TICK]);
    let ink = if outside.is_some() { Ink::All } else { Ink::Black };
    marks.push(line(ink, [fold, -near], [fold, -far]));
    marks.push(line(ink, [fold, height + near], [fold, height + far]));
    if reach(beside).is_some_and(|[near, far]| far - near >= 2.0 * RADIUS) {
        let centre = BLEED + LENGTH / 2.0;
        marks.extend(register([-centre, height / 2.0]));
        marks.extend(register([width + centre, height / 2.0]));
    }
    marks
}

/// Sets the line of words below a sheet, if there is room.
pub(super) fn slug(text: &str, sheet: &Sheet, pen: &Pen) -> Option<Placed> {
    let [_, below] = sheet.room();
    let place = [BLEED + LENGTH, sheet.trim.height + below.min(SLUG_ROOM) - 1.0];
    (below >= SLUG_ROOM).then(|| pen.line(text, SLUG_SIZE, place))?
}

/// Returns where a mark begins and ends in so much room; `None` if it would be too short.
fn reach(room: f64) -> Option<[f64; 2]> {
    let end = room.min(BLEED + LENGTH);
    (end - BLEED >= SHORTEST).then_some([BLEED, end])
}

/// Draws a cross in a circle.
fn register([x, y]: [f64; 2]) -> [Placed; 3] {
    let arm = LENGTH / 2.0;
    [
        circle(Ink::All, [x, y], RADIUS),
        line(Ink::All, [x - arm, y], [x + arm, y]),
        line(Ink::All, [x, y - arm], [x, y + arm]),
    ]
}
