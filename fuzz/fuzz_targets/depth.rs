//! Brackets, braces, dotted keys and tables nested at will, read with the stack of a thread of Windows: findings, never an overflow.

#![no_main]

use std::thread;

use libfuzzer_sys::fuzz_target;

/// What TOML nests with, and what ends a nesting; each byte of the input says which comes next and how often.
const PIECES: [&str; 16] =
    ["[", "]", "{", "}", "[[", "]]", "k=", "a.", "\"x\".", "=", ",", "\n", "[[section]]\n", "1", "\"", "#"];
/// Stack in bytes, the default of the main thread on Windows.
const STACK: usize = 1 << 20;

fuzz_target!(|bytes: &[u8]| {
    let pieces = bytes.iter().map(|byte| {
        let times = [1, 1, 2, 3, 5, 20, 100, 700][usize::from(byte >> 5)];
        PIECES[usize::from(byte & 15)].repeat(times)
    });
    let text: String = pieces.collect();
    let read = move || typeset::read::read_bytes(text.as_bytes(), "issue.toml", &std::env::temp_dir());
    let thread = thread::Builder::new().stack_size(STACK).spawn(read).expect("there is a thread");
    thread.join().expect("reading never panics");
});
