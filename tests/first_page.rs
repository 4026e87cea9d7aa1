//! Tables that open an issue: page one is not left with nothing but the masthead.

use crate::makeup::{pages, table, text};
use crate::support::{Case, LaidOut};

/// A table of names and so many columns of figures.
fn csv(rows: usize, columns: usize, head: &str) -> String {
    let heads: String = (1..columns).map(|x| format!(",{head}{x}")).collect();
    let row = |y: usize| format!("单位{y}{}\n", (1..columns).map(|x| format!(",{}", y * x % 97)).collect::<String>());
    format!("名称{heads}\n{}", (1..=rows).map(row).collect::<String>())
}

fn case(keys: &str, csv: &str, behind: &str) -> Case {
    let section = format!("\n[[section]]\ntitle = \"统计表\"\n{}{behind}", table("a.csv", keys));
    Case::with_sections(&section).file("a.csv", csv)
}

/// Returns whether something stands in the lower third of page one.
fn is_filled(laid_out: &LaidOut) -> bool {
    let page = &pages(laid_out)[0];
    page.foot() > page.area.bottom - page.area.height() / 3.0
}

#[test]
fn a_wide_table_that_opens_the_issue_begins_on_page_one() {
    // A roster of a month, a register of many fields, and such as are turned for a millimetre.
    let register = "姓名,身份证件号码,工作单位,联系电话,家庭住址,学历,专业技术职务,参加工作时间,主管部门,岗位类别\n".to_owned()
        + &"王建国,210802198503121234,某某县农业农村局办公室,0417-2834567,某某县某某镇某某村三组,大学本科,农艺师,2008年7月,某某县人民政府,专业技术岗位\n".repeat(40);
    let roster = csv(14, 32, "班");
    let many = csv(60, 24, "监管指标");
    for csv in [roster, register, many] {
        for keys in ["", "title = \"一览表\""] {
            let laid_out = case(keys, &csv, "").lay_out();
            assert!(is_filled(&laid_out), "{keys} {csv}");
            laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
        }
    }
}

#[test]
fn text_behind_a_turned_table_stands_on_page_one() {
    let words = format!("{}。\n\n", "本月各项工作进展顺利，主要指标完成情况见附表".repeat(8)).repeat(3);
    let keys = "title = \"一览表\"\ndirection = \"turned\"";
    let laid_out = case(keys, &csv(12, 24, "监管指标"), &text("工作情况", &words)).lay_out();
    let first = laid_out.sheets()[0].texts.iter().any(|text| text.text.contains("主要指标"));
    assert!(first && is_filled(&laid_out));
}

#[test]
fn why_page_one_has_nothing_but_the_masthead_is_told() {
    let turned = case("direction = \"turned\"", &csv(12, 24, "监管指标"), "");
    assert!(!is_filled(&turned.lay_out()));
    let run = turned.run(&["-v"]);
    assert!(run.code == 0 && run.err.contains("第一页因此只有报头"), "{}", run.err);
    let upright = case("", &csv(12, 24, "监管指标"), "").run(&["-v"]);
    assert!(upright.code == 0 && !upright.err.contains("第一页因此只有报头"), "{}", upright.err);
}
