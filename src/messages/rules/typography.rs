//! What is seen on the finished pages only: what the rules say.

use crate::messages::Words;

/// What a rule of this family found.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum TypographyFault {
    /// A paragraph's last line has one character, and perhaps a mark.
    LoneCharacter { text: String },
    /// A heading is the last thing on a page.
    StrandedHeading { title: String, page: usize },
    /// White between the characters of a line, in hundredths of their size, too much or too little of it.
    BadlySpacedLine { loose: bool, percent: u32 },
    /// A text leaves the type area, or crosses a rule.
    MisplacedText { text: String, outside: bool },
    /// A page of which so many hundredths are in use.
    NearlyEmptyPage { page: usize, percent: u32 },
    /// The last page is an odd one; `asked`: although `even_page` was asked for.
    ImprintOnOddPage { pages: usize, asked: bool },
    /// One page more than fits folded sheets.
    PageOverBooklet { pages: usize },
    /// The first page ends before the text begins; whether contents and a notice stand on it.
    NoTextOnFirstPage { contents: bool, notice: bool },
}

impl TypographyFault {
    pub(in crate::messages) fn zh(&self) -> Words {
        match self {
            Self::LoneCharacter { text } => Words::new(format!("这一段的最后一行只有“{text}”一个字"))
                .label("单独占一行")
                .hint("请在这一段里增减一两个字，让末行至少有两个字"),
            Self::StrandedHeading { title, page } => {
                Words::new(format!("标题“{title}”落在第{page}页末尾，它下面的内容在第{}页", page + 1))
                    .label("标题和内容分在两页")
                    .hint("请调整前后内容的次序或长短，让标题和它下面的内容在同一页")
            }
            Self::BadlySpacedLine { loose: true, percent } => {
                Words::new(format!("这一行的字排得太稀：字与字之间空出了字宽的{percent}%"))
                    .label("太稀")
                    .hint("多半是下一行开头的网址、英文或长数字不能拆开；请调整语序或增减几个字")
            }
            Self::BadlySpacedLine { loose: false, percent } => {
                Words::new(format!("这一行的字排得太挤：每个字只占到字格，还少了字宽的{percent}%"))
                    .label("太挤")
                    .hint("请增减几个字；如果用了自己的模板，请检查字号和字距")
            }
            Self::MisplacedText { text, outside: true } => Words::new(format!("“{text}”印到了版心外面"))
                .label("超出版心")
                .hint("请改短，或者拆成几行；如果用了自己的模板，请检查它的宽度和位置"),
            Self::MisplacedText { text, outside: false } => Words::new(format!("“{text}”压在了表格线或边框上"))
                .label("压线")
                .hint("请改短，或者拆成几行；如果用了自己的模板，请检查它的宽度和位置"),
            Self::NearlyEmptyPage { page, percent } => Words::new(format!("第{page}页几乎是空的，只用了{percent}%"))
                .label("从这里起")
                .hint("多半是后面的表、图或标题在这一页放不下；可以调换次序，或者把图改小"),
            Self::ImprintOnOddPage { pages, asked } => {
                let asked = if *asked { "要求版记在偶数页，" } else { "" };
                Words::new(format!("{asked}最后一页是第{pages}页，是奇数页：双面印时它的背面是空白"))
                    .hint("要让版记落在最后一面的背面，请在 publication.toml 的 [footer] 里写 even_page = true")
            }
            Self::PageOverBooklet { pages } => {
                Words::new(format!("一共{pages}页，比4的倍数多1页：骑马订时要为这一页多用一张纸，还空3页"))
                    .hint(format!("如果是骑马订，压缩到{}页可以省下这张纸；不是就不用管", pages - 1))
            }
            Self::NoTextOnFirstPage { contents, notice } => {
                let above = zh_above(*contents, *notice);
                Words::new(format!("首页没有正文：正文从第2页以后才开始，首页被{above}占满了"))
                    .label("正文从这里开始")
                    .hint("请缩短首页上的内容，让正文在首页开始")
            }
        }
    }

    pub(in crate::messages) fn en(&self) -> Words {
        match self {
            Self::LoneCharacter { text } => {
                Words::new(format!("the last line of this paragraph has one character, \"{text}\""))
                    .label("alone on its line")
                    .hint("add or drop a character or two, so that the last line has at least two")
            }
            Self::StrandedHeading { title, page } => Words::new(format!(
                "the heading \"{title}\" stands at the foot of page {page}, what it heads on page {}",
                page + 1
            ))
            .label("apart from what it heads")
            .hint("change the order or the length of what stands before it"),
            Self::BadlySpacedLine { loose: true, percent } => Words::new(format!(
                "this line is too loose: {percent} % of a character's width is left between its characters"
            ))
            .label("too loose")
            .hint("most likely an address, a Latin word or a long number at the start of the next line cannot be broken; turn the sentence round, or add or drop a few characters"),
            Self::BadlySpacedLine { loose: false, percent } => Words::new(format!(
                "this line is too tight: its characters are {percent} % of their width nearer than the grid has them"
            ))
            .label("too tight")
            .hint("add or drop a few characters; with templates of your own, look at type size and tracking"),
            Self::MisplacedText { text, outside: true } => {
                Words::new(format!("\"{text}\" is printed outside the type area"))
                    .label("outside the type area")
                    .hint("shorten it or break it into lines; with templates of your own, look at widths and places")
            }
            Self::MisplacedText { text, outside: false } => {
                Words::new(format!("\"{text}\" is printed across a rule of a table or a box"))
                    .label("across a rule")
                    .hint("shorten it or break it into lines; with templates of your own, look at widths and places")
            }
            Self::NearlyEmptyPage { page, percent } => {
                Words::new(format!("page {page} is nearly empty: {percent} % of it is in use"))
                    .label("from here on")
                    .hint("most likely the table, picture or heading that follows has no room on it; change the order, or make the picture smaller")
            }
            Self::ImprintOnOddPage { pages, asked } => {
                let asked = if *asked { "the 版记 is to fall on an even page, but " } else { "" };
                Words::new(format!("{asked}the last page, {pages}, is odd: printed on both sides, its back is blank"))
                    .hint("to have the 版记 on the back of the last sheet, set even_page = true under [footer] in publication.toml")
            }
            Self::PageOverBooklet { pages } => Words::new(format!(
                "{pages} pages are one more than a multiple of 4: a booklet takes another sheet for it, with 3 blank pages"
            ))
            .hint(format!("if it is bound as a booklet, {} pages would save that sheet; if not, never mind", pages - 1)),
            Self::NoTextOnFirstPage { contents, notice } => {
                let above = en_above(*contents, *notice);
                Words::new(format!("the first page has no running text: it is filled by {above}"))
                    .label("the text begins here")
                    .hint("shorten what stands on the first page, so that the text begins on it")
            }
        }
    }
}

fn zh_above(contents: bool, notice: bool) -> &'static str {
    match (contents, notice) {
        (true, true) => "刊头、提示和目录",
        (true, false) => "刊头和目录",
        (false, true) => "刊头和提示",
        (false, false) => "刊头和标题",
    }
}

fn en_above(contents: bool, notice: bool) -> &'static str {
    match (contents, notice) {
        (true, true) => "masthead, notice and contents",
        (true, false) => "masthead and contents",
        (false, true) => "masthead and notice",
        (false, false) => "masthead and titles",
    }
}
