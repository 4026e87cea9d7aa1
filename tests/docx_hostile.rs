//! Word documents made to do harm, or damaged: each is refused in clear words, quickly and in bounded memory.

use std::io::Write;
use std::process::Command;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use typeset::messages::{BadWord, Problem, WordFault, WordNote};
use typeset::model::Form;
use typeset::read;
use typeset::source::Located;

use crate::books::{docx, docx_of, package};
use crate::support::{Case, root};

/// The namespace of WordprocessingML, as an attribute.
const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// Returns a paragraph.
fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// Returns why a document is refused.
fn refused(bytes: &[u8]) -> BadWord {
    let (blocks, tables, found, _) = read::word_bytes(bytes);
    assert!(blocks.is_empty() && tables.is_empty());
    let refused = found.into_iter().find_map(|finding| match finding.problem {
        Problem::Word(WordFault::Unreadable { why, .. }) => Some(why),
        _ => None,
    });
    refused.expect("the document is refused")
}

/// Returns what is said of a document that is read.
fn notes(bytes: &[u8]) -> Vec<(WordNote, usize)> {
    let note = |problem| match problem {
        Problem::Word(WordFault::Note { what, count }) => (what, count),
        other => panic!("{other:?}"),
    };
    read::word_bytes(bytes).2.into_iter().map(|finding| note(finding.problem)).collect()
}

#[test]
fn other_files_are_told_by_what_they_are() {
    let fixture = |name: &str| std::fs::read(root().join("tests/docx").join(name)).unwrap();
    assert_eq!(refused(&fixture("old.doc")), BadWord::Old);
    assert_eq!(refused(&fixture("old.odt")), BadWord::OpenDocument);
    assert_eq!(refused(&fixture("old.rtf")), BadWord::RichText);
    assert_eq!(refused(b"%PDF-1.7\n"), BadWord::Pdf);
    assert_eq!(refused(b"<html><body>text</body></html>"), BadWord::Page);
    assert_eq!(refused(b"plain words"), BadWord::Foreign);
    assert_eq!(refused(b""), BadWord::Foreign);
    // The workbook is encrypted as documents are.
    assert_eq!(refused(&crate::books::fixture("encrypted.xlsx")), BadWord::Encrypted);
    assert_eq!(refused(&package(&[("a.txt", b"words")])), BadWord::Foreign);
    assert_eq!(refused(&docx_of(&format!("<w:styles {SPACE}/>"), &[])), BadWord::Foreign);
    assert_eq!(refused(&docx("")), BadWord::Empty);
    assert_eq!(refused(&docx("<w:p><w:r><w:t> 　 </w:t></w:r></w:p>")), BadWord::Empty);
}

#[test]
fn damaged_documents_say_where() {
    let good = docx(&paragraph("甲"));
    assert_eq!(refused(&good[..good.len() / 2]), BadWord::Damaged);
    let part = || "word/document.xml".to_owned();
    let broken = format!("<w:document {SPACE}>\n<w:body><w:p></w:body></w:document>");
    assert_eq!(refused(&docx_of(&broken, &[])), BadWord::Xml { part: part(), line: 2, column: 14 });
    let cut = format!("<w:document {SPACE}><w:body>");
    assert_eq!(refused(&docx_of(&cut, &[])), BadWord::Xml { part: part(), line: 1, column: cut.len() + 1 });
    let entity = format!("<w:document {SPACE}><w:body>{}</w:body></w:document>", paragraph("&unknown;"));
    assert!(matches!(refused(&docx_of(&entity, &[])), BadWord::Xml { .. }));
    let styles = ("word/styles.xml", b"<w:styles".as_slice());
    let related = ("word/_rels/document.xml.rels", RELATED_STYLES.as_bytes());
    let whole = format!("<w:document {SPACE}><w:body>{}</w:body></w:document>", paragraph("甲"));
    let part = "word/styles.xml".to_owned();
    assert_eq!(refused(&docx_of(&whole, &[styles, related])), BadWord::Xml { part, line: 1, column: 1 });
}

const RELATED_STYLES: &str =
    "<Relationships><Relationship Id=\"r1\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>";

#[test]
fn entities_are_not_expanded() {
    let laughs = "<!DOCTYPE w:document [<!ENTITY a \"哈\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let document = format!("{laughs}<w:document {SPACE}><w:body>{}</w:body></w:document>", paragraph("&b;"));
    assert_eq!(refused(&docx_of(&document, &[])), BadWord::Doctype { part: "word/document.xml".into() });
    let outside = "<!DOCTYPE w:document [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    let document = format!("{outside}<w:document {SPACE}><w:body>{}</w:body></w:document>", paragraph("&a;"));
    assert_eq!(refused(&docx_of(&document, &[])), BadWord::Doctype { part: "word/document.xml".into() });
}

#[test]
fn nothing_leads_out_of_a_document() {
    let whole = format!("<w:document {SPACE}><w:body>{}</w:body></w:document>", paragraph("甲"));
    let name = "../../../etc/cron.d/a".to_owned();
    assert_eq!(refused(&docx_of(&whole, &[(&name, b"words")])), BadWord::Outside { name });
    let main = |target: &str, mode: &str| {
        let related = format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"{target}\"{mode}/></Relationships>"
        );
        package(&[("_rels/.rels", related.as_bytes()), ("word/document.xml", whole.as_bytes())])
    };
    for (target, mode) in
        [("../../etc/passwd", ""), ("file:///etc/passwd", ""), ("http://a/b.xml", " TargetMode=\"External\"")]
    {
        assert_eq!(refused(&main(target, mode)), BadWord::Outside { name: target.into() });
    }
    assert_eq!(refused(&main("word/other.xml", "")), BadWord::Foreign);
    // Styles from elsewhere could be fetched by a careless program.
    let related = RELATED_STYLES.replace("styles.xml", "../../styles.xml");
    let related = ("word/_rels/document.xml.rels", related.as_bytes());
    assert_eq!(refused(&docx_of(&whole, &[related])), BadWord::Outside { name: "../../styles.xml".into() });
}

#[test]
fn pictures_from_elsewhere_are_left_out() {
    let picture = "<w:p><w:r><w:t>甲</w:t><w:drawing><pic:pic><pic:blipFill><a:blip r:embed=\"r9\"/></pic:blipFill></pic:pic></w:drawing></w:r></w:p>";
    let document = format!(
        "<w:document {SPACE} xmlns:r=\"r\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{picture}</w:body></w:document>"
    );
    let with = |target: &str, mode: &str, part: &[u8]| {
        let related = format!(
            "<Relationships><Relationship Id=\"r9\" Type=\"x/image\" Target=\"{target}\"{mode}/></Relationships>"
        );
        let related = ("word/_rels/document.xml.rels", related.as_bytes());
        docx_of(&document, &[related, ("word/media/a.emf", part)])
    };
    let external = " TargetMode=\"External\"";
    assert_eq!(notes(&with("https://example.com/a.png", external, b"")), [(WordNote::LinkedPicture, 1)]);
    assert_eq!(notes(&with("file:///etc/passwd", external, b"")), [(WordNote::LinkedPicture, 1)]);
    assert_eq!(notes(&with("media/a.emf", "", b"\x01\0\0\0")), [(WordNote::PictureFormat, 1)]);
    assert_eq!(refused(&with("media/none.png", "", b"")), BadWord::Damaged);
    let name = "../../a.png".to_owned();
    assert_eq!(refused(&with(&name, "", b"")), BadWord::Outside { name });
}

#[test]
fn deep_nesting_is_refused() {
    let part = || "word/document.xml".to_owned();
    for (open, close) in [("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"), ("<w:ins>", "</w:ins>")] {
        let deep = format!("{}{}{}", open.repeat(5_000), paragraph("甲"), close.repeat(5_000));
        assert_eq!(refused(&docx(&deep)), BadWord::Deep { part: part() });
    }
    let tables = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(100_000), paragraph("甲"));
    assert_eq!(refused(&docx(&tables)), BadWord::Deep { part: part() });
    // What is deep and allowed is read.
    let deep = format!("{}{}{}", "<w:ins>".repeat(190), paragraph("甲"), "</w:ins>".repeat(190));
    assert_eq!(read::word_bytes(&docx(&deep)).0.len(), 1);
    let tables = "</w:tc></w:tr></w:tbl>".repeat(60);
    let deep = format!("{}{}{tables}", "<w:tbl><w:tr><w:tc>".repeat(60), paragraph("甲"));
    assert_eq!(read::word_bytes(&docx(&deep)).0.len(), 1);
    let boxes = "</w:txbxContent></w:pict></w:r></w:p>".repeat(45);
    let deep = format!("{}{}{boxes}", "<w:p><w:r><w:pict><w:txbxContent>".repeat(45), paragraph("甲"));
    assert_eq!(read::word_bytes(&docx(&deep)).0.len(), 1);
}

#[test]
fn odd_numbers_do_no_harm() {
    let cell = |span: &str| format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/></w:tcPr>{}</w:tc>", paragraph("甲"));
    let table = |spans: &[&str]| {
        let rows: String = spans.iter().map(|span| format!("<w:tr>{}{}</w:tr>", cell(span), cell("1"))).collect();
        docx(&format!("<w:tbl>{rows}</w:tbl>"))
    };
    assert_eq!(refused(&table(&["4000000000", "2"])), BadWord::TooLarge);
    assert_eq!(refused(&table(&vec!["200"; 2_000])), BadWord::TooLarge);
    assert_eq!(read::word_bytes(&table(&["3", "-1", "x", "0"])).1[0].columns(), 3);
    // A style based on itself, a list that stands for itself, and a field that never ends.
    let styles = format!(
        "<w:styles {SPACE}><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"a\"/></w:style></w:styles>"
    );
    let body = "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>甲</w:t><w:fldChar w:fldCharType=\"begin\"/><w:t>乙</w:t></w:r></w:p><w:p><w:r><w:t>丙</w:t></w:r></w:p>";
    let document = format!("<w:document {SPACE}><w:body>{body}</w:body></w:document>");
    let related = ("word/_rels/document.xml.rels", RELATED_STYLES.as_bytes());
    let (blocks, ..) = read::word_bytes(&docx_of(&document, &[related, ("word/styles.xml", styles.as_bytes())]));
    assert_eq!(blocks.len(), 2);
}

/// Packs parts of which one is as long as wanted, written in pieces so that the test itself stays small.
fn long_document(mebibytes: usize) -> Vec<u8> {
    use zip::write::SimpleFileOptions;
    let related = "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.start_file("_rels/.rels", options).unwrap();
    writer.write_all(related.as_bytes()).unwrap();
    writer.start_file("word/document.xml", options).unwrap();
    write!(writer, "<w:document {SPACE}><w:body><w:p><w:r><w:t>").unwrap();
    let piece = "字".repeat((1 << 20) / 3);
    (0..mebibytes).for_each(|_| writer.write_all(piece.as_bytes()).unwrap());
    write!(writer, "</w:t></w:r></w:p></w:body></w:document>").unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn huge_documents_are_refused() {
    assert_eq!(refused(&long_document(3)), BadWord::TooLarge);
    assert_eq!(refused(&long_document(30)), BadWord::TooLarge);
    let elements = "<w:p/>".repeat(450_000);
    assert_eq!(refused(&docx(&elements)), BadWord::TooLarge);
    let names: Vec<String> = (0..1_001).map(|number| format!("word/{number}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(refused(&package(&parts)), BadWord::TooLarge);
}

/// A gigabyte of text packed into one megabyte, and the same with a size that is not true.
#[cfg(target_os = "linux")]
#[test]
fn a_gigabyte_is_refused_in_bounded_memory() {
    let bomb = long_document(1024);
    assert!(bomb.len() < 8 << 20, "{}", bomb.len());
    let mut liar = bomb.clone();
    let size = {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bomb)).unwrap();
        archive.by_name("word/document.xml").unwrap().size() as u32
    };
    let places: Vec<usize> = (0..liar.len() - 4).filter(|at| liar[*at..at + 4] == size.to_le_bytes()).collect();
    assert!(!places.is_empty());
    places.into_iter().for_each(|at| liar[at..at + 4].copy_from_slice(&1000u32.to_le_bytes()));
    for (document, words) in [(bomb, "解开后太大，没有读"), (liar, "损坏或不完整，读不了")] {
        let section = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"甲\"\nfile = \"稿件.docx\"\n";
        let case = Case::with_sections(section).file("稿件.docx", document);
        let start = Instant::now();
        // Threads and fonts take much address space and little memory.
        let limited =
            format!("ulimit -v 1500000; exec '{}' issue.toml -q --message-format short", env!("CARGO_BIN_EXE_typeset"));
        let run =
            Command::new("sh").args(["-c", &limited]).current_dir(case.path()).env("LC_ALL", "C").output().unwrap();
        let err = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(1), "{err}");
        assert_eq!(err, format!("issue.toml:15:8: 错误[word] Word 文件“稿件.docx”{words}\n"));
        assert!(start.elapsed() < Duration::from_secs(20));
    }
}

/// Reads a document, and looks whether what came of it holds together.
fn read_document(bytes: &[u8]) -> Result<(), TestCaseError> {
    let (blocks, tables, found, sources) = read::word_bytes(bytes);
    let mut places = Vec::new();
    let mut add = |texts: Vec<&Located<String>>| {
        places.extend(texts.into_iter().map(|text| (text.place.clone(), text.value.len())));
    };
    blocks.iter().for_each(|block| block.paragraphs(Form::Paragraph, &mut |_, texts| add(texts)));
    for cells in &tables {
        prop_assert!(cells.rows.iter().all(|row| row.len() == cells.columns()));
        let inside = |merge: &typeset::model::Merge| {
            merge.row + merge.rows <= cells.rows.len() && merge.column + merge.columns <= cells.columns()
        };
        prop_assert!(cells.merges.iter().all(inside));
        places.extend(cells.rows.iter().flatten().map(|cell| (cell.place.clone(), cell.value.len())));
    }
    for (place, length) in places {
        prop_assert_eq!(sources.text(place.file).get(place.range).map(str::len), Some(length));
    }
    for place in found.iter().filter_map(|diagnostic| diagnostic.place.as_ref()) {
        prop_assert!(sources.text(place.file).get(place.range.clone()).is_some());
    }
    Ok(())
}

/// Unpacks a document, changes some bytes of its parts, and packs it again, so that damage reaches beyond the packing.
fn damaged(name: &str, slips: &[(prop::sample::Index, prop::sample::Index, u8)]) -> Vec<u8> {
    let bytes = std::fs::read(root().join("tests/docx").join(name)).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        std::io::copy(&mut part, &mut content).unwrap();
        parts.push((part.name().unwrap().into_owned(), content));
    }
    for (which, at, byte) in slips {
        let (_, content) = &mut parts[which.index(archive.len())];
        if !content.is_empty() {
            let at = at.index(content.len());
            content[at] = *byte;
        }
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    package(&parts)
}

/// Names of the documents that slips are made in, one of each producer and all constructs among them.
const NAMES: [&str; 5] =
    ["office-boxes.docx", "pandoc-notes.docx", "python-table.docx", "python-tracked.docx", "python-numbers.docx"];

/// Pieces of documents in any order, well formed or not.
fn body() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "</w:r>",
        "<w:t>字</w:t>",
        "<w:t> </w:t>",
        "<w:br/>",
        "<w:tab/>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>",
        "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>",
        "<w:tcPr><w:vMerge/></w:tcPr>",
        "<w:tcPr><w:hMerge/></w:tcPr>",
        "<w:pPr><w:outlineLvl w:val=\"7\"/></w:pPr>",
        "<w:pPr><w:jc w:val=\"center\"/></w:pPr>",
        "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
        "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:fldChar w:fldCharType=\"separate\"/>",
        "<w:fldChar w:fldCharType=\"end\"/>",
        "<w:ins>",
        "</w:ins>",
        "<w:del>",
        "</w:del>",
        "<mc:AlternateContent><mc:Choice>",
        "</mc:Choice></mc:AlternateContent>",
        "<w:t>（来源：甲）</w:t>",
        "<w:t>{{表.行.列}}</w:t>",
        "<w:t>单位：个</w:t>",
        "<w:t>表1 甲</w:t>",
        "<w:t>注：乙</w:t>",
        "<w:txbxContent>",
        "</w:txbxContent>",
        "<w:pict>",
        "</w:pict>",
        "<w:sym w:char=\"F0FE\"/>",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Returns elements that are all closed, around some pieces.
fn closed(pieces: &str) -> String {
    let cell = |text: &str| format!("<w:tc>{text}</w:tc>");
    format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell(pieces),
        cell(""),
        cell(""),
        cell(&paragraph("乙"))
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_a_document(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0usize..5) {
        let starts: [&[u8]; 5] = [b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1"];
        read_document(&[starts[start], &bytes].concat())?;
    }

    #[test]
    fn any_slips_in_a_document(
        name in prop::sample::select(NAMES.to_vec()),
        slips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30),
    ) {
        let mut bytes = std::fs::read(root().join("tests/docx").join(name)).unwrap();
        let length = bytes.len();
        slips.into_iter().for_each(|(at, byte)| bytes[at.index(length)] = byte);
        read_document(&bytes)?;
    }

    #[test]
    fn any_slips_in_the_parts_of_a_document(
        name in prop::sample::select(NAMES.to_vec()),
        slips in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), b' '..b'~'), 1..8),
    ) {
        read_document(&damaged(name, &slips))?;
    }

    #[test]
    fn any_pieces_of_a_document(pieces in body()) {
        read_document(&docx(&pieces))?;
        read_document(&docx(&format!("<w:p>{pieces}</w:p>")))?;
        read_document(&docx(&closed(&pieces)))?;
    }
}
