//! Totals of tables: none is passed over in silence.

use std::fs;

use typeset::messages::Lang;

use crate::rules::proofread;
use crate::support::{Case, HEAD, article, run};

/// Returns an issue with one table.
fn table(csv: &str, keys: &str) -> Case {
    let item =
        format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ntitle = \"办件情况\"\ndata = \"a.csv\"\n{keys}");
    Case::with_sections(&item).file("a.csv", csv)
}

/// Returns what the rules about sums say of a table, each with its code and its advice.
fn said(csv: &str) -> Vec<String> {
    said_with(csv, "")
}

fn said_with(csv: &str, keys: &str) -> Vec<String> {
    let found = proofread(&table(csv, keys)).into_iter();
    let sums = found.filter(|finding| finding.rule.is_some_and(|code| code.starts_with("T1")));
    let line = |finding: typeset::diag::Diagnostic| {
        let words = Lang::Zh.words(&finding.problem);
        format!("{} {}；{}", finding.rule.unwrap(), words.message, words.hint.unwrap_or_default())
    };
    sums.map(line).collect()
}

fn codes(csv: &str) -> Vec<String> {
    said(csv).into_iter().map(|line| line[..4].to_owned()).collect()
}

#[test]
fn a_row_called_a_total_that_agrees_with_nothing_is_an_error() {
    for label in ["合计", "总计", "共计", "合 计", "全县合计", "合计（件）", "合计*", "本页小计"]
    {
        let csv =
            format!("单位,许可,处罚,检查\n甲局,12,3,40\n乙局,20,5,30\n丙局,7,2,60\n丁局,9,4,11\n{label},39,10,130\n");
        let found = said(&csv);
        assert_eq!(found.len(), 1, "{label}: {found:?}");
        assert!(found[0].starts_with("T102") && found[0].contains("没有加“丁局”"), "{label}: {found:?}");
    }
    let twice = said("单位,许可,处罚\n甲局,12,3\n乙局,20,5\n丙局,7,2\n合计,59,15\n");
    assert!(twice[0].starts_with("T102") && twice[0].contains("把“乙局”加了两次"), "{twice:?}");
    // Of an earlier issue: nothing explains it.
    assert_eq!(codes("单位,许可,处罚,检查\n甲局,12,3,40\n乙局,20,5,30\n丙局,7,2,60\n合计,35,9,121\n"), ["T102"]);
    assert_eq!(codes("单位,件数\n甲局,12\n乙局,20\n丙局,7\n合计,49\n"), ["T102"]);
    assert_eq!(codes("合计在前,件数\n合计,49\n甲局,12\n乙局,20\n丙局,7\n"), ["T102"]);
    assert_eq!(codes("单位,许可,处罚,合计\n甲局,12,3,16\n乙局,1,2,4\n"), ["T101"]);
    assert_eq!(codes("科目,金额\n收入,120\n减：成本,80\n合计,200\n"), ["T102"]);
    // Wherever among the names the total has its own.
    assert_eq!(codes("序号,片,单位,许可\n1,东,甲局,12\n2,西,乙局,20\n,,合计,33\n"), ["T102"]);
    assert_eq!(codes("序号,片,单位,许可\n1,东,甲局,12\n2,西,乙局,20\n,,合计,32\n"), [""; 0]);
    // A subtotal of its group, in a column of its own or without one that is declared.
    let plain =
        "片区,单位,许可\n东片,甲局,12\n东片,乙局,20\n东片,小计,35\n西片,丙局,4\n西片,丁局,6\n西片,小计,10\n总计,,42\n";
    let found = said(plain);
    assert!(found.len() == 1 && found[0].contains("“东片/小计”") && found[0].contains("相加得 32"), "{found:?}");
    let group = "片,单位,许可,处罚\n东片,甲局,12,3\n,乙局,20,5\n,小计,40,9\n西片,丙局,4,1\n,丁局,6,2\n,小计,10,3\n";
    let found = proofread(&table(group, "group_columns = 1\n"));
    assert_eq!(found.iter().filter(|finding| finding.rule == Some("T102")).count(), 1, "{found:?}");
}

#[test]
fn every_subtotal_of_a_long_table_is_compared() {
    let group = |n: usize| (0..40).map(|row| format!("单位{n}-{row},1,2,3,6\n")).collect::<String>();
    let rows = (0..200).map(|n| group(n) + if n == 199 { "小计,40,80,121,241\n" } else { "小计,40,80,120,240\n" });
    let csv = format!("单位,甲,乙,丙,合计\n{}合计,8000,16000,24000,48000\n", rows.collect::<String>());
    let found = said(&csv);
    assert!(found.len() == 1 && found[0].contains("“小计”行“丙”列"), "{found:?}");
}

#[test]
fn a_total_of_the_issue_before_is_known() {
    let issue = |number: u32, month: u32| {
        HEAD.replace("number = 1", &format!("number = {number}")).replace("03-01", &format!("{month:02}-01"))
            + "\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ntitle = \"办件情况\"\ndata = \"a.csv\"\n"
    };
    let case = Case::with_issue(&issue(4, 4)).file("a.csv", "单位,许可,处罚\n甲局,14,3\n乙局,20,6\n合计,32,8\n");
    let previous = case.path().with_file_name("上期");
    fs::create_dir(&previous).unwrap();
    fs::write(previous.join("issue.toml"), issue(3, 3)).unwrap();
    fs::write(previous.join("a.csv"), "单位,许可,处罚\n甲局,12,3\n乙局,20,5\n合计,32,8\n").unwrap();
    let found = proofread(&case);
    let stale =
        found.iter().find(|finding| finding.rule == Some("T102")).map(|finding| Lang::Zh.words(&finding.problem));
    assert!(stale.unwrap().hint.unwrap().contains("上期这张表的合计"), "{found:?}");
}

#[test]
fn a_total_of_columns_in_groups_is_compared_with_its_namesakes() {
    let head = "单位,合计,,甲类,,乙类,\n,户数,金额,户数,金额,户数,金额\n";
    let good = format!("{head}东片,3,30,1,10,2,20\n西片,7,70,3,30,4,40\n");
    assert_eq!(said_with(&good, "head_rows = 2\n"), [""; 0]);
    let wrong = said_with(&good.replace("7,70", "7,71"), "head_rows = 2\n");
    assert!(wrong.len() == 1 && wrong[0].starts_with("T101") && wrong[0].contains("71"), "{wrong:?}");
}

#[test]
fn totals_that_need_not_be_the_sum_are_told_and_no_errors() {
    for (csv, keys) in [
        ("企业,产值,税收\n甲厂,120,30\n乙厂,200,50\n合计,990,310\n", "note = \"注：合计另有未列企业\"\n"),
        ("主要企业,产值,税收\n甲厂,120,30\n乙厂,200,50\n合计,990,310\n", ""),
        ("类别,产值（万元）,人数（人）,合计\n甲,120,30,7\n乙,200,50,9\n", ""),
        ("科目,金额\n收入,120\n扣除项,80\n合计,40\n", ""),
        ("地区,优良天数\n甲县,300\n乙县,310\n丙县,305\n全市总计,306\n", ""),
        ("单位,合计,其中：男,其中：女\n甲局,30,10,15\n乙局,20,5,15\n", ""),
        ("地区,人数,户数\n全市合计,900,300\n甲县,120,40\n乙县,200,70\n", ""),
        ("科目,金额\n实收资本,20\n其他权益工具,5\n永续债,5\n公积,7\n权益合计,32\n", ""),
        ("单位,上报数,合计\n甲局,5,8\n乙局,6,9\n", ""),
        ("地区,人数,户数\n合计,900,300\n其中：甲县,120,40\n乙县,200,70\n", ""),
    ] {
        let found = said_with(csv, keys);
        assert!(found.len() == 1 && found[0].starts_with("T111") && found[0].contains("未能验算"), "{csv}{found:?}");
    }
    // Several breakdowns of one total, levels, and rows that are parts of others.
    for csv in [
        "分类,人数\n合计,100\n男,48\n女,52\n城镇,61\n乡村,39\n",
        "地区,人数,户数\n合计,30,9\n甲市,18,5\n　甲一县,10,3\n　甲二县,8,2\n乙市,12,4\n　乙一县,5,1\n　乙二县,7,3\n",
        "地区,人数,户数\n合计,300,90\n甲市,180,50\n甲一县,100,30\n甲二县,80,20\n乙市,120,40\n乙一县,50,10\n乙二县,70,30\n",
        "项目,数\n一、甲,30\n（一）子,10\n（二）丑,20\n二、乙,5\n合计,35\n",
        "企业,产值,税收\n甲厂,120,30\n乙厂,200,50\n合计,320,80\n",
        "科目,名称,金额,数\n1001,现金,30,3\n100101,人民币,20,2\n100102,外币,10,1\n1002,存款,50,5\n合计,,80,8\n",
        "科目,金额\n收入,120\n减：成本,80\n加：补贴,5\n合计,45\n",
        "科目,金额\n收入,120\n减：成本,-80\n合计,40\n",
        "单位,电话,件数\n甲局,191 5889 1508,3\n乙局,19158891509,4\n丙局,19158891510,5\n合计,,12\n",
        "市县,金额,镇区,金额\n合计,30,合计,7\n甲,10,丙,3\n乙,20,丁,4\n",
        "科目,金额\n实收资本,20\n其他权益工具,5\n永续债,5\n公积,7\n",
        "单位,件数\n甲局,12\n其中：甲科,8\n乙局,20\n合计,32\n",
        "片区,单位,许可\n东片,甲局,12\n东片,乙局,20\n东片,小计,32\n西片,丙局,4\n西片,丁局,6\n西片,小计,10\n总计,,42\n",
        "月份,新增户数,期末户数\n1月,10,100\n2月,20,120\n3月,30,150\n合计,60,150\n",
        "月份,当月,累计\n1月,10,10\n2月,20,30\n3月,30,60\n合计,60,60\n",
    ] {
        assert_eq!(said(csv), [""; 0], "{csv}");
    }
}

#[test]
fn an_odd_cell_is_named_and_the_sum_is_tested_all_the_same() {
    let slips = ["1OO", "l00", "1O0", "1,00", "1 00", "100.", "1００。"];
    let marked =
        ["100条", "100（估）", "100(预计)", "100*", "100①", "100 条", "约100", "100余", "近100", "100左右", "90-100"];
    let words = ["未报", "待核", "①", "√", "无", "不详", "暂无", "欠报"];
    for odd in slips.iter().chain(&marked).chain(&words).chain(&["N/A", "—", "１００"]) {
        let csv = format!("单位,数量,金额\n甲局,100,1\n乙局,200,2\n丙局,\"{odd}\",3\n合计,999,6\n");
        let found = said(&csv);
        assert!(found.iter().any(|line| line.starts_with("T102") && line.contains("999")), "{odd}: {found:?}");
        let named = found.iter().any(|line| line.starts_with("T110") && line.contains(&format!("“{odd}”")));
        assert_eq!(named, !["N/A", "—"].contains(odd), "{odd}: {found:?}");
        // Alone as well, where no other column tells that the row is a total.
        let alone = said(&format!("单位,数量\n甲局,100\n乙局,200\n丙局,\"{odd}\"\n合计,999\n"));
        assert!(alone.iter().any(|line| line.starts_with("T102")), "{odd}: {alone:?}");
    }
    // What is right with the odd cell read as it is meant is no wrong sum.
    for (odd, total) in
        [("1OO", 400), ("1,00", 400), ("100条", 400), ("100*", 400), ("约100", 410), ("90-100", 395), ("未报", 300)]
    {
        let found = codes(&format!("单位,数量,金额\n甲局,100,1\n乙局,200,2\n丙局,\"{odd}\",3\n合计,{total},6\n"));
        assert_eq!(found, ["T110"], "{odd}");
    }
    // A total that is no figure cannot be compared.
    let found = said("单位,件数,金额\n甲局,10,2\n乙局,20,3\n合计,待核,5\n");
    assert!(found.len() == 1 && found[0].contains("“合计”行“件数”列的“待核”不是数"), "{found:?}");
    let slip = said("单位,数量\n甲局,1OO\n乙局,200\n合计,300\n");
    assert!(slip[0].contains("“甲局”行“数量”列的“1OO”不是数，像是字母 O"), "{slip:?}");
    // Units are read: 0.5 万元 in a column of 万元, 5000 元.
    assert_eq!(codes("单位,金额（万元）,数\n甲局,1.5,1\n乙局,5000元,2\n合计,2,3\n"), ["T110"]);
}

#[test]
fn shares_means_ranks_and_numbers_are_not_added() {
    for csv in [
        "乡镇,村庄（个）,满意度（%）,支付率（%）\n甲镇,18,96.1,82.4\n乙镇,15,90.3,70.0\n丙镇,12,92.0,71.0\n合计,45,92.8,74.5\n",
        "乡镇,村庄,户均面积,水质指数,综合排名\n甲镇,18,96.1,82.4,1\n乙镇,15,90.3,70.0,2\n合计,33,92.8,74.5,\n",
        "单位,件数,用时(天/件),增长%\n甲局,18,2.5,3.1\n乙局,15,3.5,4.2\n合计,33,2.9,3.6\n",
        "行次,单位,件数\n1,甲局,3\n2,乙局,4\n3,丙局,5\n4,丁局,6\n5,合计,18\n",
        "单位,件数\n甲局,18\n乙局,16\n平均,17\n合计,34\n",
    ] {
        assert_eq!(said(csv), [""; 0], "{csv}");
    }
    let case =
        Case::with_sections("\n[[section]]\n[[section.item]]\nkind = \"chart\"\ntype = \"bar\"\ndata = \"a.csv\"\n");
    let case = case.file("a.csv", "排名,镇街,指数\n1,甲镇,96.1\n2,乙镇,90.3\n3,丙镇,88.2\n4,丁镇,87.0\n");
    let run = run(case.path(), &["issue.toml", "--lang", "zh"]);
    assert!(run.err.contains("图里没有画：列“排名”（是名次）"), "{}", run.err);
    let out = case.lay_out();
    assert!(out.text().contains("甲镇") && !out.text().contains("图里"), "{}", out.text());
}

#[test]
fn check_tells_what_it_added_up_and_what_not() {
    let csv = "单位,件数,办结率,备注\n甲局,12,90,\n乙局,20,95,\n合计,32,93,\n";
    let case = table(csv, "");
    let run_with = |args: &[&str]| run(case.path(), &[&["check", "issue.toml"], args].concat());
    let quiet = run_with(&["--lang", "zh"]);
    assert!(!quiet.err.contains("已验算"), "{}", quiet.err);
    let told = run_with(&["--lang", "zh", "-v"]);
    let line =
        "表格“办件情况”：已验算“合计”行（件数 等 1 列）；没有验算“办结率”列（是比率、平均数、名次、序号一类，不相加）";
    assert!(told.err.lines().any(|said| said == line), "{}", told.err);
    let json = run_with(&["--message-format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.out).unwrap();
    assert_eq!(
        json["sums"],
        serde_json::json!([{
            "title": "办件情况",
            "rows": { "above": 0, "head": 1, "below": 0 },
            "tested": [{ "row": true, "name": "合计", "lines": ["件数"], "compared": 1, "parts": 2 }],
            "untested": [{ "row": false, "name": "办结率", "why": "ratio" }],
        }])
    );
}

#[test]
fn what_is_no_data_is_told() {
    let found = |csv: &str, code: &str| {
        let found = proofread(&table(csv, ""));
        found.iter().any(|finding| finding.rule == Some(code))
    };
    assert!(found("部门,数量\n甲局,####\n乙局,12\n", "S121"));
    assert!(found("部门,报送日期,数量\n甲局,45575,100\n乙局,45576,200\n合计,,300\n", "S122"));
    assert!(found("单位,许可,处罚\n甲局,12,3\n乙局,20,5\n合计,32,8\n合计,32,8\n", "S103"));
    assert!(!found("单位,许可,处罚\n甲局,12,3\n乙局,20,5\n合计,32,8\n", "S103"));
    let chart = Case::with_sections(
        "\n[[section]]\n[[section.item]]\nkind = \"chart\"\ntype = \"line\"\ntitle = \"数量\"\ndata = \"a.csv\"\n",
    );
    let chart = chart.file("a.csv", "月份,东岭县\n9月,10\n10月,12\n11月,１５\n");
    assert!(proofread(&chart).iter().any(|finding| finding.rule == Some("T110")));
}

/// Returns an issue of the publication 测试 with an article.
fn issue(number: u32, total: u32, date: &str, title: &str) -> String {
    let head = HEAD.replace("number = 1", &format!("number = {number}\ntotal = {total}")).replace("2026-03-01", date);
    head + &article(title, "正文。")
}

#[test]
fn a_number_that_an_issue_beside_has_is_an_error_without_any_setting() {
    let found = |this: String, other: String| {
        let case = Case::with_issue(&this).file("本期/issue.toml", this).file("上期/issue.toml", other);
        fs::remove_file(case.path().join("issue.toml")).unwrap();
        let run = run(case.path(), &["check", "本期/issue.toml", "--message-format", "short", "--lang", "zh"]);
        let out = String::from_utf8(run.out).unwrap();
        let lines: Vec<String> = out.lines().filter(|line| line.contains("[A116]")).map(str::to_owned).collect();
        (run.code, lines)
    };
    let before = || issue(2, 9, "2026-02-10", "上期的文章");
    assert_eq!(found(issue(3, 10, "2026-03-10", "本期的文章"), before()), (0, vec![]));
    for (this, word) in [
        (issue(2, 10, "2026-03-10", "本期的文章"), "期号与“上期"),
        (issue(3, 9, "2026-03-10", "本期的文章"), "总期号与“上期"),
        (issue(3, 2, "2026-03-10", "本期的文章"), "期号大于总期号"),
        (issue(3, 10, "2026-01-10", "本期的文章"), "日期早于上一期"),
        (issue(5, 12, "2026-01-10", "本期的文章"), "日期早于上一期"),
    ] {
        let (code, lines) = found(this, before());
        assert!(code == 1 && lines.iter().any(|line| line.contains(word)), "{word}: {lines:?}");
    }
    // A copy of the issue is no error.
    let (code, lines) = found(before(), before());
    assert!(code == 0 && lines.len() == 1, "{lines:?}");
    // Another publication counts for itself.
    let other = before().replace("name = \"测试\"", "name = \"别的\"");
    assert_eq!(found(issue(2, 9, "2026-02-10", "本期的文章"), other), (0, vec![]));
}
