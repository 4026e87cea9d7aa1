//! Puts the white of a stretched line on both sides of a dash alike.
//!
//! The compiler puts white behind Han characters and marks only, so that a
//! dash has all of it before and none behind.

use std::collections::HashMap;

use typst::layout::{Em, Frame, FrameItem};
use typst::text::{Glyph, TextItem};

/// Baselines so near each other in pt are one.
const SAME_LINE: f64 = 0.1;
/// Shifts so small in em are none.
const LEAST: f64 = 1e-4;

/// A mark before a dash that has lost so much of its width in em has no white that the dash could be balanced by.
const SQUEEZED: f64 = 0.05;

/// Where a glyph is: its item in the frame, and its place there.
type At = (usize, usize);

/// Balances every dash of a frame and of the frames in it.
pub(super) fn balance(frame: &mut Frame) {
    if !has_dash(frame) {
        return;
    }
    let shifts = shifts(frame);
    let mut item = 0;
    frame.retain(|found| {
        match found {
            FrameItem::Group(group) => balance(&mut group.frame),
            FrameItem::Text(text) => shift(text, item, &shifts),
            _ => {}
        }
        item += 1;
        true
    });
}

/// Looks before anything is changed, since a change copies shared frames.
fn has_dash(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_dash(&group.frame),
        FrameItem::Text(text) => text.text.contains(is_dash),
        _ => false,
    })
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '―' | '～' | '〜')
}

fn shift(text: &mut TextItem, item: usize, shifts: &HashMap<At, Em>) {
    if !text.text.contains(is_dash) {
        return;
    }
    for (n, glyph) in text.glyphs.iter_mut().enumerate() {
        if let Some(shift) = shifts.get(&(item, n)) {
            glyph.x_offset += *shift;
        }
    }
}

/// Returns how far the dashes among the texts of a frame are to be shifted.
fn shifts(frame: &Frame) -> HashMap<At, Em> {
    let mut shifts = HashMap::new();
    let texts = frame.items().enumerate().filter_map(|(n, (at, item))| match item {
        FrameItem::Text(text) => Some((n, at.y.to_pt(), text)),
        _ => None,
    });
    let glyphs: Vec<(At, f64, &TextItem, &Glyph)> = texts
        .flat_map(|(n, y, text)| text.glyphs.iter().enumerate().map(move |(g, glyph)| ((n, g), y, text, glyph)))
        .collect();
    let is_dash = |n: usize| {
        let (_, _, text, glyph) = glyphs[n];
        text.text.get(glyph.range()).is_some_and(|cluster| cluster.starts_with(is_dash))
    };
    let mut at = 0;
    while at < glyphs.len() {
        if !is_dash(at) {
            at += 1;
            continue;
        }
        let same_line = |n: &usize| (glyphs[*n].1 - glyphs[at].1).abs() < SAME_LINE;
        let end = (at..glyphs.len()).find(|n| !is_dash(*n) || !same_line(n)).unwrap_or(glyphs.len());
        let white = |n: usize| white(glyphs[n].2, glyphs[n].3);
        let inside: f64 = (at..end - 1).map(white).sum();
        let before = at.checked_sub(1).filter(same_line).map_or(0.0, white);
        let behind = white(end - 1);
        let is_between = at.checked_sub(1).filter(same_line).is_some()
            && Some(end).filter(|n| *n < glyphs.len()).filter(same_line).is_some();
        let all = before + inside + behind;
        let mut shift = if is_between && before > -SQUEEZED { all / 2.0 - before } else { 0.0 };
        for (place, _, text, glyph) in &glyphs[at..end] {
            if shift.abs() > LEAST {
                shifts.insert(*place, Em::new(shift));
            }
            // The two of a long dash touch.
            shift -= self::white(text, glyph);
        }
        at = end;
    }
    shifts
}

/// Returns the white in em that is put behind a glyph, beyond its own width.
fn white(text: &TextItem, glyph: &Glyph) -> f64 {
    let own = text.font.x_advance(glyph.id).unwrap_or(glyph.x_advance);
    (glyph.x_advance - glyph.x_offset - own).get()
}
