//! Damaged PDFs are refused or inspected, but never bring the program down.

use std::fs;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use typeset::preflight::{Profile, inspect};

use crate::support::{program, root};

/// All PDFs of `tests/preflight`, and an issue of our own as it is printed.
static PDFS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let mut paths: Vec<_> =
        fs::read_dir(root().join("tests/preflight")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    paths.sort();
    let mut pdfs: Vec<_> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    let folder = root().join("samples/yingkou-2020-03");
    pdfs.push(program(&folder, &["issue.toml", "-q", "--for", "print", "-o", "-"]).output().unwrap().stdout);
    pdfs
});

/// One injury to a file.
#[derive(Debug, Clone)]
pub enum Injury {
    Set(Index, u8),
    Cut(Index),
    Remove(Index, usize),
    Repeat(Index, usize),
    /// Replaces a digit, which leaves the syntax whole and the meaning broken.
    Digit(Index, u8),
}

pub fn injury() -> impl Strategy<Value = Injury> {
    let index = || any::<Index>();
    prop_oneof![
        4 => (index(), any::<u8>()).prop_map(|(at, byte)| Injury::Set(at, byte)),
        1 => index().prop_map(Injury::Cut),
        1 => (index(), 1_usize..200).prop_map(|(at, length)| Injury::Remove(at, length)),
        1 => (index(), 1_usize..200).prop_map(|(at, length)| Injury::Repeat(at, length)),
        6 => (index(), b'0'..=b'9').prop_map(|(at, digit)| Injury::Digit(at, digit)),
    ]
}

pub fn injure(bytes: &mut Vec<u8>, injury: &Injury) {
    if bytes.is_empty() {
        return;
    }
    let length = bytes.len();
    match injury {
        Injury::Set(at, byte) => bytes[at.index(length)] = *byte,
        Injury::Cut(at) => bytes.truncate(at.index(length)),
        Injury::Remove(at, count) => {
            let start = at.index(length);
            bytes.drain(start..(start + count).min(length));
        }
        Injury::Repeat(at, count) => {
            let start = at.index(length);
            let again = bytes[start..(start + count).min(length)].to_vec();
            bytes.splice(start..start, again);
        }
        Injury::Digit(at, digit) => {
            let digits: Vec<usize> = (0..length).filter(|i| bytes[*i].is_ascii_digit()).collect();
            if !digits.is_empty() {
                bytes[digits[at.index(digits.len())]] = *digit;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_do_no_harm(which in any::<Index>(), injuries in prop::collection::vec(injury(), 1..12)) {
        let mut bytes = PDFS[which.index(PDFS.len())].clone();
        injuries.iter().for_each(|injury| injure(&mut bytes, injury));
        if let Ok(report) = inspect(&bytes, "damaged.pdf", &Profile::default()) {
            prop_assert!(!report.pages.is_empty());
            prop_assert!(report.value(typeset::messages::Lang::Zh)["pages"].is_array());
        }
    }
}

/// Returns a PDF of one page with a content stream and more objects, numbered from 5.
fn pdf(content: &[u8], resources: &str, objects: &[String]) -> Vec<u8> {
    let mut all = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {resources} >> >>")
            .into_bytes(),
        [format!("<< /Length {} >>\nstream\n", content.len()).as_bytes(), content, b"\nendstream"].concat(),
    ];
    all.extend(objects.iter().map(|object| object.clone().into_bytes()));
    let (mut bytes, mut table) = (b"%PDF-1.7\n".to_vec(), String::new());
    for (number, object) in (1..).zip(&all) {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{number} 0 obj\n").into_bytes());
        bytes.extend([object.as_slice(), b"\nendobj\n"].concat());
    }
    let (start, size) = (bytes.len(), all.len() + 1);
    bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").into_bytes());
    bytes
}

fn codes(bytes: &[u8]) -> Vec<&'static str> {
    let report = inspect(bytes, "made.pdf", &Profile::default()).unwrap();
    report.findings.iter().map(|finding| finding.fault.check.code()).collect()
}

#[test]
fn forms_that_multiply_come_to_an_end() {
    // Each of twenty forms draws the next one ten times: 10^20 squares.
    let form = |number: usize| {
        let content = if number < 24 { "/F Do ".repeat(10) } else { "0 0 9 9 re f".to_owned() };
        let length = content.len();
        let next = number + 1;
        format!(
            "<< /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F {next} 0 R >> >> /Length {length} >>\nstream\n{content}\nendstream"
        )
    };
    let forms: Vec<String> = (5..=24).map(form).collect();
    assert!(codes(&pdf(b"/F Do", "/XObject << /F 5 0 R >>", &forms)).contains(&"F108"));
}

#[test]
fn absurd_content_is_survived() {
    let deep = [vec![b'['; 200_000], b" 0 0 9 9 re f".to_vec()].concat();
    assert_eq!(codes(&pdf(&deep, "", &[])), ["F205"]);
    let saved = b"q ".repeat(100_000);
    assert_eq!(codes(&pdf(&[&saved[..], b"100 100 50 50 re f"].concat(), "", &[])), Vec::<&str>::new());
    let huge = b"1e30 9999999999999999999999999999999999999999 0 0 1 1 cm 0 0 1 1 re f BT /F 1 Tf (x) Tj ET";
    codes(&pdf(huge, "", &[]));
    let spaces = "/ColorSpace << /A [/Indexed /A 1 <00>] /B 5 0 R >>";
    let own = "[/Indexed 5 0 R 1 <00>]".to_owned();
    let unknown = codes(&pdf(b"/A cs 0 sc 100 100 50 50 re f /B cs 0 sc 100 200 50 50 re f", spaces, &[own]));
    assert_eq!(unknown, ["F404", "F408"]);
}
