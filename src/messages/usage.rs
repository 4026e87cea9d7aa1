//! What can be wrong with a call of the program.

use super::Lang;
use super::accepts::accepts;

/// A wrong call of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Usage {
    /// No issue file is named.
    NoIssue,
    /// No issue or PDF is named to be put on sheets.
    NothingToImpose,
    /// An option that there is not.
    UnknownOption { option: String },
    /// A command that there is not.
    UnknownCommand { command: String },
    /// An option without its value.
    NoValue { option: String },
    /// A value that an option does not take.
    WrongValue { option: String, value: String },
    /// A word more than the command takes.
    Extra { word: String },
    /// A command without what it is to work on; the argument as in the help, such as `PDF`.
    Missing { argument: String, command: String },
    /// Two options that exclude each other.
    Conflict { option: String, other: String },
    /// An output file of no kind that can be made.
    UnknownExtension { extension: String },
    /// Several files cannot go to standard output.
    SeveralToStandard,
    /// Renditions other than that for the screen are PDFs.
    OnlyPdf,
    /// A command of commands without one.
    NoCommand,
    /// An option that goes with `--for print` only.
    PrintOnly { option: &'static str },
    /// An archive under the name of something else.
    NotZip { extension: String },
    /// Anything else, in the parser's words.
    Other { words: String },
}

/// What might have been meant instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instead {
    /// Nothing comes to mind.
    Nothing,
    /// Something much like it.
    Near(String),
    /// One of these.
    OneOf(String),
}

impl Usage {
    /// Returns the complaint in a language.
    pub fn line(&self, instead: &Instead, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh() + &instead.zh(),
            Lang::En => self.en() + &instead.en(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::NoIssue => "要写明期刊文件，例如 typeset issue.toml".into(),
            Self::NothingToImpose => "要写明期刊文件或 PDF，例如 typeset impose issue.toml".into(),
            Self::UnknownOption { option } => format!("没有“{option}”这个选项"),
            Self::UnknownCommand { command } => format!("没有“{command}”这个命令"),
            Self::NoValue { option } => format!("{option} 后面要写内容"),
            Self::WrongValue { option, value } => {
                let accepted =
                    accepts(option, Lang::Zh).map(|accepted| format!("；请写 {accepted}")).unwrap_or_default();
                format!("{option} 不能是“{value}”{accepted}")
            }
            Self::Extra { word } => format!("多写了“{word}”；文件名里有空格时，前后要加引号"),
            Self::Missing { argument, command } => {
                let (what, example) = needed(argument, Lang::Zh);
                format!("要写明{what}，例如 {command} {example}")
            }
            Self::Conflict { option, other } => format!("{option} 不能和 {other} 一起用"),
            Self::UnknownExtension { extension } => {
                format!("不会生成 .{extension} 文件；输出文件的扩展名请写 .pdf 或 .docx")
            }
            Self::SeveralToStandard => "一次生成几种文件时不能送到标准输出；请用 -o 写明文件名".into(),
            Self::OnlyPdf => "--for print 和 --for archive 只用于 PDF；生成 Word 文件时请去掉 --for".into(),
            Self::NoCommand => "后面要写命令".into(),
            Self::PrintOnly { option } => format!("{option} 只用于印刷，请同时写 --for print"),
            Self::NotZip { extension } => format!("这里生成的是压缩包，扩展名应为 .zip，不能是 .{extension}"),
            Self::Other { .. } => "参数不对".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::NoIssue => "name the issue file, such as typeset issue.toml".into(),
            Self::NothingToImpose => "name an issue file or a PDF, such as typeset impose issue.toml".into(),
            Self::UnknownOption { option } => format!("there is no option {option}"),
            Self::UnknownCommand { command } => format!("there is no command {command}"),
            Self::NoValue { option } => format!("{option} needs a value"),
            Self::WrongValue { option, value } => {
                let accepted = accepts(option, Lang::En).map(|accepted| format!("; it takes {accepted}"));
                format!("{option} cannot be \"{value}\"{}", accepted.unwrap_or_default())
            }
            Self::Extra { word } => format!("\"{word}\" is too much; put names with spaces in quotation marks"),
            Self::Missing { argument, command } => {
                let (what, example) = needed(argument, Lang::En);
                format!("name {what}, such as {command} {example}")
            }
            Self::Conflict { option, other } => format!("{option} does not go with {other}"),
            Self::UnknownExtension { extension } => {
                format!("cannot make a .{extension} file; let the output file end in .pdf or .docx")
            }
            Self::SeveralToStandard => "several files cannot go to standard output; name one with -o".into(),
            Self::OnlyPdf => "--for print and --for archive are for PDFs; leave --for out for a Word document".into(),
            Self::NoCommand => "a command is missing".into(),
            Self::PrintOnly { option } => format!("{option} is for printing only; write --for print as well"),
            Self::NotZip { extension } => {
                format!("an archive is made here, so the name ends with .zip, not .{extension}")
            }
            Self::Other { words } => words.clone(),
        }
    }
}

/// Returns what an argument stands for, and an example.
fn needed(argument: &str, lang: Lang) -> (&'static str, &'static str) {
    match (argument.starts_with("PDF") || argument == "FILE", lang) {
        (true, Lang::Zh) => ("一个 PDF 文件", "简报.pdf"),
        (true, Lang::En) => ("a PDF", "bulletin.pdf"),
        (false, Lang::Zh) => ("期刊文件", "issue.toml"),
        (false, Lang::En) => ("the issue file", "issue.toml"),
    }
}

impl Instead {
    fn zh(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Near(near) => format!("；是不是想写 {near}？"),
            Self::OneOf(all) => format!("；可以是：{all}"),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Near(near) => format!("; did you mean {near}?"),
            Self::OneOf(all) => format!("; possible: {all}"),
        }
    }
}
