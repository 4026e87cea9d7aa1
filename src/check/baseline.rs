//! Findings that are known and not shown again.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::diag::Diagnostic;
use crate::source::Sources;

/// The findings of one run, by what makes them the same in the next one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    /// The findings, in the order of the files.
    pub findings: Vec<Known>,
}

/// What makes a finding the same: not its line, which moves when others are edited.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Known {
    /// The rule.
    pub code: String,
    /// The file, without its folders.
    pub file: String,
    /// The sheet and cell, in a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// The text that the finding quotes.
    pub quote: String,
}

impl Baseline {
    /// Takes the rules' findings of a run for known.
    pub fn of(found: &[Diagnostic], sources: &Sources) -> Self {
        Self { findings: found.iter().filter_map(|finding| known(finding, sources)).collect() }
    }

    /// Takes out of some findings those that are known, each as often as it is known.
    pub fn remove_from(&self, found: &mut Vec<Diagnostic>, sources: &Sources) {
        let mut left: HashMap<&Known, usize> = HashMap::new();
        self.findings.iter().for_each(|known| *left.entry(known).or_default() += 1);
        found.retain(|finding| {
            let count = known(finding, sources).and_then(|known| left.get_mut(&known).filter(|count| **count > 0));
            count.map(|count| *count -= 1).is_none()
        });
    }
}

fn known(finding: &Diagnostic, sources: &Sources) -> Option<Known> {
    let (code, place) = (finding.rule?.to_owned(), finding.place.as_ref()?);
    let name = sources.name(place.file);
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    let cell = sources.cell(place).map(|(sheet, address)| format!("{sheet}!{address}"));
    let quote = sources.text(place.file).get(place.range.clone()).unwrap_or_default().to_owned();
    Some(Known { code, file, cell, quote })
}
