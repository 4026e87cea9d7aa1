//! Parts that are missing, double or broken.

mod article_too_short;
mod attachment_missing;
mod board_reason_missing;
mod brief_too_long;
mod broken_paragraph;
mod caption_missing;
mod cell_overflow;
mod date_serial;
mod empty_lines;
mod head_form;
mod head_twice;
mod instruction_circulated;
mod instruction_unsigned;
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
mod wrapped_text;

use super::rule::rules;

rules! {
    "S101" "caption-missing"         caption_missing         Warning;
    "S102" "picture-caption-missing" picture_caption_missing Info;
    "S103" "label-twice"             label_twice             Warning;
    "S104" "head-twice"              head_twice              Warning;
    "S105" "empty-lines"             empty_lines             Info;
    "S106" "placeholders-mixed"      placeholders_mixed      Info;
    "S107" "broken-paragraph"        broken_paragraph        Warning;
    "S108" "repeated-passage"        repeated_passage        Warning;
    "S109" "title-repeated"          title_repeated          Info;
    "S110" "source-missing"          source_missing          Warning;
    "S111" "section-empty"           section_empty           Warning;
    "S112" "brief-too-long"          brief_too_long          Info;
    "S113" "article-too-short"       article_too_short       Info;
    "S114" "numbering-out-of-order"  numbering_out_of_order  Warning;
    "S115" "level-skipped"           level_skipped           Warning;
    "S116" "title-too-long"          title_too_long          Info;
    "S117" "title-end-mark"          title_end_mark          Warning;
    "S118" "notice-too-long"         notice_too_long         Info;
    "S119" "no-such-figure"          no_such_figure          Warning;
    "S120" "title-twice"             title_twice             Warning;
    "S121" "cell-overflow"           cell_overflow           Error;
    "S122" "date-serial"             date_serial             Warning;
    "S123" "wrapped-text"            wrapped_text            Warning;
    "S124" "attachment-missing"      attachment_missing      Warning "GB/T 9704-2012 7.3.4";
    "S125" "instruction-unsigned"    instruction_unsigned    Warning;
    "S126" "instruction-circulated"  instruction_circulated  Warning;
    "S127" "head-form"               head_form               Warning "GB/T 9704-2012 7.2.3";
    "S131" "board-reason-missing"    board_reason_missing    Info;
}
