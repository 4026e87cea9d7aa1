//! What lies over a page without being part of it: annotations, seals, form fields (ISO 32000-1 12.5).

use crate::pdf::{Pdf, dict_of};
use lopdf::{Dictionary, Object, Stream};

/// The bit of an annotation that hides it (table 165).
const HIDDEN: i64 = 1 << 1;
/// The bit of an annotation that has it printed.
const PRINTED: i64 = 1 << 2;

/// What lies over a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Overlay {
    /// Kinds of annotations that are not printed, by the PDF's names.
    pub(super) unprinted: Vec<String>,
    /// Kinds of annotations that are printed.
    pub(super) printed: Vec<String>,
    /// Whether there are form fields.
    pub(super) form: bool,
}

/// Looks at the annotations of a page; links, windows of notes and printer's marks pass.
pub(super) fn overlay(pdf: &Pdf, page: &Dictionary) -> Overlay {
    let mut overlay = Overlay::default();
    for annotation in pdf.array(page, b"Annots").into_iter().filter_map(dict_of) {
        let kind = pdf.name(annotation, b"Subtype").unwrap_or_default();
        match kind {
            b"Link" | b"Popup" | b"PrinterMark" | b"TrapNet" => {}
            b"Widget" => overlay.form = true,
            _ => {
                let kinds = if is_printed(pdf, annotation) { &mut overlay.printed } else { &mut overlay.unprinted };
                kinds.push(String::from_utf8_lossy(kind).into_owned());
            }
        }
    }
    for kinds in [&mut overlay.unprinted, &mut overlay.printed] {
        kinds.sort();
        kinds.dedup();
    }
    overlay
}

fn is_printed(pdf: &Pdf, annotation: &Dictionary) -> bool {
    let flags = pdf.number(annotation, b"F").unwrap_or(0.0) as i64;
    flags & PRINTED != 0 && flags & HIDDEN == 0
}

/// Returns what an annotation or a form field puts on paper; `None` if nothing.
///
/// Windows of notes are never printed. Of several appearances, AS names the one that applies.
pub(super) fn printed_appearance<'a>(pdf: &'a Pdf, annotation: &'a Dictionary) -> Option<&'a Stream> {
    if !is_printed(pdf, annotation) || pdf.name(annotation, b"Subtype") == Some(b"Popup") {
        return None;
    }
    match pdf.get(pdf.dict(annotation, b"AP")?, b"N")? {
        Object::Stream(appearance) => Some(appearance),
        Object::Dictionary(states) => pdf.stream(states, pdf.name(annotation, b"AS")?),
        _ => None,
    }
}
