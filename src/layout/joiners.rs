//! Takes the joiners out of finished pages.
//!
//! They have done their work once the lines are broken. Left in, they would
//! be copied out of the PDF with the text and hide words from a search.

use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;

use crate::document::JOINER;

/// Removes every joiner from the text of a frame and of the frames in it.
pub(super) fn remove(frame: &mut Frame) {
    if !has_joiner(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => remove(&mut group.frame),
            FrameItem::Text(text) if text.text.contains(JOINER) => clean(text),
            _ => {}
        }
        true
    });
}

/// Looks before anything is changed, since a change copies shared frames.
fn has_joiner(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_joiner(&group.frame),
        FrameItem::Text(text) => text.text.contains(JOINER),
        _ => false,
    })
}

fn clean(item: &mut TextItem) {
    let text = item.text.clone();
    // The offset of a byte once all joiners before it are gone.
    let moved = |offset: u16| {
        let joiners = text[..usize::from(offset)].matches(JOINER).count();
        offset - (joiners * JOINER.len_utf8()) as u16
    };
    for glyph in &mut item.glyphs {
        glyph.range = moved(glyph.range.start)..moved(glyph.range.end);
    }
    // A joiner's own glyph has no shape; its width, if any, goes to its neighbour.
    let mut glyphs: Vec<typst::text::Glyph> = Vec::with_capacity(item.glyphs.len());
    for glyph in item.glyphs.drain(..) {
        match glyphs.last_mut() {
            Some(last) if glyph.range.is_empty() => last.x_advance += glyph.x_advance,
            _ => glyphs.push(glyph),
        }
    }
    item.glyphs = glyphs;
    item.text = text.chars().filter(|c| *c != JOINER).collect();
}
