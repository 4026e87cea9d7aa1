//! Parts that are missing, double or broken.

use super::rule::Rule;

/// The rules of the family `S`.
pub(super) const RULES: &[&Rule] = &[];
