//! Words that are wrong or outdated.

mod wrong_word;
mod until_word;
mod wrong_particle;
mod redundant_words;
mod missing_words;
mod regulation_name;
mod outdated_body;
mod name_variants;
pub(in crate::check) mod own_words;
mod traditional;
mod doubled_words;
mod words;
mod lexicon;
pub(in crate::check) mod text;
mod when;

use super::rule::Rule;

/// The rules of the family `W`.
pub(super) const RULES: &[&Rule] = &[
    &wrong_word::RULE,
    &until_word::RULE,
    &wrong_particle::RULE,
    &redundant_words::RULE,
    &missing_words::RULE,
    &regulation_name::RULE,
    &outdated_body::RULE,
    &name_variants::RULE,
    &own_words::RULE,
    &traditional::RULE,
    &doubled_words::RULE,
];
