//! S141: the mark of a note where none can be: in a title, a table, a caption.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::{Form, footnote_mark};
use crate::source::Located;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let mut look = |text: &Located<String>, table: bool| {
        let mark = text.value.match_indices("[^").find_map(|(at, _)| Some((at, footnote_mark(&text.value[at..])?)));
        if let Some((at, length)) = mark {
            let mark = text.value[at..at + length].to_owned();
            found.add(StructureFault::NoteMisplaced { mark, table }, text.place.clone());
        }
    };
    subject.issue.words(&mut |words| {
        words.pieces.iter().filter(|_| words.form == Form::Alone).for_each(|text| look(text, false));
    });
    subject.issue.tables().flat_map(|table| table.printed_rows().flatten()).for_each(|cell| look(cell, true));
}
