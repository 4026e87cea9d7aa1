//! Outputs that may not or cannot be written.

use super::files::{Product, Refused};
use super::{DeskFault, Lang, Words};

messages! {
    /// Why an output was not written.
    #[derive(Debug, Clone, PartialEq)]
    pub enum OutputFault: words(lang) -> Words {
        /// An output that would replace a file that was read for it.
        WouldReplace { path: String, made: Product } = "would-replace" => {
            let option = made.option(lang);
            Zh: "输出文件“{path}”就是这次要读的文件，写了会把它盖掉", hint: "请换一个文件名，例如 {option}";
            En: "the output \"{path}\" is a file that is read for it and would be lost",
                hint: "choose another name, such as {option}";
        }
        /// The output is there already as a file of another kind.
        OtherKind { path: String, made: Product } = "other-kind" => {
            let (option, made) = (made.option(lang), made.name(lang));
            Zh: "“{path}”已经有了，是另一种文件（不是{made}），没有覆盖",
                hint: "请换一个文件名，例如 {option}；确实不要那个文件的，请先删去它";
            En: "`{path}` is there already, a file of another kind (not {made}); it was left alone",
                hint: "choose another name, such as {option}, or delete the file first if it is not needed";
        }
        /// A file that was read has been changed before the output was written.
        ChangedMeanwhile { path: String } = "file-changing" => {
            Zh: "“{path}”在读取以后又被改动了，为免印出只保存了一半的内容，没有生成文件",
                hint: "请等它保存好、复制完以后再试";
            En: "\"{path}\" was changed after it had been read; nothing was made, since that might be half of it",
                hint: "try again when it has been saved or copied";
        }
        /// The output could not be written.
        CannotWrite { path: String, why: Refused } = "cannot-write" => {
            let Words { message: reason, hint, .. } = why.words(lang);
            Zh: "写不了“{path}”：{reason}", hint: hint;
            En: "cannot write \"{path}\": {reason}", hint: hint;
        }
        /// No next issue was made.
        Desk(fault: DeskFault) = { fault.code() } => { fault.words(lang) }
        /// What was to go to standard output did not, or not all of it.
        NotPrinted { why: Refused } = "cannot-write" => {
            let Words { message: reason, hint, .. } = why.words(lang);
            Zh: "输出没有写完：{reason}", hint: hint;
            En: "the output could not be written: {reason}", hint: hint;
        }
    }
}
