//! What the rules of the checker say, a file for each family; what stands around their own texts.

mod sums;
mod agreement;
mod structure;
mod wording;
mod punctuation;
mod typography;
mod people;

use super::{Lang, Term};

pub use agreement::{AgreementFault, IssueValue};
pub use people::PeopleFault;
pub use punctuation::PunctuationFault;
pub use structure::StructureFault;
pub use sums::{OddFigure, SumFault, SumReason, TotalSort, Unsummed, WrongLine};
pub use typography::TypographyFault;
pub use wording::WordingFault;

/// The head of the English part of a rule's text, and that of its examples; the Chinese part is before both.
const PARTS: [&str; 2] = ["\n## English\n", "\n## 例\n"];

words! {
    /// The words around the texts of rules.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct RuleWords {
        /// The head of the reference.
        reference: Term => {
            Zh: "# 校对规则\n\n由 `typeset explain --all` 生成。\n";
            En: "# The rules of the proofreader\n\nMade by `typeset explain --all --lang en`.\n";
        }
        /// The line before examples.
        examples: Term => {
            Zh: "例（bad 要报，good 不报）：";
            En: "Examples (bad must be found, good must not):";
        }
    }
}

impl Lang {
    /// Returns the title of a rule, of its code, its name and its text, which has no title but in Chinese.
    pub fn rule_title(self, code: &str, name: Term, about: Term) -> Term {
        let first = about.lines().next().unwrap_or_default();
        say!(self => Term { Zh: first.trim_start_matches('#').trim().trim_start_matches(code).trim(); En: name })
    }

    /// Returns the part of a rule's text that is in this language, without title and examples.
    pub fn rule_text(self, about: Term) -> Term {
        let (about, _) = about.split_once(PARTS[1]).unwrap_or((about, ""));
        let (zh, en) = about.split_once(PARTS[0]).unwrap_or((about, ""));
        let (_title, zh) = zh.split_once('\n').unwrap_or_default();
        say!(self => Term { Zh: zh.trim(); En: en.trim() })
    }
}

/// Returns the examples in a rule's text, which serve every language.
pub fn rule_examples(about: &str) -> &str {
    about.split_once(PARTS[1]).map_or("", |(_, examples)| examples.trim())
}
