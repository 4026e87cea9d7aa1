//! `--for archive`: what stands in the file and beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lopdf::{Document, Object};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use typeset::archive::attachments::attachments;

use crate::support::{Case, HEAD, article, program, root, run};

const SAMPLES: [&str; 2] = ["yingkou-2020-03", "yaoqing-2026-17"];

/// Returns the bytes of an issue's archive.
pub fn archive(folder: &Path, variables: &[(&str, &str)]) -> Vec<u8> {
    let mut command = program(folder, &["issue.toml", "--for", "archive", "-q", "-o", "-"]);
    let output = command.envs(variables.iter().copied()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Returns the files in a PDF by name.
pub fn files(pdf: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let attached = attachments(pdf, &Document::load_mem(pdf).unwrap());
    assert_eq!(attached.faults, []);
    attached.files.into_iter().map(|file| (file.name, file.bytes)).collect()
}

fn manifest(pdf: &[u8]) -> Value {
    serde_json::from_slice(&files(pdf)["manifest.json"]).unwrap()
}

fn sample(name: &str) -> PathBuf {
    root().join("samples").join(name)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn assert_valid(pdf: &[u8], profile: &str) {
    let options = ValidationOptions::default().profile(profile.parse::<ValidationProfile>().unwrap());
    let report = validate_pdf_bytes(pdf, &options).unwrap();
    // It takes a stream's own last byte for part of the end of the line where that is a CR; veraPDF does not.
    let of_length = |rule: &str| rule.ends_with("6.1.7.1:1") && lengths_are_right(pdf);
    let failures = report.failures.iter().filter(|failure| !of_length(&failure.rule_id));
    assert_eq!(failures.count(), 0, "{profile}: {report:#?}");
}

/// Returns whether every stream ends as far behind its beginning as it says, with one end of a line.
fn lengths_are_right(pdf: &[u8]) -> bool {
    let find =
        |what: &[u8], from: usize| pdf[from..].windows(what.len()).position(|part| part == what).map(|at| from + at);
    let mut at = 0;
    while let Some(length) = find(b"/Length ", at) {
        let digits: Vec<u8> = pdf[length + 8..].iter().copied().take_while(u8::is_ascii_digit).collect();
        let length: usize = String::from_utf8(digits).unwrap().parse().unwrap();
        let Some(begin) = find(b"stream\n", at) else { return false };
        let end = begin + b"stream\n".len() + length;
        if !pdf[end..].starts_with(b"\nendstream") {
            return false;
        }
        at = end + b"\nendstream".len();
    }
    at > 0
}

/// An issue below its publication that reads a file of every sort.
pub fn rich() -> Case {
    let sections = article("标题", "正文。")
        + "\n[[section.item]]\nkind = \"article\"\ntitle = \"文件里的\"\nfile = \"articles/一.md\"\n"
        + "\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"tables/表.csv\"\n"
        + "\n[[section.item]]\nkind = \"picture\"\nfile = \"图.svg\"\nalt = \"图\"\nwidth = 20\n";
    let issue = format!(
        "year = 2026\nnumber = 1\ndate = 2026-03-01\n\n[check]\nwords = [\"词.tsv\"]\nbaseline = \"known.json\"\n{sections}"
    );
    let footer = fs::read_to_string(root().join("templates/footer.typ")).unwrap();
    Case::with_issue("unrelated = true")
        .file("publication.toml", "name = \"刊名\"\nissuer = \"单位\"\n[archive]\nfonds = \"0194\"\ndepartment = \"XYB\"\n")
        .file("templates/footer.typ", footer + "// ours\n")
        .file("01/issue.toml", issue)
        .file("01/articles/一.md", "来自文件的正文。\n")
        .file("01/tables/表.csv", "名称,数量\n甲,1\n乙,2\n")
        .file("01/图.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\" fill=\"#c00\"/></svg>")
        .file("01/词.tsv", "错词\t对词\t理由\n")
        .file("01/known.json", "{\"findings\":[]}")
        .file("01/unread.txt", "not part of the issue")
}

#[test]
fn the_samples_meet_pdf_a_3a_and_pdf_ua_1() {
    for name in SAMPLES {
        let pdf = archive(&sample(name), &[]);
        assert_valid(&pdf, "3a");
        assert_valid(&pdf, "ua1");
    }
}

#[test]
fn every_file_that_was_read_is_inside_and_no_other() {
    let case = rich();
    let pdf = archive(&case.path().join("01"), &[]);
    let inside = files(&pdf);
    let names: Vec<&str> = inside.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "01/articles/一.md",
            "01/issue.toml",
            "01/known.json",
            "01/tables/表.csv",
            "01/图.svg",
            "01/词.tsv",
            "manifest.json",
            "publication.toml",
            "templates/footer.typ",
        ]
    );
    let manifest = manifest(&pdf);
    let listed = manifest["files"].as_array().unwrap();
    assert_eq!(listed.len(), inside.len() - 1);
    for entry in listed {
        let name = entry["name"].as_str().unwrap();
        assert_eq!(inside[name], fs::read(case.path().join(name)).unwrap(), "{name}");
        assert_eq!(entry["sha256"], hash(&inside[name]), "{name}");
        assert_eq!(entry["bytes"], inside[name].len());
    }
    assert_eq!(manifest["issue"], "01/issue.toml");
    assert_eq!(manifest["program"]["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn files_are_associated_with_the_document() {
    let case = rich();
    let pdf = Document::load_mem(&archive(&case.path().join("01"), &[])).unwrap();
    let list = pdf.catalog().unwrap().get(b"AF").unwrap().as_array().unwrap();
    let mut found = BTreeMap::new();
    for id in list {
        let file = pdf.get_dictionary(id.as_reference().unwrap()).unwrap();
        let text = |key: &[u8]| lopdf::decode_text_string(file.get(key).unwrap()).unwrap();
        let name = |object: &Object| String::from_utf8_lossy(object.as_name().unwrap()).into_owned();
        assert_eq!(text(b"F"), text(b"UF"));
        let stream = file.get(b"EF").unwrap().as_dict().unwrap().get(b"UF").unwrap().as_reference().unwrap();
        let stream = pdf.get_object(stream).unwrap().as_stream().unwrap();
        let parameters = stream.dict.get(b"Params").unwrap().as_dict().unwrap();
        assert_eq!(parameters.get(b"ModDate").unwrap().as_str().unwrap(), b"D:20260301000000Z");
        let media_type = name(stream.dict.get(b"Subtype").unwrap());
        found.insert(text(b"UF"), (name(file.get(b"AFRelationship").unwrap()), media_type));
    }
    let kind = |name: &str| (found[name].0.as_str(), found[name].1.as_str());
    assert_eq!(found.len(), 9);
    assert_eq!(kind("01/issue.toml"), ("Source", "application/toml"));
    assert_eq!(kind("01/tables/表.csv"), ("Data", "text/csv"));
    assert_eq!(kind("01/图.svg"), ("Source", "image/svg+xml"));
    assert_eq!(kind("templates/footer.typ"), ("Supplement", "text/plain"));
    assert_eq!(kind("manifest.json"), ("Supplement", "application/json"));
}

#[test]
fn the_fonts_are_listed_with_their_hashes() {
    let fonts = manifest(&archive(&sample(SAMPLES[0]), &[]))["fonts"].clone();
    let sums = fs::read_to_string(root().join("fonts/SHA256SUMS")).unwrap();
    assert!(fonts.as_array().unwrap().len() >= 6, "{fonts}");
    for font in fonts.as_array().unwrap() {
        assert!(sums.contains(font["sha256"].as_str().unwrap()), "{font}");
        assert!(font["bundled"].as_bool().unwrap() && font["version"].as_str().unwrap().contains('.'), "{font}");
    }
}

#[test]
fn no_colour_of_printing_inks_is_used() {
    for name in SAMPLES {
        let pdf = Document::load_mem(&archive(&sample(name), &[])).unwrap();
        for object in pdf.objects.values() {
            let words = format!("{object:?}");
            assert!(!words.contains("DeviceCMYK") && !words.contains("Separation") && !words.contains("DeviceN"));
        }
        for page in pdf.get_pages().into_values() {
            let content = pdf.get_and_decode_page_content(page).unwrap();
            assert!(content.operations.iter().all(|operation| !matches!(operation.operator.as_str(), "k" | "K")));
        }
    }
}

#[test]
fn the_record_stands_in_the_xmp_and_beside_the_file() {
    let case = rich();
    let issue = fs::read_to_string(case.path().join("01/issue.toml")).unwrap();
    let issue = issue.replace(
        "date = 2026-03-01",
        "date = 2026-03-01\nsecrecy = \"秘密★1年\"\narchive = { item = 3, retention = \"30年\" }",
    );
    let case = case.file("01/issue.toml", issue);
    let folder = case.path().join("01");
    let made = run(&folder, &["issue.toml", "--for", "archive"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let pdf = fs::read(folder.join("0194-WS·2026-D30-XYB-0003.pdf")).unwrap();
    let text = fs::read_to_string(folder.join("0194-WS·2026-D30-XYB-0003.record.json")).unwrap();
    let record: Value = serde_json::from_str(&text).unwrap();
    for (key, value) in [
        ("档号", "0194-WS·2026-D30-XYB-0003"),
        ("题名", "刊名〔2026〕第1期"),
        ("责任者", "单位"),
        ("文件编号", "〔2026〕第1期"),
        ("日期", "20260301"),
        ("密级", "秘密"),
        ("保密期限", "1年"),
        ("保管期限", "定期30年"),
        ("页数", "2"),
        ("计算机文件名", "0194-WS·2026-D30-XYB-0003.pdf"),
        ("摘要", &hash(&pdf)),
    ] {
        assert_eq!(record[key], value, "{key}");
    }
    let xml = fs::read_to_string(folder.join("0194-WS·2026-D30-XYB-0003.record.xml")).unwrap();
    assert!(xml.contains("<档号>0194-WS·2026-D30-XYB-0003</档号>") && xml.contains("<密级>秘密</密级>"), "{xml}");
    let document = Document::load_mem(&pdf).unwrap();
    let metadata = document.catalog().unwrap().get_deref(b"Metadata", &document).unwrap().as_stream().unwrap();
    let xmp = String::from_utf8(metadata.content.clone()).unwrap();
    for part in ["<rec:archivalCode>0194-WS·2026-D30-XYB-0003</", "<rec:date>20260301</", "<rec:securityClass>秘密</"]
    {
        assert!(xmp.contains(part), "{xmp}");
    }
    assert_valid(&pdf, "3a");
}

#[test]
fn the_file_is_named_as_the_editor_wants() {
    let case = |archive: &str| Case::with_sections(&format!("\n[archive]\n{archive}\n{}", article("标题", "正文。")));
    let made = |archive: &str| {
        let case = case(archive);
        let run = case.run(&["--for", "archive"]);
        let name = fs::read_dir(case.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        (run, name.filter(|name| name.ends_with(".pdf")).collect::<String>())
    };
    assert_eq!(made("").1, "issue-archive.pdf");
    assert_eq!(made("fonds = \"0194\"\nitem = 12\nascii = true").1, "0194-WS.2026-D10-0012.pdf");
    assert_eq!(made("file_name = \"{日期}-{题名}（{期号}）\"").1, "20260301-测试工作简报〔2026〕第1期（1）.pdf");
    assert_eq!(made("file_name = \"{日期}.PDF\"").1, "20260301.pdf");
    for (archive, code, word) in [
        ("fonds = \"194\"", 1, "全宗号是 4 位"),
        ("department = \"信用办\"", 1, "请只用字母和数字"),
        ("file_name = \"{档案号}\"", 1, "可以写：{档号}"),
        ("file_name = \"a/{档号}\"", 1, "文件名里不能有 '/'"),
        ("file_name = \"{档号}\"\nfonds = \"0194\"", 1, "缺 item"),
        ("retention = \"20年\"", 1, "可以用的有"),
        ("file_name = \".pdf\"", 1, "以句点开头"),
        ("file_name = \"CON.pdf\"", 1, "Windows 的设备名"),
        ("file_name = \"{题名\"", 1, "没有配成对"),
        ("file_name = \"题名}\"", 1, "没有配成对"),
    ] {
        let (run, name) = made(archive);
        assert_eq!((run.code, name.as_str()), (code, ""), "{archive}: {}", run.err);
        assert!(run.err.contains(word), "{archive}: {}", run.err);
    }
    // Only an archive asks for what the name needs.
    assert_eq!(case("file_name = \"{档号}\"").run(&[]).code, 0);
}

#[test]
fn the_same_issue_gives_the_same_archive_anywhere() {
    let (one, two) = (rich(), rich());
    let first = archive(&one.path().join("01"), &[("TZ", "UTC"), ("LC_ALL", "C")]);
    let second = archive(&two.path().join("01"), &[("TZ", "Asia/Shanghai"), ("LC_ALL", "zh_CN.UTF-8")]);
    assert!(first == second);
    // Nor is the folder named inside, packed or not.
    let place = one.path().file_name().unwrap().to_string_lossy().into_owned();
    for object in Document::load_mem(&first).unwrap().objects.values() {
        let bytes = match object {
            Object::Stream(stream) => stream.get_plain_content().unwrap_or_default(),
            other => format!("{other:?}").into_bytes(),
        };
        assert!(!bytes.windows(place.len()).any(|window| window == place.as_bytes()));
    }
}

#[test]
fn other_sources_give_another_identity() {
    let identity = |pdf: &[u8]| {
        let pdf = Document::load_mem(pdf).unwrap();
        let id = pdf.trailer.get(b"ID").unwrap().as_array().unwrap().clone();
        id.iter().map(|half| half.as_str().unwrap().to_vec()).collect::<Vec<_>>()
    };
    let case = Case::with_sections(&article("标题", "正文。"));
    let first = identity(&archive(case.path(), &[]));
    let case = case.file("issue.toml", format!("{HEAD}# a note\n{}", article("标题", "正文。")));
    let second = identity(&archive(case.path(), &[]));
    assert!(first[0] == second[0] && first[1] != second[1]);
    assert_eq!(second[1].len(), 16);
}

#[test]
fn pdf_a_2a_has_the_record_and_no_sources() {
    let case = Case::with_sections(&format!("\n[archive]\nprofile = \"a-2a\"\n{}", article("标题", "正文。")));
    let run = case.run(&["--for", "archive"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("PDF/A-2a 里不能放来源文件"), "{}", run.err);
    let pdf = fs::read(case.path().join("issue-archive.pdf")).unwrap();
    assert_valid(&pdf, "2a");
    assert_valid(&pdf, "ua1");
    assert!(files(&pdf).is_empty());
}

#[test]
fn names_that_cannot_be_restored_are_refused() {
    for (name, word) in [("a|b.md", "里面有 '|'"), ("aux.md", "设备名"), ("尾. ", "空格结尾")] {
        let sections = format!("\n[[section]]\n[[section.item]]\nkind = \"brief\"\nfile = \"{name}\"\n");
        let case = Case::with_sections(&sections).file(name, "正文。");
        let run = case.run(&["--for", "archive"]);
        assert_eq!(run.code, 1, "{name}: {}", run.err);
        assert!(run.err.contains(word), "{name}: {}", run.err);
        assert!(!case.path().join("issue-archive.pdf").exists());
    }
}

#[cfg(unix)]
#[test]
fn what_links_led_to_is_inside_under_the_links_name() {
    let sections = "\n[[section]]\n[[section.item]]\nkind = \"brief\"\nfile = \"now.md\"\n";
    let case = Case::with_sections(sections).file("drafts/1.md", "正文。");
    std::os::unix::fs::symlink("drafts/1.md", case.path().join("now.md")).unwrap();
    let pdf = archive(case.path(), &[]);
    assert_eq!(files(&pdf)["now.md"], "正文。".as_bytes());
    let again = TempDir::new().unwrap();
    files(&pdf).iter().for_each(|(name, bytes)| fs::write(again.path().join(name), bytes).unwrap());
    assert!(archive(again.path(), &[]) == pdf);
}

#[test]
fn what_breaks_the_standards_is_not_archived() {
    let case = Case::with_sections(&article("标题", "正文。"))
        .file("图.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>")
        .file("templates/footer.typ", "#let footer(imprint: none) = image(\"/图.svg\")\n");
    let run = case.run(&["--for", "archive"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("不符合归档标准") && run.err.contains("alt"), "{}", run.err);
    assert!(!case.path().join("issue-archive.pdf").exists());
}

#[test]
fn the_archive_of_another_issue_is_not_replaced() {
    let issue = |number: &str, text: &str| {
        let numbers = HEAD.replace("number = 1", &format!("number = {number}"));
        format!("{numbers}\n[archive]\nfonds = \"0194\"\nitem = 3\n{}", article("标题", text))
    };
    let case = Case::with_issue(&issue("1", "正文。")).file("two.toml", issue("2", "正文。"));
    let name = "0194-WS·2026-D10-0003.pdf";
    assert_eq!(case.run(&["--for", "archive"]).code, 0);
    let first = fs::read(case.path().join(name)).unwrap();
    let second = run(case.path(), &["two.toml", "--for", "archive"]);
    assert_eq!(second.code, 1, "{}", second.err);
    for part in ["已经是另一期的归档文件", "第1期", "件号（item）"] {
        assert!(second.err.contains(part), "{part}: {}", second.err);
    }
    assert_eq!(fs::read(case.path().join(name)).unwrap(), first);
    // Corrections of the same issue, and names that the editor gives, are let pass.
    let case = case.file("issue.toml", issue("1", "改过的正文。"));
    assert_eq!(case.run(&["--for", "archive"]).code, 0);
    assert_ne!(fs::read(case.path().join(name)).unwrap(), first);
    assert_eq!(run(case.path(), &["two.toml", "--for", "archive", "-o", name]).code, 0);
}

#[cfg(unix)]
#[test]
fn sources_whose_names_other_machines_cannot_keep_are_to_be_renamed() {
    let item = |file: &str| format!("\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"{file}\"\n");
    for (files, said) in [
        (&["第3期?.md"][..], "请改名"),
        (&["CON.md"], "“CON.md”是 Windows 的设备名"),
        (&["A.md", "a.md"], "只有大小写不同"),
    ] {
        let items: String = files.iter().map(|file| item(file)).collect();
        let case = Case::with_sections(&format!("\n[[section]]\n{items}"));
        let case = files.iter().fold(case, |case, file| case.file(file, "正文。\n"));
        let run = case.run(&["--for", "archive"]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains(said) && !run.err.contains("没有取出"), "{files:?}: {}", run.err);
    }
}

#[test]
fn the_history_is_that_of_the_file_and_the_file_no_proof() {
    let pdf = Document::load_mem(&archive(&sample("yaoqing-2026-17"), &[])).unwrap();
    let stream = pdf.get_object(pdf.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap()).unwrap();
    let xmp = String::from_utf8(stream.as_stream().unwrap().get_plain_content().unwrap()).unwrap();
    let between = |start: &str, end: &str| -> Vec<String> {
        xmp.split(start).skip(1).map(|rest| rest.split(end).next().unwrap().to_owned()).collect()
    };
    let [instance] = between("<xmpMM:InstanceID>", "<").try_into().unwrap();
    assert_eq!(between("<stEvt:instanceID>", "<"), [instance.clone(), instance]);
    assert!(!xmp.contains("RenditionClass") && !xmp.contains("proof"), "{xmp}");
}
