//! Any bytes as a picture: judged without a fault of what judges it.
//!
//! The bytes are judged as they are, and with the beginning that each format
//! asks for, so that the fuzzer gets past it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use typeset::messages::Unsound;
use typeset::picture::{Format, Refusal, raster};

const BEGINNINGS: [&[u8]; 4] = [
    b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR",
    b"\xff\xd8\xff\xdb\0\x43\0",
    b"GIF89a",
    b"RIFF\xff\xff\0\0WEBPVP8L",
];

fuzz_target!(|bytes: &[u8]| {
    judge(bytes);
    BEGINNINGS.iter().for_each(|beginning| judge(&[beginning, bytes].concat()));
});

fn judge(bytes: &[u8]) {
    let Some(format) = Format::of(bytes) else { return };
    let judged = raster(bytes, format);
    assert!(!matches!(judged, Err(Refusal::Unsound(Unsound::Fault { .. }))), "{judged:?}");
}
