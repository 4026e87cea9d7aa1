//! A page of rulers to be laid on a sheet with a pre-printed head.

use serde::Serialize;
use typst::layout::{FrameItem, GroupItem, Point};
use typst::model::Document as _;
use typst_layout::PagedDocument;

use crate::document::Document;
use crate::fonts::Fonts;
use crate::layout::form;
use crate::messages::Lang;

/// The template of the rulers.
const TEMPLATE: &str = "calibration.typ";

/// What the template reads.
#[derive(Serialize)]
struct Rulers<'a> {
    title: &'a str,
    fonts: Vec<(&'static str, &'a [String])>,
    advice: &'static str,
}

/// Returns page one of an issue with rulers over it, in mm from the top and the left edge of the sheet.
///
/// Held against the light together with a pre-printed sheet, it shows where
/// number, issuer and text will stand. Fails with the compiler's words, which
/// means a fault of the template.
pub fn calibration(
    pages: &PagedDocument,
    document: &Document,
    fonts: &Fonts,
    lang: Lang,
) -> Result<PagedDocument, String> {
    let rulers = Rulers { title: &document.meta.title, fonts: fonts.families(), advice: lang.calibration_advice() };
    let ruled = form::set(fonts, TEMPLATE, &rulers, document.meta.date)?;
    let mut page = pages.pages().first().cloned().ok_or_else(String::new)?;
    if let Some(over) = ruled.pages().first() {
        page.frame.push(Point::zero(), FrameItem::Group(GroupItem::new(over.frame.clone())));
    }
    Ok(PagedDocument::new([page].into_iter().collect(), pages.info().clone()))
}
