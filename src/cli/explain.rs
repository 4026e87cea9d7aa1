//! `typeset explain CODE`: what a rule says, why, and an example; what a check of a PDF means.

use super::args::ExplainArgs;
use super::exit::{DONE, FAILED};
use super::harmless::one_line;
use super::terminal::Terminal;
use crate::check;
use crate::messages::{Check, Lang, RuleWords, Status};

pub(super) fn explain(args: ExplainArgs, terminal: &Terminal) -> u8 {
    if args.all {
        terminal.print(reference(terminal.lang).trim_end());
        return DONE;
    }
    let Some(code) = &args.code else {
        for rule in check::rules() {
            terminal.print(&format!("{}\t{}\t{}", rule.code, rule.name, rule.title(terminal.lang)));
        }
        for check in Check::ALL {
            terminal.print(&format!("{}\tpreflight\t{}", check.code(), check.words(terminal.lang).message));
        }
        return DONE;
    };
    if let Some(check) = Check::ALL.iter().find(|check| check.code().eq_ignore_ascii_case(code)) {
        let words = check.words(terminal.lang);
        terminal.print(&format!("# {} {}\n\n{}", check.code(), words.message, words.hint.unwrap_or_default()));
        return DONE;
    }
    let Some(rule) = check::rule(code) else {
        terminal.error(&Status::NoRule { code: one_line(code).into_owned() });
        return FAILED;
    };
    terminal.print(rule.page(terminal.lang).trim_end());
    DONE
}

/// Returns the reference of all rules, as Markdown.
fn reference(lang: Lang) -> String {
    let pages = check::rules().map(|rule| rule.page(lang).replacen("# ", "## ", 1));
    std::iter::once(RuleWords::of(lang).reference.to_owned()).chain(pages).collect::<Vec<_>>().join("\n")
}
