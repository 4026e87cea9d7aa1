//! Sums that do not add up.

use super::rule::Rule;

/// The rules of the family `T`.
pub(super) const RULES: &[&Rule] = &[];
