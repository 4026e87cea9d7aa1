//! The texts of `--help`.

mod arguments;

use super::{Lang, Term};

/// The words around the help of every command.
#[derive(Debug, Clone, Copy)]
pub struct Help {
    lang: Lang,
    /// What the program is for.
    pub about: &'static str,
    /// Examples and where to read on.
    pub after: &'static str,
    /// The word before the usage line.
    pub usage: &'static str,
    /// The head above the commands.
    pub commands: &'static str,
    /// The head above the arguments.
    pub arguments: &'static str,
    /// The head above the options.
    pub options: &'static str,
    /// The word for the possible values of an option.
    pub one_of: &'static str,
}

/// Returns the help texts in a language.
pub fn help(lang: Lang) -> &'static Help {
    say!(lang => Term { Zh: const { &Help::of(Lang::Zh) }; En: const { &Help::of(Lang::En) } })
}

impl Help {
    const fn of(lang: Lang) -> Self {
        Self {
            lang,
            about: say!(lang => Term {
                Zh: "把工作简报的内容（issue.toml、表格、文章）排成可以直接付印的 PDF";
                En: "Sets a government bulletin (issue.toml, tables, articles) as a print-ready PDF";
            }),
            after: say!(lang => Term {
                Zh: "例：\n  typeset issue.toml              在旁边生成 issue.pdf\n  typeset issue.toml --open       生成后打开\n  typeset issue.toml -o 简报.pdf  换一个文件名\n  typeset issue.toml -o 简报.docx 生成 Word 文件\n\n退出码：0 完成；1 内容有错误，或有 --deny 那一级的问题；2 用法不对、结果没能写出去，或程序出错。";
                En: "Examples:\n  typeset issue.toml              writes issue.pdf beside it\n  typeset issue.toml --open       and opens it\n  typeset issue.toml -o name.pdf  under another name\n  typeset issue.toml -o name.docx as a Word document\n\nExit codes: 0 done; 1 the issue has errors, or findings that --deny counts; 2 wrong use, something that could not be written, or an internal fault.";
            }),
            usage: say!(lang => Term { Zh: "用法："; En: "Usage:" }),
            commands: say!(lang => Term { Zh: "命令"; En: "Commands" }),
            arguments: say!(lang => Term { Zh: "参数"; En: "Arguments" }),
            options: say!(lang => Term { Zh: "选项"; En: "Options" }),
            one_of: say!(lang => Term { Zh: "可选："; En: "one of" }),
        }
    }

    /// Returns what a command does, if there is such a command; `template copy` is a command of a command.
    pub fn command(&self, name: &str) -> Option<&'static str> {
        command(name, self.lang)
    }

    /// Returns what an argument means, if there is such an argument.
    pub fn argument(&self, id: &str) -> Option<&'static str> {
        arguments::argument(id, self.lang)
    }
}

fn command(name: &str, lang: Lang) -> Option<Term> {
    Some(say!(lang => Term {
        match name {
            "build" => { Zh: "生成 PDF 或 Word 文件（不写命令时就是它）";
                         En: "Make the PDF or Word document (also without naming the command)" }
            "check" => { Zh: "校对：合计、前后是否一致、结构、用词、标点、版面、人名";
                         En: "Proofread: sums, agreement, structure, wording, punctuation, typography, names" }
            "preflight" => { Zh: "印前检查：看一个 PDF（自己的或别人给的）上机会出什么问题，用印刷厂的话说";
                             En: "Inspect a PDF, our own or another's, for what would go wrong on the press" }
            "explain" => { Zh: "说明一条校对规则或印前检查的一项：查什么、为什么、例子；不写代码就列出全部";
                           En: "Explain a rule of the proofreader or a check before printing; list all without a code" }
            "schema" => { Zh: "打印 issue.toml 或 publication.toml 的 JSON Schema，供编辑器补全和提示";
                          En: "Print the JSON Schema of issue.toml or publication.toml, for editors' completion" }
            "fonts" => { Zh: "列出每种用途由哪个字体承担，以及原因"; En: "List which font serves which role, and why" }
            "template" => { Zh: "查看和修改版式模板"; En: "See and change the layout templates" }
            "template copy" => { Zh: "把内置模板写到 templates 文件夹，改过的会代替内置的";
                                 En: "Write built-in templates to a folder; changed ones replace them" }
            "template diff" => { Zh: "显示改过的模板与内置的有哪些不同";
                                 En: "Show how changed templates differ from the built-in ones" }
            "template data" => { Zh: "打印模板读到的数据 data/issue.json，便于在 Typst 编辑器里改模板";
                                 En: "Print the data that templates read, data/issue.json, for work in a Typst editor" }
            "impose" => { Zh: "拼版：把本期或任何 PDF 拼成骑马订的小册子，或拼成打样";
                          En: "Put an issue or any PDF on sheets, as a booklet to stitch or as a proof" }
            "kit" => { Zh: "打包印刷厂要的全部文件：单页和拼版 PDF、印前检查单、印刷工单、印版预览、校验码";
                       En: "Pack all the print shop needs: pages, sheets, checklist, job ticket, pictures of the plates, hashes" }
            "next" => { Zh: "从这一期做下一期：期号加一，栏目、文章标题、表的样子带过来，要填的地方标“待填”";
                        En: "Make the next issue from this one: numbers go on, sections stay, what has to be filled in is marked 待填" }
            "extract" => { Zh: "取出 PDF 里附带的文件；归档用的 PDF 里是本期的全部来源文件";
                           En: "Take the files out of a PDF; an archive holds all sources of its issue" }
            "verify" => { Zh: "核对归档用的 PDF：用里面的文件重新生成一次；给两个文件时，看同一期的 PDF 和 Word 内容是否一致";
                          En: "Verify an archive by making it again from the files in it; with two files: whether they say the same" }
            "licenses" => { Zh: "打印程序和字体的许可证"; En: "Print the licences of the program and its fonts" }
            _ => { return None }
        }
    }))
}
