//! Reads TOML as office staff write it: says at its line what a parser trips over, and how the line should be.
//!
//! The parser says whether a file is TOML; only of a file that is not, this tells why. It reads on behind every slip,
//! and makes good in a copy what it was told of, so that the rest of the file is understood as it was meant.

mod bare;
mod entry;
mod head;
mod list;
mod marks;
mod outline;
mod repair;
mod scanner;
mod stray;
mod text;
mod words;

use std::collections::BTreeSet;

use serde_json::Value as Schema;

use crate::messages::Syntax;

pub(super) use bare::meant;
pub(super) use marks::line_of;
pub(super) use repair::Repair;
pub(super) use scanner::Slip;
pub(super) use words::{choice_of, key_of, kind_of};

/// Finds what is wrong with the grammar of a text, one slip a line; of blanks that are none the first only.
pub(super) fn scan(text: &str, schema: &Schema) -> (Vec<Slip>, Repair) {
    let mut scanner = scanner::Scanner::new(text, schema);
    while scanner.at < text.len() && scanner.slips.len() < scanner::LIMIT {
        scanner.line();
    }
    // Of what is not looked at nothing is read either.
    scanner.drop(scanner.at.min(text.len())..text.len());
    let scanner::Scanner { mut slips, edits, .. } = scanner;
    slips.sort_by_key(|slip| (slip.what == Syntax::OddBlank, slip.range.start));
    let repair = Repair::new(edits);
    let mut lines = BTreeSet::new();
    slips.retain(|slip| lines.insert(line_of(text, slip.range.start).start));
    for slip in slips.iter_mut().filter(|slip| slip.what != Syntax::OddBlank) {
        slip.line = repair.line(text, line_of(text, slip.range.start));
    }
    (slips, repair)
}
