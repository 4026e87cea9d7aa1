//! Parts that are missing, double or broken.

mod article_too_short;
mod brief_too_long;
mod broken_paragraph;
mod caption_missing;
mod empty_lines;
mod head_twice;
mod label_twice;
mod level_skipped;
mod no_such_figure;
mod notice_too_long;
mod numbering;
mod numbering_out_of_order;
mod picture_caption_missing;
mod placeholders_mixed;
mod repeated_passage;
mod repeats;
mod section_empty;
mod source_missing;
mod text;
mod title_end_mark;
mod title_repeated;
mod title_too_long;
mod title_twice;

use super::rule::Rule;

/// The rules of the family `S`.
pub(super) const RULES: &[&Rule] = &[
    &caption_missing::RULE,
    &picture_caption_missing::RULE,
    &label_twice::RULE,
    &head_twice::RULE,
    &empty_lines::RULE,
    &placeholders_mixed::RULE,
    &broken_paragraph::RULE,
    &repeated_passage::RULE,
    &title_repeated::RULE,
    &source_missing::RULE,
    &section_empty::RULE,
    &brief_too_long::RULE,
    &article_too_short::RULE,
    &numbering_out_of_order::RULE,
    &level_skipped::RULE,
    &title_too_long::RULE,
    &title_end_mark::RULE,
    &notice_too_long::RULE,
    &no_such_figure::RULE,
    &title_twice::RULE,
];
