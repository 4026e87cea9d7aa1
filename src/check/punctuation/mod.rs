//! Punctuation marks and the way of writing numbers.

mod bracket_numbering_pause;
mod broken_number;
mod caption_stop;
mod dash_form;
mod digit_grouping;
mod document_number_brackets;
mod dotted_date;
mod doubled_mark;
mod ellipsis_form;
mod ellipsis_with_deng;
mod full_width_characters;
mod half_width_brackets;
mod half_width_mark;
mod list_end_mixed;
mod mark_at_start;
mod markup_left;
mod mixed_width_brackets;
mod numbering_pause;
mod padded_date;
mod padded_number;
mod pairing;
mod pause_between_quotes;
mod percent_range;
mod range_hyphen;
mod short_year;
mod space_in_sentence;
mod spacing_mixed;
mod straight_quotes;
mod telephone_dash;
pub(super) mod text;
mod units_mixed;
mod unpaired_mark;
mod year_styles_mixed;
mod year_zero;

use super::rule::Rule;

/// The rules of the family `P`.
pub(super) const RULES: &[&Rule] = &[
    &unpaired_mark::RULE,
    &mixed_width_brackets::RULE,
    &half_width_brackets::RULE,
    &half_width_mark::RULE,
    &document_number_brackets::RULE,
    &padded_number::RULE,
    &padded_date::RULE,
    &telephone_dash::RULE,
    &full_width_characters::RULE,
    &pause_between_quotes::RULE,
    &ellipsis_with_deng::RULE,
    &ellipsis_form::RULE,
    &dash_form::RULE,
    &straight_quotes::RULE,
    &doubled_mark::RULE,
    &space_in_sentence::RULE,
    &spacing_mixed::RULE,
    &year_zero::RULE,
    &year_styles_mixed::RULE,
    &units_mixed::RULE,
    &short_year::RULE,
    &dotted_date::RULE,
    &list_end_mixed::RULE,
    &markup_left::RULE,
    &mark_at_start::RULE,
    &caption_stop::RULE,
    &numbering_pause::RULE,
    &bracket_numbering_pause::RULE,
    &broken_number::RULE,
    &digit_grouping::RULE,
    &range_hyphen::RULE,
    &percent_range::RULE,
];
