//! Heads, titles and lists without a head, as sheets of strangers have them.

use crate::surrounds::{first_row, of_csv, of_workbook};

#[test]
fn heads_of_several_columns_that_are_not_merged_are_no_lines_above_a_table() {
    let rows = [
        "2016年各县服务组织情况|||||||",
        "||一、作业组织||||二、其中：农机户|",
        "||1.专业组织||2.合作社||3.其他|",
        "地区||机构数|人数|机构数|人数|机构数|人数",
        "甲县|Jia|1200|3.5|4|5|6|7",
        "乙县|Yi|1201|3.5|4|5|6|7",
        "丙县|Bing|1202|3.5|4|5|6|7",
    ];
    for printed in [of_workbook("", &rows), of_csv("", &rows)] {
        assert_eq!((printed.title.as_str(), printed.head.len(), printed.rows), ("2016年各县服务组织情况", 3, 3));
        assert!(printed.lead.is_empty(), "{:?}", printed.lead);
    }
    // One over the first columns that has a name of its own is a title.
    let printed = of_workbook("", &["|各县情况||", "|户数|人数|面积", "1|12|13|14.5", "2|15|16|17.5"]);
    assert_eq!((printed.title.as_str(), printed.head.len()), ("各县情况", 1));
}

#[test]
fn a_title_of_two_columns_is_no_head() {
    let rows = ["汇总表|", "姓名|年龄", "甲某|31", "乙某|32", "丙某|33"];
    for printed in [of_workbook("", &rows), of_csv("", &rows)] {
        assert_eq!((printed.title.as_str(), printed.head), ("汇总表", vec!["姓名|年龄".to_owned()]));
    }
}

#[test]
fn marks_that_a_wide_sheet_goes_on_are_no_head() {
    let wide = |cells: &[(usize, &str)]| {
        let mut row = vec![String::new(); 36];
        cells.iter().for_each(|(x, text)| row[*x] = (*text).to_owned());
        row.join("|")
    };
    let heads: Vec<String> = (0..36).map(|x| format!("项{x}")).collect();
    let body = |y: usize| (0..36).map(move |x| if x == 0 { format!("县{y}") } else { format!("{}.5", 10 * x + y) });
    let mut rows = vec![wide(&[(0, "2015年各县农机情况"), (12, "(续)"), (24, "（续表）")]), heads.join("|")];
    rows.extend((1..4).map(|y| body(y).collect::<Vec<_>>().join("|")));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let printed = of_workbook("", &rows);
    assert_eq!((printed.title.as_str(), printed.head.len(), printed.rows), ("2015年各县农机情况", 1, 3));
    assert!(printed.lead.is_empty(), "{:?}", printed.lead);
}

#[test]
fn labels_above_a_form_are_no_head_however_long_and_stand_beside_each_other() {
    let rows = [
        "在职人员缴费申报表|>|>|>|>|>|>|>",
        "单位名称（公章）：|>|某县某某公司|>|单位享受公务员医疗补助标识：||不享受|",
        "登记证号：|>|9111|>|隶属关系：||县|",
        "项目|>|序号|金额|项目|>|序号|金额",
        "小计|>|1|4.00|单位应缴|>|19|1089.16",
        "上月末|>|2|4.00|个人应缴|>|20|444.56",
        "本月增加|>|3|0.00|补缴|>|21|0.00",
    ];
    let printed = of_workbook("", &rows);
    assert_eq!(printed.title, "在职人员缴费申报表");
    let lead =
        ["单位名称（公章）：某县某某公司", "单位享受公务员医疗补助标识：不享受", "登记证号：9111　　隶属关系：县"];
    assert_eq!((printed.lead.as_slice(), printed.rows), (&lead.map(str::to_owned)[..], 3));
}

#[test]
fn lines_above_one_that_is_merged_over_all_columns_are_no_head() {
    let rows = [
        "手机报价单|>|>|>|2月23日|>|>",
        "投诉电话13900000000|>|>|>|客服|>|>",
        "公司主营各种手机|>|>|>|>|>|>",
        "型号|颜色|容量|价格|备注|库存|产地",
        "甲型|红|1G|5|无|3|某县",
        "乙型|蓝|2G|6|无|4|某县",
    ];
    let printed = of_workbook("", &rows);
    assert_eq!((printed.head, printed.rows), (vec!["型号|颜色|容量|价格|备注|库存|产地".to_owned()], 2));
}

#[test]
fn a_list_of_names_and_figures_has_no_head() {
    assert!(first_row("", &["今日新增观众|666", "统计时间|2022-02-18"]).0);
    assert!(first_row("", &["总人口|23456", "男|12000", "女|11456", "户|8000"]).0);
    assert!(!first_row("", &["地区|2020", "甲县|12000", "乙县|11456"]).0);
    let sentence = "有时间去看看视频，如果知识点都掌握了可以不看。";
    assert!(first_row("", &[&format!("数学|{sentence}"), "语文|没有要求", "军事理论|等通知", "英语|做练习"]).0);
    let head = "科目|要求（有时间去看看视频，如果知识点都掌握了可以不看）";
    assert!(!first_row("", &[head, "语文|没有要求", "军事理论|等通知", "英语|做练习"]).0);
}

#[test]
fn the_title_is_the_line_that_says_so() {
    let rows = [
        "手机报价单|>|>|>|>",
        "所有转账请先核实清楚，再把记录发给经办人|>|>|>|>",
        "型号|颜色|容量|价格|备注",
        "甲型|红|1G|5|无",
        "乙型|蓝|2G|6|无",
    ];
    assert_eq!(of_workbook("", &rows).title, "手机报价单");
}
