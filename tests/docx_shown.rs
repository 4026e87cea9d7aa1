//! Articles from Word: what Word shows and does not write down as plain text (fields, formulas, numbers), word for word.

use typeset::messages::{Spot, WordNote};
use typeset::model::{Block, Cells, Inline};
use typeset::read;

use crate::books::{docx, docx_of};
use crate::docx_in::{said, write_blocks};
use crate::support::{Case, Run};

/// Reads a document and returns its text and what is told of it.
fn shown(body: &str) -> (String, Vec<(WordNote, usize)>) {
    let (blocks, _, found, _) = read::word_bytes(&docx(body));
    let mut text = String::new();
    write_blocks(&blocks, "", &mut text);
    (text, said(&found))
}

fn line(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn mark(kind: &str, inner: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType=\"{kind}\">{inner}</w:fldChar></w:r>")
}

fn instruction(text: &str) -> String {
    format!("<w:r><w:instrText xml:space=\"preserve\">{text}</w:instrText></w:r>")
}

/// Returns a field without a result.
fn field(text: &str) -> String {
    mark("begin", "") + &instruction(text) + &mark("end", "")
}

#[test]
fn fields_that_word_draws_are_drawn() {
    // Word itself splits the instruction over runs.
    let circle =
        mark("begin", "") + &instruction(" eq \\o\\ac(○,") + &instruction("密") + &instruction(")") + &mark("end", "");
    let (text, told) = shown(&line(&(run("带") + &circle + &run("字符"))));
    assert_eq!((&*text, told), ("带密字符\n", vec![(WordNote::Enclosed, 1)]));
    let guide = field("EQ \\* jc2 \\* &quot;Font:宋体&quot; \\* hps10 \\o\\ad(\\s\\up 9(kǒu),口)");
    let (text, told) = shown(&line(&(run("营") + &guide + &run("市"))));
    assert_eq!((&*text, told), ("营口市\n", vec![(WordNote::Ruby, 1)]));
    let (text, told) =
        shown(&line(&(run("占") + &field("EQ \\f(1,3)") + &run("，第") + &field("eq \\o\\ac(○,5)") + &run("条"))));
    assert_eq!((&*text, told), ("占1/3，第⑤条\n", vec![]));
    // A separator and nothing behind it is no result of a field that is drawn.
    let empty = mark("begin", "") + &instruction("EQ \\r(2)") + &mark("separate", "") + &mark("end", "");
    assert_eq!(shown(&line(&empty)).0, "√2\n");
    let simple = "<w:fldSimple w:instr=\" SYMBOL 252 \\f Wingdings \"/><w:fldSimple w:instr=\"MACROBUTTON a 点这里\"/>";
    assert_eq!(shown(&line(simple)), ("√点这里\n".to_owned(), vec![]));
}

#[test]
fn fields_of_forms_show_what_is_chosen() {
    let form = |data: &str, name: &str| {
        mark("begin", &format!("<w:ffData>{data}</w:ffData>")) + &instruction(name) + &mark("end", "")
    };
    let list = |more: &str| {
        let entries = "<w:listEntry w:val=\"同意\"/><w:listEntry w:val=\"不同意\"/>";
        form(&format!("<w:ddList>{more}{entries}</w:ddList>"), " FORMDROPDOWN ")
    };
    let tick = |inner: &str| form(&format!("<w:checkBox><w:sizeAuto/>{inner}</w:checkBox>"), " FORMCHECKBOX ");
    let body = [
        list("<w:result w:val=\"1\"/>"),
        run("、"),
        list(""),
        tick("<w:default w:val=\"1\"/>"),
        tick("<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>"),
        tick("<w:default w:val=\"0\"/><w:checked/>"),
    ];
    assert_eq!(shown(&line(&body.concat())), ("不同意、同意☑☐☑\n".to_owned(), vec![]));
}

#[test]
fn fields_without_a_result_are_told_and_silent_ones_are_not() {
    let body = run("共") + &field(" SEQ 表 ") + &run("张") + &field(" XE &quot;张&quot; ") + &field(" PAGE ");
    assert_eq!(shown(&line(&body)), ("共张\n".to_owned(), vec![(WordNote::Field, 2)]));
    // The field within is a word of the outer one, whose result is what counts.
    let outer =
        mark("begin", "") + &instruction("IF ") + &field("QUOTE 1") + &instruction(" = 1") + &mark("separate", "");
    assert_eq!(shown(&line(&(outer + &run("是") + &mark("end", "")))), ("是\n".to_owned(), vec![]));
}

#[test]
fn a_list_of_contents_is_told_by_its_field() {
    let entry = |text: &str| line(&run(text));
    let begin = line(&(mark("begin", "") + &instruction("TOC \\o") + &mark("separate", "") + &run("一、情况 1")));
    let ended = begin.clone() + &entry("二、要求 2") + &line(&mark("end", "")) + &entry("正文");
    assert_eq!(shown(&ended), ("正文\n".to_owned(), vec![(WordNote::Contents, 1)]));
    // Without an end it could be anything.
    assert_eq!(shown(&(begin + &entry("正文"))).0, "一、情况 1\n正文\n");
}

#[test]
fn fields_within_fields_by_the_thousand_cost_little() {
    let begin = mark("begin", "") + &instruction("QUOTE ") + &mark("separate", "");
    let start = std::time::Instant::now();
    let body = line(&(begin.repeat(3_000) + &run("甲").repeat(60_000)));
    assert_eq!(shown(&body).0.chars().count(), 60_001);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn readings_are_told_and_their_characters_stay() {
    let ruby = "<w:r><w:ruby><w:rt><w:r><w:t>shàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>单</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    assert_eq!(shown(&line(&(run("姓") + ruby))), ("姓单\n".to_owned(), vec![(WordNote::Ruby, 1)]));
}

#[test]
fn words_drawn_as_shapes_are_words() {
    let shape = "<w:r><w:pict><v:shape><v:textpath string=\"安全第一\"/></v:shape></w:pict></w:r>";
    assert_eq!(shown(&line(&(run("标语") + shape))), ("标语\n安全第一\n".to_owned(), vec![]));
    let words = "<a:p><a:r><a:t>防火</a:t></a:r><a:r><a:t>防盗</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>人人有责</a:t></a:r></a:p>";
    let canvas =
        format!("<w:r><w:drawing><a:graphic><a:sp><a:txBody>{words}</a:txBody></a:sp></a:graphic></w:drawing></w:r>");
    assert_eq!(shown(&line(&(run("标语") + &canvas))), ("标语\n防火防盗\n人人有责\n".to_owned(), vec![]));
}

#[test]
fn raised_and_lowered_figures_are_characters() {
    let lifted = |place: &str, text: &str| {
        format!("<w:r><w:rPr><w:vertAlign w:val=\"{place}\"/></w:rPr><w:t>{text}</w:t></w:r>")
    };
    let body = run("10") + &lifted("superscript", "-6") + &run("米，CO") + &lifted("subscript", "2") + &run("，x");
    let (text, told) = shown(&line(&(body.clone() + &lifted("superscript", "n+1"))));
    assert_eq!((&*text, told), ("10⁻⁶米，CO₂，xⁿ⁺¹\n", vec![]));
    let (text, told) = shown(&line(&(body + &lifted("subscript", "甲"))));
    assert_eq!((&*text, told), ("10⁻⁶米，CO₂，x甲\n", vec![(WordNote::Raised, 1)]));
}

#[test]
fn capitals_are_shown_as_such() {
    let body = "<w:r><w:rPr><w:caps/></w:rPr><w:t>pm2.5甲</w:t></w:r>";
    assert_eq!(shown(&line(body)).0, "PM2.5甲\n");
}

#[test]
fn letters_in_a_font_of_signs_are_signs() {
    let of = |font: &str, text: &str| {
        format!("<w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr><w:t>{text}</w:t></w:r>")
    };
    let body = of("Wingdings", "ü") + &of("Symbol", "D=5") + &of("Wingdings", "甲") + &of("宋体", "D");
    assert_eq!(shown(&line(&body)), ("√Δ=5甲D\n".to_owned(), vec![]));
    assert_eq!(shown(&line(&of("Wingdings", "J"))), ("□\n".to_owned(), vec![(WordNote::Symbol, 1)]));
}

#[test]
fn numbers_in_a_form_that_nobody_knows_are_told() {
    let document = numbered(&counted(5, None, "甲"));
    let (blocks, _, found, _) = read::word_bytes(&document);
    let mut text = String::new();
    write_blocks(&blocks, "", &mut text);
    assert_eq!((&*text, said(&found)), ("1.\n  甲\n", vec![(WordNote::Numbering, 1)]));
}

#[test]
fn equations_are_said_in_a_line() {
    let text = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let math = |inner: &str| line(&format!("<m:oMath>{inner}</m:oMath>"));
    let of = |name: &str, parts: &[(&str, String)]| {
        let parts: String = parts.iter().map(|(part, inner)| format!("<m:{part}>{inner}</m:{part}>")).collect();
        format!("<m:{name}>{parts}</m:{name}>")
    };
    let rate = of("f", &[("num", text("本期数-上期数")), ("den", text("上期数"))]);
    let root = of("rad", &[("deg", String::new()), ("e", text("a+b"))]);
    let square = of("sSup", &[("e", text("x")), ("sup", text("2"))]);
    let whole = math(&(text("增长率=") + &rate + &text("×100%"))) + &math(&(text("c=") + &root + &text("+") + &square));
    assert_eq!(shown(&whole), ("增长率=(本期数-上期数)/上期数×100%\nc=√(a+b)+x²\n".to_owned(), vec![]));
    // Without brackets these would be 21/2 and x²·½.
    let half = of("f", &[("num", text("1")), ("den", text("2"))]);
    assert_eq!(shown(&math(&(text("2") + &half))), ("2(1/2)\n".to_owned(), vec![(WordNote::Equation, 1)]));
    assert_eq!(shown(&math(&(half + &text("x")))).0, "(1/2)x\n");
    let sum = "<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub><m:r><m:t>i=1</m:t></m:r></m:sub><m:sup><m:r><m:t>n</m:t></m:r></m:sup><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary>";
    assert_eq!(shown(&math(sum)), ("∑_(i=1)^n x\n".to_owned(), vec![(WordNote::Equation, 1)]));
    let brackets =
        format!("<m:d><m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr><m:e>{}</m:e></m:d>", text("a"));
    assert_eq!(shown(&math(&(brackets + &text("b")))).0, "[a]b\n");
}

#[test]
fn a_drop_cap_joins_its_word_and_tabs_are_one_blank() {
    let cap = "<w:p><w:pPr><w:framePr w:dropCap=\"drop\" w:lines=\"2\"/></w:pPr><w:r><w:t>营</w:t></w:r></w:p>";
    assert_eq!(shown(&(cap.to_owned() + &line(&run("口市")))).0, "营口市\n");
    let tabs = line(&("<w:r><w:t>甲</w:t><w:tab/></w:r><w:r><w:tab/></w:r>".to_owned() + &run(" 乙  丙")));
    assert_eq!(shown(&tabs).0, "甲 乙  丙\n");
}

/// Returns a document with three lists, `%1` in decimals, `%1、` in Chinese and `第%1条`, and styles for headings.
fn numbered(body: &str) -> Vec<u8> {
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let list = |id: usize, form: &str, pattern: &str| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{id}\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{form}\"/>\
             <w:lvlText w:val=\"{pattern}\"/></w:lvl></w:abstractNum>"
        )
    };
    let lists = [
        list(1, "decimal", "%1"),
        list(2, "chineseCounting", "%1、"),
        list(3, "chineseCounting", "第%1条"),
        list(4, "upperRoman", "%1."),
        list(5, "hebrew1", "%1."),
    ];
    let uses: String =
        (1..=5).map(|id| format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>")).collect();
    let numbering = format!("<w:numbering {space}>{}{uses}</w:numbering>", lists.concat());
    let related =
        "<Relationships><Relationship Id=\"n1\" Type=\"x/numbering\" Target=\"numbering.xml\"/></Relationships>";
    let document = format!("<w:document {space}><w:body>{body}</w:body></w:document>");
    docx_of(
        &document,
        &[("word/_rels/document.xml.rels", related.as_bytes()), ("word/numbering.xml", numbering.as_bytes())],
    )
}

fn counted(list: usize, level: Option<usize>, text: &str) -> String {
    let level = level.map(|level| format!("<w:outlineLvl w:val=\"{level}\"/>")).unwrap_or_default();
    let list = if list > 0 {
        format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>")
    } else {
        String::new()
    };
    format!("<w:p><w:pPr>{list}{level}</w:pPr>{}</w:p>", if text.is_empty() { String::new() } else { run(text) })
}

/// Returns what is printed of an article whose document is given.
fn printed(document: &[u8]) -> String {
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"通报\"\nfile = \"稿件.docx\"\n";
    Case::with_sections(item).file("稿件.docx", document).lay_out().text()
}

#[test]
fn what_numbers_a_heading_in_word_is_its_number() {
    let text = |list: usize, text: &str| counted(list, Some(0), text) + &line(&run("内容。"));
    for (list, heading) in [(1, "1标题"), (2, "一、标题"), (3, "第一条　标题"), (4, "I.标题")] {
        let printed = printed(&numbered(&text(list, "标题")));
        assert!(
            printed.contains(&heading.replace('　', "")) && !printed.contains("一、1") && !printed.contains("一、第"),
            "{printed}"
        );
        assert!(!printed.contains("一、I"), "{printed}");
    }
    for heading in ["①标题", "I.标题", "壹、标题", "第一部分：标题", "附件1：标题", "1.1标题"] {
        let printed = printed(&docx(&text(0, heading)));
        assert!(printed.contains(heading) && !printed.contains(&format!("一、{heading}")), "{printed}");
    }
    // Where one of a level has a number, the others have none that Word does not show.
    let body = text(2, "情况") + &text(0, "结语");
    let some = printed(&numbered(&body));
    assert!(some.contains("一、情况") && !some.contains("二、结语"), "{some}");
    let none = printed(&docx(&(text(0, "情况") + &text(0, "结语"))));
    assert!(none.contains("一、情况") && none.contains("二、结语"), "{none}");
}

#[test]
fn numbers_count_on_over_paragraphs_without_words_and_stand_alone_in_cells() {
    let (blocks, _, found, _) =
        read::word_bytes(&numbered(&(counted(2, None, "甲") + &counted(2, None, "") + &counted(2, None, "丙"))));
    assert_eq!(said(&found), [(WordNote::EmptyItem, 1)]);
    let mut text = String::new();
    write_blocks(&blocks, "", &mut text);
    assert_eq!(text, "一、\n  甲\n三、\n  丙\n");
    let row = |number: &str, name: &str| format!("<w:tr><w:tc>{number}</w:tc><w:tc>{}</w:tc></w:tr>", line(&run(name)));
    let table =
        [row(&line(&run("序号")), "单位"), row(&counted(1, None, ""), "甲局"), row(&counted(1, None, ""), "乙局")];
    let (_, tables, ..) = read::word_bytes(&numbered(&format!("<w:tbl>{}</w:tbl>", table.concat())));
    assert_eq!(texts(&tables[0]), ["序号", "单位", "1", "甲局", "2", "乙局"]);
}

fn texts(cells: &Cells) -> Vec<&str> {
    cells.rows.iter().flatten().map(|cell| cell.value.as_str()).collect()
}

/// A table whose second row a tracked change deletes, and a paragraph with a comment and two insertions.
fn unfinished() -> String {
    let row = |mark: &str, texts: [&str; 2]| {
        let cells = texts.map(|text| format!("<w:tc>{}</w:tc>", line(&run(text)))).concat();
        format!("<w:tr>{mark}{cells}</w:tr>")
    };
    let rows = [row("", ["项", "值"]), row("<w:trPr><w:del/></w:trPr>", ["旧", "1"]), row("", ["新", "3"])];
    let inserted = format!("<w:ins>{}</w:ins>", run("新增"));
    let comment = "<w:r><w:commentReference w:id=\"0\"/></w:r>";
    format!("{}<w:tbl>{}</w:tbl>", line(&(run("前面") + &inserted + &run("又") + &inserted + comment)), rows.concat())
}

#[test]
fn changes_and_comments_are_told_with_their_number_and_first_place() {
    let item = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"通报\"\nfile = \"稿件.docx\"\n";
    let case = Case::with_sections(item).file("稿件.docx", docx(&unfinished()));
    let err = case.run(&["-q", "--message-format", "short"]).err;
    let expected = [
        "稿件.docx 第 1 段: 提醒[word-revision] Word 文件里有修订：插入的字已照印（共 2 处）",
        "稿件.docx 第 1 段: 提醒[word-comment] Word 文件里有批注，没有印",
        "稿件.docx 第 1 个表格第 2 行第 1 列: 提醒[word-revision] Word 文件里有修订：删除的字没有印",
    ];
    assert_eq!(err.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_table_of_which_all_is_deleted_and_new_looks_are_told() {
    let row = format!("<w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr>", line(&run("旧")));
    let looks = "<w:r><w:rPr><w:b/><w:rPrChange/></w:rPr><w:t>新</w:t></w:r>";
    let (_, _, found, sources) =
        read::word_bytes(&docx(&(line(&run("前")) + &format!("<w:tbl>{row}</w:tbl>") + &line(looks))));
    assert_eq!(said(&found), [(WordNote::Deletions, 1), (WordNote::Looks, 1)]);
    let spots: Vec<_> = found.iter().map(|finding| sources.spot(finding.place.as_ref().unwrap()).unwrap()).collect();
    assert_eq!(spots, [Spot::Cell { table: 1, row: 1, column: 1 }, Spot::Paragraph(2)]);
}

#[test]
fn cells_that_nothing_was_put_in_are_left_out_and_told() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", line(&run(text)));
    let control = format!(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        cell("单击此处")
    );
    let rows = format!("<w:tr>{}{}</w:tr><w:tr>{}{control}</w:tr>", cell("项"), cell("值"), cell("甲"));
    let (_, tables, found, _) = read::word_bytes(&docx(&format!("<w:tbl>{rows}</w:tbl>")));
    assert_eq!((texts(&tables[0]), said(&found)), (vec!["项", "值", "甲", ""], vec![(WordNote::Placeholder, 1)]));
}

#[test]
fn verify_tells_changes_and_comments_too() {
    let finished = line(&run("前面新增又新增")) + &unfinished()[unfinished().find("<w:tbl>").unwrap()..];
    let finished = finished
        .replace("<w:trPr><w:del/></w:trPr>", "")
        .replace("旧", "")
        .replace("<w:t xml:space=\"preserve\">1<", "<w:t><");
    let case = Case::with_sections("").file("a.docx", docx(&unfinished())).file("b.docx", docx(&finished));
    let Run { code, err, out } = crate::support::run(case.path(), &["verify", "a.docx", "a.docx"]);
    let (err, out) = (err, String::from_utf8(out).unwrap());
    assert_eq!(code, 0, "{err}{out}");
    for told in [
        "插入的字算在内（共 2 处，第一处在第 1 段）",
        "删除的字不算（共 1 处，第一处在第 1 个表格第 2 行第 1 列）",
        "有批注，没有比较（共 1 处",
    ] {
        assert!(err.contains(told) || out.contains(told), "{told}: {err}{out}");
    }
    let clean = crate::support::run(case.path(), &["verify", "b.docx", "b.docx"]);
    assert!(!clean.err.contains("修订") && !String::from_utf8(clean.out).unwrap().contains("修订"));
}

#[test]
fn bold_and_plain_words_of_a_formula_are_one_line() {
    let (blocks, ..) = read::word_bytes(&docx(&line(&(run("共") + "<m:oMath><m:r><m:t>n</m:t></m:r></m:oMath>"))));
    assert!(matches!(&blocks[..], [Block::Paragraph(text)] if matches!(&text[..], [Inline::Text(_)])));
}
