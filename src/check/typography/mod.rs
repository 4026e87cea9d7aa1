//! What is seen on the finished pages only.

mod badly_spaced_line;
mod imprint_on_odd_page;
mod lone_character;
mod misplaced_text;
mod nearly_empty_page;
mod no_text_on_first_page;
mod page_over_booklet;
mod printed;
mod small_name;
mod stranded_heading;
mod substitute_face;

use super::rule::rules;

rules! {
    "L101" "lone-character"        lone_character        Warning;
    "L102" "stranded-heading"      stranded_heading      Warning;
    "L103" "badly-spaced-line"     badly_spaced_line     Info;
    "L104" "misplaced-text"        misplaced_text        Error;
    "L105" "nearly-empty-page"     nearly_empty_page     Info;
    "L108" "imprint-on-odd-page"   imprint_on_odd_page   Info;
    "L109" "page-over-booklet"     page_over_booklet     Info;
    "L110" "no-text-on-first-page" no_text_on_first_page Info    "GB/T 9704-2012 7.3.3";
    "L111" "substitute-face"       substitute_face       Info;
    "L112" "small-name"            small_name            Warning;
}
