//! Sums that do not add up.

mod adding;
mod column_total_mismatch;
mod cross_total_mismatch;
mod cumulative_fell;
mod part_exceeds_whole;
mod reasons;
mod report;
mod rounding_gap;
mod row_total_mismatch;
mod shares_not_whole;
mod text_total_mismatch;
mod total_without_parts;

pub(super) use adding::sums;

use super::rule::Rule;

/// The rules of the family `T`.
pub(super) const RULES: &[&Rule] = &[
    &row_total_mismatch::RULE,
    &column_total_mismatch::RULE,
    &cross_total_mismatch::RULE,
    &total_without_parts::RULE,
    &part_exceeds_whole::RULE,
    &shares_not_whole::RULE,
    &cumulative_fell::RULE,
    &text_total_mismatch::RULE,
    &rounding_gap::RULE,
];
