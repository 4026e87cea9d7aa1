//! Nothing that strangers wrote moves a terminal: not in any command, nor in any format.

use std::collections::BTreeSet;
use std::fs;

use lopdf::{Dictionary, Document, Object, Stream};
use serde_json::Value;

use crate::support::{Case, HEAD, Run, article, program, root, run};

/// Controls of C0 and C1, marks of direction, separators, tags; no `/` and no NUL, so that files can be called so.
const HOSTILE: &str =
    "\u{1b}]0;TITLE\u{7}\u{1b}[2J\u{8}\u{7f}\u{85}\u{9b}31m\u{202e}\u{2066}\u{200e}\u{61c}\u{2028}\u{e0041}\u{1b}[8m";

const FORMATS: [&str; 6] = ["human", "short", "json", "jsonl", "github", "sarif"];

/// Returns the characters in what was said that a terminal would obey.
fn obeyed(text: &str) -> BTreeSet<String> {
    let harms = |c: &char| match c {
        '\n' => false,
        c if c.is_control() => true,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    };
    text.chars().filter(|c| harms(c) && *c != '\t').map(|c| c.escape_unicode().to_string()).collect()
}

/// Runs the program in every format; returns how much it said.
fn check(case: &Case, args: &[&str]) -> usize {
    let mut said = 0;
    for format in FORMATS {
        for more in [&[][..], &["-v"], &["--lang", "en"]] {
            let Run { out, err, .. } = run(case.path(), &[args, &["--message-format", format], more].concat());
            let out = String::from_utf8(out).unwrap();
            for text in [&out, &err] {
                assert_eq!(obeyed(text), BTreeSet::new(), "{args:?} {format} {more:?}: {text:?}");
            }
            said += out.len() + err.len();
            if format == "jsonl" {
                for line in out.lines().chain(err.lines()).filter(|line| line.starts_with('{')) {
                    serde_json::from_str::<Value>(line).unwrap_or_else(|error| panic!("{error}: {line}"));
                }
            }
        }
    }
    said
}

/// An issue whose texts, cells and names of files are hostile, and which has something of each sort wrong with it.
fn hostile() -> (Case, String) {
    let name = format!("甲{HOSTILE}乙");
    let toml = name.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect::<String>();
    let items = format!(
        "\n[[section]]\ntitle = \"{toml}\"\n
[[section.item]]\nkind = \"article\"\ntitle = \"{toml}\"\nfile = \"{toml}.md\"\nsource = \"{toml}\"\n
[[section.item]]\nkind = \"table\"\ntitle = \"{toml}\"\ndata = \"{toml}.csv\"\n
[[section.item]]\nkind = \"picture\"\nfile = \"{toml}.png\"\ncaption = \"{toml}\"\n"
    );
    let case = Case::with_issue(&format!("{HEAD}editors = [\"{toml}\"]\nwebsite = {{ url = \"{toml}\" }}\n{items}"))
        .file(&format!("{name}.md"), format!("企业（含个体){name}三千家{{{{{name}.排名}}}}，[字]({name})。\n"))
        .file(&format!("{name}.csv"), format!("单位,{name},合计\n{name},1{name},2\n东县,3,4\n合计,5,7\n"))
        .file(&format!("{name}.png"), "no picture")
        .file(&format!("{name}.toml"), format!("year = \"{name}\"\n\"{toml}\" = 1\n\n[publication]\nname = {name}\n"))
        .file("other.toml", format!("year = \"{toml}\"\n\"{toml}\" = 1\ndate = \"{toml}\"\n[\"{toml}\"]\na = 1\n"));
    (case, name)
}

/// Returns a PDF with hostile names of inks, fonts, attachments and in its metadata.
fn pdf(name: &str) -> Vec<u8> {
    let bytes = fs::read(root().join("tests/preflight/gs-spots.pdf")).unwrap();
    let mut document = Document::load_mem(&bytes).unwrap();
    let rename = |object: &mut Object| {
        if let Object::Array(parts) = object
            && matches!(parts.first(), Some(Object::Name(kind)) if kind == b"Separation" || kind == b"DeviceN")
            && let Some(Object::Name(ink)) = parts.get_mut(1)
        {
            *ink = name.as_bytes().to_vec();
        }
    };
    for object in document.objects.values_mut() {
        rename(object);
        if let Object::Dictionary(dictionary) = object {
            if dictionary.has(b"BaseFont") {
                dictionary.set("BaseFont", Object::Name(name.as_bytes().to_vec()));
            }
            for (_, value) in dictionary.iter_mut() {
                rename(value);
                if let Object::Dictionary(inner) = value {
                    inner.iter_mut().for_each(|(_, value)| rename(value));
                }
            }
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn hostile_issues_are_told_harmlessly_by_every_command() {
    let (case, name) = hostile();
    let copies = format!("{name}.toml");
    for issue in ["issue.toml", "other.toml", &copies, &format!("{name}/none.toml")] {
        for args in [
            &[][..],
            &["check"],
            &["check", "--diff"],
            &["kit"],
            &["impose"],
            &["fonts"],
            &["template", "data"],
            &["template", "diff"],
        ] {
            check(&case, &[args, &[issue]].concat());
        }
    }
    assert!(check(&case, &["check", "issue.toml"]) > 10_000);
    let said = run(case.path(), &["check", "issue.toml"]);
    let text = String::from_utf8(said.out).unwrap();
    assert!(text.contains("␛]0;TITLE␇␛[2J␈␡"), "{text}");
}

#[test]
fn what_is_written_under_hostile_names_is_told_harmlessly() {
    let name = format!("甲{HOSTILE}\n乙");
    let case = Case::with_sections(&article("标题", "全市共有企业（含个体工商户)三千家。"))
        .file(&format!("{name}/x"), "")
        .file(&format!("{name}/issue.toml"), format!("{HEAD}{}", article("标题", "（含个体工商户)三千家。")))
        .file(&format!("{name}/templates/notice.typ"), "#let notice(box: none) = none\n");
    let at = |file: &str| format!("{name}/{file}");
    let (issue, made) = (at("issue.toml"), at("a.pdf"));
    let written: [&[&str]; 12] = [
        &[&issue],
        &[&issue, "-o", &made],
        &[&issue, "--for", "archive", "-o", &made],
        &[&issue, "-o", &at("a.docx"), "--deps", &at("deps.json")],
        &["verify", &made],
        &["verify", &made, &at("a.docx")],
        &["extract", &made, "-o", &at("out")],
        &["kit", &issue],
        &["impose", &made],
        &["preflight", &made, "--json", &at("r.json"), "-o", &at("c.pdf")],
        &["template", "copy", "--to", &at("copies")],
        &["check", &issue, "--write-baseline", &at("known.json")],
    ];
    for args in written {
        check(&case, args);
        let human = run(case.path(), args);
        // No name makes a line of its own that says something else.
        assert!(human.err.lines().all(|line| !line.starts_with('乙')), "{args:?}: {}", human.err);
    }
    check(&case, &["check", &issue, "--fix"]);
    check(&case, &["template", "diff", &issue]);
    for args in [
        &[name.as_str()][..],
        &["explain", &name],
        &["--opne", &name],
        &["template", "copy", &name],
        &["issue.toml", "--deny", &name],
    ] {
        assert!(check(&case, args) > 0, "{args:?}");
        let human = run(case.path(), args);
        assert!(human.err.lines().all(|line| !line.starts_with('乙')), "{args:?}: {}", human.err);
    }
}

#[test]
fn hostile_pdfs_are_told_harmlessly() {
    let name = format!("Ink{HOSTILE}");
    let attached = vec![
        (name.as_str(), Stream::new(Dictionary::new(), b"x".to_vec())),
        ("manifest.json", Stream::new(Dictionary::new(), format!("{{\"{name}\": 1}}").into_bytes())),
    ];
    let case = Case::with_issue("").file("spot.pdf", pdf(&name)).file("files.pdf", crate::extract::foreign(attached));
    let plates = run(case.path(), &["preflight", "spot.pdf"]);
    assert!(plates.err.contains("Ink␛]0;TITLE"), "{}", plates.err);
    for file in ["spot.pdf", "files.pdf"] {
        for args in [&["preflight"][..], &["impose"], &["extract", "--force"], &["verify"]] {
            check(&case, &[args, &[file]].concat());
        }
    }
    check(&case, &["verify", "spot.pdf", "files.pdf"]);
}

#[test]
fn colours_are_all_that_a_terminal_is_told() {
    let (case, _) = hostile();
    let coloured = |format| run(case.path(), &["check", "issue.toml", "--color", "always", "--message-format", format]);
    for format in &FORMATS[1..] {
        let Run { out, err, .. } = coloured(format);
        assert_eq!(obeyed(&(String::from_utf8(out).unwrap() + &err)), BTreeSet::new(), "{format}");
    }
    let text = String::from_utf8(coloured("human").out).unwrap();
    assert!(text.contains("\u{1b}[0m"), "{text}");
    let mut plain = String::new();
    for (index, piece) in text.split("\u{1b}[").enumerate() {
        let end = if index == 0 { 0 } else { piece.find('m').unwrap() + 1 };
        assert!(piece[..end].trim_end_matches('m').chars().all(|c| c.is_ascii_digit() || c == ';'), "{piece:?}");
        plain += &piece[end..];
    }
    assert_eq!(obeyed(&plain), BTreeSet::new());
}

#[test]
fn json_says_exactly_what_is_there() {
    let (case, name) = hostile();
    let out = run(case.path(), &["check", "issue.toml", "--message-format", "json"]).out;
    let said: Value = serde_json::from_slice(&out).unwrap();
    let files: BTreeSet<&str> =
        said["findings"].as_array().unwrap().iter().filter_map(|one| one["place"]["file"].as_str()).collect();
    assert!(files.contains(format!("{name}.md").as_str()), "{files:?}");
}

#[test]
fn annotations_of_github_are_one_line_each_and_say_nothing_else() {
    let case = Case::with_issue("year = \"x\"\n\"a%0A::error file=x,line=1::b\\r\\n::set-output\" = 1\n");
    let name = "a,b:c%.toml";
    fs::rename(case.path().join("issue.toml"), case.path().join(name)).unwrap();
    let run = run(case.path(), &[name, "--message-format", "github"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.err.lines().count() >= 2 && run.err.lines().all(|line| line.starts_with("::error title=")),
        "{}",
        run.err
    );
    assert!(run.err.contains("file=a%2Cb%3Ac%25.toml,"), "{}", run.err);
    assert!(run.err.contains("a%250A::error"), "{}", run.err);
}

#[test]
fn long_lines_and_long_words_are_cut_for_people_only() {
    // A text of more than 10,000 characters would not be proofread.
    let (long, around) = ("很长".repeat(20_000), "很长".repeat(2_000));
    let text = article("标题", &format!("{around}（含个体工商户)三千家，{around}。"));
    let rules = "\n[check]\ndisable = [\"W\", \"N\", \"S\", \"Y\"]\n";
    let case = Case::with_issue(&format!("{HEAD}\"{long}\" = 1\n{rules}{text}"));
    for args in [&["issue.toml"][..], &["check", "issue.toml"]] {
        for format in ["human", "short"] {
            let Run { out, err, .. } = run(case.path(), &[args, &["--message-format", format]].concat());
            for line in String::from_utf8(out).unwrap().lines().chain(err.lines()) {
                assert!(line.chars().count() < 700, "{args:?} {format}: {} characters", line.chars().count());
            }
        }
    }
    let sound = Case::with_sections(&format!("{rules}{text}"));
    let said = String::from_utf8(run(sound.path(), &["check", "issue.toml"]).out).unwrap();
    let line = said.lines().find(|line| line.contains("户)三千家")).unwrap_or_else(|| panic!("{said}"));
    assert!(line.contains("| …") && line.ends_with("…"), "{line}");
    // The place is that of the whole line.
    let issue = fs::read_to_string(sound.path().join("issue.toml")).unwrap();
    let number = issue.lines().position(|line| line.starts_with("很长")).unwrap() + 1;
    assert!(said.contains(&format!("issue.toml:{number}:4008")), "{said}");
    let exact = run(case.path(), &["issue.toml", "--message-format", "json"]).err;
    assert!(exact.contains(&long));
}

#[test]
fn the_report_of_a_run_that_nobody_reads_is_quiet() {
    let case = Case::with_issue("");
    for args in [&["schema"][..], &["licenses"], &["explain", "--all"], &["--help"]] {
        let mut child = program(case.path(), args)
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), &b""[..]), "{args:?}");
    }
}
