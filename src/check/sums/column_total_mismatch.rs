//! T102: a total at the foot of a column that its parts do not add up to.

use crate::check::rule::{Findings, Subject};
use crate::messages::TotalSort;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    super::report::report(subject, TotalSort::Column, found);
}
