//! Finds the font files that an issue was set in.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst::text::Font;
use typst::visualize::{ImageKind, SvgImage};
use typst_layout::PagedDocument;

use crate::archive::manifest::FontEntry;
use crate::fonts::{Fonts, version};
use crate::source::sha256;

/// Describes the fonts of some pages and of the SVG pictures on them, and those that their text was measured in.
pub(super) fn used(pages: &PagedDocument, fonts: &Fonts) -> Vec<FontEntry> {
    let mut found: Vec<Font> = Vec::new();
    fonts.measured().for_each(|font| keep(&font, &mut found));
    pages.pages().iter().for_each(|page| collect(&page.frame, fonts, &mut found));
    // Each on a thread of its own: without help from the processor, megabytes take their time.
    let entries: BTreeSet<FontEntry> = std::thread::scope(|scope| {
        let hashing: Vec<_> = found.iter().map(|font| scope.spawn(|| entry(font, fonts))).collect();
        hashing.into_iter().map(|entry| entry.join().expect("hashing does not fail")).collect()
    });
    entries.into_iter().collect()
}

fn keep(font: &Font, found: &mut Vec<Font>) {
    if !found.contains(font) {
        found.push(font.clone());
    }
}

fn collect(frame: &Frame, fonts: &Fonts, found: &mut Vec<Font>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, fonts, found),
            FrameItem::Text(text) => keep(text.font.font(), found),
            FrameItem::Image(image, ..) => {
                if let ImageKind::Svg(picture) = image.kind() {
                    of_picture(picture, fonts).iter().for_each(|font| keep(font, found));
                }
            }
            _ => {}
        }
    }
}

/// Finds the fonts that a picture was set in; its list holds those that it has asked for, and no others.
fn of_picture(picture: &SvgImage, fonts: &Fonts) -> Vec<Font> {
    let asked = picture.tree().fontdb();
    let find = |family: &str, id| asked.with_face_data(id, |data, index| fonts.find(family, data, index)).flatten();
    asked.faces().filter_map(|face| find(&face.families.first()?.0, face.id)).collect()
}

fn entry(font: &Font, fonts: &Fonts) -> FontEntry {
    let family = font.info().family.clone();
    FontEntry {
        name: font.post_script_name().unwrap_or_else(|| family.clone()),
        family,
        version: version(font).unwrap_or_default(),
        bundled: fonts.is_bundled(font),
        sha256: sha256(font.data()),
    }
}
