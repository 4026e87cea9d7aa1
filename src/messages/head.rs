//! What can be wrong with head and 版记: the form of the number, and what is not printed.

use super::{Lang, Words};

messages! {
    /// What can be wrong, with the data its words need.
    #[derive(Debug, Clone, PartialEq)]
    pub enum HeadFault: words(lang) -> Words {
        /// A form that is none of those with names and has nothing in braces; `near` is the one that is meant.
        Form { text: String, near: Option<String>, names: Vec<String> } = "number-form-name" => {
            let names = names.join(lang.comma());
            text hint = match near {
                Some(near) => {
                    Zh: "要印成这样，请写 number_form = \"{near}\"；可以用的有：{names}，或自己写，例如 \"第{{期}}期\"";
                    En: "for that, write number_form = \"{near}\"; possible: {names}, or your own, such as \"第{{期}}期\"";
                }
                None => {
                    Zh: "可以用的有：{names}；或自己写，例如 \"{{年}}年第{{期}}期\"";
                    En: "possible: {names}; or your own, such as \"{{年}}年第{{期}}期\"";
                }
            };
            Zh: "“number_form”不能写成“{text}”，每期都会印得一样", label: "没有要换成期数的地方", hint: hint;
            En: "`number_form` cannot be \"{text}\": every issue would have the same number",
                label: "nothing to put the number into", hint: hint;
        }
        /// A word in braces that nothing is put in for; `known` are those that there are, braces and all.
        Part { word: String, known: Vec<String> } = "number-form-part" => {
            Zh: "期号的写法里“{{{word}}}”不知道要换成什么", label: "没有这一项", hint: ("可以写：{}", known.join(" "));
            En: "nothing is known to put in for \"{{{word}}}\"",
                label: "no such thing", hint: ("possible: {}", known.join(" "));
        }
        /// A `{` or `}` without the other.
        LoneBrace = "number-form-brace" => {
            Zh: "期号写法里的花括号没有配成对", label: "少一个 {{ 或 }}",
                hint: "要换成数的词请写成 {{期}} 这样，前后都有花括号";
            En: "a brace in the form of the number lacks its partner", label: "a {{ or }} is missing",
                hint: "what is to be put in stands in braces, such as {{期}}";
        }
        /// A bracket without the other.
        LoneBracket { mark: char } = "number-form-bracket" => {
            Zh: "期号写法里的括号没有配成对：{mark}", label: "少一半括号", hint: "前后括号都写上，例如 \"（第{{期}}期）\"";
            En: "a bracket in the form of the number lacks its partner: {mark}", label: "one half is missing",
                hint: "write both, such as \"（第{{期}}期）\"";
        }
        /// An issue that is numbered apart and with the others at once.
        Both { supplement: String, edition: String } = "supplement-and-edition" => {
            Zh: "supplement（{supplement}）和 edition（{edition}）只能写一个", label: "多了这一项",
                hint: "另编期号的只写 supplement，期号接着编的只写 edition；要印两个词，就写在一项里";
            En: "an issue has either `supplement` ({supplement}) or `edition` ({edition})", label: "one too many",
                hint: "write supplement if it has numbers of its own, edition if it is numbered with the others";
        }
        /// A text with the word for another key before the number that this one takes.
        TwoInOne { key: String, number: String, other: String, word: String } = "two-in-one" => {
            Zh: "“{key}”里写了两样", label: "应分成两项",
                hint: "请写成两行：{key} = {number} 和 {other} = \"{word}\"";
            En: "`{key}` says two things", label: "should be two keys",
                hint: "write two lines: {key} = {number} and {other} = \"{word}\"";
        }
        /// 主送 for which page one has no room beside the text.
        RecipientsBelow = "recipients-below" => {
            Zh: "主送机关太多，首页印不下正文，已移到版记", label: "印在版记里了",
                hint: "按 GB/T 9704-2012 7.3.2 排在抄送上面；要印在正文前面，请写成统称，例如 各区县人民政府";
            En: "with so many recipients no text would stand on page one; they are printed in the 版记",
                label: "printed in the 版记",
                hint: "above 抄送, GB/T 9704-2012 7.3.2; to have them before the text, name them by kind, such as 各区县人民政府";
        }
        /// Words for those who cannot see a picture, on a back cover without one.
        CoverAlt = "back-cover-alt" => {
            Zh: "封底没有图片，不需要 alt", label: "不会印", hint: "请删去 alt 这一行；封底用图片的，写 file = \"图片文件名\"";
            En: "the back cover has no picture that `alt` could be said of", label: "would not be printed",
                hint: "remove alt; for a picture write file = \"…\"";
        }
        /// A back cover that begins so many lines above the lower third of its page.
        CoverHigh { lines: usize } = "back-cover-high" => {
            Zh: "封底的内容加上版记，超出了版心的下三分之一，多出 {lines} 行", label: "从更高处排起",
                hint: "照样全部印出；要放在下三分之一，请删短文字";
            En: "lines of the back cover and the 版记 beyond the lower third of the page: {lines}", label: "begins higher",
                hint: "all of it is printed; shorten it to have it in the lower third";
        }
        /// A back cover that has no room above the 版记 on one page.
        CoverLong = "back-cover-too-long" => {
            Zh: "封底的内容和版记在一页里排不下", label: "太长", hint: "封底只能是最后一页；请删短，多出来的话放到正文里";
            En: "the back cover and the 版记 have no room on one page", label: "too long",
                hint: "a back cover is the last page alone; shorten it, and put the rest into the issue";
        }
        /// Templates of the editor's, which Word documents are not made with.
        TemplateNotInWord { paths: Vec<String> } = "template-not-in-word" => {
            let paths = paths.join(lang.comma());
            Zh: "改过的模板只用于 PDF，Word 文件还是原来的样子：{paths}",
                hint: "Word 里的样式放在 templates/reference.docx 里改（typeset template copy reference.docx）；两样都给别人看的，请对照一遍";
            En: "changed templates are used for the PDF only, and the Word document looks as ever: {paths}",
                hint: "styles of Word are changed in templates/reference.docx (typeset template copy reference.docx); compare the two before both are handed out";
        }
        /// A template of the editor's does not draw what a key says, since it is older than that.
        TemplateWithout { path: String, key: &'static str } = "template-without" => {
            Zh: "模板“{path}”里没有 {key}，这一项没有印出来",
                hint: "它是从旧的模板改来的；请用 typeset template diff 对照内置模板补上，或重新 template copy 一份再改";
            En: "the template \"{path}\" does not draw {key}, which is not printed",
                hint: "it was copied from an older one; `typeset template diff` shows what to add, or copy it anew and change that";
        }
    }
}
