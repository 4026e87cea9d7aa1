//! A117: an index of a ranking that is of another order of magnitude than those of the other months.

use rust_decimal::Decimal;

use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;
use crate::model::drawable;

/// So many times as great as the others, or as small, is no change of a month.
const TIMES: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for ranking in subject.issue.rankings() {
        let worths: Vec<Decimal> = ranking.rows.iter().filter_map(|row| drawable(&row.index.value)).collect();
        if worths.len() < ranking.rows.len() || worths.iter().any(|worth| *worth <= Decimal::ZERO) {
            continue;
        }
        for (at, row) in ranking.rows.iter().enumerate() {
            let mut others = worths.clone();
            let own = others.remove(at);
            others.sort_unstable();
            let Some(usual) = others.get(others.len() / 2).copied() else { continue };
            // Of two that differ it cannot be told which is wrong; the first is shown.
            let far = own >= usual * TIMES || usual >= own * TIMES;
            if far && (worths.len() > 2 || at == 0) {
                let month = format!("{}年{}月", row.month.year, row.month.month);
                let fault = AgreementFault::Magnitude { month, index: own.to_string(), usual: usual.to_string() };
                found.add(fault, row.index.place.clone());
            }
        }
    }
}
