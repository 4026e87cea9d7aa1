//! Words about sheets for the press: what can be wrong, what is said after, what is printed on them.

use super::{Lang, Words};

/// Why pages cannot be put on sheets, or what is lost when they are.
///
/// Sizes come as they are shown, such as `A3` or `420×285 mm`.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum ImposeFault {
    /// A file that is no PDF, is damaged, or is incomplete.
    NotReadable { path: String },
    /// A PDF that opens with a password only.
    Locked { path: String },
    /// A PDF larger than the limit, in MB.
    FileTooLarge { path: String, limit: u64 },
    /// More pages than the limit.
    TooManyPages { pages: usize, limit: usize },
    /// A page, from 1, that has no room in a booklet.
    PageTooLarge { page: usize, size: String, most: String },
    /// A page, from 1, with an edge that cannot be printed, in mm.
    PageSize { page: usize, width: f64, height: f64 },
    /// Paper too small for two pages side by side.
    PaperTooSmall { paper: String, need: String },
    /// Stamps, notes and form fields on pages, from 1, which are not part of the pages.
    Annotations { pages: Vec<usize> },
    /// Layers that can be hidden, all of which are printed.
    Layers,
    /// The PDF writer refused; the words are Typst's.
    Export { message: String },
}

impl ImposeFault {
    /// Returns the stable code of the fault.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::NotReadable { .. } => "pdf-not-readable",
            Self::Locked { .. } => "pdf-locked",
            Self::FileTooLarge { .. } => "pdf-too-large",
            Self::TooManyPages { .. } => "pdf-too-many-pages",
            Self::PageTooLarge { .. } => "page-too-large",
            Self::PageSize { .. } => "page-size",
            Self::PaperTooSmall { .. } => "paper-too-small",
            Self::Annotations { .. } => "pdf-annotations",
            Self::Layers => "pdf-layers",
            Self::Export { .. } => "impose-export",
        }
    }

    pub(super) fn zh(&self) -> Words {
        match self {
            Self::NotReadable { path } => Words::new(format!("“{path}”不是完好的 PDF 文件"))
                .hint("文件可能没有传完或已经损坏。请先用阅读器打开看看，重新复制或重新导出后再试"),
            Self::Locked { path } => {
                Words::new(format!("“{path}”有打开密码，读不了")).hint("请用密码打开它，另存为没有密码的 PDF 后再试")
            }
            Self::FileTooLarge { path, limit } => {
                Words::new(format!("“{path}”超过 {limit} MB，不能拼版")).hint("请把图片压小或分成几个文件后再试")
            }
            Self::TooManyPages { pages, limit } => {
                Words::new(format!("共 {pages} 页，最多能拼 {limit} 页")).hint("请分成几个文件后再试")
            }
            Self::PageTooLarge { page, size, most } => {
                Words::new(format!("第 {page} 页是 {size}，放不进每页 {most} 的小册子"))
                    .hint("小册子里的页不缩小。请把这一页改成同样的纸张再导出；只打样的，用 --layout 2up，会自动缩小")
            }
            Self::PageSize { page, width, height } => {
                Words::new(format!("第 {page} 页的大小是 {width:.0}×{height:.0} 毫米，不能拼版"))
                    .hint("请检查这一页的纸张设置，重新导出后再试")
            }
            Self::PaperTooSmall { paper, need } => Words::new(format!("纸张 {paper} 放不下并排的两页，至少要 {need}"))
                .hint(format!("请把 --paper 改成 {need} 或更大的纸；只打样的，用 --layout 2up，会自动缩小")),
            Self::Annotations { pages } => Words::new(format!(
                "第 {} 页上有批注、印章或表单，它们不在页面内容里，拼版后不会印出来",
                listed(pages, "、", "等")
            ))
            .hint("请先在阅读器里“打印成 PDF”（或“拼合批注”），再用得到的文件拼版"),
            Self::Layers => Words::new("PDF 里有图层，拼版后连隐藏的图层也会印出来")
                .hint("请看看拼好的文件；有不该印的，先在阅读器里“打印成 PDF”再拼版"),
            Self::Export { message } => {
                Words::new(format!("写不出拼版的 PDF：{message}")).hint("请把原来的 PDF 重新导出一次再试")
            }
        }
    }

    pub(super) fn en(&self) -> Words {
        match self {
            Self::NotReadable { path } => Words::new(format!("\"{path}\" is no sound PDF"))
                .hint("it may be incomplete or damaged: see whether a reader opens it, then copy or export it again"),
            Self::Locked { path } => Words::new(format!("\"{path}\" needs a password"))
                .hint("open it with the password and save it without one"),
            Self::FileTooLarge { path, limit } => {
                Words::new(format!("\"{path}\" is larger than {limit} MB")).hint("make its pictures smaller, or split it")
            }
            Self::TooManyPages { pages, limit } => {
                Words::new(format!("{pages} pages; no more than {limit} can be imposed")).hint("split the file")
            }
            Self::PageTooLarge { page, size, most } => Words::new(format!(
                "page {page} is {size} and has no room in a booklet of {most} pages"
            ))
            .hint("pages of a booklet are not scaled: export this one in the size of the others; for a proof, --layout 2up makes it smaller"),
            Self::PageSize { page, width, height } => {
                Words::new(format!("page {page} is {width:.0}×{height:.0} mm, which cannot be imposed"))
                    .hint("look at the paper size of this page, and export it again")
            }
            Self::PaperTooSmall { paper, need } => {
                Words::new(format!("two pages side by side need {need}; the paper is {paper}"))
                    .hint(format!("make --paper {need} or larger; for a proof, --layout 2up makes pages smaller"))
            }
            Self::Annotations { pages } => Words::new(format!(
                "notes, stamps or form fields on page {} are not part of the pages and will not be printed",
                listed(pages, ", ", " …")
            ))
            .hint("print the file to a PDF in a reader first (or flatten it), and impose that"),
            Self::Layers => Words::new("the PDF has layers; hidden ones will be printed too")
                .hint("look at the sheets; if something is there that should not be, print the file to a PDF in a reader first"),
            Self::Export { message } => {
                Words::new(format!("the imposed PDF cannot be written: {message}")).hint("export the PDF again")
            }
        }
    }
}

/// Lists the first few numbers.
fn listed(numbers: &[usize], comma: &str, more: &str) -> String {
    let shown: Vec<String> = numbers.iter().take(8).map(usize::to_string).collect();
    let more = if shown.len() < numbers.len() { more } else { "" };
    shown.join(comma) + more
}

/// What is said about finished sheets.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum ImposeNote {
    /// A booklet written; `short` tells the edge to flip on, `cut` whether it is to be cut.
    Booklet {
        path: String,
        sheets: usize,
        paper: String,
        pages: usize,
        blanks: usize,
        signatures: usize,
        short: bool,
        cut: bool,
    },
    /// A proof written; `percent` is the scale of the smallest page.
    Proof { path: String, sheets: usize, paper: String, pages: usize, percent: u32 },
    /// Which pages, from 1, a side bears; `None` is blank.
    Order { sheet: usize, back: bool, cells: Vec<Option<usize>> },
    /// The test sheet written.
    TestPage { path: String, paper: String, short: bool },
}

impl ImposeNote {
    pub(super) fn zh(&self) -> String {
        match self {
            Self::Booklet { path, sheets, paper, pages, blanks, signatures, short, cut } => {
                let blanks = if *blanks > 0 { format!("，补了 {blanks} 个空白页") } else { String::new() };
                let edge = if *short { "短边" } else { "长边" };
                let cut = if *cut { "印后按裁切线裁切，" } else { "" };
                let bind = match signatures {
                    1 => "各张按顺序叠好对折，在折线处骑马订".to_owned(),
                    _ => format!("共 {signatures} 帖，每帖各自叠好对折，再按顺序配帖装订"),
                };
                format!(
                    "已生成 {path}：{sheets} 张 {paper}（{pages} 页{blanks}），双面打印，{edge}翻转，按实际大小（100%）；{cut}{bind}"
                )
            }
            Self::Proof { path, sheets, paper, pages, percent } => {
                let scale = if *percent < 100 { format!("，缩到 {percent}%") } else { String::new() };
                format!("已生成 {path}：{sheets} 张 {paper}（{pages} 页{scale}），单面打印，打样用")
            }
            Self::Order { sheet, back, cells } => {
                format!("第 {sheet} 张{}：{}", side_zh(*back), pages(cells, "空白"))
            }
            Self::TestPage { path, paper, short } => format!(
                "已生成 {path}：一张 {paper}，双面打印，{}翻转，按实际大小（100%）；印出来照上面的话检查",
                if *short { "短边" } else { "长边" }
            ),
        }
    }

    pub(super) fn en(&self) -> String {
        match self {
            Self::Booklet { path, sheets, paper, pages, blanks, signatures, short, cut } => {
                let blanks = if *blanks > 0 { format!(", {blanks} blank added") } else { String::new() };
                let edge = if *short { "short" } else { "long" };
                let cut = if *cut { "cut along the marks, " } else { "" };
                let bind = match signatures {
                    1 => "stack in order, fold, staple through the fold".to_owned(),
                    _ => format!("{signatures} signatures: fold each, gather them in order, bind"),
                };
                format!(
                    "wrote {path}: {sheets} sheet(s) of {paper} ({pages} pages{blanks}); print on both sides, flip on the {edge} edge, at actual size (100%); {cut}{bind}"
                )
            }
            Self::Proof { path, sheets, paper, pages, percent } => {
                let scale = if *percent < 100 { format!(" at {percent}%") } else { String::new() };
                format!("wrote {path}: {sheets} sheet(s) of {paper} ({pages} pages{scale}), one-sided, as a proof")
            }
            Self::Order { sheet, back, cells } => {
                format!("sheet {sheet} {}: {}", side_en(*back), pages(cells, "blank"))
            }
            Self::TestPage { path, paper, short } => format!(
                "wrote {path}: one sheet of {paper}; print on both sides, flip on the {} edge, at actual size (100%), and check it as it says",
                if *short { "short" } else { "long" }
            ),
        }
    }
}

fn side_zh(back: bool) -> &'static str {
    if back { "反面" } else { "正面" }
}

fn side_en(back: bool) -> &'static str {
    if back { "back" } else { "front" }
}

fn pages(cells: &[Option<usize>], blank: &str) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.map_or(blank.to_owned(), |page| page.to_string())).collect();
    cells.join(", ")
}

/// The words on the test sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestPageWords {
    /// On the front and on the back.
    pub side: [&'static str; 2],
    /// How the paper is turned over.
    pub flip: &'static str,
    /// At the arrow to the head of the page.
    pub head: &'static str,
    /// At the fold.
    pub fold: &'static str,
    /// Below the line of 100 mm.
    pub ruler: &'static str,
    /// What to do, line by line.
    pub steps: [String; 4],
}

impl Lang {
    /// Returns the line beside a sheet: what it belongs to, which sheet it is, and which side.
    pub fn slug(self, name: &str, [sheet, sheets]: [usize; 2], back: bool, cells: &[Option<usize>]) -> String {
        match self {
            Self::Zh => {
                format!("{name}    第 {sheet} 张（共 {sheets} 张）{}    页 {}", side_zh(back), pages(cells, "空白"))
            }
            Self::En => {
                format!("{name}    sheet {sheet} of {sheets}, {}    pages {}", side_en(back), pages(cells, "blank"))
            }
        }
    }

    /// Returns the words on the test sheet, which is printed flipping on the short or the long edge.
    pub fn test_page(self, short: bool) -> TestPageWords {
        match self {
            Self::Zh => {
                let (edge, other) = if short { ("短边", "long") } else { ("长边", "short") };
                let flip = if short { "翻转方向：短边翻转" } else { "翻转方向：长边翻转" };
                TestPageWords {
                    side: ["正面", "反面"],
                    flip,
                    head: "这边朝上",
                    fold: "在此对折",
                    ruler: "这条线应长 100 毫米",
                    steps: [
                        format!("1. 双面打印，翻转方向选“{edge}翻转”，缩放选“实际大小”或 100%"),
                        "2. 沿中线对折，使第 1 页在最外面，第 2、3 页在里面".to_owned(),
                        "3. 像书一样翻：应是第 1、2、3、4 页，箭头全都朝上".to_owned(),
                        format!("4. 里面两页倒了的：换一种翻转方向，或拼版时加 --flip {other}"),
                    ],
                }
            }
            Self::En => {
                let (edge, other) = if short { ("short", "long") } else { ("long", "short") };
                let flip = if short { "flip on the short edge" } else { "flip on the long edge" };
                TestPageWords {
                    side: ["front", "back"],
                    flip,
                    head: "this side up",
                    fold: "fold here",
                    ruler: "this line should be 100 mm long",
                    steps: [
                        format!("1. Print on both sides, flip on the {edge} edge, at actual size or 100%"),
                        "2. Fold in the middle, page 1 outside, pages 2 and 3 inside".to_owned(),
                        "3. Turn the leaves: pages 1, 2, 3, 4, every arrow pointing up".to_owned(),
                        format!(
                            "4. If pages 2 and 3 are upside down: flip the other way, or impose with --flip {other}"
                        ),
                    ],
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_few_pages_are_listed() {
        assert_eq!(listed(&[1, 2], "、", "等"), "1、2");
        assert_eq!(listed(&[1, 2, 3, 4, 5, 6, 7, 8, 9], "、", "等"), "1、2、3、4、5、6、7、8等");
    }
}
