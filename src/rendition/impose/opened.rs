//! Opens a PDF through the compiler, which alone can make pictures of its pages.

use typst::foundations::Bytes;
use typst::layout::{Frame, FrameItem};
use typst::visualize::{ImageKind, PdfImage};

use crate::fonts::Fonts;
use crate::layout::form;

/// Shows the first page; the others are reached through it.
const TEMPLATE: &str = "source.typ";
/// The day that the template is set on, which it does not show.
const DAY: (u16, u8, u8) = (1970, 1, 1);

/// Returns a picture of each page of a PDF, as many as are asked for.
///
/// `None` if the PDF cannot be opened or has fewer pages.
pub(super) fn pictures(bytes: Bytes, count: usize, fonts: &Fonts) -> Option<Vec<PdfImage>> {
    let shown = form::set_file(fonts, TEMPLATE, bytes, DAY).ok()?;
    let first = picture(&shown.pages().first()?.frame)?;
    (0..count).map(|index| PdfImage::new(first.document().clone(), index)).collect()
}

fn picture(frame: &Frame) -> Option<PdfImage> {
    frame.items().find_map(|(_, item)| match item {
        FrameItem::Group(group) => picture(&group.frame),
        FrameItem::Image(image, ..) => match image.kind() {
            ImageKind::Pdf(picture) => Some(picture.clone()),
            _ => None,
        },
        _ => None,
    })
}
