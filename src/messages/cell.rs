//! What is to be said of how a cell of a workbook is shown.

use super::workbook::and_more;
use super::{Lang, Words};

messages! {
    /// What somebody should look at in a cell of a workbook, though it is printed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum CellFault: words(lang) -> Words {
        /// Formulas whose results are to be calculated anew when the workbook is opened, the first and how many.
        Stale { cell: String, count: usize } = "stale-results" => {
            Zh: "{cell} 等共 {count} 格公式的结果可能不对：生成这个工作簿的程序没有算，要求打开时重算",
                label: "结果未重算", hint: "请用 Excel、WPS 或 LibreOffice 打开一次，存盘后再试";
            En: "results of formulas may be wrong, the first in {cell} and {count} in all: the program that wrote the workbook left the calculating to whoever opens it",
                label: "not calculated", hint: "open the workbook once in Excel, WPS or LibreOffice and save it";
        }
        /// A number format that is not understood as a whole, and `more` that are not told.
        Format { cell: String, text: String, more: usize } = "cell-format" => {
            let more = and_more(*more, lang);
            Zh: "{cell} 的数字格式有看不懂的地方，印成“{text}”{more}", label: "格式看不懂",
                hint: "请与 Excel 或 WPS 里显示的对照；不一样就换一种数字格式再存盘";
            En: "parts of the number format of {cell} are not understood; printed as `{text}`{more}",
                label: "number format not understood",
                hint: "compare it with what Excel or WPS shows; if it differs, choose another number format and save";
        }
        /// A number whose format is of dates and that is none, and `more` that are not told.
        NoDate { cell: String, text: String, more: usize } = "cell-no-date" => {
            let more = and_more(*more, lang);
            Zh: "{cell} 设成了日期或时间格式，里面的数却不是日期（Excel 显示成 ####），印成“{text}”{more}",
                label: "不是日期", hint: "请在 Excel 或 WPS 里改正数值或数字格式再存盘";
            En: "{cell} has a format of dates and its number is no date (Excel shows ####); printed as `{text}`{more}",
                label: "no date", hint: "mend the number or its format and save";
        }
        /// A negative number that only its colour tells from a positive one, and `more` that are not told.
        Signless { cell: String, text: String, more: usize } = "cell-signless" => {
            let more = and_more(*more, lang);
            Zh: "{cell} 是负数，工作簿里只用颜色等表示，印成“{text}”就看不出了{more}", label: "没有负号的负数",
                hint: "请换成带负号的数字格式再存盘；本来就要印绝对值可不必理会";
            En: "{cell} is negative, which the workbook shows by colour and no sign; printed as `{text}`{more}",
                label: "negative without a sign",
                hint: "choose a number format with a minus and save, unless the sign is to be left out";
        }
        /// A long whole number that Excel shows with a power of ten, and `more` that are not told.
        Short { cell: String, text: String, more: usize } = "cell-short" => {
            let more = and_more(*more, lang);
            Zh: "{cell} 的数有 16 位以上，在 Excel 的“常规”格式里显示成“{text}”，照样印出{more}", label: "科学计数",
                hint: "要印全部数字，请把单元格设成“数值”格式（编号设成“文本”）再存盘";
            En: "the number in {cell} has 16 digits or more, which Excel shows as `{text}` in the format General; printed so{more}",
                label: "power of ten",
                hint: "to print all digits give the cell a number format (or the format Text, for codes) and save";
        }
        /// A number with more digits than spreadsheets keep, and `more` that are not told.
        Long { cell: String, text: String, more: usize } = "cell-long" => {
            let more = and_more(*more, lang);
            Zh: "{cell} 的数超过 15 位，表格程序只存前 15 位，后面的已变成 0：“{text}”{more}", label: "超过 15 位",
                hint: "身份证号、账号等请先把单元格设成“文本”，再重新输入";
            En: "the number in {cell} has more than 15 digits; spreadsheets keep 15 and the rest are noughts: `{text}`{more}",
                label: "more than 15 digits",
                hint: "for numbers of identity cards and accounts set the cell to Text and type them again";
        }
        /// Raised or lowered characters that have no form of their own, and `more` that are not told.
        OnLine { cell: String, text: String, more: usize } = "cell-on-line" => {
            let more = and_more(*more, lang);
            Zh: "{cell} 里的上标或下标印成了平排：“{text}”{more}", label: "上标、下标",
                hint: "数字和正负号可以印成上下标，别的字符不能；请改写，例如用括号";
            En: "superscripts or subscripts in {cell} are printed on the line: `{text}`{more}",
                label: "superscript or subscript",
                hint: "figures and signs can be raised and lowered, other characters cannot; write it otherwise";
        }
    }
}
