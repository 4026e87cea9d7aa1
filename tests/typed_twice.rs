//! What editors type although the program prints it, what they forget, and numbers with words around them.

use crate::support::{Case, HEAD, article, run};

const CSV: &str = "单位,数\n甲,1\n乙,2\n";

/// Returns what the program says of an issue, in Chinese.
fn said(case: &Case) -> String {
    let made = case.run(&["--lang", "zh"]);
    made.err + &String::from_utf8(made.out).unwrap()
}

#[test]
fn a_label_that_is_printed_anyway_is_printed_once() {
    let head = HEAD.replace(
        "\n[publication]\n",
        "secrecy = \"密级：秘密\"\nurgency = \"紧急程度：特急\"\nsigner = [\"签发人：冯某\", \"陈某\"]\n\
         extra_recipients = [\"本期增发：督查室\"]\n\n[publication]\neditors = [\"编辑：甲某\"]\n\
         reviewers = [\"审 核：乙某\"]\nphone = \"电话：1234567\"\nemail = \"邮箱：a@b.cn\"\n",
    );
    let issue = format!(
        "{head}[publication.distribution]\nreport = [\"报：市领导\"]\nsend = [\"送:市直\"]\nissue = [\"发：各县\"]\n\
         copy_to = \"抄送：市政协\"\n{}[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"t.csv\"\n\
         unit = \"单位：万元\"\nnote = \"注：说明：一\"\nsource = \"数据来源：统计局\"\n\
         [[section.item]]\nkind = \"brief\"\ntext = \"◇简讯一条。\"\n",
        article("标题", "正文。")
    );
    let case = Case::with_issue(&issue).file("t.csv", CSV);
    let text = case.lay_out().text();
    for (printed, label) in [
        ("签发人：冯某", "签发人"),
        ("报：市领导", "报：报"),
        ("送：市直", "送：送"),
        ("发：各县", "发：发"),
        ("抄送：市政协。", "抄送：抄送"),
        ("本期增发：督查室", "本期增发：本期"),
        ("编辑：甲某", "编辑：编辑"),
        ("审核：乙某", "审核：审"),
        ("联系电话：1234567", "联系电话：电话"),
        ("电子邮件：a@b.cn", "邮箱"),
        ("单位：万元", "单位：单位"),
        ("注：说明：一", "注：注"),
        ("资料来源：统计局", "来源：数据"),
        ("◇简讯一条", "◇◇"),
        ("秘密", "密级"),
        ("特急", "紧急程度"),
    ] {
        assert!(text.contains(printed), "{printed} is not in {text}");
        assert!(text.matches(label).count() <= usize::from(label == "签发人"), "{label} is in {text}");
    }
    assert_eq!(case.run(&["--format", "pdf,docx"]).code, 0);
    let verified = run(case.path(), &["verify", "issue.pdf", "issue.docx"]);
    assert_eq!(verified.code, 0, "{}", verified.err);
}

#[test]
fn a_label_of_the_texts_own_stays() {
    let item = "\n[[section]]\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"t.csv\"\nunit = \"单位：\"\n\
                note = \"口径：全市\"\nsource = \"统计局：年鉴\"\n";
    let text = Case::with_sections(item).file("t.csv", CSV).lay_out().text();
    assert!(text.contains("注：口径：全市") && text.contains("资料来源：统计局：年鉴"), "{text}");
}

#[test]
fn a_number_is_suggested_only_if_it_was_written() {
    let width = |given: &str| {
        let item =
            format!("\n[[section]]\n[[section.item]]\nkind = \"picture\"\nfile = \"a.png\"\nwidth = \"{given}\"\n");
        said(&Case::with_sections(&item))
    };
    let page = |given: &str| {
        let issue = format!("{HEAD}[publication.page]\nfit = {given}\n{}", article("标题", "正文。"));
        said(&Case::with_issue(&issue))
    };
    let number = |given: &str| {
        let head = HEAD.replace("number = 1", &format!("number = \"{given}\""));
        said(&Case::with_issue(&format!("{head}{}", article("标题", "正文。"))))
    };
    let year = |given: &str| {
        let head = HEAD.replace("year = 2026", &format!("year = \"{given}\""));
        said(&Case::with_issue(&format!("{head}{}", article("标题", "正文。"))))
    };
    for (said, hint) in [
        (width("12cm"), "请写成 width = 120（"),
        (width("8.35厘米"), "请写成 width = 83.5（"),
        (width("80毫米"), "请写成 width = 80（"),
        (width("5英寸"), "请只写数，例如 width = "),
        (page("\"1页\""), "请写成 fit = 1（"),
        (page("2.5"), "请只写数，例如 fit = "),
        (page("\"two\""), "even、sheet、shortest"),
        (number("二〇二六年第五期"), "请写成 number = 5（"),
        (number("2026年第5期"), "请写成 number = 5（"),
        (number("编号：0007"), "请写成 number = 7（"),
        (number("第3期总第12期"), "请只写数，例如 number = "),
        (number("3-4"), "请只写数，例如 number = "),
        (number("若干"), "请只写数，例如 number = "),
        (year("二〇二六"), "请写成 year = 2026（"),
    ] {
        assert!(said.contains(hint), "{hint} is not in {said}");
    }
}

#[test]
fn forms_of_the_number_take_blanks_in_braces_and_refuse_half_a_bracket() {
    let form = |form: &str| {
        let issue = format!("{HEAD}[publication.masthead]\nnumber_form = \"{form}\"\n{}", article("标题", "正文。"));
        Case::with_issue(&issue)
    };
    for (given, printed) in [("第{ 期 }期", "第1期"), ("（第{期} 期）", "（第1期）"), ("(第{期}期）", "(第1期）")]
    {
        let text = form(given).lay_out().text();
        assert!(text.contains(printed) && !text.contains('{'), "{given}: {text}");
    }
    for given in ["（第{期}期", "第{期}期）", "〔{年}）第{期}期", "第{期}期（总第{总期}期"] {
        let said = said(&form(given));
        assert!(said.contains("括号没有配成对"), "{given}: {said}");
    }
}

#[test]
fn what_a_signature_lacks_or_has_twice_is_told() {
    let with = |text: &str, keys: &str| said(&Case::with_sections(&format!("{}{keys}", article("标题", text))));
    let twice = with("抓好落实。\n市 委办\n2026年3月1日", "signed = \"市委办\"\n");
    assert!(twice.contains("会印两遍") && twice.contains("市 委办"), "{twice}");
    let once = with("请市委办\n抓好落实。", "signed = \"市委办\"\n");
    assert!(!once.contains("会印两遍"), "{once}");
    let dated = with("抓好落实。", "signed = \"市委办 2026年3月1日\"\n");
    assert!(dated.contains("署名里有日期“2026年3月1日”"), "{dated}");
    let sealed = with("抓好落实。", "sealed = true\n");
    assert!(sealed.contains("没有留盖章的位置"), "{sealed}");
    let date = with("抓好落实。", "signed_date = 2026-03-01\n");
    assert!(date.contains("只印日期"), "{date}");
    let none = with("抓好落实。", "signed_date = false\nsealed = false\n");
    assert!(!none.contains("没有署名"), "{none}");
}

#[test]
fn a_note_that_is_the_name_of_a_missing_file_is_not_printed() {
    let with = |note: &str| Case::with_sections(&format!("{}editor_note = \"{note}\"\n", article("标题", "正文。")));
    let missing = with("按语.docx").run(&["--lang", "zh"]);
    assert!(missing.code == 1 && missing.err.contains("按语.docx"), "{}", missing.err);
    let text = with("请看附上的文件，名叫 按语.docx").lay_out().text();
    assert!(text.contains("名叫按语.docx"), "{text}");
}

#[test]
fn an_item_without_a_section_is_told_to_write_one() {
    let said = said(&Case::with_sections("\n[[section.item]]\nkind = \"brief\"\ntext = \"一条。\"\n"));
    assert!(said.contains("每个栏目以一行 [[section]]"), "{said}");
}

#[test]
fn heads_choices_and_lists_are_suggested_as_they_are_written() {
    let below =
        said(&Case::with_sections(&format!("{}[[section.attachment]]\ntitle = \"甲\"\n", article("标题", "正文。"))));
    assert!(below.contains("请写成 [[section.item.attachment]]"), "{below}");
    let signed = said(&Case::with_sections(&format!("{}signed = \"甲局\\n乙局\"\n", article("标题", "正文。"))));
    assert!(signed.contains("[\"甲局\", \"乙局\"]"), "{signed}");
    let chart = "\n[[section]]\n[[section.item]]\nkind = \"chart\"\ndata = \"t.csv\"\ntype = \"柱状图\"\n";
    let chart = said(&Case::with_sections(chart).file("t.csv", CSV));
    assert!(chart.contains("是不是想写 \"bar\"？"), "{chart}");
}

#[test]
fn lines_above_a_table_of_two_columns_are_no_rows_of_it() {
    let item = "\n[[section]]\n[[section.item]]\nkind = \"table\"\ndata = \"t.csv\"\n";
    let table = |above: &str| {
        let case = Case::with_sections(item).file("t.csv", format!("{above}{CSV}"));
        let made = case.run(&["-v", "--lang", "zh"]);
        made.err + &String::from_utf8(made.out).unwrap()
    };
    for (above, rows) in
        [("附件2\n情况表\n单位：亿元\n", 3), ("情况表\n单位：亿元\n", 2), ("附件2\n", 1), ("甲类\n", 0)]
    {
        let said = table(above);
        assert!(said.contains(&format!("表头上面 {rows} 行")), "{above}: {said}");
    }
}
