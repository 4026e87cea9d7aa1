//! What is seen on the finished pages only.

use super::rule::Rule;

/// The rules of the family `L`.
pub(super) const RULES: &[&Rule] = &[];
