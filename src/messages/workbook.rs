//! Why a workbook cannot be read.

use super::{Lang, Words};

messages! {
    /// Why a workbook cannot be read.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum BadBook: words(lang, path: &str) -> Words {
        /// It is cut short or its contents make no sense.
        Damaged => {
            Zh: "工作簿“{path}”损坏或不完整，读不了", label: "读不了",
                hint: "请重新复制或下载一份；能用 Excel 或 WPS 打开的话，另存为 .xlsx 后再用";
            En: "the workbook `{path}` is damaged or cut short", label: "cannot be read",
                hint: "copy or download it again; if Excel or WPS can open it, save it as .xlsx";
        }
        /// Its packing can be read in more than one way.
        Ambiguous => {
            Zh: "工作簿“{path}”的内部目录自相矛盾（同名部分、大小不符等），没有读", label: "不可靠",
                hint: "请用 Excel 或 WPS 打开看看；能打开的话，另存为 .xlsx 后再用；来路不明的文件请不要用";
            En: "the packing of the workbook `{path}` contradicts itself (parts of one name, sizes that differ)",
                label: "not to be trusted",
                hint: "try to open it in Excel or WPS; if that works, save it as .xlsx again; do not use files from unknown hands";
        }
        /// A part declares a document type, which no workbook does.
        Doctype => {
            Zh: "工作簿“{path}”里带有文档类型声明（DOCTYPE），没有读", label: "不可靠",
                hint: "Excel 和 WPS 不写这样的文件；来路不明的文件请不要用";
            En: "the workbook `{path}` has a document type declaration and was not read", label: "not to be trusted",
                hint: "neither Excel nor WPS writes such files; do not use files from unknown hands";
        }
        /// It has a password.
        Encrypted => {
            Zh: "工作簿“{path}”设了打开密码", label: "有密码",
                hint: "请用 Excel 或 WPS 打开，去掉密码后存盘（文件→信息→保护工作簿→用密码进行加密，清空密码）";
            En: "the workbook `{path}` has a password", label: "encrypted",
                hint: "open it in Excel or WPS, remove the password and save it";
        }
        /// It is an XLSB.
        Binary => {
            Zh: "“{path}”是二进制工作簿（.xlsb），读不了", label: "读不了",
                hint: "请用 Excel 或 WPS 打开，另存为 .xlsx 后再用";
            En: "`{path}` is a binary workbook (.xlsb)", label: "cannot be read",
                hint: "open it in Excel or WPS and save it as .xlsx";
        }
        /// It is older than Excel 5.
        TooOld => {
            Zh: "“{path}”是很旧的 Excel 格式，读不了", label: "读不了",
                hint: "请用 Excel 或 WPS 打开，另存为 .xlsx 后再用";
            En: "`{path}` is of a very old Excel", label: "cannot be read",
                hint: "open it in Excel or WPS and save it as .xlsx";
        }
        /// It is a web page or plain XML under the name of a workbook.
        Page => {
            Zh: "“{path}”其实是网页，只是用了工作簿的名字", label: "不是工作簿",
                hint: "请用 Excel 或 WPS 打开，另存为 .xlsx 后再用";
            En: "`{path}` is a web page under the name of a workbook", label: "no workbook",
                hint: "open it in Excel or WPS and save it as .xlsx";
        }
        /// It is another kind of file, such as a text document or an archive.
        Foreign => {
            Zh: "“{path}”不是工作簿", label: "不是工作簿",
                hint: "请用 .xlsx、.xls、.et、.ods 或 .csv 文件；压缩包请先解压";
            En: "`{path}` is not a workbook", label: "no workbook",
                hint: "use an .xlsx, .xls, .et, .ods or .csv file; unpack archives first";
        }
        /// It unpacks to more than any workbook needs.
        TooLargeInside => {
            Zh: "工作簿“{path}”解开后太大，没有读", label: "太大",
                hint: "请只留要印的工作表，删去图片和用不到的内容，另存为新文件；来路不明的文件请不要用";
            En: "the workbook `{path}` unpacks to too much and was not read", label: "too large",
                hint: "keep only the sheets to be printed, without pictures, in a new file; do not use files from unknown hands";
        }
        /// A sheet has more cells than so many.
        TooManyCells(limit: usize) => {
            Zh: "工作簿“{path}”的工作表太大：超过 {limit} 格", label: "太大",
                hint: "请只选需要的区域，例如 data.xlsx#三季度!A1:W58";
            En: "a sheet of the workbook `{path}` is too large: more than {limit} cells", label: "too large",
                hint: "select a range, as in data.xlsx#Sheet1!A1:W58";
        }
    }
}

/// Says that there are more cases than are told.
pub(super) fn and_more(more: usize, lang: Lang) -> String {
    say!(lang => String {
        match more {
            0 => { String::new() }
            _ => { Zh: "（另有 {more} 处同样的情况）"; En: " (and {more} more like it)" }
        }
    })
}

pub(super) fn short_list(names: &[String], lang: Lang) -> String {
    let shown = names[..names.len().min(20)].join(lang.comma());
    let etc = say!(lang => Term { Zh: "……"; En: ", …" });
    shown + if names.len() > 20 { etc } else { "" }
}
