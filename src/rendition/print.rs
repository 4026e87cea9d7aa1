//! The print rendition: the inks and the boxes that a print shop needs.

use lopdf::{Document, Object, Stream, dictionary, text_string};

use super::boxes::{bleed_boxes, surround};
use super::inks::{Red, separate};
use super::tree::collate;
use crate::diag::{Diagnostic, Severity};
use crate::document::Document as Issue;
use crate::messages::{PrintFault, Problem};
use crate::model::{Binding, Ink, OutputProfile, Print};

/// Has a document laid out for print: pages in fours for a booklet, the masthead without its red on pre-printed paper.
pub fn prepare(document: &mut Issue, print: &Print) {
    if print.binding == Some(Binding::Booklet) {
        document.footer.multiple_of = 4;
    }
    document.settings.preprinted = print.preprinted;
    document.settings.one_ink = matches!(red(print), Red::Black(_));
}

/// Makes a PDF ready for the press: inks, boxes, marks.
///
/// `None` if something in it cannot be put into inks; `found` then says what,
/// and on which page. With `copies`, so many variants of the first page or side
/// stand at the start, and each becomes a copy of its own. Nothing in the
/// result claims PDF/X: see `ARCHITECTURE.md`.
pub fn finish(
    pdf: &[u8],
    print: &Print,
    of: Pages,
    copies: Option<usize>,
    found: &mut Vec<Diagnostic>,
) -> Option<Vec<u8>> {
    finished(pdf, print, of, copies, found).unwrap_or_else(|error| {
        found.push(Diagnostic::general(Problem::from(PrintFault::Unreadable { message: error.to_string() })));
        None
    })
}

/// What the pages of a PDF are.
pub enum Pages {
    /// Single pages, which get boxes and marks.
    Single,
    /// Press sheets, which are trimmed and marked already.
    ///
    /// Pages reach so far beyond the trimmed sheet at the sides, and at head and foot, in mm.
    Sheets([f64; 2]),
}

fn finished(
    pdf: &[u8],
    print: &Print,
    of: Pages,
    copies: Option<usize>,
    found: &mut Vec<Diagnostic>,
) -> lopdf::Result<Option<Vec<u8>>> {
    let mut document = Document::load_mem(pdf)?;
    let separated = separate(&mut document, &red(print));
    let refused = separated.faults.iter().any(|(_, fault)| !is_mild(fault));
    found.extend(separated.faults.into_iter().map(|(page, fault)| {
        let severity = if is_mild(&fault) { Severity::Warning } else { Severity::Error };
        Diagnostic { page: Some(page), ..Diagnostic::new(Problem::from(fault), severity, None) }
    }));
    if refused {
        return Ok(None);
    }
    match of {
        Pages::Single => surround(&mut document, print, separated.all),
        Pages::Sheets(bleed) => bleed_boxes(&mut document, bleed),
    }
    if let Some(copies) = copies {
        collate(&mut document, copies)?;
    }
    if let Some(profile) = &print.profile {
        intend(&mut document, profile);
    }
    document.prune_objects();
    // Colours overlap as they are drawn; nothing was trapped (ISO 32000-1 14.11.6).
    if let Ok(info) = document.trailer.get(b"Info").and_then(Object::as_reference)
        && let Ok(info) = document.get_dictionary_mut(info)
    {
        info.set("Trapped", "False");
    }
    let mut bytes = Vec::with_capacity(pdf.len());
    document.save_to(&mut bytes)?;
    Ok(Some(bytes))
}

/// Names the printing condition that the PDF is made for, ISO 32000-1 14.11.5.
fn intend(document: &mut Document, profile: &OutputProfile) {
    let mut stream = Stream::new(dictionary! { "N" => 4 }, profile.bytes.to_vec());
    // What cannot be made smaller stays as it is.
    let _ = stream.compress();
    let stream = document.add_object(stream);
    let name = text_string(&profile.name);
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFX",
        "OutputConditionIdentifier" => name.clone(),
        "Info" => name,
        "DestOutputProfile" => Object::Reference(stream),
    };
    if let Ok(catalog) = document.catalog_mut() {
        catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    }
}

/// Returns how red is printed.
pub fn red(print: &Print) -> Red {
    match print.ink {
        // On paper with its red head there already, nothing is left to print in red.
        _ if print.preprinted => Red::Black(print.cmyk),
        Ink::Spot => Red::Spot { name: print.spot.clone(), cmyk: print.cmyk },
        Ink::Process => Red::Process(print.cmyk),
        Ink::Black => Red::Black(print.cmyk),
    }
}

/// Returns whether a PDF with this fault can be printed all the same.
fn is_mild(fault: &PrintFault) -> bool {
    matches!(fault, PrintFault::Greyed { .. } | PrintFault::GradientGreyed | PrintFault::PictureGreyed { .. })
}
