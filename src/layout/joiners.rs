//! Takes joiners and splitters out of finished pages.
//!
//! They have done their work once the lines are broken. Left in, they would
//! be copied out of the PDF with the text and hide words from a search.

use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;

use crate::hanzi::{JOINER, SPLITTER};

/// The marks; both have the same number of bytes.
const MARKS: [char; 2] = [JOINER, SPLITTER];

/// Removes every mark from the text of a frame and of the frames in it.
pub(super) fn remove(frame: &mut Frame) {
    if !has_mark(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => remove(&mut group.frame),
            FrameItem::Text(text) if text.text.contains(MARKS) => clean(text),
            _ => {}
        }
        true
    });
}

/// Looks before anything is changed, since a change copies shared frames.
fn has_mark(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_mark(&group.frame),
        FrameItem::Text(text) => text.text.contains(MARKS),
        _ => false,
    })
}

fn clean(item: &mut TextItem) {
    let text = item.text.clone();
    // The offset of a byte once all marks before it are gone.
    let moved = |offset: u16| {
        let marks = text[..usize::from(offset)].matches(MARKS).count();
        offset - (marks * JOINER.len_utf8()) as u16
    };
    for glyph in &mut item.glyphs {
        glyph.range = moved(glyph.range.start)..moved(glyph.range.end);
    }
    // A mark's own glyph has no shape; its width, if any, goes to its neighbour.
    let mut glyphs: Vec<typst::text::Glyph> = Vec::with_capacity(item.glyphs.len());
    for glyph in item.glyphs.drain(..) {
        match glyphs.last_mut() {
            Some(last) if glyph.range.is_empty() => last.x_advance += glyph.x_advance,
            _ => glyphs.push(glyph),
        }
    }
    item.glyphs = glyphs;
    item.text = text.chars().filter(|c| !MARKS.contains(c)).collect();
}
