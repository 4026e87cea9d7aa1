//! Numbers are shown as Excel and WPS show them.

use rust_xlsxwriter::{Format, Workbook};
use typeset::messages::CellFault;
use typeset::read;

use crate::books::{said, sound, texts, with_sheet};
use crate::support::root;

/// Reads numbers, each in its format, from a workbook; the first column is only there to make rows.
fn shown(cases: &[(&str, f64)]) -> Vec<String> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, (code, value)) in (0..).zip(cases) {
        sheet.write(row, 0, "行").unwrap();
        sheet.write(row, 2, "列").unwrap();
        sheet.write_number_with_format(row, 1, *value, &Format::new().set_num_format(*code)).unwrap();
    }
    let (cells, _, _) = read::workbook_bytes(&book.save_to_buffer().unwrap(), None);
    cells.unwrap().rows.iter().map(|row| row[1].value.clone()).collect()
}

fn check(cases: &[(&str, f64, &str)]) {
    let pairs: Vec<(&str, f64)> = cases.iter().map(|(code, value, _)| (*code, *value)).collect();
    for ((code, value, expected), text) in cases.iter().zip(shown(&pairs)) {
        assert_eq!(text, *expected, "{value} as {code}");
    }
}

#[test]
fn every_entry_of_the_chinese_dialog() {
    check(&[
        // 数值
        ("0.00_ ", 5_241_690.5, "5241690.50"),
        ("0_ ", 1234.5678, "1235"),
        ("0.00_);[Red]\\(0.00\\)", -5.0, "(5.00)"),
        ("0.00_);\\(0.00\\)", -5.0, "(5.00)"),
        ("0.00;[Red]0.00", 5.0, "5.00"),
        ("0.00_ ;[Red]\\-0.00\\ ", -5.0, "-5.00"),
        ("#,##0.00_ ", 1234.5678, "1,234.57"),
        ("#,##0_ ;[Red]\\-#,##0\\ ", -1234.5, "-1,235"),
        ("#,##0.00_);[Red]\\(#,##0.00\\)", 1234.5, "1,234.50"),
        // 货币
        ("\"¥\"#,##0.00_);[Red]\\(\"¥\"#,##0.00\\)", -1234.5, "(¥1,234.50)"),
        ("\"¥\"#,##0.00;\"¥\"\\-#,##0.00", -1234.5, "¥-1,234.50"),
        ("\"¥\"#,##0;[Red]\"¥\"\\-#,##0", -1234.5, "¥-1,235"),
        ("[$$-409]#,##0.00", 1234.5, "$1,234.50"),
        ("[$€-2]\\ #,##0.00", 1234.5, "€ 1,234.50"),
        ("#,##0.00\\ [$元-804]", 12.0, "12.00 元"),
        // 会计专用
        ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 1234.5678, "1,234.57"),
        ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", -5.0, "-5.00"),
        ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0.0, "-"),
        ("_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", 1234.5678, "1,235"),
        ("_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ ", 1234.5678, "¥1,234.57"),
        ("_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ ", -5.0, "¥-5.00"),
        ("_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", -5.0, "(5.00)"),
        ("_-* #,##0.00_-;\\-* #,##0.00_-;_-* \"-\"??_-;_-@_-", -5.0, "-5.00"),
        // The blank at the end may have been trimmed off on the way.
        ("0.00_", 2.5, "2.50"),
        ("#,##0_ ;[Red]\\-#,##0\\", -7.0, "-7"),
        // 日期
        ("yyyy/m/d;@", 44_104.0, "2020/9/30"),
        ("yyyy/m/d\\ ", 44_104.0, "2020/9/30"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 44_104.0, "2020年9月30日"),
        ("yyyy\\-mm\\-dd;@", 44_104.0, "2020-09-30"),
        ("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", 44_104.0, "二〇二〇年九月三十日"),
        ("[DBNum1][$-804]yyyy\"年\"m\"月\";@", 44_104.0, "二〇二〇年九月"),
        ("[DBNum1][$-804]m\"月\"d\"日\";@", 44_116.0, "十月十二日"),
        ("yyyy\"年\"m\"月\"d\"日\";@", 44_104.0, "2020年9月30日"),
        ("yyyy\"年\"m\"月\";@", 44_104.0, "2020年9月"),
        ("m\"月\"d\"日\";@", 44_104.0, "9月30日"),
        ("[$-804]aaaa;@", 44_104.0, "星期三"),
        ("[$-804]aaa;@", 44_104.0, "三"),
        ("yyyy/m/d\\ h:mm;@", 44_104.5, "2020/9/30 12:00"),
        ("[$-409]yyyy/m/d\\ h:mm\\ AM/PM;@", 44_104.75, "2020/9/30 6:00 PM"),
        ("yy/m/d;@", 44_104.0, "20/9/30"),
        ("[$-409]d\\-mmm\\-yy;@", 44_104.0, "30-Sep-20"),
        ("[$-409]mmmmm;@", 44_104.0, "S"),
        // 时间
        ("h:mm;@", 0.5625, "13:30"),
        ("[$-409]h:mm:ss\\ AM/PM;@", 0.5625, "1:30:00 PM"),
        ("h\"时\"mm\"分\";@", 0.5625, "13时30分"),
        ("h\"时\"mm\"分\"ss\"秒\";@", 0.5625, "13时30分00秒"),
        ("上午/下午h\"时\"mm\"分\";@", 0.5625, "下午1时30分"),
        ("上午/下午h\"时\"mm\"分\"ss\"秒\";@", 0.0, "上午12时00分00秒"),
        ("[DBNum1][$-804]h\"时\"mm\"分\";@", 0.5625, "十三时三十分"),
        ("[DBNum1][$-804]上午/下午h\"时\"mm\"分\";@", 0.5625, "下午一时三十分"),
        ("[h]:mm:ss;@", 1.5, "36:00:00"),
        // 百分比, 分数, 科学记数
        ("0.00%", 0.12345, "12.35%"),
        ("# ?/?", 0.25, "1/4"),
        ("# ??/??", 1.05, "1  1/20"),
        ("# ?/2", 1.5, "1 1/2"),
        ("# ??/16", 0.5, "8/16"),
        ("# ?/10", 0.3, "3/10"),
        ("# ??/100", 0.25, "25/100"),
        ("0.00E+00", 12_345.0, "1.23E+04"),
        ("##0.0E+0", 12_345.0, "12.3E+3"),
        // 特殊
        ("000000", 115_000.0, "115000"),
        ("[DBNum1][$-804]G/通用格式", 12_345.0, "一万二千三百四十五"),
        ("[DBNum2][$-804]G/通用格式", 12_345.0, "壹万贰仟叁佰肆拾伍"),
    ]);
}

#[test]
fn ten_thousands_in_every_way_of_writing() {
    check(&[
        ("0!.0,\"万\"", 123_456_789.0, "12345.7万"),
        ("0!.00,,\"亿\"", 123_456_789.0, "1.23亿"),
        ("0\\.0,\"万\"", 123_456_789.0, "12345.7万"),
        ("0\".\"0,", 123_456.0, "12.3"),
        ("#!.0000\"万元\"", 123_456.0, "12.3456万元"),
        ("[>=10000]0!.0,\"万\";0", 12_345.0, "1.2万"),
        ("[>=10000]0!.0,\"万\";0", -12_345.0, "-12345"),
        ("[>=100000000]0!.00,,\"亿\";[>=10000]0!.0,\"万\";General", 999.0, "999"),
        ("0.00,,\"百万\"", 12_345_678.0, "12.35百万"),
        ("0\"!\"", 5.0, "5!"),
        ("0!", 5.0, "5!"),
    ]);
}

#[test]
fn no_minus_is_lost() {
    check(&[
        ("[=0]\"-\";General", -5.0, "-5"),
        ("[=0]\"-\";General", 0.0, "-"),
        ("[>=10000]0.0,\"千\";[<=-10000]-0.0,\"千\";0", -5.0, "-5"),
        ("[>=10000]0.0,\"千\";[<=-10000]-0.0,\"千\";0", -20_000.0, "-20.0千"),
        ("[>=10000]0.0,\"千\";0", -20_000.0, "-20000"),
        ("[Red][<-25]General;[Blue][>25]General;[Green]General", -150.0, "-150"),
        ("[Red][<-25]General;[Blue][>25]General;[Green]General", -5.0, "-5"),
        ("[<1]0.00%;0", -5.0, "-500.00%"),
        ("[>=1000]#,##0;0.0;\"零\"", -5.0, "-5.0"),
        ("[>0]\"+\"0.0;[<0]-0.0;0", -5.0, "-5.0"),
        ("[>100]\"高\"0;[<0]\"负\"0;\"中\"0", -5.0, "负5"),
        ("General;General", -5.0, "-5"),
        ("[>5]0", -3.0, "-3"),
        // Rounded to nought, a number of one section has none.
        ("0.0", -0.04, "0.0"),
        ("0.0;-0.0", -0.04, "-0.0"),
    ]);
}

#[test]
fn chinese_numerals_names_and_eras() {
    check(&[
        ("[DBNum1]General", 10.0, "一十"),
        ("[DBNum1]General", 0.0, "〇"),
        ("[DBNum1]General", 100_200.0, "一十万〇二百"),
        ("[DBNum1][$-804]General", 20_020_003.0, "二千〇二万〇三"),
        ("[DBNum1][$-804]General", -123.45, "-一百二十三.四五"),
        ("[DBNum2][$-804]General\"元整\"", 100_000_001.0, "壹亿零壹元整"),
        ("[DBNum2][$-404]General", 12_345.0, "壹萬貳仟參佰肆拾伍"),
        ("[DBNum3][$-804]General", 12_345.0, "1万2千3百4十5"),
        ("[DBNum1]0", 12_345.0, "一二三四五"),
        ("[DBNum2]0.00", 1.5, "壹.伍零"),
        ("[DBNum2][$-804]yyyy\"年\"m\"月\"d\"日\"", 44_104.0, "贰零贰零年玖月叁拾日"),
        ("[DBNum3][$-804]yyyy\"年\"m\"月\"", 44_104.0, "２０２０年９月"),
        ("[$-804]mmmm", 44_179.0, "十二月"),
        ("[$-804]mmm", 44_179.0, "12月"),
        ("[$-804]dddd", 44_179.0, "星期一"),
        ("[$-zh-CN]dddd", 44_179.0, "星期一"),
        ("dddd", 44_179.0, "Monday"),
        ("[$-404]e/m/d", 44_179.0, "109/12/14"),
        ("[$-404]ge\"年\"", 44_179.0, "民國109年"),
        ("[$-404]ggge\"年\"", 44_179.0, "中華民國109年"),
        ("[$-404]ge\"年\"", 60.0, "民國前12年"),
        ("[DBNum1]General", 1.0 / 3.0, "〇.三三三三三三三三三"),
        ("e\"年\"", 44_179.0, "2020年"),
        ("[$-804]h:mm AM/PM", 0.75, "6:00 下午"),
        ("\"周\"aaa", 44_179.0, "周一"),
    ]);
}

#[test]
fn a_time_that_rounds_to_midnight_is_of_the_next_day() {
    check(&[
        ("yyyy-mm-dd hh:mm", 46_162.999_995, "2026-05-21 00:00"),
        ("yyyy-mm-dd hh:mm:ss", 45_000.999_999_99, "2023-03-16 00:00:00"),
        ("yyyy-mm-dd hh:mm", 46_162.999, "2026-05-20 23:58"),
        ("yyyy-mm-dd", 46_162.999_995, "2026-05-20"),
        ("[h]:mm", 0.999_999_9, "24:00"),
        ("mm:ss.0", 0.000_694_4, "01:00.0"),
        ("yyyy-mm-dd", 60.0, "1900-02-29"),
        ("yyyy-mm-dd", 59.0, "1900-02-28"),
    ]);
}

#[test]
fn what_nobody_can_show_is_told() {
    type Fault = fn(String) -> CellFault;
    let cases: [(&str, f64, Fault); 8] = [
        ("yyyy-mm-dd", -5.0, |cell| CellFault::NoDate { cell, text: "-5".into(), more: 0 }),
        ("yyyy-mm-dd", 1e8, |cell| CellFault::NoDate { cell, text: "100000000".into(), more: 0 }),
        ("\"第\"w\"周\"", 5.0, |cell| CellFault::Format { cell, text: "第w周".into(), more: 0 }),
        ("[坏", 5.0, |cell| CellFault::Format { cell, text: "5".into(), more: 0 }),
        ("B2yyyy", 44_104.0, |cell| CellFault::Format { cell, text: "44104".into(), more: 0 }),
        ("0.00;[Red]0.00", -5.0, |cell| CellFault::Signless { cell, text: "5.00".into(), more: 0 }),
        ("General", 1_876_461_234_560_000.0, |cell| CellFault::Short { cell, text: "1.87646E+15".into(), more: 0 }),
        ("0", 110_101_199_003_071_234.0, |cell| CellFault::Long { cell, text: "110101199003071000".into(), more: 0 }),
    ];
    for (code, value, problem) in cases {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["甲", "乙"]).unwrap();
        sheet.write(1, 0, "丙").unwrap();
        sheet.write_number_with_format(1, 1, value, &Format::new().set_num_format(code)).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        assert_eq!(said(&bytes, None), [(problem("B2".into()).into(), Some("B2".into()))], "{value} as {code}");
    }
}

#[test]
fn formats_do_not_touch_what_is_no_number() {
    let cells = sound(
        &with_sheet(
            r#"<sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"/></row></sheetData>"#,
        ),
        None,
    );
    assert_eq!(texts(&cells), [["甲", "TRUE"]]);
}

#[test]
fn what_others_expect() {
    let table = std::fs::read_to_string(root().join("tests/formats/strangers.tsv")).unwrap();
    let cases: Vec<Vec<&str>> =
        table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    let pairs: Vec<(&str, f64)> = cases.iter().map(|case| (case[1], case[2].parse().unwrap())).collect();
    let different: Vec<String> = cases
        .iter()
        .zip(shown(&pairs))
        .filter(|(case, text)| case[3] != *text)
        .map(|(case, text)| format!("{}: {} as {} is {text}, not {}", case[0], case[2], case[1], case[3]))
        .collect();
    assert!(cases.len() >= 400, "{}", cases.len());
    assert!(different.is_empty(), "{different:#?}");
}
