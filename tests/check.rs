//! `typeset check` from the front door: what it prints, how it ends, what it changes.

use std::fs;

use serde_json::Value;

use crate::support::{Case, HEAD, article};

/// An issue with a wrong sum, and brackets that can be put right.
fn faulty() -> Case {
    let table = "\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"a.csv\"\n";
    let text = article("标题", "全市共有企业（含个体工商户)三千家，运行平稳。");
    Case::with_issue(&format!("# 保留这条注释\n{HEAD}{text}source = \"市信用办\"\n{table}"))
        .file("a.csv", "单位,甲项,乙项,合计\n东县,10,20,31\n西县,5,5,10\n南县,1,2,3\n北县,4,4,8\n合计,20,31,52\n")
}

fn check(case: &Case, args: &[&str]) -> (i32, String, String) {
    let run = crate::support::run(case.path(), &[&["check", "issue.toml"], args].concat());
    (run.code, String::from_utf8(run.out).unwrap(), run.err)
}

#[test]
fn a_finding_has_its_place_its_values_and_advice() {
    let (code, out, err) = check(&faulty(), &[]);
    assert_eq!(code, 1, "{out}{err}");
    assert!(out.contains("错误[T101]"), "{out}");
    assert!(out.contains("a.csv:2:10"), "{out}");
    assert!(out.contains("31") && out.contains("30"), "stated and computed: {out}");
    assert!(err.starts_with("校对完成："), "{err}");
    let (_, out, _) = check(&faulty(), &["--lang", "en"]);
    assert!(out.contains("error[T101]"), "{out}");
}

#[test]
fn the_exit_code_follows_what_is_denied() {
    let clean = Case::with_sections(&article("标题", "今年以来，全市信用工作稳步推进。"));
    assert_eq!(check(&clean, &["--deny", "warning"]).0, 0);
    let warned = Case::with_sections(&article("标题", "全市共有企业（含个体工商户)三千家，运行平稳。"));
    assert_eq!((check(&warned, &[]).0, check(&warned, &["--deny", "warning"]).0), (0, 1));
    assert_eq!(check(&warned, &["--deny", "nothing"]).0, 2);
    // A build shows errors and still succeeds, unless it is told otherwise.
    let run = faulty().run(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("T101") && run.err.contains("校对：") && run.err.contains("已生成"), "{}", run.err);
    assert_eq!(faulty().run(&["--deny", "error"]).code, 1);
}

#[test]
fn formats_for_programs_hold_the_same_findings() {
    let case = faulty();
    let lines = check(&case, &["--message-format", "jsonl"]).1;
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let document: Value = serde_json::from_str(&check(&case, &["--message-format", "json"]).1).unwrap();
    assert_eq!(document["findings"].as_array().unwrap(), &lines);
    let sum = lines.iter().find(|finding| finding["code"] == "T101").unwrap();
    assert_eq!((&sum["severity"], &sum["quote"]), (&"error".into(), &"31".into()));
    assert_eq!((&sum["place"]["file"], &sum["place"]["line"]), (&"a.csv".into(), &2.into()));

    let sarif: Value = serde_json::from_str(&check(&case, &["--message-format", "sarif"]).1).unwrap();
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!((&sarif["version"], results.len()), (&"2.1.0".into(), lines.len()));
    let known: Vec<&Value> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| &rule["id"]).collect();
    assert!(results.iter().all(|result| known.contains(&&result["ruleId"])));

    let github = check(&case, &["--message-format", "github"]).1;
    assert_eq!(github.lines().count(), lines.len());
    assert!(github.lines().any(|line| line.starts_with("::error title=T101,file=a.csv,line=2,endLine=2,col=10")));
    let short = check(&case, &["--message-format", "short"]).1;
    assert!(short.lines().any(|line| line.starts_with("a.csv:2:10: 错误[T101] ")), "{short}");
    let statistics = check(&case, &["--statistics"]).1;
    assert!(statistics.lines().any(|line| line.trim().starts_with("1  T101")), "{statistics}");
}

#[test]
fn fixes_change_what_they_name_and_nothing_else() {
    let case = faulty();
    let before = fs::read_to_string(case.path().join("issue.toml")).unwrap();
    let (code, diff, _) = check(&case, &["--diff"]);
    assert_eq!(code, 1);
    assert!(
        diff.contains("-全市共有企业（含个体工商户)三千家") && diff.contains("+全市共有企业（含个体工商户）三千家"),
        "{diff}"
    );
    assert_eq!(fs::read_to_string(case.path().join("issue.toml")).unwrap(), before, "--diff changes nothing");
    check(&case, &["--fix"]);
    let after = fs::read_to_string(case.path().join("issue.toml")).unwrap();
    assert_eq!(after, before.replace("户)三", "户）三"));
    assert_eq!(check(&case, &["--diff"]), (0, String::new(), String::new()));
    assert_eq!(fs::read_to_string(case.path().join("a.csv")).unwrap().lines().nth(1), Some("东县,10,20,31"));
}

#[test]
fn fixes_keep_encodings_and_line_ends() {
    let text = "第一段开头一句话，这里没有问题。\r\n\r\n企业（含个体)三千家，运行平稳。\r\n";
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.md\"\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let case = Case::with_sections(item).file("a.md", &bytes);
    check(&case, &["--fix"]);
    let (expected, _, _) =
        encoding_rs::GB18030.encode("第一段开头一句话，这里没有问题。\r\n\r\n企业（含个体）三千家，运行平稳。\r\n");
    assert_eq!(fs::read(case.path().join("a.md")).unwrap(), expected.as_ref());
}

#[test]
fn a_text_that_is_used_twice_is_put_right_once() {
    let item = |file| format!("\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"{file}\"\n");
    let case = Case::with_sections(&format!("\n[[section]]\n{}{}", item("a.md"), item("./a.md")));
    let case = case.file("a.md", "企业（含个体)三千家，运行平稳。\n");
    let (code, _, err) = check(&case, &["--fix"]);
    assert_ne!(code, 2, "{err}");
    assert!(err.contains("a.md 里的 1 处"), "{err}");
    assert_eq!(fs::read_to_string(case.path().join("a.md")).unwrap(), "企业（含个体）三千家，运行平稳。\n");
}

#[test]
fn what_is_known_is_not_shown_again() {
    let case = faulty();
    let (code, _, err) = check(&case, &["--write-baseline", "known.json"]);
    assert_eq!(code, 0, "{err}");
    let issue = fs::read_to_string(case.path().join("issue.toml")).unwrap();
    let issue = issue.replace("\n[publication]", "\n[check]\nbaseline = \"known.json\"\n\n[publication]");
    let case = case.file("issue.toml", issue);
    assert_eq!(check(&case, &["--message-format", "jsonl"]).1, "");
    // A new fault is shown all the same.
    let case =
        case.file("a.csv", "单位,甲项,乙项,合计\n东县,10,20,31\n西县,5,5,11\n南县,1,2,3\n北县,4,4,8\n合计,20,31,53\n");
    let found = check(&case, &["--message-format", "jsonl"]).1;
    assert!(found.lines().count() >= 1 && !found.contains("\"quote\":\"31\""), "{found}");
    assert!(found.contains("\"quote\":\"11\""), "{found}");
}

#[test]
fn comments_and_lists_allow_findings() {
    let case = faulty();
    let issue = fs::read_to_string(case.path().join("issue.toml")).unwrap();
    let allow = "allow = [{ rule = \"row-total-mismatch\", file = \"a.csv\", at = \"2\", reason = \"上报数如此\" }]";
    let issue = issue.replace("\n[publication]", &format!("\n[check]\n{allow}\n\n[publication]"));
    let case = case.file("issue.toml", issue);
    assert!(!check(&case, &["--message-format", "short"]).1.contains("T101"));
    let commented = |comment: &str| {
        let text = format!("{comment}\n企业（含个体)三千家，运行平稳。");
        let found = check(&Case::with_sections(&article("标题", &text)), &["--message-format", "short"]).1;
        found.contains("P10")
    };
    assert!(commented(""));
    assert!(!commented("<!-- typeset: allow(P) 原文如此 -->"));
    assert!(commented("<!-- typeset: allow(P) -->"), "without a reason nothing is allowed");
    assert!(commented("<!-- typeset: allow(T101) 原文如此 -->"));
}

#[test]
fn rules_are_explained() {
    let run = |args: &[&str]| crate::support::run(std::path::Path::new("."), args);
    let explained = run(&["explain", "T101"]);
    let text = String::from_utf8(explained.out).unwrap();
    assert!(explained.code == 0 && text.starts_with("# T101 ") && text.contains("```csv bad"), "{text}");
    assert_eq!(run(&["explain", "row-total-mismatch"]).code, 0);
    let missing = run(&["explain", "Z999"]);
    assert!(missing.code == 2 && missing.err.contains("Z999"), "{}", missing.err);
    let all = String::from_utf8(run(&["explain"]).out).unwrap();
    assert!(all.lines().count() > 50 && all.lines().all(|line| line.split('\t').count() == 3), "{all}");
}

#[test]
fn rare_characters_are_told_whatever_block_they_stand_in() {
    let told = |head: &str, text: &str| -> Vec<String> {
        let case = Case::with_issue(&format!("{HEAD}{head}{}", article("标题", text)));
        let lines = check(&case, &["--message-format", "jsonl"]).1;
        let found = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let rare = found.filter(|finding| finding["code"] == "N101");
        rare.map(|finding| finding["quote"].as_str().unwrap().to_owned()).collect()
    };
    // Extension A, the end of the first block, an ideograph among the compatibility forms of GBK, planes 2 and 3.
    let rare = ["\u{3c6e}", "\u{9fa8}", "\u{fa29}", "\u{30edd}", "\u{20bb7}"];
    for character in rare {
        let names = format!("editors = [\"赵{character}\", \"费文兵\"]\n");
        assert_eq!(told(&names, "今年以来，全市信用工作稳步推进。"), [character]);
    }
    // In running text those of the first block may be anything.
    let text = format!("二〇二六年，赵{}、钱{}、孙{}、王喆同志到会。", rare[0], rare[2], rare[3]);
    assert_eq!(told("", &text), [rare[0], rare[2], rare[3]]);
}
