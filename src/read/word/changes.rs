//! Tracked changes and comments, which a document is not finished with.

use crate::messages::WordNote;
use crate::read::package::Element;

/// What holds the words of a change.
const WORDS: [&str; 8] = ["r", "hyperlink", "smartTag", "sdt", "fldSimple", "oMath", "customXml", "ins"];

/// Returns what change an element within a paragraph is; `None` if it is none, or holds nothing.
pub(super) fn change(element: &Element) -> Option<WordNote> {
    let what = match (element.space, &*element.name) {
        ("w", "ins") => WordNote::Insertions,
        ("w", "moveTo") => WordNote::Moves,
        ("w", "del") => WordNote::Deletions,
        _ => return None,
    };
    element.children().any(|child| WORDS.contains(&&*child.name)).then_some(what)
}

/// Returns whether a tracked change takes the mark of a paragraph away, so that it runs on into the next one.
pub(super) fn loses_mark(paragraph: &Element) -> bool {
    let mark = paragraph.at(&["w:pPr", "w:rPr"]);
    mark.is_some_and(|mark| mark.child("w:del").is_some() || mark.child("w:moveFrom").is_some())
}

/// Returns what change there is to the mark of a paragraph alone.
pub(super) fn change_of_mark(paragraph: &Element) -> Option<WordNote> {
    let mark = paragraph.at(&["w:pPr", "w:rPr"])?;
    let alone = |name: &str| mark.child(name).is_some() && paragraph.child(name).is_none();
    let inserted = alone("w:ins").then_some(WordNote::Insertions);
    inserted.or_else(|| alone("w:del").then_some(WordNote::Deletions))
}

/// Returns whether a tracked change gives a paragraph, or a piece of it, other looks.
pub(super) fn changes_looks(paragraph: &Element) -> bool {
    let changed = |element: &Element| ["w:pPrChange", "w:rPrChange"].iter().any(|name| element.child(name).is_some());
    let own = paragraph.child("w:pPr");
    let mark = own.and_then(|own| own.child("w:rPr"));
    let runs = paragraph.children().filter(|child| child.is("w:r")).filter_map(|run| run.child("w:rPr"));
    own.into_iter().chain(mark).chain(runs).any(changed)
}

/// Returns what changes there are to a row or a cell as a whole, by its properties.
pub(super) fn changes_of(properties: Option<&Element>) -> impl Iterator<Item = WordNote> {
    let has = |names: [&str; 2]| properties.is_some_and(|it| names.into_iter().any(|name| it.child(name).is_some()));
    let inserted = has(["w:ins", "w:cellIns"]).then_some(WordNote::Insertions);
    let deleted = has(["w:del", "w:cellDel"]).then_some(WordNote::Deletions);
    inserted.into_iter().chain(deleted)
}
