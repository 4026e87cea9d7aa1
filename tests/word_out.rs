//! What offices saw wrong in the Word document beside the PDF; each folder of `word-out` is one case.

use crate::same::{compared, documents};
use crate::support::{Case, MM, article, root};
use crate::word::{El, Word};

fn case(name: &str) -> Word {
    let [pdf, word] = documents(&root().join("tests/word-out").join(name));
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    Word::open(&word)
}

fn number(el: &El, path: &str, name: &str) -> f64 {
    el.find(path).and_then(|el| el.attr(name)).map_or(0.0, |value| value.parse().unwrap())
}

/// Returns how high a paragraph is in mm, its rule with it.
fn height(p: &El) -> f64 {
    let spacing: f64 = ["w:before", "w:line", "w:after"].map(|name| number(p, "w:pPr/w:spacing", name)).iter().sum();
    let rule = "w:pPr/w:pBdr/w:bottom";
    (spacing / 20.0 + number(p, rule, "w:space") + number(p, rule, "w:sz") / 8.0) / MM
}

fn ending_with_table(rows: usize) -> Case {
    let csv: String = (0..rows).map(|y| format!("县{y},{y}1,{y}2\n")).collect();
    let issue = "\n[publication.distribution]\nreport = [\"市委\"]\n\n[[section]]\n\n[[section.item]]\nkind = \"table\"\n\
                 title = \"末尾的表\"\ndata = \"a.csv\"\ndirection = \"upright\"\n";
    Case::with_sections(issue).file("a.csv", format!("地区,甲,乙\n{csv}"))
}

#[test]
fn the_imprint_begins_a_page_where_it_has_one_to_itself() {
    let begins = |word: &Word| word.body().all("w:pageBreakBefore").len();
    assert_eq!(begins(&case("banji-over-table")), 1);
    let (mut alone, mut below) = (0, 0);
    for rows in [2, 6, 10, 14, 18, 22, 26, 30, 34] {
        let case = ending_with_table(rows);
        let [_, word] = documents(case.path());
        let last = case.lay_out().sheets().pop().unwrap();
        let is_alone = !last.texts.iter().any(|text| text.text.contains('县'));
        assert_eq!(begins(&Word::open(&word)), usize::from(is_alone), "{rows} rows");
        (alone, below) = (alone + usize::from(is_alone), below + usize::from(!is_alone));
    }
    assert!(alone > 0 && below > 0, "{alone} {below}");
}

#[test]
fn all_of_the_imprint_stays_on_one_page() {
    let recipients: Vec<String> = (1..=40).map(|n| format!("\"第{n}号收文单位办公室\"")).collect();
    for count in [1, 15, 40] {
        let list = recipients[..count].join(", ");
        let distribution = format!("\n[publication.distribution]\nreport = [{list}]\nissue = [\"各县\"]\n");
        let case = Case::with_sections(&format!("{distribution}{}", article("标题", "正文。")));
        let word = Word::open(&documents(case.path())[1]);
        let table = word.tables("ImprintTable").next().unwrap();
        assert!(table.find("w:tblPr/w:tblpPr").is_some(), "{count} recipients: at the foot");
        let kept: Vec<bool> = table.children("w:tr").map(|row| !row.all("w:keepNext").is_empty()).collect();
        let (last, others) = kept.split_last().unwrap();
        assert!(!last && others.iter().all(|kept| *kept));
    }
}

#[test]
fn the_imprint_has_the_edges_of_the_type_area() {
    for (name, inside) in [("single-sided-banji", 28.0), ("banji-over-table", 26.0)] {
        let word = case(name);
        let table = word.tables("ImprintTable").next().unwrap();
        let left = number(table, "w:tblPr/w:tblpPr", "w:tblpX") / 20.0 / MM;
        assert!((left - inside).abs() < 0.02, "{name}: {left}");
        let margins = ["w:left", "w:right"].map(|side| number(table, &format!("w:tblPr/w:tblCellMar/{side}"), "w:w"));
        assert_eq!(margins, [0.0, 0.0]);
        let own = table.all("w:tcMar");
        assert!(!own.is_empty() && own.iter().all(|margins| number(margins, "w:left", "w:w") > 0.0));
    }
}

/// LibreOffice loses the fields of the footers of a section that ends where the field of the contents does.
#[test]
fn no_section_ends_within_the_contents() {
    let issue = "\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"a.csv\"\n\
                 direction = \"turned\"\n";
    let head = crate::support::HEAD.replace("date =", "contents = true\ndate =");
    let case = Case::with_issue(&format!("{head}{issue}")).file("a.csv", "地区,甲\n县,1\n");
    let word = Word::open(&documents(case.path())[1]);
    let end = word.paragraphs().find(|p| p.find("w:pPr/w:sectPr").is_some()).unwrap();
    assert_eq!(Word::style(end), "SectionEnd");
    // The title that begins the sheet has no white above it.
    let title = word.paragraphs().find(|p| Word::style(p) == "TableTitle").unwrap();
    assert_eq!(title.find("w:pPr/w:spacing").unwrap().attr("w:before"), Some("0"));
}

/// GB/T 9704-2012 7.5: the number has its place on the sheet, however that lies.
#[test]
fn the_number_of_a_lying_sheet_is_where_all_others_are() {
    let word = case("landscape-page-number");
    let lying: Vec<_> = word.sections().into_iter().filter(|section| section.lies).collect();
    assert_eq!(lying.len(), 1);
    for (kind, style, top) in [("default", "PageNumberOdd", 28.0), ("even", "PageNumberEven", 26.0)] {
        let footer = word.part(&lying[0].footers[kind]);
        let (shape, text) = (footer.all("v:rect")[0], footer.all("v:textbox")[0]);
        assert_eq!(text.attr("style"), Some("layout-flow:vertical"));
        assert_eq!(text.all("w:instrText")[0].text().trim(), "PAGE");
        assert_eq!(Word::style(text.all("w:p")[0]), style);
        let length = |name: &str| {
            let styles = shape.attr("style").unwrap();
            let found = styles.split(';').find_map(|style| style.strip_prefix(name)?.strip_suffix("pt")).unwrap();
            found.parse::<f64>().unwrap() / MM
        };
        // 7 mm below the type area, whose foot is the left edge of the lying sheet.
        assert!((length("margin-left:") + length("width:") / 2.0 - (297.0 - 37.0 - 225.0 - 7.0)).abs() < 0.05);
        assert!((length("margin-top:") - top).abs() < 0.05);
    }
    let upright = word.sections().into_iter().find(|section| !section.lies).unwrap();
    assert!(word.part(&upright.footers["default"]).all("v:rect").is_empty());
}

#[test]
fn a_banner_has_a_thick_and_a_thin_rule_and_white_between() {
    let word = case("masthead-banner");
    let ruled: Vec<&El> = word.paragraphs().filter(|p| p.find("w:pPr/w:pBdr/w:bottom").is_some()).collect();
    let rules: Vec<&El> = ruled.iter().map(|p| p.find("w:pPr/w:pBdr/w:bottom").unwrap()).collect();
    let sizes: Vec<_> = rules.iter().map(|rule| (rule.attr("w:val").unwrap(), rule.attr("w:sz").unwrap())).collect();
    assert_eq!(sizes, [("single", "27"), ("single", "8")]);
    let above: f64 = word.body().children("w:p").take(3).map(height).sum();
    assert!((37.0 + above - 0.6 - 96.76).abs() < 0.1, "{above}");
    let between = height(ruled[1]);
    assert!((between - 0.35 - 0.825).abs() < 0.05, "{between}");
}

#[test]
fn a_flag_has_its_name_in_full_size_and_its_rule_beside_that() {
    let word = case("masthead-flag");
    // 43.8 pt in the PDF; Word has half points.
    assert_eq!(word.styled("MastheadName", "w:rPr/w:sz"), Some("87".to_owned()));
    let table = word.tables("SideBySide").next().unwrap();
    let rows: Vec<&El> = table.children("w:tr").collect();
    let ruled = |row: &El| !row.all("w:tcBorders").iter().all(|borders| borders.find("w:left").is_none());
    assert_eq!(rows.iter().map(|row| ruled(row)).collect::<Vec<_>>(), [false, true, false]);
    let high = |row: &El| number(row, "w:trPr/w:trHeight", "w:val") / 20.0 / MM;
    let top = 37.0 + high(rows[0]);
    assert!((top - 41.87).abs() < 0.1 && (top + high(rows[1]) - 74.99).abs() < 0.1);
    let thick = top + high(rows[1]) + high(rows[2]) + 0.6;
    assert!((thick - 77.91).abs() < 0.1, "{thick}");
    let label = table.all("w:p").into_iter().find(|p| p.text_of_runs() == "工作简报").unwrap();
    assert!(label.find("w:pPr/w:shd").is_some());
    assert!(number(label, "w:pPr/w:spacing", "w:line") / 20.0 > 1.6 * 16.0);
}

#[test]
fn the_rule_of_a_star_is_where_the_pdf_has_it() {
    let word = case("masthead-star");
    let above: f64 = word.body().children("w:p").take(4).map(height).sum();
    let table = word.tables("SideBySide").next().unwrap();
    let row = number(table, "w:tr/w:trPr/w:trHeight", "w:val") / 20.0 / MM;
    let rule = 37.0 + above + row + 0.6;
    assert!((rule - 116.32).abs() < 0.1, "{rule}");
}

#[test]
fn numbers_of_headings_and_lists_are_counted_by_word() {
    let word = case("numbers-typed");
    let lines: Vec<(String, String)> =
        word.numbered().into_iter().map(|(p, number)| (number, p.text_of_runs())).collect();
    for (number, text) in [("一、", "甲"), ("1.", "第一；"), ("2.", "第二；"), ("3.", "第三。"), ("二、", "乙")]
    {
        assert!(lines.contains(&(number.to_owned(), text.to_owned())), "{number}{text}");
    }
    let lists = word.part("word/numbering.xml");
    let linked: Vec<_> = lists.all("w:pStyle").iter().filter_map(|style| style.attr("w:val")).collect();
    assert_eq!(linked, ["Heading3", "Heading4", "Heading5", "Heading6"]);
    // The headings belong to the list by their style alone.
    let headings: Vec<&El> = word.paragraphs().filter(|p| Word::style(p) == "Heading3").collect();
    assert!(headings.len() == 2 && headings.iter().all(|p| p.find("w:pPr/w:numPr").is_none()));
}

/// Whatever was written is shown, counted or typed.
#[test]
fn numbers_stay_as_they_were_written() {
    let text = "# 甲\n\n## 乙\n\n## （五）丙\n\n## 丁\n\n# 第六章 戊\n\n# 1.1 己\n\n### 5G 网络\n\n### 庚\n\n\
                3. 三\n4. 四\n\n间隔。\n\n5. 五\n\n间隔。\n\n1. 一\n    1. 内一\n    2. 内二\n2. 二\n\n1) 甲\n2) 乙";
    let two = format!("{}{}", article("标题", text), article("又一篇", "# 总则\n\n1. 一"));
    let case = Case::with_sections(&two);
    let [pdf, word] = documents(case.path());
    let verdict = compared([&pdf, &word]);
    assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    let word = Word::open(&word);
    let lines = word.text();
    for line in [
        "一、甲",
        "（一）乙",
        "（五）丙",
        "（三）丁",
        "第六章 戊",
        "1.1己",
        "1.5G网络",
        "3.三",
        "4.四",
        "5.五",
        "1.一",
        "1.内一",
        "2.内二",
        "2.二",
        "1)甲",
        "2)乙",
        "一、总则",
    ] {
        assert!(lines.lines().any(|known| known == line), "{line} in {lines}");
    }
    let typed: Vec<String> = word.paragraphs().map(El::text_of_runs).collect();
    assert!(["丙", "1.1己"].iter().all(|line| typed.contains(&(*line).to_owned())));
}

#[test]
fn latin_letters_and_digits_of_titles_are_bold() {
    let word = case("title-latin");
    let title = word.paragraphs().find(|p| p.text_of_runs().starts_with("从")).unwrap();
    let bold: Vec<String> = title
        .children("w:r")
        .filter(|run| run.value("w:rPr/w:rStyle").as_deref() == Some("TitleLatin"))
        .map(El::text_of_runs)
        .collect();
    assert_eq!(bold, ["GDP", "2026"]);
    assert!(word.part("word/styles.xml").style("TitleLatin").find("w:rPr/w:b").is_some());
}

#[test]
fn contents_find_every_title_once() {
    let word = case("toc-update");
    let field = word.body().all("w:instrText").into_iter().map(El::text).find(|text| text.contains("TOC")).unwrap();
    assert_eq!(field.trim(), "TOC \\o \"1-2\" \\h \\z \\u");
    let titles: Vec<(u8, String)> = word.outline().into_iter().filter(|(level, _)| *level <= 2).collect();
    assert_eq!(titles, [(1, "【甲】"), (2, "第一篇"), (2, "表一")].map(|(level, text)| (level, text.to_owned())));
}

#[test]
fn the_note_of_a_turned_table_has_room_on_its_sheet() {
    let word = case("turned-note");
    let body: Vec<&El> = word.body().children("w:p").collect();
    let note = body.iter().position(|p| Word::style(p) == "TableNote").unwrap();
    let end = body.iter().rposition(|p| p.find("w:pPr/w:sectPr").is_some()).unwrap();
    assert!(note <= end, "the note is on the lying sheet");
    let rows = word.tables("Statistics").next().unwrap().children("w:tr");
    let table: f64 = rows.map(|row| number(row, "w:trPr/w:trHeight", "w:val") + 10.0).sum();
    let styles = word.part("word/styles.xml");
    let line = |style: &str| {
        let of = |style: &str| number(styles.style(style), "w:pPr/w:spacing", "w:line");
        Some(of(style)).filter(|line| *line > 0.0).unwrap_or_else(|| of("Normal"))
    };
    let all = line("TableTitle") + line("TableUnit") + table + line("TableNote");
    assert!(all / 20.0 / MM < 156.0, "{}", all / 20.0 / MM);
}

/// Titles of tables and figures whose numbers were written are counted by fields; none is made up.
#[test]
fn written_numbers_of_tables_are_fields() {
    let item = |title: &str| format!("\n[[section.item]]\nkind = \"table\"\ntitle = \"{title}\"\ndata = \"a.csv\"\n");
    let titles = ["表1 收入", "表2 支出", "表5 其他", "表一 名单", "无号表"];
    let case = Case::with_sections(&format!("\n[[section]]\n{}", titles.map(item).concat()));
    let word = Word::open(&documents(case.file("a.csv", "地区,甲\n县,1\n").path())[1]);
    let fields: Vec<String> = word.body().all("w:instrText").iter().map(|el| el.text().trim().to_owned()).collect();
    assert_eq!(fields, ["SEQ 表 \\* ARABIC", "SEQ 表 \\* ARABIC", "SEQ 表 \\* ARABIC \\r 5"]);
    let shown: Vec<String> =
        word.paragraphs().filter(|p| Word::style(p) == "TableTitle").map(El::text_of_runs).collect();
    assert_eq!(shown, ["表1收入", "表2支出", "表5其他", "表一 名单", "无号表"]);
}

/// Emphasis comes back when the Word document is read as the file of an article.
#[test]
fn emphasis_comes_back() {
    let case = Case::with_sections(&article("标题", "前文**要点**后文。"));
    let [_, word] = documents(case.path());
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"往返\"\nfile = \"a.docx\"\n";
    let back = Case::with_sections(item).file("a.docx", word);
    let word = Word::open(&documents(back.path())[1]);
    let strong = |run: &&El| run.value("w:rPr/w:rStyle").as_deref() == Some("Strong");
    let words: Vec<String> = word.body().all("w:r").into_iter().filter(strong).map(El::text_of_runs).collect();
    assert_eq!(words, ["要点"]);
}

/// Cells say how they stand by their styles; only what differs from cell to cell is said of a cell.
#[test]
fn cells_have_styles_and_no_settings_of_their_own() {
    let word = Word::open(&documents(&root().join("samples/yingkou-2020-03"))[1]);
    let (mut cells, mut figures) = (0, 0);
    for table in word.tables("Statistics") {
        for p in table.all("w:p").into_iter().filter(|p| Word::style(p).starts_with("Table")) {
            assert!(["w:jc", "w:ind", "w:keepNext"].iter().all(|name| p.find(&format!("w:pPr/{name}")).is_none()));
            cells += 1;
            figures += usize::from(Word::style(p).starts_with("TableFigure"));
        }
    }
    assert!(cells > 1_000 && figures > 500, "{cells} {figures}");
}
