//! Figures, dates and names that do not agree with each other.

mod attendance_count;
mod board_count;
mod copy_beyond;
mod count_mismatch;
mod date_after_issue;
mod dates;
mod enumeration_gap;
mod few_copies;
mod figure_differs;
mod head_alike;
mod head_variant;
mod heads;
mod index_magnitude;
mod issue_number;
mod issue_sequence;
mod issue_year;
mod lookup;
mod months_broken;
mod no_such_date;
mod number_form;
mod period_mismatch;
mod printed_before;
mod rank_mismatch;
mod ranking_changed;
mod signed_after_issue;
mod title_variant;
mod weekday_mismatch;

use super::rule::rules;

rules! {
    "A101" "rank-mismatch"    rank_mismatch    Error;
    "A102" "period-mismatch"  period_mismatch  Warning;
    "A103" "months-broken"    months_broken    Warning;
    "A104" "issue-sequence"   issue_sequence   Warning;
    "A105" "issue-year"       issue_year       Warning;
    "A106" "head-variant"     head_variant     Warning;
    "A107" "count-mismatch"   count_mismatch   Warning;
    "A108" "enumeration-gap"  enumeration_gap  Warning;
    "A109" "title-variant"    title_variant    Warning;
    "A110" "no-such-date"     no_such_date     Error;
    "A111" "date-after-issue" date_after_issue Warning;
    "A112" "weekday-mismatch" weekday_mismatch Warning;
    "A113" "figure-differs"   figure_differs   Warning;
    "A114" "ranking-changed"  ranking_changed  Warning;
    "A115" "head-alike"       head_alike       Info;
    "A116" "issue-number"     issue_number     Error;
    "A117" "index-magnitude"  index_magnitude  Warning;
    "A118" "signed-after-issue" signed_after_issue Warning "GB/T 9704-2012 7.3.5.4";
    "A119" "printed-before"   printed_before   Warning;
    "A120" "few-copies"       few_copies       Warning;
    "A121" "number-form"      number_form      Warning;
    "A125" "board-count"      board_count      Warning;
    "A126" "attendance-count" attendance_count Warning;
    "A130" "copy-beyond"      copy_beyond      Warning;
}
