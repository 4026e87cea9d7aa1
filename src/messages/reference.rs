//! What can be wrong with the Word document whose styles are taken.

use super::{Lang, Words};

messages! {
    /// Why styles cannot be taken from a Word document.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum ReferenceFault: words(lang) -> Words {
        /// It is no Word document, or damaged.
        Unreadable { path: String } = "word-reference" => {
            Zh: "样式文件“{path}”打不开，取不到里面的样式",
                hint: "请在 Word 里打开它，另存为 .docx（不加密码）；不需要它时把文件移走，就用内置的样式";
            En: "the styles of \"{path}\" cannot be read",
                hint: "open it in Word and save it as .docx without a password, or take it away to have the built-in styles";
        }
    }
}
