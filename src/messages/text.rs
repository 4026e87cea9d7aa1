//! What can be wrong with how a text was typed, or where it was copied from.

use super::{Lang, Words};

messages! {
    /// What can be wrong, with the data its words need.
    #[derive(Debug, Clone, PartialEq)]
    pub enum TextFault: words(lang) -> Words {
        /// A last paragraph that says what `source` says.
        SourceTwice { text: String } = "source-twice" => {
            Zh: "正文末尾的“{text}”就是 source 写的来源，只印一次", label: "没有印",
                hint: "可以删去正文末尾这一行";
            En: "the last line of the text, \"{text}\", says what `source` says and is printed once", label: "not printed",
                hint: "the last line of the text can be removed";
        }
        /// A label that the text itself begins with, too.
        LabelTwice { text: String } = "label-twice" => {
            Zh: "前面的“{text}”由程序印，正文开头的已去掉", label: "已去掉", hint: "可以从正文里删去";
            En: "\"{text}\" is printed by the program and was taken off the text", label: "taken off",
                hint: "it can be removed from the text";
        }
        /// A line break in what is printed in one line; `joined` is it without one.
        NoLineBreak { joined: String } = "no-line-break" => {
            Zh: "这里只能印一行，不能换行", label: "里面有换行", hint: "请写成一行，例如“{joined}”";
            En: "this is printed in one line and cannot hold a line break", label: "it holds a line break",
                hint: "write it in one line, such as \"{joined}\"";
        }
        /// Radicals where ideographs are meant, those and how many in all.
        Radicals { wrong: String, right: String, count: usize } = "radicals" => {
            Zh: "有 {count} 个字是部首字符或兼容字符（{wrong}），已换成 {right}", label: "在这里",
                hint: "多半是从 PDF 复制带来的，看着一样，搜索和校对却查不到；typeset check --fix 可以改好文件";
            En: "{count} character(s) are radicals or compatibility forms ({wrong}) and were replaced by {right}", label: "here",
                hint: "they probably came with text copied from a PDF; they look alike, but no search finds them; typeset check --fix mends the file";
        }
        /// An invisible character that is left out; how many more of it the file has.
        Invisible { character: char, more: usize } = "invisible-character" => {
            let code = format!("U+{:04X}", u32::from(*character));
            text more = match more {
                0 => { String::new() }
                more => { Zh: "（另有 {more} 处）"; En: " ({more} more)" }
            };
            Zh: "有一个看不见的字符 {code}，已去掉{more}", label: "在这里", hint: "多半是从网页上复制带来的，删去即可";
            En: "an invisible character {code} was left out{more}", label: "here",
                hint: "it probably came with text copied from a web page; delete it";
        }
    }
}
