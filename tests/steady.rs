//! What is made of an issue is made of its files as they were at one moment.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use typeset::messages::{OutputFault, Problem, Refused};
use typeset::pipeline::Options;
use typeset::rendition::Rendition;

use crate::support::{Case, ENGINE, program};

/// A file that a run reads, and what is in it at first.
const READ: [(&str, &str); 4] = [
    ("a.md", "第一次存盘的正文。\n"),
    ("t.csv", "单位,甲项\n东县,10\n西县,5\n"),
    ("publication.toml", "name = \"测试\"\nkind = \"工作简报\"\nissuer = \"测试办公室\"\n"),
    ("templates/notice.typ", "#let notice(box: none) = none\n"),
];

fn case() -> Case {
    let issue = "year = 2026\nnumber = 1\ndate = 2026-03-01\n\n[notice]\ntext = \"提示\"\n\n[[section]]\n
[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.md\"\n
[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"t.csv\"\n";
    READ.into_iter().fold(Case::with_issue(issue), |case, (name, text)| case.file(name, text))
}

/// Builds an issue; after each reading `meanwhile` happens.
fn build(case: &Case, mut meanwhile: impl FnMut(usize)) -> (usize, Result<Vec<u8>, Problem>) {
    let mut session = ENGINE.open(case.path().join("issue.toml"));
    let mut readings = 0;
    let built = session.steadily(|session| {
        session.read(Rendition::Screen);
        let built = session.make(&Options::default());
        readings += 1;
        meanwhile(readings);
        assert!(built.findings.iter().all(|found| !found.is_error()), "{:?}", built.findings);
        built.files[0].bytes.clone()
    });
    (readings, built)
}

#[test]
fn a_file_that_is_saved_meanwhile_has_the_issue_read_again() {
    let (readings, untouched) = build(&case(), |_| {});
    assert_eq!((readings, untouched.is_ok()), (1, true));
    for (name, text) in READ {
        let case = case();
        let path = case.path().join(name);
        // Of the same length too, and within the same tick of the clock.
        let saved =
            text.replace("一次", "二次").replace("10", "11").replace("测试", "试测").replace("box: none", "box: 0000");
        assert!(saved != text && saved.len() == text.len(), "{name}");
        let (readings, built) = build(&case, |reading| {
            if reading == 1 {
                fs::write(&path, &saved).unwrap();
            }
        });
        assert_eq!(readings, 2, "{name}");
        let (_, anew) = build(&case, |_| {});
        assert!(built.unwrap() == anew.unwrap(), "{name}: not that of the saved file");
    }
}

#[test]
fn a_file_that_is_never_at_rest_is_named_and_nothing_made() {
    for (name, text) in READ {
        let case = case();
        let path = case.path().join(name);
        let (readings, built) =
            build(&case, |reading| fs::write(&path, format!("{text}{}", "\n".repeat(reading))).unwrap());
        assert_eq!(readings, 2, "{name}");
        let Err(Problem::Output(OutputFault::ChangedMeanwhile { path })) = built else { panic!("{name}") };
        assert!(Path::new(&path).ends_with(name), "{path}");
    }
}

#[test]
fn a_file_that_is_touched_or_written_anew_as_it_was_is_no_change() {
    for (name, text) in READ {
        let case = case();
        let path = case.path().join(name);
        let (readings, built) = build(&case, |_| fs::write(&path, text).unwrap());
        assert_eq!((readings, built.is_ok()), (1, true), "{name}");
    }
}

#[test]
fn fixes_undo_nothing_that_was_saved_meanwhile() {
    let faulty = "全市共有企业（含个体工商户)三千家，运行平稳。\n";
    let items = "\n[[section]]\n
[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.md\"\n
[[section.item]]\nkind = \"article\"\ntitle = \"标题二\"\nfile = \"more/b.md\"\n";
    let case = Case::with_sections(items).file("a.md", faulty).file("more/b.md", faulty);
    let read = |name| fs::read_to_string(case.path().join(name)).unwrap();
    let mut session = ENGINE.open(case.path().join("issue.toml"));
    session.proofread();
    let saved = faulty.replace("三千", "四千");
    for name in ["a.md", "more/b.md", "issue.toml"] {
        let before = read(name);
        fs::write(case.path().join(name), if name == "issue.toml" { format!("{before}\n") } else { saved.clone() })
            .unwrap();
        let refused = session.fix(|_| panic!("nothing is written"));
        let Err(Problem::Output(OutputFault::CannotWrite { path, why: Refused::Changed })) = refused else {
            panic!("{name}: {refused:?}")
        };
        assert!(Path::new(&path).ends_with(name), "{path}");
        for other in ["a.md", "more/b.md"] {
            assert_eq!(read(other), if other == name { &saved } else { faulty }, "{name}");
        }
        fs::write(case.path().join(name), before).unwrap();
    }
    let mut fixed = 0;
    session.fix(|_| fixed += 1).unwrap();
    assert_eq!(fixed, 2);
    assert_eq!(read("a.md"), faulty.replace("户)", "户）"));
}

#[test]
fn every_command_that_makes_something_of_an_issue_asks() {
    let case = case().file("issue.pdf", "%PDF-1.4 old");
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            // Somebody saves the article again and again, much faster than anything is laid out.
            for time in 0.. {
                fs::write(case.path().join("new"), format!("第{time}次存盘的正文。\n")).unwrap();
                fs::rename(case.path().join("new"), case.path().join("a.md")).unwrap();
                thread::sleep(Duration::from_micros(200));
                if stop.load(Ordering::Acquire) {
                    break;
                }
            }
        });
        let made: [&[&str]; 4] =
            [&["issue.toml"], &["issue.toml", "--for", "archive"], &["kit", "issue.toml"], &["impose", "issue.toml"]];
        let told = made.map(|args| program(case.path(), args).output().unwrap());
        stop.store(true, Ordering::Release);
        for (args, output) in made.iter().zip(told) {
            let err = String::from_utf8(output.stderr).unwrap();
            assert_eq!((output.status.code(), err.contains("a.md")), (Some(2), true), "{args:?}: {err}");
            assert!(err.contains("被改动"), "{args:?}: {err}");
        }
    });
    assert_eq!(fs::read(case.path().join("issue.pdf")).unwrap(), b"%PDF-1.4 old");
}
