//! Sets a form of our own that is no issue, such as a checklist.

use typst::diag::SourceDiagnostic;
use typst::foundations::Datetime;
use typst_layout::PagedDocument;

use super::world::IssueWorld;
use crate::fonts::Fonts;

/// Sets a built-in template with its data, which it reads from `/data/form.json`.
///
/// Nothing else can be read, and no folder replaces the template. Fails with
/// the compiler's words.
pub fn set(fonts: &Fonts, template: &'static str, data: Vec<u8>, today: Datetime) -> Result<PagedDocument, String> {
    let world = IssueWorld::form(fonts, template, data, today);
    typst::compile(&world).output.map_err(|errors| messages(&errors))
}

/// Returns the compiler's words.
pub fn messages(errors: &[SourceDiagnostic]) -> String {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    messages.join("; ")
}
