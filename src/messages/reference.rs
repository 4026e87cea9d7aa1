//! What can be wrong with the Word document whose styles are taken, and its words.

use super::Words;

/// Why styles cannot be taken from a Word document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum ReferenceFault {
    /// It is no Word document, or damaged.
    Unreadable { path: String },
}

impl ReferenceFault {
    /// Returns the stable code of the fault.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "word-reference",
        }
    }

    pub(super) fn zh(&self) -> Words {
        match self {
            Self::Unreadable { path } => Words::new(format!("样式文件“{path}”打不开，取不到里面的样式"))
                .hint("请在 Word 里打开它，另存为 .docx（不加密码）；不需要它时把文件移走，就用内置的样式"),
        }
    }

    pub(super) fn en(&self) -> Words {
        match self {
            Self::Unreadable { path } => Words::new(format!("the styles of \"{path}\" cannot be read")).hint(
                "open it in Word and save it as .docx without a password, or take it away to have the built-in styles",
            ),
        }
    }
}
