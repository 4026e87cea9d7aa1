//! Slips of the keyboard and of the mind: each is told at its line, with its cause and what to write.

use std::fs;

use proptest::prelude::*;
use typeset::messages::Lang;
use typeset::read::read_bytes;

use crate::slips_marks::line;
use crate::support::{Case, run};

/// An issue and its publication with nothing wrong with them.
const ISSUE: &str = r#"year = 2024
number = 12
total = 48
date = 2024-12-14
contents = true

[notice]
title = "重要提示"
text = '''
- 共归集信息 12345 条
- 有 1 条待治理
'''

[[section]]
title = "工作动态"

[[section.item]]
kind = "article"
title = "我市召开推进会"
file = "articles/01-推进会.md"
source = "市信用办"

[[section]]
title = "简讯"

[[section.item]]
kind = "brief"
text = "东岭县开展宣传活动 16 场。"
source = "东岭县政府"

[[section.item]]
kind = "ranking"
place = "青石市"
total = 261
series = [
  { month = "2024.11", index = 86.79, rank = 57 },
  { month = "2024.10", index = 85.37, rank = 66 },
]

[[section.item]]
kind = "chart"
type = "line"
title = "各月归集数量"
data = "tables/各月.csv"
labels = "月份"
series = ["东岭县", "西原县"]
"#;
const PUBLICATION: &str = r#"name = "青石信用"
kind = "工作简报"
issuer = "青石市办公室"
copies = 80
editors = ["林 溪"]
phone = "0000-1234567"

[distribution]
report = ["省信用办", "市委常委"]
"#;
const CSV: &str = "月份,东岭县,西原县\n10月,12,30\n11月,15,28\n12月,18,27\n";

fn case() -> Case {
    Case::with_issue(ISSUE)
        .file("publication.toml", PUBLICATION)
        .file("articles/01-推进会.md", "第一段文字，到此为止。\n")
        .file("tables/各月.csv", CSV)
}

/// A slip, the first line that is at fault, words of the cause, and what to write.
type Typed = (&'static str, &'static str, &'static str, &'static str);

/// What is typed instead of what in `issue.toml`, what is said in Chinese of the first line changed, and the remedy.
const IN_ISSUE: [Typed; 79] = [
    ("number = 12", "number = 12。", "行末多了“。”", "number = 12"),
    ("number = 12", "number = 12,", "行末多了“,”", "number = 12"),
    ("2024-12-14", "2024年12月14日", "日期的写法不对", "date = 2024-12-14"),
    ("2024-12-14", "2024/6/4", "日期的写法不对", "date = 2024-06-04"),
    ("2024-12-14", "2024-6-4", "日期的写法不对", "date = 2024-06-04"),
    ("2024-12-14", "２０２４-12-14", "日期的写法不对", "date = 2024-12-14"),
    ("2024-12-14", "2024—12—14", "日期的写法不对", "date = 2024-12-14"),
    ("2024-12-14", r#""2024年12月14日""#, "不是日期", "2024-12-14"),
    ("total = 48", "total = 1,048", "数的写法不对", "total = 1048"),
    ("number = 12", "number = 第12期", "数的写法不对", "number = 12"),
    ("number = 12", "number = １２", "数的写法不对", "number = 12"),
    ("number = 12", "number = 十二", "数的写法不对", "number = 12"),
    ("number = 12", r#"number = "第12期""#, "应为整数", "number = 12"),
    ("contents = true", "contents = 是", "是或否的写法不对", "contents = true"),
    ("contents = true", "contents = yes", "是或否的写法不对", "contents = true"),
    ("contents = true", "contents = True", "是或否的写法不对", "contents = true"),
    ("contents = true", r#"contents = "否""#, "应为 true 或 false", "contents = false"),
    ("number = 12", "number＝12", "这里应为英文等号", "number = 12"),
    ("number = 12", "number：12", "这里应为英文等号", "number = 12"),
    ("number = 12", "number = 12 // 本年", "说明的话前面要加 #", "number = 12 # 本年"),
    ("number = 12", "number = 12 本年的期数", "说明的话前面要加 #", "number = 12 # 本年的期数"),
    ("number = 12\ntotal = 48", "number = 12 total = 48", "一行里写了两项", "number = 12 （换行） total = 48"),
    ("index = 86.79, rank", "index = 86.79 rank", "两项之间少了逗号", "index = 86.79, rank = 57 }"),
    ("index = 86.79", "index = 86，79", "数的写法不对", "index = 86.79, rank"),
    ("rank = 57", "rank = 第57", "数的写法不对", "rank = 57 }"),
    (r#""2024.11", index"#, r#""2024.11, index"#, "少了结尾的引号", r#""2024.11", index"#),
    (
        "[[section.item]]\nkind = \"article\"",
        "[[section item]]\nkind = \"article\"",
        "方括号里的名称或括号写得不对",
        "[[section.item]]",
    ),
    (
        "[[section.item]]\nkind = \"article\"",
        "[[section，item]]\nkind = \"article\"",
        "方括号里的名称或括号写得不对",
        "[[section.item]]",
    ),
    (
        "[[section.item]]\nkind = \"article\"",
        "[[section.item]\nkind = \"article\"",
        "方括号里的名称或括号写得不对",
        "[[section.item]]",
    ),
    (
        "[[section.item]]\nkind = \"article\"",
        "【【section.item】】\nkind = \"article\"",
        "这里用了中文标点 【",
        "[[section.item]]",
    ),
    ("[[section.item]]\nkind = \"article\"", "[[item]]\nkind = \"article\"", "不认识的项目“item”", "[[section.item]]"),
    (
        "[[section.item]]\nkind = \"article\"",
        "[[article]]\nkind = \"article\"",
        "不认识的项目“article”",
        r#"[[section.item]] (kind = "article")"#,
    ),
    (
        r#"title = "我市召开推进会""#,
        r#"title = "全县"双减"工作会议""#,
        "文字里面用了英文引号",
        r#"标题里的引号请用中文“ ”；这一行应写成：title = "全县“双减”工作会议""#,
    ),
    (r#"title = "我市召开推进会""#, r#"title = "全县"双减"""#, "文字里面用了英文引号", r#"title = "全县“双减”""#),
    (r#"title = "我市召开推进会""#, r#"title = "我市召开推进会"#, "少了结尾的引号", r#"title = "我市召开推进会""#),
    (r#"title = "我市召开推进会""#, r#"title = "我市召开推进会”"#, "这里用了中文标点 ”", r#"title = "我市召开推进会""#),
    (r#"title = "我市召开推进会""#, "title = “我市召开推进会”", "这里用了中文标点 “", r#"title = "我市召开推进会""#),
    (r#"title = "我市召开推进会""#, "title = 我市召开推进会", "文字没有加引号", r#"title = "我市召开推进会""#),
    (r#"title = "我市召开推进会""#, r#"标题 = "我市召开推进会""#, "“标题”应写作 title", r#"title = "我市召开推进会""#),
    (r#"title = "我市召开推进会""#, r#""标题" = "我市召开推进会""#, "不认识的项目“标题”", "是不是想写 title"),
    ("text = '''", "text = ‘‘‘", "这里用了中文标点 ‘", "text = '''"),
    ("text = '''", "text = ''", "各要三个英文引号", "text = '''"),
    (
        "text = '''\n- 共归集信息 12345 条\n- 有 1 条待治理\n'''",
        "text = '''\n- 共归集信息 12345 条\n- 有 1 条待治理\n",
        "多行文字没有结尾",
        "写上 '''",
    ),
    (
        r#"file = "articles/01-推进会.md""#,
        r#"file = "articles\01-推进会.md""#,
        r#"反斜杠 \ 用得不对"#,
        r#"file = "articles/01-推进会.md""#,
    ),
    (r#"title = "工作动态""#, r#"name = "工作动态""#, "不认识的项目“name”", "是不是想写 title"),
    (
        r#"kind = "brief""#,
        r#"kind = "简讯""#,
        "“kind”不能写成“简讯”",
        r#"是不是想写 "brief"？可以用的有："article"（文章）"#,
    ),
    (
        "kind = \"brief\"\n",
        "kind = \"brief\"\ntitle = \"东岭宣传\"\n",
        "不认识的项目“title”",
        r#"kind = "brief"（简讯）没有这一项"#,
    ),
    (
        r#"source = "市信用办""#,
        "source = \"市信用办\"\nunit = \"条\"",
        "不认识的项目“unit”",
        r#"(kind = "table" / "chart")"#,
    ),
    (r#"title = "重要提示""#, "contents = true\ntitle = \"重要提示\"", "不认识的项目“contents”", "文件最前面"),
    ("articles/01-推进会.md", "articles/01-推进会.txt", "找不到文件", "articles/01-推进会.md"),
    ("articles/01-推进会.md", "01-推进会.md", "找不到文件", "articles/01-推进会.md"),
    ("articles/01-推进会.md", "C:/简报/01-推进会.md", "不在本期的文件夹里", "articles/01-推进会.md"),
    (
        r#"title = "我市召开推进会""#,
        r#"title = "全县"双减"工作会议"#,
        "少了结尾的引号",
        r#"title = "全县“双减”工作会议""#,
    ),
    (r#"title = "我市召开推进会""#, r#"title = "我市召开推进会"""#, "引号没有成对", r#"title = "我市召开推进会""#),
    (r#"title = "我市召开推进会""#, "title = “双减”工作推进会", "文字没有加引号", r#"title = "“双减”工作推进会""#),
    (r#"title = "我市召开推进会""#, "title = \"我市召开\n推进会\"", "一段文字分成了几行写", r#""""文字""""#),
    ("[[section]]\ntitle = \"简讯\"", "section\ntitle = \"简讯\"", "方括号里的名称或括号写得不对", "[[section]]"),
    ("[[section]]\ntitle = \"简讯\"", "[[栏目]]\ntitle = \"简讯\"", "方括号里的名称或括号写得不对", "[[section]]"),
    (
        "[[section.item]]\nkind = \"brief\"",
        "[[简讯]]\nkind = \"brief\"",
        "方括号里的名称或括号写得不对",
        "[[section.item]]",
    ),
    ("[[section.item]]\nkind = \"brief\"", r#"kind = "brief""#, "不认识的项目“kind”", "应写在 [[section.item]] 下面"),
    (r#"["东岭县", "西原县"]"#, r#"["东岭县" "西原县"]"#, "两项之间少了逗号", r#"series = ["东岭县", "西原县"]"#),
    (r#"["东岭县", "西原县"]"#, r#"（"东岭县", "西原县"）"#, "列表的写法不对", r#"series = ["东岭县", "西原县"]"#),
    (r#"["东岭县", "西原县"]"#, "[东岭县、西原县]", "文字没有加引号", r#"series = ["东岭县", "西原县"]"#),
    (r#"{ month = "2024.10""#, r#"month = "2024.10""#, "开头少了 {", r#"{ month = "2024.10""#),
    ("rank = 66 }", "rank = 66", "这个 { 没有结尾的 }", "rank = 66 },"),
    (r#"month = "2024.10""#, "month = 2024年10月", "文字没有加引号", r#"month = "2024年10月""#),
    ("index = 85.37", "index = 85。37", "数的写法不对", "index = 85.37"),
    (r#""articles/01-推进会.md""#, r#""articles\新闻\01-推进会.md""#, "找不到文件", "articles/01-推进会.md"),
    ("2024-12-14", "二○二四年十二月十四日", "日期的写法不对", "date = 2024-12-14"),
    ("contents = true", "contents = ture", "是或否的写法不对", "contents = true"),
    ("contents = true", "contents true", "少了等号", "contents = true"),
    ("contents = true", "contents =", "等号后面没有内容", "同一行"),
    (r#""2024.11", index"#, r#""2024.11" index"#, "两项之间少了逗号", r#""2024.11", index"#),
    (
        "[[section.item]]\nkind = \"article\"",
        "[[sectionitem]]\nkind = \"article\"",
        "不认识的项目“sectionitem”",
        "[[section.item]]",
    ),
    (
        r#"{ month = "2024.10", index = 85.37, rank = 66 }"#,
        r#"[ month = "2024.10", index = 85.37, rank = 66 ]"#,
        "这里的括号应为 {",
        r#"{ month = "2024.10", index = 85.37, rank = 66 },"#,
    ),
    (
        r#"{ month = "2024.10", index = 85.37, rank = 66 }"#,
        r#"（ month = "2024.10", index = 85.37, rank = 66 ）"#,
        "这里的括号应为 {",
        r#"{ month = "2024.10", index = 85.37, rank = 66 },"#,
    ),
    (r#"["东岭县", "西原县"]"#, r#"{"东岭县", "西原县"}"#, "这里的括号应为 [", r#"series = ["东岭县", "西原县"]"#),
    (r#"["东岭县", "西原县"]"#, r#""东岭县", "西原县""#, "列表的写法不对", r#"series = ["东岭县", "西原县"]"#),
    (r#"["东岭县", "西原县"]"#, r#""东岭县"、"西原县"]"#, "列表的写法不对", r#"series = ["东岭县", "西原县"]"#),
];
/// The same in `publication.toml`.
const IN_PUBLICATION: [Typed; 7] = [
    ("copies = 80", "copies = 80份", "数的写法不对", "copies = 80"),
    ("copies = 80", "copies = 1,000", "数的写法不对", "copies = 1000"),
    (r#"editors = ["林 溪"]"#, r#"editors = "林 溪""#, "应为列表", r#"editors = ["林 溪"]"#),
    (r#"editors = ["林 溪"]"#, r#"编辑 = ["林 溪"]"#, "“编辑”应写作 editors", r#"editors = ["林 溪"]"#),
    (
        r#"["省信用办", "市委常委"]"#,
        r#"["省信用办"，"市委常委"]"#,
        "这里用了中文标点 ，",
        r#"report = ["省信用办", "市委常委"]"#,
    ),
    (
        r#"["省信用办", "市委常委"]"#,
        r#"["省信用办", "市委常委""#,
        "这个 [ 没有结尾的 ]",
        r#"report = ["省信用办", "市委常委"]"#,
    ),
    (r#"phone = "0000-1234567""#, "phone = 0000-1234567", "文字没有加引号", r#"phone = "0000-1234567""#),
];

/// Returns the errors of a folder as blocks of text.
fn errors(case: &Case, lang: &str) -> Vec<String> {
    let run = run(case.path(), &["check", "issue.toml", "--lang", lang]);
    let out = String::from_utf8(run.out).unwrap() + &run.err;
    let blocks = out.split("\n\n").filter(|block| block.starts_with("错误") || block.starts_with("error"));
    blocks.map(str::to_owned).collect()
}

/// Runs the program on a slip; returns what is wrong with its answers in both languages.
fn answer(own: &str, text: &str, (right, typed, cause, remedy): &Typed) -> Vec<String> {
    let start = text.find(right).unwrap();
    let same = right.bytes().zip(typed.bytes()).take_while(|(a, b)| a == b).count();
    let changed = text.replacen(right, typed, 1);
    // Of an open text of several lines the beginning is told.
    let at = changed.floor_char_boundary(start + same);
    let at = if same == right.len() && changed[at..].starts_with('\n') { at + 1 } else { at };
    let line = if typed.ends_with("待治理\n") { line(text, start) } else { line(&changed, at) };
    let case = case().file(own, &changed);
    let mut wrong = Vec::new();
    for lang in ["zh", "en"] {
        let errors = errors(&case, lang);
        let [error] = &errors[..] else {
            wrong.push(format!("{typed}: {} errors: {errors:?}", errors.len()));
            continue;
        };
        let place = format!("{own}:{line}:");
        // In English only the editor's own words are Chinese.
        let said = error.lines().filter(|line| !line.contains('|'));
        let foreign = said
            .flat_map(str::chars)
            .filter(|c| ('一'..='龥').contains(c) && !changed.contains(*c) && !"会".contains(*c));
        let good = error.contains(&place)
            && match lang {
                "zh" => error.contains(cause) && error.contains(remedy),
                _ => foreign.count() == 0 && !error.contains('；'),
            };
        if !good {
            wrong.push(format!("{typed}: not {place} {cause} {remedy}\n{error}"));
        }
    }
    wrong
}

#[test]
fn every_slip_is_told_with_its_cause_and_the_line_as_it_should_be() {
    let issue = IN_ISSUE.iter().flat_map(|typed| answer("issue.toml", ISSUE, typed));
    let publication = IN_PUBLICATION.iter().flat_map(|typed| answer("publication.toml", PUBLICATION, typed));
    let wrong: Vec<String> = issue.chain(publication).collect();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn what_can_mean_only_one_thing_is_read_with_a_remark() {
    for (own, text, right, typed, remark) in [
        ("issue.toml", ISSUE, "number = 12", "number =　12", "odd blank"),
        ("issue.toml", ISSUE, "number = 12", "\u{a0}number = 12", "odd blank"),
        ("publication.toml", PUBLICATION, "copies = 80", "copies = 80.0", "已读作 80"),
    ] {
        let case = case().file(own, text.replacen(right, typed, 1));
        assert_eq!(errors(&case, "zh"), [""; 0], "{typed}");
        let reading = typeset::read::read(&case.path().join("issue.toml"));
        let [finding] = &reading.found[..] else { panic!("{:?}", reading.found) };
        let words = Lang::Zh.words(&finding.problem).message;
        assert!(words.contains(remark) || remark == "odd blank" && words.contains("空格"), "{words}");
        let issue = reading.issue.unwrap();
        assert_eq!((issue.number, issue.publication.copies), (Some(12), Some(80)));
    }
    let path = ISSUE.replacen("\"articles/01-推进会.md\"", "'articles\\01-推进会.md'", 1);
    assert_eq!(errors(&case().file("issue.toml", path), "zh"), [""; 0]);
}

#[test]
fn a_remark_on_blanks_hides_no_error_and_loses_no_line() {
    // What is made good beside the blank is an error all the same.
    let errors = errors(&case().file("issue.toml", ISSUE.replacen("number = 12", "number =　第12期", 1)), "zh");
    assert!(errors.len() == 1 && errors[0].contains("number = 12"), "{errors:?}");
    let wide = ISSUE.replace(" = ", "　=　") + "# 　\n" + &"　\n".repeat(500) + "note = \"最后\"\n";
    let case = case().file("issue.toml", wide);
    let reading = typeset::read::read(&case.path().join("issue.toml"));
    let [finding] = &reading.found[..] else { panic!("{:?}", reading.found) };
    assert!(!finding.is_error());
    let issue = format!("{:?}", reading.issue.unwrap());
    assert!(issue.contains("最后") && issue.contains("西原县"), "{issue}");
}

#[test]
fn files_that_are_called_otherwise_are_named() {
    let without = |name: &str| {
        let case = case();
        fs::remove_file(case.path().join(name)).unwrap();
        case
    };
    for (right, there, asked) in [
        ("publication.toml", "publicaton.toml", "publicaton.toml"),
        ("publication.toml", "publication.toml.txt", "publication.toml.txt"),
        ("publication.toml", "articles/publication.toml", "articles/publication.toml"),
        ("articles/01-推进会.md", "articles/01-推进会.md.txt", "articles/01-推进会.md.txt"),
        ("articles/01-推进会.md", "01-推进会.md", "01-推进会.md"),
        ("articles/01-推进会.md", "articles/01—推进会.md", "articles/01—推进会.md"),
    ] {
        let text = if right == "publication.toml" { PUBLICATION } else { "文字。\n" };
        let errors = errors(&without(right).file(there, text), "zh");
        let [error] = &errors[..] else { panic!("{there}: {errors:?}") };
        assert!(error.contains(&format!("是不是“{asked}”")), "{error}");
    }
}

#[test]
fn other_files_and_words_on_the_command_line_are_answered() {
    let pdf: &[u8] = b"%PDF-1.7\n";
    let case = case().file("a.pdf", pdf).file("稿件.docx", b"PK\x03\x04").file("表.xlsx", b"PK\x03\x04");
    let said = |args: &[&str]| {
        let run = run(case.path(), args);
        (run.code, String::from_utf8(run.out).unwrap() + &run.err)
    };
    for (args, words) in [
        (&["check", "稿件.docx"][..], "是 Word 文件，不是期刊文件"),
        (&["表.xlsx"], "是 Excel 工作簿，不是期刊文件"),
        (&["check", "publication.toml"], "是刊物文件，不是期刊文件"),
        (&["a.pdf"], "typeset preflight"),
        (&["check", "articles/01-推进会.md"], "这里要写期刊文件，例如 issue.toml"),
        (&["issue"], "是不是“issue.toml”"),
        (&["issue.tom"], "是不是“issue.toml”"),
        (&["chek", "issue.toml"], "是不是想写 check"),
        (&["Check", "issue.toml"], "是不是想写 check"),
        (&["校对", "issue.toml"], "是不是想写 check"),
        (&["issue.toml", "－o", "a.pdf"], "是不是想写 -o"),
        (&["issue.toml", "——format", "pdf"], "是不是想写 --format"),
        (&["issue.toml", "-out", "a.pdf"], "是不是想写 --output"),
        (&["check", "issue.toml", "-fix"], "是不是想写 --fix"),
    ] {
        let (code, out) = said(args);
        assert!(code != 0 && out.contains(words), "{args:?}: {out}");
    }
    for args in [&["help"][..], &["/?"], &["help", "check"], &["-?"]] {
        let (code, out) = said(args);
        assert!(code == 0 && out.contains("用法"), "{args:?}: {out}");
    }
}

#[test]
fn full_width_commas_between_cells_are_told_and_not_what_follows_from_them() {
    let errors = errors(&case().file("tables/各月.csv", CSV.replace(',', "，")), "zh");
    let [error] = &errors[..] else { panic!("{errors:?}") };
    assert!(error.contains("“，”隔开"), "{error}");
}

#[test]
fn keys_that_other_kinds_of_items_take_otherwise_are_answered() {
    let told = |item: &str| {
        let case = Case::with_sections(&format!("\n[[section]]\n\n[[section.item]]\n{item}"));
        errors(&case.file("得分.csv", "县,得分\n甲,1\n乙,2\n"), "zh")
    };
    for kind in ["kind = \"table\"", "kind = \"chart\"\ntype = \"bar\""] {
        let item = format!("{kind}\ntitle = \"各县\"\nfile = \"得分.csv\"\n");
        let errors = told(&item);
        let [error] = &errors[..] else { panic!("{errors:?}") };
        assert!(error.contains("“file”") && error.contains("是不是想写 data？"), "{error}");
    }
    for (line, right) in [
        ("beside = \"会场.jpg\"", "beside = { file = \"会场.jpg\""),
        ("meeting = \"常务会议\"", "meeting.time = \"…\""),
    ] {
        let errors = told(&format!("kind = \"article\"\ntitle = \"标题\"\ntext = \"正文。\"\n{line}\n"));
        let [error] = &errors[..] else { panic!("{errors:?}") };
        assert!(error.contains(right), "{error}");
    }
}

#[test]
fn empty_files_are_called_empty() {
    let empty = errors(&case().file("tables/各月.csv", ""), "zh");
    assert!(empty.len() == 1 && empty[0].contains("“tables/各月.csv”是空的"), "{empty:?}");
    let data = ISSUE.replace("tables/各月.csv", "tables/各月.xlsx#三季度");
    let empty = errors(&case().file("issue.toml", data).file("tables/各月.xlsx", ""), "zh");
    assert!(empty.len() == 1 && empty[0].contains("“tables/各月.xlsx”是空的"), "{empty:?}");
    let empty = errors(&case().file("issue.toml", "\n"), "zh");
    assert!(empty.len() == 1 && empty[0].contains("“issue.toml”是空的"), "{empty:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// What a parser does not take is never taken without a word, and whatever is typed ends in an answer.
    #[test]
    fn whatever_is_typed_is_answered(edits in proptest::collection::vec((0..ISSUE.len(), 0..4_usize, "[\"'“”‘’=＝\\[\\]【{},，、。.　\n#/\\\\甲a1 -]{0,4}"), 1..7)) {
        let mut text = ISSUE.to_owned();
        for (at, taken, put) in edits {
            let start = text.floor_char_boundary(at.min(text.len()));
            let end = text.floor_char_boundary((start + taken).min(text.len())).max(start);
            text.replace_range(start..end, &put);
        }
        let empty = std::env::temp_dir();
        let reading = read_bytes(text.as_bytes(), "issue.toml", &empty);
        let is_toml = toml::de::DeTable::parse(&text).is_ok();
        let told = reading.found.iter().any(|finding| finding.problem.code() == "toml-syntax" || finding.problem.code() == "impossible-date");
        // Of a path with a wrong backslash in it the missing file is told.
        prop_assert!(is_toml || told || text.contains('\\'), "{text}");
        for finding in &reading.found {
            if let Some(place) = &finding.place {
                prop_assert!(reading.sources.text(place.file).get(place.range.clone()).is_some());
            }
        }
    }
}
