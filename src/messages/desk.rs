//! The next issue from the one before it.

use super::{Lang, Words};

messages! {
    /// Why no next issue was made.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum DeskFault: words(lang) -> Words {
        /// There is something in the folder already.
        BeginsInUse { path: String } = "folder-in-use" => {
            Zh: "文件夹“{path}”里已经有东西，没有动它", hint: "请用 -o 换一个文件夹";
            En: "the folder \"{path}\" is not empty; it was left alone", hint: "choose another with -o";
        }
        /// The issue before has numbers of its own.
        AfterSupplement = "next-of-supplement" => {
            Zh: "这一期是增刊，编号自成一列，接不下去", hint: "请用最近的一期正刊来做下一期";
            En: "this issue is a supplement with numbers of its own", hint: "make the next issue from the last that is none";
        }
        /// The file is read with its slips made good, but cannot be changed so.
        NotPlain = "next-not-plain" => {
            Zh: "issue.toml 里有写法要先改好，才能接着做下一期", hint: "请运行 typeset check，按提示改好再试";
            En: "slips in issue.toml must be mended before the next issue can be made from it",
                hint: "run typeset check, mend what it tells, and try again";
        }
        /// A day that is none.
        NextDate { text: String } = "date-form" => {
            Zh: "“{text}”不是日期", hint: "请写成 年-月-日，例如 2020-12-14";
            En: "\"{text}\" is not a date", hint: "write year-month-day, such as 2020-12-14";
        }
    }
}

messages! {
    /// What the program says of an issue that was begun.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum DeskStatus: line(lang) -> String {
        /// It is there; so many places are open.
        Begun { path: String, year: u16, number: Option<u32>, total: Option<u32>, open: usize } => {
            let number = number.map_or(String::new(), |number| say!(lang => String { Zh: "第{number}期"; En: "no. {number}" }));
            let total = total.map_or(String::new(), |total| say!(lang => String { Zh: "　总第{total}期"; En: ", {total} in all" }));
            Zh: "已建立 {path}：〔{year}〕{number}{total}；有 {open} 处待填，都标着“待填”";
            En: "made {path}: {year} {number}{total}; {open} place(s) still to be filled in are marked 待填";
        }
        /// A place that is open: its line.
        Place { place: String } => { Zh: "  {place}"; En: "  {place}" }
        /// What was not carried over.
        LeftBehind { briefs: usize, pictures: usize, boards: usize, attachments: usize, notes: usize, allowed: usize, own: usize, others: usize } => {
            let all = [
                (*briefs, say!(lang => Term { Zh: "简讯"; En: "briefs" })),
                (*pictures, say!(lang => Term { Zh: "图片"; En: "pictures" })),
                (*boards, say!(lang => Term { Zh: "红黑榜"; En: "boards" })),
                (*attachments, say!(lang => Term { Zh: "附件"; En: "attachments" })),
                (*notes, say!(lang => Term { Zh: "编者按、批示"; En: "notes and instructions" })),
                (*allowed, say!(lang => Term { Zh: "“本来就对”的说明"; En: "what [check] allowed" })),
                (*own, say!(lang => Term { Zh: "上期自己的 [publication]"; En: "its own [publication]" })),
                (*others, say!(lang => Term { Zh: "只属于上期的其他内容"; En: "other parts of its own" })),
            ];
            let all = all.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{name} {count}"));
            let all = all.collect::<Vec<_>>();
            Zh: ("没有带过来：{}", all.join("、"));
            En: ("not carried over: {}", all.join(", "));
        }
        /// How to go on in another year.
        NewYear { year: u16 } => {
            Zh: "若下一期已是新的一年，请改用 --year {year}，期号从 1 起";
            En: "if the next issue is of a new year, say --year {year}: numbers then begin at 1";
        }
    }
}
