//! S101: a table or chart without a caption.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::Item;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for section in &subject.issue.sections {
        // A table that stands alone under the head of its section is named by that.
        if section.title.is_some() && section.items.len() == 1 {
            continue;
        }
        for item in &section.items {
            let (place, chart) = match item {
                Item::Table(table) if table.title.is_none() => (&table.place, false),
                Item::Chart(chart) if chart.title.is_none() => (&chart.place, true),
                _ => continue,
            };
            found.add(StructureFault::CaptionMissing { chart }, place.clone());
        }
    }
}
