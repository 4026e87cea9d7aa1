//! Sets a form of our own that is no issue, such as a checklist.

use serde::Serialize;
use typst::foundations::{Bytes, Datetime};
use typst_layout::PagedDocument;

use super::errors::words;
use super::world::IssueWorld;
use crate::fonts::Fonts;

/// Sets a built-in template with its data, which it reads as JSON from `/data/form`; `date` is its today.
///
/// Nothing else can be read, and no folder replaces the template. Fails with
/// the compiler's words, which means a fault of the template.
pub fn set(
    fonts: &Fonts,
    template: &'static str,
    data: &impl Serialize,
    date: (u16, u8, u8),
) -> Result<PagedDocument, String> {
    let data = serde_json::to_vec(data).map_err(|error| error.to_string())?;
    set_file(fonts, template, Bytes::new(data), date)
}

/// Sets a built-in template with a file that it reads from `/data/form`; otherwise as [`set`].
pub fn set_file(
    fonts: &Fonts,
    template: &'static str,
    file: Bytes,
    (year, month, day): (u16, u8, u8),
) -> Result<PagedDocument, String> {
    let today = Datetime::from_ymd(i32::from(year), month, day).ok_or_else(String::new)?;
    let world = IssueWorld::form(fonts, template, file, today);
    typst::compile(&world).output.map_err(|errors| words(&errors))
}
