//! Any text as a table: rows of one length, cells within the text, never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (rows, _) = typeset::read::csv_text(text);
    for row in &rows {
        assert_eq!(row.len(), rows[0].len());
        assert!(row.iter().all(|cell| text.get(cell.place.range.clone()).is_some()));
    }
});
