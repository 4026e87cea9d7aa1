//! Sums that do not add up.

mod adding;
mod column_total_mismatch;
mod cross_total_mismatch;
mod coverage;
mod cumulative_fell;
mod doubts;
mod judging;
mod odd_figure;
mod part_exceeds_whole;
mod reasons;
mod report;
mod rounding_gap;
mod row_total_mismatch;
mod scopes;
mod shares_not_whole;
mod text_total_mismatch;
mod total_unchecked;
mod total_without_parts;

pub(super) use adding::add;
pub(super) use coverage::checked;
pub use coverage::{Checked, CheckedTotal, Untested};

use super::rule::rules;

rules! {
    "T101" "row-total-mismatch"    row_total_mismatch    Error;
    "T102" "column-total-mismatch" column_total_mismatch Error;
    "T103" "cross-total-mismatch"  cross_total_mismatch  Error;
    "T104" "total-without-parts"   total_without_parts   Warning;
    "T105" "part-exceeds-whole"    part_exceeds_whole    Warning;
    "T106" "shares-not-whole"      shares_not_whole      Warning;
    "T107" "cumulative-fell"       cumulative_fell       Warning;
    "T108" "text-total-mismatch"   text_total_mismatch   Warning;
    "T109" "rounding-gap"          rounding_gap          Info;
    "T110" "odd-figure"            odd_figure            Warning;
    "T111" "total-unchecked"       total_unchecked       Info;
}
