//! Why a workbook cannot be read, and the words for it.

use super::Words;

/// Why a workbook cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadBook {
    /// It is cut short or its contents make no sense.
    Damaged,
    /// It has a password.
    Encrypted,
    /// It is an XLSB.
    Binary,
    /// It is older than Excel 5.
    TooOld,
    /// It is a web page or plain XML under the name of a workbook.
    Page,
    /// It is another kind of file, such as a text document or an archive.
    Foreign,
    /// It unpacks to more than any workbook needs.
    TooLargeInside,
    /// A sheet has more cells than so many.
    TooManyCells(usize),
}

impl BadBook {
    pub(super) fn zh(self, path: &str) -> Words {
        let save = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再用";
        match self {
            Self::Damaged => Words::new(format!("工作簿“{path}”损坏或不完整，读不了"))
                .label("读不了")
                .hint("请重新复制或下载一份；能用 Excel 或 WPS 打开的话，另存为 .xlsx 后再用"),
            Self::Encrypted => Words::new(format!("工作簿“{path}”设了打开密码"))
                .label("有密码")
                .hint("请用 Excel 或 WPS 打开，去掉密码后存盘（文件→信息→保护工作簿→用密码进行加密，清空密码）"),
            Self::Binary => Words::new(format!("“{path}”是二进制工作簿（.xlsb），读不了")).label("读不了").hint(save),
            Self::TooOld => Words::new(format!("“{path}”是很旧的 Excel 格式，读不了")).label("读不了").hint(save),
            Self::Page => {
                Words::new(format!("“{path}”其实是网页，只是用了工作簿的名字")).label("不是工作簿").hint(save)
            }
            Self::Foreign => Words::new(format!("“{path}”不是工作簿"))
                .label("不是工作簿")
                .hint("请用 .xlsx、.xls、.et、.ods 或 .csv 文件；压缩包请先解压"),
            Self::TooLargeInside => Words::new(format!("工作簿“{path}”解开后太大，没有读"))
                .label("太大")
                .hint("请只留要印的工作表，删去图片和用不到的内容，另存为新文件；来路不明的文件请不要用"),
            Self::TooManyCells(limit) => Words::new(format!("工作簿“{path}”的工作表太大：超过 {limit} 格"))
                .label("太大")
                .hint("请只选需要的区域，例如 data.xlsx#三季度!A1:W58"),
        }
    }

    pub(super) fn en(self, path: &str) -> Words {
        let save = "open it in Excel or WPS and save it as .xlsx";
        match self {
            Self::Damaged => Words::new(format!("the workbook `{path}` is damaged or cut short"))
                .label("cannot be read")
                .hint("copy or download it again; if Excel or WPS can open it, save it as .xlsx"),
            Self::Encrypted => Words::new(format!("the workbook `{path}` has a password"))
                .label("encrypted")
                .hint("open it in Excel or WPS, remove the password and save it"),
            Self::Binary => {
                Words::new(format!("`{path}` is a binary workbook (.xlsb)")).label("cannot be read").hint(save)
            }
            Self::TooOld => Words::new(format!("`{path}` is of a very old Excel")).label("cannot be read").hint(save),
            Self::Page => {
                Words::new(format!("`{path}` is a web page under the name of a workbook")).label("no workbook").hint(save)
            }
            Self::Foreign => Words::new(format!("`{path}` is not a workbook"))
                .label("no workbook")
                .hint("use an .xlsx, .xls, .et, .ods or .csv file; unpack archives first"),
            Self::TooLargeInside => Words::new(format!("the workbook `{path}` unpacks to too much and was not read"))
                .label("too large")
                .hint("keep only the sheets to be printed, without pictures, in a new file; do not use files from unknown hands"),
            Self::TooManyCells(limit) => {
                Words::new(format!("a sheet of the workbook `{path}` is too large: more than {limit} cells"))
                    .label("too large")
                    .hint("select a range, as in data.xlsx#Sheet1!A1:W58")
            }
        }
    }
}
