//! Marks of columns: arrows of rise and fall, red figures.

use typeset::document::Part;
use typeset::fonts::{Fonts, Role};
use typeset::model::FontChoice;
use typeset::tables::{Cell, TableLayout};

use crate::same::{compared, documents};
use crate::support::{BUNDLE, Case, LaidOut, Text, root};
use crate::word::Word;

const SCORES: &str = "县区,得分,位次,同比（%）,环比
甲县,92.50,1,12.5,+3.0%
乙县,88.3,2,-3.25,-1.2%
丙县,59.96,5,0.0,0%
丁县,75.10,4,持平,—
戊县,80,3,－10,
合计,395.86,,4,
";

fn case(columns: &str, more: &str, csv: &str) -> Case {
    let item = format!(
        "\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\ncolumns = [{columns}]\n{more}\n"
    );
    Case::with_sections(&item).file("a.csv", csv)
}

fn layout(laid_out: &LaidOut) -> &TableLayout {
    let Part::Table { layout, .. } = &laid_out.document.parts[0] else { panic!("no table") };
    layout
}

fn cells(layout: &TableLayout) -> impl Iterator<Item = &Cell> {
    layout.chunks.iter().flat_map(|chunk| &chunk.cells)
}

/// Returns the texts of the red cells; each is emphasised as well, so that it is seen in black and white.
fn red(laid_out: &LaidOut) -> Vec<String> {
    let red = cells(layout(laid_out)).filter(|cell| cell.red);
    red.inspect(|cell| assert!(cell.strong, "{cell:?}")).map(|cell| cell.lines.concat()).collect()
}

/// Asserts that PDF and Word say the same, and that so many runs are red in Word.
fn assert_in_word(case: &Case, red: usize) {
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    let word = Word::open(&word);
    let runs = word.tables("Statistics").flat_map(|table| table.all("w:r")).collect::<Vec<_>>();
    let is_red = |run: &&&crate::word::El| run.value("w:rPr/w:color").as_deref() == Some("E60012");
    assert_eq!(runs.iter().filter(is_red).count(), red);
}

#[test]
fn arrows_follow_figures_by_their_sign_and_change_none() {
    let case =
        case("{ name = \"同比（%）\", arrows = true }, { name = \"环比\", arrows = true, decimals = 2 }", "", SCORES);
    let laid_out = case.lay_out();
    let column = |x: usize| {
        let cells = cells(layout(&laid_out)).filter(move |cell| cell.x == x && !cell.head);
        cells.map(|cell| cell.lines.concat()).collect::<Vec<_>>()
    };
    assert_eq!(column(3), ["12.5↑", "-3.25↓", "0.0—", "持平", "-10↓", "4↑"]);
    assert_eq!(column(4), ["+3.00%↑", "-1.20%↓", "0.00%—", "—"]);
    assert_in_word(&case, 0);
    let told = case.run(&[]);
    assert_eq!(told.err.matches("没有加箭头").count(), 1, "{}", told.err);
    assert!(told.err.contains("“同比（%）”列的“持平”") && told.err.contains("a.csv:5:"), "{}", told.err);
}

#[test]
fn points_agree_before_arrows() {
    let csv = "县区,增长\n甲县,112.5\n乙县,3.25\n丙县,0.0\n丁县,41\n戊县,-7\n";
    let laid_out = case("{ name = \"增长\", arrows = true }", "", csv).lay_out();
    let size = layout(&laid_out).size;
    let digit = Fonts::load(&BUNDLE, &FontChoice::default()).measure(Role::Body).tabular().em("1") * size;
    let figure = |text: &&Text| text.size == size && text.text.starts_with(|c: char| c.is_ascii_digit());
    let sheets = laid_out.sheets();
    let whole = |text: &Text| text.text.chars().take_while(char::is_ascii_digit).count() as f64;
    let points: Vec<f64> =
        sheets[0].texts.iter().filter(figure).map(|text| text.start.x.to_pt() + whole(text) * digit).collect();
    assert_eq!(points.len(), 4);
    assert!(points.iter().all(|point| (point - points[0]).abs() < 0.1), "{points:?}");
}

#[test]
fn a_column_of_falls_gets_no_arrows_and_is_told() {
    let csv = "县区,降幅（%）,增减\n甲县,3,-3\n乙县,2,2\n";
    let case = case("{ name = \"降幅（%）\", arrows = true }, { name = \"增减\", arrows = true }", "", csv);
    let text = case.lay_out().text();
    assert!(text.contains("-3↓") && text.contains("2↑") && !text.contains("3↑"), "{text}");
    assert!(case.run(&["--lang", "en"]).err.contains("tells how much something fell"));
}

#[test]
fn figures_are_red_by_a_limit_or_by_their_place() {
    for (rule, csv, expected) in [
        // In decimals and as written, whatever is printed.
        ("{ name = \"得分\", red = \"<60\", decimals = 0 }", SCORES, vec!["60"]),
        ("{ name = \"得分\", red = \"<=59.96\" }", SCORES, vec!["59.96"]),
        ("{ name = \"得分\", red = \"<59.96\" }", SCORES, vec![]),
        ("{ name = \"得分\", red = \"80以上\" }", SCORES, vec!["92.50", "88.3", "80", "395.86"]),
        ("{ name = \"同比（%）\", red = \"低于0\", arrows = true }", SCORES, vec!["-3.25↓", "-10↓"]),
        ("{ name = \"环比\", red = [\"<0%\", \"最大\"] }", SCORES, vec!["+3.0%", "-1.2%"]),
        // Totals have no place, and the smallest rank is the first.
        ("{ name = \"得分\", red = \"last\" }", SCORES, vec!["59.96"]),
        ("{ name = \"得分\", red = \"top 2\" }", SCORES, vec!["92.50", "88.3"]),
        ("{ name = \"位次\", red = \"last\" }", SCORES, vec!["5"]),
        ("{ name = \"位次\", red = \"前2名\" }", SCORES, vec!["1", "2"]),
        ("{ name = \"位次\", red = \"largest\" }", SCORES, vec!["5"]),
        // An index that is better the smaller it is, as the ranks beside it say.
        (
            "{ name = \"综合指数\", red = \"last\" }",
            "市,综合指数,排名\n甲,3.21,1\n乙,3.90,3\n丙,3.50,2\n",
            vec!["3.90"],
        ),
        // Those that are equal to the last one taken.
        ("{ name = \"得分\", red = \"后2名\" }", "市,得分\n甲,9\n乙,7.0\n丙,7\n丁,6\n", vec!["7.0", "7", "6"]),
    ] {
        assert_eq!(red(&case(rule, "", csv).lay_out()), expected, "{rule}");
    }
    assert_in_word(&case("{ name = \"得分\", red = \"<60\" }, { name = \"位次\", red = \"前2名\" }", "", SCORES), 3);
}

#[test]
fn red_cells_stay_so_where_rows_and_columns_go() {
    let csv = "县区,空,得分\n甲县,,90\n乙县,,\n丙县,,50\n合计,,140\n";
    let rule = "{ name = \"得分\", red = [\"<60\", \">100\"] }";
    assert_eq!(red(&case(rule, "compact = true", csv).lay_out()), ["50", "140"]);
    assert_eq!(red(&case(rule, "print = \"totals\"", csv).lay_out()), ["140"]);
    // A table in blocks, each with the names.
    let heads: String = (0..60).map(|x| format!(",项目{x}")).collect();
    let row = |y: usize| (0..60).map(|x| format!(",{}", 1000 * y + x)).collect::<String>();
    let csv = format!("县区{heads}\n甲县{}\n乙县{}\n", row(1), row(2));
    let wide =
        case("{ name = \"项目57\", red = \"smallest\" }, { name = \"项目3\", red = \">2000\" }", "", &csv).lay_out();
    assert!(layout(&wide).blocks.len() > 1);
    assert_eq!(red(&wide), ["2003", "1057"]);
}

#[test]
fn a_large_table_without_tags_has_its_marks() {
    let row = |y: usize| format!("县{y}{}\n", (0..12).map(|x| format!(",{}", 100 + (x * y) % 900)).collect::<String>());
    let heads: String = (0..12).map(|x| format!(",项目{x}")).collect();
    let csv = format!("县区{heads}\n{}", (1..=700).map(row).collect::<String>());
    let laid_out =
        case("{ name = \"项目1\", red = \"=777\" }, { name = \"项目2\", arrows = true }", "", &csv).lay_out();
    let layout = layout(&laid_out);
    assert!(layout.light);
    let red: Vec<&str> = layout
        .chunks
        .iter()
        .flat_map(|chunk| chunk.reds.iter().zip(&chunk.texts))
        .flat_map(|(red, texts)| red.iter().map(|n| texts[*n].3.as_str()))
        .collect();
    assert_eq!(red, ["777"]);
    assert!(laid_out.text().contains("102↑"));
}

#[test]
fn a_rule_that_says_nothing_is_told_with_those_that_do() {
    let case = case("{ name = \"得分\", red = \"不合格\" }", "", SCORES);
    let run = case.run(&[]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("看不懂标红的条件“不合格”") && run.err.contains("red = \"<60\""), "{}", run.err);
    let mixed = crate::marked::case("{ name = \"率\", red = \"<5%\" }", "", "县,率\n甲,3%\n乙,4‰\n丙,—\n丁,\n");
    assert_eq!(red(&mixed.lay_out()), ["3%"]);
    let told = mixed.run(&[]).err;
    assert!(told.contains("“4‰”") && told.matches("没法按数来看").count() == 1, "{told}");
}

#[test]
fn an_older_copy_of_the_template_that_knows_no_red_is_told() {
    let old = std::fs::read_to_string(root().join("templates/table.typ")).unwrap().replace("reds", "others");
    let told = |column: &str| case(column, "", SCORES).file("templates/table.typ", &old).run(&[]).err;
    assert!(told("{ name = \"得分\", red = \"<60\" }").contains("templates/table.typ"));
    assert!(!told("{ name = \"得分\", strong = true }").contains("templates/table.typ"));
}
