//! `typeset verify`: whatever was changed in an archive is named for what it is.

use std::sync::LazyLock;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string};

use crate::archive::archive;
use crate::support::{Case, article, run};
use crate::verify::{said, saved_anew, verify};

/// An archive with a link, a heading, a table and a picture, on more than one page.
static ARCHIVE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let picture =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"30\"><rect width=\"90\" height=\"30\"/></svg>";
    let sections = article("标题", &"正文里说了许多话，见[网站](https://example.org)。\n\n".repeat(60))
        + "\n[[section.item]]\nkind = \"picture\"\nfile = \"t.svg\"\nalt = \"一张图\"\nwidth = 60\n"
        + "\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"a.csv\"\nsource = \"统计局\"\n";
    let case = Case::with_sections(&sections).file("t.svg", picture).file("a.csv", "地区,金额\n甲,1\n乙,2\n");
    archive(case.path(), &[])
});

/// A way to change an archive, and how it is named.
struct Tampering {
    name: &'static str,
    words: &'static str,
    change: fn(&mut Document),
}

fn catalog(pdf: &mut Document) -> &mut Dictionary {
    pdf.catalog_mut().unwrap()
}

fn id_of(pdf: &Document, key: &[u8]) -> ObjectId {
    pdf.catalog().unwrap().get(key).unwrap().as_reference().unwrap()
}

fn page(pdf: &mut Document, number: u32) -> &mut Dictionary {
    let id = pdf.get_pages()[&number];
    pdf.get_dictionary_mut(id).unwrap()
}

/// Returns the first object that is a dictionary for which something holds.
fn found(pdf: &mut Document, wanted: impl Fn(&Dictionary) -> bool) -> &mut Dictionary {
    pdf.objects.values_mut().filter_map(|object| object.as_dict_mut().ok()).find(|dict| wanted(dict)).unwrap()
}

fn edited(pdf: &mut Document, id: ObjectId, change: impl Fn(Vec<u8>) -> Vec<u8>) {
    let stream = pdf.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    let bytes = stream.get_plain_content().unwrap();
    stream.set_plain_content(change(bytes));
}

fn script() -> Dictionary {
    dictionary! { "S" => "JavaScript", "JS" => text_string("app.alert(1)") }
}

fn first_content(pdf: &Document, number: u32) -> ObjectId {
    pdf.get_page_contents(pdf.get_pages()[&number])[0]
}

const TAMPERINGS: &[Tampering] = &[
    Tampering {
        name: "script on opening",
        words: "JavaScript",
        change: |pdf| catalog(pdf).set("OpenAction", script()),
    },
    Tampering {
        name: "script among the names",
        words: "JavaScript",
        change: |pdf| {
            let script = pdf.add_object(script());
            let tree = dictionary! { "Names" => vec![text_string("a"), script.into()] };
            let names = catalog(pdf).get_mut(b"Names").unwrap().as_dict_mut().unwrap();
            names.set("JavaScript", tree);
        },
    },
    Tampering {
        name: "script of a page",
        words: "JavaScript",
        change: |pdf| page(pdf, 1).set("AA", dictionary! { "O" => script() }),
    },
    Tampering {
        name: "script in a link",
        words: "JavaScript",
        change: |pdf| {
            let link = found(pdf, |dict| dict.has_type(b"Annot") && dict.has(b"A"));
            link.set("A", script());
        },
    },
    Tampering {
        name: "launch on opening",
        words: "打开或点击时执行的动作",
        change: |pdf| {
            let launch = dictionary! { "S" => "Launch", "F" => text_string("cmd.exe") };
            catalog(pdf).set("OpenAction", launch);
        },
    },
    Tampering {
        name: "link leads elsewhere",
        words: "打开或点击时执行的动作",
        change: |pdf| {
            let link = found(pdf, |dict| dict.has_type(b"Annot") && dict.has(b"A"));
            let action = link.get_mut(b"A").unwrap();
            let uri = Object::String(b"https://example.com".to_vec(), StringFormat::Literal);
            match action {
                Object::Dictionary(action) => action.set("URI", uri),
                _ => link.set("A", dictionary! { "S" => "URI", "URI" => uri }),
            }
        },
    },
    Tampering {
        name: "alternative text",
        words: "朗读用的替代文字",
        change: |pdf| found(pdf, |dict| dict.has(b"Alt") && dict.has(b"S")).set("Alt", text_string("另一张图")),
    },
    Tampering {
        name: "alternative text gone",
        words: "朗读用的替代文字",
        change: |pdf| drop(found(pdf, |dict| dict.has(b"Alt") && dict.has(b"S")).remove(b"Alt")),
    },
    Tampering {
        name: "tags removed", words: "结构标签", change: |pdf| drop(catalog(pdf).remove(b"StructTreeRoot"))
    },
    Tampering {
        name: "a heading no heading",
        words: "结构标签",
        change: |pdf| {
            let is_heading = |dict: &Dictionary| {
                dict.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"H1" || kind == b"H2")
            };
            found(pdf, is_heading).set("S", "P");
        },
    },
    Tampering {
        name: "a page content",
        words: "第 1 页",
        change: |pdf| {
            let id = first_content(pdf, 1);
            edited(pdf, id, |bytes| [&bytes[..], b" 0 0 10 10 re f"].concat());
        },
    },
    Tampering {
        name: "two pages swapped",
        words: "第 1–2 页",
        change: |pdf| {
            let (one, two) = (first_content(pdf, 1), first_content(pdf, 2));
            let (a, b) = (pdf.get_object(one).unwrap().clone(), pdf.get_object(two).unwrap().clone());
            pdf.objects.insert(one, b);
            pdf.objects.insert(two, a);
        },
    },
    Tampering {
        name: "a page cropped",
        words: "第 2 页",
        change: |pdf| page(pdf, 2).set("CropBox", vec![0.into(), 0.into(), 100.into(), 100.into()]),
    },
    Tampering {
        name: "all pages turned from above",
        words: "第 1–",
        change: |pdf| {
            let tree = id_of(pdf, b"Pages");
            pdf.get_dictionary_mut(tree).unwrap().set("Rotate", 180);
        },
    },
    Tampering {
        name: "a stamp",
        words: "第 1 页上的链接或批注",
        change: |pdf| {
            let note = dictionary! { "Type" => "Annot", "Subtype" => "FreeText", "Contents" => text_string("同意"),
            "Rect" => vec![0.into(), 0.into(), 90.into(), 90.into()] };
            let note = pdf.add_object(note);
            let page = page(pdf, 1);
            let mut notes = page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
            notes.push(note.into());
            page.set("Annots", notes);
        },
    },
    Tampering {
        name: "a bookmark",
        words: "书签",
        change: |pdf| found(pdf, |dict| dict.has(b"Title") && dict.has(b"Parent")).set("Title", text_string("别的")),
    },
    Tampering { name: "bookmarks gone", words: "书签", change: |pdf| drop(catalog(pdf).remove(b"Outlines")) },
    Tampering {
        name: "page numbers",
        words: "阅读器显示的页号",
        change: |pdf| {
            let labels = dictionary! { "Nums" => vec![0.into(), dictionary! { "S" => "r" }.into()] };
            catalog(pdf).set("PageLabels", labels);
        },
    },
    Tampering { name: "colours", words: "输出意图", change: |pdf| drop(catalog(pdf).remove(b"OutputIntents")) },
    Tampering { name: "language", words: "文档的语言", change: |pdf| catalog(pdf).set("Lang", text_string("en")) },
    Tampering { name: "viewer", words: "阅读器的设置", change: |pdf| catalog(pdf).set("PageMode", "FullScreen") },
    Tampering {
        name: "form",
        words: "可以填写的表单",
        change: |pdf| catalog(pdf).set("AcroForm", dictionary! { "Fields" => Vec::<Object>::new() }),
    },
    Tampering {
        name: "layers",
        words: "图层",
        change: |pdf| catalog(pdf).set("OCProperties", dictionary! { "OCGs" => Vec::<Object>::new() }),
    },
    Tampering {
        name: "anything else",
        words: "页面以外的其他内容",
        change: |pdf| catalog(pdf).set("Collection", dictionary! { "View" => "D" }),
    },
    Tampering {
        name: "what a file is",
        words: "附带文件",
        change: |pdf| found(pdf, |dict| dict.has_type(b"Filespec")).set("AFRelationship", "Alternative"),
    },
    Tampering {
        name: "one more file",
        words: "附带文件",
        change: |pdf| {
            let stream = pdf.add_object(Stream::new(Dictionary::new(), b"more".to_vec()));
            let file = dictionary! { "Type" => "Filespec", "UF" => text_string("more.txt"), "EF" => dictionary! { "F" => stream } };
            let file = pdf.add_object(file);
            let mut list = catalog(pdf).get(b"AF").unwrap().as_array().unwrap().clone();
            list.push(file.into());
            catalog(pdf).set("AF", list);
        },
    },
    Tampering {
        name: "a font",
        words: "字体 ",
        change: |pdf| {
            let descriptor = found(pdf, |dict| dict.has_type(b"FontDescriptor"));
            let keys = [b"FontFile2".as_slice(), b"FontFile3"];
            let file = keys.iter().find_map(|key| descriptor.get(key).ok()?.as_reference().ok()).unwrap();
            edited(pdf, file, |bytes| [&bytes[..], b"\0"].concat());
        },
    },
    Tampering {
        name: "what a font's characters mean",
        words: "第 1",
        change: |pdf| {
            let map = found(pdf, |dict| dict.has(b"ToUnicode")).get(b"ToUnicode").unwrap().as_reference().unwrap();
            edited(pdf, map, |bytes| [&bytes[..], b"\n%"].concat());
        },
    },
    Tampering {
        name: "title",
        words: "元数据",
        change: |pdf| {
            let info = pdf.trailer.get(b"Info").unwrap().as_reference().unwrap();
            pdf.get_dictionary_mut(info).unwrap().set("Title", text_string("别的"));
        },
    },
];

/// Adds a blank to the metadata, as other software does.
fn blank(pdf: &mut Document) {
    let id = id_of(pdf, b"Metadata");
    edited(pdf, id, |bytes| [&bytes[..], b" "].concat());
}

/// Returns what is said of the archive changed in some ways.
fn told(changes: &[fn(&mut Document)]) -> String {
    let run = verify(saved_anew(&ARCHIVE, |pdf| changes.iter().for_each(|change| change(pdf))));
    assert_eq!(run.code, 1, "{}", said(&run));
    said(&run)
}

#[test]
fn each_is_named_alone_and_with_a_blank_in_the_metadata() {
    for Tampering { name, words, change } in TAMPERINGS {
        let alone = told(&[*change]);
        assert!(alone.contains(words), "{name}: {alone}");
        assert!(!alone.contains("archive-saved-anew"), "{name}: {alone}");
        let hidden = told(&[*change, blank]);
        assert!(hidden.contains(words) && hidden.contains("元数据"), "{name}: {hidden}");
        assert!(*name == "title" || !hidden.contains("不一样：元数据，从"), "{name}: {hidden}");
    }
}

#[test]
fn metadata_alone_is_told_as_such() {
    let pdf = saved_anew(&ARCHIVE, blank);
    let case = Case::with_issue("").file("a.pdf", pdf);
    let text = said(&run(case.path(), &["verify", "a.pdf"]));
    assert!(text.contains("只有元数据被改过") && text.contains("不一样：元数据，从"), "{text}");
    let text = told(&[]);
    assert!(text.contains("archive-saved-anew") && text.contains("只有文件结构"), "{text}");
}

#[test]
fn each_is_named_beside_every_other() {
    // Those that take away what another one changes are left out.
    let taking = ["tags removed", "bookmarks gone", "alternative text gone"];
    let kept: Vec<&Tampering> = TAMPERINGS.iter().filter(|one| !taking.contains(&one.name)).collect();
    for (at, one) in kept.iter().enumerate() {
        // Each meets four others, of its own kind and of another.
        for other in [1, 5].map(|step| kept[(at + step) % kept.len()]) {
            let text = told(&[one.change, other.change]);
            let is_same_thing = one.words == other.words
                || [one, other].iter().all(|tampering| tampering.words.starts_with('第'))
                || [one, other].iter().all(|tampering| tampering.name.contains("opening"))
                || [one, other].iter().all(|tampering| tampering.name.contains("link"));
            // Of two pages in a row, both are told as a run.
            let told =
                [one, other].map(|tampering| text.contains(tampering.words) || is_same_thing && text.contains("第 1–"));
            assert!(told == [true; 2] || is_same_thing && told != [false; 2], "{} + {}: {text}", one.name, other.name);
        }
    }
}
