//! Why the compiler would not write a PDF, in plain words.

use super::{Lang, Term};

/// What is wrong, and what to do.
type Advice = [Term; 2];

messages! {
    /// A reason that is known, by the words of the compiler's that are its code.
    #[derive(Debug, Clone, Copy)]
    enum Known: advice(lang) -> Advice {
        /// Colours of four inks.
        Cmyk = "CMYK profile" => {
            Zh: [
                "页面上有四色（CMYK）的颜色，归档标准不许用",
                "请把模板里的 cmyk(…) 改成 rgb(…) 或 luma(…)；图片（也包括 SVG 里嵌的图片）请转成 RGB。印刷用的四色由 --for print 分色，不受影响",
            ];
            En: [
                "something on the pages has CMYK colours, which the standard of archives does not allow",
                "write rgb(…) or luma(…) for cmyk(…) in templates, and convert pictures, those within an SVG too, to RGB; --for print makes inks of them all the same",
            ];
        }
        /// No date.
        NoDate = "document date" => {
            Zh: ["没有可用的日期", "请检查模板里的 set document(date: …)，不要写成 none"];
            En: ["there is no date to write", "look for set document(date: …) in the templates; it must not be none"];
        }
        /// A character that no font has.
        NoFont = "could not be displayed" => {
            Zh: [
                "有的字哪个字体都没有，会印成方框",
                "请换一个字，或在 [fonts] 的文件夹里放一个有这个字的字体；多半在 SVG 图片或改过的模板里",
            ];
            En: [
                "no font has a character, which would become a box",
                "write another one, or put a font that has it into the folder of [fonts]; most likely it is in an SVG picture or a changed template",
            ];
        }
        /// A character of a private area.
        Private = "the codepoint" => {
            Zh: ["有自造字或特殊字符，别的电脑认不出", "请把造字换成标准字，或改用图片"];
            En: [
                "there is a private or special character, which means nothing elsewhere",
                "use a standard character or a picture",
            ];
        }
        /// Text without codes.
        NoCode = "codepoint" => {
            Zh: ["有的字没有对应的编码，复制出来会是乱的", "请换一个字体或改写这几个字；多半在改过的模板里"];
            En: [
                "some text has no code, so that it cannot be copied",
                "use another font or other words; most likely a changed template is the cause",
            ];
        }
        /// A picture without alternative text.
        NoDescription = "alt text" => {
            Zh: ["有图片或公式没有替代文字", "请在改过的模板里给 image(…) 加上 alt: \"说明\""];
            En: ["a picture or formula has no alternative text", "add alt: \"…\" to image(…) in the changed template"];
        }
        /// A PDF as a picture.
        PdfPicture = "embedding PDFs" => {
            Zh: ["页面上放了 PDF 作图片，这个标准不许", "请把那个 PDF 转成 SVG 或 PNG 再放"];
            En: ["a PDF is placed as a picture, which the standard does not allow", "convert it to SVG or PNG"];
        }
        /// A font that may not be embedded.
        Licence = "estricted License" => {
            Zh: ["有的字体不许嵌进文件", "请换一个许可嵌入的字体"];
            En: ["the licence of a font does not allow to embed it", "use another font"];
        }
        /// A picture that is scaled smoothly.
        Smooth = "scaling" => {
            Zh: ["有图片要求平滑放大，这个标准不许", "请在改过的模板里给 image(…) 加上 scaling: \"pixelated\""];
            En: [
                "a picture asks for smooth scaling, which the standard does not allow",
                "add scaling: \"pixelated\" to image(…)",
            ];
        }
    }
}

/// Returns the reason in a language, and what to do where that is known.
///
/// `words` are the compiler's; they stand in brackets, so that they can be looked up.
pub(super) fn reason(words: &str, lang: Lang) -> (String, Option<Term>) {
    match Known::ALL.iter().find(|known| words.contains(known.code())) {
        Some(known) => {
            let [what, hint] = known.advice(lang);
            (say!(lang => String { Zh: "{what}（排版程序的原话：{words}）"; En: "{what} ({words})" }), Some(hint))
        }
        None => (say!(lang => String { Zh: "排版程序报了错（原话：{words}）"; En: "{words}" }), None),
    }
}
