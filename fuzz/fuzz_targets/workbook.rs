//! Any bytes as a workbook: cells and findings within its text, never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (cells, found, sources) = typeset::read::workbook_bytes(bytes, None);
    let cells = cells.unwrap_or_default();
    let places = cells.rows.iter().flatten().map(|cell| &cell.place);
    for place in places.chain(found.iter().filter_map(|diagnostic| diagnostic.place.as_ref())) {
        assert!(sources.text(place.file).get(place.range.clone()).is_some());
    }
});
