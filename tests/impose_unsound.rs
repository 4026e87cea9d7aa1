//! PDFs that are damaged, locked, or lose something on press sheets.

use std::fs;
use std::path::Path;

use lopdf::{Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, dictionary};
use tempfile::TempDir;

use crate::sheets::{boxed, folder, halves, imposed, plain, source, spotted};
use crate::support::run;

/// Runs on what is no sound PDF, and returns what is said.
fn refused(folder: &Path, bytes: &[u8]) -> String {
    fs::write(folder.join("in.pdf"), bytes).unwrap();
    let run = run(folder, &["impose", "in.pdf", "--message-format", "json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(!folder.join("in-imposed.pdf").exists());
    let said: serde_json::Value = serde_json::from_str(&run.err).unwrap();
    said["findings"][0]["code"].as_str().unwrap().to_owned()
}

#[test]
fn what_is_no_sound_pdf_is_refused() {
    let folder = folder(plain(16));
    let whole = fs::read(folder.path().join("in.pdf")).unwrap();
    for broken in [&b""[..], b"not a PDF", b"%PDF-1.7\n%%EOF", &whole[..whole.len() / 2]] {
        assert_eq!(refused(folder.path(), broken), "pdf-not-readable");
    }
    let mut bytes = Vec::new();
    source(4, |_, page| page.set("MediaBox", boxed([0.0; 4]))).save_to(&mut bytes).unwrap();
    assert_eq!(refused(folder.path(), &bytes), "pdf-not-readable");
    // A hole swallows some pages; the reader of others gives the rest.
    let mut holed = whole.clone();
    holed.drain(whole.len() / 3..whole.len() / 2);
    assert_eq!(refused(folder.path(), &holed), "pdf-not-readable");
    for cut in (0..whole.len()).step_by(97) {
        assert_eq!(refused(folder.path(), &whole[..cut]), "pdf-not-readable", "{cut}");
    }
}

/// The compiler's reader ends the whole program over a name like `/Separa#ion`.
#[test]
fn a_pdf_with_an_object_that_cannot_be_read_is_refused() {
    let mut document = Document::with_version("1.5");
    let tint = dictionary! { "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "N" => 1 };
    let space: Object = vec!["Separation".into(), "PANTONE".into(), "DeviceGray".into(), tint.into()].into();
    let space = document.add_object(space);
    let mut bytes = Vec::new();
    spotted(document, space).save_to(&mut bytes).unwrap();
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("in.pdf"), &bytes).unwrap();
    assert_eq!(run(folder.path(), &["impose", "in.pdf", "-o", "sound.pdf"]).code, 0);
    let at = bytes.windows(11).position(|window| window == b"/Separation").unwrap();
    bytes[at..at + 11].copy_from_slice(b"/Separa#ion");
    assert_eq!(refused(folder.path(), &bytes), "pdf-not-readable");
}

#[test]
fn a_page_of_which_only_a_part_can_be_read_is_refused() {
    let cut = |change: fn(&mut Vec<u8>)| {
        let mut document = plain(4);
        let content = document.get_page_contents(document.get_pages()[&3])[0];
        let stream = document.get_object_mut(content).unwrap().as_stream_mut().unwrap();
        stream.set_plain_content((0..1000).flat_map(|n| format!("0 {n} 9 9 re f ").into_bytes()).collect());
        stream.compress().unwrap();
        let mut packed = stream.content.clone();
        change(&mut packed);
        stream.set_content(packed);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    };
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("in.pdf"), cut(|_| {})).unwrap();
    assert_eq!(run(folder.path(), &["impose", "in.pdf", "-o", "sound.pdf"]).code, 0);
    let changes: [fn(&mut Vec<u8>); 3] = [
        |packed| packed.truncate(packed.len() / 2),
        |packed| *packed.last_mut().unwrap() ^= 1,
        |packed| packed[500] ^= 1,
    ];
    for change in changes {
        assert_eq!(refused(folder.path(), &cut(change)), "pdf-page-damaged");
    }
}

#[test]
fn a_locked_pdf_is_refused() {
    let mut document = plain(4);
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let lock = |document: &Document, password| {
        EncryptionState::try_from(EncryptionVersion::V2 {
            document,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: Permissions::all(),
        })
        .unwrap()
    };
    let mut open = document.clone();
    let state = lock(&open, "");
    open.encrypt(&state).unwrap();
    // Without a password to open it, it can be read.
    assert_eq!(halves(&imposed(open, &[])), [[4, 1], [2, 3]]);
    let state = lock(&document, "secret");
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert_eq!(refused(TempDir::new().unwrap().path(), &bytes), "pdf-locked");
}

#[test]
fn what_is_lost_is_told() {
    let stamp = |number: usize, page: &mut Dictionary| {
        let kind = if number == 2 { "Stamp" } else { "Link" };
        let annotation = dictionary! { "Type" => "Annot", "Subtype" => kind, "AP" => dictionary! {} };
        page.set("Annots", vec![Object::Dictionary(annotation)]);
    };
    let mut document = source(4, stamp);
    let root = document.trailer.get(b"Root").unwrap().as_reference().unwrap();
    let layer = document.add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("draft") });
    let layers = dictionary! { "OCGs" => vec![layer.into()], "D" => dictionary! {} };
    document.get_dictionary_mut(root).unwrap().set("OCProperties", layers);
    let folder = folder(document);
    let run = run(folder.path(), &["impose", "in.pdf"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("第 2 页上有批注、印章或表单"), "{}", run.err);
    assert!(run.err.contains("PDF 里有图层"), "{}", run.err);
}
