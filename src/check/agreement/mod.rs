//! Figures, dates and names that do not agree with each other.

mod count_mismatch;
mod date_after_issue;
mod dates;
mod enumeration_gap;
mod figure_differs;
mod head_alike;
mod head_variant;
mod heads;
mod issue_sequence;
mod issue_year;
mod lookup;
mod months_broken;
mod no_such_date;
mod period_mismatch;
mod rank_mismatch;
mod ranking_changed;
mod title_variant;
mod weekday_mismatch;

use super::rule::Rule;

/// The rules of the family `A`.
pub(super) const RULES: &[&Rule] = &[
    &rank_mismatch::RULE,
    &period_mismatch::RULE,
    &months_broken::RULE,
    &issue_sequence::RULE,
    &issue_year::RULE,
    &head_variant::RULE,
    &count_mismatch::RULE,
    &enumeration_gap::RULE,
    &title_variant::RULE,
    &no_such_date::RULE,
    &date_after_issue::RULE,
    &weekday_mismatch::RULE,
    &figure_differs::RULE,
    &ranking_changed::RULE,
    &head_alike::RULE,
];
