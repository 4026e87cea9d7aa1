//! What is seen on the finished pages only: what the rules say.

use crate::messages::{Lang, Words};

messages! {
    /// What a rule of this family found.
    #[derive(Debug, Clone, PartialEq)]
    pub enum TypographyFault: words(lang) -> Words {
        /// A paragraph's last line has one character, and perhaps a mark.
        LoneCharacter { text: String } => {
            Zh: "这一段的最后一行只有“{text}”一个字",
                label: "单独占一行", hint: "请在这一段里增减一两个字，让末行至少有两个字";
            En: "the last line of this paragraph has one character, \"{text}\"",
                label: "alone on its line",
                hint: "add or drop a character or two, so that the last line has at least two";
        }
        /// A heading is the last thing on a page.
        StrandedHeading { title: String, page: usize } => {
            Zh: ("标题“{title}”落在第{page}页末尾，它下面的内容在第{}页", page + 1),
                label: "标题和内容分在两页", hint: "请调整前后内容的次序或长短，让标题和它下面的内容在同一页";
            En: ("the heading \"{title}\" stands at the foot of page {page}, what it heads on page {}", page + 1),
                label: "apart from what it heads", hint: "change the order or the length of what stands before it";
        }
        /// White between the characters of a line, in hundredths of their size, too much or too little of it.
        BadlySpacedLine { loose: bool, percent: u32 } => {
            match loose {
                true => {
                    Zh: "这一行的字排得太稀：字与字之间空出了字宽的{percent}%",
                        label: "太稀", hint: "多半是下一行开头的网址、英文或长数字不能拆开；请调整语序或增减几个字";
                    En: "this line is too loose: {percent} % of a character's width is left between its characters",
                        label: "too loose",
                        hint: "most likely an address, a Latin word or a long number at the start of the next line cannot be broken; turn the sentence round, or add or drop a few characters";
                }
                false => {
                    Zh: "这一行的字排得太挤：每个字只占到字格，还少了字宽的{percent}%",
                        label: "太挤", hint: "请增减几个字；如果用了自己的模板，请检查字号和字距";
                    En: "this line is too tight: its characters are {percent} % of their width nearer than the grid has them",
                        label: "too tight",
                        hint: "add or drop a few characters; with templates of your own, look at type size and tracking";
                }
            }
        }
        /// A text leaves the type area, or crosses a rule.
        MisplacedText { text: String, outside: bool } => {
            match outside {
                true => {
                    Zh: "“{text}”印到了版心外面",
                        label: "超出版心", hint: "请改短，或者拆成几行；如果用了自己的模板，请检查它的宽度和位置";
                    En: "\"{text}\" is printed outside the type area",
                        label: "outside the type area",
                        hint: "shorten it or break it into lines; with templates of your own, look at widths and places";
                }
                false => {
                    Zh: "“{text}”压在了表格线或边框上",
                        label: "压线", hint: "请改短，或者拆成几行；如果用了自己的模板，请检查它的宽度和位置";
                    En: "\"{text}\" is printed across a rule of a table or a box",
                        label: "across a rule",
                        hint: "shorten it or break it into lines; with templates of your own, look at widths and places";
                }
            }
        }
        /// A character is set in another family, since the face of its text lacks it.
        SubstituteFace { character: char, family: String } => {
            Zh: "“{character}”在这里的字体里没有，用了别的字体（{family}）",
                label: "用了别的字体", hint: "请看一看印出来的样子；有收字更全的字体时，可以在 publication.toml 的 [fonts] 里指定";
            En: "the face of this text lacks \"{character}\", which is set in another one ({family})",
                label: "in another face",
                hint: "look at the page; with fonts that have it, name them under [fonts] in publication.toml";
        }
        /// A page of which so many hundredths are in use.
        NearlyEmptyPage { page: usize, percent: u32 } => {
            Zh: "第{page}页几乎是空的，只用了{percent}%",
                label: "从这里起", hint: "多半是后面的表、图或标题在这一页放不下；可以调换次序，或者把图改小";
            En: "page {page} is nearly empty: {percent} % of it is in use",
                label: "from here on",
                hint: "most likely the table, picture or heading that follows has no room on it; change the order, or make the picture smaller";
        }
        /// The last page is an odd one; `asked`: although `even_page` was asked for.
        ImprintOnOddPage { pages: usize, asked: bool } => {
            let asked = match asked {
                true => say!(lang => Term { Zh: "要求版记在偶数页，"; En: "the 版记 is to fall on an even page, but " }),
                false => "",
            };
            Zh: "{asked}最后一页是第{pages}页，是奇数页：双面印时它的背面是空白",
                hint: "要让版记落在最后一面的背面，请在 publication.toml 的 [footer] 里写 even_page = true";
            En: "{asked}the last page, {pages}, is odd: printed on both sides, its back is blank",
                hint: "to have the 版记 on the back of the last sheet, set even_page = true under [footer] in publication.toml";
        }
        /// One page more than fits folded sheets.
        PageOverBooklet { pages: usize } => {
            Zh: "一共{pages}页，比4的倍数多1页：骑马订时要为这一页多用一张纸，还空3页",
                hint: ("如果是骑马订，压缩到{}页可以省下这张纸；不是就不用管", pages - 1);
            En: "{pages} pages are one more than a multiple of 4: a booklet takes another sheet for it, with 3 blank pages",
                hint: ("if it is bound as a booklet, {} pages would save that sheet; if not, never mind", pages - 1);
        }
        /// The first page ends before the text begins; whether contents and a notice stand on it.
        NoTextOnFirstPage { contents: bool, notice: bool } => {
            text above = match (contents, notice) {
                (true, true) => { Zh: "刊头、提示和目录"; En: "masthead, notice and contents"; }
                (true, false) => { Zh: "刊头和目录"; En: "masthead and contents"; }
                (false, true) => { Zh: "刊头和提示"; En: "masthead and notice"; }
                (false, false) => { Zh: "刊头和标题"; En: "masthead and titles"; }
            };
            Zh: "首页没有正文：正文从第2页以后才开始，首页被{above}占满了",
                label: "正文从这里开始", hint: "请缩短首页上的内容，让正文在首页开始";
            En: "the first page has no running text: it is filled by {above}",
                label: "the text begins here", hint: "shorten what stands on the first page, so that the text begins on it";
        }
        /// The name of the publication is so small, in pt, even on two lines.
        SmallName { size: f64 } => {
            Zh: "刊名太长，只能印成 {size} 磅，比二号（22磅）还小",
                label: "太长", hint: "请缩短刊名，或者把一部分写进 kind（种类），它单独占一行";
            En: "the publication's name is too long: it is set in {size} pt, less than 22",
                label: "too long", hint: "shorten it, or make a part of it the kind, which has a line of its own";
        }
    }
}
