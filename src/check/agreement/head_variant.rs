//! A106: the same measure headed differently in two tables with otherwise equal heads.

use super::heads::{pairs, place};
use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;
use crate::model::Table;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    each_pair(subject, true, found);
}

/// Most tables that are compared with each other.
const MOST_TABLES: usize = 12;

/// Reports heads that are alike, with the same heads beside them or not.
pub(super) fn each_pair(subject: &Subject, framed: bool, found: &mut Findings) {
    let tables: Vec<&Table> = subject.issue.tables().take(MOST_TABLES).collect();
    for (index, second) in tables.iter().enumerate() {
        for first in &tables[..index] {
            for pair in pairs(first, second).iter().filter(|pair| pair.framed == framed) {
                let fault = AgreementFault::Head { found: pair.second.value.clone(), other: pair.first.value.clone() };
                found.add_with(fault, place(pair.second), vec![place(pair.first)], None);
            }
        }
    }
}
