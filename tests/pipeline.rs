//! An issue that is open in another program: built again and again, and what had a say in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use typeset::layout::{Deadline, Overdue};
use typeset::pipeline::{Limit, Options, within};
use typeset::rendition::{Kind, Rendition};
use typeset::source::Read;

use crate::support::{BUNDLE, Case, ENGINE, HEAD, article, copy, root};

/// The real sample in a folder that may be changed.
fn sample() -> Case {
    let case = Case::with_issue("");
    copy(&root().join("samples/yingkou-2020-03"), case.path());
    case
}

fn all() -> Options {
    Options { kinds: vec![Kind::Pdf, Kind::Docx], ..Options::default() }
}

#[test]
fn a_session_that_stays_open_makes_what_a_new_one_makes() {
    let case = sample();
    let issue = case.path().join("issue.toml");
    let text = fs::read_to_string(&issue).unwrap();
    let mut session = ENGINE.open(&issue);
    let mut made = Vec::new();
    for word in ["国家政策", "国家的政策", "国家政策"] {
        fs::write(&issue, text.replacen("国家政策", word, 1)).unwrap();
        let again: Vec<_> = session.build(&all()).files.into_iter().map(|file| file.bytes).collect();
        let anew: Vec<_> = ENGINE.open(&issue).build(&all()).files.into_iter().map(|file| file.bytes).collect();
        assert_eq!(again.len(), 2);
        assert!(again == anew, "{word}");
        made.push(again);
    }
    assert!(made[0] == made[2] && made[0] != made[1]);
}

#[test]
fn a_session_follows_templates_pictures_and_errors() {
    let own = "#let section(part: none) = block[甲样式]\n";
    let case = Case::with_sections(&format!("\n[[section]]\ntitle = \"栏目\"\n{}", article("标题", "正文。")));
    let mut session = ENGINE.open(case.path().join("issue.toml"));
    let options = Options { kinds: Vec::new(), ..Options::default() };
    let words = |session: &mut typeset::pipeline::Session| {
        let built = session.build(&options);
        built
            .document()
            .map(|document| (document.parts.len(), format!("{:?}", built.pages().unwrap().pages()[0].frame)))
    };
    let before = words(&mut session).unwrap();
    let case =
        case.file("templates/article.typ", fs::read_to_string(root().join("templates/article.typ")).unwrap() + own);
    let with_own = words(&mut session).unwrap();
    assert!(with_own.1.contains("甲样式") && !before.1.contains("甲样式"));
    let case = case.file("issue.toml", "year = ");
    assert_eq!(words(&mut session), None);
    assert!(session.found().iter().any(|finding| finding.is_error()));
    let _case = case.file("issue.toml", format!("{HEAD}{}", article("标题", "正文。")));
    assert_eq!(words(&mut session).unwrap().0, 1);
}

/// Returns what was at each path below a folder, by its name from there.
fn below(reads: &BTreeMap<PathBuf, Read>, folder: &Path) -> BTreeMap<String, Read> {
    let folder = folder.canonicalize().unwrap();
    let name = |path: &PathBuf| Some(path.strip_prefix(&folder).ok()?.to_str()?.to_owned());
    reads.iter().filter_map(|(path, what)| Some((name(path)?, *what))).collect()
}

#[test]
fn everything_that_had_a_say_is_known() {
    let issue = HEAD.replace("[publication]\nname = \"测试\"\nkind = \"工作简报\"\nissuer = \"测试办公室\"\n", "")
        + "[check]\nterms = [\"terms.txt\"]\nbaseline = \"known.json\"\n"
        + "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.md\"\n"
        + "\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\n"
        + "\n[[section.item]]\nkind = \"picture\"\nfile = \"a.svg\"\nalt = \"图\"\n";
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9v9\"/></svg>";
    let case = Case::with_issue("")
        .file(
            "publication.toml",
            "name = \"测试\"\nkind = \"工作简报\"\nissuer = \"测试办公室\"\n[fonts]\nfolder = \"type\"\n",
        )
        .file("type/Body.ttf", fs::read(root().join("fonts/LiberationSerif-Bold.ttf")).unwrap())
        .file("1/issue.toml", HEAD)
        .file("2/issue.toml", issue.replace("number = 1", "number = 2"))
        .file("2/a.md", "正文。")
        .file("2/a.csv", "单位,数\n甲局,1\n")
        .file("2/a.svg", svg)
        .file("2/terms.txt", "甲局\n")
        .file("2/templates/reference.txt", "");
    let mut session = ENGINE.open(case.path().join("2/issue.toml"));
    let built = session.build(&all());
    assert_eq!(built.files.len(), 2, "{:?}", built.findings);
    let reads = below(&built.reads, case.path());
    let of = |what| reads.iter().filter(|(_, read)| **read == what).map(|(name, _)| name.as_str()).collect::<Vec<_>>();
    let files = [
        "1/issue.toml",
        "2/a.csv",
        "2/a.md",
        "2/a.svg",
        "2/issue.toml",
        "2/terms.txt",
        "publication.toml",
        "type/Body.ttf",
    ];
    assert_eq!(of(Read::File), files);
    assert_eq!(of(Read::Folder), ["", "2/templates", "type"]);
    let missing = of(Read::Missing);
    // A publication beside the issue, a template, the styles of Word documents, the baseline: each would have a say.
    for name in
        ["2/publication.toml", "2/templates/main.typ", "2/templates/reference.docx", "2/known.json", "templates"]
    {
        assert!(missing.contains(&name), "{name}: {missing:?}");
    }
    assert!(built.reads.keys().all(|path| path.is_absolute()));
}

#[test]
fn an_archive_keeps_what_was_read_and_nothing_else() {
    let case = sample();
    let mut session = ENGINE.open(case.path().join("issue.toml"));
    let built = session.build(&Options { rendition: Rendition::Archive, ..Options::default() });
    let pdf = &built.files[0].bytes;
    let inside = typeset::archive::attachments::open(pdf).unwrap();
    let files = typeset::archive::attachments::attachments(pdf, &inside).files;
    let mut kept: Vec<_> = files.into_iter().map(|file| file.name).filter(|name| name != "manifest.json").collect();
    kept.sort();
    let reads = below(&built.reads, case.path());
    let files: Vec<_> = reads.into_iter().filter(|(_, what)| *what == Read::File).map(|(name, _)| name).collect();
    assert_eq!(kept, files);
}

#[test]
fn a_build_ends_at_its_deadline_and_the_session_lives_on() {
    let case = sample();
    let issue = case.path().join("issue.toml");
    typst::comemo::evict(0);
    let path = issue.clone();
    let engine = ENGINE.clone();
    let built = within(Duration::from_millis(60), move |deadline| {
        engine.open(path).until(deadline).build(&Options::default()).files.len()
    });
    assert_eq!(built.map_err(|stopped| stopped.limit), Err(Limit::Time));
    let mut session = ENGINE.open(&issue).until(Deadline::after(Duration::ZERO));
    std::thread::sleep(Duration::from_millis(2));
    assert_eq!(Deadline::default().keep(|| session.build(&Options::default()).files.len()), Err(Overdue));
    let mut session = session.until(Deadline::default());
    assert_eq!(session.build(&Options::default()).files.len(), 1);
}

#[test]
fn fonts_that_are_loaded_once_are_those_of_the_choice() {
    let chosen = typeset::model::FontChoice { system: false, folder: Some(root().join("fonts")) };
    assert_eq!(
        ENGINE.fonts(&Default::default()).served(),
        typeset::fonts::Fonts::load(&BUNDLE, &Default::default()).served()
    );
    assert!(ENGINE.fonts(&chosen).files().len() >= 7);
}

#[test]
fn a_point_leads_to_the_file_and_a_file_to_its_boxes() {
    let section = "\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.xlsx\"\n";
    let xlsx = fs::read(root().join("tests/workbooks/openpyxl.xlsx")).unwrap();
    let text = format!("{}{section}", article("标题", "第一段的文字。\n\n第二段的文字。"));
    let case = Case::with_sections(&text).file("a.xlsx", xlsx);
    let mut session = ENGINE.open(case.path().join("issue.toml"));
    assert!(session.place_at(0, 300.0, 400.0).is_none(), "nothing is laid out yet");
    session.build(&Options { kinds: Vec::new(), ..Options::default() });
    let sources = session.sources();
    let file = sources.first().unwrap();
    let start = sources.text(file).find("第二段").unwrap();
    let boxes = session.boxes(&typeset::source::Place::new(file, start..start + "第二段".len()));
    let [(0, area)] = boxes[..] else { panic!("{boxes:?}") };
    let [x, y] = area.middle();
    let back = session.place_at(0, x, y).unwrap();
    assert_eq!((back.file, &sources.text(back.file)[back.range.clone()]), (file, "二"));
    assert_eq!(sources.line_column(back.file, back.range.start), sources.line_column(file, start + "第".len()));
    // Every cell that is printed leads back to its own address.
    let mut cells = 0;
    let id = sources.find(case.path().join("a.xlsx").to_str().unwrap()).unwrap();
    for (row, line) in sources.text(id).lines().enumerate() {
        for column in 0..line.split('\t').count() {
            let place = sources.cell_place(id, row, column);
            if sources.text(id)[place.range.clone()].trim().is_empty() {
                continue;
            }
            for (page, area) in session.boxes(&place) {
                let [x, y] = area.middle();
                let found = session.place_at(page, x, y).unwrap();
                assert_eq!(sources.cell(&found), sources.cell(&place));
                cells += 1;
            }
        }
    }
    assert!(cells > 10, "{cells}");
}
