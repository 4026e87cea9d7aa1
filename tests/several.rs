//! A sheet with several tables is never printed as one, and a head that stands again within a table is left out.

use crate::surrounds::{case, csv, of_csv, of_workbook, workbook};

/// What the program says of a sheet, in English, and whether it refuses it.
fn said(keys: &str, rows: &[&str]) -> (bool, String) {
    let run = case(keys, "a.xlsx", &workbook(rows)).run(&["--lang", "en"]);
    (run.code != 0, run.err)
}

#[test]
fn tables_beside_each_other_from_different_rows_on_are_refused_with_their_ranges() {
    let rows = [
        "各县粮食产量|>|>||||",
        "县|产量|面积||||",
        "东甲县|120|60||各县水果产量|>|>",
        "西乙县|240|80||县|产量|面积",
        "南丙县|360|90||北丁县|11|6",
        "北丁县|480|95||南丙县|12|7",
        "中戊县|500|99||西乙县|13|8",
    ];
    let (refused, said) = said("", &rows);
    assert!(refused && said.contains("A1:C7") && said.contains("E3:G7"), "{said}");
}

#[test]
fn tables_below_each_other_under_other_heads_are_refused_with_their_ranges() {
    let figures = [
        "县|产量|面积",
        "东甲县|120|60",
        "西乙县|240|80",
        "南丙县|360|90",
        "各乡企业情况||",
        "乡|户数|人数",
        "甲乡|12|340",
        "乙乡|13|350",
    ];
    let (refused, text) = said("", &figures);
    assert!(refused && text.contains("A1:C4") && text.contains("A5:C8"), "{text}");
    let rosters = [
        "一班名单|>|>|>",
        "序号|姓名|性别|职务",
        "1|张三|男|班长",
        "2|李四|女|委员",
        "二班名单|>|>|>",
        "序号|姓名|单位|性别",
        "1|王五|甲局|男",
        "2|赵六|乙局|女",
    ];
    let (refused, text) = said("", &rosters);
    assert!(refused && text.contains("A1:D4") && text.contains("A5:D8"), "{text}");
    // A CSV has no ranges; its lines are named.
    let run = case("", "a.csv", csv(&figures).as_bytes()).run(&["--lang", "en"]);
    assert!(run.code != 0 && run.err.contains("5–8"), "{}", run.err);
    // Who says how many rows are the head has looked.
    let (refused, text) = said("head_rows = 1", &figures);
    assert!(!refused, "{text}");
}

#[test]
fn one_table_with_an_empty_column_or_groups_is_no_several() {
    let spaced =
        ["县|企业|>||人员|>", "^|数量|产值||数量|工资", "东甲县|1|2||3|4", "西乙县|5|6||7|8", "南丙县|9|10||11|12"];
    let groups = ["县|产量|面积", "东片||", "东甲县|120|60", "西片||", "西乙县|240|80", "未统计|缺|缺", "南丙县|1|2"];
    let later = ["姓名|单位||奖|年度", "张三|甲局|||", "李四|乙局|||", "王五|丙局||先进|2020", "赵六|丁局||标兵|2021"];
    // A column within merged cells parts nothing, and what its neighbours say, too, is no head.
    let form = [
        "|||项目|甲项目",
        "|||姓名|张三",
        "维度|目标|>|权重|结果",
        "甲|完成|>|15|好",
        "乙|提交|>|40|好",
        "丙|改进|>|45|差",
    ];
    let repeated = [
        "学生|>|教师|>|>",
        "班级|姓名|教研室|姓名|职称",
        "||实验室|刘彦|教授",
        "||实验室|刘彦|教授",
        "||实验室|霍莉|教授",
        "化2|尹申|实验室|霍莉|教授",
        "||实验室|霍莉|教授",
        "化1|任兴|实验室|吕云|教授",
    ];
    let remarks = ["县|产量|面积", "东甲县|1|2", "西乙县|3|4", "南丙县|缺|未报", "北丁县|5|6", "中戊县|7|8"];
    for rows in [&remarks[..], &spaced[..], &groups[..], &later[..], &form[..], &repeated[..]] {
        let (refused, text) = said("", rows);
        assert!(!refused && !text.contains("several-tables"), "{rows:?} {text}");
    }
}

#[test]
fn a_head_that_stands_again_is_left_out_and_told() {
    let rows = [
        "各县企业情况|>|>|>",
        "县|企业|>|人数",
        "^|数量|产值|^",
        "东甲县|10|25|31",
        "西乙县|4|5|6",
        "县|企业|>|人数",
        "^|数量|产值|^",
        "南丙县|7|8|9",
        "北丁县|10|11|12",
    ];
    for printed in [of_workbook("", &rows), of_csv("", &rows)] {
        assert_eq!((printed.head.len(), printed.rows, printed.title.as_str()), (2, 4, "各县企业情况"));
    }
    let (refused, text) = said("", &rows);
    assert!(!refused && text.contains("2 rows are left out"), "{text}");
}
