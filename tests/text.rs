//! Text comes out as it was written: never as code, never lost.

use proptest::prelude::*;
use typeset::document::{Block, Inline, Part};

use crate::support::{Case, HEAD, LaidOut, RUNNING, article, squeeze};

/// Returns the printed text of an article.
fn printed(text: &str) -> String {
    Case::with_sections(&article("标题", text)).lay_out().text()
}

#[test]
fn typst_code_is_printed_as_its_characters() {
    let text = "#panic(1) $x$ @a <b> ~ [c] #import \"x\" // no \\u{41} = - + 100% `";
    let printed = printed(&text.replace('`', "\\`").replace("<b>", "\\<b>").replace('[', "\\["));
    for part in ["#panic(1)", "$x$", "@a", "<b>", "[c]", "#import\"x\"", "//no", "\\u{41}"] {
        assert!(printed.contains(part), "{part} is not in {printed}");
    }
}

#[test]
fn the_title_is_no_markup() {
    let case = Case::with_sections(&article("*粗*#panic()_斜_", "正文。"));
    assert!(case.lay_out().text().contains("*粗*#panic()_斜_"));
}

#[test]
fn headings_are_numbered() {
    let text = printed("# 总体要求\n\n## 目标\n\n## 原则\n\n### 依法\n\n#### 细则\n\n# 三、自己编的号\n");
    for part in ["一、总体要求", "（一）目标", "（二）原则", "1.依法", "（1）细则", "三、自己编的号"]
    {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert!(!text.contains("二、三、"));
}

#[test]
fn strong_works_next_to_chinese_marks() {
    let text = printed("**“三统一”。**各部门要落实，做到**“两个维护”**。");
    assert!(text.contains("“三统一”。各部门要落实，做到“两个维护”。"), "{text}");
    assert!(!text.contains('*'));
}

#[test]
fn strong_is_what_stands_between_one_pair_of_stars_and_the_next() {
    use typeset::model::{Block, Inline};
    let strong = |text: &str| -> Vec<String> {
        let (blocks, _) = typeset::read::markdown_text(text);
        let Block::Paragraph(inlines) = &blocks[0] else { panic!() };
        let text_of = |inlines: &[Inline]| Inline::texts(inlines).into_iter().map(|text| text.value.as_str()).collect();
        let strong = |inline: &Inline| if let Inline::Strong(text) = inline { Some(text_of(text)) } else { None };
        inlines.iter().filter_map(strong).collect()
    };
    assert_eq!(strong("**“三统一”。**各部门要**抓好**落实。"), ["“三统一”。", "抓好"]);
    assert_eq!(strong("**《条例》**规定，**《办法》**明确"), ["《条例》", "《办法》"]);
    assert_eq!(strong("**注意：**这是**重点**内容"), ["注意：", "重点"]);
    assert_eq!(strong("甲\\*\\*乙\\*\\* **丙**"), ["丙"]);
    assert!(strong("没有 ** 成对").is_empty());
}

#[test]
fn lists_and_links_are_printed() {
    let text = printed("- 甲\n- 乙\n\n3. 丙\n4. 丁\n\n见 <http://a.example/> 和 [网站](http://b.example/)。");
    for part in ["●甲", "●乙", "3.丙", "4.丁", "见http://a.example/和网站。"] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn indented_paragraphs_are_no_code() {
    let text = "    　　第一段，前面有空格。\n\n\t第二段，前面有制表符。\n";
    let case = Case::with_sections(&article("标题", text));
    assert_eq!(case.run(&["-q"]).err, "");
    assert!(case.lay_out().text().contains("第一段，前面有空格。第二段，前面有制表符。"));
}

#[test]
fn definitions_of_links_are_printed() {
    let case = Case::with_sections(&article("标题", "第一段。\n\n[注]: 这里是说明\n\n第二段。\n\n[二]: 又一条\n"));
    let run = case.run(&["-q"]);
    assert_eq!(run.err, "");
    let text = case.lay_out().text();
    assert!(text.contains("第一段。[注]:这里是说明第二段。[二]:又一条"), "{text}");
}

#[test]
fn a_text_of_headings_only_keeps_its_source() {
    for body in ["# 甲\n\n### 乙", "## 丙"] {
        let section = format!(
            "\n[[section]]\n\n[[section.item]]\nkind = \"brief\"\ntext = \"\"\"{body}\"\"\"\nsource = \"来源\"\n"
        );
        let case = Case::with_sections(&section);
        assert_eq!(case.run(&["-q"]).err, "", "no rule of accessibility is broken");
        assert!(case.lay_out().text().contains("（来源）"));
    }
}

#[test]
fn what_markdown_would_change_is_printed_as_written() {
    let cases = [
        ("普通文字\n---", "普通文字---"),
        ("#1号楼\n第二行\n---", "#1号楼第二行---"),
        ("普通文字\n===", "普通文字==="),
        ("1. 甲\n3. 乙\n5. 丙", "1.甲3.乙5.丙"),
        ("2) 丁\n3) 戊", "2)丁3)戊"),
        ("地址：甲\\\n电话：乙", "地址：甲\\电话：乙"),
        ("[](http://x.example/)", "[](http://x.example/)"),
        ("[附件]()", "[附件]()"),
        ("#\n\n正文", "#正文"),
        ("[1]: 甲\n[1]: 乙", "[1]:甲[1]:乙"),
        ("> [3]: 丁", "标题[3]:丁"),
        ("  3. 丁\n  4. 戊", "标题3.丁4.戊"),
        ("甲\n\n- 1. 乙", "●1.乙"),
    ];
    for (text, wanted) in cases {
        let printed = printed(text);
        assert!(printed.contains(wanted), "{text:?} became {printed}");
        assert_eq!(printed.matches('丁').count(), wanted.matches('丁').count());
    }
}

#[test]
fn control_characters_are_never_taken_for_marks() {
    for text in ["甲\u{3}\u{3}乙\u{3}\u{3}", "[注]\u{2} 乙"] {
        let run = Case::with_sections("\n[[section]]\n\n[[section.item]]\nkind = \"brief\"\nfile = \"a.md\"\n")
            .file("a.md", text)
            .run(&["-q"]);
        assert_eq!(run.code, 1);
        assert!(run.err.contains("不能印刷的控制字符"), "{}", run.err);
    }
}

#[test]
fn a_brief_of_a_list_keeps_its_sign() {
    let section = "\n[[section]]\n\n[[section.item]]\nkind = \"brief\"\ntext = \"\"\"\n- 甲\n- 乙\n\"\"\"\n";
    assert!(Case::with_sections(section).lay_out().text().contains("◇●甲●乙"));
}

#[test]
fn deep_nesting_is_no_danger() {
    for text in ["- ".repeat(5000) + "甲", "> ".repeat(5000) + "甲", "**甲 ".repeat(3000), "[".repeat(3000) + "甲"]
    {
        let section = "\n[[section]]\n\n[[section.item]]\nkind = \"brief\"\nfile = \"a.md\"\n";
        let run = Case::with_sections(section).file("a.md", &text).run(&["-q"]);
        assert_eq!(run.code, 0, "{}", &run.err[..run.err.len().min(400)]);
    }
}

#[test]
fn a_very_long_title_is_no_danger() {
    let title: String = "优化营商环境推进信用体系建设工作".chars().cycle().take(3000).collect();
    assert!(Case::with_sections(&article(&title, "正文。")).lay_out().text().contains(&title));
}

#[test]
fn mail_addresses_become_links() {
    let case = Case::with_sections(&article("标题", "<a@b.example>"));
    let json = crate::support::run(case.path(), &["template", "data", "issue.toml"]).out;
    assert!(String::from_utf8(json).unwrap().contains("mailto:a@b.example"));
}

#[test]
fn plain_text_files_have_no_markup_at_all() {
    let section = "\n[[section]]\n\n[[section.item]]\nkind = \"brief\"\nfile = \"a.txt\"\n";
    let case = Case::with_sections(section).file("a.txt", "第一行 *星* # 井\r\n\r\n　　第二行\r\n");
    let text = case.lay_out().text();
    assert!(text.contains("◇第一行*星*#井第二行"), "{text}");
}

#[test]
fn files_in_chinese_and_wide_encodings_are_read() {
    let section = "\n[[section]]\n\n[[section.item]]\nkind = \"brief\"\nfile = \"a.md\"\n";
    let gbk = encoding_rs::GB18030.encode("简体中文，㐂").0.into_owned();
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend("简体中文，㐂".encode_utf16().flat_map(u16::to_le_bytes));
    let bom = "\u{feff}简体中文，㐂".as_bytes().to_vec();
    for bytes in [gbk, utf16, bom] {
        let case = Case::with_sections(section).file("a.md", bytes);
        let text = case.lay_out().text();
        assert!(text.contains("简体中文，㐂"), "{text}");
    }
}

#[test]
fn quotes_are_wide_in_chinese_and_narrow_in_latin() {
    let laid_out = Case::with_sections(&article("标题", "改革“放管服”，the word “hello” here, it’s fine")).lay_out();
    let sheet = laid_out.sheets().remove(0);
    let family = |part: &str| {
        let text = sheet.texts.iter().find(|text| text.text.contains(part)).unwrap();
        text.family.clone()
    };
    assert!(family("“放管服").starts_with("Zhuque"), "{:?}", sheet.texts);
    assert!(sheet.texts.iter().any(|text| text.text.contains('’') && text.family == "Liberation Serif"));
}

#[test]
fn no_joiner_is_left_in_the_text() {
    let text = Case::with_sections(&article("艾力·买买提", "2026年3月1日，第3期，〔2026〕5号。")).lay_out().text();
    assert!(!text.contains('\u{2060}'));
    assert!(text.contains("艾力·买买提") && text.contains("2026年3月1日，第3期，〔2026〕5号。"), "{text}");
}

#[test]
fn long_texts_keep_every_character() {
    let text: String = (0x4e00..0x5a00).filter_map(char::from_u32).collect();
    assert!(printed(&text).contains(&squeeze(&text)));
}

#[test]
fn comments_for_the_proofreader_are_not_printed() {
    let text = "前一段。\n\n<!-- typeset: allow(P101) 原文如此 -->\n后一段<!-- typeset: allow(W101) 原文如此 -->完。";
    let case = Case::with_sections(&article("标题", text));
    let run = case.run(&[]);
    assert!(!run.err.contains("HTML"), "{}", run.err);
    let printed = case.lay_out().text();
    assert!(printed.contains("前一段。后一段完。"), "{printed}");
}

#[test]
fn signs_of_lists_and_rare_names_are_printed() {
    let text = "已办结✔，未办结✘，逾期❌，满意❤，A⇄B，x≪y。";
    let laid_out = Case::with_sections(&article("王龑任职", &format!("{text}\n\n# 李陞到会"))).lay_out();
    assert!(laid_out.text().contains(text), "{}", laid_out.text());
    // A rare name is in the face of its title.
    for name in ["王龑", "李陞"] {
        let sheets = laid_out.sheets();
        assert!(sheets[0].texts.iter().any(|text| text.text.contains(name)), "{name}");
    }
}

#[test]
fn a_sign_with_its_variation_selector_is_printed_as_the_sign() {
    assert!(printed("已办结✔\u{fe0f}，未办☐\u{fe0e}。").contains("已办结✔，未办☐。"));
}

#[test]
fn a_line_is_a_paragraph() {
    let text = "时间：1 月 15 日下午\n地点：第三会议室\n主持人：**蒋某\n出席**：沈某\n";
    let laid_out = Case::with_sections(&article("标题", text)).lay_out();
    let lines: Vec<String> = laid_out.sheets()[0].lines(RUNNING).into_iter().map(|(_, line)| squeeze(&line)).collect();
    for line in ["时间：1月15日下午", "地点：第三会议室", "主持人：蒋某", "出席：沈某"] {
        assert!(lines.iter().any(|found| found == line), "{line} is no line of its own in {lines:?}");
    }
}

#[test]
fn a_line_after_an_item_is_part_of_it_only_if_it_is_indented() {
    let text = printed("- 一\n  续\n- 二\n后面的话\n- 三\n");
    assert!(text.contains("一续"), "{text}");
    let laid_out = Case::with_sections(&article("标题", "1. 甲\n后面的话\n2. 乙\n")).lay_out();
    let written = laid_out.text();
    let (a, b, c) = (written.find("甲"), written.find("后面的话"), written.find("乙"));
    assert!(a < b && b < c && written.contains("2.乙"), "{written}");
}

#[test]
fn marks_that_are_not_taken_are_told() {
    let text = "#主要做法\n\n＃二\n\n| 指标 | 值 |\n\n达标，＊＊重点＊＊，CO~2~，10^4^\n\n－ 一是";
    let case = Case::with_sections(&article("标题", text));
    let run = case.run(&["--lang", "zh"]);
    for what in ["行首的 #", "全角的 ＃", "用 | 画的表格", "全角的 ＊＊", "~…~ 下标", "^ 上标", "全角的 －"]
    {
        assert!(run.err.contains(what), "{what} is not told in {}", run.err);
    }
    assert_eq!(run.err.matches("用 | 画的表格").count(), 1);
    assert_eq!(run.code, 0);
}

/// Returns each paragraph of the first article, without white space.
fn paragraphs(laid_out: &LaidOut) -> Vec<String> {
    let Part::Article { blocks, .. } = &laid_out.document.parts[0] else { panic!("no article") };
    let text = |block: &Block| {
        let Block::Paragraph { text } = block else { panic!("no paragraph: {block:?}") };
        let words = text.iter().map(|inline| match inline {
            Inline::Text { text, .. } | Inline::Latin { text, .. } => text.as_str(),
            other => panic!("{other:?}"),
        });
        squeeze(&words.collect::<String>().replace(['\u{2060}', '\u{200b}'], ""))
    };
    blocks.iter().map(text).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn paragraphs_are_what_was_typed_however_their_lines_were_ended(
        written in proptest::collection::vec("([一-龥]{1,12}[，、0-9A-Za-z]{0,6}){1,8}[。！；：]?", 1..6),
        (ending, indent, file) in (0..3usize, any::<bool>(), 0..3usize),
    ) {
        let between = ["\n", "\n\n", "\r\n"][ending];
        let lines: Vec<String> = written.iter().map(|line| format!("{}{line}", if indent { "　　" } else { "" })).collect();
        let text = lines.join(between);
        let item = |body: &str| format!("\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\n{body}\n");
        let case = match file {
            0 => Case::with_sections(&item(&format!("text = '''\n{text}\n'''"))),
            1 => Case::with_sections(&item("file = \"a.md\"")).file("a.md", text),
            _ => Case::with_sections(&item("file = \"a.txt\"")).file("a.txt", text),
        };
        let printed = paragraphs(&case.lay_out());
        prop_assert_eq!(printed, written);
    }
}

#[test]
fn the_source_is_printed_once() {
    for last in ["来源：某县发改局", "（某县发改局）", "（来源: 某县发改局）"] {
        let item = format!(
            "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nsource = \"某县发改局\"\ntext = '''\n正文。\n{last}\n'''\n"
        );
        let case = Case::with_sections(&item);
        assert_eq!(case.lay_out().text().matches("某县发改局").count(), 1, "{last}");
        assert!(case.run(&["--lang", "zh"]).err.contains("只印一次"), "{last}");
    }
    // Another source is text.
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nsource = \"某县发改局\"\ntext = '''\n正文。\n来源：某市局\n'''\n";
    assert!(Case::with_sections(item).lay_out().text().contains("来源：某市局"));
}

#[test]
fn the_brackets_of_a_section_are_not_doubled() {
    let sections = format!(
        "\n[[section]]\ntitle = \"【工作动态】\"\n{}",
        article("标题", "正文。").replace("\n[[section]]\n", "")
    );
    let text = Case::with_sections(&sections).lay_out().text();
    assert!(text.contains("【工作动态】") && !text.contains("【【"), "{text}");
}

#[test]
fn a_line_break_is_refused_where_there_is_one_line() {
    let issue = format!(
        "{HEAD}{}",
        article("标题", "正文。").replace("title = \"标题\"", "title = \"标\\n题\"\nsubtitle = \"（4月28日）\\n陈某\"")
    );
    for (issue, hint) in [
        (issue.replace("subtitle", "#"), None),
        (issue, Some("（4月28日）　陈某")),
        (HEAD.replace("测试办公室", "甲办公室\\n乙局"), Some("[\"甲办公室\", \"乙局\"]")),
    ] {
        let run = Case::with_issue(&issue).run(&["--lang", "zh"]);
        assert_eq!(run.err.contains("不能换行"), hint.is_some(), "{}", run.err);
        assert!(hint.is_none_or(|hint| run.err.contains(hint)), "{}", run.err);
    }
}

#[test]
fn radicals_copied_from_a_pdf_become_the_characters_they_look_like() {
    let text = "为了⽅便⽤户，⻓期公开⻚⾯。{{⽤电.甲.数}}";
    let table = "\n[[section.item]]\nkind = \"table\"\nname = \"用电\"\ndata = \"a.csv\"\n";
    let sections = format!("{}{table}", article("⾼新区⽤电", text));
    let case = Case::with_sections(&sections).file("a.csv", "项⽬,数\n甲,5\n⼄,6\n");
    let printed = case.lay_out().text();
    for part in ["高新区用电", "为了方便用户，长期公开页面。5", "项目", "乙"] {
        assert!(printed.contains(part), "{part} is not in {printed}");
    }
    let run = case.run(&["--lang", "zh"]);
    assert!(run.err.contains("已换成 方用长页面"), "{}", run.err);
    let fixed = crate::support::run(case.path(), &["check", "issue.toml", "--fix"]);
    assert_eq!(fixed.code, 0, "{}", fixed.err);
    let issue = std::fs::read_to_string(case.path().join("issue.toml")).unwrap();
    assert!(issue.contains("为了方便用户，长期公开页面。{{") && issue.contains("高新区用电"), "{issue}");
    assert_eq!(std::fs::read_to_string(case.path().join("a.csv")).unwrap(), "项目,数\n甲,5\n乙,6\n");
}
