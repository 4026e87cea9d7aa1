//! What can be wrong with a call of the program.

use super::Lang;
use super::accepts::accepts;

messages! {
    /// A wrong call of the program.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Usage: complaint(lang) -> String {
        /// No issue file is named.
        NoIssue => {
            Zh: "要写明期刊文件，例如 typeset issue.toml";
            En: "name the issue file, such as typeset issue.toml";
        }
        /// No issue or PDF is named to be put on sheets.
        NothingToImpose => {
            Zh: "要写明期刊文件或 PDF，例如 typeset impose issue.toml";
            En: "name an issue file or a PDF, such as typeset impose issue.toml";
        }
        /// An option that there is not.
        UnknownOption { option: String } => { Zh: "没有“{option}”这个选项"; En: "there is no option {option}" }
        /// A command that there is not.
        UnknownCommand { command: String } => { Zh: "没有“{command}”这个命令"; En: "there is no command {command}" }
        /// An option without its value.
        NoValue { option: String } => { Zh: "{option} 后面要写内容"; En: "{option} needs a value" }
        /// A value that an option does not take.
        WrongValue { option: String, value: String } => {
            text accepted = match (accepts(option, lang)) {
                Some(accepted) => { Zh: "；请写 {accepted}"; En: "; it takes {accepted}" }
                None => { String::new() }
            };
            Zh: "{option} 不能是“{value}”{accepted}";
            En: "{option} cannot be \"{value}\"{accepted}";
        }
        /// A word more than the command takes.
        Extra { word: String } => {
            Zh: "多写了“{word}”；文件名里有空格时，前后要加引号";
            En: "\"{word}\" is too much; put names with spaces in quotation marks";
        }
        /// A command without what it is to work on; the argument as in the help, such as `PDF`.
        Missing { argument: String, command: String } => {
            match (argument.starts_with("PDF") || argument == "FILE") {
                true => { Zh: "要写明一个 PDF 文件，例如 {command} 简报.pdf"; En: "name a PDF, such as {command} bulletin.pdf" }
                false => {
                    Zh: "要写明期刊文件，例如 {command} issue.toml";
                    En: "name the issue file, such as {command} issue.toml";
                }
            }
        }
        /// Two options that exclude each other.
        Conflict { option: String, other: String } => {
            Zh: "{option} 不能和 {other} 一起用";
            En: "{option} does not go with {other}";
        }
        /// An output file of no kind that can be made.
        UnknownExtension { extension: String } => {
            Zh: "不会生成 .{extension} 文件；输出文件的扩展名请写 .pdf 或 .docx";
            En: "cannot make a .{extension} file; let the output file end in .pdf or .docx";
        }
        /// Several files cannot go to standard output.
        SeveralToStandard => {
            Zh: "一次生成几种文件时不能送到标准输出；请用 -o 写明文件名";
            En: "several files cannot go to standard output; name one with -o";
        }
        /// Renditions other than that for the screen are PDFs.
        OnlyPdf => {
            Zh: "--for print 和 --for archive 只用于 PDF；生成 Word 文件时请去掉 --for";
            En: "--for print and --for archive are for PDFs; leave --for out for a Word document";
        }
        /// A command of commands without one.
        NoCommand => { Zh: "后面要写命令"; En: "a command is missing" }
        /// An option that goes with `--for print` only.
        PrintOnly { option: &'static str } => {
            Zh: "{option} 只用于印刷，请同时写 --for print";
            En: "{option} is for printing only; write --for print as well";
        }
        /// An archive under the name of something else.
        NotZip { extension: String } => {
            Zh: "这里生成的是压缩包，扩展名应为 .zip，不能是 .{extension}";
            En: "an archive is made here, so the name ends with .zip, not .{extension}";
        }
        /// Anything else, in the parser's words.
        Other { words: String } => {
            Zh: "参数不对";
            En: "{words}";
        }
    }
}

impl Usage {
    /// Returns the complaint in a language, and what might have been meant.
    pub fn line(&self, instead: &Instead, lang: Lang) -> String {
        self.complaint(lang) + &instead.words(lang)
    }
}

messages! {
    /// What might have been meant instead.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Instead: words(lang) -> String {
        /// Nothing comes to mind.
        Nothing => { String::new() }
        /// Something much like it.
        Near(near: String) => { Zh: "；是不是想写 {near}？"; En: "; did you mean {near}?" }
        /// One of these.
        OneOf(all: String) => { Zh: "；可以是：{all}"; En: "; possible: {all}" }
    }
}
