//! A sheet that shows how the printer turns the paper.

use typst::layout::{Frame, Size};
use typst_layout::PagedDocument;

use super::draw::{Ink, Pen, Placed, filled, line, mm};
use super::paper::Area;
use super::plan::{Flip, Plan, Sheet};
use super::side_page;
use crate::fonts::Fonts;
use crate::messages::{ImposeFault, Lang, TestPageWords};

/// The length of the line that shows whether the printer scales, in mm.
const RULER: f64 = 100.0;
/// The edges of each half of the smallest sheet with room for the words, in mm.
const SMALLEST: Area = Area { width: 105.0, height: 148.0 };

/// Makes both sides of a test sheet: four pages of a booklet, numbered, with arrows to their heads.
///
/// It is as large as the plan's paper, or A3, and its back is turned as the
/// plan's `flip` says. Fails on paper below A5.
pub fn test_page(plan: &Plan, fonts: &Fonts, lang: Lang) -> Result<(PagedDocument, Sheet), ImposeFault> {
    let paper = plan.paper.unwrap_or(Area { width: 297.0, height: 420.0 });
    let half = Area { width: paper.upright().height / 2.0, height: paper.upright().width };
    if !half.holds(SMALLEST) {
        return Err(ImposeFault::PaperTooSmall { paper: paper.to_string(), need: "A5".into() });
    }
    let sheet = Plan { paper: None, ..plan.clone() }.sheet(half)?;
    let words = lang.test_page(plan.flip == Flip::Short);
    let pen = Pen::new(fonts);
    let sides = [[4, 1], [2, 3]].into_iter().enumerate().map(|(i, pages)| {
        let mut frame = Frame::hard(Size::new(mm(sheet.trim.width), mm(sheet.trim.height)));
        for (cell, page) in sheet.cells.iter().zip(pages) {
            frame.push_multiple(half_sheet(cell.x, half, page, words.side[i], &words, &pen));
        }
        frame.push_multiple(fold(&sheet, words.fold, &pen));
        side_page(frame, i == 1, &sheet)
    });
    Ok((PagedDocument::new(sides.collect(), Default::default()), sheet))
}

/// Draws one page: arrow, number, side, and on page 1 what to do.
fn half_sheet(x: f64, half: Area, page: usize, side: &str, words: &TestPageWords, pen: &Pen) -> Vec<Placed> {
    let (middle, unit) = (x + half.width / 2.0, half.width / 210.0);
    let y = |mm: f64| mm * unit;
    let mut drawn = vec![filled(&arrow(middle, y(18.0), unit))];
    drawn.extend(pen.centred(words.head, 16.0 * unit, [middle, y(78.0)]));
    drawn.extend(pen.centred(&page.to_string(), 200.0 * unit, [middle, y(155.0)]));
    drawn.extend(pen.centred(side, 40.0 * unit, [middle, y(180.0)]));
    drawn.extend(pen.centred(&words.flip, 20.0 * unit, [middle, y(194.0)]));
    if page == 1 {
        for (i, step) in words.steps.iter().enumerate() {
            drawn.extend(pen.line(step, 12.0 * unit, [x + 20.0 * unit, y(212.0 + 9.0 * i as f64)]));
        }
        let (left, below) = (middle - RULER / 2.0, y(258.0));
        drawn.push(line(Ink::Black, [left, below], [left + RULER, below]));
        for end in [left, left + RULER] {
            drawn.push(line(Ink::Black, [end, below - 3.0 * unit], [end, below + 3.0 * unit]));
        }
        drawn.extend(pen.centred(words.ruler, 11.0 * unit, [middle, below + 8.0 * unit]));
    }
    drawn
}

/// Returns the outline of an arrow that points to the head of the page; its tip is at a point in mm.
fn arrow(x: f64, y: f64, unit: f64) -> Vec<[f64; 2]> {
    let outline = [[0.0, 0.0], [24.0, 26.0], [10.0, 26.0], [10.0, 50.0], [-10.0, 50.0], [-10.0, 26.0], [-24.0, 26.0]];
    outline.iter().map(|[dx, dy]| [x + dx * unit, y + dy * unit]).collect()
}

/// Draws the fold as a line of dashes, with its name at the foot.
fn fold(sheet: &Sheet, name: &str, pen: &Pen) -> Vec<Placed> {
    let x = sheet.trim.width / 2.0;
    let dashes = (sheet.trim.height / 8.0) as usize;
    let mut drawn: Vec<Placed> =
        (0..dashes).map(|i| line(Ink::Black, [x, 8.0 * i as f64], [x, 8.0 * i as f64 + 5.0])).collect();
    drawn.extend(pen.line(name, 10.0, [x + 3.0, sheet.trim.height - 8.0]));
    drawn
}
