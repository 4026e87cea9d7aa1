//! The head of page one and the 版记 as publications have them: names, numbers, issuers, recipients.

use std::fs;

use serde_json::Value;

use crate::same::{compared, documents};
use crate::support::{Case, HEAD, LaidOut, MM, article, run, squeeze};
use crate::word::Word;

/// 三号 in pt, what the lines of a masthead are set in.
const SANHAO: f64 = 16.0;
/// The keys at the head of an issue that has nothing wrong with it, and of its publication.
const ISSUE: &str = "number = 17\ndate = 2026-08-19\n";
const PUBLICATION: &str = "[publication]\nname = \"平安云州\"\nkind = \"简报\"\nissuer = \"云州市委政法委员会\"\n";
/// A name of 24 characters.
const LONG: &str = "临溪市国民经济和社会发展第十五个五年规划编制情况";

/// An issue of one article with more keys at its head, in its publication and in tables of that.
fn case(head: &str, publication: &str) -> Case {
    let body = article("全市环境质量情况", "正文第一段。");
    Case::with_issue(&format!("{ISSUE}{head}\n{PUBLICATION}{publication}\n{body}"))
}

/// A form of the number.
fn form(form: &str) -> String {
    format!("[publication.masthead]\nnumber_form = {form}\n")
}

/// The text of page one above the title of the article.
fn head(laid_out: &LaidOut) -> String {
    let text = squeeze(&laid_out.sheets()[0].texts.iter().map(|text| text.text.clone()).collect::<String>());
    text.split("全市环境").next().unwrap_or_default().to_owned()
}

#[test]
fn a_long_name_takes_two_lines_rather_than_small_type_in_every_look() {
    for style in ["stacked", "banner", "star", "flag"] {
        let issue = HEAD.replace("name = \"测试\"", &format!("name = \"{LONG}\""));
        let issue = format!("{issue}[publication.masthead]\nstyle = \"{style}\"\n{}", article("标题", "正文。"));
        let laid_out = Case::with_issue(&issue).lay_out();
        let sheet = laid_out.sheets().remove(0);
        let part = |first: char| sheet.texts.iter().find(|text| text.text.starts_with(first)).unwrap();
        let (first, second) = (part('临'), part('第'));
        assert_eq!(
            (first.text.as_str(), second.text.as_str()),
            ("临溪市国民经济和社会发展", "第十五个五年规划编制情况"),
            "{style}"
        );
        assert!(second.start.y > first.start.y && first.size >= 22.0, "{style}: {}", first.size);
        assert_eq!(first.size, second.size);
        assert!(first.end.x.to_mm() < 184.1, "{style}");
        assert!(laid_out.found("L112").is_empty());
    }
}

#[test]
fn a_name_that_two_lines_do_not_hold_is_told() {
    let long = "关于全市各级各部门贯彻落实国民经济和社会发展第十五个五年规划纲要重点任务分工方案推进情况";
    let issue = HEAD.replace("name = \"测试\"", &format!("name = \"{long}\""));
    let told = |sizes: &str| {
        let laid_out = Case::with_issue(&format!("{issue}{sizes}{}", article("标题", "正文。"))).lay_out();
        laid_out.found("L112").len()
    };
    assert_eq!(told(""), 1);
    // Whoever asks for it has it.
    assert_eq!(told("[publication.sizes]\nname = \"小三\"\n"), 0);
}

#[test]
fn a_name_and_its_kind_go_apart_before_they_are_small() {
    let issue = HEAD.replace("name = \"测试\"", "name = \"云州市优化营商环境领导小组会议\"");
    let banner = |kind: &str| {
        let issue = issue.replace("工作简报", kind);
        let issue = format!("{issue}[publication.masthead]\nstyle = \"banner\"\n{}", article("标题", "正文。"));
        Case::with_issue(&issue).lay_out().sheets().remove(0).texts
    };
    let both = banner("工作简报");
    assert!(both.iter().any(|text| text.text.ends_with("会议工作简报")), "{both:?}");
    let apart = banner("重点工作督查情况通报");
    assert!(apart.iter().any(|text| text.text == "重点工作督查情况通报" && text.size >= 22.0), "{apart:?}");
}

#[test]
fn the_red_rule_stands_4_mm_below_the_characters() {
    for (rule, thickness) in [("thick", 1.2), ("double", 1.2), ("star", 1.2), ("thin", 0.35)] {
        let laid_out = case("", &format!("[publication.masthead]\nrule = \"{rule}\"\n")).lay_out();
        let sheet = laid_out.sheets().remove(0);
        let date = sheet.texts.iter().find(|text| text.text.contains("19")).unwrap();
        let foot = date.start.y.to_pt() + 0.12 * SANHAO;
        let top = sheet.rules.iter().map(|rule| rule.from.y.to_pt()).fold(f64::MAX, f64::min) - thickness * MM / 2.0;
        assert!(((top - foot) / MM - 4.0).abs() < 0.05, "{rule}: {} mm", (top - foot) / MM);
    }
    let bare = case("", "[publication.masthead]\nrule = \"none\"\n").lay_out().sheets().remove(0);
    assert!(bare.rules.is_empty());
}

#[test]
fn numbers_are_printed_in_the_form_of_the_publication() {
    for (wanted, total, printed, title) in [
        ("\"year\"", "total = 103", "〔2026〕第17期总第103期", "〔2026〕第17期"),
        ("\"issue\"", "total = 103", "第17期总第103期", "第17期"),
        ("\"chinese\"", "total = 103", "第十七期总第一百零三期", "第十七期"),
        ("\"year-issue\"", "", "2026年第17期", "2026年第17期"),
        ("\"none\"", "", "", ""),
        ("\"（第{期}期）\\n总第{总期}期\"", "total = 103", "（第17期）总第103期", "（第17期）"),
        ("\"第{汉字期}期（总第{总期}期）\"", "", "第十七期", "第十七期"),
        ("\"第｛期｝期\"", "", "第17期", "第17期"),
        ("\"{年}年{月}月号（{季}季度）\"", "number = 3", "2026年3月号（3季度）", "2026年3月号（3季度）"),
    ] {
        let number = if total.starts_with("number") { total } else { "" };
        let case = case(&total.replace("number = 3", ""), &form(wanted));
        let issue = fs::read_to_string(case.path().join("issue.toml")).unwrap();
        let case = if number.is_empty() { case } else { case.file("issue.toml", issue.replace("number = 17", number)) };
        let laid_out = case.lay_out();
        assert_eq!(head(&laid_out), format!("平安云州简报{printed}云州市委政法委员会2026年8月19日"), "{wanted}");
        assert_eq!(laid_out.document.meta.title, format!("平安云州简报{title}"), "{wanted}");
    }
}

#[test]
fn months_and_quarters_need_no_number_and_take_none_beyond_theirs() {
    let issue = |form: &str, number: &str| {
        let text = format!(
            "{number}date = 2026-08-19\n{PUBLICATION}[publication.masthead]\nnumber_form = \"{form}\"\n{}",
            article("全市环境质量情况", "正文第一段。")
        );
        Case::with_issue(&text)
    };
    for (form, number, printed) in [
        ("month", "", "2026年8月"),
        ("month", "number = 7\n", "2026年7月"),
        ("quarter", "", "2026年第3季度"),
        ("quarter", "number = 2\n", "2026年第2季度"),
    ] {
        let laid_out = issue(form, number).lay_out();
        assert_eq!(head(&laid_out), format!("平安云州简报{printed}云州市委政法委员会2026年8月19日"));
    }
    let beyond = issue("quarter", "number = 5\n").run(&[]);
    assert!(beyond.code == 1 && beyond.err.contains("“number”的数值超出范围"), "{}", beyond.err);
    let missing = issue("chinese", "").run(&[]);
    assert!(missing.code == 1 && missing.err.contains("缺少“number”"), "{}", missing.err);
    let missing = issue("总第{总期}期", "").run(&[]);
    assert!(missing.code == 1 && missing.err.contains("缺少“total”"), "{}", missing.err);
}

#[test]
fn a_form_that_says_nothing_is_answered() {
    for (wrong, words) in [
        ("\"第十七期\"", "number_form = \"chinese\""),
        ("\"2026年第1期\"", "number_form = \"year-issue\""),
        ("\"yearissue\"", "number_form = \"year-issue\""),
        ("\"第{期号}期\"", "“{期号}”不知道要换成什么"),
        ("\"第{期期\"", "花括号没有配成对"),
    ] {
        let run = case("", &form(wrong)).run(&[]);
        assert!(run.code == 1 && run.err.contains(words), "{wrong}: {}", run.err);
    }
}

#[test]
fn a_supplement_has_its_word_its_number_and_its_name() {
    let head_keys = "supplement = \"增刊\"\n";
    let archive = "[publication.archive]\nfile_name = \"{年度}-{期号}.pdf\"\n";
    let case = case(head_keys, &(form("\"issue\"") + archive));
    let laid_out = case.lay_out();
    assert_eq!(head(&laid_out), "平安云州简报增刊第17期云州市委政法委员会2026年8月19日");
    assert_eq!(laid_out.document.meta.title, "平安云州简报增刊第17期");
    let made = case.run(&["--for", "archive"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let record = fs::read_to_string(case.path().join("2026-增刊17.record.json")).unwrap();
    let record: Value = serde_json::from_str(&record).unwrap();
    for (key, value) in
        [("题名", "平安云州简报增刊第17期"), ("文件编号", "增刊第17期"), ("增刊", "增刊"), ("期号", "17")]
    {
        assert_eq!(record[key], value, "{key}");
    }
    let both = crate::mastheads::case("supplement = \"增刊\"\nedition = \"专刊\"\n", "").run(&[]);
    assert!(both.code == 1 && both.err.contains("只能写一个"), "{}", both.err);
}

#[test]
fn a_supplement_is_held_against_its_like_only() {
    let issue = |number: u32, date: &str, more: &str| {
        format!("number = {number}\ndate = {date}\n{more}\n{PUBLICATION}{}", article("标题", "正文。"))
    };
    let word = "supplement = \"增刊\"";
    let proof = |case: Case| {
        let run = crate::support::run(&case.path().join("本期"), &["check", "issue.toml"]);
        run.err + &String::from_utf8(run.out).unwrap()
    };
    // A regular issue of the same number is no fault; the last 增刊 is the one before.
    let beside = |this: &str| {
        let case = Case::with_issue("").file("本期/issue.toml", this);
        let case = case.file("第2期/issue.toml", issue(2, "2026-08-18", ""));
        case.file("增1/issue.toml", issue(1, "2026-03-01", word))
    };
    let text = proof(beside(&issue(2, "2026-08-19", word)));
    assert!(!text.contains("A116") && !text.contains("A104"), "{text}");
    let text = proof(beside(&issue(1, "2026-08-19", word)));
    assert!(text.contains("A116") && text.contains("增刊〔2026〕第1期"), "{text}");
    let text = proof(beside(&issue(2, "2026-08-19", "")));
    assert!(text.contains("A116") && text.contains("〔2026〕第2期"), "{text}");
}

/// Keys of a head with all that it may have.
const FULL: &str = "total = 103
secrecy = \"秘密★1年\"
urgency = \"特急\"
copy_number = 7
signer = [\"张三丰\", \"李 四\", \"王五六\"]
edition = \"专刊\"
extra_recipients = [\"市委督查室\"]
";
/// The publication's part of it.
const JOINT: &str = "printed_by = \"云州市委办公室\"
[publication.distribution]
report = [\"市委常委\"]
copy_to = [\"市人大常委会办公室\", \"市政协办公室\"]
[publication.footer]
entries = [\"供稿：各区县\", \"联系人：张 三\"]
";

/// An issue with all of it in a look.
fn full(style: &str) -> Case {
    let masthead = format!(
        "[publication.masthead]\nstyle = \"{style}\"\ncopy_number_at = \"right\"\nnumber_at = 90\nissuer_at = 110\n"
    );
    let case = case(FULL, &format!("{JOINT}{masthead}"));
    let issue = fs::read_to_string(case.path().join("issue.toml")).unwrap();
    let issuers = "issuer = [\"云州市委政法委员会\", \"云州市公安局\"]";
    case.file("issue.toml", issue.replace("issuer = \"云州市委政法委员会\"", issuers))
}

#[test]
fn every_look_shows_all_that_a_head_has() {
    for style in ["stacked", "banner", "star", "flag", "preprinted"] {
        let laid_out = full(style).lay_out();
        let text = laid_out.text();
        for part in [
            "秘密★1年",
            "特急",
            "编号：000007",
            "专刊",
            "第17期",
            "总第103期",
            "签发人：",
            "张三丰",
            "李四",
            "王五六",
            "云州市委政法委员会",
            "云州市公安局",
            "2026年8月19日",
            "本期增发：市委督查室",
            "供稿：各区县",
            "联系人：张三",
            "抄送：市人大常委会办公室，市政协办公室。",
            "云州市委办公室",
            "2026年8月19日印发",
        ] {
            assert!(text.contains(part), "{style}: {part} is not in {text}");
        }
        laid_out.sheets()[0].assert_clear(0);
    }
}

#[test]
fn word_says_what_the_pdf_says_of_all_of_it() {
    for style in ["stacked", "banner", "star", "flag", "preprinted", "none"] {
        let case = full(style);
        let made = case.run(&["--format", "pdf,docx"]);
        assert_eq!(made.code, 0, "{style}: {}", made.err);
        let verified = run(case.path(), &["verify", "issue.pdf", "issue.docx"]);
        let said = verified.err + &String::from_utf8(verified.out).unwrap();
        assert_eq!(verified.code, 0, "{style}: {said}");
    }
}

#[test]
fn every_look_has_every_rule_in_word_too() {
    for style in ["stacked", "banner", "star", "flag"] {
        for rule in ["thick", "double", "star", "thin", "none"] {
            let case = case("", &format!("[publication.masthead]\nstyle = \"{style}\"\nrule = \"{rule}\"\n"));
            assert_eq!(case.run(&["--format", "pdf,docx"]).code, 0);
            let verified = run(case.path(), &["verify", "issue.pdf", "issue.docx"]);
            assert_eq!(verified.code, 0, "{style} {rule}: {}", verified.err);
        }
    }
}

#[test]
fn lines_of_a_preprinted_head_stand_apart() {
    let laid_out = full("preprinted").lay_out();
    let sheet = laid_out.sheets().remove(0);
    let at = |part: &str| sheet.texts.iter().find(|text| text.text.contains(part)).unwrap().start.y.to_mm();
    assert!((at("张三丰") - 90.0).abs() < 0.3, "{}", at("张三丰"));
    assert!(at("王五六") - at("张三丰") > 8.0);
    assert!((at("政法委员会") - 110.0).abs() < 0.3);
}

#[test]
fn joint_issuers_stand_below_each_other_with_the_date_beside_the_last() {
    let laid_out = full("stacked").lay_out();
    let sheet = laid_out.sheets().remove(0);
    let at = |part: &str| sheet.texts.iter().find(|text| text.text.contains(part)).unwrap();
    let (first, last, date) = (at("政法委员会"), at("公安局"), at("19"));
    assert_eq!(first.start.x, last.start.x);
    assert!((last.start.y - first.start.y).to_pt() > 20.0);
    assert!((date.start.y - last.start.y).to_pt().abs() < 0.1);
    assert_eq!(laid_out.document.meta.author, "云州市委政法委员会；云州市公安局");
}

#[test]
fn the_record_has_the_parts_of_head_and_imprint() {
    let case = full("stacked");
    let made = case.run(&["--for", "archive"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let record = fs::read_to_string(case.path().join("issue-archive.record.json")).unwrap();
    let record: Value = serde_json::from_str(&record).unwrap();
    let lists: [(&str, &[&str]); 4] = [
        ("责任者", &["云州市委政法委员会", "云州市公安局"]),
        ("抄送机关", &["市人大常委会办公室", "市政协办公室"]),
        ("签发人", &["张三丰", "李 四", "王五六"]),
        ("增发机关", &["市委督查室"]),
    ];
    for (key, values) in lists {
        let found: Vec<&str> = match &record[key] {
            Value::Array(found) => found.iter().filter_map(Value::as_str).collect(),
            found => found.as_str().into_iter().collect(),
        };
        assert_eq!(found, values, "{key}");
    }
    for (key, value) in [("紧急程度", "特急"), ("印发机关", "云州市委办公室"), ("印发日期", "20260819")]
    {
        assert_eq!(record[key], value, "{key}");
    }
}

#[test]
fn without_a_head_page_one_begins_as_any_other() {
    let laid_out = case("", "[publication.masthead]\nstyle = \"none\"\n").lay_out();
    assert!(laid_out.text().starts_with("全市环境质量情况"), "{}", laid_out.text());
}

#[test]
fn keys_that_offices_try_are_answered_with_ours() {
    for (table, typed, meant) in [
        ("", "urgent = \"特急\"", "urgency"),
        ("", "\"签发人\" = \"张三\"", "signer"),
        ("", "\"紧急程度\" = \"特急\"", "urgency"),
        ("", "\"增刊\" = \"增刊\"", "supplement"),
        ("[publication.distribution]\n", "cc = [\"甲\"]", "copy_to"),
        ("[publication.distribution]\n", "\"抄送\" = [\"甲\"]", "copy_to"),
    ] {
        let case =
            if table.is_empty() { case(&format!("{typed}\n"), "") } else { case("", &format!("{table}{typed}\n")) };
        let run = case.run(&[]);
        assert!(run.code == 1 && run.err.contains(&format!("是不是想写 {meant}？")), "{typed}: {}", run.err);
    }
}

#[test]
fn two_things_in_the_number_are_taken_apart() {
    let case = case("", "");
    let issue = fs::read_to_string(case.path().join("issue.toml")).unwrap();
    let run = case.file("issue.toml", issue.replace("number = 17", "number = \"增刊1\"")).run(&[]);
    assert!(run.code == 1 && run.err.contains("number = 1 和 supplement = \"增刊\""), "{}", run.err);
    assert!(!run.err.contains("缺少"), "{}", run.err);
}

#[test]
fn an_older_template_is_told_what_it_does_not_draw() {
    let own = |name: &str, field: &str| {
        let text = typeset::layout::templates::built_in(name).unwrap();
        text.replace(&format!(".{field}"), ".other").replace("head.other", "none")
    };
    let old = own("masthead.typ", "urgency");
    let case = case("urgency = \"特急\"\n", "").file("templates/masthead.typ", old);
    let run = case.run(&[]);
    assert!(run.code == 0 && run.err.contains("里没有 urgency，这一项没有印出来"), "{}", run.err);
    let whole = typeset::layout::templates::built_in("masthead.typ").unwrap();
    assert!(!case.file("templates/masthead.typ", whole).run(&[]).err.contains("没有印出来"));
}

#[test]
fn a_turned_table_may_begin_an_issue_without_a_head() {
    let item =
        "[[section]]\n[[section.item]]\nkind = \"table\"\ntitle = \"横表\"\ndata = \"a.csv\"\ndirection = \"turned\"\n";
    let masthead = "[publication.masthead]\nstyle = \"none\"\n";
    let case = Case::with_issue(&format!("{ISSUE}{PUBLICATION}{masthead}{item}"));
    let laid_out = case.file("a.csv", "名称,数量\n甲,1\n乙,2\n").lay_out();
    assert_eq!(laid_out.sheets().len(), 1);
    assert!(squeeze(&laid_out.text()).contains("横表"));
}

#[test]
fn a_qr_code_stands_in_the_imprint_and_in_the_text() {
    let url = "https://www.example.gov.cn/zwgk/2026/art_1.html";
    let own = format!(
        "[qr]\nurl = \"{url}\"\ncaption = \"扫码看全文\"\n\n[publication]\ncopies = 80\nprinted_by = \"测试办公室\"\nemail = \"averylongname@example.gov.cn\"\n"
    );
    let item = "\n[[section]]\n[[section.item]]\nkind = \"brief\"\ntext = \"正文。\"\n[[section.item]]\nkind = \"qr\"\nurl = \"http://b.cn/甲\"\ncaption = \"填写意见\"\n";
    let case = Case::with_issue(&(HEAD.replace("[publication]\n", &own) + item));
    assert!(case.lay_out().text().ends_with(
        "正文。填写意见电子邮件：averylongname@example.gov.cn扫码看全文（共印80份）测试办公室2026年3月1日印发"
    ));
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty() && verdict.counts.figures == 2, "{:#?} {:?}", verdict.faults, verdict.counts);
    // Squares, no picture; a link to the address, and words for those who cannot see it.
    let document = lopdf::Document::load_mem(&pdf).unwrap();
    let mut links = Vec::new();
    for object in document.objects.values() {
        let Ok(dictionary) = object.as_dict().or_else(|_| object.as_stream().map(|stream| &stream.dict)) else {
            continue;
        };
        assert!(dictionary.get(b"Subtype").and_then(lopdf::Object::as_name).ok() != Some(b"Image"));
        let action = dictionary.get(b"A").and_then(lopdf::Object::as_dict);
        links.extend(
            action
                .and_then(|action| action.get(b"URI"))
                .and_then(lopdf::Object::as_str)
                .map(|uri| String::from_utf8_lossy(uri).into_owned()),
        );
    }
    assert!(links.contains(&url.to_owned()) && links.contains(&"http://b.cn/%E7%94%B2".to_owned()), "{links:?}");
    let word = Word::open(&word);
    let names: Vec<&str> = word.names().collect();
    assert!(names.iter().filter(|name| name.ends_with(".svg")).count() == 2, "{names:?}");
    for rendition in ["print", "archive"] {
        let run = case.run(&["-q", "--for", rendition, "-o", "b.pdf"]);
        assert_eq!(run.code, 0, "{rendition}: {}", run.err);
    }
}

#[test]
fn a_qr_code_of_something_else_is_refused() {
    for (qr, code) in [
        ("qr = { url = \"www.example.gov.cn\" }", "url-form"),
        ("qr = { url = \"mailto:a@b.cn\" }", "url-form"),
        ("qr = { caption = \"扫码\" }", "missing-key"),
        ("二维码 = { url = \"http://a.cn\" }", "应写作 qr"),
        ("qr = { url = \"http://a.cn\", width = 5 }", "out-of-range"),
        (&format!("qr = {{ url = \"http://a.cn/{}\" }}", "a".repeat(1000)), "qr-too-long"),
    ] {
        let run = Case::with_issue(&HEAD.replace("\n[publication]", &format!("{qr}\n[publication]"))).run(&[
            "--lang",
            "zh",
            "--message-format",
            "json",
        ]);
        assert!(run.code == 1 && run.err.contains(code), "{qr}: {}", run.err);
    }
}

#[test]
fn several_issuers_are_spread_to_one_width_if_that_is_wanted() {
    let issuers = "[\"云州市人民政府办公室\", \"市统计局\"]";
    let set = |spread: &str| {
        let own = format!("[publication]\nmasthead = {{ spread = {spread} }}\n");
        let issue = HEAD.replace("[publication]\n", &own).replace("\"测试办公室\"", issuers);
        Case::with_issue(&(issue + &article("通报", "正文。")))
    };
    let right = |case: &Case, end: char| {
        let sheets = case.lay_out().sheets();
        let texts = sheets[0].texts.iter().filter(|text| text.text.ends_with(end) && text.start.y.to_mm() < 140.0);
        texts.map(|text| text.end.x.to_pt()).next().unwrap()
    };
    let (plain, spread) = (set("false"), set("true"));
    assert!(right(&plain, '局') < right(&plain, '室') - 50.0);
    assert!(
        (right(&spread, '局') - right(&spread, '室')).abs() < 20.0,
        "{} {}",
        right(&spread, '局'),
        right(&spread, '室')
    );
    let [pdf, word] = documents(spread.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
}
