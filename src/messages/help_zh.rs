//! The Chinese texts of `--help`.

use super::{CommandHelp, Help};

pub(super) const HELP: Help = Help {
    about: "把工作简报的内容（issue.toml、表格、文章）排成可以直接付印的 PDF",
    after: "例：\n  typeset issue.toml              在旁边生成 issue.pdf\n  typeset issue.toml --open       生成后打开\n  typeset issue.toml -o 简报.pdf  换一个文件名\n  typeset issue.toml -o 简报.docx 生成 Word 文件\n\n退出码：0 完成；1 内容有错误，或有 --deny 那一级的问题；2 用法不对或程序出错。",
    usage: "用法：",
    commands: "命令",
    arguments: "参数",
    options: "选项",
    one_of: "可选：",
    by_command: &[
        CommandHelp { name: "build", about: "生成 PDF 或 Word 文件（不写命令时就是它）" },
        CommandHelp {
            name: "check", about: "校对：合计、前后是否一致、结构、用词、标点、版面、人名"
        },
        CommandHelp {
            name: "preflight",
            about: "印前检查：看一个 PDF（自己的或别人给的）上机会出什么问题，用印刷厂的话说",
        },
        CommandHelp {
            name: "explain",
            about: "说明一条校对规则或印前检查的一项：查什么、为什么、例子；不写代码就列出全部",
        },
        CommandHelp {
            name: "schema", about: "打印 issue.toml 或 publication.toml 的 JSON Schema，供编辑器补全和提示"
        },
        CommandHelp { name: "fonts", about: "列出每种用途由哪个字体承担，以及原因" },
        CommandHelp { name: "template", about: "查看和修改版式模板" },
        CommandHelp {
            name: "template copy", about: "把内置模板写到 templates 文件夹，改过的会代替内置的"
        },
        CommandHelp { name: "template diff", about: "显示改过的模板与内置的有哪些不同" },
        CommandHelp {
            name: "template data", about: "打印模板读到的数据 data/issue.json，便于在 Typst 编辑器里改模板"
        },
        CommandHelp {
            name: "impose", about: "拼版：把本期或任何 PDF 拼成骑马订的小册子，或拼成打样"
        },
        CommandHelp {
            name: "kit",
            about: "打包印刷厂要的全部文件：单页和拼版 PDF、印前检查单、印刷工单、印版预览、校验码",
        },
        CommandHelp {
            name: "extract", about: "取出 PDF 里附带的文件；归档用的 PDF 里是本期的全部来源文件"
        },
        CommandHelp {
            name: "verify",
            about: "核对归档用的 PDF：用里面的文件重新生成一次；给两个文件时，看同一期的 PDF 和 Word 内容是否一致",
        },
        CommandHelp { name: "licenses", about: "打印程序和字体的许可证" },
    ],
    by_argument: &[
        ("verified", "归档用的 PDF，或同一期的 PDF、Word 文档（.docx）"),
        ("verified_with", "同一期的另一个 PDF 或 Word 文档，逐字、逐格比较"),
        ("issue", "期刊文件 issue.toml；写 - 从标准输入读"),
        (
            "output",
            "输出文件，扩展名 .pdf 或 .docx；写 - 送到标准输出。默认与 issue.toml 同名（拼版在名后加 -imposed）",
        ),
        ("format", "生成什么：pdf、docx（Word），或用逗号隔开一次生成两种；默认看输出文件的扩展名"),
        ("rendition", "给谁用：screen 在屏幕上看；print 送印刷厂；archive 归档（PDF/A-3a）"),
        ("ink", "印刷时红色怎么印：spot 专色；process 四色；black 只印黑色"),
        ("bleed", "印刷用 PDF 的出血，毫米，例如 3mm"),
        ("marks", "印刷用 PDF 四周加裁切线和套准标记"),
        ("booklet", "骑马订：页数凑成4的倍数，空白页加在最后一页前面"),
        ("preprinted", "红头已预先印在纸上：只留位置，只印黑色"),
        ("numbered", "每份印上份号 000001、000002……：all 每份全部页；first 只出每份的第一页"),
        ("calibration", "只出带毫米尺的第一页，用来对准预印红头的位置"),
        ("open", "生成后用系统的阅读器打开"),
        ("timeout", "最多用多少秒，超过就停止；默认 60"),
        ("lang", "提示用中文 zh 还是英文 en；默认看系统语言"),
        ("color", "提示是否带颜色；默认 auto，终端里才带"),
        ("quiet", "完成时不显示那一行结果"),
        ("verbose", "显示用了哪些文件、模板和字体"),
        (
            "message_format",
            "提示给人看（human，或每处一行的 short）还是给程序看（json 一个文件，jsonl 每行一条，github、sarif）",
        ),
        ("deny", "从哪一级起算没有通过，退出码为 1；check 默认 error"),
        ("fix", "把能放心改的改好，文件里别的都不动"),
        ("diff", "只显示 --fix 会改什么"),
        ("statistics", "只列每条规则报了几处"),
        ("write_baseline", "把现有的都写进一个文件，以后不再报"),
        ("pdf_file", "要检查的 PDF"),
        ("trim_size", "成品尺寸：A4、A3、16K，或 宽x高mm；默认 A4"),
        ("bleed_wanted", "贴边的内容要出血多少毫米；默认 3"),
        ("most_inks", "最多几块版（几种颜色）；默认 2"),
        ("least_dpi", "图片至少多少 dpi；默认 300"),
        ("most_coverage", "同一处油墨总量最多百分之几；默认 300"),
        ("as_booklet", "骑马订：页数要是 4 的倍数"),
        ("checklist", "把结果写成一页印前检查单（PDF）"),
        ("json_report", "把全部结果写成 JSON 文件"),
        ("code", "规则的代码或名称，例如 T101"),
        ("all", "打印全部规则的说明（Markdown）"),
        ("file", "哪个文件：issue 或 publication；默认 issue"),
        ("names", "模板的名字，例如 style.typ；不写就是全部"),
        ("to", "写到哪个文件夹；默认是当前文件夹下的 templates"),
        ("force", "已经有的文件也重写"),
        ("issue_file", "期刊文件 issue.toml"),
        ("archive", "压缩包文件，扩展名 .zip；写 - 送到标准输出。默认在 issue.toml 旁边，名后加 -kit"),
        ("input", "期刊文件 issue.toml，或任何 PDF；写 - 从标准输入读 PDF"),
        ("layout", "怎么拼：booklet 骑马订小册子；2up 每张两页打样；4up 每张四页打样；默认 booklet"),
        ("paper", "纸张：A3、SRA3 等，或 450x320mm；默认正好放下，A4 的小册子用 A3"),
        ("flip", "双面打印时沿哪条边翻转：short 短边，long 长边；默认 short"),
        ("blanks", "补的空白页放在哪里：before-last 最后一页之前，end 最后；默认 before-last"),
        ("signature", "每帖多少页（4 的倍数）；不写就是整本一帖"),
        ("creep", "每往里一张，页面向折线移多少毫米，例如 0.1mm；默认 0"),
        ("no_marks", "不印折线和裁切线"),
        ("test_page", "只生成一张试印纸，看打印机双面怎么翻"),
        ("pdf", "归档用的 PDF"),
        ("folder", "放到哪个文件夹；默认在 PDF 旁边，与它同名"),
        ("fonts", "放着当时所用字体的文件夹；只在用了内置以外的字体时需要"),
        ("help", "显示这份说明"),
        ("version", "显示版本"),
    ],
};
