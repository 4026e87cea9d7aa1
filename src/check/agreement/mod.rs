//! Figures, dates and names that do not agree with each other.

use super::rule::Rule;

/// The rules of the family `A`.
pub(super) const RULES: &[&Rule] = &[];
