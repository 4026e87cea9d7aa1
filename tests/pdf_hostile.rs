//! PDFs that are made to do harm: every command that reads PDFs ends soon, with a reason, and never breaks down.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};

use crate::support::{Case, Run, run};

/// A PDF put together object by object.
struct Raw {
    objects: Vec<(usize, Vec<u8>)>,
    next: usize,
}

impl Raw {
    /// Begins with a catalog (1), a page tree (2), a page (3) and its content (4); they may be put in again.
    fn new() -> Self {
        let mut raw = Self { objects: Vec::new(), next: 5 };
        raw.put(1, "<</Type/Catalog/Pages 2 0 R>>");
        raw.put(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        raw.put(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>");
        raw.stream(4, "", b"0 0 50 50 re f");
        raw
    }

    fn put(&mut self, number: usize, text: impl AsRef<[u8]>) {
        self.objects.retain(|(other, _)| *other != number);
        self.objects.push((number, text.as_ref().to_vec()));
        self.next = self.next.max(number + 1);
    }

    fn add(&mut self, text: impl AsRef<[u8]>) -> usize {
        let number = self.next;
        self.next += 1;
        self.objects.push((number, text.as_ref().to_vec()));
        number
    }

    fn stream(&mut self, number: usize, entries: &str, content: &[u8]) {
        let head = format!("<<{entries}/Length {}>>stream\n", content.len());
        self.put(number, [head.as_bytes(), content, b"\nendstream"].concat());
    }

    fn packed(&mut self, number: usize, entries: &str, content: &[u8]) {
        self.stream(number, &format!("{entries}/Filter/FlateDecode"), &packed(content));
    }

    fn pdf(&self) -> Vec<u8> {
        self.with_trailer("")
    }

    fn with_trailer(&self, entries: &str) -> Vec<u8> {
        let (mut pdf, mut table) = (b"%PDF-1.7\n".to_vec(), Vec::new());
        for (number, object) in &self.objects {
            table.push((*number, pdf.len()));
            pdf.extend(format!("{number} 0 obj\n").bytes());
            pdf.extend(object);
            pdf.extend(b"\nendobj\n");
        }
        table.sort_unstable();
        let start = pdf.len();
        let mut text = String::from("xref\n0 1\n0000000000 65535 f \n");
        for (number, offset) in table {
            writeln!(text, "{number} 1\n{offset:010} 00000 n ").unwrap();
        }
        write!(text, "trailer\n<</Root 1 0 R/Size {}{entries}>>\nstartxref\n{start}\n%%EOF", self.next).unwrap();
        pdf.extend(text.bytes());
        pdf
    }
}

fn packed(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn page_tree(levels: usize) -> Vec<u8> {
    let mut raw = Raw::new();
    raw.put(2, "<</Type/Pages/Kids[10 0 R]/Count 1>>");
    for level in 0..levels {
        let (above, below) = (if level == 0 { 2 } else { 9 + level }, 11 + level);
        let kid = if level + 1 == levels { 3 } else { below };
        raw.put(
            10 + level,
            format!("<</Type/Pages/Parent {above} 0 R/Kids[{kid} 0 R]/Count 1/MediaBox[0 0 595 842]>>"),
        );
    }
    raw.put(3, format!("<</Type/Page/Parent {} 0 R/Contents 4 0 R/Resources<<>>>>", 9 + levels));
    raw.pdf()
}

/// Adds a chain of objects, each of which names the next; `text` is given the number of the next.
fn chain(raw: &mut Raw, length: usize, text: impl Fn(usize) -> String) -> usize {
    let first = raw.next;
    for number in first..first + length {
        let next = if number + 1 == first + length { 4 } else { number + 1 };
        raw.add(text(next));
    }
    first
}

/// Returns PDFs that are deep, go round in circles, or multiply themselves.
fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    const LONG: usize = 20_000;
    let mut all = vec![("page tree of 5000", page_tree(5_000)), ("page tree of 20000", page_tree(LONG))];
    let mut with = |name, change: &dyn Fn(&mut Raw)| {
        let mut raw = Raw::new();
        change(&mut raw);
        all.push((name, raw.pdf()));
    };
    with("page tree in a circle", &|raw| raw.put(2, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"));
    with("page tree that doubles itself", &|raw| {
        for level in 10..40 {
            raw.put(level, format!("<</Type/Pages/Parent 2 0 R/Kids[{0} 0 R {0} 0 R]/Count 2>>", level + 1));
        }
        raw.put(40, "<</Type/Page/Parent 39 0 R/MediaBox[0 0 9 9]>>");
        raw.put(2, "<</Type/Pages/Kids[10 0 R]/Count 1>>");
    });
    with("parents in a circle", &|raw| {
        raw.put(2, "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>");
        raw.put(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>");
    });
    with("a page that is referred to through a chain", &|raw| {
        let first = chain(raw, LONG, |next| format!("{next} 0 R"));
        raw.put(2, format!("<</Type/Pages/Kids[{first} 0 R]/Count 1>>"));
    });
    with("an object that is itself", &|raw| {
        raw.put(2, "<</Type/Pages/Kids[5 0 R]/Count 1>>");
        raw.put(5, "5 0 R");
    });
    with("lengths of streams in a chain", &|raw| {
        // In tests the library reads on threads with small stacks; see below for a long one.
        let first = chain(raw, 100, |next| format!("<</Length {next} 0 R>>stream\nx\nendstream"));
        raw.put(4, format!("<</Length {first} 0 R>>stream\nx\nendstream"));
    });
    with("a stream whose length is itself", &|raw| raw.put(4, "<</Length 4 0 R>>stream\nx\nendstream"));
    with("bookmarks in a chain", &|raw| {
        let first = chain(raw, LONG, |next| format!("<</Title(a)/First {next} 0 R/Parent 1 0 R>>"));
        raw.put(1, format!("<</Type/Catalog/Pages 2 0 R/Outlines<</First {first} 0 R>>>>"));
    });
    with("names in a chain", &|raw| {
        let first = chain(raw, LONG, |next| format!("<</Kids[{next} 0 R]>>"));
        raw.put(1, format!("<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles {first} 0 R>>>>"));
    });
    with("names in a circle", &|raw| {
        raw.put(1, "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 5 0 R>>>>");
        raw.put(5, "<</Kids[5 0 R 5 0 R]/Names[(a) 5 0 R]/EF 5 0 R/F 5 0 R>>");
    });
    with("fields in a chain", &|raw| {
        let first = chain(raw, LONG, |next| format!("<</T(a)/Kids[{next} 0 R]>>"));
        raw.put(1, format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{first} 0 R]>>>>"));
    });
    with("tags in a chain", &|raw| {
        let first = chain(raw, LONG, |next| format!("<</Type/StructElem/S/Div/K[{next} 0 R]>>"));
        raw.put(1, format!("<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot<</K {first} 0 R>>>>"));
    });
    with("rows of a table in a chain", &|raw| {
        let first = chain(raw, LONG, |next| format!("<</Type/StructElem/S/TBody/K {next} 0 R>>"));
        raw.put(1, format!("<</Type/Catalog/Pages 2 0 R/StructTreeRoot<</K<</S/Table/K {first} 0 R>>>>>>"));
    });
    with("roles of tags in a circle", &|raw| {
        raw.put(1, "<</Type/Catalog/Pages 2 0 R/StructTreeRoot<</RoleMap<</A/B/B/A>>/K<</S/A/K<</S/A/K 0>>>>>>>>");
    });
    with("forms in a chain", &|raw| {
        let text = |next| {
            let resources = format!("/Resources<</XObject<</F {next} 0 R>>>>");
            format!("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]{resources}/Length 5>>stream\n/F Do\nendstream")
        };
        let first = chain(raw, LONG, text);
        let resources = format!("/Resources<</XObject<</F {first} 0 R>>>>");
        raw.put(3, format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{resources}>>"));
        raw.stream(4, "", b"/F Do");
    });
    with("forms that double themselves", &|raw| {
        for level in 10..60 {
            let resources = format!("/Resources<</XObject<</F {} 0 R>>>>", level + 1);
            raw.stream(level, &format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{resources}"), b"/F Do /F Do");
        }
        raw.stream(60, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re f");
        raw.put(
            3,
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 10 0 R>>>>>>",
        );
        raw.stream(4, "", b"/F Do /F Do");
    });
    with("a form within itself", &|raw| {
        raw.put(
            3,
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        );
        raw.stream(5, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>", b"/F Do");
        raw.stream(4, "", b"/F Do");
    });
    with("colour spaces in a chain", &|raw| {
        let first = chain(raw, LONG, |next| format!("[/Indexed {next} 0 R 1 <0000>]"));
        let resources = format!("/Resources<</ColorSpace<</C {first} 0 R>>>>");
        raw.put(3, format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{resources}>>"));
        raw.stream(4, "", b"/C cs 1 sc 0 0 9 9 re f");
    });
    with("arrays in each other", &|raw| {
        raw.put(5, "[".repeat(200_000) + &"]".repeat(200_000));
        raw.put(1, "<</Type/Catalog/Pages 2 0 R/X 5 0 R>>");
    });
    with("dictionaries in each other", &|raw| {
        raw.put(5, "<</A".repeat(100_000) + "/B" + &">>".repeat(100_000));
        raw.put(1, "<</Type/Catalog/Pages 2 0 R/X 5 0 R>>");
    });
    with("brackets in a text", &|raw| raw.put(1, format!("<</Type/Catalog/Pages 2 0 R/X({}>>", "(".repeat(200_000))));
    with("arrays in the content", &|raw| raw.stream(4, "", &[b"[".repeat(200_000), b"]".repeat(200_000)].concat()));
    with("states in the content", &|raw| raw.stream(4, "", &b"q ".repeat(500_000)));
    with("a content that explodes", &|raw| raw.packed(4, "", &vec![b' '; 100 << 20]));
    with("a content that explodes twice", &|raw| {
        let inner = packed(&vec![b' '; 100 << 20]);
        raw.stream(4, "/Filter[/FlateDecode/FlateDecode]", &packed(&inner));
    });
    with("a content that is there very often", &|raw| {
        raw.packed(4, "", &b" ".repeat(1 << 20));
        raw.put(3, format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[{}]>>", "4 0 R ".repeat(50_000)));
    });
    with("many filters", &|raw| raw.stream(4, &format!("/Filter[{}]", "/ASCIIHexDecode".repeat(50_000)), b"00>"));
    with("objects that explode", &|raw| {
        let numbers: String = (100..200).map(|number| format!("{number} 0 ")).collect();
        let content = [numbers.as_bytes(), &b"[[]]".repeat(40 << 18)].concat();
        raw.packed(5, &format!("/Type/ObjStm/N 100/First {}", numbers.len()), &content);
    });
    with("a stream of objects that extends itself", &|raw| {
        raw.stream(5, "/Type/ObjStm/N 1/First 4/Extends 5 0 R", b"5 0 5 0 R");
    });
    let plain = String::from_utf8(Raw::new().pdf()).unwrap();
    let start = plain.rfind("startxref\n").unwrap() + 10;
    let table: usize = plain[start..].lines().next().unwrap().parse().unwrap();
    all.push(("tables of objects in a circle", plain.replace("/Size", &format!("/Prev {table}/Size")).into_bytes()));
    all.push(("no table of objects", plain.replace(&plain[start..], "999999999999\n%%EOF").into_bytes()));
    all
}

const COMMANDS: [&[&str]; 6] = [
    &["impose", "a.pdf", "-o", "b.pdf"],
    &["preflight", "a.pdf"],
    &["extract", "a.pdf", "-o", "out"],
    &["extract", "a.pdf", "-o", "all", "--damaged"],
    &["verify", "a.pdf"],
    &["verify", "a.pdf", "a.pdf"],
];

/// Runs a command on all of them.
fn assert_unharmed(command: &[&str]) {
    for (name, pdf) in hostile() {
        let case = Case::with_issue("").file("a.pdf", &pdf);
        let start = Instant::now();
        let Run { code, err, out } = run(case.path(), &[command, &["--message-format", "short"]].concat());
        let told = String::from_utf8_lossy(&out).into_owned() + &err;
        assert!([0, 1, 2].contains(&code), "{name}: {command:?} ends with {code}: {told}");
        assert!(!told.contains("程序内部出错"), "{name}: {command:?}: {told}");
        assert!(code == 0 || !told.trim().is_empty(), "{name}: {command:?} says nothing");
        assert!(start.elapsed() < Duration::from_secs(30), "{name}: {command:?} took {:?}", start.elapsed());
    }
}

#[test]
fn imposing_is_not_brought_down() {
    assert_unharmed(COMMANDS[0]);
}

#[test]
fn the_inspection_is_not_brought_down() {
    assert_unharmed(COMMANDS[1]);
}

#[test]
fn taking_files_out_is_not_brought_down() {
    assert_unharmed(COMMANDS[2]);
    assert_unharmed(COMMANDS[3]);
}

#[test]
fn verifying_is_not_brought_down() {
    assert_unharmed(COMMANDS[4]);
    assert_unharmed(COMMANDS[5]);
}

#[test]
fn a_stack_that_comes_to_its_end_is_told() {
    let mut raw = Raw::new();
    let first = chain(&mut raw, 100_000, |next| format!("<</Length {next} 0 R>>stream\nx\nendstream"));
    raw.put(4, format!("<</Length {first} 0 R>>stream\nx\nendstream"));
    let mut pdf = Document::load_mem(&Raw::new().with_trailer("/ID[<00><00>]")).unwrap();
    let version = EncryptionVersion::V1 {
        document: &pdf,
        owner_password: "",
        user_password: "",
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    pdf.encrypt(&state).unwrap();
    let entry = |key: &[u8]| match pdf.get_encrypted().unwrap().get(key).unwrap() {
        Object::String(bytes, _) => bytes.iter().fold(String::new(), |all, byte| all + &format!("{byte:02x}")),
        other => other.as_i64().unwrap().to_string(),
    };
    let [owner, user, permissions] = [&b"O"[..], b"U", b"P"].map(entry);
    let encrypted = raw.add(format!("<</Filter/Standard/V 1/R 2/O<{owner}>/U<{user}>/P {permissions}>>"));
    let pdf = raw.with_trailer(&format!("/ID[<00><00>]/Encrypt {encrypted} 0 R"));
    for command in COMMANDS {
        let case = Case::with_issue("").file("a.pdf", &pdf);
        let run = run(case.path(), &[command, &["--message-format", "short"]].concat());
        let told = String::from_utf8_lossy(&run.out).into_owned() + &run.err;
        assert!(run.code == 2 && told.contains("too-deep") && told.contains("a.pdf"), "{command:?}: {told}");
    }
}

#[test]
fn deep_trees_of_pages_are_refused_by_name_and_usual_ones_are_not() {
    for (levels, refused) in [(1, false), (10, false), (40, false), (70, true), (300, true), (5_000, true)] {
        for command in [COMMANDS[0], COMMANDS[1]] {
            let case = Case::with_issue("").file("a.pdf", page_tree(levels));
            let run = run(case.path(), command);
            let told = String::from_utf8_lossy(&run.out).into_owned() + &run.err;
            assert_eq!(told.contains("页面一层套一层"), refused, "{levels}: {command:?}: {told}");
        }
    }
}
