//! Any bytes as a PDF that is inspected, compared and imposed: findings, never a panic.
//!
//! The bytes are read as a whole file, and as what stands on a page of a sound
//! one, so that the fuzzer gets past the structure.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use lopdf::{Document, Object, Stream, dictionary};
use typeset::compare;
use typeset::fonts::Bundle;
use typeset::messages::Lang;
use typeset::pipeline::{Engine, Imposition};
use typeset::preflight::{Profile, inspect};
use typeset::rendition::impose::plan::Plan;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fonts");
    Engine::new(Bundle::from_folder(&fonts).expect("the fonts of the package"))
});

fuzz_target!(init: {
    let hook = std::panic::take_hook();
    // A panic of a library that is caught is no crash.
    std::panic::set_hook(Box::new(move |info| if !typeset::guard::is_caught(info) { hook(info) }));
}, |bytes: &[u8]| {
    read(bytes);
    read(&showing(bytes));
});

fn read(bytes: &[u8]) {
    if let Ok(report) = inspect(bytes, "a.pdf", &Profile::default()) {
        assert!(!report.pages.is_empty());
    }
    if let Ok(content) = compare::read(bytes.to_vec(), "a.pdf") {
        assert!(compare::compare([&content, &content], ["a", "b"]).faults.is_empty());
    }
    let how = Imposition { plan: Plan::default(), lang: Lang::En, epoch: None };
    let (sheets, found) = ENGINE.impose_pdf(bytes.to_vec(), Path::new("a.pdf"), &how);
    assert!(sheets.is_some() || !found.is_empty());
}

/// Returns a tagged PDF of one page with this content.
fn showing(content: &[u8]) -> Vec<u8> {
    let mut pdf = Document::with_version("1.7");
    let pages = pdf.new_object_id();
    let content = pdf.add_object(Stream::new(dictionary! {}, content.to_vec()));
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let page = dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
    };
    let page = pdf.add_object(page);
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    pdf.objects.insert(pages, tree.into());
    let element = dictionary! { "S" => "P", "Pg" => page, "K" => vec![0.into(), 1.into(), Object::Integer(2)] };
    let catalog = dictionary! { "Type" => "Catalog", "Pages" => pages, "StructTreeRoot" => dictionary! { "K" => element } };
    let catalog = pdf.add_object(catalog);
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("memory can be written to");
    bytes
}
