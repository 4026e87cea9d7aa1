//! A115: heads of columns in two tables that may mean the same.

use super::head_variant::each_pair;
use crate::check::rule::{Findings, Subject};

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    each_pair(subject, false, found);
}
