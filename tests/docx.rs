//! The Word document: the same words and figures as the PDF, in Word's own structures.

use std::sync::LazyLock;

use typeset::document::{Document, Part};

use crate::books::package;
use crate::samples::YINGKOU;
use crate::support::{Case, HEAD, article, root, run, squeeze};
use crate::word::{El, Word};

/// The real sample as a Word document.
static SAMPLE: LazyLock<Word> = LazyLock::new(|| sample("yingkou-2020-03"));

fn sample(name: &str) -> Word {
    let output = tempfile::tempdir().unwrap();
    let path = output.path().join("a.docx");
    let run = run(&root().join("samples").join(name), &["issue.toml", "-q", "-o", path.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.err);
    Word::open(&std::fs::read(path).unwrap())
}

/// Makes the Word document of a case.
fn word(case: &Case) -> Word {
    let run = case.run(&["-q", "-o", "issue.docx"]);
    assert_eq!(run.code, 0, "{}", run.err);
    Word::open(&std::fs::read(case.path().join("issue.docx")).unwrap())
}

fn with_table(keys: &str, csv: &str) -> Case {
    let item =
        format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ntitle = \"表\"\ndata = \"a.csv\"\n{keys}\n");
    Case::with_sections(&item).file("a.csv", csv)
}

#[test]
fn every_word_and_number_of_the_original_is_there() {
    let original = std::fs::read_to_string(root().join("tests/seed.txt")).unwrap();
    let text = squeeze(&SAMPLE.text());
    let mut pieces = 0;
    for line in original.lines() {
        // Bullets are Word's own lists, and so not text.
        let line = line.strip_prefix("- ").unwrap_or(line).replace("**", "").replace(['<', '>', '●'], "");
        for piece in line.split('\t').map(squeeze).filter(|piece| !piece.is_empty()) {
            assert!(text.contains(&piece), "not there: {piece}");
            pieces += 1;
        }
    }
    assert!(pieces > 450, "{pieces}");
}

#[test]
fn what_only_the_pdf_needs_is_left_out() {
    assert!(YINGKOU.document.masthead.date.contains('\u{2060}'));
    for (name, bytes) in SAMPLE.xml() {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(!text.contains(['\u{2060}', '\u{200b}']), "{name}");
    }
}

#[test]
fn every_figure_of_every_table_is_in_its_cell() {
    let tables: Vec<Vec<Vec<String>>> = SAMPLE.tables("Statistics").map(Word::cells).collect();
    let mut seen = 0;
    let mut next = tables.iter();
    for part in &YINGKOU.document.parts {
        let rows: Vec<Vec<String>> = match part {
            Part::Ranking { head, rows, .. } => {
                let head = head.map(str::to_owned).to_vec();
                let with_chart = |row: Vec<String>| row.into_iter().chain([String::new()]).collect();
                [head].into_iter().chain(rows.iter().map(|row| row.to_vec())).map(with_chart).collect()
            }
            Part::Table { input, .. } => {
                input.rows.iter().map(|row| row.iter().map(|cell| cell.value.clone()).collect()).collect()
            }
            _ => continue,
        };
        let clean = |text: &String| text.replace(['\u{2060}', '\u{200b}'], "");
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(clean).collect()).collect();
        assert_eq!(next.next().unwrap(), &rows);
        seen += rows.iter().flatten().filter(|cell| !cell.is_empty()).count();
    }
    assert!(next.next().is_none() && seen > 250, "{seen}");
}

#[test]
fn headings_have_the_outline_of_the_pdf() {
    let levels = |document: &Document| -> Vec<(u8, String)> {
        let own = |part: &Part| match part {
            Part::Section { title, .. } => Some((1, title.clone())),
            Part::Article { level, title, .. } | Part::Table { level, title: Some(title), .. } => {
                Some((*level, title.clone()))
            }
            Part::Ranking { level, caption, .. } => Some((*level, caption.clone())),
            _ => None,
        };
        document.parts.iter().filter_map(own).map(|(level, title)| (level, squeeze(&title))).collect()
    };
    let outline: Vec<(u8, String)> = SAMPLE.outline().into_iter().filter(|(level, _)| *level <= 2).collect();
    assert_eq!(outline, levels(&YINGKOU.document));
    assert!(outline.len() > 15);
}

#[test]
fn headings_in_the_text_stand_below_their_title() {
    let case = Case::with_sections(&article("标题", "前文。\n\n# 总则\n\n甲。\n\n## 分则\n\n乙。\n\n### 细则\n\n丙。"));
    let word = word(&case);
    let expected = [(1, "标题"), (2, "一、总则"), (3, "（一）分则"), (4, "1.细则")];
    assert_eq!(word.outline(), expected.map(|(level, text)| (level, text.to_owned())));
    let styles: Vec<String> = word.paragraphs().map(Word::style).filter(|style| style.starts_with("Heading")).collect();
    assert_eq!(styles, ["Heading3", "Heading4", "Heading5"]);
    // A title that no section's head stands above is of the first level by its style.
    let title = word.paragraphs().find(|p| p.text_of_runs() == "标题").unwrap();
    assert_eq!(Word::style(title), "ArticleTitle");
    let [outline, base] = ["w:pPr/w:outlineLvl", "w:basedOn"].map(|path| word.styled("ArticleTitle", path));
    assert_eq!((outline.as_deref(), base.as_deref()), (Some("0"), Some("Heading2")));
}

#[test]
fn heads_of_tables_are_repeated_and_rows_are_whole() {
    for table in SAMPLE.tables("Statistics") {
        let rows: Vec<&El> = table.children("w:tr").collect();
        assert!(rows.iter().all(|row| row.find("w:trPr/w:cantSplit").is_some()));
        let heads = rows.iter().take_while(|row| row.find("w:trPr/w:tblHeader").is_some()).count();
        assert!(heads >= 1);
        assert!(rows[heads..].iter().all(|row| row.find("w:trPr/w:tblHeader").is_none()));
        let columns = table.find("w:tblGrid").unwrap().children("w:gridCol").count();
        for row in rows {
            let covered: usize = row.children("w:tc").map(Word::columns).sum();
            assert_eq!(covered, columns);
        }
    }
}

#[test]
fn merged_heads_and_groups_stay_merged() {
    let csv = "地区,地区,一季度,,二季度,\n,,数量,占比,数量,占比\n东片,甲县,1,10%,2,20%\n,乙县,3,30%,4,40%\n西片,丙县,5,50%,6,60%\n";
    let word = word(&with_table("head_rows = 2\ngroup_columns = 1", csv));
    let table = word.tables("Statistics").next().unwrap();
    let shape = |row: &El| -> Vec<(usize, Option<String>)> {
        row.children("w:tc").map(|cell| (Word::columns(cell), cell.value("w:tcPr/w:vMerge"))).collect()
    };
    let rows: Vec<_> = table.children("w:tr").map(shape).collect();
    let (first, further) = (Some("restart".to_owned()), Some("continue".to_owned()));
    assert_eq!(rows[0][rows[0].len() - 2..], [(2, None), (2, None)]);
    assert_eq!(rows[2][0], (1, first));
    assert_eq!(rows[3][0], (1, further));
    assert_eq!(rows[4][0], (1, None));
}

#[test]
fn a_turned_table_stands_on_sheets_that_lie() {
    let sections = SAMPLE.sections();
    let lying: Vec<bool> = sections.iter().map(|section| section.lies).collect();
    assert_eq!(lying, [false, true, false]);
    let sizes: Vec<[&str; 2]> =
        sections.iter().map(|section| [section.width.as_str(), section.height.as_str()]).collect();
    assert_eq!(sizes, [["11906", "16838"], ["16838", "11906"], ["11906", "16838"]]);
    assert_eq!(sections[1].tables, 1);
    assert!(sections.iter().all(|section| section.grid == ("lines".to_owned(), "579".to_owned())));
}

#[test]
fn page_numbers_stand_right_on_odd_and_left_on_even_pages() {
    assert!(SAMPLE.part("word/settings.xml").find("w:evenAndOddHeaders").is_some());
    for section in SAMPLE.sections() {
        let texts = ["default", "even"].map(|kind| {
            let footer = SAMPLE.part(&section.footers[kind]);
            // That of a sheet that lies is in a box.
            let paragraph = *footer.all("w:p").last().unwrap();
            let field: String = paragraph.all("w:instrText").iter().map(|el| el.text()).collect();
            assert_eq!(field.trim(), "PAGE");
            (Word::style(paragraph), paragraph.text_of_runs())
        });
        assert_eq!(texts[0], ("PageNumberOdd".to_owned(), "— 1 —".to_owned()));
        assert_eq!(texts[1], ("PageNumberEven".to_owned(), "— 1 —".to_owned()));
    }
    assert_eq!(SAMPLE.styled("PageNumberOdd", "w:pPr/w:jc"), Some("right".to_owned()));
    assert_eq!(SAMPLE.styled("Footer", "w:pPr/w:jc"), Some("left".to_owned()));
}

#[test]
fn no_paragraph_is_empty_but_those_that_word_wants() {
    for word in [&*SAMPLE, &sample("yaoqing-2026-17")] {
        let empty =
            word.body().children("w:p").filter(|p| p.text_of_runs().is_empty() && p.all("w:drawing").is_empty());
        // After a table, and as the bearer of the end of a section.
        assert!(empty.map(Word::style).all(|style| style == "SectionEnd"));
        let blanks = word.paragraphs().map(El::text_of_runs).filter(|text| text.starts_with([' ', '\u{3000}']));
        assert_eq!(blanks.count(), 0);
    }
}

#[test]
fn the_imprint_stands_at_the_foot_of_the_page() {
    let table = SAMPLE.tables("ImprintTable").next().unwrap();
    let place = table.find("w:tblPr/w:tblpPr").unwrap();
    assert_eq!((place.attr("w:vertAnchor"), place.attr("w:tblpYSpec")), (Some("margin"), Some("bottom")));
    assert!(squeeze(&table.text_of_runs()).contains("（共印80份）"));
    assert_eq!(SAMPLE.sections().last().unwrap().tables, 1);
}

#[test]
fn an_imprint_that_must_be_on_an_even_page_begins_one() {
    let footer = "\n[publication.footer]\neven_page = true\n\n[publication.distribution]\nreport = [\"市委\"]\n";
    let one_page = Case::with_issue(&format!("{HEAD}{footer}{}", article("标题", "正文。")));
    let sections = word(&one_page).sections();
    assert_eq!(sections.last().unwrap().start, "evenPage");
    let two_pages = Case::with_issue(&format!("{HEAD}{footer}{}", article("标题", &"正文。".repeat(160))));
    assert_eq!(word(&two_pages).sections().len(), 1);
}

#[test]
fn the_contents_are_a_field_that_knows_its_pages() {
    let long = "正文。".repeat(300);
    let issue = HEAD.replace("date =", "contents = true\ndate =");
    let case = Case::with_issue(&format!("{issue}{}{}", article("甲文", &long), article("乙文", "尾。")));
    let word = word(&case);
    let entries: Vec<(String, String)> = word
        .paragraphs()
        .filter(|p| Word::style(p).starts_with("TOC"))
        .map(|p| (p.find("w:hyperlink").unwrap().attr("w:anchor").unwrap().to_owned(), p.text_of_runs()))
        .collect();
    assert_eq!(entries[0].1, "甲文\t1");
    assert!(entries[1].1.starts_with("乙文\t") && *entries[1].1 > *"乙文\t1", "{entries:?}");
    let marks: Vec<String> =
        word.body().all("w:bookmarkStart").iter().filter_map(|el| el.attr("w:name")).map(str::to_owned).collect();
    assert_eq!(marks, entries.iter().map(|(anchor, _)| anchor.clone()).collect::<Vec<_>>());
    let kinds: Vec<&str> = word.body().all("w:fldChar").iter().filter_map(|el| el.attr("w:fldCharType")).collect();
    assert_eq!(
        kinds.iter().filter(|kind| **kind == "begin").count(),
        kinds.iter().filter(|kind| **kind == "end").count()
    );
}

#[test]
fn charts_and_pictures_say_what_they_show() {
    let drawings = SAMPLE.body().all("wp:docPr");
    assert_eq!(drawings.len(), 3);
    assert!(drawings.iter().all(|drawing| drawing.attr("descr").is_some_and(|text| text.contains("2020"))));
    let pictures = SAMPLE.names().filter(|name| name.starts_with("word/media/")).count();
    assert_eq!(pictures, 3);
}

#[test]
fn pictures_are_the_editors_own_where_word_shows_them() {
    let drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\"><rect width=\"80\" height=\"40\"/></svg>";
    let mut png = Vec::new();
    png::Encoder::new(&mut png, 4, 2).write_header().unwrap().write_image_data(&[0; 8]).unwrap();
    let item = |file: &str| {
        format!("\n[[section.item]]\nkind = \"picture\"\nfile = \"{file}\"\nalt = \"图{file}\"\nwidth = 100\n")
    };
    let case = Case::with_sections(&format!("\n[[section]]\n{}{}", item("a.png"), item("b.svg")));
    let word = word(&case.file("a.png", &png).file("b.svg", drawing));
    assert_eq!(word.bytes("word/media/image1.png"), png);
    assert!(word.bytes("word/media/image2.png").starts_with(b"\x89PNG"));
    for extent in word.body().all("wp:extent") {
        // 100 mm by 50 mm.
        let length = |name| extent.attr(name).unwrap().parse::<f64>().unwrap();
        assert!((length("cx") - 3_600_000.0).abs() < 2000.0 && (length("cy") - 1_800_000.0).abs() < 2000.0);
    }
}

#[test]
fn a_table_in_column_blocks_is_a_word_table_for_each() {
    let head: Vec<String> = (0..60).map(|n| format!("指标名称{n}")).collect();
    let rows: String = (0..3)
        .map(|y| {
            format!("县{y},{}\n", (0..60).map(|x| format!("{}", 100_000 + x + 60 * y)).collect::<Vec<_>>().join(","))
        })
        .collect();
    let word = word(&with_table("", &format!("地区,{}\n{rows}", head.join(","))));
    let tables: Vec<Vec<Vec<String>>> = word.tables("Statistics").map(Word::cells).collect();
    assert!(tables.len() > 1);
    assert!(tables.iter().all(|table| table[0][0] == "地区" && table[1][0] == "县0"));
    let figures: Vec<&String> = tables.iter().flat_map(|table| &table[3][1..]).collect();
    assert_eq!(figures.len(), 60);
    assert_eq!((figures[0].as_str(), figures[59].as_str()), ("100120", "100179"));
}

#[test]
fn a_table_too_large_for_the_structure_of_the_pdf_is_whole() {
    let rows: String = (0..3000).map(|y| format!("行{y},{y},{},{}\n", y + 1, y + 2)).collect();
    let word = word(&with_table("", &format!("名,甲,乙,丙\n{rows}")));
    let table = word.tables("Statistics").next().unwrap();
    let cells = Word::cells(table);
    assert_eq!(cells.len(), 3001);
    assert_eq!(cells[3000], ["行2999", "2999", "3000", "3001"]);
}

#[test]
fn whatever_is_written_gives_valid_xml() {
    let hostile = "a<b>&\"’ ]]> <!-- x --> &amp; \u{202e}甲\u{200f}乙";
    let text = format!("{hostile}\n\n{}", "x".repeat(900));
    let word = word(&Case::with_sections(&article("标题<&>]]>", &text)));
    let found = squeeze(&word.text());
    for words in ["标题<&>]]>", "a<b>&\"’]]><!--x-->&amp;甲乙", &"x".repeat(900)] {
        assert!(found.contains(words), "{words}: {found}");
    }
}

#[test]
fn links_are_addresses() {
    let word = word(&Case::with_sections(&article("标题", "见[此处](http://例.cn/a?b=1&c=2)。")));
    let relations = word.part("word/_rels/document.xml.rels");
    let link = relations.all("Relationship").into_iter().find(|el| el.attr("TargetMode").is_some()).unwrap();
    assert_eq!(link.attr("Target"), Some("http://%E4%BE%8B.cn/a?b=1&c=2"));
    assert_eq!(word.body().all("w:hyperlink")[0].attr("r:id"), link.attr("Id"));
}

/// Word gives styles ids of its own when it saves, and numbers those of its own kind in a Chinese office.
#[test]
fn styles_of_the_editors_own_document_are_taken_by_name() {
    let case = Case::with_sections(&article("标题", "# 总则\n\n甲。"));
    let built_in = word(&case);
    let styles = String::from_utf8(built_in.bytes("word/styles.xml").to_vec()).unwrap();
    let saved = styles
        .replace("\"Heading2\"", "\"2\"")
        .replace("\"Normal\"", "\"a\"")
        .replace("w:val=\"a\"/><w:qFormat", "w:val=\"Normal\"/><w:qFormat");
    let saved = saved.replace("w:sz w:val=\"44\"", "w:sz w:val=\"52\"");
    assert!(saved != styles && saved.contains("w:styleId=\"2\""));
    let reference = package(&[("word/styles.xml", saved.as_bytes())]);
    let case = case.file("templates/reference.docx", &reference);
    let word = word(&case);
    assert_eq!(word.styled("Heading2", "w:rPr/w:sz"), Some("52".to_owned()));
    assert_eq!(word.styled("Heading2", "w:basedOn"), Some("Normal".to_owned()));
    // Its lists are ours all the same.
    assert!(word.text().contains("一、总则"));
    assert!(word.body().all("w:pStyle").iter().all(|used| word.styles().contains(used.attr("w:val").unwrap())));
}

#[test]
fn a_damaged_reference_is_told() {
    let case = Case::with_sections(&article("标题", "甲。")).file("templates/reference.docx", b"PK\x03\x04");
    let run = case.run(&["-o", "issue.docx"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("reference.docx”打不开"), "{}", run.err);
    // The PDF does not need it.
    assert_eq!(case.run(&[]).code, 0);
}

#[test]
fn every_style_that_is_used_is_there() {
    for word in [&*SAMPLE, &sample("yaoqing-2026-17")] {
        let known = word.styles();
        for kind in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            for used in word.body().all(kind) {
                let id = used.attr("w:val").unwrap();
                assert!(known.contains(id), "{id}");
            }
        }
    }
}

#[test]
fn the_properties_are_those_of_the_issue() {
    let core = SAMPLE.part("docProps/core.xml");
    let text = |name| core.find(name).unwrap().text();
    assert_eq!(text("dc:title"), "营口信用体系建设工作简报〔2020〕第3期");
    assert_eq!(text("dc:creator"), "营口市社会信用体系建设领导小组办公室");
    assert_eq!(text("dcterms:created"), "2020-12-14T00:00:00Z");
    // What a header quotes by the field DOCPROPERTY 期号.
    let custom = SAMPLE.part("docProps/custom.xml");
    let property = custom.find("property").unwrap();
    assert_eq!(property.attr("name"), Some("期号"));
    assert_eq!(property.find("vt:lpwstr").unwrap().text(), "〔2020〕 第3期　总第10期");
    let without = Case::with_issue(&format!("{HEAD}masthead.number_form = \"none\"\n{}", article("标题", "正文。")));
    let word = Word::open(&crate::same::documents(without.path())[1]);
    assert!(word.names().all(|name| name != "docProps/custom.xml"));
}

#[test]
fn the_same_issue_gives_the_same_bytes() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let build = |zone: &str| {
        let mut command = crate::support::program(case.path(), &["issue.toml", "-q", "-o", "-", "--format", "docx"]);
        command.env("TZ", zone).output().unwrap().stdout
    };
    let first = build("UTC");
    assert!(first.starts_with(b"PK"));
    assert!(first == build("Asia/Shanghai"));
}

#[test]
fn the_output_says_what_is_made() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let there = |name: &str| case.path().join(name).is_file();
    let said = case.run(&["--format", "pdf,docx"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(there("issue.pdf") && there("issue.docx"));
    assert!(said.err.contains("已生成 issue.pdf：1 页") && said.err.contains("已生成 issue.docx："), "{}", said.err);
    assert_eq!(case.run(&["-o", "a.DOCX"]).code, 0);
    assert!(std::fs::read(case.path().join("a.DOCX")).unwrap().starts_with(b"PK"));
    assert_eq!(case.run(&["--format", "docx,pdf,docx", "-o", "b.pdf"]).code, 0);
    assert!(there("b.pdf") && there("b.docx"));
    for (args, words) in [
        (&["-o", "a.odt"][..], "不会生成 .odt 文件"),
        (&["-o", "a.pdf", "--format", "docx"], "不能和 --format docx 一起用"),
        (&["-o", "-", "--format", "pdf,docx"], "不能送到标准输出"),
        (&["-o", "a.docx", "--for", "print"], "只用于 PDF"),
        (&["--format", "pdf,docx", "--for", "archive"], "只用于 PDF"),
        (&["--format", "odt"], "不能是“odt”"),
    ] {
        let run = case.run(args);
        assert_eq!(run.code, 2, "{args:?}");
        assert!(run.err.contains(words), "{args:?}: {}", run.err);
    }
}
