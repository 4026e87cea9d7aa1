//! Any bytes as a Word document: text, cells and findings within its text, never a panic.
//!
//! The bytes are read as a whole file, and as the main part of a document, so
//! that the fuzzer gets past the packing.

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use typeset::model::Form;
use typeset::source::Located;
use zip::write::SimpleFileOptions;

const RELATED: &[u8] =
    b"<Relationships><Relationship Id='r1' Type='x/officeDocument' Target='word/document.xml'/></Relationships>";

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [("_rels/.rels", RELATED), ("word/document.xml", bytes)] {
        writer.start_file(name, SimpleFileOptions::default()).expect("a package in memory");
        writer.write_all(part).expect("a package in memory");
    }
    read(&writer.finish().expect("a package in memory").into_inner());
});

fn read(bytes: &[u8]) {
    let (blocks, tables, found, sources) = typeset::read::word_bytes(bytes);
    let mut places: Vec<_> = found.iter().filter_map(|diagnostic| diagnostic.place.clone()).collect();
    let mut note = |_, pieces: Vec<&Located<String>>| places.extend(pieces.iter().map(|text| text.place.clone()));
    blocks.iter().for_each(|block| block.paragraphs(Form::Paragraph, &mut note));
    places.extend(tables.iter().flat_map(|cells| &cells.rows).flatten().map(|cell| cell.place.clone()));
    for place in places {
        assert!(sources.text(place.file).get(place.range).is_some());
    }
}
