//! T103: a total at the end of the row of totals that its parts do not add up to.

use crate::check::rule::{Findings, Subject};
use crate::messages::TotalSort;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    super::report::report(subject, TotalSort::Cross, found);
}
