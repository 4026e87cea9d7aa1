//! Any text as an article: blocks and findings within the text, never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (_, found) = typeset::read::markdown_text(text);
    for place in found.iter().filter_map(|diagnostic| diagnostic.place.as_ref()) {
        assert!(text.get(place.range.clone()).is_some());
    }
});
