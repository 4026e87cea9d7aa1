//! `typeset explain CODE`: what a rule says, why, and an example; what a check of a PDF means.

use super::args::ExplainArgs;
use super::exit::{DONE, FAILED};
use super::terminal::Terminal;
use crate::check;
use crate::messages::{Check, Lang, Status};

pub(super) fn explain(args: ExplainArgs, terminal: &Terminal) -> u8 {
    let chinese = terminal.lang == Lang::Zh;
    if args.all {
        terminal.print(reference(chinese).trim_end());
        return DONE;
    }
    let Some(code) = &args.code else {
        for rule in check::rules() {
            terminal.print(&format!("{}\t{}\t{}", rule.code, rule.name, rule.title(chinese)));
        }
        for check in Check::ALL {
            terminal.print(&format!("{}\tpreflight\t{}", check.code(), check.words(terminal.lang).0));
        }
        return DONE;
    };
    if let Some(check) = Check::ALL.iter().find(|check| check.code().eq_ignore_ascii_case(code)) {
        let (what, remedy) = check.words(terminal.lang);
        terminal.print(&format!("# {} {what}\n\n{remedy}", check.code()));
        return DONE;
    }
    let Some(rule) = check::rule(code) else {
        terminal.error(&Status::NoRule { code: code.clone() });
        return FAILED;
    };
    terminal.print(rule.page(chinese).trim_end());
    DONE
}

/// Returns the reference of all rules, as Markdown.
fn reference(chinese: bool) -> String {
    let head = if chinese {
        "# 校对规则\n\n由 `typeset explain --all` 生成。\n"
    } else {
        "# The rules of the proofreader\n\nMade by `typeset explain --all --lang en`.\n"
    };
    let pages = check::rules().map(|rule| rule.page(chinese).replacen("# ", "## ", 1));
    std::iter::once(head.to_owned()).chain(pages).collect::<Vec<_>>().join("\n")
}
