//! Any bytes as `issue.toml`: findings, never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    typeset::read::read_bytes(bytes, "issue.toml", &std::env::temp_dir());
});
