//! What can be wrong with attachments.

use super::{BadPdf, Lang, Words};

messages! {
    /// What can be wrong, with the data its words need.
    #[derive(Debug, Clone, PartialEq)]
    pub enum AttachmentFault: words(lang) -> Words {
        /// Nothing to print, and it is not said to come apart.
        Nothing = "attachment-empty" => {
            Zh: "这个附件没有内容", label: "缺少内容",
                hint: "请写 file = \"文件名\"（Word、文本、表格、图片都行）、text = '''正文''' 或 data = \"表格文件\"；只列名称、另外发送的，写 apart = true";
            En: "this attachment holds nothing", label: "nothing to print",
                hint: "write file = \"…\" (a Word document, text, table or picture), text = '''…''' or data = \"…\"; if it is only named and sent apart, write apart = true";
        }
        /// More than one of `text`, `file`, `data`.
        Twice = "attachment-twice" => {
            Zh: "附件的内容写了两处", label: "多写了一处",
                hint: "text、file、data 只留一个；如果这一项是文章的，请移到 [[section.item.attachment]] 这一行的上面";
            En: "the attachment is given twice", label: "one too many",
                hint: "keep one of text, file and data; if this belongs to the article, move it above [[section.item.attachment]]";
        }
        /// Something to print, though it is said to come apart.
        Apart = "attachment-apart" => {
            Zh: "写了 apart = true（另发，只列名称），又写了内容", label: "不会印",
                hint: "要印就删去 apart 这一行；另发的就删去这一项";
            En: "apart = true says that it is only named, but there is something to print", label: "would not be printed",
                hint: "remove apart to print it, or remove this";
        }
        /// A PDF with more on a page than the picture of a scanned one.
        Pdf { path: String, page: usize } = "attachment-pdf" => {
            Zh: "附件“{path}”不是扫描件（第 {page} 页不只是一幅图），不能排进来", label: "不是扫描的 PDF",
                hint: "有 Word、Excel 原件的请用原件；没有的请打印出来扫描，或把每页存成图片，写成 file = [\"第1页.png\", \"第2页.png\"]；也可以写 apart = true，只列名称，另外发送";
            En: "the attachment \"{path}\" is no scanned paper (page {page} is not one picture) and cannot be set", label: "no scanned PDF",
                hint: "use the Word or Excel file that it was made from; if there is none, print and scan it, or save its pages as pictures and write file = [\"1.png\", \"2.png\"]; or write apart = true to name it only";
        }
        /// A scanned paper of too many pages.
        PdfTooLong { path: String, pages: usize, limit: usize } = "attachment-pdf-pages" => {
            Zh: "附件“{path}”有 {pages} 页，太多", label: "最多 {limit} 页",
                hint: "请分成几个附件；或写 apart = true，只列名称，另外发送";
            En: "the attachment \"{path}\" has {pages} pages, which is too many", label: "{limit} at most",
                hint: "make several attachments of it; or write apart = true to name it only";
        }
        /// A PDF that cannot be read.
        BadPdf { path: String, why: BadPdf } = "attachment-pdf-bad" => {
            let Words { message, .. } = why.words(lang);
            match why {
                BadPdf::Locked => {
                    Zh: "附件“{path}”排不进来：有打开密码", label: "有密码", hint: "请在原来的软件里取消密码，重新存一份；或打印出来扫描";
                    En: "the attachment \"{path}\" opens only with a password", label: "a password",
                        hint: "take it off in the program that made it, or print and scan it";
                }
                _ => {
                    Zh: "附件“{path}”排不进来：{message}", label: "读不了", hint: "请换一份完好的，或重新扫描";
                    En: "the attachment \"{path}\" cannot be set: {message}", label: "unreadable", hint: "use an undamaged copy, or scan it again";
                }
            }
        }
        /// Several files of which some are no pictures.
        Several { path: String } = "attachment-files" => {
            Zh: "一个附件写了几个文件时，都要是图片，“{path}”不是", label: "不是图片",
                hint: "每个文件另写一个 [[section.item.attachment]]，或合成一个文件";
            En: "several files of one attachment must be pictures, \"{path}\" is none", label: "no picture",
                hint: "write an attachment for each file, or make one of them";
        }
        /// Keys of a table beside something that is none.
        NoTable { key: String } = "attachment-no-table" => {
            Zh: "“{key}”是表格的项目，这个附件不是表格", label: "用不上",
                hint: "请删去；如果是文章的，请移到 [[section.item.attachment]] 这一行的上面";
            En: "`{key}` is of tables, and this attachment is none", label: "of no use here",
                hint: "remove it, or move it above [[section.item.attachment]] if it belongs to the article";
        }
        /// A label in the title, where the program puts one.
        Label { typed: String, label: String } = "attachment-label" => {
            Zh: "附件的序号由程序编排，标题里的“{typed}”已去掉，印作“{label}”", label: "已去掉",
                hint: "title 里只写名称";
            En: "attachments are numbered by the program: `{typed}` was taken off the title, and {label} is printed",
                label: "taken off", hint: "write nothing but the name as title";
        }
        /// A label in its file that has another number than it gets.
        OtherNumber { typed: String, label: String } = "attachment-number" => {
            Zh: "文件里写的是“{typed}”，按先后次序印作“{label}”", label: "序号不同",
                hint: "请核对附件的先后次序，和正文里提到的序号";
            En: "the file says `{typed}`, but by its place it is printed {label}", label: "another number",
                hint: "check the order of the attachments, and the numbers that the text names";
        }
        /// A title in its file that differs from the one given.
        OtherTitle { text: String } = "attachment-title" => {
            Zh: "附件文件里的标题“{text}”没有印，印的是 issue.toml 里的 title", label: "与 title 不同",
                hint: "两个标题应当一样；要用文件里的，就删去 title 这一行";
            En: "the title in the file, `{text}`, is not printed, but `title` in issue.toml is", label: "differs from `title`",
                hint: "make both the same; to use that of the file, remove `title`";
        }
    }
}
