//! Words that are wrong or outdated.

use super::rule::Rule;

/// The rules of the family `W`.
pub(super) const RULES: &[&Rule] = &[];
