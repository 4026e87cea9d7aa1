//! The families of rules.

use super::rule::Rule;
use super::{agreement, people, punctuation, structure, sums, typography, wording};

/// The families of rules, in the order of their letters' meaning: a name for each, and its rules.
pub const FAMILIES: &[(char, &[Rule])] = &[
    ('T', sums::RULES),
    ('A', agreement::RULES),
    ('S', structure::RULES),
    ('W', wording::RULES),
    ('P', punctuation::RULES),
    ('L', typography::RULES),
    ('N', people::RULES),
];

/// Returns all rules.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|(_, rules)| rules.iter())
}

/// Finds a rule by its code or name.
pub fn rule(word: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code.eq_ignore_ascii_case(word) || rule.name == word)
}
