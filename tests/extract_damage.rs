//! `typeset extract`: files that are not what was put in are never handed out as good.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use md5::{Digest, Md5};

use crate::archive::{archive, files};
use crate::extract::foreign;
use crate::support::{Case, Run, article, run};

/// What is put in: long enough to be packed in several blocks.
static TEXT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    (0..40_000_u32).flat_map(|n| format!("{:x},", n.wrapping_mul(2_654_435_761)).into_bytes()).collect()
});

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    std::io::Write::write_all(&mut encoder, bytes).unwrap();
    encoder.finish().unwrap()
}

fn stream(content: Vec<u8>, entries: Dictionary) -> Stream {
    Stream::new(entries, content)
}

/// Returns the packed text, changed, with nothing said of it.
fn flate(change: impl Fn(&mut Vec<u8>)) -> Stream {
    let mut content = packed(&TEXT);
    change(&mut content);
    stream(content, dictionary! { "Filter" => "FlateDecode" })
}

/// Returns the text as it is, and what is said of it.
fn said(size: i64, sum: Vec<u8>) -> Stream {
    let sum = Object::String(sum, StringFormat::Hexadecimal);
    stream(TEXT.clone(), dictionary! { "Params" => dictionary! { "Size" => size, "CheckSum" => sum } })
}

fn md5() -> Vec<u8> {
    Md5::digest(&*TEXT).to_vec()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

fn extract(pdf: impl AsRef<[u8]>, args: &[&str]) -> (Case, Run) {
    let case = Case::with_issue("").file("a.pdf", pdf);
    let run = run(case.path(), &[&["extract", "a.pdf", "-o", "out", "--message-format", "short"], args].concat());
    (case, run)
}

/// Returns the files below a folder.
fn written(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            files.extend(written(&entry.path()).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// Packs bytes as LZWDecode does that never learns a word.
fn lzw(bytes: &[u8], ends: bool) -> Vec<u8> {
    let mut bits = Vec::new();
    for part in bytes.chunks(100) {
        bits.push(256_u16);
        bits.extend(part.iter().map(|byte| u16::from(*byte)));
    }
    bits.extend(ends.then_some(257));
    let bits: String = bits.iter().map(|code| format!("{code:09b}")).collect();
    let bits: Vec<char> = bits.chars().collect();
    bits.chunks(8)
        .map(|byte| u8::from_str_radix(&format!("{:0<8}", byte.iter().collect::<String>()), 2).unwrap())
        .collect()
}

fn run_length(bytes: &[u8], ends: bool) -> Vec<u8> {
    let packed = bytes.chunks(128).flat_map(|part| [&[part.len() as u8 - 1], part].concat());
    packed.chain(ends.then_some(128)).collect()
}

fn filtered(name: &str, content: Vec<u8>) -> Stream {
    stream(content, dictionary! { "Filter" => name })
}

#[test]
fn damaged_files_are_named_and_not_written() {
    let text = TEXT.len() as i64;
    let mut other_sum = md5();
    other_sum[3] ^= 1;
    let damaged: Vec<(&str, Stream, &str)> = vec![
        ("cut", flate(|bytes| bytes.truncate(bytes.len() / 2)), "没有到结尾"),
        ("cut-by-one", flate(|bytes| bytes.truncate(bytes.len() - 1)), "没有到结尾"),
        ("no-adler", flate(|bytes| bytes.truncate(bytes.len() - 4)), "没有到结尾"),
        ("empty", flate(Vec::clear), "没有到结尾"),
        ("adler", flate(|bytes| *bytes.last_mut().unwrap() ^= 1), "Adler-32"),
        (
            "flipped",
            flate(|bytes| {
                let half = bytes.len() / 2;
                bytes[half] ^= 4;
            }),
            "已损坏",
        ),
        ("head", flate(|bytes| bytes[0] ^= 0x40), "有一处是坏的"),
        (
            "garbage",
            stream(b"garbage that nobody packed".to_vec(), dictionary! { "Filter" => "FlateDecode" }),
            "已损坏",
        ),
        ("beyond", flate(|bytes| bytes.extend(b"more of it")), "多出 10 个字节"),
        ("short", said(text + 1, md5()), "解开后是"),
        ("long", said(text - 1, md5()), "解开后是"),
        ("negative", said(-1, md5()), "解开后是"),
        ("sum", said(text, other_sum.clone()), "MD5"),
        ("sum-in-digits", said(text, hexadecimal(&other_sum).into_bytes()), "MD5"),
        ("sum-cut", said(text, md5()[..15].to_vec()), "MD5"),
        ("both", said(text + 1, other_sum), "MD5"),
        ("unknown", filtered("NoSuchDecode", TEXT.clone()), "认不得的压缩方式“NoSuchDecode”"),
        ("lzw", filtered("LZWDecode", lzw(&TEXT[..1000], false)), "没有到结尾"),
        ("runs", filtered("RunLengthDecode", run_length(&TEXT[..1000], false)), "没有到结尾"),
        ("hex", filtered("ASCIIHexDecode", hexadecimal(&TEXT[..100]).into_bytes()), "没有到结尾"),
        ("hex-broken", filtered("ASCIIHexDecode", b"12x4>".to_vec()), "有一处是坏的"),
        ("a85", filtered("ASCII85Decode", b"87cURD]i,\"Ebo7".to_vec()), "没有到结尾"),
        ("elsewhere", stream(Vec::new(), dictionary! { "F" => Object::string_literal("/etc/passwd") }), "读不出来"),
    ];
    let names: Vec<(&str, &str)> = damaged.iter().map(|(name, _, words)| (*name, *words)).collect();
    let mut attached: Vec<(&str, Stream)> = damaged.into_iter().map(|(name, stream, _)| (name, stream)).collect();
    attached.insert(5, ("sound", flate(|_| {})));
    let pdf = foreign(attached);
    let (case, run) = extract(&pdf, &[]);
    assert_eq!(run.code, 1, "{}", run.err);
    let lines: Vec<&str> = run.err.lines().collect();
    for (name, words) in &names {
        let line = lines
            .iter()
            .find(|line| line.contains(&format!("“{name}”")))
            .unwrap_or_else(|| panic!("{name}: {}", run.err));
        assert!(line.contains("pdf-file-damaged") && line.contains(words), "{line}");
    }
    assert_eq!(written(&case.path().join("out")), BTreeMap::from([("sound".to_owned(), TEXT.clone())]));
    assert!(run.err.contains(&format!("已取出 1 个文件，放在 out；另有 {} 个没有取出", names.len())), "{}", run.err);

    let (case, run) = extract(&pdf, &["--damaged"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let files = written(&case.path().join("out"));
    assert_eq!(files.len(), names.len() + 1);
    assert!(names.iter().all(|(name, _)| files.contains_key(&format!("{name}.damaged"))), "{:?}", files.keys());
    assert!(TEXT.starts_with(&files["cut.damaged"]) && files["cut.damaged"].len() > 1000);
    assert!(run.err.contains(&format!("其中 {} 个是损坏的", names.len())), "{}", run.err);
}

#[test]
fn sound_files_come_out_however_they_are_packed() {
    let text = TEXT.len() as i64;
    let digits = |sum: String| said(text, sum.into_bytes());
    let mut predicted = Vec::new();
    for row in TEXT.chunks(10) {
        predicted.push(1);
        let mut row = row.to_vec();
        row.resize(10, 0);
        predicted.extend((0..10).map(|at| row[at].wrapping_sub(if at == 0 { 0 } else { row[at - 1] })));
    }
    let parameters = dictionary! { "Predictor" => 15, "Columns" => 10 };
    let named = dictionary! { "Params" => dictionary! { "Size" => Object::Name(text.to_string().into_bytes()) } };
    let sound: Vec<(&str, Stream)> = vec![
        ("plain", stream(TEXT.clone(), Dictionary::new())),
        (
            "empty",
            stream(packed(b""), dictionary! { "Filter" => "FlateDecode", "Params" => dictionary! { "Size" => 0 } }),
        ),
        ("line", flate(|bytes| bytes.extend(b"\r\n"))),
        ("short-name", filtered("Fl", packed(&TEXT))),
        ("sum", said(text, md5())),
        ("digits", digits(hexadecimal(&md5()))),
        ("small-digits", digits(hexadecimal(&md5()).to_lowercase())),
        ("name", stream(TEXT.clone(), named)),
        ("lzw", filtered("LZWDecode", lzw(&TEXT, true))),
        ("runs", filtered("RunLengthDecode", run_length(&TEXT, true))),
        ("hex", filtered("ASCIIHexDecode", (hexadecimal(&TEXT) + ">").into_bytes())),
        ("a85", filtered("ASCII85Decode", b"87cURD]i,\"Ebo80~>\n".to_vec())),
        (
            "twice",
            stream(
                packed(&packed(&TEXT)),
                dictionary! { "Filter" => vec!["FlateDecode".into(), "FlateDecode".into()] },
            ),
        ),
        (
            "predicted",
            stream(packed(&predicted), dictionary! { "Filter" => "FlateDecode", "DecodeParms" => parameters }),
        ),
    ];
    let (case, run) = extract(foreign(sound), &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    for (name, bytes) in written(&case.path().join("out")) {
        match name.as_str() {
            "empty" => assert!(bytes.is_empty()),
            "a85" => assert_eq!(bytes, b"Hello World!"),
            "predicted" => assert!(bytes.starts_with(&TEXT)),
            _ => assert!(bytes == *TEXT, "{name}"),
        }
    }
}

#[test]
fn it_is_said_for_how_many_files_nothing_can_show_damage() {
    let plain = || stream(TEXT.clone(), dictionary! { "Params" => dictionary! { "Size" => TEXT.len() as i64 } });
    let (_, unknown) = extract(foreign(vec![("a", plain()), ("b", flate(|_| {})), ("c", plain())]), &[]);
    assert!(unknown.code == 0 && unknown.err.contains("有 2 个在 PDF 里没有记校验码"), "{}", unknown.err);
    let (_, known) = extract(foreign(vec![("b", flate(|_| {})), ("c", said(TEXT.len() as i64, md5()))]), &[]);
    assert!(known.code == 0 && !known.err.contains("校验码"), "{}", known.err);
}

#[test]
fn a_length_that_is_not_the_one_there_is_told() {
    let pdf = foreign(vec![("a.txt", stream(b"0123456789".to_vec(), Dictionary::new())), ("b.txt", flate(|_| {}))]);
    let other = |from: &str, to: &str| {
        let at = pdf.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
        [&pdf[..at], to.as_bytes(), &pdf[at + from.len()..]].concat()
    };
    for (from, to) in [("/Length 10", "/Length 99"), ("/Length 10", "/Length 07"), ("/Length 10", "/Lengtx 10")] {
        let (case, run) = extract(other(from, to), &[]);
        assert_eq!(run.code, 1, "{to}: {}", run.err);
        assert!(run.err.contains("“a.txt”已损坏"), "{to}: {}", run.err);
        assert_eq!(written(&case.path().join("out")).keys().collect::<Vec<_>>(), ["b.txt"], "{to}");
    }
}

#[test]
fn a_list_of_files_that_cannot_be_read_is_told() {
    let pdf = foreign(vec![("a.txt", flate(|_| {})), ("b.txt", flate(|_| {}))]);
    let changed = |change: &dyn Fn(&mut Document)| {
        let mut pdf = Document::load_mem(&pdf).unwrap();
        change(&mut pdf);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).unwrap();
        extract(bytes, &[]).1
    };
    let names = |pdf: &mut Document| {
        let names = pdf.catalog().unwrap().get(b"Names").unwrap().as_dict().unwrap();
        names.get(b"EmbeddedFiles").unwrap().as_reference().unwrap()
    };
    let lost = changed(&|pdf| {
        let tree = names(pdf);
        pdf.objects.remove(&tree);
    });
    assert!(lost.code == 1 && lost.err.contains("pdf-list-damaged"), "{}", lost.err);
    let of_one = |pdf: &mut Document, key: &str| {
        let tree = names(pdf);
        let list = pdf.get_dictionary(tree).unwrap().get(b"Names").unwrap().as_array().unwrap();
        let file = list[1].as_reference().unwrap();
        pdf.get_dictionary_mut(file).unwrap().remove(key.as_bytes());
    };
    let not_inside = changed(&|pdf| of_one(pdf, "EF"));
    assert!(not_inside.code == 1 && not_inside.err.contains("“a.txt”已损坏"), "{}", not_inside.err);
    let nameless = changed(&|pdf| of_one(pdf, "UF"));
    assert_eq!(nameless.code, 0, "{}", nameless.err);
    let end = pdf.windows(9).rposition(|window| window == b"startxref").unwrap();
    let (_, cut) = extract(&pdf[..end], &[]);
    assert!(cut.code != 0, "{}", cut.err);
}

#[test]
fn the_manifest_of_an_archive_vouches_for_its_files() {
    let case = Case::with_sections(&article("标题", "正文。")).file("a.csv", "地区,金额\n甲,1234\n乙,5678\n");
    let issue = fs::read_to_string(case.path().join("issue.toml")).unwrap();
    let table = "\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"a.csv\"\nsource = \"统计局\"\n";
    let case = case.file("issue.toml", issue + table);
    let pdf = archive(case.path(), &[]);
    let sound = files(&pdf);
    assert!(!extract(&pdf, &[]).1.err.contains("校验码"), "all are in the manifest");
    let changed = |change: &dyn Fn(&mut Stream)| {
        let mut pdf = Document::load_mem(&pdf).unwrap();
        let streams = pdf.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
        for stream in streams.filter(|stream| stream.get_plain_content().is_ok_and(|bytes| bytes == sound["a.csv"])) {
            change(stream);
        }
        let mut bytes = Vec::new();
        pdf.save_modern(&mut bytes).unwrap();
        bytes
    };
    let other = changed(&|stream| stream.set_plain_content("地区,金额\n甲,1235\n乙,5678\n".into()));
    let (folder, run) = extract(other, &[]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("“a.csv”已损坏") && run.err.contains("SHA-256"), "{}", run.err);
    assert!(!written(&folder.path().join("out")).contains_key("a.csv"));
    assert_eq!(written(&folder.path().join("out")).len(), sound.len() - 1);

    // Not one bit of the archive may change what comes out without a word.
    let step = pdf.len() / 150;
    for at in (0..pdf.len()).step_by(step) {
        let mut damaged = pdf.clone();
        damaged[at] ^= 1 << (at % 8);
        let (folder, run) = extract(damaged, &[]);
        let out = written(&folder.path().join("out"));
        assert!(out.iter().all(|(name, bytes)| sound.get(name) == Some(bytes)), "byte {at}: {}", run.err);
        assert!(run.code != 0 || out == sound, "byte {at}: {}", run.err);
        assert!(!run.err.contains("程序内部出错"), "byte {at}: {}", run.err);
    }
}
