//! Words about sheets for the press: what can be wrong, what is said after, what is printed on them.

use super::{Lang, Term, Words};

messages! {
    /// Why pages cannot be put on sheets, or what is lost when they are.
    ///
    /// Sizes come as they are shown, such as `A3` or `420×285 mm`.
    #[derive(Debug, Clone, PartialEq)]
    pub enum ImposeFault: words(lang) -> Words {
        /// A file that is no PDF, is damaged, or is incomplete.
        NotReadable { path: String } = "pdf-not-readable" => {
            Zh: "“{path}”不是完好的 PDF 文件",
                hint: "文件可能没有传完或已经损坏。请先用阅读器打开看看，重新复制或重新导出后再试";
            En: "\"{path}\" is no sound PDF",
                hint: "it may be incomplete or damaged: see whether a reader opens it, then copy or export it again";
        }
        /// A PDF whose pages lie deeper in each other than so many levels.
        TooDeep { path: String, limit: usize } = "pdf-too-deep" => {
            Zh: "“{path}”的页面一层套一层，超过 {limit} 层，没有打开",
                hint: "正常的 PDF 只有几层，这个文件多半是故意做坏的；请换一份，或重新导出";
            En: "the pages of \"{path}\" lie deeper in each other than {limit} levels, so that it was not opened",
                hint: "a few levels are usual; the file was most likely made to do harm: use another, or export it again";
        }
        /// A PDF with a page, by its number from 1, of which only a part can be read.
        PageDamaged { path: String, page: usize } = "pdf-page-damaged" => {
            Zh: "“{path}”第 {page} 页的内容有损坏，读不全，没有拼版", hint: "请换一份完好的副本，或重新导出";
            En: "what stands on page {page} of \"{path}\" is damaged and cannot all be read, so that nothing was imposed",
                hint: "use an undamaged copy, or export it again";
        }
        /// A PDF that opens with a password only.
        Locked { path: String } = "pdf-locked" => {
            Zh: "“{path}”有打开密码，读不了", hint: "请用密码打开它，另存为没有密码的 PDF 后再试";
            En: "\"{path}\" needs a password", hint: "open it with the password and save it without one";
        }
        /// A PDF larger than the limit, in MB.
        FileTooLarge { path: String, limit: u64 } = "pdf-too-large" => {
            Zh: "“{path}”超过 {limit} MB，不能拼版", hint: "请把图片压小或分成几个文件后再试";
            En: "\"{path}\" is larger than {limit} MB", hint: "make its pictures smaller, or split it";
        }
        /// More pages than the limit.
        TooManyPages { pages: usize, limit: usize } = "pdf-too-many-pages" => {
            Zh: "共 {pages} 页，最多能拼 {limit} 页", hint: "请分成几个文件后再试";
            En: "{pages} pages; no more than {limit} can be imposed", hint: "split the file";
        }
        /// A page, from 1, that has no room in a booklet.
        PageTooLarge { page: usize, size: String, most: String } = "page-too-large" => {
            Zh: "第 {page} 页是 {size}，放不进每页 {most} 的小册子",
                hint: "小册子里的页不缩小。请把这一页改成同样的纸张再导出；只打样的，用 --layout 2up，会自动缩小";
            En: "page {page} is {size} and has no room in a booklet of {most} pages",
                hint: "pages of a booklet are not scaled: export this one in the size of the others; for a proof, --layout 2up makes it smaller";
        }
        /// A page, from 1, with an edge that cannot be printed, in mm.
        PageSize { page: usize, width: f64, height: f64 } = "page-size" => {
            Zh: "第 {page} 页的大小是 {width:.0}×{height:.0} 毫米，不能拼版",
                hint: "请检查这一页的纸张设置，重新导出后再试";
            En: "page {page} is {width:.0}×{height:.0} mm, which cannot be imposed",
                hint: "look at the paper size of this page, and export it again";
        }
        /// Paper too small for two pages side by side.
        PaperTooSmall { paper: String, need: String } = "paper-too-small" => {
            Zh: "纸张 {paper} 放不下并排的两页，至少要 {need}",
                hint: "请把 --paper 改成 {need} 或更大的纸；只打样的，用 --layout 2up，会自动缩小";
            En: "two pages side by side need {need}; the paper is {paper}",
                hint: "make --paper {need} or larger; for a proof, --layout 2up makes pages smaller";
        }
        /// Stamps, notes and form fields on pages, from 1, which are not part of the pages.
        Annotations { pages: Vec<usize> } = "pdf-annotations" => {
            Zh: ("第 {} 页上有批注、印章或表单，它们不在页面内容里，拼版后不会印出来", listed(pages, "、", "等")),
                hint: "请先在阅读器里“打印成 PDF”（或“拼合批注”），再用得到的文件拼版";
            En: ("notes, stamps or form fields on page {} are not part of the pages and will not be printed", listed(pages, ", ", " …")),
                hint: "print the file to a PDF in a reader first (or flatten it), and impose that";
        }
        /// Layers that can be hidden, all of which are printed.
        Layers = "pdf-layers" => {
            Zh: "PDF 里有图层，拼版后连隐藏的图层也会印出来",
                hint: "请看看拼好的文件；有不该印的，先在阅读器里“打印成 PDF”再拼版";
            En: "the PDF has layers; hidden ones will be printed too",
                hint: "look at the sheets; if something is there that should not be, print the file to a PDF in a reader first";
        }
        /// The PDF writer refused; the words are Typst's.
        Export { message: String } = "impose-export" => {
            Zh: "写不出拼版的 PDF：{message}", hint: "请把原来的 PDF 重新导出一次再试";
            En: "the imposed PDF cannot be written: {message}", hint: "export the PDF again";
        }
    }
}

/// Lists the first few numbers.
fn listed(numbers: &[usize], comma: &str, more: &str) -> String {
    let shown: Vec<String> = numbers.iter().take(8).map(usize::to_string).collect();
    let more = if shown.len() < numbers.len() { more } else { "" };
    shown.join(comma) + more
}

messages! {
    /// What is said about finished sheets.
    #[derive(Debug, Clone, PartialEq)]
    pub enum ImposeNote: line(lang) -> String {
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
        } => {
            let blanks = match blanks {
                0 => String::new(),
                _ => say!(lang => String { Zh: "，补了 {blanks} 个空白页"; En: ", {blanks} blank added" }),
            };
            let edge = edge(lang, *short);
            let cut = if *cut { say!(lang => Term { Zh: "印后按裁切线裁切，"; En: "cut along the marks, " }) } else { "" };
            text bind = match signatures {
                1 => { Zh: "各张按顺序叠好对折，在折线处骑马订"; En: "stack in order, fold, staple through the fold"; }
                _ => {
                    Zh: "共 {signatures} 帖，每帖各自叠好对折，再按顺序配帖装订";
                    En: "{signatures} signatures: fold each, gather them in order, bind";
                }
            };
            Zh: "已生成 {path}：{sheets} 张 {paper}（{pages} 页{blanks}），双面打印，{edge}翻转，按实际大小（100%）；{cut}{bind}";
            En: "wrote {path}: {sheets} sheet(s) of {paper} ({pages} pages{blanks}); print on both sides, flip on the {edge} edge, at actual size (100%); {cut}{bind}";
        }
        /// A proof written; `percent` is the scale of the smallest page.
        Proof { path: String, sheets: usize, paper: String, pages: usize, percent: u32 } => {
            let scale = match percent {
                ..100 => say!(lang => String { Zh: "，缩到 {percent}%"; En: " at {percent}%" }),
                _ => String::new(),
            };
            Zh: "已生成 {path}：{sheets} 张 {paper}（{pages} 页{scale}），单面打印，打样用";
            En: "wrote {path}: {sheets} sheet(s) of {paper} ({pages} pages{scale}), one-sided, as a proof";
        }
        /// Which pages, from 1, a side bears; `None` is blank.
        Order { sheet: usize, back: bool, cells: Vec<Option<usize>> } => {
            let (side, pages) = (side(lang, *back), pages(lang, cells));
            Zh: "第 {sheet} 张{side}：{pages}";
            En: "sheet {sheet} {side}: {pages}";
        }
        /// The test sheet written.
        TestPage { path: String, paper: String, short: bool } => {
            let edge = edge(lang, *short);
            Zh: "已生成 {path}：一张 {paper}，双面打印，{edge}翻转，按实际大小（100%）；印出来照上面的话检查";
            En: "wrote {path}: one sheet of {paper}; print on both sides, flip on the {edge} edge, at actual size (100%), and check it as it says";
        }
    }
}

fn side(lang: Lang, back: bool) -> Term {
    say!(lang => Term { match back {
        true => { Zh: "反面"; En: "back"; }
        false => { Zh: "正面"; En: "front"; }
    } })
}

fn edge(lang: Lang, short: bool) -> Term {
    say!(lang => Term { match short {
        true => { Zh: "短边"; En: "short"; }
        false => { Zh: "长边"; En: "long"; }
    } })
}

fn pages(lang: Lang, cells: &[Option<usize>]) -> String {
    let blank = say!(lang => Term { Zh: "空白"; En: "blank" });
    let cells: Vec<String> = cells.iter().map(|cell| cell.map_or(blank.to_owned(), |page| page.to_string())).collect();
    cells.join(", ")
}

/// The words on the test sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestPageWords {
    /// On the front and on the back.
    pub side: [Term; 2],
    /// How the paper is turned over.
    pub flip: String,
    /// At the arrow to the head of the page.
    pub head: Term,
    /// At the fold.
    pub fold: Term,
    /// Below the line of 100 mm.
    pub ruler: Term,
    /// What to do, line by line.
    pub steps: [String; 4],
}

impl Lang {
    /// Returns the line beside a sheet: what it belongs to, which sheet it is, and which side.
    pub fn slug(self, name: &str, [sheet, sheets]: [usize; 2], back: bool, cells: &[Option<usize>]) -> String {
        let (side, pages) = (side(self, back), pages(self, cells));
        say!(self => String {
            Zh: "{name}    第 {sheet} 张（共 {sheets} 张）{side}    页 {pages}";
            En: "{name}    sheet {sheet} of {sheets}, {side}    pages {pages}";
        })
    }

    /// Returns the words on the test sheet, which is printed flipping on the short or the long edge.
    pub fn test_page(self, short: bool) -> TestPageWords {
        let (edge, other) = (edge(self, short), if short { "long" } else { "short" });
        TestPageWords {
            side: [side(self, false), side(self, true)],
            flip: say!(self => String { Zh: "翻转方向：{edge}翻转"; En: "flip on the {edge} edge" }),
            head: say!(self => Term { Zh: "这边朝上"; En: "this side up" }),
            fold: say!(self => Term { Zh: "在此对折"; En: "fold here" }),
            ruler: say!(self => Term { Zh: "这条线应长 100 毫米"; En: "this line should be 100 mm long" }),
            steps: [
                say!(self => String {
                    Zh: "1. 双面打印，翻转方向选“{edge}翻转”，缩放选“实际大小”或 100%";
                    En: "1. Print on both sides, flip on the {edge} edge, at actual size or 100%";
                }),
                say!(self => String {
                    Zh: "2. 沿中线对折，使第 1 页在最外面，第 2、3 页在里面";
                    En: "2. Fold in the middle, page 1 outside, pages 2 and 3 inside";
                }),
                say!(self => String {
                    Zh: "3. 像书一样翻：应是第 1、2、3、4 页，箭头全都朝上";
                    En: "3. Turn the leaves: pages 1, 2, 3, 4, every arrow pointing up";
                }),
                say!(self => String {
                    Zh: "4. 里面两页倒了的：换一种翻转方向，或拼版时加 --flip {other}";
                    En: "4. If pages 2 and 3 are upside down: flip the other way, or impose with --flip {other}";
                }),
            ],
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
