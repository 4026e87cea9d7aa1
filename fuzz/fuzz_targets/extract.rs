//! Any bytes as a PDF with files in it: faults, never a panic, and names that stay in their folder.
//!
//! The bytes are read as a whole file, and as the packed data of a file in it,
//! so that the fuzzer gets past the structure.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lopdf::{Document, Stream, dictionary};
use typeset::archive::attachments::{self, Attached};
use typeset::archive::{manifest, names};

const FILTERS: [&str; 5] = ["FlateDecode", "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode"];

fuzz_target!(init: {
    let hook = std::panic::take_hook();
    // A panic of the library that is caught is no crash.
    std::panic::set_hook(Box::new(move |info| if !typeset::guard::is_caught(info) { hook(info) }));
}, |bytes: &[u8]| {
    read(bytes);
    if let Some((first, data)) = bytes.split_first() {
        read(&holding(FILTERS[usize::from(*first) % FILTERS.len()], data));
    }
});

fn read(bytes: &[u8]) {
    let Ok(document) = attachments::open(bytes) else { return };
    let (Attached { files, damaged, .. }, _) = manifest::vouch(attachments::attachments(bytes, &document));
    for file in files.iter().chain(&damaged) {
        assert!(names::check(&file.name).is_ok(), "{:?}", file.name);
    }
}

/// Returns a PDF with one file, packed by a filter.
fn holding(filter: &str, data: &[u8]) -> Vec<u8> {
    let mut pdf = Document::with_version("1.7");
    let file = pdf.add_object(Stream::new(dictionary! { "Filter" => filter }, data.to_vec()));
    let file = dictionary! { "UF" => lopdf::text_string("a"), "EF" => dictionary! { "F" => file } };
    let pages = pdf.add_object(dictionary! { "Type" => "Pages", "Kids" => Vec::<lopdf::Object>::new(), "Count" => 0 });
    let names = dictionary! { "Names" => vec![lopdf::text_string("a"), file.into()] };
    let catalog = dictionary! { "Type" => "Catalog", "Pages" => pages, "Names" => dictionary! { "EmbeddedFiles" => names } };
    let catalog = pdf.add_object(catalog);
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("memory can be written to");
    bytes
}
