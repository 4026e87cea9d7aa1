//! `word/styles.xml`: the named styles of a bulletin.
//!
//! Ids are stable over versions, so that macros, templates and readers can
//! rely on them; sizes and distances are those of the PDF (GB/T 9704-2012).

use std::collections::BTreeSet;

use super::lists::OUTLINE;
use super::measures::{Grid, twips};
use super::props::{Face, Indent, Para, Place, Run, Spacing};
use super::xml::{El, W, el, val, width};
use crate::document::SizeSettings;
use crate::model::Align;

/// The red of the standard on a screen, as the PDF has it.
pub(super) const RED: &str = "E60012";

/// Sizes of Chinese offices in pt.
pub(super) const XIAOER: f64 = 18.0;
pub(super) const SANHAO: f64 = 16.0;
pub(super) const SIHAO: f64 = 14.0;
pub(super) const WUHAO: f64 = 10.5;

/// Distance of the lines of notes below tables, in em.
pub(super) const NOTE_LINE: f64 = 1.5;

/// The type of cells of a table: its size, the distance of its baselines, and how it stands.
///
/// Lengths in hundredths of a pt, so that it can be put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TableType {
    size: i64,
    leading: i64,
    align: Align,
    strong: bool,
    /// Whether the row stays on the page of the next.
    kept: bool,
}

impl TableType {
    /// Creates the type of ordinary cells whose text is in the middle, in pt.
    pub(super) fn new(size: f64, leading: f64) -> Self {
        let hundredths = |length: f64| (length * 100.0).round() as i64;
        let [size, leading] = [size, leading].map(hundredths);
        Self { size, leading, align: Align::Center, strong: false, kept: false }
    }

    /// Returns the type of cells that stand otherwise.
    pub(super) fn of(self, align: Align, strong: bool, kept: bool) -> Self {
        Self { align, strong, kept, ..self }
    }

    /// Returns the id of its style.
    pub(super) fn style(self) -> String {
        format!("{}{}L{}{}", self.base().0, self.size, self.leading, if self.kept { "Kept" } else { "" })
    }

    /// Returns id and name of the style that it is based on.
    fn base(self) -> (&'static str, &'static str) {
        match (self.strong, self.align) {
            (false, Align::Center) => ("TableText", "表格文字"),
            (false, Align::Left) => ("TableWords", "表格文字 左对齐"),
            (false, Align::Right) => ("TableFigure", "表格数字"),
            (true, Align::Center) => ("TableHead", "表头"),
            (true, Align::Left) => ("TableHeadWords", "表头 左对齐"),
            (true, Align::Right) => ("TableTotal", "表格数字 强调"),
        }
    }

    fn definition(self) -> El {
        let (size, leading) = (self.size as f64 / 100.0, self.leading as f64 / 100.0);
        let (base, name) = self.base();
        let kept = if self.kept { " 与下行同页" } else { "" };
        let para = Para { keep_next: self.kept, spacing: line(twips(leading)), ..Para::default() };
        let run = Run { size: Some(size), ..Run::default() };
        paragraph(&self.style(), &format!("{name} {size} 磅 行距 {leading} 磅{kept}"), base, &para, &run)
    }
}

/// Returns the styles of an issue; `tables` are the types of the cells of its tables, `notes` is whether its text has some.
pub(super) fn styles(grid: &Grid, sizes: &SizeSettings, tables: &BTreeSet<TableType>, notes: bool) -> El {
    let derived = tables.iter().map(|table| table.definition());
    el("w:styles")
        .attr("xmlns:w", W)
        .with(defaults(sizes))
        .with_all(basics(grid))
        .with_all(headings(grid, sizes))
        .with_all(masthead(sizes))
        .with_all(items(grid, sizes))
        .with_all(boards(grid))
        .with_all(around(sizes))
        .with_all(below_text(grid, sizes))
        .with_all(notes.then(|| note_styles(grid)).into_iter().flatten())
        .with_all(derived)
        .with_all(table_styles())
}

fn defaults(sizes: &SizeSettings) -> El {
    let run = Run { face: Some(Face::Fangsong), size: Some(sizes.body), ..Run::default() };
    let lang = el("w:lang").attr("w:val", "en-US").attr("w:eastAsia", "zh-CN").attr("w:bidi", "ar-SA");
    let run = run.element().into_iter().map(|run| run.with(lang.clone()));
    el("w:docDefaults").with(el("w:rPrDefault").with_all(run)).with(el("w:pPrDefault"))
}

fn line(twips: i64) -> Spacing {
    Spacing { line: Some(twips), ..Spacing::default() }
}

/// Returns the definition of a paragraph style; custom unless its name is one of Word's own.
fn paragraph(id: &str, name: &str, base: &str, para: &Para, run: &Run) -> El {
    let own = name.starts_with(|c: char| c.is_ascii());
    // The narrower characters of the grid are those of running text only.
    let tracking = if para.off_grid { run.tracking.or(Some(0)) } else { run.tracking };
    let run = Run { tracking, ..run.clone() };
    let next =
        if id.starts_with("Heading") || ["ArticleTitle", "Subtitle"].contains(&id) { Some("BodyText") } else { None };
    let style = el("w:style").attr("w:type", "paragraph");
    let style = if id == "Normal" { style.attr("w:default", 1) } else { style };
    let style = if own { style } else { style.attr("w:customStyle", 1) };
    style
        .attr("w:styleId", id)
        .with(val("w:name", name))
        .with_all((!base.is_empty()).then(|| val("w:basedOn", base)))
        .with_all(next.map(|next| val("w:next", next)))
        .with(el("w:qFormat"))
        .with(para.element())
        .with_all(run.element())
}

/// Returns the definition of a character style; custom unless its name is one of Word's own.
fn character(id: &str, name: &str, run: Option<El>) -> El {
    let style = el("w:style").attr("w:type", "character");
    let own = name.starts_with(|c: char| c.is_ascii());
    let style = if own { style } else { style.attr("w:customStyle", 1) };
    style.attr("w:styleId", id).with(val("w:name", name)).with(el("w:qFormat")).with_all(run)
}

/// Running text.
///
/// Lines are exactly as far apart as those of the grid, and characters are
/// narrowed to its cells by the style: not every program knows a grid that is
/// narrower than the type.
fn basics(grid: &Grid) -> Vec<El> {
    let normal = Para {
        hanging_marks: Some(false),
        off_grid: true,
        spacing: line(grid.pitch),
        align: Some("both"),
        ..Para::default()
    };
    let narrowed = Run { tracking: Some(grid.tracking), ..Run::default() };
    let body = Para { indent: Indent::first_line(grid.cell), ..Para::default() };
    let plain = Run::default();
    let source = Para { align: Some("right"), ..Para::default() };
    let item = Para { keep_next: true, keep_lines: true, ..Para::default() };
    // As low as can be: it only carries what Word keeps in a paragraph.
    let end = Para { off_grid: true, spacing: line(10), ..Para::default() };
    let tiny = Run { size: Some(1.0), ..Run::default() };
    let strong = Run { face: Some(Face::Hei), ..Run::default() };
    // The bold of Times is about as heavy as 小标宋.
    let latin = Run { bold: true, ..Run::default() };
    let font = el("w:style").attr("w:type", "character").attr("w:default", 1);
    let font = font.attr("w:styleId", "DefaultParagraphFont").with(val("w:name", "Default Paragraph Font"));
    let none = el("w:style").attr("w:type", "numbering").attr("w:default", 1);
    let none = none.attr("w:styleId", "NoList").with(val("w:name", "No List"));
    vec![
        paragraph("Normal", "Normal", "", &normal, &narrowed),
        font,
        none,
        paragraph("BodyText", "Body Text", "Normal", &body, &plain),
        paragraph("Brief", "简讯", "BodyText", &Para::default(), &plain),
        paragraph("Meeting", "会议事项", "BodyText", &Para::default(), &plain),
        paragraph("ItemHead", "条目", "BodyText", &item, &strong),
        paragraph("Source", "来源", "Normal", &source, &plain),
        paragraph("SectionEnd", "分节", "Normal", &end, &tiny),
        character("Strong", "Strong", strong.element()),
        character("TitleLatin", "标题西文", latin.element()),
        character("Hyperlink", "Hyperlink", None),
    ]
}

/// Heads of sections and articles, and those in the text: 一、（一）1.（1）, GB/T 9704-2012 7.3.3.
fn headings(grid: &Grid, sizes: &SizeSettings) -> Vec<El> {
    let off_grid = Para { keep_next: true, off_grid: true, ..Para::default() };
    let section = Para {
        keep_lines: true,
        spacing: Spacing { before: Some(grid.pitch), line: Some(grid.lines(sizes.section)), ..Spacing::default() },
        align: Some("left"),
        outline: Some(1),
        ..off_grid.clone()
    };
    let title = Para {
        keep_lines: true,
        spacing: Spacing {
            before: Some(grid.pitch),
            after: Some(grid.pitch),
            line: Some(grid.lines(sizes.title)),
            ..Spacing::default()
        },
        align: Some("center"),
        outline: Some(2),
        ..off_grid.clone()
    };
    let subtitle =
        Para { spacing: Spacing { after: Some(grid.pitch), ..Spacing::default() }, align: Some("center"), ..off_grid };
    // Of an issue's first level, where no head of a section stands above it; it looks as all titles do.
    let highest = Para { outline: Some(1), ..Para::default() };
    let in_text = |outline: u8| Para {
        keep_next: true,
        list: Some(Place { list: OUTLINE, level: usize::from(outline) - 3 }),
        indent: Indent::first_line(grid.cell),
        outline: Some(outline),
        ..Para::default()
    };
    let face = |face: Face, size: Option<f64>| Run { face: Some(face), size, ..Run::default() };
    let bold = Run { bold: true, ..Run::default() };
    let heading = |depth: u8, para: &Para, run: &Run| {
        paragraph(&format!("Heading{depth}"), &format!("heading {depth}"), "Normal", para, run)
    };
    vec![
        heading(1, &section, &face(Face::Hei, Some(sizes.section))),
        heading(2, &title, &face(Face::Xiaobiaosong, Some(sizes.title))),
        paragraph("ArticleTitle", "文章标题", "Heading2", &highest, &Run::default()),
        heading(3, &in_text(3), &face(Face::Hei, None)),
        heading(4, &in_text(4), &face(Face::Kai, None)),
        heading(5, &in_text(5), &bold),
        heading(6, &in_text(6), &Run::default()),
        paragraph("Subtitle", "Subtitle", "Normal", &subtitle, &face(Face::Kai, None)),
    ]
}

/// The head of page one.
fn masthead(sizes: &SizeSettings) -> Vec<El> {
    let row = |align| Para { off_grid: true, align: Some(align), ..Para::default() };
    let red = |size| Run { face: Some(Face::Xiaobiaosong), color: Some(RED), size: Some(size), ..Run::default() };
    let black = |face| Run { face: Some(face), size: Some(SANHAO), ..Run::default() };
    vec![
        paragraph("MastheadName", "报头名称", "Normal", &row("center"), &red(sizes.name)),
        paragraph("MastheadKind", "报头类别", "Normal", &row("center"), &red(sizes.kind)),
        paragraph("IssueNumber", "期号", "Normal", &row("center"), &black(Face::Fangsong)),
        paragraph("Issuer", "编印单位", "Normal", &row("left"), &black(Face::Fangsong)),
        paragraph("CopyNumber", "份号", "Normal", &row("left"), &black(Face::Fangsong)),
        paragraph("Secrecy", "密级", "Normal", &row("left"), &black(Face::Hei)),
    ]
}

/// Notice, contents, tables, charts and pictures.
fn items(grid: &Grid, sizes: &SizeSettings) -> Vec<El> {
    let off_grid = |align| Para { off_grid: true, align: Some(align), ..Para::default() };
    let face = |face: Face, size: Option<f64>| Run { face: Some(face), size, ..Run::default() };
    let sized = |size| Run { size: Some(size), ..Run::default() };
    let above = Spacing { before: Some(grid.pitch), ..Spacing::default() };
    let title = Para { keep_next: true, spacing: above, align: Some("center"), ..Para::default() };
    let table_title = Para { outline: Some(2), ..title.clone() };
    let caption = Para { keep_lines: true, ..off_grid("center") };
    let unit = Para { keep_next: true, ..off_grid("right") };
    let lead = Para { keep_next: true, ..off_grid("left") };
    let picture = Para {
        keep_lines: true,
        spacing: Spacing { before: Some(grid.pitch), automatic: true, ..Spacing::default() },
        ..off_grid("center")
    };
    let side = |align| Para { align: Some(align), ..Para::default() };
    // Notes belong to the table, and their lines are as near as its own.
    let note = Para { off_grid: true, spacing: line(twips(NOTE_LINE * WUHAO)), ..Para::default() };
    let ranking = Para { spacing: line(twips(1.4 * SIHAO)), ..off_grid("center") };
    let toc = |depth: i64| Para {
        tabs: vec![(grid.width, "right", true)],
        indent: Indent { left: Some(((depth - 1) * 100, (depth - 1) * grid.cell)), ..Indent::default() },
        align: Some("left"),
        ..Para::default()
    };
    let entry =
        |depth: i64| paragraph(&format!("TOC{depth}"), &format!("toc {depth}"), "Normal", &toc(depth), &Run::default());
    let plain = Para::default();
    vec![
        paragraph("NoticeTitle", "提示标题", "Normal", &off_grid("center"), &face(Face::Hei, None)),
        paragraph("Notice", "提示", "Normal", &plain, &face(Face::Kai, None)),
        paragraph("ContentsTitle", "要目标题", "Normal", &title, &face(Face::Hei, None)),
        entry(1),
        entry(2),
        entry(3),
        paragraph("TableAnnex", "附件标签", "Normal", &lead, &face(Face::Hei, None)),
        paragraph("TableTitle", "表题", "Normal", &table_title, &face(Face::Hei, None)),
        paragraph("TableContinued", "续表题", "Normal", &title, &face(Face::Hei, None)),
        paragraph("TableUnit", "表格单位", "Normal", &unit, &sized(WUHAO)),
        paragraph("TableLead", "表上文字", "Normal", &lead, &sized(WUHAO)),
        paragraph("TableText", "表格文字", "Normal", &off_grid("center"), &sized(sizes.table)),
        paragraph("TableHead", "表头", "TableText", &plain, &face(Face::Hei, None)),
        paragraph("TableWords", "表格文字 左对齐", "TableText", &side("left"), &Run::default()),
        paragraph("TableFigure", "表格数字", "TableText", &side("right"), &Run::default()),
        paragraph("TableHeadWords", "表头 左对齐", "TableHead", &side("left"), &Run::default()),
        paragraph("TableTotal", "表格数字 强调", "TableHead", &side("right"), &Run::default()),
        paragraph("TableNote", "表注", "Normal", &note, &sized(WUHAO)),
        paragraph("RankingText", "排名表文字", "TableText", &ranking, &sized(SIHAO)),
        paragraph("RankingHead", "排名表表头", "RankingText", &plain, &face(Face::Hei, None)),
        paragraph("Picture", "图", "Normal", &picture, &Run::default()),
        paragraph("Caption", "caption", "Normal", &caption, &face(Face::Kai, Some(SIHAO))),
    ]
}

/// Red and black boards: a head a line and a half high, with half a line of white below it, and what stands there.
fn boards(grid: &Grid) -> Vec<El> {
    let head = Para {
        keep_next: true,
        keep_lines: true,
        off_grid: true,
        spacing: Spacing { after: Some(grid.pitch / 2), line: Some(grid.pitch * 3 / 2), ..Spacing::default() },
        align: Some("center"),
        ..Para::default()
    };
    let entry = Para { keep_lines: true, ..Para::default() };
    let face = |face, size| Run { face: Some(face), size, ..Run::default() };
    vec![
        paragraph("BoardHead", "榜题", "Normal", &head, &face(Face::Hei, Some(XIAOER))),
        paragraph("BoardName", "榜上名称", "Normal", &entry, &face(Face::Hei, None)),
        paragraph("BoardReason", "榜上理由", "Normal", &entry, &face(Face::Kai, Some(SIHAO))),
    ]
}

/// 版记 and page numbers, GB/T 9704-2012 7.4 and 7.5.
fn around(sizes: &SizeSettings) -> Vec<El> {
    let imprint =
        Para { off_grid: true, spacing: line(twips(1.6 * sizes.footer)), align: Some("left"), ..Para::default() };
    let number = Para { off_grid: true, spacing: line(twips(SIHAO)), align: Some("left"), ..Para::default() };
    let code = Para { off_grid: true, spacing: line(twips(15.0)), align: Some("center"), ..Para::default() };
    let kai = Run { face: Some(Face::Kai), size: Some(12.0), ..Run::default() };
    let small = Run { size: Some(sizes.footer), ..Run::default() };
    let song = Run { face: Some(Face::Song), size: Some(SIHAO), ..Run::default() };
    let left = Indent { left: Some((100, twips(SIHAO))), ..Indent::default() };
    let right = Indent { right: Some((100, twips(SIHAO))), ..Indent::default() };
    let even = Para { indent: left, ..Para::default() };
    let odd = Para { indent: right, align: Some("right"), ..Para::default() };
    vec![
        paragraph("Imprint", "版记", "Normal", &imprint, &small),
        paragraph("ImprintCode", "版记二维码", "Normal", &code, &kai),
        paragraph("Footer", "footer", "Normal", &number, &song),
        paragraph("PageNumberOdd", "页码 单页", "Footer", &odd, &Run::default()),
        paragraph("PageNumberEven", "页码 双页", "Footer", &even, &Run::default()),
    ]
}

/// What stands below a text, and attachments: GB/T 9704-2012 7.3.4 to 7.3.7.
fn below_text(grid: &Grid, sizes: &SizeSettings) -> Vec<El> {
    let right = Para { keep_lines: true, align: Some("right"), ..Para::default() };
    let remark = Para { indent: Indent { left: Some((200, 2 * grid.cell)), ..Indent::default() }, ..Para::default() };
    let info = Para {
        keep_next: true,
        off_grid: true,
        spacing: Spacing { after: Some(grid.pitch), ..Spacing::default() },
        align: Some("center"),
        ..Para::default()
    };
    let inside = Some((200, 2 * grid.cell));
    let note = Para { indent: Indent { left: inside, right: inside, first: inside }, ..Para::default() };
    let by = Para { indent: Indent { left: inside, right: inside, first: None }, ..right.clone() };
    // A blank line above the title, and one below.
    let label = Para {
        keep_next: true,
        page_break: Some(true),
        off_grid: true,
        spacing: Spacing { after: Some(grid.pitch), ..Spacing::default() },
        align: Some("left"),
        ..Para::default()
    };
    let title = Para {
        keep_next: true,
        keep_lines: true,
        off_grid: true,
        spacing: Spacing { after: Some(grid.pitch), line: Some(grid.lines(sizes.title)), ..Spacing::default() },
        align: Some("center"),
        outline: Some(1),
        ..Para::default()
    };
    let addressed = Para { keep_next: true, ..Para::default() };
    let title_face = Run { face: Some(Face::Xiaobiaosong), size: Some(sizes.title), ..Run::default() };
    vec![
        paragraph("Signed", "署名", "Normal", &right, &Run::default()),
        paragraph("SignedDate", "成文日期", "Normal", &right, &Run::default()),
        paragraph("Remark", "附注", "Normal", &remark, &Run::default()),
        paragraph(
            "Info",
            "标题下信息",
            "Normal",
            &info,
            &Run { face: Some(Face::Kai), size: Some(SIHAO), ..Run::default() },
        ),
        paragraph("Credits", "供稿信息", "Source", &Para::default(), &Run::default()),
        paragraph("Addressed", "主送", "Normal", &addressed, &Run::default()),
        paragraph(
            "Formula",
            "公式",
            "Normal",
            &Para { keep_lines: true, align: Some("center"), ..Para::default() },
            &Run::default(),
        ),
        paragraph("Quotation", "引文", "BodyText", &note, &Run { face: Some(Face::Kai), ..Run::default() }),
        paragraph("QuotationBy", "引文出处", "Normal", &by, &Run { face: Some(Face::Kai), ..Run::default() }),
        paragraph("BoxTitle", "方框标题", "NoticeTitle", &Para { keep_next: true, ..Para::default() }, &Run::default()),
        paragraph(
            "BoxText",
            "方框文字",
            "Notice",
            &Para { indent: Indent::first_line(grid.cell), ..Para::default() },
            &Run::default(),
        ),
        paragraph("EditorNote", "按语", "BodyText", &note, &Run { face: Some(Face::Kai), ..Run::default() }),
        paragraph(
            "Instruction",
            "批示",
            "BodyText",
            &Para::default(),
            &Run { face: Some(Face::Kai), ..Run::default() },
        ),
        paragraph("InstructionBy", "批示人", "Notice", &right, &Run::default()),
        paragraph("Enclosures", "附件说明", "Normal", &Para::default(), &Run::default()),
        paragraph("Attachment", "附件", "Normal", &label, &Run { face: Some(Face::Hei), ..Run::default() }),
        paragraph("AttachmentTitle", "附件标题", "Normal", &title, &title_face),
    ]
}

/// Notes to the text: 宋体 五号 on half lines.
fn note_styles(grid: &Grid) -> Vec<El> {
    let hanging = (150, twips(1.5 * WUHAO));
    let note = Para {
        off_grid: true,
        spacing: line(grid.pitch / 2),
        indent: Indent { left: Some(hanging), first: Some((-hanging.0, -hanging.1)), right: None },
        ..Para::default()
    };
    let title = Para { keep_next: true, off_grid: true, spacing: line(grid.pitch / 2), ..Para::default() };
    let raised = Run { script: Some("superscript"), chinese_marks: true, ..Run::default() };
    let small = |face| Run { face: Some(face), size: Some(WUHAO), ..Run::default() };
    vec![
        paragraph("FootnoteText", "footnote text", "Normal", &note, &small(Face::SongText)),
        paragraph("ArticleNotes", "文后注", "Normal", &title, &small(Face::Hei)),
        character("FootnoteReference", "footnote reference", raised.element()),
    ]
}

/// Tables: statistics, the notice box, the 版记, and tables that only put things side by side.
fn table_styles() -> Vec<El> {
    let cells = || el("w:tblCellMar").with_all(["w:top", "w:left", "w:bottom", "w:right"].map(|side| width(side, 0)));
    let rule = |name, size: u32| val(name, "single").attr("w:sz", size).attr("w:space", 0).attr("w:color", "auto");
    let frame = |size, inner: Option<u32>| {
        let outer = ["w:top", "w:left", "w:bottom", "w:right"].map(|name| rule(name, size));
        let inner = inner.map(|inner| ["w:insideH", "w:insideV"].map(|name| rule(name, inner)));
        el("w:tblBorders").with_all(outer).with_all(inner.into_iter().flatten())
    };
    let table = |id: &str, name: &str, props: Vec<El>| {
        let style = el("w:style").attr("w:type", "table").attr("w:customStyle", 1).attr("w:styleId", id);
        let props = el("w:tblPr").with_all(props);
        style.with(val("w:name", name)).with(val("w:basedOn", "TableNormal")).with(el("w:qFormat")).with(props)
    };
    let normal = el("w:style").attr("w:type", "table").attr("w:default", 1).attr("w:styleId", "TableNormal");
    let normal = normal.with(val("w:name", "Normal Table")).with(el("w:tblPr").with(cells()));
    vec![
        normal,
        table("Statistics", "统计表", vec![frame(4, Some(4)), cells()]),
        table("NoticeBox", "提示框", vec![frame(5, None), cells()]),
        table("ImprintTable", "版记表", vec![cells()]),
        table("SideBySide", "并排", vec![cells()]),
    ]
}
