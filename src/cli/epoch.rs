//! The moment that stands for the time of the run, by the SOURCE_DATE_EPOCH convention.

use crate::diag::{Diagnostic, Severity};
use crate::messages::Problem;

/// The last second of the year 9999, counted from 1970; no date of PDF has more digits.
const LAST_SECOND: i64 = 253_402_300_799;

/// Returns the moment, if it is a time of the years 1970 to 9999.
pub(super) fn epoch() -> Option<i64> {
    asked().and_then(Result::ok)
}

/// Returns what is to be said of a moment that is none.
pub(super) fn doubt() -> Option<Diagnostic> {
    let text = asked()?.err()?;
    Some(Diagnostic::new(Problem::Epoch { text }, Severity::Warning, None))
}

/// Returns what the variable says, or its text where that is no time.
fn asked() -> Option<Result<i64, String>> {
    let text = std::env::var("SOURCE_DATE_EPOCH").ok().filter(|text| !text.is_empty())?;
    let seconds = text.parse().ok().filter(|seconds| (0..=LAST_SECOND).contains(seconds));
    Some(seconds.ok_or(text))
}
