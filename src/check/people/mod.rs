//! Names of people and the order of bodies.

use super::rule::Rule;

/// The rules of the family `N`.
pub(super) const RULES: &[&Rule] = &[];
