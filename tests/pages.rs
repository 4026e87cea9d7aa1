//! The page as measured: grid, margins, page number, masthead, 版记, tables.

use crate::samples::YINGKOU;
use crate::support::{Case, HEAD, LaidOut, MM, RUNNING, Sheet, article, run};

/// Distance of the grid's lines in pt: 22 on 225 mm.
const PITCH: f64 = 225.0 * MM / 22.0;
/// Width of a character's cell in pt: 28 on 156 mm.
const CELL: f64 = 156.0 * MM / 28.0;
/// How far measures may be off, in pt: 0.3 mm.
const OFF: f64 = 0.3 * MM;
/// Size of running text in pt.
const BODY: f64 = 16.0;

fn left(page: usize) -> f64 {
    if page.is_multiple_of(2) { 28.0 * MM } else { 26.0 * MM }
}

/// So many characters without a mark among them.
fn han(count: usize) -> String {
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年"
        .chars()
        .cycle()
        .take(count)
        .collect()
}

#[test]
fn a_full_page_has_22_lines_of_28_characters() {
    let sheets = Case::with_sections(&article("标题", &han(28 * 80))).lay_out().sheets();
    let lines = sheets[1].lines(RUNNING);
    assert_eq!(lines.len(), 22);
    for pair in lines.windows(2) {
        assert!((pair[1].0 - pair[0].0 - PITCH).abs() < 0.01, "{pair:?}");
    }
    assert!((PITCH - 28.99).abs() < 0.01);
    assert!(lines.iter().all(|(_, text)| text.chars().count() == 28), "{lines:?}");
    for text in sheets[1].texts.iter().filter(|text| (text.size - RUNNING).abs() < 0.01) {
        assert!((text.start.x.to_pt() - left(1)).abs() < OFF);
        assert!((text.end.x.to_pt() - left(1) - 28.0 * CELL).abs() < OFF);
    }
}

#[test]
fn a_paragraph_begins_with_two_empty_cells() {
    let sheets = Case::with_sections(&article("标题", &han(60))).lay_out().sheets();
    let first = sheets[0].texts.iter().find(|text| text.text.starts_with("的一是在")).unwrap();
    assert!((first.start.x.to_pt() - left(0) - 2.0 * CELL).abs() < OFF);
    assert_eq!(first.text.chars().count(), 26);
}

#[test]
fn the_digest_grid_has_26_lines_of_32() {
    let issue = format!("{HEAD}\n[publication.page]\ngrid = \"digest\"\n{}", article("标题", &han(32 * 80)));
    let sheets = Case::with_issue(&issue).lay_out().sheets();
    let lines = sheets[1].lines(14.0);
    let (number, lines): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(_, text)| text.contains('—'));
    assert_eq!((number.len(), lines.len()), (1, 26));
    assert!(lines.iter().all(|(_, text)| text.chars().count() == 32));
}

#[test]
fn other_grids_get_type_that_fits_them() {
    for (grid, size, chars, lines) in
        [("lines = 30\nchars = 36", 12.0, 36, 30), ("lines = 20\nchars = 24", 18.0, 24, 20)]
    {
        let issue = format!("{HEAD}\n[publication.page]\n{grid}\n{}", article("标题", &han(36 * 90)));
        let sheets = Case::with_issue(&issue).lay_out().sheets();
        let found = sheets[1].lines(size);
        assert_eq!(found.len(), lines, "{grid}");
        assert!(found.iter().all(|(_, text)| text.chars().count() == chars), "{grid}");
    }
}

#[test]
fn a_body_size_alone_sets_the_characters_in_a_line() {
    let issue = format!("{HEAD}\n[publication.sizes]\nbody = \"小四\"\n{}", article("标题", &han(28 * 90)));
    let sheets = Case::with_issue(&issue).lay_out().sheets();
    let lines = sheets[1].lines(12.0);
    assert_eq!(lines.len(), 29);
    assert!(lines.iter().all(|(_, text)| text.chars().count() == 37));
}

/// All running text of the real issue stands on the grid, headings and notice included.
#[test]
fn every_line_of_the_real_issue_is_on_the_grid() {
    let mut lines = 0;
    for (page, sheet) in YINGKOU.sheets().iter().enumerate() {
        for (baseline, text) in sheet.lines(RUNNING) {
            // Turned tables have captions of their own; the masthead ends at its rule.
            if sheet.texts.iter().any(|t| (t.size - RUNNING).abs() < 0.01 && (t.end.y - t.start.y).to_pt().abs() > 1.0)
            {
                continue;
            }
            if page == 0 && baseline < 37.0 * MM + 8.0 * PITCH {
                continue;
            }
            let first = 37.0 * MM + (PITCH - BODY) / 2.0 + 0.88 * BODY;
            let steps = (baseline - first) / PITCH;
            assert!((steps - steps.round()).abs() * PITCH < 0.2, "page {}: {text} is {steps} lines down", page + 1);
            lines += 1;
        }
    }
    assert!(lines > 200, "{lines}");
}

#[test]
fn page_numbers_stand_7_mm_below_the_type_area_outside() {
    for (page, sheet) in YINGKOU.sheets().iter().enumerate() {
        let number = format!("— {} —", page + 1);
        let (baseline, found) = sheet.lines(14.0).pop().unwrap();
        assert_eq!(found.replace(' ', ""), number.replace(' ', ""));
        let texts: Vec<_> = sheet.texts.iter().filter(|t| (t.start.y.to_pt() - baseline).abs() < 0.1).collect();
        let dash = texts.iter().find(|text| text.text.starts_with('—')).unwrap();
        let dash_top = baseline - dash.first_top * 14.0;
        // 四号半角宋体, GB/T 9704-2012 7.5: digits and dashes are of one face.
        assert!(texts.iter().all(|text| text.family == "Noto Serif SC"), "{texts:?}");
        assert!((dash_top - (37.0 + 225.0 + 7.0) * MM).abs() < OFF, "{} mm", dash_top / MM - 262.0);
        let (first, last) = (texts.iter().map(|t| t.start.x.to_pt()), texts.iter().map(|t| t.end.x.to_pt()));
        let (first, last) = (first.fold(f64::MAX, f64::min), last.fold(0.0, f64::max));
        if page.is_multiple_of(2) {
            assert!((left(page) + 156.0 * MM - 14.0 - last).abs() < OFF, "page {}", page + 1);
        } else {
            assert!((first - left(page) - 14.0).abs() < OFF, "page {}", page + 1);
        }
    }
}

#[test]
fn nothing_stands_outside_the_type_area_but_the_page_number() {
    for (page, sheet) in YINGKOU.sheets().iter().enumerate() {
        let number = sheet.lines(14.0).pop().unwrap().0;
        for text in sheet.texts.iter().filter(|text| (text.start.y.to_pt() - number).abs() > 0.1) {
            for corner in text.corners {
                let (x, y) = (corner.x.to_pt() - left(page), corner.y.to_pt() - 37.0 * MM);
                let inside = (-1.0..156.0 * MM + 1.0).contains(&x) && (-1.0..225.0 * MM + 1.0).contains(&y);
                assert!(inside, "page {}: {text:?} at {x} {y}", page + 1);
            }
        }
    }
}

#[test]
fn no_text_touches_a_rule_of_a_table() {
    let mut texts = 0;
    for (page, sheet) in YINGKOU.sheets().iter().enumerate() {
        sheet.assert_clear(page);
        texts += sheet.texts.len();
    }
    assert!(texts > 900, "{texts}");
}

#[test]
fn turned_tables_have_their_head_at_the_left_edge() {
    let sheets = YINGKOU.sheets();
    let turned: Vec<_> = sheets.iter().enumerate().filter(|(_, sheet)| head_of(sheet).is_some()).collect();
    assert_eq!(turned.len(), 2);
    for (page, sheet) in turned {
        let head = head_of(sheet).unwrap();
        assert!((sheet.size.x.to_mm() - 210.0).abs() < 0.1, "the sheet stays upright");
        // Read from the right: the baseline runs upwards, the head is nearest the left edge.
        assert!(head.end.y < head.start.y);
        let others = sheet.texts.iter().filter(|text| text.text == "1" && text.size < 9.0);
        assert!(others.clone().count() > 3 && others.into_iter().all(|text| text.start.x > head.start.x));
        assert!(head.start.x.to_pt() - left(page) < 40.0 * MM);
    }
}

fn head_of(sheet: &Sheet) -> Option<&crate::support::Text> {
    sheet.texts.iter().find(|text| text.text == "部门名称")
}

#[test]
fn the_imprint_ends_on_the_lower_edge_of_the_type_area() {
    let sheets = YINGKOU.sheets();
    let last = sheets.last().unwrap();
    let mut rules: Vec<_> = last.rules.iter().map(|rule| (rule.from.y.to_pt(), rule.thickness / MM)).collect();
    rules.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (lowest, thickness) = *rules.last().unwrap();
    assert!((lowest - (37.0 + 225.0) * MM).abs() < 0.05, "{lowest}");
    assert!((thickness - 0.35).abs() < 0.001);
    let weights: Vec<_> = rules.iter().map(|(_, thickness)| (thickness * 100.0).round()).collect();
    assert_eq!(weights, [35.0, 25.0, 35.0]);
    assert!(last.texts.iter().any(|text| text.text.starts_with("报：")));
}

#[test]
fn an_imprint_can_be_asked_to_fall_on_an_even_page() {
    let issue = |even: bool| {
        let publication = format!("{HEAD}copies = 9\n\n[publication.footer]\neven_page = {even}\n");
        Case::with_issue(&format!("{publication}{}", article("标题", "正文。"))).lay_out()
    };
    assert_eq!(issue(false).pages.pages().len(), 1);
    let even = issue(true);
    assert_eq!(even.pages.pages().len(), 2);
    assert!(even.sheets()[1].texts.iter().any(|text| text.text.contains("共印")));
}

#[test]
fn an_imprint_that_does_not_fit_moves_to_a_new_page() {
    // Masthead and title leave 11 lines on page one; all are filled.
    let laid_out = Case::with_issue(&format!("{HEAD}copies = 9\n{}", article("标题", &han(26 + 28 * 10)))).lay_out();
    let sheets = laid_out.sheets();
    assert_eq!(sheets.len(), 2);
    assert!(sheets[1].texts.iter().any(|text| text.text.contains("共印")));
    let lowest = sheets[1].rules.iter().map(|rule| rule.from.y.to_pt()).fold(0.0, f64::max);
    assert!((lowest - 262.0 * MM).abs() < 0.05);
}

#[test]
fn a_blank_page_before_the_imprint_and_the_imprint_have_no_number() {
    let mut blanks = 0;
    for lines in 28..36 {
        let publication = format!("{HEAD}copies = 9\n\n[publication.footer]\neven_page = true\n");
        let sheets =
            Case::with_issue(&format!("{publication}{}", article("标题", &han(28 * lines)))).lay_out().sheets();
        assert!(sheets.len().is_multiple_of(2));
        let number = |sheet: &Sheet| sheet.texts.iter().any(|text| text.start.y.to_mm() > 265.0);
        let blank = |sheet: &Sheet| sheet.texts.iter().all(|text| text.start.y.to_mm() > 265.0);
        let numbered: Vec<bool> = sheets.iter().map(number).collect();
        if blank(&sheets[sheets.len() - 2]) {
            assert_eq!(numbered, [true, true, false, false]);
            blanks += 1;
        } else {
            assert!(numbered.iter().all(|numbered| *numbered), "{lines} {numbered:?}");
        }
    }
    assert!(blanks > 0);
}

#[test]
fn long_addresses_and_words_stay_inside() {
    let head = HEAD
        .replace("issuer = \"测试办公室\"", "issuer = \"中共测试市委测试市人民政府深化改革委员会办公室综合协调处\"");
    let url = format!("http://www.example.gov.cn/{}", "abcdefghij".repeat(12));
    let publication = format!(
        "{head}email = \"qingchuanquweibangongshixinxike@qingchuan.gov.cn\"\n\n[publication.website]\nurl = \"{url}\"\nlabel = \"网址\"\n\n[publication.masthead]\nstyle = \"flag\"\n"
    );
    let text = format!("见 <{url}>，编号{}，{}。", "1234567890".repeat(12), "Llanfairpwllgwyngyll".repeat(15));
    let laid_out = Case::with_issue(&format!("{publication}{}", article("标题", &text))).lay_out();
    laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
    assert_eq!(laid_out.text().matches(&url).count(), 2);
}

#[test]
fn an_imprint_longer_than_a_page_loses_nothing() {
    let recipients: Vec<_> = (0..300).map(|i| format!("\"第{i}号收文单位办公室\"")).collect();
    let lists = format!("\n[publication.distribution]\nsend = [{}]\n", recipients.join(", "));
    let laid_out = Case::with_issue(&format!("{HEAD}{lists}{}", article("标题", "正文。"))).lay_out();
    let text = laid_out.text();
    assert!((0..300).all(|i| text.contains(&format!("第{i}号收文单位办公室"))));
    laid_out.sheets().iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
}

#[test]
fn a_masthead_too_low_for_its_look_is_made_higher() {
    let issue = format!("{HEAD}\n[publication.masthead]\nheight = 10\n{}", article("标题", "正文。"));
    Case::with_issue(&issue).lay_out().sheets()[0].assert_clear(0);
}

#[test]
fn no_last_line_holds_a_single_character() {
    for count in 26..=26 + 28 {
        let text = format!("{}。", han(count));
        let sheets = Case::with_sections(&article("标题", &text)).lay_out().sheets();
        let lines = sheets[0].lines(RUNNING);
        let (_, last) = lines.iter().rev().find(|(_, text)| text.ends_with('。')).unwrap();
        let alone = last.chars().filter(|c| *c != '。').count();
        assert!(alone > 1, "{count} characters end in {last:?}");
    }
}

#[test]
fn no_number_of_a_date_or_an_issue_is_parted_from_its_word() {
    for count in 0..30 {
        let text = format!("{}2026年12月14日{}总第10期{}", han(count), han(20), han(40));
        let laid_out = Case::with_sections(&article("标题", &text)).lay_out();
        let lines: Vec<_> = laid_out.sheets()[0].lines(RUNNING).into_iter().map(|(_, text)| text).collect();
        for whole in ["2026年", "12月", "14日", "第10期"] {
            assert!(lines.iter().any(|line| line.contains(whole)), "{whole} is broken: {lines:?}");
        }
    }
}

#[test]
fn forbidden_marks_stand_at_no_line_end() {
    for (page, sheet) in YINGKOU.sheets().iter().enumerate() {
        for (_, line) in sheet.lines(RUNNING) {
            let (first, last) = (line.chars().next().unwrap(), line.chars().next_back().unwrap());
            assert!(!"，、；：。！？”’）》·%".contains(first), "page {}: {line}", page + 1);
            assert!(!"“‘（《〔".contains(last), "page {}: {line}", page + 1);
        }
    }
}

#[test]
fn han_and_digits_are_a_quarter_em_apart_whatever_the_source_has() {
    let line = |text: &str| {
        let laid_out = Case::with_sections(&article("标题", text)).lay_out();
        let sheet = laid_out.sheets().remove(0);
        let texts: Vec<_> =
            sheet.texts.iter().filter(|t| t.text.contains("取消") || t.text.contains("项整")).cloned().collect();
        texts.last().unwrap().start.x.to_pt()
    };
    assert_eq!(line("共取消109项整"), line("共取消 109 项整"));
}

#[test]
fn every_masthead_style_shows_what_it_must() {
    for style in ["stacked", "banner", "star", "flag"] {
        let issue = HEAD.replace("date =", "total = 10\nsecrecy = \"秘密★1年\"\ncopy_number = 7\ndate =");
        let issue = format!("{issue}\n[publication.masthead]\nstyle = \"{style}\"\n{}", article("标题", "正文。"));
        let laid_out = Case::with_issue(&issue).lay_out();
        let text = laid_out.text();
        for part in
            ["测试", "工作简报", "〔2026〕", "第1期", "总第10期", "测试办公室", "2026年3月1日", "秘密★1年", "000007"]
        {
            assert!(text.contains(part), "{style}: {part} is not in {text}");
        }
        // Body text begins on a grid line below.
        let sheet = laid_out.sheets().remove(0);
        let (baseline, _) = sheet.lines(RUNNING).into_iter().find(|(_, text)| text.contains("正文")).unwrap();
        let steps = (baseline - 37.0 * MM - (PITCH - BODY) / 2.0 - 0.88 * BODY) / PITCH;
        assert!((steps - steps.round()).abs() < 0.01, "{style}: {steps}");
    }
}

#[test]
fn a_name_too_long_for_its_line_is_made_to_fit() {
    let issue = HEAD.replace("name = \"测试\"", "name = \"一个名字很长很长的社会信用体系建设工作领导小组简报\"");
    let sheet = Case::with_issue(&format!("{issue}{}", article("标题", "正文。"))).lay_out().sheets().remove(0);
    let name = sheet.texts.iter().find(|text| text.text.starts_with("一个名字")).unwrap();
    assert!(name.end.x.to_pt() <= left(0) + 156.0 * MM + 0.1);
    assert!(name.end.x.to_pt() > left(0) + 150.0 * MM);
}

#[test]
fn a_preprinted_head_stays_blank_to_the_millimetre() {
    let head = "\n[publication.masthead]\nstyle = \"preprinted\"\nheight = 80\nnumber_at = 95\nissuer_at = 110\n";
    let laid_out = Case::with_issue(&format!("{HEAD}{head}{}", article("标题", "正文。"))).lay_out();
    let sheet = laid_out.sheets().remove(0);
    let in_head: Vec<_> = sheet.texts.iter().filter(|text| text.start.y.to_mm() < 37.0 + 80.0).collect();
    let texts: String = in_head.iter().map(|text| text.text.as_str()).collect();
    assert!(!texts.contains("测试办公室") || !texts.contains("工作简报"));
    assert!(sheet.rules.is_empty());
    let at = |part: &str| sheet.lines(RUNNING).into_iter().find(|(_, line)| line.contains(part)).unwrap().0 / MM;
    assert!((at("〔2026〕") - 95.0).abs() < 0.3, "{}", at("〔2026〕"));
    assert!((at("测试办公室") - 110.0).abs() < 0.3);
    assert!(at("正文") > 37.0 + 80.0);
}

#[test]
fn single_sided_pages_are_not_mirrored() {
    let issue = format!("{HEAD}\n[publication.page]\nduplex = false\n{}", article("标题", &han(28 * 30)));
    let sheets = Case::with_issue(&issue).lay_out().sheets();
    let text = sheets[1].texts.iter().find(|text| (text.size - RUNNING).abs() < 0.01).unwrap();
    assert!((text.start.x.to_mm() - 28.0).abs() < 0.3);
    let number = sheets[1].texts.iter().filter(|text| text.text.contains('—')).map(|text| text.end.x.to_mm());
    assert!(number.fold(0.0, f64::max) > 170.0);
}

#[test]
fn contents_list_titles_with_their_pages() {
    let issue = HEAD.replace("date =", "contents = true\ndate =");
    let long = han(28 * 30);
    let sections = format!("{}{}", article("第一篇", &long), article("第二篇", "正文。"));
    let laid_out = Case::with_issue(&format!("{issue}{sections}")).lay_out();
    let lines: Vec<_> = laid_out.sheets()[0].lines(RUNNING).into_iter().map(|(_, text)| text).collect();
    let entry = |title: &str| lines.iter().find(|line| line.starts_with(title)).unwrap().clone();
    assert!(entry("第一篇").ends_with('1'), "{lines:?}");
    assert!(entry("第二篇").ends_with('3'), "{lines:?}");
}

#[test]
fn no_entry_of_the_contents_ends_in_a_single_character() {
    let issue = HEAD.replace("date =", "contents = true\ndate =");
    for count in 22..32 {
        let title = han(count);
        let laid_out = Case::with_issue(&format!("{issue}{}", article(&title, "正文。"))).lay_out();
        let lines = laid_out.sheets()[0].lines(RUNNING);
        let start = lines.iter().position(|(_, line)| line.starts_with("的一是在")).unwrap();
        // The entry goes on to the line with its page number.
        let last = lines[start..].iter().find(|(_, line)| line.ends_with('1')).unwrap();
        let letters = last.1.chars().filter(|c| title.contains(*c)).count();
        assert!(letters != 1, "{count}: {}", last.1);
    }
}

#[test]
fn pictures_fit_the_type_area() {
    let section = "\n[[section]]\n\n[[section.item]]\nkind = \"picture\"\nfile = \"a.svg\"\ncaption = \"图的说明\"\nwidth = 190\n";
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='400'><rect width='100' height='400'/></svg>";
    let case = Case::with_sections(section).file("a.svg", svg);
    assert_eq!(case.run(&["-q"]).code, 0);
    let sheets = case.lay_out().sheets();
    let page = sheets.iter().position(|sheet| sheet.texts.iter().any(|text| text.text.contains("图的说明"))).unwrap();
    let caption = sheets[page].texts.iter().find(|text| text.text.contains("图的说明")).unwrap();
    assert!(caption.start.y.to_mm() < 262.0);
}

#[test]
fn an_issue_of_too_many_pages_is_refused() {
    let text = han(28 * 22).to_string();
    let text = vec![text; 502].join("\n\n");
    let case = Case::with_sections(
        "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.md\"\n",
    );
    let run = case.file("a.md", text).run(&[]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("最多 500 页"), "{}", run.err);
}

#[test]
fn an_issue_may_be_next_to_empty() {
    let case = Case::with_issue(HEAD);
    let run = case.run(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(case.lay_out().pages.pages().len(), 1);
}

#[test]
fn a_publication_is_found_above_the_issue_and_overridden_by_it() {
    let case = Case::with_issue("")
        .file("publication.toml", "name = \"刊名\"\nissuer = \"单位\"\ncopies = 5\n")
        .file("2026/01/issue.toml", "year = 2026\nnumber = 1\ndate = 2026-03-01\n\n[publication]\ncopies = 7\n");
    let laid_out = LaidOut::new(&case.path().join("2026/01/issue.toml"));
    let text = laid_out.text();
    assert!(text.contains("刊名") && text.contains("单位") && text.contains("共印7份"), "{text}");
    let run = run(case.path(), &["2026/01/issue.toml"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn the_head_of_a_section_stands_on_the_page_of_its_turned_table() {
    let heads: Vec<String> = (1..=12).map(|n| format!("第{n}项工作完成情况")).collect();
    let row = |n: usize| (0..12).map(|x| (n * 1000 + x).to_string()).collect::<Vec<_>>().join(",");
    let rows: Vec<String> = (1..=40).map(row).collect();
    let csv = format!("{}\n{}\n", heads.join(","), rows.join("\n"));
    let table = "\n[[section]]\ntitle = \"统计表\"\n\n[[section.item]]\nkind = \"table\"\ntitle = \"完成情况\"\ndirection = \"turned\"\ndata = \"a.csv\"\n";
    let sections = format!("{}{table}", article("标题", "正文。"));
    let sheets = Case::with_sections(&sections).file("a.csv", csv).lay_out().sheets();
    let texts = |sheet: &Sheet| sheet.texts.iter().map(|text| text.text.clone()).collect::<String>();
    assert!(!texts(&sheets[0]).contains("【统计表】"), "{}", texts(&sheets[0]));
    let turned = texts(&sheets[1]);
    assert!(turned.contains("【统计表】") && turned.contains("完成情况"), "{turned}");
    // Nothing lies over anything, and the last row is still on the sheet.
    sheets.iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
    assert!(sheets.iter().any(|sheet| texts(sheet).contains("40011")));
}
