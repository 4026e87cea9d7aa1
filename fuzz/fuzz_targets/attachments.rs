//! Any bytes as a PDF with files in it: faults, never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use typeset::archive::attachments;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = attachments::open(bytes) {
        attachments::attachments(&document);
    }
});
