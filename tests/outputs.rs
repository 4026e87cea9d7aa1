//! Where the program writes: over nothing that it reads, nothing of another kind, and nothing that is protected.

use std::fs;
use std::path::Path;

use crate::support::{Case, HEAD, Run, article, root, run};

/// An issue that reads files of many sorts, each of which is at stake.
fn rich() -> Case {
    let items = "\n[[section]]\n
[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"m.md\"\nsource = \"市信用办\"\n
[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"t.csv\"\n
[[section.item]]\nkind = \"picture\"\nfile = \"a.png\"\ncaption = \"图\"\nwidth = 10\n";
    let check = "\n[check]\nwords = [\"w.tsv\"]\nterms = [\"terms.txt\"]\nprevious = \"before/issue.toml\"\n";
    Case::with_issue(&format!("{HEAD}{check}{items}"))
        .file("m.md", "全市共有企业（含个体工商户)三千家，运行平稳。\n")
        .file("t.csv", "单位,甲项,乙项\n东县,10,20\n西县,5,5\n")
        .file("a.png", picture())
        .file("w.tsv", "错字\t对字\t原因\n")
        .file("terms.txt", "信易+\n")
        .file("templates/notice.typ", "#let notice(box: none) = none\n")
        .file("before/issue.toml", format!("{HEAD}{}", article("上期", "正文。")))
        .file("x.pdf", fs::read(root().join("tests/preflight/good-typst.pdf")).unwrap())
}

fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 130, 130);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&[200; 130 * 130]).unwrap();
    bytes
}

const READ: [&str; 8] =
    ["issue.toml", "m.md", "t.csv", "a.png", "w.tsv", "terms.txt", "templates/notice.typ", "before/issue.toml"];

/// Runs the program; the file must be as it was, and the run have failed with a word of it.
fn refused(case: &Case, args: &[&str], file: &str) -> Run {
    let path = case.path().join(file);
    let before = fs::read(&path).unwrap();
    let run = run(case.path(), args);
    assert_eq!(run.code, 2, "{args:?}: {}", run.err);
    assert!(fs::read(&path).unwrap() == before, "{args:?} replaced {file}");
    // What is found to be read later only is refused for its other names before.
    let told = ["盖掉", "没有覆盖", "硬链接"].into_iter().any(|word| run.err.contains(word));
    assert!(told, "{args:?}: {}", run.err);
    run
}

#[test]
fn no_option_replaces_a_file_that_is_read() {
    let case = rich();
    for file in READ {
        let dotted = format!("./{}", file.replace('/', "/./"));
        for path in [file, dotted.as_str()] {
            let run = refused(&case, &["check", "issue.toml", "--write-baseline", path], file);
            assert!(run.err.contains("--write-baseline known.json"), "{}", run.err);
            refused(&case, &["issue.toml", "-o", "new.pdf", "--deps", path], file);
            refused(&case, &["preflight", "x.pdf", "--json", path], file);
            refused(&case, &["preflight", "x.pdf", "-o", path], file);
        }
    }
    refused(&case, &["preflight", "x.pdf", "--json", "x.pdf"], "x.pdf");
    refused(&case, &["preflight", "x.pdf", "-o", "./x.pdf"], "x.pdf");
    refused(&case, &["impose", "x.pdf", "-o", "x.pdf"], "x.pdf");
}

#[cfg(unix)]
#[test]
fn no_other_name_of_a_file_that_is_read_helps() {
    let case = rich();
    for (number, file) in READ.into_iter().enumerate() {
        for hard in [true, false] {
            let name = |extension: &str| format!("{number}-{hard}.{extension}");
            for extension in ["json", "pdf", "docx", "zip"] {
                let (path, link) = (case.path().join(file), case.path().join(name(extension)));
                let made = if hard { fs::hard_link(path, link) } else { std::os::unix::fs::symlink(path, link) };
                made.unwrap();
            }
            refused(&case, &["check", "issue.toml", "--write-baseline", &name("json")], file);
            refused(&case, &["issue.toml", "-o", &name("pdf")], file);
            refused(&case, &["issue.toml", "-o", &name("docx")], file);
            refused(&case, &["issue.toml", "-o", "new.pdf", "--deps", &name("json")], file);
            refused(&case, &["kit", "issue.toml", "-o", &name("zip")], file);
            refused(&case, &["impose", "issue.toml", "-o", &name("pdf")], file);
        }
    }
    fs::hard_link(case.path().join("x.pdf"), case.path().join("y.pdf")).unwrap();
    refused(&case, &["impose", "x.pdf", "-o", "y.pdf"], "x.pdf");
    refused(&case, &["preflight", "x.pdf", "-o", "y.pdf"], "x.pdf");
}

#[test]
fn only_files_of_the_same_sort_are_replaced() {
    let case = rich();
    let json = "{\"name\": \"别的程序的设置\"}";
    let case = case.file("other.json", json).file("other.zip", "PK\u{3}\u{4} no kit").file("text.pdf", "四个字以上");
    for args in [
        &["check", "issue.toml", "--write-baseline", "other.json"][..],
        &["preflight", "x.pdf", "--json", "other.json"],
        &["issue.toml", "--deps", "other.json"],
    ] {
        refused(&case, args, "other.json");
    }
    refused(&case, &["kit", "issue.toml", "-o", "other.zip"], "other.zip");
    for args in [&["issue.toml"][..], &["impose", "issue.toml"], &["preflight", "x.pdf"]] {
        refused(&case, &[args, &["-o", "text.pdf"]].concat(), "text.pdf");
    }
    // However short it is, it is somebody's.
    let case = case.file("n.txt", "1").file("n.json", "{}").file("n.docx", "x").file("n.zip", "PK");
    for (args, file) in [
        (&["preflight", "x.pdf", "-o", "n.txt"][..], "n.txt"),
        (&["preflight", "x.pdf", "--json", "n.txt"], "n.txt"),
        (&["check", "issue.toml", "--write-baseline", "n.json"], "n.json"),
        (&["issue.toml", "-o", "n.docx"], "n.docx"),
        (&["kit", "issue.toml", "-o", "n.zip"], "n.zip"),
    ] {
        refused(&case, args, file);
    }
    // What the program wrote itself it writes again, and what is empty it fills.
    let again = [
        &["check", "issue.toml", "--write-baseline", "known.json"][..],
        &["preflight", "x.pdf", "--json", "report.json", "-o", "list.pdf"],
        &["issue.toml", "-o", "new.pdf", "--deps", "deps.json"],
        &["issue.toml", "-o", "new.docx"],
        &["kit", "issue.toml", "-o", "kit.zip"],
        &["issue.toml", "--for", "archive", "-o", "archive.pdf"],
        &["impose", "issue.toml", "-o", "sheets.pdf"],
        &["impose", "--test-page", "-o", "test.pdf"],
    ];
    for args in again {
        for time in 0..2 {
            let run = run(case.path(), args);
            assert_eq!(run.code, 0, "{args:?}, time {time}: {}", run.err);
        }
    }
    let case = case.file("known.json", "\n").file("new.docx", "").file("kit.zip", "").file("new.pdf", "old");
    for args in [again[0], again[2], again[3], again[4]] {
        assert_eq!(run(case.path(), args).code, 0, "{args:?}");
    }
    for other in ["report.json", "deps.json"] {
        refused(&case, &["check", "issue.toml", "--write-baseline", other], other);
    }
}

#[test]
fn the_baseline_that_an_issue_names_is_renewed() {
    let case = rich();
    let issue = fs::read_to_string(case.path().join("issue.toml")).unwrap();
    let case = case.file("issue.toml", issue.replace("\n[check]\n", "\n[check]\nbaseline = \"known.json\"\n"));
    for time in 0..2 {
        let run = run(case.path(), &["check", "issue.toml", "--write-baseline", "known.json"]);
        assert_eq!(run.code, 0, "time {time}: {}", run.err);
    }
    refused(&case, &["issue.toml", "--deps", "known.json"], "known.json");
}

#[test]
fn a_word_document_that_somebody_else_made_or_changed_is_not_replaced() {
    let case = rich();
    assert_eq!(case.run(&["-o", "ours.docx"]).code, 0);
    let ours = fs::read(case.path().join("ours.docx")).unwrap();
    let case = case.file("saved.docx", saved_by("Microsoft Office Word", &ours)).file("templates/reference.docx", ours);
    let run = refused(&case, &["issue.toml", "-o", "saved.docx"], "saved.docx");
    assert!(run.err.contains("没有改过的 Word 文件"), "{}", run.err);
    // Even one of ours is not, where its styles are taken from it.
    refused(&case, &["issue.toml", "-o", "templates/reference.docx"], "templates/reference.docx");
    fs::remove_file(case.path().join("templates/reference.docx")).unwrap();
    let run = crate::support::run(case.path(), &["issue.toml", "-o", "templates/reference.docx"]);
    assert_eq!(run.code, 2, "the next run would take it for one: {}", run.err);
    assert!(!case.path().join("templates/reference.docx").exists());
}

/// Returns a Word document as another program would save it.
fn saved_by(program: &str, docx: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut saved = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let name = part.name().unwrap().into_owned();
        if name == "docProps/app.xml" {
            let text = String::from_utf8(bytes).unwrap();
            bytes = text.replace(">typeset<", &format!(">{program}<")).into_bytes();
        }
        saved.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        saved.write_all(&bytes).unwrap();
    }
    saved.finish().unwrap().into_inner()
}

#[test]
fn the_pdf_that_files_are_taken_out_of_is_not_replaced_by_one_of_them() {
    use lopdf::{Dictionary, Stream};
    let attached = |name| vec![(name, Stream::new(Dictionary::new(), b"new".to_vec()))];
    let case = Case::with_issue("").file("in/a.pdf", crate::extract::foreign(attached("a.pdf")));
    let before = fs::read(case.path().join("in/a.pdf")).unwrap();
    let run = run(case.path(), &["extract", "in/a.pdf", "-o", "in", "--force"]);
    assert_ne!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("盖掉"), "{}", run.err);
    assert!(fs::read(case.path().join("in/a.pdf")).unwrap() == before);
}

#[cfg(unix)]
mod rights {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    /// Everything that is written over, and what is there before.
    const WRITTEN: [(&[&str], &str, &str); 6] = [
        (&["issue.toml", "-o", "out.pdf"], "out.pdf", "%PDF-1.4 old"),
        (&["kit", "issue.toml", "-o", "out.zip"], "out.zip", ""),
        (&["impose", "issue.toml", "-o", "out.pdf"], "out.pdf", "%PDF-1.4 old"),
        (&["check", "issue.toml", "--write-baseline", "out.json"], "out.json", "{\"findings\": []}"),
        (&["preflight", "x.pdf", "--json", "out.json"], "out.json", ""),
        (&["check", "issue.toml", "--fix"], "m.md", "全市共有企业（含个体工商户)三千家，运行平稳。\n"),
    ];

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o7777
    }

    #[test]
    fn what_is_replaced_keeps_its_rights() {
        for (args, name, before) in WRITTEN {
            for rights in [0o600, 0o660, 0o644, 0o755] {
                let case = rich().file(name, before);
                let path = case.path().join(name);
                fs::set_permissions(&path, fs::Permissions::from_mode(rights)).unwrap();
                let run = run(case.path(), args);
                assert_ne!(run.code, 2, "{args:?}: {}", run.err);
                assert_ne!(fs::read(&path).unwrap(), before.as_bytes(), "{args:?} wrote nothing");
                assert_eq!(mode(&path), rights, "{args:?}");
            }
        }
    }

    #[test]
    fn the_owner_stays_where_the_system_allows_it() {
        let case = rich().file("out.pdf", "");
        let path = case.path().join("out.pdf");
        // Only the administrator can give files away.
        if std::os::unix::fs::chown(&path, Some(12_345), Some(23_456)).is_err() {
            return;
        }
        assert_eq!(case.run(&["-o", "out.pdf"]).code, 0);
        let data = fs::metadata(&path).unwrap();
        assert_eq!((data.uid(), data.gid()), (12_345, 23_456));
    }

    #[test]
    fn what_is_protected_or_has_other_names_stays_as_it_is() {
        for (args, name, before) in WRITTEN {
            let case = rich().file(name, before);
            let path = case.path().join(name);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
            let protected = run(case.path(), args);
            assert_eq!((protected.code, protected.err.contains("只读")), (2, true), "{args:?}: {}", protected.err);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            fs::hard_link(&path, case.path().join("other name")).unwrap();
            let linked = run(case.path(), args);
            assert_eq!((linked.code, linked.err.contains("硬链接")), (2, true), "{args:?}: {}", linked.err);
            assert_eq!(fs::read(&path).unwrap(), before.as_bytes(), "{args:?}");
        }
    }

    #[test]
    fn links_to_files_are_followed_and_others_refused() {
        for (args, name, before) in WRITTEN {
            let case = rich().file("elsewhere/file", before);
            let path = case.path().join(name);
            let _ = fs::remove_file(&path);
            // An article by a link within the folder is read, so that it can be put right.
            symlink("elsewhere/file", &path).unwrap();
            let followed = run(case.path(), args);
            assert_ne!(followed.code, 2, "{args:?}: {}", followed.err);
            assert!(path.is_symlink(), "{args:?}");
            assert_ne!(fs::read(case.path().join("elsewhere/file")).unwrap(), before.as_bytes(), "{args:?}");
            if name == "m.md" {
                continue;
            }
            for target in ["nowhere/at/all", "nothing", name] {
                fs::remove_file(&path).unwrap();
                symlink(target, &path).unwrap();
                let refused = run(case.path(), args);
                assert_eq!((refused.code, refused.err.contains("链接")), (2, true), "{args:?}: {}", refused.err);
                assert_eq!(fs::read_link(&path).unwrap(), Path::new(target), "{args:?}");
            }
        }
    }
}
