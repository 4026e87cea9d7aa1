//! The help of arguments and options, by their ids.

use crate::messages::{Lang, Term};

/// Returns what an argument means, if there is such an argument.
pub(super) fn argument(id: &str, lang: Lang) -> Option<Term> {
    Some(say!(lang => Term {
        match id {
            "verified" => { Zh: "归档用的 PDF，或同一期的 PDF、Word 文档（.docx）";
                            En: "The archive, or the PDF or Word document (.docx) of an issue" }
            "verified_with" => { Zh: "同一期的另一个 PDF 或 Word 文档，逐字、逐格比较";
                                 En: "A PDF or Word document of the same issue, to compare all texts and table values with" }
            "issue" => { Zh: "期刊文件 issue.toml；写 - 从标准输入读";
                         En: "The issue file, issue.toml; - reads standard input" }
            "output" => { Zh: "输出文件，扩展名 .pdf 或 .docx；写 - 送到标准输出。默认与 issue.toml 同名（拼版在名后加 -imposed）";
                          En: "Output file, .pdf or .docx; - is standard output. Default: the issue's name (-imposed.pdf for sheets)" }
            "format" => { Zh: "生成什么：pdf、docx（Word），或用逗号隔开一次生成两种；默认看输出文件的扩展名";
                          En: "What to make: pdf, docx (Word), or both with a comma; default by the extension of the output file" }
            "rendition" => { Zh: "给谁用：screen 在屏幕上看；print 送印刷厂；archive 归档（PDF/A-3a）";
                             En: "Whom the PDF is for: screen (tagged, links), print (print shop), archive (PDF/A-3a)" }
            "ink" => { Zh: "印刷时红色怎么印：spot 专色；process 四色；black 只印黑色";
                       En: "Red in print: an ink of its own (spot), mixed of four (process), or black" }
            "bleed" => { Zh: "印刷用 PDF 的出血，毫米，例如 3mm";
                         En: "Bleed of the print rendition in mm, such as 3mm" }
            "marks" => { Zh: "印刷用 PDF 四周加裁切线和套准标记";
                         En: "Crop and registration marks around the pages of the print rendition" }
            "booklet" => { Zh: "骑马订：页数凑成4的倍数，空白页加在最后一页前面";
                           En: "Print rendition for folding and stitching: pages in fours, blank ones before the last" }
            "preprinted" => { Zh: "红头已预先印在纸上：只留位置，只印黑色";
                              En: "The red head is on the paper already: keep its space, print black only" }
            "numbered" => { Zh: "每份印上份号 000001、000002……：all 每份全部页；first 只出每份的第一页";
                            En: "Number the copies 000001, 000002 and so on: all pages of each, or only the first" }
            "calibration" => { Zh: "只出带毫米尺的第一页，用来对准预印红头的位置";
                               En: "Only page one with rulers, to find where things stand on pre-printed paper" }
            "open" => { Zh: "生成后用系统的阅读器打开"; En: "Open the PDF when it is finished" }
            "deps" => { Zh: "另写一个 JSON 文件，列出用到了哪些文件、缺哪些，供别的程序决定何时重新生成";
                        En: "Write a JSON file of what was read and what was missing, for programs that build again when needed" }
            "timeout" => { Zh: "最多用多少秒，超过就停止；默认 60"; En: "Stop after so many seconds; default 60" }
            "lang" => { Zh: "提示用中文 zh 还是英文 en；默认看系统语言";
                        En: "Language of messages, zh or en; default by the system's locale" }
            "color" => { Zh: "提示是否带颜色；默认 auto，终端里才带";
                         En: "Whether messages are coloured; default auto, on terminals only" }
            "quiet" => { Zh: "完成时不显示那一行结果"; En: "Do not print the line with the result" }
            "verbose" => { Zh: "显示用了哪些文件、模板和字体"; En: "Show which files, templates and fonts are used" }
            "message_format" => { Zh: "提示给人看（human，或每处一行的 short）还是给程序看（json 一个文件，jsonl 每行一条，github、sarif）";
                                  En: "Findings for people (human, or short with a line each) or for programs (json in one document, jsonl a line each, github, sarif)" }
            "deny" => { Zh: "从哪一级起算没有通过，退出码为 1；check 默认 error";
                        En: "Severity from which findings count as a failure, exit code 1; error for check" }
            "fix" => { Zh: "把能放心改的改好，文件里别的都不动";
                       En: "Put right what is safe to, and change nothing else in the files" }
            "diff" => { Zh: "只显示 --fix 会改什么"; En: "Show only what --fix would change" }
            "statistics" => { Zh: "只列每条规则报了几处"; En: "Only count what each rule finds" }
            "write_baseline" => { Zh: "把现有的都写进一个文件，以后不再报";
                                  En: "Write all findings to a file, so that they are not shown again" }
            "pdf_file" => { Zh: "要检查的 PDF"; En: "The PDF to inspect" }
            "trim_size" => { Zh: "成品尺寸：A4、A3、16K，或 宽x高mm；默认 A4";
                             En: "Trimmed size: A4, A3, 16K, or WxHmm; default A4" }
            "bleed_wanted" => { Zh: "贴边的内容要出血多少毫米；默认 3";
                                En: "Bleed in mm of what touches the edge; default 3" }
            "most_inks" => { Zh: "最多几块版（几种颜色）；默认 2"; En: "Most plates (inks) of the job; default 2" }
            "least_dpi" => { Zh: "图片至少多少 dpi；默认 300"; En: "Least dpi of pictures; default 300" }
            "most_coverage" => { Zh: "同一处油墨总量最多百分之几；默认 300";
                                 En: "Most ink on one spot, in per cent; default 300" }
            "as_booklet" => { Zh: "骑马订：页数要是 4 的倍数"; En: "The job is saddle-stitched: pages come in fours" }
            "checklist" => { Zh: "把结果写成一页印前检查单（PDF）";
                             En: "Write the result as a checklist of one page (PDF)" }
            "json_report" => { Zh: "把全部结果写成 JSON 文件"; En: "Write everything as a JSON file" }
            "code" => { Zh: "规则的代码或名称，例如 T101"; En: "Code or name of a rule, such as T101" }
            "all" => { Zh: "打印全部规则的说明（Markdown）"; En: "Print the reference of all rules, as Markdown" }
            "file" => { Zh: "哪个文件：issue 或 publication；默认 issue";
                        En: "Which file: issue or publication; default issue" }
            "names" => { Zh: "模板的名字，例如 style.typ；不写就是全部";
                         En: "Names of templates, such as style.typ; all if none is given" }
            "to" => { Zh: "写到哪个文件夹；默认是当前文件夹下的 templates";
                      En: "Folder to write to; default templates in the current folder" }
            "force" => { Zh: "已经有的文件也重写"; En: "Replace files that are there already" }
            "damaged" => { Zh: "损坏的文件也取出来（还剩多少是多少），名字后面加 .damaged";
                           En: "Take out what is left of damaged files too, with .damaged after their names" }
            "issue_file" => { Zh: "期刊文件 issue.toml"; En: "Issue file, issue.toml" }
            "archive" => { Zh: "压缩包文件，扩展名 .zip；写 - 送到标准输出。默认在 issue.toml 旁边，名后加 -kit";
                           En: "Archive file, .zip; - is standard output. Default: beside issue.toml, with -kit after its name" }
            "input" => { Zh: "期刊文件 issue.toml，或任何 PDF；写 - 从标准输入读 PDF";
                         En: "The issue file, issue.toml, or any PDF; - reads a PDF from standard input" }
            "layout" => { Zh: "怎么拼：booklet 骑马订小册子；2up 每张两页打样；4up 每张四页打样；默认 booklet";
                          En: "How: booklet, to fold and stitch; 2up or 4up, a proof of two or four pages a sheet; default booklet" }
            "paper" => { Zh: "纸张：A3、SRA3 等，或 450x320mm；默认正好放下，A4 的小册子用 A3";
                         En: "Paper: A3, SRA3 and so on, or 450x320mm; by default what just holds the pages, A3 for a booklet of A4" }
            "flip" => { Zh: "双面打印时沿哪条边翻转：short 短边，long 长边；默认 short";
                        En: "The edge on which the printer flips the sheet, short or long; default short" }
            "blanks" => { Zh: "补的空白页放在哪里：before-last 最后一页之前，end 最后；默认 before-last";
                          En: "Where added blank pages go: before-last, before the last page, or end; default before-last" }
            "signature" => { Zh: "每帖多少页（4 的倍数）；不写就是整本一帖";
                             En: "Pages of each signature, a multiple of 4; without it all pages are one" }
            "creep" => { Zh: "每往里一张，页面向折线移多少毫米，例如 0.1mm；默认 0";
                         En: "How far pages of each inner sheet move toward the fold, such as 0.1mm; default 0" }
            "no_marks" => { Zh: "不印折线和裁切线"; En: "Print no marks for folding and cutting" }
            "test_page" => { Zh: "只生成一张试印纸，看打印机双面怎么翻";
                             En: "Only make a test sheet that shows how the printer flips" }
            "pdf" => { Zh: "归档用的 PDF"; En: "PDF made with --for archive" }
            "folder" => { Zh: "放到哪个文件夹；默认在 PDF 旁边，与它同名";
                          En: "Folder for the files; beside the PDF, with its name, if absent" }
            "next_folder" => { Zh: "放到哪个文件夹；默认在这一期的文件夹旁边，名字里的期号加一";
                               En: "Folder for the issue; beside that of this issue, with the next number, if absent" }
            "date" => { Zh: "下一期的印发日期，例如 2021-01-20；跨年时期号从 1 起";
                        En: "Day of the next issue, such as 2021-01-20; in another year the numbers begin at 1" }
            "year" => { Zh: "下一期的年份；跨年时期号从 1 起"; En: "Year of the next issue; in another year the numbers begin at 1" }
            "number" => { Zh: "下一期的期号"; En: "Number of the next issue" }
            "fonts" => { Zh: "放着当时所用字体的文件夹；只在用了内置以外的字体时需要";
                         En: "Folder with the fonts of that time, if others than the bundled ones were used" }
            "help" => { Zh: "显示这份说明"; En: "Show this help" }
            "version" => { Zh: "显示版本"; En: "Show the version" }
            _ => { return None }
        }
    }))
}
