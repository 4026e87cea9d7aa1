//! Names of people and bodies.

mod rare_characters;
mod padded_names;
mod body_order;
mod roster_names;
mod names;

use super::rule::Rule;

/// The rules of the family `N`.
pub(super) const RULES: &[&Rule] =
    &[&rare_characters::RULE, &padded_names::RULE, &body_order::RULE, &roster_names::RULE];
