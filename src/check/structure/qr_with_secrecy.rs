//! S129: a QR code in an issue with 密级.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let Some(secrecy) = &subject.issue.secrecy else { return };
    for code in subject.issue.codes() {
        let fault = StructureFault::QrSecret { secrecy: secrecy.value.trim().to_owned() };
        found.add_with(fault, code.file.place.clone(), vec![secrecy.place.clone()], None);
    }
}
