//! S128: a QR code that telephones hardly read: a long address, or small modules.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::{Picture, uri};
use crate::qr::{Code, LEAST_MODULE};

/// Most characters of an address.
const LONGEST: usize = 300;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for Picture { link, width, .. } in subject.issue.codes() {
        let (Some(link), Some(width)) = (link, width) else { continue };
        let address = uri(&link.value);
        let Some(code) = Code::of(&address) else { continue };
        if address.len() > LONGEST {
            found.add(StructureFault::QrLong { length: address.len(), limit: LONGEST }, link.place.clone());
        }
        let module = width / code.whole() as f64;
        if module < LEAST_MODULE - 1e-6 {
            let least = (LEAST_MODULE * code.side() as f64).ceil();
            found.add(StructureFault::QrFine { module, least }, link.place.clone());
        }
    }
}
