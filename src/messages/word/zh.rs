//! The words about Word documents, in Chinese.

use super::{BadWord, WordFault, WordNote};
use crate::messages::Words;

pub(super) fn words(fault: &WordFault) -> Words {
    match fault {
        WordFault::Unreadable { path, why } => unreadable(path, why),
        WordFault::Note { what, count } => {
            let (message, hint) = note(*what);
            let message = if *count > 1 { format!("{message}（共 {count} 处）") } else { message.to_owned() };
            Words::new(message).label(if *count > 1 { "第一处在这里" } else { "在这里" }).hint(hint)
        }
        WordFault::NoTitle { path } => Words::new(format!("看不出“{path}”里哪一行是标题"))
            .label("没有标题")
            .hint("请在这里加一行 title = \"标题\"；或在 Word 里给标题行选“标题”样式（或居中），放在最前面"),
        WordFault::OtherTitle { text } => Words::new(format!("Word 文件里的标题“{text}”没有印，印的是 issue.toml 里的 title"))
            .label("与 title 不同")
            .hint("两个标题应当一样；要用 Word 文件里的，就删去 title 这一行；这一行若不是标题，请在 Word 里取消居中和标题样式"),
        WordFault::OtherSource { text } => Words::new(format!("Word 文件末尾的来源“{text}”没有印，印的是 issue.toml 里的 source"))
            .label("与 source 不同")
            .hint("两处来源应当一样；要用 Word 文件里的，就删去 source 这一行"),
        WordFault::NoRoom { table } => Words::new(format!("重要提示的方框里放不下{}", if *table { "表格" } else { "图片" }))
            .label("在这里")
            .hint("请移到栏目里，作为单独的一项"),
        WordFault::TextNamesFile { path } => Words::new(format!("text 里要写正文本身，这里写的却是文件名“{path}”"))
            .label("这是文件名")
            .hint(format!("请写成 file = \"{path}\"")),
    }
}

fn unreadable(path: &str, why: &BadWord) -> Words {
    let save = "请用 Word 或 WPS 打开，点“另存为”，类型选 .docx，再用存出来的文件";
    let again = "请用 Word 或 WPS 打开看看；能打开的话，另存为 .docx 后再用，打不开就向供稿人再要一份";
    match why {
        BadWord::Damaged => Words::new(format!("Word 文件“{path}”损坏或不完整，读不了")).label("读不了").hint(again),
        BadWord::Encrypted => Words::new(format!("Word 文件“{path}”设了打开密码"))
            .label("有密码")
            .hint("请用 Word 或 WPS 打开，去掉密码后存盘（文件→信息→保护文档→用密码进行加密，清空密码）"),
        BadWord::Old => {
            Words::new(format!("“{path}”是旧格式的文档（.doc 或 .wps），读不了")).label("旧格式").hint(save)
        }
        BadWord::RichText => Words::new(format!("“{path}”是 RTF 文档，读不了")).label("不是 .docx").hint(save),
        BadWord::OpenDocument => Words::new(format!("“{path}”是 OpenDocument 文档（.odt），读不了"))
            .label("不是 .docx")
            .hint("请用 LibreOffice、Word 或 WPS 打开，点“另存为”，类型选 .docx，再用存出来的文件"),
        BadWord::Pdf => Words::new(format!("“{path}”是 PDF，读不了"))
            .label("不是 .docx")
            .hint("请向供稿人要 Word 文件；只有 PDF 的话，把文字复制到 .txt 文件里"),
        BadWord::Page => Words::new(format!("“{path}”其实是网页，只是用了文档的名字")).label("不是 .docx").hint(save),
        BadWord::Foreign => Words::new(format!("“{path}”不是 Word 文件"))
            .label("不是 Word 文件")
            .hint("正文请用 .docx、.md 或 .txt 文件；压缩包请先解压，旧的 .doc、.wps 请另存为 .docx"),
        BadWord::TooLarge => Words::new(format!("Word 文件“{path}”解开后太大，没有读"))
            .label("太大")
            .hint("请只留要印的内容，压缩图片，另存为新文件；来路不明的文件请不要用"),
        BadWord::Xml { part, line, column } => {
            Words::new(format!("Word 文件“{path}”里的 {part} 损坏：第 {line} 行第 {column} 个字符处读不通"))
                .label("读不了")
                .hint(again)
        }
        BadWord::Doctype { part } => {
            Words::new(format!("Word 文件“{path}”里的 {part} 带有文档类型声明（DOCTYPE），没有读"))
                .label("不可靠")
                .hint("Word 和 WPS 不写这样的文件；来路不明的文件请不要用")
        }
        BadWord::Deep { part } => Words::new(format!("Word 文件“{path}”里的 {part} 嵌套太深，没有读"))
            .label("不可靠")
            .hint("请把表格里的表格、文本框里的文本框拆开；来路不明的文件请不要用"),
        BadWord::Outside { name } => Words::new(format!("Word 文件“{path}”要用文件之外的“{name}”，没有读"))
            .label("不可靠")
            .hint("Word 和 WPS 不写这样的文件；来路不明的文件请不要用"),
        BadWord::Empty => Words::new(format!("Word 文件“{path}”里没有文字"))
            .label("没有文字")
            .hint("请检查是不是用错了文件；扫描成图片的稿子要先转成文字"),
    }
}

fn note(what: WordNote) -> (&'static str, &'static str) {
    match what {
        WordNote::Insertions => {
            ("Word 文件里有修订：插入的字已照印", "请在 Word 的“审阅”里逐条接受或拒绝修订，定稿后再用")
        }
        WordNote::Deletions => {
            ("Word 文件里有修订：删除的字没有印", "请在 Word 的“审阅”里逐条接受或拒绝修订，定稿后再用")
        }
        WordNote::Moves => {
            ("Word 文件里有修订：移动的字印在移到的地方", "请在 Word 的“审阅”里逐条接受或拒绝修订，定稿后再用")
        }
        WordNote::Hidden => ("Word 文件里有隐藏的字，没有印", "要印就在 Word 的“字体”里取消“隐藏”，不印就删去"),
        WordNote::Struck => ("Word 文件里有划了删除线的字，已照印，没有线", "不要的字请在 Word 里删去"),
        WordNote::Raised => ("Word 文件里有上标或下标，印成了普通的字", "请改写，例如 m² 直接用字符“²”"),
        WordNote::Equation => ("Word 文件里有公式，只印其中的字符", "请改用文字或图片"),
        WordNote::Symbol => ("Word 文件里有认不出的符号，印成了□", "请在 Word 里换成普通字符"),
        WordNote::LinkedPicture => ("Word 文件里有链接来的图片，没有印", "请在 Word 里把图片插入文件，而不是链接"),
        WordNote::PictureFormat => {
            ("Word 文件里有图片不是 PNG、JPEG、GIF 或 WebP，没有印", "请在 Word 里另存为 PNG 再插入")
        }
        WordNote::PictureInTable => ("Word 文件里表格中的图片没有印", "请把图片移到表格外面"),
        WordNote::Cropped => ("Word 文件里有图片裁剪过，印出来是整幅", "请在 Word 里选“压缩图片”，删去裁剪区域"),
        WordNote::Object => (
            "Word 文件里有图表、图示或嵌入的对象，没有印",
            "请在 Word 里把它粘贴为图片，或在 issue.toml 里用 kind = \"chart\" 画图",
        ),
        WordNote::NestedTable => ("Word 文件里有表格中的表格，它的字并进了一格", "请把里面的表格拆出来"),
        WordNote::TableAsText => {
            ("Word 文件里只有一行或一列的表格，已印成段落", "要印成表格，至少要有表头和一行数据、两列")
        }
        WordNote::Contents => ("Word 文件里的目录没有印", "目录由 issue.toml 的 contents = true 生成"),
    }
}
