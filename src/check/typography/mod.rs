//! What is seen on the finished pages only.

mod badly_spaced_line;
mod imprint_on_odd_page;
mod lone_character;
mod misplaced_text;
mod nearly_empty_page;
mod no_text_on_first_page;
mod page_over_booklet;
mod printed;
mod stranded_heading;

use super::rule::Rule;

/// The rules of the family `L`.
pub(super) const RULES: &[&Rule] = &[
    &lone_character::RULE,
    &stranded_heading::RULE,
    &badly_spaced_line::RULE,
    &misplaced_text::RULE,
    &nearly_empty_page::RULE,
    &imprint_on_odd_page::RULE,
    &page_over_booklet::RULE,
    &no_text_on_first_page::RULE,
];
