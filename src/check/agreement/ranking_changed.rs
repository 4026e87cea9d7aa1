//! A114: a month of a ranking that the issue before gave otherwise.

use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;
use crate::model::Value;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let Some(before) = subject.previous else { return };
    for ranking in subject.issue.rankings() {
        let name = ranking.place.value.trim();
        let mut same = before.rankings().filter(|old| old.place.value.trim() == name);
        let (Some(old), None) = (same.next(), same.next()) else { continue };
        for row in &ranking.rows {
            let Some(was) = old.rows.iter().find(|was| was.month == row.month) else { continue };
            let (Some(rank), Some(rank_before)) = (row.rank, was.rank) else { continue };
            if rank_before != rank || Value::of(&was.index.value) != Value::of(&row.index.value) {
                let said = |index: &str, rank: u32| format!("{index}，第{rank}位");
                let fault = AgreementFault::RankingChanged {
                    place: name.to_owned(),
                    month: row.month.to_string(),
                    before: said(&was.index.value, rank_before),
                    now: said(&row.index.value, rank),
                };
                found.add(fault, row.index.place.clone());
            }
        }
    }
}
