//! Punctuation marks and the way of writing numbers.

use super::rule::Rule;

/// The rules of the family `P`.
pub(super) const RULES: &[&Rule] = &[];
