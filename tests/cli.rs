//! The command line: languages, formats, exit codes.

use std::io::Write;
use std::process::Stdio;

use crate::support::{Case, HEAD, article, program, root, run};

fn sound() -> Case {
    Case::with_sections(&article("标题", "正文。"))
}

#[test]
fn the_pdf_stands_beside_the_issue() {
    let case = sound();
    let run = case.run(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.starts_with("已生成 issue.pdf：1 页，"), "{}", run.err);
    assert!(run.err.contains("用时"), "{}", run.err);
    assert!(case.path().join("issue.pdf").is_file());
}

#[test]
fn build_is_the_same_by_name() {
    let case = sound();
    assert_eq!(run(case.path(), &["build", "issue.toml", "-o", "a.pdf"]).code, 0);
    assert_eq!(case.run(&["-o", "b.pdf"]).code, 0);
    let read = |name| std::fs::read(case.path().join(name)).unwrap();
    assert!(read("a.pdf") == read("b.pdf"));
}

#[test]
fn standard_input_and_output() {
    let case = sound();
    let text = std::fs::read(case.path().join("issue.toml")).unwrap();
    let mut child = program(case.path(), &["-", "-o", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&text).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(output.stdout.starts_with(b"%PDF"));
    assert!(!case.path().join("issue.pdf").exists());
}

#[test]
fn quiet_and_verbose() {
    let case = sound();
    assert_eq!(case.run(&["-q"]).err, "");
    let verbose = case.run(&["-v"]).err;
    assert!(verbose.contains("读取的文件：issue.toml"), "{verbose}");
    assert!(verbose.contains("仿宋 Zhuque Fangsong"), "{verbose}");
}

#[test]
fn the_language_follows_the_locale_and_the_option() {
    let case = sound();
    let said = |variables: &[(&str, &str)], args: &[&str]| {
        let mut command = program(case.path(), &[&["issue.toml"], args].concat());
        command
            .env_remove("LC_ALL")
            .env_remove("LC_CTYPE")
            .env_remove("LANG")
            .env_remove("LANGUAGE")
            .env_remove("LC_MESSAGES");
        let output = command.envs(variables.iter().copied()).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(said(&[], &[]).starts_with("已生成"));
    assert!(said(&[("LANG", "zh_CN.UTF-8")], &[]).starts_with("已生成"));
    assert!(said(&[("LANG", "C.UTF-8")], &[]).starts_with("已生成"));
    assert!(said(&[("LANG", "en_GB.UTF-8")], &[]).starts_with("wrote"));
    assert!(said(&[("LANG", "en_GB.UTF-8")], &["--lang", "zh"]).starts_with("已生成"));
    assert!(said(&[], &["--lang=en"]).starts_with("wrote"));
}

#[test]
fn help_is_complete_in_both_languages() {
    for (lang, usage) in [("zh", "用法："), ("en", "Usage:")] {
        for args in [
            &["--help"][..],
            &["build", "--help"],
            &["schema", "-h"],
            &["fonts", "-h"],
            &["template", "copy", "-h"],
            &["template", "diff", "-h"],
            &["template", "data", "-h"],
            &["licenses", "-h"],
            &["extract", "-h"],
            &["verify", "-h"],
        ] {
            let run = run(&root(), &[args, &["--lang", lang]].concat());
            let text = String::from_utf8(run.out).unwrap();
            assert_eq!(run.code, 0, "{args:?}");
            assert!(text.contains(usage), "{args:?}: {text}");
            // The help of an option stands behind its name or on the next line, further in.
            let lines: Vec<&str> = text.lines().collect();
            for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.trim_start().starts_with('-')) {
                let below = lines
                    .get(i + 1)
                    .is_some_and(|next| next.starts_with("          ") && !next.trim().starts_with('-'));
                assert!(line.trim().contains("  ") || below, "{args:?} {lang}: {line}");
            }
        }
    }
}

#[test]
fn wrong_use_is_told_in_the_users_language() {
    let case = sound();
    let cases = [
        (&["issue.toml", "--opne"][..], "没有“--opne”这个选项", "是不是想写 --open"),
        (&["issue.toml", "--color", "blau"], "不能是“blau”", "auto"),
        (&["issue.toml", "--timeout", "0"], "不能是“0”", ""),
        (&["issue.toml", "-q", "-v"], "不能和", ""),
        (&[], "要写明期刊文件", ""),
        (&["template"], "后面要写命令", ""),
    ];
    for (args, said, near) in cases {
        let run = run(case.path(), args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains(said) && run.err.contains(near), "{args:?}: {}", run.err);
    }
    let english = run(case.path(), &["issue.toml", "--opne", "--lang", "en"]);
    assert!(english.err.contains("did you mean --open"), "{}", english.err);
}

#[test]
fn json_has_one_finding_a_line() {
    let case = Case::with_issue("year = \"x\"\nfoo = 1\n");
    let run = case.run(&["--message-format", "jsonl"]);
    assert_eq!(run.code, 1);
    let lines: Vec<serde_json::Value> = run.err.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let wrong = lines.iter().find(|line| line["code"] == "wrong-type").unwrap();
    assert_eq!(wrong["severity"], "error");
    assert_eq!(wrong["place"]["file"], "issue.toml");
    assert_eq!((&wrong["place"]["line"], &wrong["place"]["column"]), (&1.into(), &8.into()));
    assert_eq!((&wrong["place"]["start"], &wrong["place"]["end"]), (&7.into(), &10.into()));
    assert!(wrong["hint"].as_str().unwrap().contains("year = 2020"));
}

#[test]
fn colour_only_where_asked_for() {
    let case = Case::with_issue("year = 1");
    let escape = "\u{1b}[";
    assert!(!case.run(&[]).err.contains(escape));
    assert!(case.run(&["--color", "always"]).err.contains(escape));
    assert!(!case.run(&["--color", "never"]).err.contains(escape));
}

#[test]
fn a_run_that_takes_too_long_is_stopped() {
    let case = sound().file(
        "templates/notice.typ",
        "#let notice(box: none) = none\n#for i in range(100000) { for j in range(100000) { } }\n",
    );
    let before = case.file("issue.pdf", "old");
    let run = before.run(&["--timeout", "1"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("超过 1 秒"), "{}", run.err);
    assert_eq!(std::fs::read(before.path().join("issue.pdf")).unwrap(), b"old");
}

#[test]
fn licences_of_program_and_fonts_are_printed() {
    let text = String::from_utf8(run(&root(), &["licenses"]).out).unwrap();
    for part in ["MIT", "Apache License", "SIL OPEN FONT LICENSE", "Zhuque", "Noto Serif SC", "Liberation"] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn fonts_tells_who_serves_which_role() {
    let case = sound();
    let text = String::from_utf8(run(case.path(), &["fonts", "issue.toml"]).out).unwrap();
    assert_eq!(text.lines().count(), 6, "{text}");
    assert!(text.contains("仿宋\tZhuque Fangsong (technical preview)\t内置（未要求用本机字体）"), "{text}");
}

#[test]
fn a_font_of_a_named_folder_is_used() {
    // The bundled 楷体 under the name of an office font is not to be had; Times'
    // metric twin under its own name shows that the folder is read.
    let case = sound()
        .file("issue.toml", format!("{}{}", crate::support::HEAD, "\n[publication.fonts]\nfolder = \"fonts\"\n"));
    let font = std::fs::read(root().join("fonts/LiberationSerif-Regular.ttf")).unwrap();
    let case = case.file("fonts/a.ttf", font);
    let text = String::from_utf8(run(case.path(), &["fonts", "issue.toml"]).out).unwrap();
    assert!(text.contains("内置；没有找到：FangSong_GB2312"), "{text}");
}

#[test]
fn a_font_that_cannot_be_read_is_told() {
    let text = format!("{}{}", crate::support::HEAD, "\n[publication.fonts]\nfolder = \"fonts\"\n");
    let font = std::fs::read(root().join("fonts/LiberationSerif-Regular.ttf")).unwrap();
    let case = sound().file("issue.toml", text).file("fonts/a.ttf", &font).file("fonts/more/b.TTF", &font[..9_000]);
    let run = case.run(&["-o", "a.pdf"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("字体“b.TTF”读不了，改用内置字体"), "{}", run.err);
    assert!(!run.err.contains("a.ttf"), "{}", run.err);
}

#[test]
fn what_an_option_takes_is_told_with_its_bounds() {
    let case = Case::with_issue("");
    let told = |args: &[&str], lang: &str| run(case.path(), &[args, &["--lang", lang]].concat());
    for (args, zh, en) in [
        (&["preflight", "x.pdf", "--bleed", "25"][..], "--bleed 不能是“25”；请写 0 到 20 的毫米数", "0 to 20 mm"),
        (&["impose", "x.pdf", "--creep", "3"], "0 到 2 的毫米数", "0 to 2 mm"),
        (&["impose", "x.pdf", "--signature", "10"], "4 的倍数", "a multiple of 4"),
        (&["impose", "x.pdf", "--paper", "tiny"], "A4、A3、SRA3", "such as A4"),
        (&["preflight", "x.pdf", "--size", "foo"], "宽x高", "width x height"),
        (&["preflight", "x.pdf", "--ink-limit", "50"], "100 到 400", "100 to 400"),
        (&["preflight", "x.pdf", "--dpi", "1"], "50 到 5000", "50 to 5000"),
        (&["preflight", "x.pdf", "--inks", "99"], "1 到 32", "1 to 32"),
        (&["issue.toml", "--timeout", "0"], "1 到 86400", "1 to 86400"),
        (
            &["preflight"],
            "要写明一个 PDF 文件，例如 typeset preflight 简报.pdf",
            "name a PDF, such as typeset preflight",
        ),
        (&["verify"], "typeset verify 简报.pdf", "typeset verify bulletin.pdf"),
        (&["extract"], "typeset extract 简报.pdf", "typeset extract bulletin.pdf"),
        (&["kit"], "要写明期刊文件，例如 typeset kit issue.toml", "name the issue file, such as typeset kit"),
        (&["template", "data"], "typeset template data issue.toml", "typeset template data issue.toml"),
        (&["extract", "a.pdf", "b.pdf"], "多写了“b.pdf”", "\"b.pdf\" is too much"),
    ] {
        let (chinese, english) = (told(args, "zh"), told(args, "en"));
        assert_eq!((chinese.code, english.code), (2, 2), "{args:?}");
        assert!(chinese.err.contains(zh), "{args:?}: {}", chinese.err);
        assert!(english.err.contains(en), "{args:?}: {}", english.err);
    }
}

#[test]
fn the_bounds_that_are_told_are_those_that_are_taken() {
    let case = Case::with_issue("");
    let bounds = [
        ("--bleed", ["0", "20mm"]),
        ("--inks", ["1", "32"]),
        ("--dpi", ["50", "5000"]),
        ("--ink-limit", ["100", "400"]),
    ];
    for (option, values) in bounds {
        for value in values {
            let run = run(case.path(), &["preflight", "none.pdf", option, value]);
            assert!(!run.err.contains("不能是"), "{option} {value}: {}", run.err);
        }
    }
    for (option, values) in [("--creep", ["0", "2mm"]), ("--signature", ["4", "128"]), ("--paper", ["A3", "450x320mm"])]
    {
        for value in values {
            let run = run(case.path(), &["impose", "none.pdf", option, value]);
            assert!(!run.err.contains("不能是"), "{option} {value}: {}", run.err);
        }
    }
}

#[test]
fn examples_of_numbers_lie_within_their_bounds() {
    let issue = |print: &str| Case::with_issue(&format!("{HEAD}\n{print}\n{}", article("标题", "正文。")));
    for (print, hint) in [
        ("[publication.print]\nbleed = \"3mm\"", "请写成 bleed = 3（不加引号）"),
        ("[publication.print]\nbleed = \"30mm\"", "例如 bleed = 10（不加引号）"),
        ("[publication.print]\nbleed = true", "bleed = 10（不加引号）"),
        ("[publication.print]\nmarks = 1", "应为 true 或 false，这里"),
    ] {
        let run = issue(print).run(&[]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains(hint), "{print}: {}", run.err);
    }
}

#[test]
fn standard_input_is_promised_only_where_it_is_read() {
    let case = Case::with_issue("");
    for args in [&["check"][..], &["fonts"], &["kit"], &["template", "data"], &["template", "diff"]] {
        let run = run(case.path(), &[args, &["--help"]].concat());
        let help = String::from_utf8(run.out).unwrap();
        let line = help.lines().find(|line| line.contains("issue.toml")).unwrap_or_default();
        assert!(line.contains("期刊文件") && !line.contains("标准输入"), "{args:?}: {help}");
    }
    let build = String::from_utf8(run(case.path(), &["build", "--help"]).out).unwrap();
    assert!(build.contains("写 - 从标准输入读"), "{build}");
}

#[test]
fn a_run_says_one_document_in_the_formats_that_are_one() {
    let section = "\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"a.csv\"\n";
    // The byte order mark within the text is a remark, the wrong sum an error of the proofreader.
    let text = article("标题", "正文\u{feff}。");
    let case = Case::with_sections(&format!("{section}{text}"))
        .file("a.csv", "单位,数,另\n甲局,1,2\n乙局,2,3\n丙局,3,4\n合计,9,9\n");
    for format in ["json", "sarif"] {
        for more in [&[][..], &["-v"], &["-o", "nowhere/a.pdf"]] {
            let run = case.run(&[&["--message-format", format], more].concat());
            let said: serde_json::Value = serde_json::from_str(&run.err).unwrap_or_else(|e| panic!("{e}: {}", run.err));
            let found = if format == "json" { &said["findings"] } else { &said["runs"][0]["results"] };
            assert!(found.as_array().unwrap().len() >= 2, "{said}");
            let tables = said["tables"].as_array().map_or(0, Vec::len);
            assert_eq!(tables, usize::from(format == "json" && more == ["-v"]), "{said}");
        }
    }
}

#[test]
fn what_had_a_say_can_be_listed() {
    let case = Case::with_sections(
        "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.md\"\n",
    );
    let deps = |case: &Case| -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(case.path().join("deps.json")).unwrap()).unwrap()
    };
    let has = |list: &serde_json::Value, name: &str| {
        list.as_array().unwrap().iter().any(|path| path.as_str().unwrap().ends_with(name))
    };
    // The text is not there: an error, and what would mend it.
    assert_eq!(case.run(&["--deps", "deps.json"]).code, 1);
    assert!(has(&deps(&case)["missing"], "/a.md") && has(&deps(&case)["inputs"], "/issue.toml"));
    let case = case.file("a.md", "正文。");
    assert_eq!(case.run(&["--deps", "deps.json"]).code, 0);
    let listed = deps(&case);
    assert!(has(&listed["inputs"], "/a.md") && has(&listed["missing"], "/publication.toml"), "{listed}");
    assert_eq!(listed["outputs"], serde_json::json!(["issue.pdf"]));
    for taken in ["a.md", "issue.toml", "issue.pdf"] {
        let before = std::fs::read(case.path().join(taken)).unwrap();
        let run = case.run(&["--deps", taken]);
        assert_eq!(run.code, 2, "{}", run.err);
        assert_eq!(std::fs::read(case.path().join(taken)).unwrap(), before);
    }
}
