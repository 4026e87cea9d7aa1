//! Chinese text, character by character: what sort a character is of, how wide it is, numerals, words.
//!
//! Several notions look alike and are not. An ideograph ([`is_ideograph`]) is
//! what names and words are written with. Chinese text ([`is_cjk`]) has marks
//! ([`is_mark`]), kana and full-width forms besides. [`is_em_wide`] says
//! nothing of scripts, but how much room a character takes up.

mod breaks;
mod clusters;
mod kinds;
mod marks;
mod numerals;
mod radicals;
mod raised;
mod scripts;
mod typed;
mod width;
mod words;

pub use breaks::line_breaks;
pub use clusters::{cluster_bounds, crowded};
pub use kinds::{is_basic_ideograph, is_cjk, is_ideograph, is_private, is_word_ideograph};
pub use marks::{JOINER, SPLITTER, is_invisible, is_mark};
pub use numerals::{circled, is_numeral, legal_numeral, number, numeral, numeral_digits, read_numeral};
pub use radicals::unified;
pub use raised::{leveled, lowered, raised};
pub use scripts::{Look, SCRIPT_SHIFT, SCRIPT_SIZE, Script, flat, script, scripts};
pub use typed::has_number;
pub use width::{half_width, is_em_wide, narrow, widen};
pub use words::{cuts_word, words};
