//! What stands before a text: an editor's note, and instructions.

use serde::Serialize;

use super::headings::Numbering;
use super::inline::{Block, blocks};
use super::places::{Marker, Marks, Number};
use super::typography::polish;
use crate::fonts::Measure;
use crate::model;
use crate::source::Located;

/// An editor's note.
#[derive(Debug, Clone, Serialize)]
pub struct EditorNote {
    /// The words before it, colon included.
    pub label: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Where the label was written.
    pub places: Marks,
}

/// The box with what superiors have written.
#[derive(Debug, Clone, Serialize)]
pub struct Instructions {
    /// The words above them.
    pub title: &'static str,
    /// The instructions, in their order.
    pub entries: Vec<Instruction>,
}

/// An instruction.
#[derive(Debug, Clone, Serialize)]
pub struct Instruction {
    /// Its text.
    pub blocks: Vec<Block>,
    /// Who wrote it, and when.
    pub by: Vec<Said>,
}

/// A text and where it was written.
#[derive(Debug, Clone, Serialize)]
pub struct Said {
    /// The text.
    pub text: String,
    /// Where it was written.
    pub place: Number,
}

/// The words before an editor's note where the editor gives none.
const LABEL: &str = "编者按";
/// Size of the particulars below a title in pt, 四号.
const INFO_SIZE: f64 = 14.0;

/// Breaks the particulars below a title into lines that fit a measure in pt, between two of them.
pub(super) fn info(
    texts: &[Located<String>],
    measure: f64,
    kai: &Measure,
    marker: &mut Marker,
) -> (Vec<String>, Vec<Option<Number>>) {
    let mut lines: Vec<std::ops::Range<usize>> = Vec::new();
    let mut width = 0.0;
    for (n, text) in texts.iter().enumerate() {
        let own = kai.em(&polish(&text.value)) * INFO_SIZE;
        match lines.last_mut().filter(|_| width + INFO_SIZE + own <= measure) {
            Some(line) => (line.end, width) = (n + 1, width + INFO_SIZE + own),
            None => {
                lines.push(n..n + 1);
                width = own;
            }
        }
    }
    let line = |range: std::ops::Range<usize>| marker.row("", &texts[range], "");
    lines.into_iter().filter_map(line).map(|(text, number)| (text, Some(number))).unzip()
}

/// Builds an editor's note.
pub(super) fn editor_note(note: &model::EditorNote, marker: &mut Marker) -> EditorNote {
    let words = note.label.as_ref().map_or(LABEL.to_owned(), |label| polish(&label.value));
    let label = format!("{words}：");
    let places = Marks::default().with("label", note.label.as_ref().map(|text| marker.text(&label, "", text)));
    EditorNote { label, blocks: blocks(&note.body.blocks, &mut Numbering::default(), marker, None, ""), places }
}

/// Builds the box of instructions; `None` if there are none.
pub(super) fn instructions(list: &[model::Instruction], marker: &mut Marker) -> Option<Instructions> {
    let entry = |instruction: &model::Instruction| {
        let by = instruction.by.as_ref().map(|by| {
            let text = polish(&by.value);
            Said { place: marker.text(&text, "", by), text }
        });
        let date = instruction.date.as_ref().map(|(moment, place)| {
            let text = polish(&moment.to_string());
            Said { place: marker.whole(&text, place), text }
        });
        let blocks = blocks(&instruction.body.blocks, &mut Numbering::default(), marker, None, "");
        Instruction { blocks, by: by.into_iter().chain(date).collect() }
    };
    let entries: Vec<Instruction> = list.iter().map(entry).collect();
    (!entries.is_empty()).then_some(Instructions { title: "领导批示", entries })
}
